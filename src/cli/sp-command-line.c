/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-command-line.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "sp-area-findings.h"
#include "sp-finding.h"
#include "sp-known-names.h"
#include "sp-table-public.h"
#include "sp-year.h"

#define MOST_FINDINGS 12 /* said after a result; `check` lists all */

static void
complain (SpCommandLine *self, const char *message)
{
  g_printerr ("school-places-cli %s: %s\n", self->command->name, message);
}

static void
add_common_options (SpCommandLine *self, GOptionGroup *group, SpTakes takes)
{
  const GOptionEntry scenario[] = {
    { "scenario", 's', 0, G_OPTION_ARG_STRING, &self->scenario,
      N_("Use a scenario instead of the plan as it stands"), N_("NAME") },
    { NULL }
  };
  const GOptionEntry format[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &self->format_name,
      N_("text (default), csv, json, html; with --output also xlsx or ods"), N_("FORMAT") },
    { "table", 't', 0, G_OPTION_ARG_STRING, &self->table,
      N_("Write only this table (its name as in the JSON)"), N_("TABLE") },
    { NULL }
  };
  const GOptionEntry phase[] = {
    { "phase", 0, 0, G_OPTION_ARG_STRING, &self->phase, N_("Only primary or only secondary"), N_("PHASE") },
    { NULL }
  };
  const GOptionEntry area[] = {
    { "area", 'a', 0, G_OPTION_ARG_STRING, &self->area, N_("Only one planning area, by code or name"), N_("AREA") },
    { NULL }
  };
  const GOptionEntry published[] = {
    { "public", 0, 0, G_OPTION_ARG_NONE, &self->is_public,
      N_("To be published: hold back small counts of children, and those that would tell them"), NULL },
    { "threshold", 0, 0, G_OPTION_ARG_INT, &self->threshold, N_("With --public: hold back counts below this (default: 5)"), N_("N") },
    { NULL }
  };
  const GOptionEntry output[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output,
      N_("Write to a file instead of standard output"), N_("FILE") },
    { NULL }
  };
  const GOptionEntry always[] = {
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &self->quiet, N_("Print neither findings nor notes on standard error"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->files, NULL, NULL },
    { NULL }
  };
  const struct { SpTakes takes; const GOptionEntry *entries; } options[] = {
    { SP_TAKES_SCENARIO, scenario }, { SP_TAKES_FORMAT, format }, { SP_TAKES_FILTERS, phase },
    { SP_TAKES_FILTERS | SP_TAKES_AREA, area },
    { SP_TAKES_FORMAT | SP_TAKES_PUBLIC, published }, { SP_TAKES_OUTPUT, output }, { 0, always },
  };
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].takes == 0 || (takes & options[i].takes))
      g_option_group_add_entries (group, options[i].entries);
}

/* A workbook is no text: it goes to a file. FALSE with *exit untouched: it is some other format. */
static gboolean
parse_workbook (SpCommandLine *self, SpExit *exit)
{
  if (g_ascii_strcasecmp (self->format_name, "xlsx") == 0)
    self->workbook = SP_WORKBOOK_XLSX;
  else if (g_ascii_strcasecmp (self->format_name, "ods") == 0)
    self->workbook = SP_WORKBOOK_ODS;
  if (self->workbook == SP_WORKBOOK_NONE)
    return FALSE;
  if (self->output != NULL && strcmp (self->output, "-") != 0)
    return TRUE;
  *exit = sp_command_line_misuse (self, _("A workbook is written to a file: name one with --output."));
  return FALSE;
}

static gboolean
parse_format (SpCommandLine *self, SpExit *exit)
{
  static const char *const names[] = { "text", "csv", "json", "html" };
  self->format = SP_TABLE_FORMAT_TEXT;
  if (self->format_name == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (self->format_name, names[i]) == 0)
      {
        self->format = (SpTableFormat) i;
        return TRUE;
      }
  if (parse_workbook (self, exit))
    return TRUE;
  if (*exit == SP_EXIT_DONE)
    *exit = sp_command_line_misuse (self, _("“%s” is not a format; use text, csv, json, html, xlsx or ods."), self->format_name);
  return FALSE;
}

