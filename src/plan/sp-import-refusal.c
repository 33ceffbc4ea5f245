/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-refusal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-thing-words.h"

static char *
dup_value (const SpStageCell *cell)
{
  switch (cell->type)
    {
    case SQLITE_INTEGER:
      return g_strdup_printf ("%lld", (long long)cell->whole);
    case SQLITE_FLOAT:
      return g_strdup_printf ("%.10g", cell->real);
    case SQLITE_TEXT:
      return g_strdup (cell->text);
    default:
      return g_strdup (_ ("nothing"));
    }
}

/* The columns of the table that the database's own words name. */
static GPtrArray *
find_columns (const SpSchemaTable *table, const char *message)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < table->columns->len; i++)
    {
      SpSchemaColumn *column = g_ptr_array_index (table->columns, i);
      g_autofree char *escaped = g_regex_escape_string (column->name, -1);
      g_autofree char *pattern = g_strdup_printf ("(?<!')\\b%s\\b(?!')", escaped);

      if (g_regex_match_simple (pattern, message, 0, 0))
        g_ptr_array_add (found, column);
    }
  return g_steal_pointer (&found);
}

static char *
dup_fields (const GPtrArray *columns)
{
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *field = sp_thing_dup_field (g_ptr_array_index (columns, i));

      g_string_append_printf (fields, "%s%s", i ? ", " : "", field);
    }
  return g_string_free (g_steal_pointer (&fields), FALSE);
}

/* NULL: the file does not say it. */
static const SpStageCell *
find_cell (const SpImportTarget *target, const SpStageCell *cells, const SpSchemaColumn *column)
{
  for (guint i = 0; i < target->table->columns->len; i++)
    if (sp_import_target_get_column (target, i)->schema == column)
      return &cells[i];
  return NULL;
}

/* "urn BETWEEN 100000 AND 999999", "pupils >= 0": the bounds are said; of any other rule only which value it is about.
 */
static char *
dup_rule (const char *message, const char *field, const char *value)
{
  g_autoptr (GRegex) between = g_regex_new ("^[^:]*: \\w+ BETWEEN (-?[\\d.]+) AND (-?[\\d.]+)$", 0, 0, NULL);
  g_autoptr (GRegex) least = g_regex_new ("^[^:]*: \\w+ >= (-?[\\d.]+)$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (g_regex_match (between, message, 0, &match))
    {
      from = g_match_info_fetch (match, 1);
      to = g_match_info_fetch (match, 2);
      return g_strdup_printf (_ ("%s “%s” is not between %s and %s"), field, value, from, to);
    }
  g_clear_pointer (&match, g_match_info_unref);
  if (g_regex_match (least, message, 0, &match))
    {
      from = g_match_info_fetch (match, 1);
      return g_strdup_printf (_ ("%s “%s” is below %s"), field, value, from);
    }
  return g_strdup_printf (_ ("%s “%s” is not one that can stand there"), field, value);
}

static char *
dup_of_one (int code, const char *message, const SpSchemaColumn *column, const SpStageCell *cell)
{
  g_autofree char *field = sp_thing_dup_field (column);
  g_autofree char *value = cell ? dup_value (cell) : g_strdup (_ ("nothing"));

  if (code == SQLITE_CONSTRAINT_NOTNULL)
    return g_strdup_printf (_ ("%s is not given"), field);
  if (code == SQLITE_CONSTRAINT_CHECK)
    return dup_rule (message, field, value);
  return g_str_equal (column->declared, "INTEGER") ? g_strdup_printf (_ ("%s “%s” is not a whole number"), field, value)
         : g_str_equal (column->declared, "REAL")
             ? g_strdup_printf (_ ("%s “%s” is not a number"), field, value)
             : g_strdup_printf (_ ("%s “%s” is not one that can stand there"), field, value);
}

char *
sp_import_refusal_dup_words (sqlite3 *db, const SpImportTarget *target, const SpStageCell *cells)
{
  int code = sqlite3_extended_errcode (db);
  const char *message = sqlite3_errmsg (db);
  g_autoptr (GPtrArray) columns = find_columns (target->table->schema, message);
  g_autofree char *fields = dup_fields (columns);

  switch (code)
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      if (columns->len)
        return g_strdup_printf (_ ("another one has the same %s"), fields);
      break;
    case SQLITE_DONE: /* nothing has its key, but it does not fit */
      return g_strdup (_ ("another one has a number or code that must be its own"));
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return g_strdup (_ ("it belongs to something that the plan does not have"));
    default:
      if (columns->len == 1)
        return dup_of_one (code, message, g_ptr_array_index (columns, 0),
                           find_cell (target, cells, g_ptr_array_index (columns, 0)));
      if (columns->len)
        return g_strdup_printf (_ ("%s do not go together"), fields);
    }
  return g_strdup (_ ("one of its values breaks a rule of the plan"));
}
