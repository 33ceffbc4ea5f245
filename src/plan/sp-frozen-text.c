/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inputs of a forecast as text, and rows of that text in a database again. */
#include "config.h"
#include "sp-frozen-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-geopackage.h"

#define ROOT "(SELECT min (id) FROM scenario WHERE parent_id IS NULL)"

/* What no forecast reads. What is not named here is frozen, so that a table added later is not forgotten. */
static const char *const left_out[] = {
  "base_land", "base_line", "base_place", "growth_statement", "published_table",
  "published_column", "published_row", "published_cell", "published_claim", "pot", "pot_amount", "agreement",
  "obligation", "cil_claim", "project_spend", "project_dependency", "forecast_round", "forecast_round_value",
  "cost_index", "cost_index_value", "obligation_dwelling", "contribution_transaction", "pot_allocation",
  "money_assumption", "import_mapping", "small_area", "small_area_people", "small_area_births", "small_area_share",
  "catchment", "area_return", "project_approval", "project_after", "project_risk", "project_edition",
  "project_edition_spend", "option_spend", "option_dependency", "programme", "programme_choice", NULL
};

static void
append_text (GString    *out,
             const char *text)
{
  g_string_append_c (out, 'T');
  for (; *text; text++)
    switch (*text)
      {
      case '\t': g_string_append (out, "\\t"); break;
      case '\n': g_string_append (out, "\\n"); break;
      case '\\': g_string_append (out, "\\\\"); break;
      default: g_string_append_c (out, *text);
      }
}

static void
append_value (GString      *out,
              sqlite3_stmt *row,
              int           column)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (sqlite3_column_type (row, column))
    {
    case SQLITE_INTEGER:
      g_string_append_printf (out, "I%" G_GINT64_FORMAT, (gint64) sqlite3_column_int64 (row, column));
      break;
    case SQLITE_FLOAT:
      g_string_append_printf (out, "R%s", g_ascii_dtostr (number, sizeof number, sqlite3_column_double (row, column)));
      break;
    case SQLITE_TEXT:
      append_text (out, (const char *) sqlite3_column_text (row, column));
      break;
    default:
      g_string_append_c (out, 'N');
    }
}

static gboolean
is_frozen (const SpSchemaColumn *column)
{
  return column->type != SP_STORES_GEOMETRY && column->type != SP_STORES_BLOB;
}

/* Only the chain of the scenario asked for: what another scenario says changes nothing here. */
static const char *
rows_wanted (const char *table)
{
  if (g_str_equal (table, "scenario"))
    return " WHERE id IN chain";
  return g_str_equal (table, "scenario_override") ? " WHERE scenario_id IN chain" : "";
}

static gboolean
write_table (sqlite3              *db,
             const SpSchemaTable  *table,
             gint64                scenario_id,
             GString              *out,
             GError              **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) rows = NULL;

  g_string_append_printf (out, "table\t%s", table->name);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const SpSchemaColumn *column = g_ptr_array_index (table->columns, i);

      if (!is_frozen (column))
        continue;
      g_string_append_printf (columns, "%s\"%s\"", columns->len ? ", " : "", column->name);
      g_string_append_printf (out, "\t%s", column->name);
    }
  g_string_append_c (out, '\n');
  sql = g_strdup_printf ("WITH RECURSIVE chain (id) AS (VALUES (" ROOT ") UNION SELECT nullif (%" G_GINT64_FORMAT ", 0)"
                         " UNION SELECT s.parent_id FROM scenario s JOIN chain ON s.id = chain.id) "
                         "SELECT %s FROM \"%s\"%s ORDER BY \"%s\"",
                         scenario_id, columns->str, table->name, rows_wanted (table->name), table->key);
  rows = sp_database_prepare (db, sql, error);
  if (!rows)
    return FALSE;
  while (sp_database_step (rows, &failure))
    {
      for (int i = 0; i < sqlite3_column_count (rows); i++)
        {
          if (i)
            g_string_append_c (out, '\t');
          append_value (out, rows, i);
        }
      g_string_append_c (out, '\n');
    }
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