static gboolean
check_phase (SpCommandLine *self, SpExit *exit)
{
  SpPhase phase;
  if (self->phase == NULL || sp_phase_parse (self->phase, &phase))
    return TRUE;
  *exit = sp_command_line_misuse (self, _("“%s” is not a phase; use primary or secondary."), self->phase);
  return FALSE;
}

static gboolean
check_public (SpCommandLine *self, SpExit *exit)
{
  if (!self->is_public && self->threshold != SP_PUBLIC_THRESHOLD)
    *exit = sp_command_line_misuse (self, _("--threshold needs --public: without it nothing is held back."));
  else if (self->threshold < 2 || self->threshold > 1000)
    *exit = sp_command_line_misuse (self, _("A threshold of %d cannot be used; choose 2 to 1000."), self->threshold);
  else
    return TRUE;
  return FALSE;
}

/* Whether a word may be meant as a number below nought, which reads as an option: "-5", "-£5". */
static gboolean
has_number_below_nought (char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] == '-' && (g_ascii_isdigit (words[i][1]) || g_str_has_prefix (words[i] + 1, "£")))
      return TRUE;
  return FALSE;
}

gboolean
sp_command_line_parse (SpCommandLine *self, const SpCommand *command, SpTakes takes, const GOptionEntry *entries,
                       int argc, char **argv, SpExit *exit)
{
  g_autoptr (GOptionContext) context = g_option_context_new (command->arguments);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("school-places-cli %s", command->name);
  /* GOption permutes and shortens the array it is given; its strings stay ours. */
  g_autofree char **words = g_memdup2 (argv, sizeof (char *) * (gsize) (argc + 1));
  self->command = command;
  self->threshold = SP_PUBLIC_THRESHOLD;
  self->findings = sp_findings_new ();
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_set_prgname (name);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(command->summary));
  if (command->description != NULL)
    g_option_context_set_description (context, _(command->description));
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, NULL, NULL);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_group_add_entries (group, entries);
  add_common_options (self, group, takes);
  g_option_context_set_main_group (context, group);
  if (!g_option_context_parse (context, &argc, &words, &error))
    {
      *exit = g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION) && has_number_below_nought (argv)
                ? sp_command_line_misuse (self, _("%s. Write a number below nought in brackets, as (5)."), error->message)
                : sp_command_line_misuse (self, "%s.", error->message);
      return FALSE;
    }
  return parse_format (self, exit) && check_phase (self, exit) && check_public (self, exit);
}

void
sp_command_line_clear (SpCommandLine *self)
{
  g_free (self->scenario);
  g_free (self->format_name);
  g_free (self->output);
  g_free (self->table);
  g_free (self->phase);
  g_free (self->area);
  g_free (self->reference);
  g_strfreev (self->files);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->held_back, sp_held_back_free);
  g_clear_pointer (&self->said, g_hash_table_unref);
}

gboolean
sp_command_line_get_file (SpCommandLine *self, const char *what, const char **file, SpExit *exit)
{
  if (self->files == NULL || self->files[0] == NULL)
    *exit = sp_command_line_misuse (self, _("No %s was named."), what);
  else if (self->files[1] != NULL)
    *exit = sp_command_line_misuse (self, _("One %s at a time: “%s” is one too many."), what, self->files[1]);
  else
    {
      *file = self->files[0];
      return TRUE;
    }
  return FALSE;
}

SpExit
sp_command_line_misuse (SpCommandLine *self, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  complain (self, message);
  g_printerr (_("See school-places-cli %s --help.\n"), self->command->name);
  return SP_EXIT_MISUSE;
}

