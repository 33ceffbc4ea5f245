/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contributions: what developers have agreed to, where each obligation stands, and when its money can be expected. */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sp-money-options.h"
#include "sp-national-contributions.h"
#include "sp-no-money.h"
#include "sp-result-tables.h"
#include "sp-run.h"
#include "sp-slip-options.h"

static char *national;

static const GOptionEntry entries[] = {
  SP_MONEY_ENTRIES,
  SP_SLIP_ENTRIES,
  { "national", 0, 0, G_OPTION_ARG_FILENAME, &national,
    N_("Write the three files of the national layout into this folder, and print nothing else"), N_("FOLDER") },
  { NULL }
};

/* A file that is there already is somebody's: it is not written over. */
static gboolean
write_national (SpCommandLine *line, SpSnapshot *snapshot, SpNationalTable which, GError **error)
{
  g_autofree char *path = g_build_filename (national, sp_national_file_name (which), NULL);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autofree char *text = NULL;

  g_ptr_array_add (tables, sp_national_table (snapshot, which));
  text = sp_tables_write (tables, SP_TABLE_FORMAT_CSV);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                   _("%s is there already. Remove it, or choose another folder"), path);
      return FALSE;
    }
  return g_file_set_contents (path, text, -1, error);
}

static void
say_left_out (const SpSnapshot *snapshot)
{
  guint left_out = sp_national_count_left_out (snapshot), schemes = sp_national_count_schemes (snapshot);
  guint places = sp_national_count_places (snapshot), terms = sp_national_count_terms (snapshot);

  if (left_out > 0)
    g_printerr (ngettext ("%u agreement is left out: it is only expected, an estimate with no signing date.\n",
                          "%u agreements are left out: they are only expected, estimates with no signing date.\n", left_out), left_out);
  if (schemes > 0)
    g_printerr (ngettext ("%u payment says for which scheme it was: the national layout has no place for that, and it is left out.\n",
                          "%u payments say for which schemes they were: the national layout has no place for that, and it is left out.\n",
                          schemes), schemes);
  if (places > 0)
    g_printerr (ngettext ("%u agreement says its site or growth area: the national layout has no place for that, and it is left out.\n",
                          "%u agreements say their sites or growth areas: the national layout has no place for that, and it is left out.\n",
                          places), places);
  if (terms > 0)
    g_printerr (ngettext ("%u contribution says its trigger, when it is due or to be paid back, its index, its pot or what it is tied to: "
                          "the national layout has no place for those, and they are left out.\n",
                          "%u contributions say their triggers, when they are due or to be paid back, their indices, their pots or what "
                          "they are tied to: the national layout has no place for those, and they are left out.\n", terms), terms);
}

static SpExit
write_folder (SpCommandLine *line, SpSnapshot *snapshot)
{
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (national, 0777) != 0)
    {
      g_set_error (&error, G_FILE_ERROR, g_file_error_from_errno (errno), _("%s cannot be made a folder: %s"), national,
                   g_strerror (errno));
      return sp_command_line_fail (line, error);
    }
  for (gint which = 0; which < SP_N_NATIONAL_TABLES; which++)
    if (!write_national (line, snapshot, (SpNationalTable) which, &error))
      return sp_command_line_fail (line, error);
  if (!line->quiet)
    say_left_out (snapshot);
  return sp_command_line_end (line);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (GPtrArray) absurd = sp_findings_new ();
  SpExit exit = SP_EXIT_DONE;
  gboolean slips, wrong;

  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO, entries, argc, argv,
                              &exit)
      || !sp_money_options_check (&line, &exit))
    return exit;
  slips = sp_slip_options_asked (&line, &wrong, &exit);
  if (wrong || !sp_run_open (&run, &line, &exit))
    return exit;
  if (slips && national != NULL)
    return sp_command_line_misuse (&line, _("--slip prints before and after; leave --national out."));
  if (slips)
    return sp_slip_options_add (&run, &line, FALSE, tables, &exit) ? sp_command_line_write_tables (&line, tables) : exit;
  if (!sp_run_receipts (&run, &line, sp_money_options_get_day (), &exit))
    return exit;
  sp_absurd_amounts_find (run.snapshot, TRUE, absurd);
  sp_command_line_add_findings (&line, absurd);
  if (national != NULL)
    return write_folder (&line, run.snapshot);
  g_ptr_array_add (tables, sp_table_of_contributions (run.receipts));
  g_ptr_array_add (tables, sp_table_of_receipts (run.receipts));
  g_ptr_array_add (tables, sp_table_of_calculation (run.receipts, -1));
  g_ptr_array_add (tables, sp_table_of_transactions (run.receipts));
  g_ptr_array_add (tables, sp_table_of_cil (run.snapshot));
  sp_no_contributions_say (&line, run.snapshot, tables);
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_contributions = {
  "contributions", "PLAN", N_("What developers have agreed to, where it stands, and when its money can be expected"),
  N_("Receipts in parts add up; payments dated after the day looked at do not count yet, and how many those are is said. Ends with 3 when a contribution is late, stale, below cost or may have to be paid back, or its "
     "payments cannot all be right."), run
};
