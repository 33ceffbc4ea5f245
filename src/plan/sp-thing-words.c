/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-thing-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-money.h"
#include "sp-number.h"
#include "sp-year.h"

/* A chain of references ("cell of row of table") is named at most this far. */
#define MAX_PARENTS 3
#define MAX_LABEL 60

static const struct { const char *table, *noun; } nouns[] = {
  { "source", N_("Source") },
  { "authority", N_("Authority") },
  { "district", N_("District") },
  { "base_land", N_("Land on the map") },
  { "base_line", N_("Line on the map") },
  { "base_place", N_("Place name on the map") },
  { "planning_area", N_("Planning area") },
  { "school", N_("School") },
  { "school_link", N_("Link between schools") },
  { "area_school", N_("School in a planning area") },
  { "admission_number", N_("Admission number") },
  { "net_capacity", N_("Net capacity") },
  { "group_capacity", N_("Places in a year group") },
  { "roll", N_("Pupils on roll") },
  { "authority_roll", N_("Authority’s pupils on roll") },
  { "births", N_("Births") },
  { "district_births", N_("Births of a district") },
  { "transfer", N_("Transfer to secondary") },
  { "growth_area", N_("Growth area") },
  { "growth_statement", N_("Statement") },
  { "growth_area_share", N_("Share of pupils") },
  { "housing_site", N_("Housing site") },
  { "dwelling_mix", N_("Mix of dwellings") },
  { "completion", N_("Dwellings") },
  { "yield", N_("Yield") },
  { "yield_build_up", N_("Build-up of yield") },
  { "assumption", N_("Assumptions") },
  { "scenario", N_("Scenario") },
  { "scenario_override", N_("Difference of a scenario") },
  { "programme_table", N_("Programme table") },
  { "project", N_("Project") },
  { "project_school", N_("School of a project") },
  { "project_spend", N_("Spend") },
  { "project_dependency", N_("Dependency") },
  { "project_places", N_("Places of a project") },
  { "growth_area_project", N_("Project of a growth area") },
  { "pot", N_("Pot") },
  { "pot_amount", N_("Amount") },
  { "agreement", N_("Agreement") },
  { "obligation", N_("Obligation") },
  { "cil_claim", N_("Claim on the levy") },
  { "published_table", N_("Published table") },
  { "published_column", N_("Column of a published table") },
  { "published_row", N_("Row of a published table") },
  { "published_cell", N_("Cell of a published table") },
  { "published_claim", N_("Statement to check") },
};

/* Columns whose names do not read as words. */
static const struct { const char *column, *words; } fields[] = {
  { "geom", N_("shape") },
  { "urn", N_("URN") },
  { "dfe_number", N_("DfE number") },
  { "gss_code", N_("GSS code") },
  { "la_code", N_("authority code") },
  { "pfi", N_("PFI") },
  { "dated", N_("date of the fact") },
  { "source_id", N_("source of the fact") },
  { "estimated", N_("is an estimate") },
  { "projected", N_("is projected") },
  { "committed", N_("places counted") },
  { "first_group", N_("lowest year group") },
  { "last_group", N_("highest year group") },
  { "riba_stage", N_("RIBA stage") },
  { "places_to_min", N_("places after, fewest") },
  { "places_to_max", N_("places after, most") },
  { "places_from", N_("places before") },
  { "dwellings_min", N_("dwellings, fewest") },
  { "dwellings_max", N_("dwellings, most") },
};

/* Columns that name a row, best first, and those that tell rows of one parent apart. */
static const char *const labels[] = { "name", "title", "reference", "code", "heading", "text" };
static const char *const details[] = { "subject", "kind", "phase", "year", "entry_year", "financial_year", "from_year",
                                       "entry_group", "year_group", "into_group", "list", "position", "dwelling_type",
                                       "tenure", "bedrooms", "years_since" };

static const struct { const char *subject, *table; } targets[] = {
  { "completion", "housing_site" }, { "start slip", "housing_site" }, { "build rate", "housing_site" },
  { "take-up", "planning_area" },   { "progression", "planning_area" }, { "pupils", "planning_area" },
  { "operating margin", "planning_area" }, { "places", "school" }, { "admission number", "school" },
  { "project budget", "project" }, { "project slip", "project" }, { "project spend", "project" },
  { "pot amount", "pot" }, { "option", "option" },
};

static char *
dup_spaced (const char *name)
{
  char *words = g_strdup (name);

  for (char *at = words; *at; at++)
    if (*at == '_')
      *at = ' ';
  return words;
}

const char *
sp_thing_get_noun (const char *table)
{
  g_autofree char *words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_equal (nouns[i].table, table))
      return _(nouns[i].noun);
  words = dup_spaced (table);
  words[0] = g_ascii_toupper (words[0]);
  return g_intern_string (words);
}

const char *
sp_thing_get_target (const char *subject)
{
  for (guint i = 0; subject && i < G_N_ELEMENTS (targets); i++)
    if (g_str_equal (targets[i].subject, subject))
      return targets[i].table;
  return NULL;
}