char *
sp_frozen_write (sqlite3  *db,
                 gint64    scenario_id,
                 GError  **error)
{
  const GPtrArray *tables = sp_schema_get_tables ();
  GString *out = g_string_new (NULL);
  gint64 root = 0;

  if (!sp_database_get_int64 (db, "SELECT " ROOT, &root, 0, error))
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  if (scenario_id == root)
    scenario_id = 0;
  g_string_append_printf (out, "school-places-frozen\t1\t%" G_GINT64_FORMAT "\n", scenario_id);
  for (guint i = 0; i < tables->len; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (tables, i);

      if (sp_schema_is_private (table->name) || g_strv_contains (left_out, table->name)
          || write_table (db, table, scenario_id, out, error))
        continue;
      g_string_free (out, TRUE);
      return NULL;
    }
  return g_string_free (out, FALSE);
}

sqlite3 *
sp_frozen_database_new (const SpFrozenInputs  *self,
                        GError               **error)
{
  g_autoptr (sqlite3) db = sp_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  char *meta;
  gboolean done;

  /* What the plan held is what is wanted, dangling references and another program's values included: the snapshot reads
   * both as it read them in the plan. */
  if (!db || !sp_database_exec (db, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON", error)
      || !sp_database_exec (db, sp_schema_get_sql (), error))
    return NULL;
  meta = sqlite3_mprintf ("INSERT INTO plan_meta (id, format, schema_version, revision, title, created_at) VALUES "
                          "(1, 'school-places-plan', %d, %lld, %Q, '')",
                          SP_SCHEMA_VERSION, (long long) self->revision, self->title);
  done = sp_database_exec (db, meta, error);
  sqlite3_free (meta);
  return done ? g_steal_pointer (&db) : NULL;
}

static void
bind_text (sqlite3_stmt *insert,
           int           index,
           const char   *escaped)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; *escaped; escaped++)
    if (*escaped != '\\' || escaped[1] == '\0')
      g_string_append_c (text, *escaped);
    else
      {
        escaped++;
        g_string_append_c (text, *escaped == 't' ? '\t' : *escaped == 'n' ? '\n' : *escaped);
      }
  sqlite3_bind_text (insert, index, text->str, (int) text->len, SQLITE_TRANSIENT);
}

static void
bind_value (sqlite3_stmt *insert,
            int           index,
            const char   *value)
{
  switch (*value)
    {
    case 'I': sqlite3_bind_int64 (insert, index, g_ascii_strtoll (value + 1, NULL, 10)); break;
    case 'R': sqlite3_bind_double (insert, index, g_ascii_strtod (value + 1, NULL)); break;
    case 'T': bind_text (insert, index, value + 1); break;
    default: sqlite3_bind_null (insert, index);
    }
}

static sqlite3_stmt *
prepare_insert (sqlite3              *db,
                const SpFrozenTable  *table,
                GError              **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autofree char *sql = NULL;

  for (guint i = 0; table->columns[i]; i++)
    {
      g_string_append_printf (names, "%s\"%s\"", i ? ", " : "", table->columns[i]);
      g_string_append (marks, i ? ", ?" : "?");
    }
  sql = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", table->table->name, names->str, marks->str);
  return sp_database_prepare (db, sql, error);
}

gboolean
sp_frozen_insert (sqlite3              *db,
                  const SpFrozenTable  *table,
                  SpFrozenChoice        choose,
                  gpointer              data,
                  GError              **error)
{
  g_autoptr (sqlite3_stmt) insert = prepare_insert (db, table, error);
  guint n = g_strv_length (table->columns);
  g_autofree const char **values = g_new (const char *, n);

  for (guint r = 0; insert && r < table->rows->len; r++)
    {
      g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (table->rows, r), "\t", SP_FROZEN_MOST_COLUMNS);

      for (guint i = 0, ended = FALSE; i < n; i++)
        {
          ended = ended || parts[i] == NULL;
          values[i] = ended ? "N" : parts[i];
        }
      if (choose && !choose (table, values, data))
        continue;
      for (guint i = 0; i < n; i++)
        bind_value (insert, (int) i + 1, values[i]);
      if (sqlite3_step (insert) != SQLITE_DONE)
        return sp_database_fail (db, error);
      sqlite3_reset (insert);
    }
  return insert != NULL;
}

gint
sp_frozen_table_column (const SpFrozenTable *self,
                        const char          *name)
{
  for (gint i = 0; self->columns[i]; i++)
    if (g_str_equal (self->columns[i], name))
      return i;
  return -1;
}

gint64
sp_frozen_int64 (const char *value,
                 gint64      missing)
{
  return *value == 'I' ? g_ascii_strtoll (value + 1, NULL, 10) : missing;
}
