/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: other people's files into a plan, looked over first, as one edit. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-command-line.h"
#include "sp-import-tables.h"
#include "sp-published-entry.h"
#include "sp-terminal-progress.h"

static char    *mapping_name, *save_name, *sheet, *encoding, *source, *reason;
static char   **settings;
static gboolean dry_run, list_kinds;

static const GOptionEntry entries[] = {
  { "mapping", 'm', 0, G_OPTION_ARG_STRING, &mapping_name,
    N_("Which column means what: a JSON file, or the name of a mapping that the plan keeps"), N_("MAPPING") },
  { "save-mapping", 0, 0, G_OPTION_ARG_STRING, &save_name, N_("Keep the mapping used in the plan, for next year’s file"), N_("NAME") },
  { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &settings,
    N_("One value for all rows that have none of their own, such as year=2014/15"), N_("MEANING=VALUE") },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would change, and change nothing"), NULL },
  { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet, N_("Sheet or layer (the one that is best understood)"), N_("NAME") },
  { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_("Of a CSV file, such as windows-1252 (found out)"), N_("NAME") },
  { "source", 0, 0, G_OPTION_ARG_STRING, &source, N_("Short code of the source that the rows come from (the file’s name)"), N_("CODE") },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why, kept with the edit"), N_("TEXT") },
  { "kinds", 0, 0, G_OPTION_ARG_NONE, &list_kinds, N_("List the kinds of file and the columns that each reads"), NULL },
  { NULL }
};

static SpMappingWish *
read_mapping (SpPlan *plan, GError **error)
{
  g_autofree char *text = NULL;
  SpMappingWish *kept;

  if (mapping_name == NULL)
    return sp_mapping_wish_new ();
  if (g_file_test (mapping_name, G_FILE_TEST_IS_REGULAR))
    {
      if (!g_file_get_contents (mapping_name, &text, NULL, error))
        return NULL;
      return sp_mapping_wish_new_from_json (text, mapping_name, error);
    }
  if ((text = sp_plan_dup_mapping (plan, mapping_name, error)) == NULL)
    return NULL;
  if ((kept = sp_mapping_wish_new_from_json (text, mapping_name, error)) != NULL)
    sp_mapping_wish_forget_year (kept);
  return kept;
}

static SpMappingWish *
read_wish (SpPlan *plan, GError **error)
{
  g_autoptr (SpMappingWish) wish = read_mapping (plan, error);

  for (guint i = 0; wish != NULL && settings != NULL && settings[i] != NULL; i++)
    {
      const char *equals = strchr (settings[i], '=');

      if (equals == NULL || equals == settings[i])
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("“%s” is not MEANING=VALUE."), settings[i]);
          return NULL;
        }
      g_hash_table_insert (wish->constants, g_strndup (settings[i], (gsize) (equals - settings[i])), g_strdup (equals + 1));
    }
  return g_steal_pointer (&wish);
}

static gboolean
read_files (SpImport *import, SpPlan *plan, char **files, const char *kind, SpProgress *progress, GError **error)
{
  g_autoptr (SpMappingWish) wish = read_wish (plan, error);
  SpImportOptions options = { kind, sheet, encoding, wish };

  if (wish == NULL)
    return FALSE;
  sp_import_sort_files (files, &options);
  if (source != NULL)
    {
      g_autofree char *name = g_path_get_basename (files[0]);
      sp_import_set_source (import, source, name);
    }
  for (guint i = 0; files[i] != NULL; i++)
    if (!sp_import_add_file (import, files[i], &options, progress, error))
      return FALSE;
  return TRUE;
}

static gboolean
apply (SpImport *import, SpProgress *progress, GError **error)
{
  if (dry_run)
    return sp_import_try (import, progress, error);
  if (save_name != NULL)
    sp_import_keep_mapping (import, sp_import_get_file (import, 0)->mapping, save_name);
  return sp_import_apply (import, reason, progress, error);
}

static SpExit
import_into (SpCommandLine *line, SpPlan *plan, const char *kind, char **files)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpImport) import = sp_import_new (plan, &error);
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (SpProgress) progress = sp_terminal_progress_new (line);
  gboolean done = import != NULL && read_files (import, plan, files, kind, progress, &error)
                  && apply (import, progress, &error);

  sp_terminal_progress_end ();
  if (!done)
    return sp_command_line_fail (line, error);
  findings = sp_import_dup_findings (import);
  tables = sp_import_tables_new (import, findings, dry_run);
  sp_command_line_add_findings (line, findings);
  line->quiet = TRUE; /* they are among the tables */
  return sp_command_line_write_tables (line, tables);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;
  SpExit exit = SP_EXIT_DONE;

  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT, entries, argc, argv, &exit))
    return exit;
  if (list_kinds)
    {
      g_autoptr (GPtrArray) tables = sp_import_tables_of_kinds ();
      return sp_command_line_write_tables (&line, tables);
    }
  if (line.files == NULL || g_strv_length (line.files) < 3)
    return sp_command_line_misuse (&line, _("Name a plan, a kind (or auto) and at least one file."));
  plan = sp_plan_open (line.files[0], dry_run, &error);
  if (plan == NULL)
    return sp_command_line_fail (&line, error);
  if (g_str_equal (line.files[1], SP_PUBLISHED_KIND))
    {
      const SpPublishedEntry entry = { settings, source, reason, dry_run };
      exit = sp_published_entry_run (&entry, &line, plan, line.files + 2);
    }
  else
    exit = import_into (&line, plan, line.files[1], line.files + 2);
  if (!sp_plan_close (plan, &error) && exit != SP_EXIT_FAILED)
    return sp_command_line_fail (&line, error);
  return exit;
}

const SpCommand sp_command_import = {
  "import", "PLAN KIND|auto FILE…", N_("Read other people’s files into the plan, as one edit that can be undone"),
  N_("Prints what each column was taken for, what was added and changed, and every row with a fault. A file is applied whole or not "
     "at all; rows with a fault are left out and listed; applying a file again changes nothing. The three files of the national layout of developer contributions are taken in the order "
     "in which they need one another, however they are named."), run
};
