/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new: make a plan file, from a sample or empty. */
#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "sp-command-line.h"
#include "sp-plan-table.h"
#include "sp-plan.h"

static char    *sample, *tables, *title, *la_code, *origin;
static gboolean force;

static const GOptionEntry entries[] = {
  { "sample", 0, 0, G_OPTION_ARG_STRING, &sample,
    N_("Fill it with a sample: norfolk-2013 or norfolk-2018"), N_("NAME") },
  { "tables", 0, 0, G_OPTION_ARG_FILENAME, &tables,
    N_("Fill it from a folder that export wrote: the same plan again, without its history"), N_("FOLDER") },
  { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_("Name of the authority or plan (without a sample)"), N_("TITLE") },
  { "la-code", 0, 0, G_OPTION_ARG_STRING, &la_code,
    N_("Three-digit DfE code of the authority (without a sample)"), N_("CODE") },
  { "origin", 0, 0, G_OPTION_ARG_STRING, &origin,
    N_("Academic year of the last census used, such as 2013/14 (without a sample)"), N_("YEAR") },
  { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_("Replace a file of that name"), NULL },
  { NULL }
};

static gboolean
check_sample (SpCommandLine *line, SpExit *exit)
{
  if (sample == NULL || g_strv_contains (sp_plan_get_sample_names (), sample))
    return TRUE;
  g_autofree char *names = g_strjoinv (", ", (char **) sp_plan_get_sample_names ());
  *exit = sp_command_line_misuse (line, _("There is no sample “%s”; there are %s."), sample, names);
  return FALSE;
}

static gboolean
check_empty (SpCommandLine *line, SpAcademicYear *year, SpExit *exit)
{
  if (sample != NULL && tables != NULL)
    {
      *exit = sp_command_line_misuse (line, _("A plan is filled from a sample or from tables, not from both."));
      return FALSE;
    }
  if (sample != NULL || tables != NULL)
    return TRUE;
  if (title == NULL || la_code == NULL || origin == NULL)
    *exit = sp_command_line_misuse (
        line, _("An empty plan needs --title, --la-code and --origin; or name a sample with --sample."));
  else if (!sp_academic_year_parse (origin, year))
    *exit = sp_command_line_misuse (line, _("“%s” is not an academic year; write it as 2013/14."), origin);
  else
    return TRUE;
  return FALSE;
}

/* Makes the plan beside its place and moves it there when it is whole, so that a failure never costs the old file. */
static gboolean
make_plan (const char *path, SpAcademicYear year, GError **error)
{
  /* A name of our own: nobody else's file is touched. */
  g_autofree char *beside = g_strdup_printf ("%s.%d.new", path, (int) getpid ());
  if (!sp_plan_check_replaceable (path, error))
    return FALSE;
  g_autoptr (SpPlan) plan = sample != NULL   ? sp_plan_new_from_sample (beside, sample, error)
                            : tables != NULL ? sp_plan_new_from_tables (beside, tables, error)
                                             : sp_plan_new_empty (beside, title, la_code, year, error);
  if (plan == NULL)
    return FALSE; /* and nothing is left behind */
  gboolean made = sp_plan_close (plan, error);
  if (made && g_rename (beside, path) == 0)
    return TRUE;
  if (made)
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                 _("“%s” could not be put in its place: %s. Choose another name."), path, g_strerror (errno));
  g_unlink (beside);
  return FALSE;
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_autoptr (GError) error = NULL;
  const char *path = NULL;
  SpAcademicYear year = { 0 };
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, 0, entries, argc, argv, &exit)
      || !sp_command_line_get_file (&line, _("plan"), &path, &exit) || !check_sample (&line, &exit)
      || !check_empty (&line, &year, &exit))
    return exit;
  if (!force && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (&error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                   _("“%s” is already there and was left alone. Choose another name, or replace it with --force."),
                      path);
      return sp_command_line_fail (&line, error);
    }
  if (!make_plan (path, year, &error))
    return sp_command_line_fail (&line, error);
  return SP_EXIT_DONE;
}

const SpCommand sp_command_new = {
  "new", "PLAN", N_("Make a plan file, from a sample or empty"),
  N_("The file is an OGC GeoPackage: a name ending in .gpkg lets a GIS open it too."), run
};
