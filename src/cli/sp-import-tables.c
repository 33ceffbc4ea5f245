/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-published-entry.h"
#include "sp-result-tables.h"
#include "sp-table.h"

static SpTable *
files_table (const SpImport *import)
{
  SpTable *table = sp_table_new ("files", _("Files"));

  sp_table_add_column (table, "file", _("File"), SP_TABLE_TEXT);
  sp_table_add_column (table, "kind", _("Read as"), SP_TABLE_TEXT);
  sp_table_add_column (table, "certainty", _("Sure, %"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "rows", _("Rows"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "elsewhere", _("Not in this plan"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "refused", _("With a fault"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "why", _("Because"), SP_TABLE_TEXT);
  for (guint i = 0; i < sp_import_get_n_files (import); i++)
    {
      const SpImportFile *file = sp_import_get_file (import, i);

      sp_table_begin_row (table);
      sp_table_add_text (table, file->label);
      sp_table_add_coded (table, file->mapping->kind->code, _(file->mapping->kind->title));
      sp_table_add_number (table, file->mapping->certainty * 100, 0);
      sp_table_add_number (table, file->n_read, 0);
      sp_table_add_number (table, file->n_elsewhere, 0);
      sp_table_add_number (table, file->n_refused, 0);
      sp_table_add_text (table, file->mapping->why);
    }
  return table;
}

static void
add_columns (SpTable *table, const SpImportFile *file)
{
  for (guint c = 0; c < file->mapping->n_columns; c++)
    {
      g_autofree char *meaning = sp_import_mapping_describe (file->mapping, c);
      SpColumnMeaning column = file->mapping->columns[c];

      sp_table_begin_row (table);
      sp_table_add_text (table, file->label);
      sp_table_add_number (table, c + 1, 0);
      sp_table_add_text (table, file->mapping->headings[c]);
      if (meaning != NULL)
        sp_table_add_coded (table, file->mapping->kind->fields[column.field].meaning, meaning);
      else
        sp_table_add_missing (table);
    }
}

static SpTable *
columns_table (const SpImport *import)
{
  SpTable *table = sp_table_new ("columns", _("Columns"));

  sp_table_add_column (table, "file", _("File"), SP_TABLE_CODE);
  sp_table_add_column (table, "column", _("Column"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "heading", _("Heading"), SP_TABLE_TEXT);
  sp_table_add_column (table, "meaning", _("Meaning"), SP_TABLE_TEXT);
  for (guint i = 0; i < sp_import_get_n_files (import); i++)
    add_columns (table, sp_import_get_file (import, i));
  return table;
}

static SpTable *
counts_table (const SpImport *import, gboolean tried)
{
  SpTable *table = sp_table_new ("changes", tried ? _("What would change") : _("What changed"));
  guint n;
  const SpStageCount *counts = sp_import_get_counts (import, &n);

  sp_table_add_column (table, "table", _("Of the plan"), SP_TABLE_TEXT);
  sp_table_add_column (table, "added", _("Added"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "changed", _("Changed"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "unchanged", _("Unchanged"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "refused", _("Refused"), SP_TABLE_NUMBER);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (counts[i].table), "_", ' ');

      sp_table_begin_row (table);
      sp_table_add_coded (table, counts[i].table, name);
      sp_table_add_number (table, counts[i].added, 0);
      sp_table_add_number (table, counts[i].changed, 0);
      sp_table_add_number (table, counts[i].unchanged, 0);
      sp_table_add_number (table, counts[i].refused, 0);
    }
  if (tried)
    sp_table_set_note (table, _("Nothing was written."));
  return table;
}

GPtrArray *
sp_import_tables_new (const SpImport *import, GPtrArray *findings, gboolean tried)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);

  g_ptr_array_add (tables, files_table (import));
  g_ptr_array_add (tables, columns_table (import));
  g_ptr_array_add (tables, counts_table (import, tried));
  g_ptr_array_add (tables, sp_table_of_findings (findings));
  return tables;
}

static SpTable *
fields_table (void)
{
  SpTable *table = sp_table_new ("columns", _("Columns that each kind reads"));
  const SpImportKind *const *kinds = sp_import_get_kinds ();

  sp_table_add_column (table, "kind", _("Kind"), SP_TABLE_TEXT);
  sp_table_add_column (table, "meaning", _("Meaning"), SP_TABLE_TEXT);
  sp_table_add_column (table, "title", _("In words"), SP_TABLE_TEXT);
  sp_table_add_column (table, "needed", _("Needed"), SP_TABLE_TEXT);
  sp_table_add_column (table, "headings", _("Headings it is known by"), SP_TABLE_TEXT);
  for (guint i = 0; kinds[i] != NULL; i++)
    for (const SpImportField *field = kinds[i]->fields; field->meaning != NULL; field++)
      {
        g_autofree char *headings = sp_import_field_dup_headings (field);

        sp_table_begin_row (table);
        sp_table_add_text (table, kinds[i]->code);
        sp_table_add_text (table, field->meaning);
        sp_table_add_text (table, _(field->title));
        sp_table_add_coded (table, field->flags & SP_FIELD_REQUIRED ? "yes" : "no", field->flags & SP_FIELD_REQUIRED ? _("yes") : NULL);
        sp_table_add_text (table, headings);
      }
  sp_table_set_note (table, _("The meaning and the words of a column are headings for it too, in any case of letters; spaces and signs do not "
                              "count, so that “LA (code)” is lacode, and # is any digit."));
  return table;
}

GPtrArray *
sp_import_tables_of_kinds (void)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  SpTable *table = sp_table_new ("kinds", _("Kinds of file"));
  const SpImportKind *const *kinds = sp_import_get_kinds ();

  sp_table_add_column (table, "kind", _("Kind"), SP_TABLE_TEXT);
  sp_table_add_column (table, "title", _("What it is"), SP_TABLE_TEXT);
  sp_table_add_column (table, "fills", _("What it fills"), SP_TABLE_TEXT);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      sp_table_begin_row (table);
      sp_table_add_text (table, kinds[i]->code);
      sp_table_add_text (table, _(kinds[i]->title));
      sp_table_add_text (table, _(kinds[i]->fills));
    }
  sp_table_begin_row (table);
  sp_table_add_text (table, SP_PUBLISHED_KIND);
  sp_table_add_text (table, _("Table of a paper as it is printed, with lines for title, edition and unit"));
  sp_table_add_text (table, _("published tables, for the checks"));
  g_ptr_array_add (tables, table);
  g_ptr_array_add (tables, fields_table ());
  return tables;
}
