/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-project-row.h"

#include "sp-funding.h"
#include "sp-project-places.h"
#include "sp-waterfall.h"

#include <glib/gi18n-lib.h>

struct _SpProjectRow
{
  SpRow parent_instance;
};

G_DEFINE_FINAL_TYPE (SpProjectRow, sp_project_row, SP_TYPE_ROW)

static const SpRowField fields[] = {
  SP_ROW_FIELD (SpProjectValues, id, "id", INT64),
  SP_ROW_FIELD (SpProjectValues, index, "index", INT),
  SP_ROW_FIELD (SpProjectValues, reference, "reference", STRING),
  SP_ROW_FIELD (SpProjectValues, table, "table", INT),
  SP_ROW_FIELD (SpProjectValues, position, "position", INT),
  SP_ROW_FIELD (SpProjectValues, name, "name", STRING),
  SP_ROW_FIELD (SpProjectValues, description, "description", STRING),
  SP_ROW_FIELD (SpProjectValues, school_id, "school-id", INT64),
  SP_ROW_FIELD (SpProjectValues, school_name, "school-name", STRING),
  SP_ROW_FIELD (SpProjectValues, area_id, "area-id", INT64),
  SP_ROW_FIELD (SpProjectValues, area_name, "area-name", STRING),
  SP_ROW_FIELD (SpProjectValues, places_text, "places-text", STRING),
  SP_ROW_FIELD (SpProjectValues, places_added, "places-added", INT),
  SP_ROW_FIELD (SpProjectValues, stage, "stage", STRING),
  SP_ROW_FIELD (SpProjectValues, budget_known, "budget-known", BOOLEAN),
  SP_ROW_FIELD (SpProjectValues, budget, "budget", INT64),
  SP_ROW_FIELD (SpProjectValues, spend_known, "spend-known", BOOLEAN),
  SP_ROW_FIELD (SpProjectValues, spend, "spend", INT64),
  SP_ROW_FIELD (SpProjectValues, differs, "differs", BOOLEAN),
  SP_ROW_FIELD (SpProjectValues, paid_name, "paid-name", STRING),
  SP_ROW_FIELD (SpProjectValues, paid_reason, "paid-reason", STRING),
  SP_ROW_FIELD (SpProjectValues, unpaid, "unpaid", BOOLEAN),
  SP_ROW_FIELD (SpProjectValues, completion, "completion", STRING),
  SP_ROW_FIELD (SpProjectValues, completion_on, "completion-on", STRING),
  SP_ROW_FIELD (SpProjectValues, places_from_year, "places-from-year", INT),
  SP_ROW_FIELD (SpProjectValues, committed, "committed", BOOLEAN),
  SP_ROW_FIELD (SpProjectValues, open_dependencies, "open-dependencies", INT),
  SP_ROW_FIELD (SpProjectValues, dependency, "dependency", STRING),
};

static void
sp_project_row_class_init (SpProjectRowClass *klass)
{
  sp_row_class_set_fields (SP_ROW_CLASS (klass), sizeof (SpProjectValues), fields, G_N_ELEMENTS (fields));
}

static void
sp_project_row_init (SpProjectRow *self)
{
}

static const char *
places_in_words (const SpProject *p, GStringChunk *strings)
{
  g_autofree char *to = NULL, *text = NULL;

  if (p->places_to_min < 0)
    return NULL;
  to = p->places_to_max > p->places_to_min ? g_strdup_printf (_("%d or %d"), p->places_to_min, p->places_to_max)
                                           : g_strdup_printf ("%d", p->places_to_min);
  text = p->places_from >= 0 ? g_strdup_printf (_("%d to %s"), p->places_from, to) : g_strdup (to);
  return g_string_chunk_insert (strings, text);
}

/* The profile as the funding engine has it, with spend to date in the year of its date. */
static void
fill_money (SpProjectValues *values, const SpProject *p, SpFunding *funding)
{
  SpMoney spend = { 0 };

  for (guint i = 0; i < sp_funding_get_n_years (funding); i++)
    if (sp_funding_get_year (funding, i).start != 0)
      spend = sp_money_add (spend, sp_funding_get_project_spend (funding, values->index, i));
  values->budget_known = p->has_budget;
  values->budget = p->has_budget ? p->budget.pence : 0;
  values->spend_known = p->n_spend > 0 || (p->has_spend_to_date && p->spend_to_date.pence != 0);
  values->spend = spend.pence;
  values->differs = values->budget_known && values->spend_known && values->budget != values->spend;
}

static void
fill_dependencies (SpProjectValues *values, const SpProject *p)
{
  for (guint i = 0; i < p->n_dependencies; i++)
    if (g_strcmp0 (p->dependencies[i].state, "met") != 0)
      {
        if (values->open_dependencies++ == 0)
          values->dependency = p->dependencies[i].text;
      }
}

static void
fill_place (SpProjectValues *values, const SpSnapshot *snapshot, const SpProject *p)
{
  SpAreaIndex area = p->area;

  if (p->school >= 0)
    {
      const SpSchool *school = &snapshot->schools[p->school];

      values->school_id = school->id;
      values->school_name = school->name;
      if (area < 0)
        area = school->primary_area >= 0 ? school->primary_area : school->secondary_area;
    }
  if (area >= 0)
    {
      values->area_id = snapshot->areas[area].id;
      values->area_name = snapshot->areas[area].name;
    }
}

void
sp_project_values_fill (SpProjectValues *values, const SpSnapshot *snapshot, SpFunding *funding, SpProjectIndex project,
                        GStringChunk *strings)
{
  const SpProject *p = &snapshot->projects[project];
  SpProjectAdded added = sp_project_get_added (snapshot, p);
  g_autofree char *completion = sp_project_dup_completion (p);

  *values = (SpProjectValues) {
    .id = p->id, .index = project, .reference = p->reference, .table = p->table, .position = p->position, .name = p->name,
    .description = p->description, .stage = p->riba_stage, .completion_on = p->completion_on,
    .places_from_year = p->places_from_year.start, .committed = p->committed,
    .places_added = added.basis != SP_ADDED_NOT_SAID ? added.least : -1,
  };
  values->places_text = places_in_words (p, strings);
  values->completion = completion != NULL ? g_string_chunk_insert (strings, completion) : NULL;
  fill_place (values, snapshot, p);
  fill_money (values, p, funding);
  fill_dependencies (values, p);
}

void
sp_project_values_fill_paid (SpProjectValues *values, const SpWaterfall *waterfall)
{
  for (guint l = 0; l < sp_waterfall_get_n_lines (waterfall); l++)
    {
      const SpWaterfallLine *line = sp_waterfall_get_line (waterfall, l);

      if (line->project != values->index)
        continue;
      values->paid_name = line->words;
      values->paid_reason = line->reason;
      values->unpaid = line->state == SP_LINE_PART || line->state == SP_LINE_UNFUNDED;
      return;
    }
}
