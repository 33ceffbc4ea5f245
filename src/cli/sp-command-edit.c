/* SPDX-License-Identifier: GPL-3.0-or-later */
/* edit: one named edit of the plan, or of a scenario of it, as the window makes them. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-command-line.h"
#include "sp-edit-verbs.h"
#include "sp-plan.h"

static char *reason;

static const GOptionEntry entries[] = {
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why: kept with the edit, and wanted in a scenario"), N_("TEXT") },
  { NULL }
};

static SpExit
complain_verb (SpCommandLine *line, const char *word)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; sp_edit_verb_nth (i) != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", sp_edit_verb_nth (i)->name);
  return word != NULL ? sp_command_line_misuse (line, _("“%s” is no edit; those are %s."), word, names->str)
                      : sp_command_line_misuse (line, _("A plan and an edit are wanted; edits are %s."), names->str);
}

/* The verb among the words, or NULL with a complaint. */
static const SpEditVerb *
read_verb (SpCommandLine *line, guint n, SpExit *exit)
{
  const SpEditVerb *verb = n > 1 ? sp_edit_verb_find (line->files[1]) : NULL;
  if (verb == NULL)
    *exit = complain_verb (line, n > 1 ? line->files[1] : NULL);
  else if (n - 2 < verb->least || n - 2 > verb->most)
    *exit = sp_command_line_misuse (line, _("This edit is written %s %s."), verb->name, verb->words);
  else if (line->scenario != NULL && !verb->by_scenario)
    *exit = sp_command_line_misuse (line, _("“%s” changes the plan itself, for every scenario: leave --scenario out."), verb->name);
  else
    return verb;
  return NULL;
}

static void
add_row (SpTable *table, SpPlan *plan, const SpSnapshot *snapshot, gboolean changed, const char *label)
{
  sp_table_begin_row (table);
  sp_table_add_number (table, (double) sp_plan_get_revision (plan), 0);
  sp_table_add_text (table, changed ? label : _("Nothing changed: the plan said so already"));
  sp_table_add_text (table, snapshot->scenario_name);
  sp_table_add_text (table, changed ? reason : NULL);
}

/* What was done, as it is called: by undo and redo, the edit they moved. */
static SpExit
make (SpCommandLine *line, const SpEditVerb *verb, SpPlan *plan, gint64 scenario)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSnapshot) snapshot = sp_plan_snapshot (plan, scenario, &error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  gint64 before = sp_plan_get_revision (plan);
  g_autofree char *undone = g_strdup (sp_plan_get_undo_label (plan));
  SpEditAsk ask = { plan, snapshot, scenario, reason, line->files + 2, g_strv_length (line->files) - 2 };
  SpTable *table;
  if (snapshot == NULL)
    return sp_command_line_fail (line, error);
  if (!verb->make (&ask, &error))
    return error->domain == G_OPTION_ERROR ? sp_command_line_misuse (line, "%s", error->message)
                                           : sp_command_line_fail (line, error);
  table = sp_table_new ("edit", _("Edit"));
  sp_table_add_column (table, "revision", _("Revision"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "edit", _("What was done"), SP_TABLE_TEXT);
  sp_table_add_column (table, "scenario", _("Scenario"), SP_TABLE_TEXT);
  sp_table_add_column (table, "reason", _("Reason"), SP_TABLE_TEXT);
  if (g_str_equal (verb->name, "undo"))
    {
      g_autofree char *label = g_strdup_printf (_("Undone: %s"), undone);
      add_row (table, plan, snapshot, sp_plan_get_revision (plan) != before, label);
    }
  else
    add_row (table, plan, snapshot, sp_plan_get_revision (plan) != before, sp_plan_get_undo_label (plan));
  g_ptr_array_add (tables, table);
  if (!sp_plan_close (plan, &error))
    return sp_command_line_fail (line, error);
  return sp_command_line_write_tables (line, tables);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;
  const SpEditVerb *verb;
  gint64 scenario = 0;
  SpExit exit = SP_EXIT_DONE;
  reason = NULL;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO, entries, argc, argv, &exit))
    return exit;
  verb = read_verb (&line, line.files != NULL ? g_strv_length (line.files) : 0, &exit);
  if (verb == NULL)
    return exit;
  if (sp_command_line_would_replace (&line, line.files[0]))
    return sp_command_line_misuse (&line, _("“%s” is the plan itself: the result would replace it."), line.output);
  plan = sp_plan_open (line.files[0], FALSE, &error);
  if (plan == NULL)
    return sp_command_line_fail (&line, error);
  if (line.scenario != NULL && !sp_plan_find_scenario (plan, line.scenario, &scenario, &error))
    return sp_command_line_misuse (&line, "%s.", error->message);
  return make (&line, verb, plan, scenario);
}

const SpCommand sp_command_edit = {
  "edit", "PLAN EDIT WORD…", N_("One change of the plan or of a scenario, with its reason; undone as in the window"),
  N_("Such as: edit norfolk.gpkg dwellings \"Old Buckenham Road\" 2016/17 120 --scenario \"Slower housing\" --reason \"Letter of May\"\n\n"
     "Edits:\n"
     "  dwellings SITE YEAR NUMBER|none       delivery SITE TERM NUMBER|none\n"
     "  later SITE YEARS                      earlier SITE YEARS\n"
     "  stage SITE STAGE|none                 range SITE FROM|none [TO|none]\n"
     "  areas SITE PRIMARY|none SECONDARY|none\n"
     "  add-site NAME [GROWTH AREA|PLANNING AREA]\n"
     "  remove-site SITE                      count SITE PHASE DWELLINGS PUPILS\n"
     "  usual-delivery STAGE|none TERM NUMBER|usual\n"
     "  yield PHASE house|flat|all market|affordable|all BEDROOMS|all YEARS|settled NUMBER|none|usual\n"
     "  method AREA|all GROUPS|all METHOD|none\n"
     "  exclude-year YEAR [AREA]              include-year YEAR [AREA]\n"
     "  pupils AREA YEAR GROUP NUMBER         scenario NAME\n"
     "  undo                                  redo\n\n"
     "Each is one edit of the plan's history. In a scenario --reason is wanted, and so it is for a method and a year left out. "
     "TERM is a column of the delivery of sites (start_year, rate, most_a_year, probability, slip_mean, slip_spread, rate_spread, "
     "stall, lag), GROUPS a way into a year group (reception, year 7, other entry, moving up, sixth form). A usual delivery is of "
     "every site of a planning stage that says nothing of its own; a yield is pupils a dwelling, YEARS those since completion. "
     "“usual” puts back what plans begin with, and the national yield; yields shows both. A number below 0 is written after --."), run
};
