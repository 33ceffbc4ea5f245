/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-published-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-published-file.h"
#include "sp-result-tables.h"

static GHashTable *
read_facts (const SpPublishedEntry *self)
{
  GHashTable *facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; self->settings != NULL && self->settings[i] != NULL; i++)
    {
      const char *equals = strchr (self->settings[i], '=');

      if (equals != NULL)
        g_hash_table_insert (facts, g_strndup (self->settings[i], (gsize) (equals - self->settings[i])), g_strdup (equals + 1));
    }
  if (self->source != NULL)
    g_hash_table_insert (facts, g_strdup ("source"), g_strdup (self->source));
  return facts;
}

/* Whether every file can be entered, so that none is when one of them cannot. */
static gboolean
check_all (SpPlan *plan, GHashTable *facts, char **files, GError **error)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_auto (SpPublishedOutline) outline = { 0 };

      if (!sp_published_file_enter (plan, files[i], facts, NULL, TRUE, findings, &outline, error))
        return FALSE;
    }
  return TRUE;
}

SpExit
sp_published_entry_run (const SpPublishedEntry *self, SpCommandLine *line, SpPlan *plan, char **files)
{
  g_autoptr (GHashTable) facts = read_facts (self);
  g_autoptr (GPtrArray) findings = sp_findings_new (), tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (GError) failure = NULL;
  SpTable *table;

  if (!check_all (plan, facts, files, &failure))
    return sp_command_line_fail (line, failure);
  table = sp_table_new ("published", self->dry_run ? _("What would be entered") : _("What was entered"));
  sp_table_add_column (table, "file", _("File"), SP_TABLE_TEXT);
  sp_table_add_column (table, "title", _("Title"), SP_TABLE_TEXT);
  sp_table_add_column (table, "edition", _("Edition"), SP_TABLE_TEXT);
  sp_table_add_column (table, "unit", _("Unit"), SP_TABLE_TEXT);
  sp_table_add_column (table, "rows", _("Rows"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "columns", _("Columns"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "totals", _("Taken for totals"), SP_TABLE_TEXT);
  g_ptr_array_add (tables, table);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (SpPublishedOutline) outline = { 0 };
      g_autofree char *totals = NULL;

      if (!sp_published_file_enter (plan, files[i], facts, self->reason, self->dry_run, findings, &outline, &error))
        return sp_command_line_fail (line, error);
      totals = sp_published_outline_dup_totals (&outline);
      sp_table_begin_row (table);
      sp_table_add_text (table, files[i]);
      sp_table_add_text (table, outline.title);
      sp_table_add_text (table, outline.edition);
      sp_table_add_text (table, outline.unit);
      sp_table_add_number (table, outline.n_rows, 0);
      sp_table_add_number (table, outline.n_columns, 0);
      sp_table_add_text (table, totals);
    }
  sp_table_set_note (table, _("The checks compare it with the other published tables: reconcile."));
  g_ptr_array_add (tables, sp_table_of_findings (findings));
  sp_command_line_add_findings (line, findings);
  line->quiet = TRUE; /* they are among the tables */
  return sp_command_line_write_tables (line, tables);
}
