/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenarios: what scenarios a plan has, and what each has different. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-result-tables.h"
#include "sp-run.h"

static const char *
find_name (GPtrArray *scenarios, gint64 id)
{
  for (guint i = 0; i < scenarios->len; i++)
    {
      const SpScenario *scenario = g_ptr_array_index (scenarios, i);
      if (scenario->id == id)
        return scenario->name;
    }
  return NULL;
}

static SpTable *
make_table (SpRun *run, GPtrArray *scenarios, GError **error)
{
  g_autoptr (SpTable) table = sp_table_new ("scenarios", _("Scenarios"));
  sp_table_add_column (table, "id", _("Id"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "name", _("Scenario"), SP_TABLE_TEXT);
  sp_table_add_column (table, "parent", _("Differs from"), SP_TABLE_TEXT);
  sp_table_add_column (table, "overrides", _("In force"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "note", _("Note"), SP_TABLE_TEXT);
  for (guint i = 0; i < scenarios->len; i++)
    {
      const SpScenario *scenario = g_ptr_array_index (scenarios, i);
      g_autoptr (SpSnapshot) snapshot = sp_plan_snapshot (run->plan, scenario->id, error);
      if (snapshot == NULL)
        return NULL;
      sp_table_begin_row (table);
      sp_table_add_number (table, (double) scenario->id, 0);
      sp_table_add_text (table, scenario->name);
      sp_table_add_text (table, find_name (scenarios, scenario->parent_id));
      sp_table_add_number (table, snapshot->n_overrides, 0);
      sp_table_add_text (table, scenario->note);
    }
  sp_table_set_note (table,
                     _("In force: how many things it has different from the plan as it stands, its parents' included. "
                              "With --scenario NAME they are listed with their reasons."));
  return g_steal_pointer (&table);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (GError) error = NULL;
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO, NULL, argc, argv,
                              &exit)
      || !sp_run_open (&run, &line, &exit))
    return exit;
  if (line.scenario != NULL)
    g_ptr_array_add (tables, sp_table_of_overrides (run.snapshot));
  else
    {
      g_autoptr (GPtrArray) scenarios = sp_plan_dup_scenarios (run.plan);
      SpTable *table = make_table (&run, scenarios, &error);
      if (table == NULL)
        return sp_command_line_fail (&line, error);
      g_ptr_array_add (tables, table);
    }
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_scenarios = {
  "scenarios", "PLAN", N_("The plan's scenarios; with --scenario NAME what one has different, and why"), NULL, run
};
