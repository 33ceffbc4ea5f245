/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of what a project is, of whether there is one, and of options and saved programmes. */
#include "config.h"
#include "sp-edit-verbs-project.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-edit-verbs-growth.h"
#include "sp-edit-words-money.h"
#include "sp-edit-words.h"
#include "sp-known-names.h"

static const SpProject *
find_project (const SpEditAsk *ask, guint word, GError **error)
{
  return sp_edit_words_project (ask->snapshot, ask->words[word], error);
}

/* ------------------------------------------------------------- one field of it */

typedef gboolean (*FieldFunc) (const SpEditAsk *ask, const SpProject *project, const char *value, GError **error);

static gboolean
set_reference (const SpEditAsk *ask, const SpProject *project, const char *value, GError **error)
{
  return sp_edit_set_project_words (ask->plan, project->id, SP_PROJECT_REFERENCE, sp_edit_words_or_none (value), error);
}

static gboolean
set_name (const SpEditAsk *ask, const SpProject *project, const char *value, GError **error)
{
  return sp_edit_set_project_words (ask->plan, project->id, SP_PROJECT_NAME, sp_edit_words_or_none (value), error);
}

static gboolean
set_description (const SpEditAsk *ask, const SpProject *project, const char *value, GError **error)
{
  return sp_edit_set_project_words (ask->plan, project->id, SP_PROJECT_DESCRIPTION, sp_edit_words_or_none (value), error);
}

static gboolean
set_table (const SpEditAsk *ask, const SpProject *project, const char *value, GError **error)
{
  gint table;

  return sp_edit_verb_read_table (ask, value, &table, error) && sp_edit_set_project_table (ask->plan, project->id, table, error);
}

static gboolean
set_school (const SpEditAsk *ask, const SpProject *project, const char *value, GError **error)
{
  gint64 area = project->area >= 0 ? ask->snapshot->areas[project->area].id : 0, school = 0;

  return sp_edit_words_school (ask->snapshot, value, &school, error)
         && sp_edit_set_project_where (ask->plan, project->id, school, area, error);
}

static gboolean
set_area (const SpEditAsk *ask, const SpProject *project, const char *value, GError **error)
{
  gint64 school = project->school >= 0 ? ask->snapshot->schools[project->school].id : 0, area = 0;

  return sp_edit_words_area (ask->snapshot, value, TRUE, &area, error)
         && sp_edit_set_project_where (ask->plan, project->id, school, area, error);
}

static gboolean
set_size (const SpEditAsk *ask, const SpProject *project, const char *value, GError **error)
{
  gint from, min, max;
  const char *said = sp_edit_words_or_none (value);

  if (!sp_project_size_parse (said != NULL ? said : "", &from, &min, &max))
    return sp_edit_words_fail (error, _("“%s” are no places; write “210 to 420”, “210 to 315 or 420”, or 420 where only how many there "
                                        "will be is known."), value);
  return sp_edit_set_project_size (ask->plan, project->id, from, min, max, error);
}

static gboolean
set_kind (const SpEditAsk *ask, const SpProject *project, const char *value, GError **error)
{
  return sp_edit_set_project_kind (ask->plan, project->id, sp_edit_words_or_none (value), project->phase, error);
}

static gboolean
set_phase (const SpEditAsk *ask, const SpProject *project, const char *value, GError **error)
{
  return sp_edit_set_project_kind (ask->plan, project->id, project->kind, sp_edit_words_or_none (value), error);
}

static gboolean
set_location (const SpEditAsk *ask, const SpProject *project, const char *value, GError **error)
{
  gboolean known = FALSE;
  double factor = 0;

  return sp_edit_words_number (value, &known, &factor, error)
         && sp_edit_set_project_location (ask->plan, project->id, known ? factor : 0, error);
}

static gboolean
set_temporary (const SpEditAsk *ask, const SpProject *project, const char *value, GError **error)
{
  gint places = -1;

  return sp_edit_words_count (value, &places, error) && sp_edit_set_project_temporary (ask->plan, project->id, places, error);
}

static gboolean
set_committed (const SpEditAsk *ask, const SpProject *project, const char *value, GError **error)
{
  if (!g_str_equal (value, "yes") && !g_str_equal (value, "no"))
    return sp_edit_words_fail (error, _("“%s” is not yes or no: whether the places of a committed project are counted."), value);
  return sp_edit_set_project_committed (ask->plan, project->id, g_str_equal (value, "yes"), error);
}

static const struct { const char *name; FieldFunc set; } fields[] = {
  { "reference", set_reference }, { "name", set_name }, { "description", set_description }, { "table", set_table },
  { "school", set_school }, { "area", set_area }, { "places", set_size }, { "kind", set_kind }, { "phase", set_phase },
  { "location", set_location }, { "temporary", set_temporary }, { "committed", set_committed },
};

gboolean
sp_edit_verb_project (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = find_project (ask, 0, error);
  g_autoptr (GString) names = g_string_new (NULL);

  if (project == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (g_str_equal (fields[i].name, ask->words[1]))
        return fields[i].set (ask, project, ask->words[2], error);
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", fields[i].name);
    }
  return sp_edit_words_fail (error, _("“%s” is no field of a project; those are %s."), ask->words[1], names->str);
}

/* --------------------------------------------------------------- what it holds */

