/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export: what the plan holds, for other programs and for people. */
#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sp-export.h"
#include "sp-plan-table.h"
#include "sp-run.h"

static char *kind;

static const GOptionEntry entries[] = {
  { "as", 0, 0, G_OPTION_ARG_STRING, &kind, N_("csv, xlsx, ods, geojson or sql (default: by the name of the target)"), N_("KIND") },
  { NULL }
};

static const char *const kinds[] = { "csv", "xlsx", "ods", "geojson", "sql", NULL };

/* As said, or by the end of the target's name; a folder takes CSV. */
static const char *
choose_kind (SpCommandLine *line, const char *target, SpExit *exit)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autofree char *ending = g_strconcat (".", kinds[i], NULL);
      if (kind != NULL ? g_ascii_strcasecmp (kind, kinds[i]) == 0 : i > 0 && g_str_has_suffix (target, ending))
        return kinds[i];
    }
  if (kind == NULL && strchr (strrchr (target, '/') != NULL ? strrchr (target, '/') : target, '.') == NULL)
    return "csv";
  *exit = kind != NULL ? sp_command_line_misuse (line, _("“%s” is not something a plan is exported as; use csv, xlsx, ods, geojson or sql."), kind)
                       : sp_command_line_misuse (line, _("“%s” does not say what to write. Name a folder, or a file that ends in .xlsx, "
                                                         ".ods, .geojson or .sql; or say --as."), target);
  return NULL;
}

static gboolean
write_text (const char *path, const char *text, GError **error)
{
  return text != NULL && g_file_set_contents (path, text, -1, error);
}

static gboolean
claim_folder (const char *folder, GError **error)
{
  if (g_mkdir (folder, 0755) == 0 || (errno == EEXIST && g_file_test (folder, G_FILE_TEST_IS_DIR)))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("The folder “%s” cannot be made: %s. Choose another."), folder,
               g_strerror (errno));
  return FALSE;
}

/* One file a table with shapes, in a folder. */
static gboolean
write_geojson (SpPlan *plan, const char *folder, GError **error)
{
  g_autoptr (GArray) tables = sp_plan_list_tables (plan);
  gboolean done = claim_folder (folder, error);
  for (guint i = 0; done && i < tables->len; i++)
    {
      const SpPlanTable *table = &g_array_index (tables, SpPlanTable, i);
      g_autofree char *name = g_strconcat (table->name, ".geojson", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      if (!table->has_shape || table->n_rows == 0)
        continue;
      text = sp_plan_dup_geojson (plan, table->name, error);
      done = write_text (path, text, error);
    }
  return done;
}

static SpExit
write_workbook (SpRun *run, SpCommandLine *line, const char *as, const char *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = sp_tables_of_plan (run->plan, &error);
  if (tables == NULL)
    return sp_command_line_fail (line, error);
  sp_command_line_make_public (line, tables);
  return sp_command_line_write_workbook (line, tables, run->snapshot->title,
                                         g_str_equal (as, "ods") ? SP_WORKBOOK_ODS : SP_WORKBOOK_XLSX, target);
}

static SpExit
write_kind (SpRun *run, SpCommandLine *line, const char *as, const char *target)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;
  gboolean done;
  if (g_str_equal (as, "xlsx") || g_str_equal (as, "ods"))
    return write_workbook (run, line, as, target);
  if (g_str_equal (as, "csv"))
    done = sp_plan_export_tables (run->plan, target, NULL, &error);
  else if (g_str_equal (as, "geojson"))
    done = write_geojson (run->plan, target, &error);
  else
    {
      dump = sp_plan_dump (run->plan, &error);
      done = write_text (target, dump, &error);
    }
  return done ? sp_command_line_end (line) : sp_command_line_fail (line, error);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autofree char *target = NULL;
  SpExit exit = SP_EXIT_DONE;
  const char *as;
  if (!sp_command_line_parse (&line, self, SP_TAKES_PUBLIC, entries, argc, argv, &exit))
    return exit;
  if (line.files == NULL || g_strv_length (line.files) != 2)
    return sp_command_line_misuse (&line, _("A plan and a target are needed: the folder or file to write."));
  target = g_steal_pointer (&line.files[1]);
  as = choose_kind (&line, target, &exit);
  if (as != NULL && line.is_public && !g_str_equal (as, "xlsx") && !g_str_equal (as, "ods"))
    return sp_command_line_misuse (&line, _("What is published leaves small counts out, and exact tables have them: export it to a workbook "
                                            "(.xlsx or .ods)."));
  line.output = g_strdup (target); /* so that the plan itself is never replaced */
  if (as == NULL || !sp_run_open (&run, &line, &exit))
    return exit;
  return write_kind (&run, &line, as, target);
}

const SpCommand sp_command_export = {
  "export", "PLAN TARGET", N_("Everything the plan holds: CSV tables, a workbook, GeoJSON or SQL"),
  N_("To a folder: every table as CSV, exact, from which `new --tables` makes the same plan again. To a file that ends in .xlsx or "
     ".ods: a workbook for people, one table a sheet, names in place of keys. --as geojson writes a folder with a layer a file. To a "
     "file that ends in .sql: the text of `dump`."), run
};
