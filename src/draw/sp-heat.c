/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-heat-private.h"

G_DEFINE_BOXED_TYPE (SpHeat, sp_heat, sp_heat_ref, sp_heat_unref)

static char **
copy_words (const char *const *words, guint n)
{
  char **copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (words[i] != NULL ? words[i] : "");
  return copy;
}

static SpHeatCell *
cell_at (const SpHeat *self, guint row, guint column)
{
  return &self->cells[(gsize) row * self->n_columns + column];
}

SpHeat *
sp_heat_new (const char *title, const char *corner, const char *const *rows, guint n_rows, const char *const *columns,
             guint n_columns)
{
  SpHeat *self = g_new0 (SpHeat, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_strdup (title != NULL ? title : "");
  self->corner = g_strdup (corner != NULL ? corner : "");
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->rows = copy_words (rows, n_rows);
  self->columns = copy_words (columns, n_columns);
  self->cells = g_new0 (SpHeatCell, (gsize) n_rows * n_columns + 1);
  self->marked = -1;
  return self;
}

SpHeat *
sp_heat_ref (SpHeat *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_heat_unref (SpHeat *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (gsize i = 0; i < (gsize) self->n_rows * self->n_columns; i++)
    {
      g_free (self->cells[i].text);
      g_free (self->cells[i].words);
    }
  g_free (self->cells);
  g_strfreev (self->rows);
  g_strfreev (self->columns);
  g_free (self->title);
  g_free (self->corner);
  g_free (self);
}

void
sp_heat_set_cell (SpHeat *self, guint row, guint column, const char *text, gint need_class, const char *words)
{
  SpHeatCell *cell;

  g_return_if_fail (row < self->n_rows && column < self->n_columns);
  cell = cell_at (self, row, column);
  g_free (cell->text);
  g_free (cell->words);
  *cell = (SpHeatCell) { g_strdup (text), g_strdup (words), need_class };
}

void
sp_heat_set_boundary (SpHeat *self, guint column)
{
  self->boundary = MIN (column, self->n_columns);
}

void
sp_heat_set_marked (SpHeat *self, gint column)
{
  self->marked = column >= 0 && column < (gint) self->n_columns ? column : -1;
}

guint
sp_heat_get_n_rows (const SpHeat *self)
{
  return self->n_rows;
}

guint
sp_heat_get_n_columns (const SpHeat *self)
{
  return self->n_columns;
}

const char *
sp_heat_get_title (const SpHeat *self)
{
  return self->title;
}

const char *
sp_heat_get_text (const SpHeat *self, gint row, gint column)
{
  g_return_val_if_fail (row < (gint) self->n_rows && column < (gint) self->n_columns, NULL);
  if (row < 0)
    return column < 0 ? self->corner : self->columns[column];
  return column < 0 ? self->rows[row] : cell_at (self, (guint) row, (guint) column)->text;
}

const char *
sp_heat_get_words (const SpHeat *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, NULL);
  return cell_at (self, row, column)->words;
}

gint
sp_heat_get_class (const SpHeat *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, 0);
  return cell_at (self, row, column)->need_class;
}
