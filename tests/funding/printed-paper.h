/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published tables written in a test as they are printed: one line a row, cells parted by bars. The first line is the
 * columns, "role:heading"; each other line begins with the row's role.
 *
 *   label:School|number:13/14|total:Total
 *   line|Ashwicken|2,400|2,400
 */
#pragma once

#include "sp-snapshot.h"

typedef struct
{
  GPtrArray *memory;
  GArray    *tables;
  SpSnapshot snapshot;
} Paper;

static inline gpointer
paper_keep (Paper *self, gpointer data)
{
  g_ptr_array_add (self->memory, data);
  return data;
}

static inline Paper *
paper_new (void)
{
  Paper *self = g_new0 (Paper, 1);

  self->memory = g_ptr_array_new_with_free_func (g_free);
  self->tables = g_array_new (FALSE, TRUE, sizeof (SpPublishedTable));
  self->snapshot.ref_count = 1;
  self->snapshot.title = "A test";
  return self;
}

static inline gint
paper_role (const char *word, const char *const *words)
{
  for (gint i = 0; words[i] != NULL; i++)
    if (g_str_equal (word, words[i]))
      return i;
  g_error ("no role “%s”", word);
}

/* decimals -1 = as they come. */
static inline void
paper_add (Paper *self, const char *code, const char *title, const char *edition, const char *unit, gint decimals,
           const char *text)
{
  static const char *const column_roles[] = { "label", "text", "number", "total", NULL };
  static const char *const row_roles[] = { "line", "subtotal", "total", "heading", "note", NULL };
  SpPublishedTable table = {
    .id = self->tables->len + 1, .code = code, .title = title, .edition = edition, .unit = unit, .decimals = decimals
  };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) heads = g_strsplit (lines[0], "|", -1);
  guint n_rows = g_strv_length (lines) - 1;
  SpPublishedColumn *columns;
  SpRowRole *roles;
  const char **cells;

  while (n_rows > 0 && *lines[n_rows] == '\0')
    n_rows--;
  table.n_columns = g_strv_length (heads);
  table.n_rows = n_rows;
  columns = paper_keep (self, g_new0 (SpPublishedColumn, table.n_columns));
  roles = paper_keep (self, g_new0 (SpRowRole, n_rows));
  cells = paper_keep (self, g_new0 (const char *, (gsize) n_rows * table.n_columns));
  for (guint c = 0; c < table.n_columns; c++)
    {
      g_auto (GStrv) parts = g_strsplit (heads[c], ":", 2);

      columns[c].role = paper_role (parts[0], column_roles);
      columns[c].heading = paper_keep (self, g_strdup (parts[1]));
    }
  for (guint r = 0; r < n_rows; r++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[r + 1], "|", -1);

      roles[r] = paper_role (parts[0], row_roles);
      for (guint c = 0; parts[c] != NULL && parts[c + 1] != NULL && c < table.n_columns; c++)
        if (*parts[c + 1] != '\0')
          cells[(gsize) r * table.n_columns + c] = paper_keep (self, g_strdup (parts[c + 1]));
    }
  table.columns = columns;
  table.rows = roles;
  table.cells = cells;
  g_array_append_val (self->tables, table);
  self->snapshot.tables = (const SpPublishedTable *) self->tables->data;
  self->snapshot.n_tables = self->tables->len;
}

static inline void
paper_free (Paper *self)
{
  g_assert_cmpint (self->snapshot.ref_count, ==, 1); /* whoever took a reference gave it back */
  g_array_unref (self->tables);
  g_ptr_array_unref (self->memory);
  g_free (self);
}