/* "table.column" to the table it refers to, read once from an empty plan. */
static GHashTable *
get_references (void)
{
  static gsize made;
  static GHashTable *references;

  if (g_once_init_enter (&made))
    {
      const GPtrArray *tables = sp_schema_get_tables ();
      g_autoptr (sqlite3) db = sp_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

      references = g_hash_table_new (g_str_hash, g_str_equal);
      sp_database_exec (db, sp_schema_get_sql (), NULL);
      for (guint i = 0; i < tables->len; i++)
        {
          const SpSchemaTable *table = g_ptr_array_index (tables, i);
          g_autoptr (sqlite3_stmt) rows = NULL;

          rows = sp_database_prepare (db, "SELECT \"from\", \"table\" FROM pragma_foreign_key_list (?)", NULL);
          sqlite3_bind_text (rows, 1, table->name, -1, SQLITE_STATIC);
          while (sp_database_step (rows, NULL))
            {
              g_autofree char *key = g_strdup_printf ("%s.%s", table->name, sqlite3_column_text (rows, 0));

              g_hash_table_insert (references, (gpointer) g_intern_string (key),
                                   (gpointer) g_intern_string ((const char *) sqlite3_column_text (rows, 1)));
            }
        }
      g_once_init_leave (&made, 1);
    }
  return references;
}

const char *
sp_thing_get_referred (const char *table,
                       const char *column)
{
  g_autofree char *key = g_strdup_printf ("%s.%s", table, column);

  return g_hash_table_lookup (get_references (), key);
}

char *
sp_thing_dup_field (const SpSchemaColumn *column)
{
  g_autofree char *bare = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].column, column->name))
      return g_strdup (_(fields[i].words));
  bare = g_strdup (column->name);
  if (g_str_has_suffix (bare, "_pence"))
    bare[strlen (bare) - strlen ("_pence")] = '\0';
  else if (g_str_has_suffix (bare, "_id"))
    bare[strlen (bare) - strlen ("_id")] = '\0';
  return dup_spaced (bare);
}

/* One row by its key, all columns in the order of the schema; NULL when it is not there. */
static sqlite3_stmt *
open_row (sqlite3             *db,
          const SpSchemaTable *table,
          gint64               key)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" WHERE \"%s\" = ?", table->name, table->key);
  g_autoptr (sqlite3_stmt) row = sp_database_prepare (db, sql, NULL);

  if (!row)
    return NULL;
  sqlite3_bind_int64 (row, 1, key);
  return sp_database_step (row, NULL) ? g_steal_pointer (&row) : NULL;
}

static sqlite3_value *
get_value (sqlite3_stmt *row,
           const char   *column)
{
  for (int i = 0; i < sqlite3_column_count (row); i++)
    if (g_str_equal (sqlite3_column_name (row, i), column))
      return sqlite3_column_value (row, i);
  return NULL;
}

/* The row's own name, short enough for a line; NULL = it has none. */
static char *
dup_label (sqlite3_stmt *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      sqlite3_value *value = get_value (row, labels[i]);
      const char *text = value ? (const char *) sqlite3_value_text (value) : NULL;
      g_autofree char *plain = text && *text ? sp_database_dup_plain (text) : NULL;

      if (!plain)
        continue;
      g_strdelimit (plain, "\r\n\t", ' ');
      if (g_utf8_strlen (plain, -1) <= MAX_LABEL)
        return g_steal_pointer (&plain);
      g_utf8_offset_to_pointer (plain, MAX_LABEL)[0] = '\0';
      return g_strconcat (plain, "…", NULL);
    }
  return NULL;
}

static char *
dup_details (sqlite3             *db,
             const SpSchemaTable *table,
             sqlite3_stmt        *row)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      const SpSchemaColumn *column = sp_schema_find_column (table, details[i]);
      g_autofree char *text = column ? sp_thing_dup_value (db, table, column, get_value (row, details[i])) : NULL;

      if (text)
        g_string_append_printf (out, "%s%s", out->len ? ", " : "", text);
    }
  return out->len ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static char *dup_name (sqlite3 *db, const SpSchemaTable *table, gint64 key, guint depth);

/* Within a sentence a noun begins small. */
static char *
dup_noun (const char *table,
          gboolean    is_within)
{
  const char *noun = sp_thing_get_noun (table);
  g_autofree char *first = g_utf8_substring (noun, 0, 1);
  g_autofree char *small = g_utf8_strdown (first, -1);

  return is_within ? g_strconcat (small, g_utf8_next_char (noun), NULL) : g_strdup (noun);
}

