/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ink of a chart, from back to front: grid, the year shown, fans, bars, ghosts, capacity, history and forecast, words. */
#include "config.h"
#include "sp-chart-bridge.h"
#include "sp-chart-gantt.h"
#include "sp-chart-matrix.h"
#include "sp-chart-frame.h"
#include "sp-hatch.h"

#include <math.h>

static const SpSeries *
series_at (const SpChartFrame *self, guint s)
{
  return self->chart->series->pdata[s];
}

/* A hairline lies on whole pixels of the screen; paper has finer ones. */
static double
crisp (const SpChartFrame *self, double at)
{
  return self->style->look == SP_LOOK_PAPER ? at : floor (at) + 0.5;
}

static void
draw_grid (const SpChartFrame *self, cairo_t *cr)
{
  const SpTicks *ticks = self->forms.n > 0 ? &self->forms : &self->ticks;
  double per = self->forms.n > 0 ? self->chart->per : 1;

  cairo_set_line_width (cr, self->unit);
  sp_colour_set (cr, sp_palette_grid (self->style->look));
  for (guint i = 0; i < ticks->n && self->words; i++)
    {
      double y = crisp (self, sp_chart_frame_y (self, sp_ticks_value (ticks, i) * per));

      cairo_move_to (cr, self->plot.x, y);
      cairo_line_to (cr, self->grid_end, y);
    }
  cairo_stroke (cr);
}

static void
draw_base (const SpChartFrame *self, cairo_t *cr)
{
  double y = crisp (self, sp_chart_frame_y (self, 0)), bottom = self->plot.y + self->plot.height;
  double band = self->plot.width / MAX (self->chart->n, 1);

  sp_colour_set (cr, sp_palette_dim_text (self->style->look));
  cairo_set_line_width (cr, self->unit);
  cairo_move_to (cr, self->plot.x, y);
  cairo_line_to (cr, self->plot.x + self->plot.width, y);
  for (guint i = 0; i < self->chart->n && self->words && band > 3 * self->unit; i++)
    {
      double x = crisp (self, sp_chart_frame_x (self, i));

      cairo_move_to (cr, x, bottom);
      cairo_line_to (cr, x, bottom + self->em * 0.3);
    }
  cairo_stroke (cr);
}

static void
draw_marked (const SpChartFrame *self, cairo_t *cr)
{
  SpColour accent = sp_palette_accent (self->style->look);

  if (self->chart->marked < 0)
    return;
  accent.a = 0.13;
  sp_colour_set (cr, accent);
  cairo_rectangle (cr, sp_chart_frame_x (self, self->chart->marked - 0.5), self->plot.y,
                   self->plot.width / self->chart->n, self->plot.height);
  cairo_fill (cr);
}

/* The point from which a forecast opens: the last one of the history, when it lies just before. */
static gboolean
find_origin (const SpChartFrame *self, gint first, double *value)
{
  for (guint s = 0; s < self->chart->series->len; s++)
    {
      const SpSeries *series = series_at (self, s);

      if (series->kind == SP_SERIES_HISTORY && first > 0 && series->known[first - 1]
          && sp_series_last_known (series, self->chart->n) == first - 1)
        {
          *value = series->values[first - 1];
          return TRUE;
        }
    }
  return FALSE;
}

/* Appends the known run that starts at i, forwards or back. */
static void
trace (const SpChartFrame *self, cairo_t *cr, const double *values, guint from, guint to, gboolean back)
{
  for (guint k = from; k < to; k++)
    {
      guint i = back ? from + to - 1 - k : k;

      cairo_line_to (cr, sp_chart_frame_x (self, i), sp_chart_frame_y (self, values[i]));
    }
}

static guint
run_end (const SpSeries *series, guint from, guint n)
{
  while (from < n && series->known[from])
    from++;
  return from;
}

