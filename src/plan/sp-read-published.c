/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables kept as published, cell for cell, and the claims made about them. */
#include "config.h"
#include "sp-snapshot-private.h"

#include <string.h>

static const char *const column_roles[] = { "label", "text", "number", "total", NULL };
static const char *const row_roles[] = { "line", "subtotal", "total", "heading", "note", NULL };

/* A column or row of some table: where the cells that name it go. */
typedef struct { gint64 id; gint table; guint position; } Line;

static SpPublishedTable *
read_tables (SpReader  *self,
             SpIdTable *ids)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpPublishedTable));
  SpCursor cursor
      = sp_reader_query (self, "SELECT id, code, title, edition, unit, decimals, source_id, dated, note, estimated "
                               "FROM published_table ORDER BY id");
  SpSnapshot *snapshot = self->snapshot;
  SpPublishedTable *tables;

  while (sp_cursor_next (&cursor))
    {
      SpPublishedTable row = { .id = sp_cursor_id (&cursor) };

      row.code = sp_cursor_text (&cursor);
      row.title = sp_cursor_text (&cursor);
      row.edition = sp_cursor_text (&cursor);
      row.unit = sp_cursor_text (&cursor);
      row.decimals = sp_cursor_int (&cursor, -1);
      row.provenance = sp_cursor_provenance (&cursor);
      g_array_append_val (rows, row);
    }
  snapshot->tables = tables = sp_arena_take_array (self->arena, rows, &snapshot->n_tables);
  sp_arena_index_ids (self->arena, ids, tables, snapshot->n_tables, sizeof (SpPublishedTable));
  return tables;
}

/* Notes where a line of table stands: after the lines before it. */
static void
add_line (GArray *lines,
          gint64  id,
          gint    table)
{
  Line line = { id, table, 0 };

  if (lines->len && g_array_index (lines, Line, lines->len - 1).table == table)
    line.position = g_array_index (lines, Line, lines->len - 1).position + 1;
  g_array_append_val (lines, line);
}

static const Line *
read_columns (SpReader         *self,
              SpPublishedTable *tables,
              const SpIdTable  *table_ids,
              SpIdTable        *ids)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpPublishedColumn));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  SpCursor cursor = sp_reader_query (self, "SELECT id, table_id, heading, role, financial_year FROM published_column "
                                           "ORDER BY table_id, position, id");
  g_autofree guint *start = NULL;
  const SpPublishedColumn *columns;
  const Line *made;
  guint n;

  while (sp_cursor_next (&cursor))
    {
      gint64 id = sp_cursor_id (&cursor);
      gint table = sp_cursor_find (&cursor, table_ids);
      SpPublishedColumn row = { .heading = sp_cursor_text (&cursor) };

      row.role = (SpColumnRole) sp_cursor_choice (&cursor, column_roles, SP_COLUMN_TEXT);
      row.year = sp_financial_year (sp_cursor_int (&cursor, 0));
      if (table < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, table);
      add_line (lines, id, table);
    }
  start = sp_slices_new (parents, self->snapshot->n_tables);
  columns = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_tables; i++)
    {
      tables[i].columns = columns ? columns + start[i] : NULL;
      tables[i].n_columns = start[i + 1] - start[i];
    }
  made = sp_arena_take_array (self->arena, lines, &n);
  sp_arena_index_ids (self->arena, ids, made, n, sizeof (Line));
  return made;
}

static const Line *
read_rows (SpReader         *self,
           SpPublishedTable *tables,
           const SpIdTable  *table_ids,
           SpIdTable        *ids)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpRowRole));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  SpCursor cursor
      = sp_reader_query (self, "SELECT id, table_id, role FROM published_row ORDER BY table_id, position, id");
  g_autofree guint *start = NULL;
  const SpRowRole *roles;
  const Line *made;
  guint n;

  while (sp_cursor_next (&cursor))
    {
      gint64 id = sp_cursor_id (&cursor);
      gint table = sp_cursor_find (&cursor, table_ids);
      SpRowRole role = (SpRowRole) sp_cursor_choice (&cursor, row_roles, SP_ROW_NOTE);

      if (table < 0)
        continue;
      g_array_append_val (rows, role);
      g_array_append_val (parents, table);
      add_line (lines, id, table);
    }
  start = sp_slices_new (parents, self->snapshot->n_tables);
  roles = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_tables; i++)
    {
      tables[i].rows = roles ? roles + start[i] : NULL;
      tables[i].n_rows = start[i + 1] - start[i];
    }
  made = sp_arena_take_array (self->arena, lines, &n);
  sp_arena_index_ids (self->arena, ids, made, n, sizeof (Line));
  return made;
}

/* Cells go where their row and column cross; a cell whose row and column are of two tables goes nowhere. */
static void
read_cells (SpReader         *self,
            SpPublishedTable *tables,
            const Line       *rows,
            const SpIdTable  *row_ids,
            const Line       *columns,
            const SpIdTable  *column_ids)
{
  g_autofree const char ***cells = g_new0 (const char **, MAX (self->snapshot->n_tables, 1));
  SpCursor cursor;

  for (guint i = 0; i < self->snapshot->n_tables; i++)
    {
      /* A foreign program could make a table of 10^5 rows and 10^5 columns; no paper has one. */
      if ((guint64) tables[i].n_rows * tables[i].n_columns > 1000000)
        tables[i].n_rows = 0;
      cells[i] = sp_arena_alloc (self->arena, (gsize) tables[i].n_rows * tables[i].n_columns, sizeof (char *));
      tables[i].cells = cells[i];
    }
  cursor = sp_reader_query (self, "SELECT row_id, column_id, text FROM published_cell");
  while (sp_cursor_next (&cursor))
    {
      gint row = sp_cursor_find (&cursor, row_ids);
      gint column = sp_cursor_find (&cursor, column_ids);
      gint table = row >= 0 ? rows[row].table : -1;

      if (table >= 0 && column >= 0 && columns[column].table == table && rows[row].position < tables[table].n_rows)
        cells[table][(gsize) rows[row].position * tables[table].n_columns + columns[column].position]
            = sp_cursor_text (&cursor);
    }
}

static void
read_claims (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpPublishedClaim));
  SpCursor cursor
      = sp_reader_query (self, "SELECT text, left_expression, right_expression FROM published_claim ORDER BY id");

  while (sp_cursor_next (&cursor))
    {
      SpPublishedClaim row = { .text = sp_cursor_text (&cursor) };

      row.left = sp_cursor_text (&cursor);
      row.right = sp_cursor_text (&cursor);
      g_array_append_val (rows, row);
    }
  self->snapshot->claims = sp_arena_take_array (self->arena, rows, &self->snapshot->n_claims);
}

void
sp_read_published (SpReader *self)
{
  SpIdTable table_ids, row_ids, column_ids;
  SpPublishedTable *tables = read_tables (self, &table_ids);
  const Line *columns = read_columns (self, tables, &table_ids, &column_ids);
  const Line *rows = read_rows (self, tables, &table_ids, &row_ids);

  read_cells (self, tables, rows, &row_ids, columns, &column_ids);
  read_claims (self);
}
