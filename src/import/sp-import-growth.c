/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-growth.h"

#include <glib/gi18n-lib.h>

#define CATEGORY_OTHER 3

/* area: of a phase, NULL = none named; differs: rows name several. */
typedef struct { char *name; guint row; char *area[2]; gboolean differs; } Growth;

struct _SpImportGrowths
{
  guint       areas, shares; /* tables of the stage */
  gint        number;        /* for the next one */
  GPtrArray  *made;          /* Growth, in the order of the file */
  GHashTable *by_name;       /* casefolded name -> Growth, borrowed */
};

static void
free_growth (gpointer data)
{
  Growth *self = data;

  g_free (self->name);
  g_free (self->area[0]);
  g_free (self->area[1]);
  g_free (self);
}

/* Beyond those of the plan, and of the files before this one in the same import. */
static gint
first_number (const SpImportRun *run)
{
  gint most = 0;

  for (guint i = 0; i < run->plan->n_growth_areas; i++)
    if (run->plan->growth_areas[i].category == CATEGORY_OTHER)
      most = MAX (most, run->plan->growth_areas[i].number);
  return most + 1 + (gint) sp_stage_get_n_rows (run->stage);
}

SpImportGrowths *
sp_import_growths_new (SpImportRun *run)
{
  SpImportGrowths *self = g_new0 (SpImportGrowths, 1);

  self->areas = sp_stage_add_table (run->stage, "growth_area", "name* category! number!");
  self->shares = sp_stage_add_table (run->stage, "growth_area_share",
                                     "growth_area_id:growth_area.name* area_id:planning_area.code* share");
  self->number = first_number (run);
  self->made = g_ptr_array_new_with_free_func (free_growth);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
sp_import_growths_free (SpImportGrowths *self)
{
  g_ptr_array_unref (self->made);
  g_hash_table_unref (self->by_name);
  g_free (self);
}

static gboolean
plan_has (const SpImportRun *run, const char *folded)
{
  for (guint i = 0; i < run->plan->n_growth_areas; i++)
    {
      g_autofree char *own = g_utf8_casefold (run->plan->growth_areas[i].name, -1);

      if (g_str_equal (own, folded))
        return TRUE;
    }
  return FALSE;
}

static Growth *
make_growth (SpImportGrowths *self, SpImportRun *run, const char *name)
{
  Growth *growth = g_new0 (Growth, 1);

  growth->name = g_strdup (name);
  growth->row = run->row;
  g_ptr_array_add (self->made, growth);
  sp_import_stage (run, self->areas);
  sp_stage_add_text (run->stage, name);
  sp_stage_add_whole (run->stage, CATEGORY_OTHER);
  sp_stage_add_whole (run->stage, self->number++);
  return growth;
}

void
sp_import_growths_meet (SpImportGrowths *self, SpImportRun *run, const char *name, const char *primary, const char *secondary)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  Growth *growth = g_hash_table_lookup (self->by_name, folded);
  const char *named[] = { primary, secondary };

  if (!growth && plan_has (run, folded))
    return;
  if (!growth)
    {
      growth = make_growth (self, run, name);
      g_hash_table_insert (self->by_name, g_steal_pointer (&folded), growth);
    }
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      growth->differs |= named[i] && growth->area[i] && !g_str_equal (named[i], growth->area[i]);
      if (named[i] && !growth->area[i])
        growth->area[i] = g_strdup (named[i]);
    }
}

static const SpArea *
find_area (const SpImportRun *run, const char *code)
{
  for (guint i = 0; code && i < run->plan->n_areas; i++)
    if (g_str_equal (run->plan->areas[i].code, code))
      return &run->plan->areas[i];
  return NULL;
}

static void
stage_share (const SpImportGrowths *self, SpImportRun *run, const Growth *growth, const SpArea *area)
{
  if (!area)
    return;
  sp_stage_add_row (run->stage, self->shares, run->label, growth->row);
  sp_stage_add_text (run->stage, growth->name);
  sp_stage_add_text (run->stage, area->code);
  sp_stage_add_real (run->stage, 1);
}

static void
tell (const SpImportRun *run, const Growth *growth, const SpArea *first, const SpArea *second)
{
  g_autofree char *areas = first && second ? g_strdup_printf (_("%s and %s"), first->name, second->name)
                                           : g_strdup (first ? first->name : second ? second->name : NULL);

  if (areas)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "growth-area-added", run->label, growth->row, 0, NULL,
                          _("the plan had no growth area “%s”, so it was added, with all its pupils going to %s. Look that it is not one of "
                            "the plan’s under another name."), growth->name, areas);
  else
    sp_finding_tally_add (run->tally, SP_FINDING_WARNING, "growth-area-added", run->label, growth->row, 0, NULL,
                          growth->differs
                              ? _("the plan had no growth area “%s”, so it was added. Its rows name several planning areas, so which of them "
                                  "takes which share of its pupils has to be said, as with edit PLAN growth-area-share.")
                              : _("the plan had no growth area “%s”, so it was added. Its rows name no planning area of the plan, so which "
                                  "takes its pupils has to be said, as with edit PLAN growth-area-share."), growth->name);
}

void
sp_import_growths_end (SpImportGrowths *self, SpImportRun *run)
{
  for (guint i = 0; i < self->made->len; i++)
    {
      const Growth *growth = g_ptr_array_index (self->made, i);
      const SpArea *first = growth->differs ? NULL : find_area (run, growth->area[0]);
      const SpArea *second = growth->differs ? NULL : find_area (run, growth->area[1]);

      stage_share (self, run, growth, first);
      stage_share (self, run, growth, second);
      tell (run, growth, first, second);
    }
}