static void
draw_band (const SpChartFrame *self, cairo_t *cr, guint s)
{
  const SpSeries *series = series_at (self, s);
  gint first = sp_series_first_known (series, self->chart->n);
  double origin;

  for (guint i = 0, end; i < self->chart->n; i = MAX (end, i + 1))
    {
      gboolean opens = (gint) i == first && find_origin (self, first, &origin);

      end = run_end (series, i, self->chart->n);
      if (end == i)
        continue;
      cairo_new_path (cr);
      if (opens)
        cairo_move_to (cr, sp_chart_frame_x (self, i - 1.), sp_chart_frame_y (self, origin));
      trace (self, cr, series->upper, i, end, FALSE);
      trace (self, cr, series->values, i, end, TRUE);
      cairo_close_path (cr);
      sp_colour_set (cr, sp_palette_fan (self->style->look, series->level));
      cairo_fill (cr);
      sp_colour_set (cr, sp_palette_fan_edge (self->style->look));
      cairo_set_line_width (cr, self->unit * 0.75);
      for (guint edge = 0; edge < 2; edge++)
        {
          cairo_new_path (cr);
          if (opens)
            cairo_move_to (cr, sp_chart_frame_x (self, i - 1.), sp_chart_frame_y (self, origin));
          trace (self, cr, edge == 0 ? series->upper : series->values, i, end, FALSE);
          cairo_stroke (cr);
        }
    }
}

static void
draw_line (const SpChartFrame *self, cairo_t *cr, guint s, double width)
{
  const SpSeries *series = series_at (self, s);
  gint first = sp_series_first_known (series, self->chart->n);
  double origin;

  sp_colour_set (cr, sp_series_colour (self, s));
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0, end; i < self->chart->n; i = MAX (end, i + 1))
    {
      end = run_end (series, i, self->chart->n);
      if ((series->kind == SP_SERIES_LINE || series->kind == SP_SERIES_COMPARED) && (gint) i == first && end > i
          && find_origin (self, first, &origin))
        cairo_move_to (cr, sp_chart_frame_x (self, i - 1.), sp_chart_frame_y (self, origin));
      trace (self, cr, series->values, i, end, FALSE);
      cairo_stroke (cr);
    }
}

