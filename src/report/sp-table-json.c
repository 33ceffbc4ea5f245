/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as JSON (RFC 8259): an object keyed by table code; each has title, columns, rows, and totals and notes where
 * there are any. Rows are objects keyed by column, one a line, so that two results compare line by line. Numbers are
 * written by us and not by json-glib, whose generator prints 0.1 as 0.10000000000000001. */
#include "config.h"
#include "sp-table-private.h"

static void
append_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (out, "\\%c", *p);
      else if (*p == '\n')
        g_string_append (out, "\\n");
      else if ((guchar) *p < 0x20 || *p == 0x7f)
        g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_row (GString *out, const SpTable *table, guint row)
{
  g_string_append (out, "      {");
  for (guint c = 0; c < sp_table_get_n_columns (table); c++)
    {
      g_autofree char *exact = sp_table_dup_exact (table, row, c);
      if (c > 0)
        g_string_append (out, ", ");
      append_string (out, sp_table_get_key (table, c));
      g_string_append (out, ": ");
      if (exact == NULL)
        g_string_append (out, "null");
      else if (sp_table_is_number (table, row, c))
        g_string_append (out, exact);
      else
        append_string (out, exact);
    }
  g_string_append_c (out, '}');
}

/* The rows that are totals, or that are not; TRUE when there was one. */
static gboolean
append_rows (GString *out, const SpTable *table, gboolean totals)
{
  gboolean any = FALSE;
  for (guint r = 0; r < sp_table_get_n_rows (table); r++)
    {
      if (sp_table_is_total (table, r) != totals)
        continue;
      g_string_append (out, any ? ",\n" : "\n");
      append_row (out, table, r);
      any = TRUE;
    }
  return any;
}

static void
append_columns (GString *out, const SpTable *table)
{
  g_string_append (out, ",\n    \"columns\": {");
  for (guint c = 0; c < sp_table_get_n_columns (table); c++)
    {
      if (c > 0)
        g_string_append (out, ", ");
      append_string (out, sp_table_get_key (table, c));
      g_string_append (out, ": ");
      append_string (out, sp_table_get_cell (table, -1, c));
    }
  g_string_append_c (out, '}');
}

static gboolean
has_totals (const SpTable *table)
{
  for (guint r = 0; r < sp_table_get_n_rows (table); r++)
    if (sp_table_is_total (table, r))
      return TRUE;
  return FALSE;
}

static void
append_table (GString *out, const SpTable *table)
{
  g_string_append (out, "  ");
  append_string (out, sp_table_get_code (table));
  g_string_append (out, ": {\n    \"title\": ");
  append_string (out, sp_table_get_title (table));
  append_columns (out, table);
  g_string_append (out, ",\n    \"rows\": [");
  g_string_append (out, append_rows (out, table, FALSE) ? "\n    ]" : "]");
  if (has_totals (table))
    {
      g_string_append (out, ",\n    \"totals\": [");
      append_rows (out, table, TRUE);
      g_string_append (out, "\n    ]");
    }
  if (sp_table_get_note (table) != NULL)
    {
      g_string_append (out, ",\n    \"notes\": ");
      append_string (out, sp_table_get_note (table));
    }
  g_string_append (out, "\n  }");
}

char *
sp_tables_write_json (GPtrArray *tables)
{
  GString *out = g_string_new ("{\n");
  for (guint i = 0; i < tables->len; i++)
    {
      append_table (out, g_ptr_array_index (tables, i));
      g_string_append (out, i + 1 < tables->len ? ",\n" : "\n");
    }
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}
