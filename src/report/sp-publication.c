/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-publication.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-export.h"
#include "sp-plan-table.h"
#include "sp-snapshot.h"
#include "sp-table-private.h"

typedef struct
{
  char    *name;
  char    *title;
  char    *geometry;  /* "Point", "MultiPolygon"; NULL = none */
  guint    n_rows;
  guint    n_columns;
  GString *lines;     /* columns, then rows */
} Part;

struct _SpPublication
{
  GPtrArray *parts;
};

static void
part_free (Part *part)
{
  g_free (part->name);
  g_free (part->title);
  g_free (part->geometry);
  g_string_free (part->lines, TRUE);
  g_free (part);
}

SpPublication *
sp_publication_new (void)
{
  SpPublication *self = g_new0 (SpPublication, 1);

  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  return self;
}

void
sp_publication_free (SpPublication *self)
{
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static Part *
add_part (SpPublication *self, const char *name, const char *title, const char *geometry)
{
  Part *part = g_new0 (Part, 1);

  part->name = g_strdelimit (g_strdup (name), "-", '_');
  part->title = g_strdup (title);
  part->geometry = g_strdup (geometry);
  part->lines = g_string_new (NULL);
  g_ptr_array_add (self->parts, part);
  return part;
}

static void
add_field (GString *line, const char *value)
{
  g_string_append_c (line, '\t');
  if (value == NULL)
    g_string_append (line, "\\N");
  else
    for (; *value != '\0'; value++)
      if (*value == '\t' || *value == '\n' || *value == '\\')
        g_string_append_printf (line, "\\%c", *value == '\t' ? 't' : *value == '\n' ? 'n' : '\\');
      else
        g_string_append_c (line, *value);
}

/* PostgreSQL's types, told by a column's name so that they stay the same from one publication to the next. */
static const char *
choose_type (const char *key, gboolean is_number)
{
  static const char *const wholes[] = {
    "id", "urn", "year", "origin", "category", "number", "importance", "position", "pfi", "estimated", "committed", "revision",
    "programme_table", "first_group", "last_group", "group_number", "dwellings_min", "dwellings_max", "site_limit_places",
  };

  if (g_str_equal (key, "published_at"))
    return "timestamp with time zone";
  if (g_str_has_suffix (key, "_year") || g_str_equal (key, "year") || g_str_equal (key, "origin"))
    return "integer";
  if (!is_number)
    return "text";
  if (g_str_has_suffix (key, "_pounds") || g_str_has_suffix (key, "_pence"))
    return "numeric";
  if (g_str_has_suffix (key, "_id"))
    return "bigint";
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    if (g_str_equal (key, wholes[i]))
      return "integer";
  return "double precision";
}

/* Words that SQL keeps for itself would have to be quoted by everybody who reads the table. */
static const char *
choose_name (const char *key)
{
  static const struct { const char *key; const char *name; } names[] = {
    { "group", "year_group" }, { "table", "programme_table" }, { "class", "need_class" }, { "order", "place_in_order" },
    { "from", "from_what" }, { "to", "to_what" }, { "when", "made_at" }, { "user", "author" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].key, key))
      return names[i].name;
  return key;
}

static void
add_column (Part *part, const char *key, gboolean is_number, const char *meaning)
{
  g_autofree char *plain = g_strdelimit (g_strdup (choose_name (key)), "-", '_');

  g_string_append (part->lines, "column");
  add_field (part->lines, plain);
  add_field (part->lines, choose_type (plain, is_number));
  add_field (part->lines, meaning);
  g_string_append_c (part->lines, '\n');
  part->n_columns++;
}