/* A solid line, then ever other dashes. */
static void
draw_compared (const SpChartFrame *self, cairo_t *cr, guint s)
{
  static const double dashes[][4] = { { 0 }, { 7, 4 }, { 2, 3 }, { 10, 3, 2, 3 }, { 5, 2, 5, 6 } };
  guint i = sp_chart_compared_index (self->chart, s) % G_N_ELEMENTS (dashes);
  double scaled[4];
  gint n = 0;

  for (; n < 4 && dashes[i][n] > 0; n++)
    scaled[n] = dashes[i][n] * self->unit;
  cairo_set_dash (cr, scaled, n, 0);
  draw_line (self, cr, s, 2 * self->unit);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_dots (const SpChartFrame *self, cairo_t *cr, guint s)
{
  const SpSeries *series = series_at (self, s);
  double band = self->plot.width / MAX (self->chart->n, 1), radius = MIN (2.6 * self->unit, band * 0.3);

  sp_colour_set (cr, sp_series_colour (self, s));
  for (guint i = 0; i < self->chart->n; i++)
    if (series->known[i] && (self->words || i + 1 == self->chart->n))
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, sp_chart_frame_x (self, i), sp_chart_frame_y (self, series->values[i]), radius, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

static void
draw_step (const SpChartFrame *self, cairo_t *cr, guint s)
{
  const SpSeries *series = series_at (self, s);
  gboolean down = FALSE;

  for (guint i = 0; i < self->chart->n; i++)
    {
      double y = series->known[i] ? crisp (self, sp_chart_frame_y (self, series->values[i])) : 0;

      if (series->known[i])
        {
          (down ? cairo_line_to : cairo_move_to) (cr, sp_chart_frame_x (self, i - 0.5), y);
          cairo_line_to (cr, sp_chart_frame_x (self, i + 0.5), y);
        }
      down = series->known[i];
    }
  sp_colour_set (cr, sp_palette_capacity (self->style->look));
  cairo_set_line_width (cr, self->unit * 1.6);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_stroke (cr);
}

static void
bar_path (const SpChartFrame *self, cairo_t *cr, guint s, guint i)
{
  SpRect bar = sp_chart_frame_bar (self, s, i);
  double x = bar.x, x1 = bar.x + bar.width, y0 = bar.y, y1 = bar.y + bar.height;

  if (self->style->look != SP_LOOK_PAPER && bar.width > 4)
    x = round (x) + 0.5, x1 = round (x1) + 0.5, y0 = round (y0) + 0.5, y1 = round (y1) + 0.5;
  cairo_rectangle (cr, x, y0, x1 - x, y1 - y0);
}

static void
fill_bar (const SpChartFrame *self, cairo_t *cr, const char *source)
{
  SpLook look = self->style->look;
  SpColour colour = sp_palette_source (look, source);
  gboolean plain;

  if (sp_palette_source_outlined (source))
    {
      double dash = 3 * self->unit;

      sp_colour_set (cr, colour);
      cairo_set_line_width (cr, self->unit * 1.5);
      cairo_set_dash (cr, &dash, 1, 0);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      return;
    }
  sp_colour_set (cr, sp_palette_source_hatched (source) ? sp_palette_background (look) : colour);
  cairo_fill_preserve (cr);
  if (sp_palette_source_hatched (source))
    sp_hatch_preserve (cr, colour, 4 * self->unit, 1.8 * self->unit, 0, 0);
  /* The outline keeps 3:1 where a fill such as CIL's yellow does not; in high contrast every bar has one. */
  plain = look != SP_LOOK_LIGHT_CONTRAST && look != SP_LOOK_DARK_CONTRAST
          && sp_colour_contrast (colour, sp_palette_background (look)) >= 3;
  sp_colour_set (cr, plain ? colour : sp_palette_boundary (look));
  cairo_set_line_width (cr, self->unit);
  cairo_stroke (cr);
}

static void
draw_bars (const SpChartFrame *self, cairo_t *cr, guint s)
{
  const SpSeries *series = series_at (self, s);

  for (guint i = 0; i < self->chart->n; i++)
    {
      if (!series->known[i] || series->values[i] == 0)
        continue;
      bar_path (self, cr, s, i);
      fill_bar (self, cr, series->source);
    }
}

static void
draw_boundaries (const SpChartFrame *self, cairo_t *cr)
{
  double dash[] = { 2 * self->unit, 2 * self->unit };

  sp_colour_set (cr, sp_palette_dim_text (self->style->look));
  cairo_set_line_width (cr, self->unit);
  cairo_set_dash (cr, dash, 2, 0);
  for (guint b = 0; b < self->chart->boundaries->len; b++)
    {
      double x = crisp (self, sp_chart_frame_x (self, ((const SpChartNote *) self->chart->boundaries->pdata[b])->i - 0.5));

      cairo_move_to (cr, x, self->plot.y);
      cairo_line_to (cr, x, self->plot.y + self->plot.height);
    }
  for (guint t = 0; t < self->texts->len; t++)
    {
      const SpChartText *text = &g_array_index (self->texts, SpChartText, t);

      if (text->part != SP_TEXT_BOUNDARY)
        continue;
      cairo_move_to (cr, crisp (self, text->anchor_x), text->rect.y + text->rect.height * 0.15);
      cairo_line_to (cr, crisp (self, text->anchor_x), self->plot.y);
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* A sample of the series before its name in the row above. */
static void
draw_swatch (const SpChartFrame *self, cairo_t *cr, const SpChartText *text)
{
  const SpSeries *series = series_at (self, text->series);
  double size = self->em * 0.85, y = text->rect.y + text->rect.height / 2, x = text->rect.x - self->em * 1.3;

  cairo_new_path (cr);
  if (series->kind == SP_SERIES_BARS)
    {
      cairo_rectangle (cr, x + 0.5, y - size / 2, size, size);
      fill_bar (self, cr, series->source);
      return;
    }
  sp_colour_set (cr, sp_series_colour (self, text->series));
  if (series->kind == SP_SERIES_BAND)
    {
      cairo_rectangle (cr, x + 0.5, y - size / 2, size, size);
      cairo_fill_preserve (cr);
      sp_colour_set (cr, sp_palette_fan_edge (self->style->look));
    }
  else
    {
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + self->em, y);
    }
  cairo_set_line_width (cr, self->unit * (series->kind == SP_SERIES_LINE || series->kind == SP_SERIES_HISTORY ? 2 : 1.3));
  cairo_stroke (cr);
}

static void
draw_leader (const SpChartFrame *self, cairo_t *cr, const SpChartText *text)
{
  double y = text->rect.y + text->rect.height / 2, x = text->rect.x - self->em * 0.35;
  double elbow = self->plot.x + self->plot.width;

  if (x - text->anchor_x < self->em && fabs (y - text->anchor_y) < text->rect.height * 0.25)
    return;
  cairo_move_to (cr, text->anchor_x + self->em * 0.25, text->anchor_y);
  cairo_line_to (cr, MAX (elbow - self->em * 0.2, text->anchor_x + self->em * 0.25), text->anchor_y);
  cairo_line_to (cr, x, y);
  sp_colour_set (cr, sp_palette_ghost (self->style->look));
  cairo_set_line_width (cr, self->unit * 0.75);
  cairo_stroke (cr);
}

static void
draw_words (const SpChartFrame *self, cairo_t *cr)
{
  SpColour halo = sp_palette_background (self->style->look);

  halo.a = 0.85;
  for (guint t = 0; t < self->texts->len; t++)
    {
      const SpChartText *text = &g_array_index (self->texts, SpChartText, t);
      gboolean over_data = text->part == SP_TEXT_NAME || text->part == SP_TEXT_STEP;

      if (text->part == SP_TEXT_LEGEND)
        draw_swatch (self, cr, text);
      if (text->leader)
        draw_leader (self, cr, text);
      sp_label_draw (cr, text->label, text->rect.x, text->rect.y, text->colour, over_data ? &halo : NULL);
    }
}

static void
draw_kind (const SpChartFrame *self, cairo_t *cr, SpSeriesKind kind)
{
  for (guint s = 0; s < self->chart->series->len; s++)
    {
      if (series_at (self, s)->kind != kind)
        continue;
      switch (kind)
        {
        case SP_SERIES_BAND: draw_band (self, cr, s); break;
        case SP_SERIES_BARS: draw_bars (self, cr, s); break;
        case SP_SERIES_STEP: draw_step (self, cr, s); break;
        case SP_SERIES_GHOST: draw_line (self, cr, s, self->unit); break;
        case SP_SERIES_HISTORY: draw_line (self, cr, s, 1.8 * self->unit), draw_dots (self, cr, s); break;
        case SP_SERIES_COMPARED: draw_compared (self, cr, s); break;
        case SP_SERIES_LINE: draw_line (self, cr, s, 2.2 * self->unit); break;
        default: break;
        }
    }
}

/* Wider fans lie under narrower ones whatever the order of adding. */
static void
draw_fans (const SpChartFrame *self, cairo_t *cr)
{
  for (gint wide = 1; wide >= 0; wide--)
    for (guint s = 0; s < self->chart->series->len; s++)
      if (series_at (self, s)->kind == SP_SERIES_BAND && (series_at (self, s)->level > 80) == wide)
        draw_band (self, cr, s);
}

/* The forecast of the year shown, as a ring on its line. */
static void
draw_reading (const SpChartFrame *self, cairo_t *cr)
{
  gint i = self->chart->marked;

  for (guint s = 0; s < self->chart->series->len && i >= 0; s++)
    {
      const SpSeries *series = series_at (self, s);

      if ((series->kind != SP_SERIES_LINE && series->kind != SP_SERIES_HISTORY && series->kind != SP_SERIES_COMPARED)
          || !series->known[i])
        continue;
      cairo_new_path (cr);
      cairo_arc (cr, sp_chart_frame_x (self, i), sp_chart_frame_y (self, series->values[i]), 3.6 * self->unit, 0, 2 * G_PI);
      sp_colour_set (cr, sp_palette_background (self->style->look));
      cairo_fill_preserve (cr);
      sp_colour_set (cr, sp_series_colour (self, s));
      cairo_set_line_width (cr, 2 * self->unit);
      cairo_stroke (cr);
    }
}

static void
draw_years (const SpChart *self, cairo_t *cr, double width, double height, const SpStyle *style)
{
  g_auto (SpChartFrame) frame;

  sp_chart_frame_init (&frame, self, width, height, style);
  draw_marked (&frame, cr);
  draw_grid (&frame, cr);
  draw_fans (&frame, cr);
  draw_kind (&frame, cr, SP_SERIES_BARS);
  draw_base (&frame, cr);
  draw_boundaries (&frame, cr);
  draw_kind (&frame, cr, SP_SERIES_GHOST);
  draw_kind (&frame, cr, SP_SERIES_STEP);
  draw_kind (&frame, cr, SP_SERIES_HISTORY);
  draw_kind (&frame, cr, SP_SERIES_COMPARED);
  draw_kind (&frame, cr, SP_SERIES_LINE);
  draw_reading (&frame, cr);
  draw_words (&frame, cr);
}

void
sp_chart_draw (const SpChart *self, cairo_t *cr, double width, double height, const SpStyle *style)
{
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_new_path (cr);
  if (self->levels != NULL)
    sp_bridge_draw (self, cr, width, height, style);
  else if (self->gantt != NULL)
    sp_gantt_draw (self, cr, width, height, style);
  else if (self->matrix != NULL)
    sp_matrix_draw (self, cr, width, height, style);
  else
    draw_years (self, cr, width, height, style);
  cairo_restore (cr);
}
