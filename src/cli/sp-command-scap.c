/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scap: the return of forecasts and capacity to the DfE as files in a folder, checked before it is sent. */
#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sp-paper.h"
#include "sp-print-date.h"
#include "sp-result-tables.h"
#include "sp-run.h"
#include "sp-scap.h"

static char *date, *method;

static const GOptionEntry entries[] = {
  { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("Date printed on the method statement, YYYY-MM-DD (default: today)"), N_("DATE") },
  { "method", 0, 0, G_OPTION_ARG_STRING, &method, N_("Method of the ratios, or auto: the one that back-tests best"), N_("NAME") },
  { NULL }
};

/* One table, one file. */
static const struct { const char *file; SpTable *(*make) (SpScap *scap); } files[] = {
  { "forecasts.csv", sp_table_of_scap_forecast },
  { "housing-contributions.csv", sp_table_of_scap_contributions },
  { "capacity.csv", sp_table_of_scap_capacity },
  { "capacity-by-year-group.csv", sp_table_of_scap_capacity_groups },
  { "planned-places.csv", sp_table_of_scap_planned },
};

static gboolean
write_file (const char *folder, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

static gboolean
write_csv (const char *folder, const char *name, SpTable *table, GError **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_ptr_array_add (one, table);
  g_autofree char *text = sp_tables_write (one, SP_TABLE_FORMAT_CSV);
  return write_file (folder, name, text, error);
}

static gboolean
write_method (SpScap *scap, SpCommandLine *line, const char *folder, const char *day, GError **error)
{
  g_autoptr (SpPaper) paper = sp_scap_draft_method (scap, day);
  g_autofree char *path = g_build_filename (folder, "method.pdf", NULL);
  if (line->is_public)
    sp_paper_make_public (paper, line->held_back);
  g_autofree char *text = sp_paper_to_text (paper), *html = sp_paper_to_html (paper);
  return write_file (folder, "method.txt", text, error) && write_file (folder, "method.html", html, error)
         && sp_paper_write_pdf (paper, path, error);
}

static gboolean
write_tables (SpScap *scap, SpCommandLine *line, GPtrArray *tables, const char *folder, GError **error)
{
  gboolean done = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_ptr_array_add (tables, files[i].make (scap));
  g_ptr_array_add (tables, sp_table_of_findings (line->findings));
  sp_command_line_make_public (line, tables);
  for (guint i = 0; done && i < tables->len; i++)
    done = write_csv (folder, i < G_N_ELEMENTS (files) ? files[i].file : "findings.csv", g_ptr_array_index (tables, i), error);
  return done;
}

static SpExit
write_pack (SpRun *run, SpCommandLine *line, const char *folder, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autofree char *workbook = g_build_filename (folder, "return.xlsx", NULL);
  g_autoptr (SpScap) scap = sp_scap_new (run->forecast, &error);
  if (scap == NULL)
    return sp_command_line_fail (line, error);
  sp_command_line_add_findings (line, sp_scap_get_findings (scap));
  if (g_mkdir (folder, 0755) != 0 && (errno != EEXIST || !g_file_test (folder, G_FILE_TEST_IS_DIR)))
    {
      g_set_error (&error, G_FILE_ERROR, g_file_error_from_errno (errno), _("The folder “%s” cannot be made: %s. Choose another."),
                   folder, g_strerror (errno));
      return sp_command_line_fail (line, error);
    }
  if (!write_tables (scap, line, tables, folder, &error) || !write_method (scap, line, folder, day, &error))
    return sp_command_line_fail (line, error);
  return sp_command_line_write_workbook (line, tables, _("Return of forecasts and capacity"), SP_WORKBOOK_XLSX, workbook);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  SpForecastOptions options = SP_FORECAST_OPTIONS_INIT;
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_SCENARIO | SP_TAKES_PUBLIC, entries, argc, argv, &exit))
    return exit;
  if (line.files == NULL || g_strv_length (line.files) != 2)
    return sp_command_line_misuse (&line, _("A plan and a folder to write to are needed."));
  g_autofree char *day = sp_print_date (&line, date, &exit);
  g_autofree char *folder = g_steal_pointer (&line.files[1]);
  options.method = method;
  if (day == NULL || !sp_run_open (&run, &line, &exit) || !sp_run_forecast (&run, &line, &options, &exit))
    return exit;
  return write_pack (&run, &line, folder, day);
}

const SpCommand sp_command_scap = {
  "scap", "PLAN FOLDER", N_("The return to the DfE: forecasts, capacity, planned places, checked, and the method told"),
  N_("Writes into the folder: forecasts.csv (primary 5 academic years ahead, secondary 7, by planning area and year group, in the columns "
     "the DfE publishes), housing-contributions.csv, capacity.csv, capacity-by-year-group.csv, planned-places.csv (three years), "
     "findings.csv (what the DfE would ask, before it asks), return.xlsx (all of them) and a method statement drafted from what was "
     "done, as method.pdf, method.html and method.txt. Files of those names are replaced.\n\n"
     "Ends with 3 when there are warnings or errors."), run
};