static gboolean
is_number_text (const char *text)
{
  char *end = NULL;

  g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

/* A column of numbers holds numbers only: what was held back from the public is missing. */
static void
add_cell (Part *part, const SpTable *table, guint row, guint column)
{
  const char *value = sp_table_get_exact (table, row, column);
  const char *key = sp_table_get_key (table, column);
  gboolean is_number = sp_table_get_column_kind (table, column) == SP_TABLE_NUMBER;
  gboolean holds_text = g_str_equal (choose_type (choose_name (key), is_number), "text");

  if (value != NULL && !holds_text && !g_str_equal (key, "published_at") && !is_number_text (value))
    value = NULL;
  add_field (part->lines, value);
}

static void
add_table (SpPublication *self, const char *name, const SpTable *table)
{
  Part *part = add_part (self, name, sp_table_get_title (table), NULL);

  for (guint c = 0; c < sp_table_get_n_columns (table); c++)
    add_column (part, sp_table_get_key (table, c), sp_table_get_column_kind (table, c) == SP_TABLE_NUMBER,
                sp_table_get_cell (table, -1, c));
  for (guint r = 0; r < sp_table_get_n_rows (table); r++)
    {
      if (sp_table_is_total (table, r))
        continue;
      g_string_append (part->lines, "row");
      for (guint c = 0; c < sp_table_get_n_columns (table); c++)
        add_cell (part, table, r, c);
      g_string_append_c (part->lines, '\n');
      part->n_rows++;
    }
}

void
sp_publication_add_result (SpPublication *self, SpTable *table)
{
  static const struct { const char *code; const char *name; } names[] = {
    { "authority", "need_authority" }, { "peaks", "need_peak" }, { "decisions", "decision" }, { "growth-areas", "growth_area_need" },
    { "money", "funding_figure" }, { "funding-years", "funding_year" }, { "demand", "programme_demand" },
    { "waterfall", "funding_by_year" }, { "waterfall-schemes", "funding_by_scheme" }, { "waterfall-pots", "funding_by_pot" },
    { "payments", "funding_payment" },
  };
  const char *name = sp_table_get_code (table);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].code, sp_table_get_code (table)))
      name = names[i].name;
  add_table (self, name, table);
}

