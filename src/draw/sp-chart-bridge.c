/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bridge: a row for each part, so that long names and large type have room. Levels are lines and changes are bars that
 * hang between them: the axis need not begin at nought, where a change of 12 in 1,240 could not be seen, and nothing on it
 * has a length from nought that would lie. What lowers is hatched; the sign stands beside. */
#include "config.h"
#include "sp-chart-bridge.h"
#include "sp-hatch.h"
#include "sp-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define NAME_SHARE 0.42    /* of the width, at most */
#define LEAST_ROW 1.9      /* in ems: words of one line */
#define MOST_ROW 3.2
#define BARE_ROW 1.2       /* below, bars without words */
#define MARGIN_SHARE 0.06  /* of the range, kept free at both ends */

static const SpSeries *
parts_of (const SpChart *chart)
{
  return chart->series->pdata[0];
}

char *
sp_bridge_dup_value (const SpChart *chart, guint i)
{
  g_autofree char *number = NULL;

  if (!parts_of (chart)->known[i])
    return g_strdup (_("not known"));
  number = sp_number_format (parts_of (chart)->values[i], chart->decimals);
  return chart->levels[i] || parts_of (chart)->values[i] <= 0 || g_str_has_prefix (number, "-")
           ? g_steal_pointer (&number) : g_strconcat ("+", number, NULL);
}

static PangoLayout *
label_new (const SpBridgeFrame *self, SpLabelRole role, const char *text)
{
  return sp_label_new (self->context, self->style, role, text);
}

static void
add_rows (SpBridgeFrame *self)
{
  double total = 0;

  for (guint i = 0; i < self->chart->n; i++)
    {
      g_autofree char *value = sp_bridge_dup_value (self->chart, i);
      gboolean level = self->chart->levels[i];
      SpBridgeRow row = { .known = parts_of (self->chart)->known[i], .level = level };

      row.from = level && row.known ? parts_of (self->chart)->values[i] : total;
      row.to = level || !row.known ? row.from : total + parts_of (self->chart)->values[i];
      total = row.to;
      row.name = label_new (self, level ? SP_LABEL_STRONG : SP_LABEL_NOTE, self->chart->labels[i]);
      row.value = label_new (self, level ? SP_LABEL_STRONG : SP_LABEL_NOTE, value);
      g_array_append_val (self->rows, row);
    }
}

static void
choose_range (SpBridgeFrame *self)
{
  double low = INFINITY, high = -INFINITY, margin;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpBridgeRow *row = &g_array_index (self->rows, SpBridgeRow, i);

      low = MIN (low, MIN (row->from, row->to));
      high = MAX (high, MAX (row->from, row->to));
    }
  if (!(high > low))
    {
      low = isfinite (low) ? low - 1 : 0;
      high = low + 2;
    }
  margin = (high - low) * MARGIN_SHARE;
  self->low = low - margin;
  self->high = high + margin;
}

double
sp_bridge_frame_x (const SpBridgeFrame *self, double value)
{
  return self->plot.x + self->plot.width * (value - self->low) / (self->high - self->low);
}

/* Returns the height taken. */
static double
place_heading (SpBridgeFrame *self, double width, double height)
{
  double y = 0, line;

  if (self->chart->title[0] != '\0' && height >= (self->chart->n * LEAST_ROW + 5) * self->em)
    {
      self->title = label_new (self, SP_LABEL_TITLE, self->chart->title);
      sp_label_wrap (self->title, width, 2);
      sp_label_measure (self->title, NULL, &line);
      y += line + self->em * 0.2;
    }
  if (self->chart->y_title[0] != '\0' && height >= (self->chart->n * LEAST_ROW + 3) * self->em)
    {
      self->caption = label_new (self, SP_LABEL_NOTE, self->chart->y_title);
      sp_label_wrap (self->caption, width, 1);
      sp_label_measure (self->caption, NULL, &line);
      self->caption_y = y;
      y += line + self->em * 0.4;
    }
  return y;
}

static void
measure_columns (const SpBridgeFrame *self, double width, double *names, double *values)
{
  *names = *values = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpBridgeRow *row = &g_array_index (self->rows, SpBridgeRow, i);
      double wide;

      sp_label_measure (row->name, &wide, NULL);
      *names = MAX (*names, wide);
      sp_label_measure (row->value, &wide, NULL);
      *values = MAX (*values, wide);
    }
  *names = MIN (*names, width * NAME_SHARE);
}

/* The value stands to the right of its bar. */
static void
place_rows (SpBridgeFrame *self, double width, double names)
{
  double height = self->plot.height / MAX (self->rows->len, 1);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SpBridgeRow *row = &g_array_index (self->rows, SpBridgeRow, i);
      double tall;

      row->rect = (SpRect) { 0, self->plot.y + i * height, width, height };
      sp_label_wrap (row->name, names, height > 2.6 * self->em ? 2 : 1);
      sp_label_measure (row->name, NULL, &tall);
      row->name_y = row->rect.y + (height - tall) / 2;
      sp_label_measure (row->value, NULL, &tall);
      row->value_y = row->rect.y + (height - tall) / 2;
      row->value_x = sp_bridge_frame_x (self, MAX (row->from, row->to)) + self->em * 0.5;
    }
}

