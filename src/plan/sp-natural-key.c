/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-natural-key.h"

#include <string.h>

static int
find_column (const SpSchemaTable *table,
             const char          *name)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (g_str_equal (((const SpSchemaColumn *) g_ptr_array_index (table->columns, i))->name, name))
      return (int) i;
  return -1;
}

/* "a, ifnull (b, -1)" of an index of ours: each item is a column, bare or the first thing in ifnull. */
static gboolean
parse_items (const SpSchemaTable *table,
             const char          *list,
             SpNaturalKey        *key)
{
  static GRegex *item;
  g_autoptr (GMatchInfo) match = NULL;

  if (g_once_init_enter (&item))
    g_once_init_leave (&item, g_regex_new ("(ifnull\\s*\\(\\s*)?\"?([a-z_]+)\"?(\\s*,\\s*(?:-1|''|0)\\s*\\))?",
                                           G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  *key = (SpNaturalKey) { 0 };
  for (g_regex_match (item, list, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *wrapped = g_match_info_fetch (match, 1);
      g_autofree char *name = g_match_info_fetch (match, 2);
      int column = find_column (table, name);

      if (column < 0 || key->n == G_N_ELEMENTS (key->columns))
        return FALSE;
      key->nulls_match = key->nulls_match || (wrapped && *wrapped);
      key->columns[key->n++] = column;
    }
  return key->n > 0;
}

/* What stands in the brackets after the table's name in CREATE UNIQUE INDEX; NULL for any other index. */
static char *
dup_items (const char *sql)
{
  const char *on = strstr (sql, " ON ");
  const char *open = on ? strchr (on, '(') : NULL;
  const char *close = strrchr (sql, ')');

  if (!g_str_has_prefix (sql, "CREATE UNIQUE INDEX") || !open || !close || close < open || strstr (close, "WHERE"))
    return NULL;
  return g_strndup (open + 1, (gsize) (close - open - 1));
}

static gboolean
is_on (const char *sql,
       const char *table)
{
  g_autofree char *plain = g_strdup_printf (" ON %s", table);
  const char *at = strstr (sql, plain);

  return at && !g_ascii_isalnum (at[strlen (plain)]) && at[strlen (plain)] != '_';
}

/* UNIQUE within the table's own definition: SQLite makes an index without a text for each. */
static void
add_own (const SpSchemaTable *table,
         GArray              *keys)
{
  g_autoptr (sqlite3) db = sp_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  g_autoptr (sqlite3_stmt) rows = NULL;

  if (!sp_database_exec (db, table->sql, NULL))
    return;
  rows = sp_database_prepare (db, "SELECT (SELECT group_concat (x.name) FROM pragma_index_xinfo (l.name) x WHERE x.key) "
                                  "FROM pragma_index_list (?) l WHERE l.\"unique\" AND l.origin = 'u'", NULL);
  sqlite3_bind_text (rows, 1, table->name, -1, SQLITE_STATIC);
  while (sp_database_step (rows, NULL))
    {
      SpNaturalKey key;

      if (sqlite3_column_type (rows, 0) == SQLITE_TEXT
          && parse_items (table, (const char *) sqlite3_column_text (rows, 0), &key))
        g_array_append_val (keys, key);
    }
}

GArray *
sp_natural_keys_new (const SpSchemaTable *table)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (SpNaturalKey));
  const GPtrArray *names = sp_schema_get_index_names ();

  add_own (table, keys);
  for (guint i = 0; i < names->len; i++)
    {
      const char *sql = sp_schema_find_index (g_ptr_array_index (names, i));
      g_autofree char *items = is_on (sql, table->name) ? dup_items (sql) : NULL;
      SpNaturalKey key;

      if (items && parse_items (table, items, &key))
        g_array_append_val (keys, key);
    }
  return keys;
}