SpExit
sp_command_line_fail (SpCommandLine *self, const GError *error)
{
  complain (self, error->message);
  return SP_EXIT_FAILED;
}

void
sp_command_line_add_findings (SpCommandLine *self, GPtrArray *findings)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      SpFinding *finding = g_ptr_array_index (findings, i);
      if (self->area != NULL && self->snapshot != NULL && !sp_area_findings_have (self->snapshot, self->area, finding))
        continue;
      char *key = g_strdup_printf ("%s\n%s", sp_finding_get_code (finding), sp_finding_get_message (finding));
      if (g_hash_table_add (self->said, key))
        g_ptr_array_add (self->findings, sp_finding_ref (finding));
    }
}

static void
say_findings (SpCommandLine *self, guint n_serious)
{
  guint said = 0;
  for (gint severity = SP_FINDING_ERROR; severity >= SP_FINDING_WARNING; severity--)
    for (guint i = 0; i < self->findings->len && said < MOST_FINDINGS; i++)
      {
        SpFinding *finding = g_ptr_array_index (self->findings, i);
        if ((gint) sp_finding_get_severity (finding) != severity)
          continue;
        g_printerr ("%s: %s\n", sp_severity_name (sp_finding_get_severity (finding)), sp_finding_get_message (finding));
        said++;
      }
  if (n_serious > said)
    g_printerr (ngettext ("and %u more finding; school-places-cli check lists all of them\n",
                          "and %u more findings; school-places-cli check lists all of them\n", n_serious - said),
                n_serious - said);
}

SpExit
sp_command_line_end (SpCommandLine *self)
{
  guint n_serious = 0;
  for (guint i = 0; i < self->findings->len; i++)
    n_serious += sp_finding_get_severity (g_ptr_array_index (self->findings, i)) >= SP_FINDING_WARNING;
  if (n_serious == 0)
    return SP_EXIT_DONE;
  if (!self->quiet)
    say_findings (self, n_serious);
  return SP_EXIT_FINDINGS;
}

static gboolean
write_to_stdout (const char *text, GError **error)
{
  gsize length = strlen (text);
  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  if (errno == EPIPE) /* the reader has had enough: `… | head` is no failure */
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               _("The result could not be written to standard output: %s. Free some space or write it elsewhere with "
                 "--output."),
                  g_strerror (errno));
  return FALSE;
}

static gboolean
write_to_file (const char *path, const char *text, GError **error)
{
  g_autoptr (GError) reason = NULL;
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &reason))
    return TRUE;
  g_set_error (error, reason->domain, reason->code,
               _("“%s” could not be written: %s. Choose another place with --output."), path, reason->message);
  return FALSE;
}

SpExit
sp_command_line_write (SpCommandLine *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean to_file = self->output != NULL && strcmp (self->output, "-") != 0;
  if (!(to_file ? write_to_file (self->output, text, &error) : write_to_stdout (text, &error)))
    return sp_command_line_fail (self, error);
  return sp_command_line_end (self);
}

/* Leaves only the rows asked for, and only tables that have some; FALSE when an area was asked for that no table has.
 * / */
static gboolean
filter_tables (SpCommandLine *self, GPtrArray *tables)
{
  if (self->area == NULL && self->phase == NULL)
    return TRUE;
  guint n_choices = 0;
  for (guint i = tables->len; i-- > 0;)
    {
      SpTable *table = g_ptr_array_index (tables, i);
      if (i > 0 && strcmp (sp_table_get_code (table), "choices") == 0)
        {
          n_choices++; /* what planners chose is told with every result that it may have touched */
          continue;
        }
      gboolean keep = self->area == NULL
                      || (sp_table_has_column (table, "area") && sp_table_keep_rows (table, "area", self->area) > 0);
      if (keep && self->phase != NULL)
        keep = sp_table_keep_rows (table, "phase", self->phase) > 0;
      if (!keep && g_strcmp0 (sp_table_get_code (table), self->may_be_empty) != 0)
        g_ptr_array_remove_index (tables, i);
    }
  return tables->len > n_choices;
}

