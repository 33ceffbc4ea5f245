/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table on paper: as wide as its figures need, the rest to its words; rules only under headings and above totals. */
#include "config.h"
#include "sp-sheet-private.h"

#include <math.h>
#include <string.h>

#define SIZE 0.87 /* of the body */
#define GAP  0.75 /* between columns, in body sizes */
#define AIR  0.17 /* above and below a row */
#define MISSING "\342\200\223"

static const char *
cell_text (const SpBlock *block, gint row, guint column)
{
  const char *text = sp_table_get_cell (block->table, row, column);
  if (text == NULL)
    return row >= 0 && sp_table_is_total (block->table, (guint) row) ? "" : MISSING;
  return text;
}

static gboolean
is_number (const SpBlock *block, guint column)
{
  return sp_table_get_column_kind (block->table, column) == SP_TABLE_NUMBER;
}

static gboolean
is_shown (const SpBlock *block, guint column)
{
  return sp_table_get_column_kind (block->table, column) != SP_TABLE_CODE;
}

static double
measure_width (SpSheet *self, const char *text, double size, gboolean bold)
{
  g_autoptr (PangoLayout) layout = sp_sheet_create_layout (self, text, size, bold, -1);
  int width;
  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE + 0.5; /* half a point so that no line breaks for a rounding */
}

static double
measure_longest_word (SpSheet *self, const char *text, double size, gboolean bold)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double longest = 0;
  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, measure_width (self, words[i], size, bold));
  return longest;
}

/* The width a column must have (no word broken), and the width it would like (no line broken). */
static void
measure_column (SpSheet *self, const SpBlock *block, guint column, double size, double *least, double *wanted)
{
  *least = measure_longest_word (self, cell_text (block, -1, column), size, TRUE);
  /* Headings of figures may fold once: two short lines over a column of figures, not four. */
  double heading = measure_width (self, cell_text (block, -1, column), size, TRUE);
  *wanted = is_number (block, column) ? MAX (*least, heading * 0.75) : heading;
  for (guint r = 0; r < sp_table_get_n_rows (block->table); r++)
    {
      const char *text = cell_text (block, (gint) r, column);
      gboolean bold = sp_table_is_total (block->table, r);
      double width = measure_width (self, text, size, bold);
      *wanted = MAX (*wanted, width);
      *least = MAX (*least, is_number (block, column) ? width : measure_longest_word (self, text, size, bold));
    }
}

/* Shares the room out: everyone has the least, then what is left is poured in level, so that short columns get all
 * they want and long ones wrap. FALSE when not even the least fits. */
static gboolean
share_room (const double *least, const double *wanted, double *width, guint n, double room)
{
  double left = room;
  for (guint c = 0; c < n; c++)
    {
      width[c] = least[c];
      left -= least[c];
    }
  if (left < 0)
    return FALSE;
  for (guint thirsty = n; thirsty > 0 && left > 0.01;)
    {
      double each = left / thirsty;
      thirsty = 0;
      for (guint c = 0; c < n; c++)
        {
          double more = MIN (each, wanted[c] - width[c]);
          width[c] += more;
          left -= more;
          thirsty += width[c] < wanted[c] - 0.01;
        }
    }
  return TRUE;
}

static void
set_columns (SpSheet *self, SpBlock *block, double size)
{
  guint n = sp_table_get_n_columns (block->table), shown = 0;
  g_autofree double *least = g_new0 (double, n);
  g_autofree double *wanted = g_new0 (double, n);
  for (guint c = 0; c < n; c++)
    shown += is_shown (block, c);
  for (gboolean fits = FALSE; !fits; size *= 0.95)
    {
      double gap = GAP * size, x = SP_SHEET_MARGIN, used = 0;
      for (guint c = 0; c < n; c++)
        if (is_shown (block, c))
          measure_column (self, block, c, size, &least[c], &wanted[c]);
      fits = share_room (least, wanted, block->column_width, n, SP_SHEET_INNER - gap * (shown - 1)) || size < 6;
      for (guint c = 0; c < n; c++)
        used += block->column_width[c];
      /* A table of figures is spread over the page so that its columns stand under one another with the other
       * tables'. / */
      double spread = shown > 1 ? (SP_SHEET_INNER - used) / (shown - 1) : 0;
      spread = MIN (spread, gap * 3);
      for (guint c = 0; c < n; c++)
        {
          block->column_x[c] = x;
          x += is_shown (block, c) ? block->column_width[c] + spread : 0;
        }
      block->table_size = size;
    }
}

