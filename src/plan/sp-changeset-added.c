/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that were only added, as a changeset made in one pass over the table. The session extension would ask for each
 * of them again. */
#include "config.h"
#include "sp-changeset.h"

#include <string.h>

static void
append_byte (GByteArray *bytes, guint8 byte)
{
  g_byte_array_append (bytes, &byte, 1);
}

/* Seven bits a byte, the most significant first; all but the last with the high bit set. */
static void
append_varint (GByteArray *bytes, guint32 value)
{
  for (int shift = 28; shift > 0; shift -= 7)
    if (value >> shift)
      append_byte (bytes, (guint8)(0x80 | (value >> shift & 0x7f)));
  append_byte (bytes, (guint8)(value & 0x7f));
}

static void
append_table (GByteArray *bytes, const SpSchemaTable *table)
{
  append_byte (bytes, 'T');
  append_varint (bytes, table->columns->len);
  for (guint i = 0; i < table->columns->len; i++)
    append_byte (bytes, ((const SpSchemaColumn *)g_ptr_array_index (table->columns, i))->is_key);
  g_byte_array_append (bytes, (const guint8 *)table->name, (guint)strlen (table->name) + 1);
}

/* Its type; a number's eight bytes, the most significant first, or the length and bytes of a text or blob. */
static void
append_value (GByteArray *bytes, sqlite3_stmt *row, int column)
{
  int type = sqlite3_column_type (row, column);

  if (type == SQLITE_INTEGER || type == SQLITE_FLOAT)
    {
      double real = type == SQLITE_FLOAT ? sqlite3_column_double (row, column) : 0;
      guint8 nine[9] = { (guint8)type };
      guint64 eight;

      if (type == SQLITE_FLOAT)
        memcpy (&eight, &real, sizeof eight);
      else
        eight = (guint64)sqlite3_column_int64 (row, column);
      eight = GUINT64_TO_BE (eight);
      memcpy (nine + 1, &eight, sizeof eight);
      g_byte_array_append (bytes, nine, sizeof nine);
      return;
    }
  append_byte (bytes, (guint8)type);
  if (type == SQLITE_TEXT || type == SQLITE_BLOB)
    {
      const guint8 *data = type == SQLITE_TEXT ? sqlite3_column_text (row, column) : sqlite3_column_blob (row, column);
      int n = sqlite3_column_bytes (row, column);

      append_varint (bytes, (guint32)n);
      g_byte_array_append (bytes, data, (guint)n);
    }
}

gboolean
sp_changeset_append_added (sqlite3 *db, const SpSchemaTable *table, gint64 after, GByteArray *bytes, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (sqlite3_stmt) rows = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean headed = FALSE;

  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (sql, "%s\"%s\"", i ? ", " : "",
                            ((const SpSchemaColumn *)g_ptr_array_index (table->columns, i))->name);
  g_string_append_printf (sql, " FROM \"%s\" WHERE \"%s\" > %" G_GINT64_FORMAT " ORDER BY \"%s\"", table->name,
                          table->key, after, table->key);
  rows = sp_database_prepare (db, sql->str, error);
  while (rows && sp_database_step (rows, &failure))
    {
      if (!headed)
        append_table (bytes, table);
      headed = TRUE;
      append_byte (bytes, SQLITE_INSERT);
      append_byte (bytes, 0); /* done by the edit itself, not by a trigger */
      for (guint i = 0; i < table->columns->len; i++)
        append_value (bytes, rows, (int)i);
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (rows)
    return TRUE;
  return FALSE;
}