gboolean
sp_edit_verb_places (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = find_project (ask, 0, error);
  gint64 area = 0, places = 0;
  SpAcademicYear year = { 0 };
  SpYearGroup group = SP_GROUP_R;

  if (project == NULL || !sp_edit_words_area (ask->snapshot, ask->words[1], FALSE, &area, error))
    return FALSE;
  if (!sp_year_group_parse (ask->words[2], &group))
    return sp_edit_words_fail (error, _("“%s” is not a year group; write R, Y1 to Y14."), ask->words[2]);
  if (!sp_edit_words_year (ask->words[3], &year, error))
    return FALSE;
  if (!g_ascii_string_to_signed (ask->words[4], 10, -SP_MOST_OPTION_PLACES, SP_MOST_OPTION_PLACES, &places, NULL))
    return sp_edit_words_fail (error, _("“%s” is not a whole number of places from %d to %d; 0 takes them away."), ask->words[4],
                               -SP_MOST_OPTION_PLACES, SP_MOST_OPTION_PLACES);
  return sp_edit_set_project_places (ask->plan, project->id, area, group, year, (gint) places, error);
}

gboolean
sp_edit_verb_after (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = find_project (ask, 0, error), *first = project != NULL ? find_project (ask, 1, error) : NULL;

  return first != NULL && sp_edit_set_project_after (ask->plan, project->id, first->id, TRUE, error);
}

gboolean
sp_edit_verb_not_after (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = find_project (ask, 0, error), *first = project != NULL ? find_project (ask, 1, error) : NULL;

  return first != NULL && sp_edit_set_project_after (ask->plan, project->id, first->id, FALSE, error);
}

static gboolean
set_answers (const SpEditAsk *ask, gboolean does, GError **error)
{
  const SpProject *project = find_project (ask, 0, error);
  gint64 growth = 0;

  if (project == NULL || !sp_edit_words_growth_area (ask->snapshot, ask->words[1], &growth, error))
    return FALSE;
  if (growth == 0)
    return sp_edit_words_fail (error, _("“%s” is no growth area: say which one it answers, or answers no longer."), ask->words[1]);
  return sp_edit_set_project_growth_area (ask->plan, project->id, growth, does, error);
}

gboolean
sp_edit_verb_answers (const SpEditAsk *ask, GError **error)
{
  return set_answers (ask, TRUE, error);
}

gboolean
sp_edit_verb_not_answers (const SpEditAsk *ask, GError **error)
{
  return set_answers (ask, FALSE, error);
}

/* ------------------------------------------------------------ there or not */

/* Where it is: a school, a planning area or a growth area, the first of these that is called so. */
static gboolean
read_place (const SpEditAsk *ask, const char *word, SpNewProject *project, GError **error)
{
  g_autofree char *nearest = NULL;

  if (sp_edit_words_school (ask->snapshot, word, &project->school_id, NULL) && project->school_id != 0)
    return TRUE;
  project->school_id = 0;
  if (sp_edit_words_area (ask->snapshot, word, FALSE, &project->area_id, NULL))
    return TRUE;
  project->area_id = 0;
  if (sp_edit_words_growth_area (ask->snapshot, word, &project->growth_area_id, NULL) && project->growth_area_id != 0)
    return TRUE;
  nearest = sp_known_names_places (ask->snapshot, word);
  return sp_edit_words_fail (error, _("There is no school, planning area or growth area called “%s” in the plan, or several are. %s Give a "
                                      "school by its DfE number, such as 926/2001."), word, nearest);
}

gboolean
sp_edit_verb_add_project (const SpEditAsk *ask, GError **error)
{
  SpNewProject project = { .reference = ask->words[0], .name = ask->words[1],
                           .description = ask->n > 4 ? sp_edit_words_or_none (ask->words[4]) : NULL };

  return sp_edit_verb_read_table (ask, ask->words[2], &project.table, error) && read_place (ask, ask->words[3], &project, error)
         && sp_edit_add_project (ask->plan, &project, NULL, error);
}

gboolean
sp_edit_verb_remove_project (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = find_project (ask, 0, error);

  return project != NULL && sp_edit_remove_project (ask->plan, project->id, error);
}

/* ------------------------------------------------- options and saved programmes */

static const SpOption *
find_option (const SpEditAsk *ask, GError **error)
{
  for (guint i = 0; i < ask->snapshot->n_options; i++)
    if (g_str_equal (ask->snapshot->options[i].key, ask->words[0]))
      return &ask->snapshot->options[i];
  sp_edit_words_fail (error, _("The plan holds no option of the key “%s”."), ask->words[0]);
  return NULL;
}

gboolean
sp_edit_verb_option_cost (const SpEditAsk *ask, GError **error)
{
  const SpOption *option = find_option (ask, error);
  SpMoney money;
  const SpMoney *amount;

  return option != NULL && sp_edit_words_money (ask, ask->words[1], &money, &amount, error)
         && sp_edit_set_option_cost (ask->plan, option->id, amount, error);
}

gboolean
sp_edit_verb_option_lead_time (const SpEditAsk *ask, GError **error)
{
  const SpOption *option = find_option (ask, error);
  gint months = -1;

  return option != NULL && sp_edit_words_count (ask->words[1], &months, error)
         && sp_edit_set_option_lead (ask->plan, option->id, months, error);
}

gboolean
sp_edit_verb_rename_programme (const SpEditAsk *ask, GError **error)
{
  return sp_edit_rename_programme (ask->plan, ask->words[0], ask->words[1], error);
}