static PangoLayout *
create_cell (SpSheet *self, const SpBlock *block, gint row, guint column)
{
  gboolean bold = row < 0 || sp_table_is_total (block->table, (guint) row);
  PangoLayout *layout = sp_sheet_create_layout (self, cell_text (block, row, column), block->table_size, bold,
                                                block->column_width[column]);
  pango_layout_set_line_spacing (layout, 1.0);
  if (is_number (block, column))
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

static double
measure_row (SpSheet *self, const SpBlock *block, gint row)
{
  double tallest = 0;
  for (guint c = 0; c < sp_table_get_n_columns (block->table); c++)
    {
      int height;
      if (!is_shown (block, c))
        continue;
      g_autoptr (PangoLayout) layout = create_cell (self, block, row, c);
      pango_layout_get_size (layout, NULL, &height);
      tallest = MAX (tallest, (double) height / PANGO_SCALE);
    }
  return tallest + 2 * AIR * block->table_size;
}

void
sp_sheet_clear_table (SpBlock *block)
{
  g_clear_pointer (&block->column_x, g_free);
  g_clear_pointer (&block->column_width, g_free);
  g_clear_pointer (&block->row_height, g_free);
}

void
sp_sheet_lay_out_table (SpSheet *self, SpBlock *block)
{
  guint n = sp_table_get_n_columns (block->table), rows = sp_table_get_n_rows (block->table);
  sp_sheet_clear_table (block);
  block->column_x = g_new0 (double, n);
  block->column_width = g_new0 (double, n);
  block->row_height = g_new0 (double, rows + 1);
  set_columns (self, block, (self->large_print ? 1 : SIZE) * self->text_size);
  for (guint r = 0; r <= rows; r++)
    block->row_height[r] = measure_row (self, block, (gint) r - 1);
}

static double
title_height (SpSheet *self, const SpBlock *block)
{
  g_autoptr (PangoLayout)
      layout = sp_sheet_create_layout (self, sp_table_get_title (block->table), self->text_size, TRUE, SP_SHEET_INNER);
  int height;
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE + 0.15 * self->text_size;
}

double
sp_sheet_get_table_lead (SpSheet *self, const SpBlock *block)
{
  return title_height (self, block) + block->row_height[0];
}

static void
draw_rule (cairo_t *cr, const SpBlock *block, double y)
{
  guint n = sp_table_get_n_columns (block->table);
  double right = SP_SHEET_MARGIN;
  for (guint c = 0; c < n; c++)
    if (is_shown (block, c))
      right = block->column_x[c] + block->column_width[c];
  sp_colour_set (cr, sp_palette_text (SP_LOOK_PAPER));
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, SP_SHEET_MARGIN, y);
  cairo_line_to (cr, right, y);
  cairo_stroke (cr);
}

static void
draw_row (SpSheet *self, cairo_t *cr, const SpBlock *block, gint row, double y)
{
  gboolean first = TRUE;
  double height = block->row_height[row + 1], air = AIR * block->table_size;
  cairo_tag_begin (cr, "TR", NULL);
  for (guint c = 0; c < sp_table_get_n_columns (block->table); c++)
    {
      int cell_height;
      if (!is_shown (block, c))
        continue;
      const char *tag = row < 0 || first ? "TH" : "TD";
      g_autoptr (PangoLayout) layout = create_cell (self, block, row, c);
      pango_layout_get_size (layout, NULL, &cell_height);
      /* Headings stand on their rule, cells hang from the top of their row. */
      double top = row < 0 ? y + height - air - (double) cell_height / PANGO_SCALE : y + air;
      cairo_tag_begin (cr, tag, NULL);
      sp_colour_set (cr, sp_palette_text (SP_LOOK_PAPER));
      sp_sheet_show_layout (cr, layout, block->column_x[c], top);
      cairo_tag_end (cr, tag);
      first = FALSE;
    }
  cairo_tag_end (cr, "TR");
}

void
sp_sheet_draw_table (SpSheet *self, cairo_t *cr, const SpPlaced *placed)
{
  const SpBlock *block = placed->block;
  const char *tag = self->has_sections ? "H3" : "H2";
  double y = placed->y;
  g_autoptr (PangoLayout)
      title = sp_sheet_create_layout (self, sp_table_get_title (block->table), self->text_size, TRUE, SP_SHEET_INNER);
  cairo_tag_begin (cr, tag, NULL);
  sp_colour_set (cr, sp_palette_text (SP_LOOK_PAPER));
  sp_sheet_show_layout (cr, title, SP_SHEET_MARGIN, y);
  cairo_tag_end (cr, tag);
  y += title_height (self, block);
  cairo_tag_begin (cr, "Table", NULL);
  draw_row (self, cr, block, -1, y);
  y += block->row_height[0];
  double heading_rule = y;
  for (guint r = placed->first_row; r < placed->first_row + placed->n_rows; r++)
    {
      draw_row (self, cr, block, (gint) r, y);
      y += block->row_height[r + 1];
    }
  cairo_tag_end (cr, "Table");
  draw_rule (cr, block, heading_rule);
  y = heading_rule;
  for (guint r = placed->first_row; r < placed->first_row + placed->n_rows; r++)
    {
      gboolean total = sp_table_is_total (block->table, r);
      if (total && (r == 0 || !sp_table_is_total (block->table, r - 1)))
        draw_rule (cr, block, y);
      y += block->row_height[r + 1];
    }
}
