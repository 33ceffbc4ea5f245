/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matrix of two scales, such as risks by likelihood and impact. Each cell says its band in words and how many things are in
 * it, and their names where there is room: colour only repeats it. */
#include "config.h"
#include "sp-chart-matrix.h"
#include "sp-hatch.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define NAMES_SHARE 0.24 /* of the width, for the names of the rows */
#define AXIS_EMS 3.6     /* names and title under the cells */

void
sp_matrix_free (SpMatrix *self)
{
  for (guint i = 0; i < self->side * self->side; i++)
    g_string_free (self->cells[i].names, TRUE);
  for (guint b = 0; b < G_N_ELEMENTS (self->band_names); b++)
    g_free (self->band_names[b]);
  g_strfreev (self->x_names);
  g_strfreev (self->y_names);
  g_free (self->x_title);
  g_free (self->y_title);
  g_free (self->cells);
  g_free (self->bands);
  g_free (self);
}

static char **
copy_names (const char *const *names, guint n)
{
  char **copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (names[i]);
  return copy;
}

SpChart *
sp_chart_new_matrix (const char *title, const SpMatrixScale *x, const SpMatrixScale *y, guint side)
{
  SpChart *self = sp_chart_new (title, NULL, NULL, 0);
  SpMatrix *matrix = g_new0 (SpMatrix, 1);

  matrix->side = side;
  matrix->x_title = g_strdup (x->title);
  matrix->y_title = g_strdup (y->title);
  matrix->x_names = copy_names (x->names, side);
  matrix->y_names = copy_names (y->names, side);
  matrix->cells = g_new0 (SpMatrixCell, side * side);
  matrix->bands = g_new0 (guint8, side * side);
  for (guint i = 0; i < side * side; i++)
    matrix->cells[i].names = g_string_new (NULL);
  self->matrix = matrix;
  self->n = side * side;
  self->labels = g_renew (char *, self->labels, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->labels[i] = g_strdup_printf ("%s, %s", matrix->y_names[side - 1 - i / side], matrix->x_names[i % side]);
  self->labels[self->n] = NULL;
  return self;
}

void
sp_chart_set_matrix_bands (SpChart *self, const guint8 *bands, const char *const names[3])
{
  SpMatrix *matrix = self->matrix;

  g_return_if_fail (matrix != NULL);
  memcpy (matrix->bands, bands, matrix->side * matrix->side);
  for (guint b = 0; b < G_N_ELEMENTS (matrix->band_names); b++)
    {
      g_free (matrix->band_names[b]);
      matrix->band_names[b] = g_strdup (names[b]);
    }
}

void
sp_chart_add_matrix_item (SpChart *self, guint x, guint y, const char *name)
{
  SpMatrix *matrix = self->matrix;
  SpMatrixCell *cell;

  g_return_if_fail (matrix != NULL && x < matrix->side && y < matrix->side);
  cell = &matrix->cells[(matrix->side - 1 - y) * matrix->side + x];
  g_string_append (cell->names, cell->n++ > 0 ? "; " : "");
  g_string_append (cell->names, name);
}

/* ------------------------------------------------------------------ words */

guint
sp_matrix_get_n_columns (const SpChart *chart)
{
  return 5;
}

char *
sp_matrix_dup_cell (const SpChart *chart, gint row, guint column)
{
  const SpMatrix *self = chart->matrix;
  guint side = self->side;

  if (row < 0)
    switch (column)
      {
      case 0: return g_strdup (self->y_title);
      case 1: return g_strdup (self->x_title);
      case 2: return g_strdup (_("Band"));
      case 3: return g_strdup (_("How many"));
      default: return g_strdup (_("Which"));
      }
  switch (column)
    {
    case 0: return g_strdup (self->y_names[side - 1 - (guint) row / side]);
    case 1: return g_strdup (self->x_names[(guint) row % side]);
    case 2: return g_strdup (self->band_names[self->bands[row]]);
    case 3: return g_strdup_printf ("%u", self->cells[row].n);
    default: return g_strdup (self->cells[row].names->str);
    }
}

char *
sp_matrix_describe_position (const SpChart *chart, guint i)
{
  const SpMatrix *self = chart->matrix;
  const SpMatrixCell *cell = &self->cells[i];
  const char *band = self->band_names[self->bands[i]];

  if (cell->n == 0)
    return g_strdup_printf (_("%s (%s): none."), chart->labels[i], band);
  /* Translators: the cell of a matrix, its band, how many things are in it, and which. */
  return g_strdup_printf (_("%s (%s): %u. %s."), chart->labels[i], band, cell->n, cell->names->str);
}

/* ----------------------------------------------------------------- places */

static PangoLayout *
label_new (const SpMatrixFrame *self, SpLabelRole role, const char *text)
{
  return sp_label_new (self->context, self->style, role, text);
}

static double
widest_row_name (const SpMatrixFrame *self)
{
  double widest = 0, width;

  for (guint i = 0; i < self->matrix->side; i++)
    {
      g_autoptr (PangoLayout) label = label_new (self, SP_LABEL_NOTE, self->matrix->y_names[i]);

      sp_label_measure (label, &width, NULL);
      widest = MAX (widest, width);
    }
  return MIN (widest, self->width * NAMES_SHARE);
}

void
sp_matrix_frame_init (SpMatrixFrame *self, const SpChart *chart, double width, double height, const SpStyle *style)
{
  double y = 0, tall;

  memset (self, 0, sizeof *self);
  self->chart = chart;
  self->matrix = chart->matrix;
  self->style = style;
  self->width = width;
  self->height = height;
  self->em = sp_label_size (style, SP_LABEL_NOTE);
  self->unit = sp_look_unit (style->look) * 0.75;
  self->context = sp_label_context_new (style);
  if (chart->title[0] != '\0' && height >= 20 * self->em)
    {
      self->title = label_new (self, SP_LABEL_TITLE, chart->title);
      sp_label_wrap (self->title, width, 2);
      sp_label_measure (self->title, NULL, &tall);
      y += tall + 0.3 * self->em;
    }
  if (height >= 16 * self->em)
    {
      self->y_title = label_new (self, SP_LABEL_STRONG, self->matrix->y_title);
      self->y_title_y = y;
      y += 1.7 * self->em;
    }
  self->plot.x = widest_row_name (self) + 0.6 * self->em;
  self->plot.y = y;
  self->plot.width = MAX (width - self->plot.x, self->em);
  self->plot.height = MAX (height - y - AXIS_EMS * self->em, self->em);
  self->foot_y = self->plot.y + self->plot.height + 0.4 * self->em;
}

void
sp_matrix_frame_clear (SpMatrixFrame *self)
{
  g_clear_object (&self->title);
  g_clear_object (&self->y_title);
  g_clear_object (&self->context);
}

SpRect
sp_matrix_frame_cell (const SpMatrixFrame *self, guint i)
{
  guint side = self->matrix->side;
  double width = self->plot.width / side, height = self->plot.height / side;

  return (SpRect) { self->plot.x + (i % side) * width, self->plot.y + (i / side) * height, width, height };
}

gint
sp_matrix_position_at (const SpChart *chart, double width, double height, const SpStyle *style, double x, double y)
{
  g_auto (SpMatrixFrame) frame;

  sp_matrix_frame_init (&frame, chart, width, height, style);
  for (guint i = 0; i < chart->n; i++)
    {
      SpRect cell = sp_matrix_frame_cell (&frame, i);

      if (x >= cell.x && x < cell.x + cell.width && y >= cell.y && y < cell.y + cell.height)
        return (gint) i;
    }
  return -1;
}

/* -------------------------------------------------------------------- ink */

static SpColour
fill_of (const SpMatrixFrame *self, guint i)
{
  static const gint classes[3] = { 5, 3, 2 }; /* of the diverging scale: surplus, short, shorter */

  return sp_palette_need (self->style->look, classes[self->matrix->bands[i]]);
}

static SpColour
words_on (const SpMatrixFrame *self, SpColour fill)
{
  SpColour text = sp_palette_text (self->style->look), back = sp_palette_background (self->style->look);

  return sp_colour_contrast (text, fill) >= sp_colour_contrast (back, fill) ? text : back;
}

/* The count large, the band small in the corner, the names beneath where they fit. */
static void
draw_cell (const SpMatrixFrame *self, cairo_t *cr, guint i)
{
  const SpMatrixCell *cell = &self->matrix->cells[i];
  SpRect rect = sp_matrix_frame_cell (self, i);
  SpColour fill = fill_of (self, i), text = words_on (self, fill);
  g_autofree char *count = g_strdup_printf ("%u", cell->n);
  g_autoptr (PangoLayout) number = label_new (self, SP_LABEL_TITLE, count);
  g_autoptr (PangoLayout) band = label_new (self, SP_LABEL_NOTE, self->matrix->band_names[self->matrix->bands[i]]);
  g_autoptr (PangoLayout) names = label_new (self, SP_LABEL_NOTE, cell->names->str);
  double pad = 0.35 * self->em, width, height, top, room;

  cairo_rectangle (cr, rect.x + self->unit, rect.y + self->unit, rect.width - 2 * self->unit, rect.height - 2 * self->unit);
  sp_colour_set (cr, fill);
  cairo_fill (cr);
  sp_label_measure (number, &width, &height);
  top = height;
  if (cell->n > 0 && height + pad <= rect.height)
    sp_label_draw (cr, number, rect.x + pad, rect.y + pad * 0.5, text, NULL);
  sp_label_measure (band, &room, &height);
  if (room + 2 * pad + (cell->n > 0 ? width + pad : 0) <= rect.width && height <= rect.height)
    sp_label_draw (cr, band, rect.x + rect.width - room - pad, rect.y + pad * 0.6, text, NULL);
  room = rect.height - top - 1.2 * pad;
  if (cell->n == 0 || room < 1.3 * self->em)
    return;
  sp_label_wrap (names, rect.width - 2 * pad, (gint) MAX (room / (1.45 * self->em), 1));
  sp_label_draw (cr, names, rect.x + pad, rect.y + top + 0.6 * pad, text, NULL);
}

static void
draw_row_names (const SpMatrixFrame *self, cairo_t *cr)
{
  guint side = self->matrix->side;
  double height;

  for (guint row = 0; row < side; row++)
    {
      SpRect cell = sp_matrix_frame_cell (self, row * side);
      g_autoptr (PangoLayout) label = label_new (self, SP_LABEL_NOTE, self->matrix->y_names[side - 1 - row]);

      sp_label_wrap (label, self->plot.x - 0.6 * self->em, 2);
      sp_label_measure (label, NULL, &height);
      if (height <= cell.height)
        sp_label_draw (cr, label, 0, cell.y + (cell.height - height) / 2, sp_palette_text (self->style->look), NULL);
    }
}

static void
draw_column_names (const SpMatrixFrame *self, cairo_t *cr)
{
  g_autoptr (PangoLayout) title = label_new (self, SP_LABEL_STRONG, self->matrix->x_title);
  double width, height;

  for (guint column = 0; column < self->matrix->side; column++)
    {
      SpRect cell = sp_matrix_frame_cell (self, column);
      g_autoptr (PangoLayout) label = label_new (self, SP_LABEL_NOTE, self->matrix->x_names[column]);

      sp_label_wrap (label, cell.width - 0.4 * self->em, 1);
      sp_label_measure (label, &width, &height);
      sp_label_draw (cr, label, cell.x + (cell.width - width) / 2, self->foot_y, sp_palette_text (self->style->look), NULL);
    }
  sp_label_measure (title, &width, NULL);
  sp_label_draw (cr, title, self->plot.x + (self->plot.width - width) / 2, self->foot_y + 1.6 * self->em,
                 sp_palette_text (self->style->look), NULL);
}

void
sp_matrix_draw (const SpChart *chart, cairo_t *cr, double width, double height, const SpStyle *style)
{
  g_auto (SpMatrixFrame) frame;

  sp_matrix_frame_init (&frame, chart, width, height, style);
  if (frame.title != NULL)
    sp_label_draw (cr, frame.title, 0, 0, sp_palette_text (style->look), NULL);
  if (frame.y_title != NULL)
    sp_label_draw (cr, frame.y_title, 0, frame.y_title_y, sp_palette_text (style->look), NULL);
  for (guint i = 0; i < chart->n; i++)
    draw_cell (&frame, cr, i);
  draw_row_names (&frame, cr);
  draw_column_names (&frame, cr);
}

void
sp_matrix_draw_cursor (const SpChart *chart, cairo_t *cr, double width, double height, const SpStyle *style, guint i)
{
  g_auto (SpMatrixFrame) frame;
  SpRect rect;

  sp_matrix_frame_init (&frame, chart, width, height, style);
  rect = sp_matrix_frame_cell (&frame, i);
  cairo_rectangle (cr, rect.x + 1.5 * frame.unit, rect.y + 1.5 * frame.unit, rect.width - 3 * frame.unit,
                   rect.height - 3 * frame.unit);
  sp_colour_set (cr, sp_palette_accent (style->look));
  cairo_set_line_width (cr, 2.5 * frame.unit);
  cairo_stroke (cr);
}