void
sp_bridge_frame_init (SpBridgeFrame *self, const SpChart *chart, double width, double height, const SpStyle *style)
{
  double top, bottom, names, values;

  memset (self, 0, sizeof *self);
  self->chart = chart;
  self->style = style;
  self->em = sp_label_size (style, SP_LABEL_NOTE);
  self->unit = sp_look_unit (style->look) * 0.75;
  self->context = sp_label_context_new (style);
  self->rows = g_array_new (FALSE, FALSE, sizeof (SpBridgeRow));
  add_rows (self);
  choose_range (self);
  top = place_heading (self, width, height);
  bottom = 2 * self->em;
  measure_columns (self, width, &names, &values);
  self->plot.x = names + self->em;
  self->plot.y = top;
  self->plot.width = MAX (width - self->plot.x - values - self->em, self->em);
  self->plot.height = CLAMP (height - top - bottom, self->em, MAX (self->rows->len, 1) * MOST_ROW * self->em);
  self->ticks = sp_ticks_nice (self->low, self->high, (guint) CLAMP (self->plot.width / (5 * self->em), 2, 6),
                               chart->decimals == 0);
  place_rows (self, width, names);
}

void
sp_bridge_frame_clear (SpBridgeFrame *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_object_unref (g_array_index (self->rows, SpBridgeRow, i).name);
      g_object_unref (g_array_index (self->rows, SpBridgeRow, i).value);
    }
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_object (&self->title);
  g_clear_object (&self->caption);
  g_clear_object (&self->context);
}

static void
draw_axis (const SpBridgeFrame *self, cairo_t *cr)
{
  double bottom = self->plot.y + self->plot.height;

  cairo_set_line_width (cr, self->unit);
  for (guint i = 0; i < self->ticks.n; i++)
    {
      double value = sp_ticks_value (&self->ticks, i), x = sp_bridge_frame_x (self, value), width;
      g_autofree char *words = sp_number_format (value, self->ticks.decimals);
      g_autoptr (PangoLayout) label = label_new (self, SP_LABEL_NOTE, words);

      if (value < self->low || value > self->high)
        continue;
      sp_colour_set (cr, sp_palette_grid (self->style->look));
      cairo_move_to (cr, floor (x) + 0.5, self->plot.y);
      cairo_line_to (cr, floor (x) + 0.5, bottom);
      cairo_stroke (cr);
      sp_label_measure (label, &width, NULL);
      sp_label_draw (cr, label, x - width / 2, bottom + self->em * 0.3, sp_palette_dim_text (self->style->look), NULL);
    }
}

static void
draw_change (const SpBridgeFrame *self, cairo_t *cr, const SpBridgeRow *row)
{
  double from = sp_bridge_frame_x (self, row->from), to = sp_bridge_frame_x (self, row->to), pad = row->rect.height * 0.2;
  SpColour colour = sp_palette_line (self->style->look);

  cairo_rectangle (cr, MIN (from, to), row->rect.y + pad, MAX (fabs (to - from), self->unit), row->rect.height - 2 * pad);
  sp_colour_set (cr, row->to < row->from ? sp_palette_background (self->style->look) : colour);
  cairo_fill_preserve (cr);
  if (row->to < row->from)
    sp_hatch_preserve (cr, colour, 4 * self->unit, 1.6 * self->unit, 0, 0);
  sp_colour_set (cr, colour);
  cairo_set_line_width (cr, self->unit);
  cairo_stroke (cr);
}

static void
draw_row (const SpBridgeFrame *self, cairo_t *cr, guint i)
{
  const SpBridgeRow *row = &g_array_index (self->rows, SpBridgeRow, i);
  double x = sp_bridge_frame_x (self, row->to), middle = row->rect.y + row->rect.height / 2;

  if (row->level && row->known)
    {
      sp_colour_set (cr, sp_palette_capacity (self->style->look));
      cairo_set_line_width (cr, 3 * self->unit);
      cairo_move_to (cr, x, row->rect.y + row->rect.height * 0.1);
      cairo_line_to (cr, x, row->rect.y + row->rect.height * 0.9);
      cairo_stroke (cr);
    }
  else if (row->known)
    draw_change (self, cr, row);
  if (i + 1 < self->rows->len)
    {
      sp_colour_set (cr, sp_palette_dim_text (self->style->look));
      cairo_set_line_width (cr, self->unit);
      cairo_move_to (cr, floor (x) + 0.5, middle);
      cairo_line_to (cr, floor (x) + 0.5, middle + row->rect.height);
      cairo_stroke (cr);
    }
}

static void
draw_words (const SpBridgeFrame *self, cairo_t *cr)
{
  SpColour halo = sp_palette_background (self->style->look), text = sp_palette_text (self->style->look);

  halo.a = 0.85;
  if (self->title != NULL)
    sp_label_draw (cr, self->title, 0, 0, text, NULL);
  if (self->caption != NULL)
    sp_label_draw (cr, self->caption, 0, self->caption_y, sp_palette_dim_text (self->style->look), NULL);
  for (guint i = 0; i < self->rows->len && self->plot.height >= self->rows->len * BARE_ROW * self->em; i++)
    {
      const SpBridgeRow *row = &g_array_index (self->rows, SpBridgeRow, i);

      sp_label_draw (cr, row->name, 0, row->name_y, text, NULL);
      sp_label_draw (cr, row->value, row->value_x, row->value_y, text, &halo);
    }
}

void
sp_bridge_draw (const SpChart *chart, cairo_t *cr, double width, double height, const SpStyle *style)
{
  g_auto (SpBridgeFrame) frame;

  sp_bridge_frame_init (&frame, chart, width, height, style);
  draw_axis (&frame, cr);
  for (guint i = frame.rows->len; i > 0; i--) /* a bar covers the line that leads to it */
    draw_row (&frame, cr, i - 1);
  draw_words (&frame, cr);
}
