/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-gis-dress.h"

#include <string.h>

/* Words of a column's name that are not written as they stand. */
static const struct { const char *word; const char *written; } words[] = {
  { "urn", "URN" }, { "dfe", "DfE" }, { "la", "LA" }, { "gss", "GSS" }, { "pfi", "PFI" }, { "pence", "(pence)" },
  { "min", "(at least)" }, { "max", "(at most)" }, { "on", "(date)" }, { "m2", "(m²)" }, { "url", "URL" },
};

static const char *
written (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, word))
      return words[i].written;
  return word;
}

char *
sp_gis_dup_column_title (const char *column)
{
  g_auto (GStrv) parts = g_strsplit (column, "_", -1);
  g_autoptr (GString) title = g_string_new (NULL);

  if (g_str_equal (column, "id"))
    return g_strdup ("Number");
  for (guint i = 0; parts[i]; i++)
    {
      gboolean is_key = i > 0 && !parts[i + 1] && g_str_equal (parts[i], "id");

      g_string_append_printf (title, "%s%s", i ? " " : "", is_key ? "(number)" : written (parts[i]));
    }
  title->str[0] = g_ascii_toupper (title->str[0]);
  return g_strdup (title->str);
}

char *
sp_gis_dup_column_meaning (const SpSchemaTable *table,
                           const char          *column)
{
  g_auto (GStrv) lines = g_strsplit (table->sql, "\n", -1);

  for (guint i = 1; lines[i]; i++)
    {
      const char *line = g_strchug (lines[i]);
      const char *comment = strstr (line, "-- ");
      gsize n = strlen (column);

      if (g_str_has_prefix (line, column) && g_ascii_isspace (line[n]))
        return comment ? g_strstrip (g_strdup (comment + 3)) : NULL;
    }
  return NULL;
}

static gboolean
write_column (sqlite3_stmt         *insert,
              const SpSchemaTable  *table,
              const char           *column,
              GError              **error)
{
  g_autofree char *title = sp_gis_dup_column_title (column);
  g_autofree char *meaning = sp_gis_dup_column_meaning (table, column);

  sqlite3_reset (insert);
  sqlite3_bind_text (insert, 1, table->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 2, column, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 3, title, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (insert, 4, meaning, -1, SQLITE_TRANSIENT);
  return sqlite3_step (insert) == SQLITE_DONE || sp_database_fail (sqlite3_db_handle (insert), error);
}

/* The style, with the titles of the columns as QGIS heads its tables and forms: it reads them here and not in
 * gpkg_data_columns. Titles hold nothing that XML would not. */
static char *
dup_style (const SpSchemaTable *table,
           const char          *style)
{
  g_autoptr (GString) aliases = g_string_new ("  <aliases>\n");
  g_autoptr (GString) full = g_string_new (style);
  guint n = 0;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const SpSchemaColumn *column = g_ptr_array_index (table->columns, i);
      g_autofree char *title = sp_gis_dup_column_title (column->name);

      if (column->type != SP_STORES_GEOMETRY)
        g_string_append_printf (aliases, "    <alias index=\"%u\" field=\"%s\" name=\"%s\"/>\n", n++,
                                column->name, title);
    }
  g_string_append (aliases, "  </aliases>\n</qgis>");
  g_string_replace (full, "</qgis>", aliases->str, 1);
  return g_strdup (full->str);
}

static gboolean
write_style (sqlite3              *db,
             const SpSchemaTable  *table,
             const char           *style,
             GError              **error)
{
  g_autofree char *full = dup_style (table, style);
  g_autoptr (sqlite3_stmt) insert = NULL;

  insert = sp_database_prepare (db,
    "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, "
    "useAsDefault, description, owner, ui) SELECT '', '', ?1, 'geom', 'School Places', ?2, '', 1, "
    "'As School Places draws it', '', NULL WHERE NOT EXISTS (SELECT 1 FROM layer_styles WHERE f_table_name = ?1)", error);
  if (!insert)
    return FALSE;
  sqlite3_bind_text (insert, 1, table->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 2, full, -1, SQLITE_STATIC);
  return sqlite3_step (insert) == SQLITE_DONE || sp_database_fail (db, error);
}

gboolean
sp_gis_dress_table (sqlite3              *db,
                    const SpSchemaTable  *table,
                    GError              **error)
{
  const char *style = sp_schema_get_style (table->name);
  g_autoptr (sqlite3_stmt) insert = NULL;

  insert = sp_database_prepare (db, "INSERT OR IGNORE INTO gpkg_data_columns (table_name, column_name, title, description) "
                                    "VALUES (?, ?, ?, ?)", error);
  if (!insert)
    return FALSE;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const SpSchemaColumn *column = g_ptr_array_index (table->columns, i);

      if (column->type != SP_STORES_GEOMETRY && !write_column (insert, table, column->name, error))
        return FALSE;
    }
  return !style || write_style (db, table, style, error);
}