static GPtrArray *
choose_tables (SpCommandLine *self, GPtrArray *tables, SpExit *exit)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < tables->len; i++)
    {
      const char *code = sp_table_get_code (g_ptr_array_index (tables, i));
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", code);
      if (self->table != NULL ? strcmp (self->table, code) == 0 : i == 0 || self->format != SP_TABLE_FORMAT_CSV)
        g_ptr_array_add (chosen, g_ptr_array_index (tables, i));
    }
  if (chosen->len > 0)
    return g_steal_pointer (&chosen);
  *exit = sp_command_line_misuse (self, _("There is no table “%s” here; there are %s."), self->table, names->str);
  return NULL;
}

/* A file of comma-separated values holds one table: whoever wanted the others is told what they are called. */
static void
say_left_out (SpCommandLine *self, GPtrArray *tables, GPtrArray *chosen)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;
  if (self->format != SP_TABLE_FORMAT_CSV || self->table != NULL || self->quiet)
    return;
  for (guint i = 0; i < tables->len; i++)
    if (!g_ptr_array_find (chosen, g_ptr_array_index (tables, i), NULL))
      g_string_append_printf (names, "%s%s", n++ > 0 ? ", " : "", sp_table_get_code (g_ptr_array_index (tables, i)));
  if (n == 0)
    return;
  g_printerr (ngettext ("CSV holds one table, here %s; left out: %s. --table NAME gives it, --format json both.\n",
                        "CSV holds one table, here %s; left out: %s. --table NAME gives any of them, --format json all.\n", n),
              sp_table_get_code (g_ptr_array_index (chosen, 0)), names->str);
}

void
sp_command_line_make_public (SpCommandLine *self, GPtrArray *tables)
{
  if (!self->is_public)
    return;
  sp_tables_make_public (tables, (guint) self->threshold);
  sp_held_back_mark_tables (self->held_back, tables);
}

SpExit
sp_command_line_no_area (SpCommandLine *self, const SpSnapshot *snapshot, const char *area)
{
  g_autofree char *nearest = sp_known_names_areas (snapshot, area);
  return sp_command_line_misuse (self, _("There is no planning area “%s” in the plan. %s Give its code or its whole name."), area, nearest);
}

/* An area that the plan has may still have no row. */
static SpExit
complain_filter (SpCommandLine *self)
{
  if (self->area != NULL && self->snapshot != NULL && !sp_known_names_has_area (self->snapshot, self->area))
    return sp_command_line_no_area (self, self->snapshot, self->area);
  return sp_command_line_misuse (self, _("Nothing in this result is for planning area “%s”; without --area it lists them all."),
                                 self->area != NULL ? self->area : self->phase);
}

SpExit
sp_command_line_write_tables (SpCommandLine *self, GPtrArray *tables)
{
  SpExit exit = SP_EXIT_DONE;
  sp_command_line_make_public (self, tables);
  if (!filter_tables (self, tables))
    return complain_filter (self);
  g_autoptr (GPtrArray) chosen = choose_tables (self, tables, &exit);
  if (chosen == NULL)
    return exit;
  if (self->workbook != SP_WORKBOOK_NONE)
    return sp_command_line_write_workbook (self, chosen, _(self->command->summary), self->workbook, self->output);
  say_left_out (self, tables, chosen);
  g_autofree char *text = sp_tables_write (chosen, self->format);
  return sp_command_line_write (self, text);
}

gboolean
sp_command_line_would_replace (SpCommandLine *self, const char *path)
{
  GStatBuf result, plan;
  return self->output != NULL && g_stat (self->output, &result) == 0 && g_stat (path, &plan) == 0
         && result.st_ino == plan.st_ino && result.st_dev == plan.st_dev;
}
