/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bridge: what made the difference between two forecasts of a plan. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-result-tables.h"
#include "sp-round-choice.h"

static gboolean by_group;

static const GOptionEntry entries[] = {
  { "by-group", 0, 0, G_OPTION_ARG_NONE, &by_group, N_("In text: every planning area and year group too"), NULL },
  { NULL }
};

static void
add_tables (SpBridge *bridge, SpCommandLine *line, GPtrArray *tables)
{
  gboolean people = line->format == SP_TABLE_FORMAT_TEXT || line->format == SP_TABLE_FORMAT_HTML;
  gboolean all = !people || by_group || line->table != NULL;
  if (line->area == NULL)
    g_ptr_array_add (tables, sp_table_of_bridge (bridge));
  if (all || line->area != NULL)
    g_ptr_array_add (tables, sp_table_of_bridge_areas (bridge));
  if (all)
    g_ptr_array_add (tables, sp_table_of_bridge_cells (bridge));
}

/* The plan's own file name first, then the two forecasts: what is left of the words is taken apart here. */
static gboolean
take_words (SpCommandLine *line, char *words[2], SpExit *exit)
{
  if (line->files == NULL || g_strv_length (line->files) != 3)
    {
      *exit = sp_command_line_misuse (line, _("A plan and two forecasts are needed: a round’s name, now, or now:SCENARIO."));
      return FALSE;
    }
  for (gint i = 0; i < 2; i++)
    words[i] = g_steal_pointer (&line->files[i + 1]);
  return TRUE;
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_auto (SpRoundChoice) from = SP_ROUND_CHOICE_INIT;
  g_auto (SpRoundChoice) to = SP_ROUND_CHOICE_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (SpBridge) bridge = NULL;
  g_autoptr (GError) error = NULL;
  char *words[2] = { NULL, NULL };
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_FILTERS, entries, argc, argv, &exit)
      || !take_words (&line, words, &exit))
    return exit;
  g_autofree char *first = words[0], *second = words[1];
  if (!sp_run_open (&run, &line, &exit) || !sp_round_choice_read (&from, &run, &line, first, &exit)
      || !sp_round_choice_read (&to, &run, &line, second, &exit))
    return exit;
  bridge = sp_bridge_new (&from.end, &to.end, NULL, &error);
  if (bridge == NULL)
    return sp_command_line_fail (&line, error);
  add_tables (bridge, &line, tables);
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_bridge = {
  "bridge", "PLAN FORECAST FORECAST", N_("What made the difference between two forecasts of a plan"),
  N_("A FORECAST is the name of a round that was kept (see rounds), “now” for the plan as it stands, or “now:SCENARIO”:\n"
     "  school-places-cli bridge norfolk.places.gpkg \"SCAP 2013\" now\n\n"
     "Parts: births, progression, housing, method, boundaries and schools, corrections. They add to the difference exactly, for "
     "every planning area, year and year group, and for the authority. Only years that both forecast are compared. CSV has the "
     "authority; --table chooses another."), run
};
