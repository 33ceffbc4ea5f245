/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what is in a file as the import sees it, for samples.py: a line for each table (T, records, shapes, its widest record's first
 * cells), its notes (N, code, row), or the error (E, message). */
#include "config.h"

#include "sp-finding.h"
#include "sp-foreign-table.h"

static void
print_notes (SpForeignTable *table)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();

  sp_foreign_table_tell (table, findings);
  for (guint i = 0; i < findings->len; i++)
    g_print ("N\t%s\t%u\n", sp_finding_get_code (g_ptr_array_index (findings, i)), sp_finding_get_row (g_ptr_array_index (findings, i)));
}

static void
print_table (SpForeignTable *table, GError **error)
{
  guint n = 0, n_shapes = 0, widest = 0, last = 0;
  SpTextRecord *record;

  while ((record = sp_foreign_table_next (table, error)) != NULL)
    {
      n++;
      n_shapes += record->shape != NULL;
      widest = MAX (widest, sp_text_record_get_n (record));
      last = record->row;
      for (guint i = 0; i < sp_text_record_get_n (record); i++)
        g_assert_true (g_utf8_validate (sp_text_record_get (record, i), -1, NULL));
    }
  g_print ("T\t%s\t%u\t%u\t%u\t%u\n", sp_foreign_table_get_label (table), n, n_shapes, widest, last);
  print_notes (table);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = sp_foreign_table_open_all (argv[1], NULL, NULL, &error);

  for (guint i = 0; tables && i < tables->len && !error; i++)
    {
      const char *sheet = sp_foreign_table_get_sheet (g_ptr_array_index (tables, i));
      g_autoptr (SpForeignTable) table = sp_foreign_table_open (argv[1], sheet, NULL, NULL, &error);

      if (table)
        print_table (table, &error);
    }
  if (error)
    g_print ("E\t%s\n", error->message);
  return 0;
}