/* The first thing the row belongs to. */
static char *
dup_parent (sqlite3             *db,
            const SpSchemaTable *table,
            sqlite3_stmt        *row,
            guint                depth)
{
  sqlite3_value *subject = get_value (row, "subject");

  for (guint i = 0; depth < MAX_PARENTS && i < table->columns->len; i++)
    {
      const SpSchemaColumn *column = g_ptr_array_index (table->columns, i);
      const char *referred = sp_thing_get_referred (table->name, column->name);
      sqlite3_value *value = get_value (row, column->name);

      if (g_str_equal (column->name, "source_id") || g_str_equal (column->name, "scenario_id"))
        continue;
      if (subject && g_str_equal (column->name, "target_id"))
        referred = sp_thing_get_target ((const char *) sqlite3_value_text (subject));
      if (referred && value && sqlite3_value_type (value) == SQLITE_INTEGER && sp_schema_find_table (referred))
        return dup_name (db, sp_schema_find_table (referred), sqlite3_value_int64 (value), depth + 1);
    }
  return NULL;
}

static char *
dup_name (sqlite3             *db,
          const SpSchemaTable *table,
          gint64               key,
          guint                depth)
{
  g_autoptr (sqlite3_stmt) row = open_row (db, table, key);
  g_autofree char *noun = dup_noun (table->name, depth > 0);
  g_autofree char *label = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *core = NULL;

  if (!row)
    return g_steal_pointer (&noun);
  label = dup_label (row);
  if (label && sp_schema_find_column (table, "name"))
    return g_strdup_printf (_("%s “%s”"), noun, label);
  parent = dup_parent (db, table, row, depth);
  detail = dup_details (db, table, row);
  if (label && parent)
    core = g_strdup_printf (_("%s “%s” of %s"), noun, label, parent);
  else if (label)
    core = g_strdup_printf (_("%s “%s”"), noun, label);
  else if (parent)
    core = g_strdup_printf (_("%s of %s"), noun, parent);
  else
    core = g_steal_pointer (&noun);
  return detail ? g_strdup_printf (_("%s (%s)"), core, detail) : g_steal_pointer (&core);
}

char *
sp_thing_dup_name (sqlite3             *db,
                   const SpSchemaTable *table,
                   gint64               key)
{
  return dup_name (db, table, key, 0);
}

static gboolean
is_group (const char *column)
{
  return g_str_has_suffix (column, "_group");
}

gboolean
sp_thing_is_flag (const SpSchemaTable  *table,
                  const SpSchemaColumn *column)
{
  g_autofree char *constraint = g_strdup_printf ("CHECK (%s IN (0, 1))", column->name);

  return strstr (table->sql, constraint) != NULL;
}

gboolean
sp_thing_is_year (const SpSchemaColumn *column)
{
  return g_str_equal (column->name, "year") || g_str_has_suffix (column->name, "_year");
}

static char *
dup_whole (sqlite3              *db,
           const SpSchemaTable  *table,
           const SpSchemaColumn *column,
           gint64                whole)
{
  const char *referred = sp_thing_get_referred (table->name, column->name);

  if (referred && sp_schema_find_table (referred))
    {
      g_autoptr (sqlite3_stmt) row = open_row (db, sp_schema_find_table (referred), whole);
      g_autofree char *label = row ? dup_label (row) : NULL;

      return label ? g_steal_pointer (&label) : dup_name (db, sp_schema_find_table (referred), whole, MAX_PARENTS);
    }
  if (g_str_has_suffix (column->name, "_pence"))
    {
      g_autofree char *pounds = sp_money_format (sp_money (whole), SP_MONEY_POUNDS);

      return g_strdup_printf ("£%s", pounds);
    }
  if (is_group (column->name) && whole >= 0 && whole < SP_N_GROUPS)
    return g_strdup (sp_year_group_name ((SpYearGroup) whole));
  if (g_str_equal (column->name, "financial_year"))
    return sp_financial_year_to_string (sp_financial_year ((gint) CLAMP (whole, 0, 9999)));
  if (g_str_equal (column->name, "horizon_year"))
    return g_strdup_printf ("%" G_GINT64_FORMAT, whole);
  if (sp_thing_is_year (column))
    return sp_academic_year_to_string (sp_academic_year ((gint) CLAMP (whole, 0, 9999)));
  if (sp_thing_is_flag (table, column))
    return g_strdup (whole ? _("yes") : _("no"));
  return g_strdup_printf ("%" G_GINT64_FORMAT, whole);
}

char *
sp_thing_dup_value (sqlite3              *db,
                    const SpSchemaTable  *table,
                    const SpSchemaColumn *column,
                    sqlite3_value        *value)
{
  if (!value)
    return NULL;
  switch (sqlite3_value_type (value))
    {
    case SQLITE_INTEGER:
      return dup_whole (db, table, column, sqlite3_value_int64 (value));
    case SQLITE_FLOAT:
      return sp_number_to_exact (sqlite3_value_double (value));
    case SQLITE_TEXT:
      return sp_database_dup_plain ((const char *) sqlite3_value_text (value));
    case SQLITE_BLOB:
      return g_strdup_printf (_("a shape or record of %d bytes"), sqlite3_value_bytes (value));
    default:
      return NULL;
    }
}