void
sp_publication_add_origin (SpPublication *self, SpSnapshot *snapshot, const char *made_at)
{
  g_autoptr (SpTable) table = sp_table_new ("publication", _("What was published, from which plan, and when"));

  sp_table_add_column (table, "plan", _("Plan"), SP_TABLE_TEXT);
  sp_table_add_column (table, "authority", _("Authority"), SP_TABLE_TEXT);
  sp_table_add_column (table, "la_code", _("LA code"), SP_TABLE_TEXT);
  sp_table_add_column (table, "scenario", _("Scenario"), SP_TABLE_TEXT);
  sp_table_add_column (table, "revision", _("Revision of the plan"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "origin_year", _("Academic year of the last census that was used"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "published_at", _("Published"), SP_TABLE_TEXT);
  sp_table_add_column (table, "warning", _("Warning"), SP_TABLE_TEXT);
  sp_table_begin_row (table);
  sp_table_add_text (table, snapshot->title);
  sp_table_add_text (table, snapshot->authority_name);
  sp_table_add_text (table, snapshot->la_code);
  sp_table_add_text (table, snapshot->scenario_name);
  sp_table_add_number (table, (double) snapshot->revision, 0);
  sp_table_add_number (table, snapshot->assumptions.origin.start, 0);
  sp_table_add_text (table, made_at);
  sp_table_add_text (table, _("Pupils forecast, and what follows from them, are estimates."));
  add_table (self, "publication", table);
}

void
sp_publication_add_places (SpPublication *self, SpSnapshot *snapshot)
{
  static const struct { const char *key; const char *meaning; } columns[] = {
    { "school_id", N_("Number of the school") }, { "year", N_("Academic year, by the calendar year in which it begins") },
    { "group_number", N_("Year group: 0 is reception") }, { "places", N_("Places") }, { "temporary", N_("Of those, temporary") },
  };
  Part *part = add_part (self, "school_places", _("Places of schools by academic year and year group"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (part, columns[i].key, TRUE, _(columns[i].meaning));
  for (guint s = 0; s < snapshot->n_schools; s++)
    for (guint y = 0; y < snapshot->n_years; y++)
      for (guint g = 0; g < SP_N_GROUPS; g++)
        {
          gsize at = ((gsize) s * snapshot->n_years + y) * SP_N_GROUPS + g;

          if (snapshot->school_places[at] < 0)
            continue;
          g_string_append_printf (part->lines, "row\t%" G_GINT64_FORMAT "\t%d\t%u\t%d\t", snapshot->schools[s].id,
                                  snapshot->first_year.start + (gint) y, g, snapshot->school_places[at]);
          if (snapshot->temporary_places[at] >= 0)
            g_string_append_printf (part->lines, "%d\n", snapshot->temporary_places[at]);
          else
            g_string_append (part->lines, "\\N\n");
          part->n_rows++;
        }
}

/* ------------------------------------------------------------------ layers */

/* Well-known binary: GeoPackage binary without its head. */
static void
add_shape (GString *line, const SpShape *shape)
{
  g_autoptr (GBytes) bytes = sp_shape_to_gpkg (shape, 4326);
  gsize length, head = shape->kind == SP_SHAPE_POINT ? 8 : 40;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  g_string_append_c (line, '\t');
  for (gsize i = head; i < length; i++)
    g_string_append_printf (line, "%02x", data[i]);
}

static void
add_feature_column_cb (const char *name, const char *meaning, gboolean is_number, gpointer user_data)
{
  add_column (user_data, name, is_number, meaning);
}

static gboolean
add_feature_cb (const SpShape *shape, const char *const *names, const SpPlanCell *cells, guint n, gpointer user_data)
{
  Part *part = user_data;

  g_string_append (part->lines, "row");
  for (guint i = 0; i < n; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      add_field (part->lines, cells[i].is_number ? g_ascii_dtostr (number, sizeof number, cells[i].number) : cells[i].text);
    }
  if (shape != NULL)
    add_shape (part->lines, shape);
  else
    g_string_append (part->lines, "\t\\N");
  g_string_append_c (part->lines, '\n');
  part->n_rows++;
  return TRUE;
}

static gboolean
add_layers (SpPublication *self, SpPlan *plan, GError **error)
{
  static const struct { const char *table; const char *geometry; } layers[] = {
    { "district", "MultiPolygon" }, { "planning_area", "MultiPolygon" }, { "school", "Point" }, { "growth_area", "Point" },
    { "housing_site", "Point" }, { "catchment", "MultiPolygon" },
  };
  g_autoptr (GArray) list = sp_plan_list_tables (plan);

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    for (guint t = 0; t < list->len; t++)
      {
        const SpPlanTable *entry = &g_array_index (list, SpPlanTable, t);
        Part *part;

        if (!g_str_equal (entry->name, layers[i].table))
          continue;
        part = add_part (self, entry->name, entry->title, layers[i].geometry);
        sp_plan_describe_features (entry->name, add_feature_column_cb, part);
        if (!sp_plan_read_features (plan, entry->name, add_feature_cb, part, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
sp_publication_add_plan (SpPublication *self, SpPlan *plan, GError **error)
{
  static const char *const wanted[] = { "project", "project_places", "project_spend", "pot", "pot_amount", NULL };
  g_autoptr (GPtrArray) tables = NULL;

  if (!add_layers (self, plan, error))
    return FALSE;
  tables = sp_tables_of_plan (plan, error);
  for (guint i = 0; tables != NULL && i < tables->len; i++)
    if (g_strv_contains (wanted, sp_table_get_code (tables->pdata[i])))
      add_table (self, sp_table_get_code (tables->pdata[i]), tables->pdata[i]);
  return tables != NULL;
}

/* ------------------------------------------------------------------ out */

SpTable *
sp_publication_list (const SpPublication *self)
{
  SpTable *table = sp_table_new ("publication", _("What is published"));

  sp_table_add_column (table, "table", _("Table"), SP_TABLE_TEXT);
  sp_table_add_column (table, "what", _("What it is"), SP_TABLE_TEXT);
  sp_table_add_column (table, "shapes", _("Shapes"), SP_TABLE_TEXT);
  sp_table_add_column (table, "columns", _("Columns"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "rows", _("Rows"), SP_TABLE_NUMBER);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = self->parts->pdata[i];

      sp_table_begin_row (table);
      sp_table_add_text (table, part->name);
      sp_table_add_text (table, part->title);
      sp_table_add_coded (table, part->geometry, part->geometry == NULL ? NULL : g_str_equal (part->geometry, "Point") ? _("points") : _("areas"));
      sp_table_add_number (table, part->n_columns, 0);
      sp_table_add_number (table, part->n_rows, 0);
    }
  return table;
}

char *
sp_publication_write (const SpPublication *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = self->parts->pdata[i];

      g_string_append (text, "table");
      add_field (text, part->name);
      add_field (text, part->geometry);
      add_field (text, part->title);
      g_string_append_c (text, '\n');
      g_string_append (text, part->lines->str);
    }
  return g_strdup (text->str);
}
