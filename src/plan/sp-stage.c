/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-stage.h"

#include <math.h>

#include "sp-geopackage.h"
#include "sp-stage-private.h"

static void
clear_column (gpointer data)
{
  SpStageColumn *self = data;

  g_free (self->name);
  g_free (self->other_field);
}

static void
clear_table (gpointer data)
{
  SpStageTable *self = data;

  g_array_unref (self->columns);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

SpStage *
sp_stage_new (void)
{
  SpStage *self = g_new0 (SpStage, 1);

  self->tables = new_array (sizeof (SpStageTable), clear_table);
  self->rows = new_array (sizeof (SpStageRow), NULL);
  self->cells = new_array (sizeof (SpStageCell), NULL);
  self->texts = g_string_chunk_new (64 * 1024);
  self->blobs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return self;
}

void
sp_stage_free (SpStage *self)
{
  g_array_unref (self->tables);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->blobs);
  g_free (self->mapping_name);
  g_free (self->mapping_kind);
  g_free (self->mapping_definition);
  g_free (self->source_code);
  g_free (self->source_title);
  g_free (self->source_dated);
  g_free (self->counts);
  g_free (self);
}

void
sp_stage_set_source (SpStage *self, const char *code, const char *title, const char *dated)
{
  g_return_if_fail (code && *code && title && *title);
  g_free (self->source_code);
  g_free (self->source_title);
  g_free (self->source_dated);
  self->source_code = g_strdup (code);
  self->source_title = g_strdup (title);
  self->source_dated = g_strdup (dated);
}

void
sp_stage_keep_mapping (SpStage *self, const char *name, const char *kind, const char *definition)
{
  g_return_if_fail (name && kind && definition);
  g_free (self->mapping_name);
  g_free (self->mapping_kind);
  g_free (self->mapping_definition);
  self->mapping_name = g_strdup (name);
  self->mapping_kind = g_strdup (kind);
  self->mapping_definition = g_strdup (definition);
}

/* "district_id:district.name?" taken apart. */
static void
read_column (const SpSchemaTable *table, const char *text, SpStageColumn *column)
{
  gsize n = strlen (text);

  for (; n > 0 && strchr ("*+!?", text[n - 1]); n--)
    {
      column->is_key |= text[n - 1] == '*';
      column->finds |= text[n - 1] == '+';
      column->once |= text[n - 1] == '!';
      column->may_miss |= text[n - 1] == '?';
    }
  g_autofree char *bare = g_strndup (text, n);
  g_auto (GStrv) halves = g_strsplit (bare, ":", 2);
  column->name = g_strdup (halves[0]);
  column->schema = sp_schema_find_column (table, column->name);
  g_assert (column->schema);
  if (!halves[1])
    return;
  g_auto (GStrv) other = g_strsplit (halves[1], ".", 2);
  column->other = sp_schema_find_table (other[0]);
  g_assert (column->other && other[1] && sp_schema_find_column (column->other, other[1]));
  column->other_field = g_strdup (other[1]);
}

guint
sp_stage_add_table (SpStage *self, const char *table, const char *columns)
{
  g_auto (GStrv) words = g_strsplit (columns, " ", -1);
  SpStageTable row = { .schema = sp_schema_find_table (table) };

  g_assert (row.schema && !sp_schema_is_private (table));
  row.columns = new_array (sizeof (SpStageColumn), clear_column);
  row.count.table = row.schema->name;
  for (guint i = 0; words[i]; i++)
    {
      SpStageColumn column = { NULL };

      if (!*words[i])
        continue;
      read_column (row.schema, words[i], &column);
      g_array_append_val (row.columns, column);
    }
  g_array_append_val (self->tables, row);
  return self->tables->len - 1;
}

static guint
columns_of_last_row (const SpStage *self)
{
  const SpStageRow *row = &g_array_index (self->rows, SpStageRow, self->rows->len - 1);

  return g_array_index (self->tables, SpStageTable, row->table).columns->len;
}

void
sp_stage_add_row (SpStage *self, guint table, const char *file, guint row)
{
  SpStageRow made = { .table = table, .row = row, .first_cell = self->cells->len };
  const SpStageRow *last = NULL;

  g_return_if_fail (table < self->tables->len);
  if (self->rows->len)
    {
      last = &g_array_index (self->rows, SpStageRow, self->rows->len - 1);
      g_assert (self->cells->len - last->first_cell == columns_of_last_row (self));
    }
  made.file = last && g_str_equal (last->file, file) ? last->file : g_string_chunk_insert_const (self->texts, file);
  g_array_append_val (self->rows, made);
}

static void
add_cell (SpStage *self, SpStageCell cell)
{
  g_assert (self->rows->len > 0);
  g_array_append_val (self->cells, cell);
}

void
sp_stage_add_text (SpStage *self, const char *text)
{
  if (text && *text)
    add_cell (self, (SpStageCell) { .type = SQLITE_TEXT, .text = g_string_chunk_insert_const (self->texts, text) });
  else
    sp_stage_add_missing (self);
}

void
sp_stage_add_whole (SpStage *self, gint64 value)
{
  add_cell (self, (SpStageCell) { .type = SQLITE_INTEGER, .whole = value });
}

void
sp_stage_add_real (SpStage *self, double value)
{
  if (isfinite (value))
    add_cell (self, (SpStageCell) { .type = SQLITE_FLOAT, .real = value });
  else
    sp_stage_add_missing (self);
}

void
sp_stage_add_shape (SpStage *self, const SpShape *shape)
{
  GBytes *blob;

  if (!shape)
    {
      sp_stage_add_missing (self);
      return;
    }
  blob = sp_shape_to_gpkg (shape, SP_GEOPACKAGE_WGS84);
  g_ptr_array_add (self->blobs, blob);
  add_cell (self, (SpStageCell) { .type = SQLITE_BLOB, .blob = blob });
}

void
sp_stage_add_missing (SpStage *self)
{
  add_cell (self, (SpStageCell) { .type = SQLITE_NULL });
}

guint
sp_stage_get_n_rows (const SpStage *self)
{
  return self->rows->len;
}

const SpStageCount *
sp_stage_get_counts (const SpStage *self, guint *n)
{
  SpStage *own = (SpStage *) self;

  g_free (own->counts);
  own->counts = g_new0 (SpStageCount, self->tables->len + 1);
  for (guint i = 0; i < self->tables->len; i++)
    own->counts[i] = g_array_index (self->tables, SpStageTable, i).count;
  *n = self->tables->len;
  return self->counts;
}
