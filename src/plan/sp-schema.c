/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-schema.h"

#include <gio/gio.h>

#include "sp-schema-resource.h"

#define RESOURCE_FOLDER "/org/schoolplaces/SchoolPlaces/plan/"

typedef struct
{
  GPtrArray  *tables;
  GHashTable *by_name;
  GHashTable *indexes;
  GPtrArray  *index_names;
} Schema;

static const char *
load_text (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, NULL);
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (sp_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size;

  /* An uncompressed resource lives as long as the program and ends in a nought. */
  return bytes ? g_bytes_get_data (bytes, &size) : NULL;
}

static SpColumnType
parse_type (const char *declared)
{
  static const struct { const char *name; SpColumnType type;
  } types[] = {
    { "INTEGER", SP_STORES_INTEGER },
    { "REAL", SP_STORES_REAL },
    { "TEXT", SP_STORES_TEXT },
    { "BLOB", SP_STORES_BLOB },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (declared, types[i].name))
      return types[i].type;
  return SP_STORES_GEOMETRY;
}

static void
read_columns (sqlite3       *db,
              SpSchemaTable *table)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement
      = sp_database_prepare (db, "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info (?)", NULL);
  sqlite3_bind_text (statement, 1, table->name, -1, SQLITE_STATIC);
  while (sp_database_step (statement, NULL))
    {
      SpSchemaColumn *column = g_new0 (SpSchemaColumn, 1);

      column->name = sp_database_dup_column (statement, 0);
      column->declared = sp_database_dup_column (statement, 1);
      column->type = parse_type (column->declared);
      column->not_null_default = sqlite3_column_int (statement, 2) ? sp_database_dup_column (statement, 3) : NULL;
      column->is_key = sqlite3_column_int (statement, 4) == 1;
      if (column->is_key)
        table->key = column->name;
      if (column->type == SP_STORES_GEOMETRY)
        table->geometry = column->declared;
      g_ptr_array_add (table->columns, column);
    }
}

static void
read_tables (sqlite3 *db,
             Schema  *schema)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = sp_database_prepare (db,
                                   "SELECT type, name, sql FROM sqlite_schema "
                                   "WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY rowid",
                                   NULL);
  while (sp_database_step (statement, NULL))
    {
      g_autofree char *type = sp_database_dup_column (statement, 0);
      SpSchemaTable *table;

      if (g_str_equal (type, "index"))
        {
          char *name = sp_database_dup_column (statement, 1);

          g_hash_table_insert (schema->indexes, name, sp_database_dup_column (statement, 2));
          g_ptr_array_add (schema->index_names, name);
          continue;
        }
      table = g_new0 (SpSchemaTable, 1);
      table->name = sp_database_dup_column (statement, 1);
      table->sql = sp_database_dup_column (statement, 2);
      table->columns = g_ptr_array_new ();
      g_ptr_array_add (schema->tables, table);
      g_hash_table_insert (schema->by_name, table->name, table);
    }
}

/* Made once, kept for the life of the program. */
static const Schema *
get_schema (void)
{
  static gsize made;
  static Schema schema;

  if (g_once_init_enter (&made))
    {
      sqlite3 *db = NULL;
      g_autoptr (GError) error = NULL;

      schema.tables = g_ptr_array_new ();
      schema.by_name = g_hash_table_new (g_str_hash, g_str_equal);
      schema.indexes = g_hash_table_new (g_str_hash, g_str_equal);
      schema.index_names = g_ptr_array_new ();
      db = sp_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);
      g_assert_no_error (error);
      sp_database_exec (db, sp_schema_get_sql (), &error);
      g_assert_no_error (error);
      read_tables (db, &schema);
      for (guint i = 0; i < schema.tables->len; i++)
        read_columns (db, g_ptr_array_index (schema.tables, i));
      sqlite3_close_v2 (db);
      g_once_init_leave (&made, 1);
    }
  return &schema;
}

const GPtrArray *
sp_schema_get_tables (void)
{
  return get_schema ()->tables;
}

const SpSchemaTable *
sp_schema_find_table (const char *name)
{
  return g_hash_table_lookup (get_schema ()->by_name, name);
}

const SpSchemaColumn *
sp_schema_find_column (const SpSchemaTable *table, const char *name)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const SpSchemaColumn *column = g_ptr_array_index (table->columns, i);

      if (g_str_equal (column->name, name))
        return column;
    }
  return NULL;
}

const char *
sp_schema_find_index (const char *name)
{
  return g_hash_table_lookup (get_schema ()->indexes, name);
}

const GPtrArray *
sp_schema_get_index_names (void)
{
  return get_schema ()->index_names;
}

gboolean
sp_schema_is_private (const char *table)
{
  return g_str_equal (table, "plan_meta") || g_str_equal (table, "edit_history")
         || g_str_equal (table, "refused_edit");
}

const char *
sp_schema_get_sql (void)
{
  return load_text ("schema.sql");
}

const char *
sp_schema_get_migration (gint from)
{
  g_autofree char *name = g_strdup_printf ("migrate-%d-to-%d.sql", from, from + 1);

  return load_text (name);
}

const char *
sp_schema_get_defaults (void)
{
  return load_text ("delivery-defaults.sql");
}

const char *
sp_schema_get_geopackage_sql (void)
{
  return load_text ("geopackage.sql");
}

const char *
sp_schema_get_style (const char *table)
{
  g_autofree char *name = g_strdup_printf ("styles/%s.qml", table);

  return load_text (name);
}

static const char *
skip_comment (const char *at)
{
  const char *end;

  if (g_str_has_prefix (at, "--"))
    end = strchr (at, '\n');
  else
    end = strstr (at + 2, "*/") ? strstr (at + 2, "*/") + 2 : NULL;
  return end ? end : at + strlen (at);
}

char *
sp_schema_normalise (const char *sql)
{
  GString *out = g_string_new (NULL);
  gboolean in_string = FALSE;
  gboolean spaced = FALSE;

  for (const char *at = sql; *at; at++)
    {
      while (!in_string && (g_str_has_prefix (at, "--") || g_str_has_prefix (at, "/*")))
        at = skip_comment (at);
      if (!*at)
        break;
      if (*at == '\'')
        in_string = !in_string;
      if (!in_string && g_ascii_isspace (*at))
        {
          spaced = TRUE;
          continue;
        }
      if (!in_string && *at == '"')
        continue;
      /* A space only matters between two words. */
      if (spaced && out->len && (g_ascii_isalnum (*at) || *at == '_')
          && (g_ascii_isalnum (out->str[out->len - 1]) || out->str[out->len - 1] == '_'))
        g_string_append_c (out, ' ');
      spaced = FALSE;
      g_string_append_c (out, in_string ? *at : g_ascii_tolower (*at));
    }
  return g_string_free (out, FALSE);
}
