/* SPDX-License-Identifier: GPL-3.0-or-later */
/* yields: pupils of a dwelling as the plan holds them, and the council's own derived from what it counted. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-edit.h"
#include "sp-own-yields.h"
#include "sp-result-tables-housing.h"
#include "sp-run.h"

static gboolean derive;
static double   spread;

static const GOptionEntry entries[] = {
  { "derive", 0, 0, G_OPTION_ARG_NONE, &derive,
    N_("Write the council's own yields in place of those in force, as one edit that can be undone"), NULL },
  { "spread", 0, 0, G_OPTION_ARG_DOUBLE, &spread,
    N_("By how much councils' own yields differ from the national ones, 0.05 to 2 (0.25)"), N_("SHARE") },
  { NULL }
};

/* The plan itself is written; a scenario changes yields by its factor. */
static SpExit
write_own (SpCommandLine *line, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = sp_plan_open (path, FALSE, &error);
  g_autoptr (SpSnapshot) snapshot = plan != NULL ? sp_plan_snapshot (plan, 0, &error) : NULL;
  g_autoptr (GArray) own = NULL;
  g_autofree char *note = NULL;
  if (snapshot == NULL)
    return sp_command_line_fail (line, error);
  own = sp_own_yields_derive (snapshot, spread);
  if (own->len == 0)
    {
      g_set_error_literal (&error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
                           _("No pupils counted on the council's own estates are held, so no yield can be derived. Add counts "
                             "first: edit PLAN count SITE PHASE DWELLINGS PUPILS, or import PLAN yield-observations FILE; in the "
                             "window, Growth areas, Housing sites, a site. A yield known otherwise is typed in with edit PLAN yield."));
      return sp_command_line_fail (line, error);
    }
  note = g_strdup_printf (_("Own estates, shrunk to the yield held before as councils differ from it by %.0f %%"), 100 * spread);
  if (!sp_edit_set_yields (plan, (const SpYield *) own->data, own->len, note, &error) || !sp_plan_close (plan, &error))
    return sp_command_line_fail (line, error);
  return SP_EXIT_DONE;
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  const char *path;
  SpExit exit = SP_EXIT_DONE;
  derive = FALSE;
  spread = SP_USUAL_YIELD_SPREAD;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO, entries, argc, argv, &exit))
    return exit;
  if (!(spread >= 0.05 && spread <= 2))
    return sp_command_line_misuse (&line, _("A spread of %g cannot be used; choose 0.05 to 2."), spread);
  if (derive && line.scenario != NULL)
    return sp_command_line_misuse (&line, _("--derive writes the plan itself; a scenario has a yield factor."));
  if (!sp_command_line_get_file (&line, _("plan"), &path, &exit))
    return exit;
  if (derive && (exit = write_own (&line, path)) != SP_EXIT_DONE)
    return exit;
  if (!sp_run_open (&run, &line, &exit))
    return exit;
  g_ptr_array_add (tables, sp_table_of_yields (run.snapshot, spread));
  g_ptr_array_add (tables, sp_table_of_build_up (run.snapshot));
  g_ptr_array_add (tables, sp_table_of_delivery_defaults (run.snapshot));
  g_ptr_array_add (tables, sp_table_of_sites (run.snapshot));
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_yields = {
  "yields", "PLAN", N_("Pupils of a dwelling, the council's own beside the national; how sites are delivered"),
  N_("With --derive the council's own yields, from pupils counted on its own estates, are written into the plan: count them first, "
     "with edit PLAN count SITE PHASE DWELLINGS PUPILS or import PLAN yield-observations FILE. edit PLAN yield changes one yield, "
     "edit PLAN build-up how it is reached as estates fill, "
     "edit PLAN usual-delivery how sites of a stage are delivered."), run
};
