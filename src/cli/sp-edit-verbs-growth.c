/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-edit-verbs-growth.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-words-money.h"
#include "sp-edit-words.h"
#include "sp-known-names.h"

/* ---------------------------------------------------------- planning areas */

gboolean
sp_edit_verb_add_planning_area (const SpEditAsk *ask, GError **error)
{
  const char *phase = ask->words[2];

  if (!g_str_equal (phase, sp_phase_code (SP_PHASE_PRIMARY)) && !g_str_equal (phase, sp_phase_code (SP_PHASE_SECONDARY)))
    return sp_edit_words_fail (error, _("“%s” is no phase of planning areas; those are primary and secondary."), phase);
  return sp_edit_add_planning_area (ask->plan, ask->words[0], ask->words[1],
                                    g_str_equal (phase, sp_phase_code (SP_PHASE_PRIMARY)) ? SP_PHASE_PRIMARY : SP_PHASE_SECONDARY, NULL,
                                    error);
}

gboolean
sp_edit_verb_area_name (const SpEditAsk *ask, GError **error)
{
  gint64 area;

  return sp_edit_words_area (ask->snapshot, ask->words[0], FALSE, &area, error)
         && sp_edit_set_area_name (ask->plan, area, ask->words[1], error);
}

/* ------------------------------------------------------------ growth areas */

static gboolean
find_growth (const SpEditAsk *ask, gint64 *id, GError **error)
{
  return sp_edit_words_growth_area (ask->snapshot, ask->words[0], id, error)
         && (*id != 0 || sp_edit_words_fail (error, _("Which growth area must be said; need --table growth-areas lists them.")));
}

/* By code, or by the name that one area of the phase has: an area of the other phase may be called the same. "none" = 0. */
static gboolean
read_area (const SpEditAsk *ask, const char *word, SpPhase phase, gint64 *id, GError **error)
{
  g_autofree char *wanted = g_utf8_casefold (word, -1), *nearest = NULL;
  guint n = 0;

  *id = 0;
  if (sp_edit_words_or_none (word) == NULL)
    return TRUE;
  for (guint i = 0; i < ask->snapshot->n_areas; i++)
    {
      const SpArea *area = &ask->snapshot->areas[i];
      g_autofree char *name = g_utf8_casefold (area->name, -1);

      if (area->phase != phase || (!g_str_equal (area->code, word) && !g_str_equal (name, wanted)))
        continue;
      *id = area->id;
      n++;
      if (g_str_equal (area->code, word))
        return TRUE;
    }
  if (n == 1)
    return TRUE;
  nearest = sp_known_names_areas (ask->snapshot, word);
  return sp_edit_words_fail (error, phase == SP_PHASE_PRIMARY
                                        ? _("There is no primary planning area “%s” in the plan, or several are called so. %s Give its code, "
                                            "or none.")
                                        : _("There is no secondary planning area “%s” in the plan, or several are called so. %s Give its "
                                            "code, or none."), word, nearest);
}

gboolean
sp_edit_verb_add_growth_area (const SpEditAsk *ask, GError **error)
{
  SpNewGrowthArea growth = { .name = ask->words[0] };
  gint64 category = 0;

  if ((ask->n > 1 && !read_area (ask, ask->words[1], SP_PHASE_PRIMARY, &growth.primary_area_id, error))
      || (ask->n > 2 && !read_area (ask, ask->words[2], SP_PHASE_SECONDARY, &growth.secondary_area_id, error)))
    return FALSE;
  if (ask->n > 3 && !g_ascii_string_to_signed (ask->words[3], 10, SP_GROWTH_SEVERAL_SCHOOLS, SP_GROWTH_OTHER, &category, NULL))
    return sp_edit_words_fail (error, _("“%s” is no category of growth area; those are 1 (several new schools), 2 (one new school) and 3 "
                                        "(other investment)."), ask->words[3]);
  growth.category = (gint) category;
  return sp_edit_add_growth_area (ask->plan, &growth, NULL, error);
}

gboolean
sp_edit_verb_growth_name (const SpEditAsk *ask, GError **error)
{
  gint64 id;

  return find_growth (ask, &id, error) && sp_edit_set_growth_area_name (ask->plan, id, ask->words[1], error);
}

gboolean
sp_edit_verb_growth_share (const SpEditAsk *ask, GError **error)
{
  gint64 id, area;
  gboolean known;
  double share = 0;

  return find_growth (ask, &id, error) && sp_edit_words_area (ask->snapshot, ask->words[1], FALSE, &area, error)
         && sp_edit_words_number (ask->words[2], &known, &share, error)
         && sp_edit_set_growth_share (ask->plan, id, area, known ? share : 0, error);
}

gboolean
sp_edit_verb_remove_growth_area (const SpEditAsk *ask, GError **error)
{
  gint64 id;

  return find_growth (ask, &id, error) && sp_edit_remove_growth_area (ask->plan, id, error);
}

/* ------------------------------------------------------ tables of projects */

static gboolean
read_number (const char *word, gint *table, GError **error)
{
  gint64 number = 0;

  if (!g_ascii_string_to_signed (word, 10, 1, SP_MOST_PROGRAMME_TABLES, &number, NULL))
    return sp_edit_words_fail (error, _("“%s” is no number of a table of projects; it is from 1 to %d."), word, SP_MOST_PROGRAMME_TABLES);
  *table = (gint) number;
  return TRUE;
}

static gboolean
check_there (const SpSnapshot *snapshot, gint table, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < snapshot->n_programme_tables; i++)
    {
      if (snapshot->programme_tables[i].number == table)
        return TRUE;
      g_string_append_printf (list, "%s%d %s", i > 0 ? "; " : "", snapshot->programme_tables[i].number,
                              snapshot->programme_tables[i].title);
    }
  if (snapshot->n_programme_tables == 0)
    return sp_edit_words_fail (error, _("The plan has no tables of projects yet. Add this one with add-programme-table %d TITLE, or write "
                                        "none: projects can stand in no table."), table);
  return sp_edit_words_fail (error, _("The plan has no table %d of projects; it has %s. Choose another, or add this one with "
                                      "add-programme-table %d TITLE."), table, list->str, table);
}

gboolean
sp_edit_verb_read_table (const SpEditAsk *ask, const char *word, gint *table, GError **error)
{
  *table = 0;
  return sp_edit_words_or_none (word) == NULL || (read_number (word, table, error) && check_there (ask->snapshot, *table, error));
}

gboolean
sp_edit_verb_add_table (const SpEditAsk *ask, GError **error)
{
  gint table;

  return read_number (ask->words[0], &table, error) && sp_edit_add_programme_table (ask->plan, table, ask->words[1], error);
}

gboolean
sp_edit_verb_table_title (const SpEditAsk *ask, GError **error)
{
  gint table;

  return read_number (ask->words[0], &table, error) && check_there (ask->snapshot, table, error)
         && sp_edit_set_programme_table_title (ask->plan, table, ask->words[1], error);
}

gboolean
sp_edit_verb_remove_table (const SpEditAsk *ask, GError **error)
{
  gint table;

  return read_number (ask->words[0], &table, error) && check_there (ask->snapshot, table, error)
         && sp_edit_remove_programme_table (ask->plan, table, error);
}
