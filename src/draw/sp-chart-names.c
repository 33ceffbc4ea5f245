/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names beside what they name. Series that reach the right edge are named in a column there, pushed apart as little as
 * needed; those that end earlier near a point of their line where least is crossed; bars, and everything when the column
 * would take too much room, in a row above the plot. */
#include "config.h"
#include "sp-chart-frame.h"

#include <math.h>
#include <string.h>

#define COLUMN_SHARE 0.34 /* of the width, at most */
#define NAME_GAP 1.1      /* ems from the plot to the names beside it: room for a leader that touches neither */

SpColour
sp_series_colour (const SpChartFrame *self, gint s)
{
  const SpSeries *series = self->chart->series->pdata[s];
  SpLook look = self->style->look;

  switch (series->kind)
    {
    case SP_SERIES_BAND: return sp_palette_fan (look, series->level);
    case SP_SERIES_STEP: return sp_palette_capacity (look);
    case SP_SERIES_GHOST: return sp_palette_ghost (look);
    case SP_SERIES_BARS: return sp_palette_source (look, series->source);
    case SP_SERIES_COMPARED: return sp_palette_compared (look, sp_chart_compared_index (self->chart, (guint) s));
    case SP_SERIES_LINE:
    case SP_SERIES_HISTORY:
    default: return sp_palette_line (look);
    }
}

SpColour
sp_series_text_colour (const SpChartFrame *self, gint s)
{
  const SpSeries *series = self->chart->series->pdata[s];

  if (series->kind == SP_SERIES_LINE || series->kind == SP_SERIES_HISTORY)
    return sp_palette_line (self->style->look);
  if (series->kind == SP_SERIES_COMPARED) /* dark enough for words, see the palette's test */
    return sp_series_colour (self, s);
  if (series->kind == SP_SERIES_STEP || series->kind == SP_SERIES_BARS)
    return sp_palette_text (self->style->look);
  return sp_palette_dim_text (self->style->look);
}

/* Several ghosts of one name are named once: the latest. */
static gboolean
is_named_later (const SpChart *chart, guint s)
{
  const SpSeries *series = chart->series->pdata[s];

  for (guint t = s + 1; t < chart->series->len; t++)
    {
      const SpSeries *other = chart->series->pdata[t];

      if (other->kind == series->kind && g_str_equal (other->name, series->name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
needs_name (const SpChart *chart, guint s)
{
  const SpSeries *series = chart->series->pdata[s];

  return series->name[0] != '\0' && sp_series_last_known (series, chart->n) >= 0 && !is_named_later (chart, s);
}

static guint
count_bars (const SpChart *chart)
{
  guint n = 0;

  for (guint s = 0; s < chart->series->len; s++)
    n += ((const SpSeries *) chart->series->pdata[s])->kind == SP_SERIES_BARS;
  return n;
}

/* One kind of bar alone is what the axis title says; more are named in the row, never beside. */
static gboolean
goes_in_legend (const SpChartFrame *self, guint s)
{
  const SpSeries *series = self->chart->series->pdata[s];

  if (!needs_name (self->chart, s))
    return FALSE;
  if (series->kind == SP_SERIES_BARS)
    return count_bars (self->chart) > 1 || self->chart->series->len > 1;
  return self->legend;
}

static gboolean
goes_in_column (const SpChartFrame *self, guint s)
{
  const SpSeries *series = self->chart->series->pdata[s];

  return !self->legend && series->kind != SP_SERIES_BARS && needs_name (self->chart, s)
         && sp_series_last_known (series, self->chart->n) == (gint) self->chart->n - 1;
}

gboolean
sp_chart_names_fit_direct (SpChartFrame *self, double *column_width)
{
  double widest = 0, width, height = 0, line = 0;

  self->legend = FALSE;
  for (guint s = 0; s < self->chart->series->len; s++)
    if (goes_in_column (self, s))
      {
        const SpSeries *series = self->chart->series->pdata[s];
        g_autoptr (PangoLayout) label = sp_chart_frame_label (self, SP_LABEL_NOTE, series->name);

        sp_label_measure (label, &width, &line);
        widest = MAX (widest, width);
        height += line;
      }
  *column_width = widest > 0 ? widest + self->em * (0.4 + NAME_GAP) : 0;
  self->legend = *column_width > self->width * COLUMN_SHARE || height > self->height * 0.6;
  return !self->legend;
}

double
sp_chart_names_place_legend (SpChartFrame *self, double y)
{
  double x = 0, top = y, swatch = self->em * 1.4, line = 0;
  gboolean any = FALSE;

  for (guint s = 0; s < self->chart->series->len; s++)
    {
      const SpSeries *series = self->chart->series->pdata[s];
      PangoLayout *label;
      double width;

      if (!goes_in_legend (self, s))
        continue;
      label = sp_chart_frame_label (self, SP_LABEL_NOTE, series->name);
      sp_label_measure (label, &width, &line);
      if (swatch + width > self->width)
        sp_label_wrap (label, self->width - swatch, 1);
      if (any && x + swatch + width > self->width)
        x = 0, y += line + self->em * 0.2;
      sp_chart_frame_add_text (self, SP_TEXT_LEGEND, label, x + swatch, y, sp_palette_text (self->style->look), s);
      x += swatch + width + self->em * 1.2;
      any = TRUE;
    }
  return any ? y - top + line + self->em * 0.3 : 0;
}

static double
line_height (const SpChartFrame *self)
{
  g_autoptr (PangoLayout) label = sp_chart_frame_label (self, SP_LABEL_NOTE, "X");
  double height;

  sp_label_measure (label, NULL, &height);
  return height;
}

/* Boundaries have a strip of their own above the plot, a row each: their words never meet the data. */
double
sp_chart_names_boundary_height (SpChartFrame *self)
{
  return self->chart->boundaries->len * line_height (self) * 1.05;
}

static void
place_boundaries (SpChartFrame *self)
{
  double row = line_height (self) * 1.05, gap = self->em * 0.4;
  guint n = self->chart->boundaries->len;

  for (guint b = 0; b < n; b++)
    {
      const SpChartNote *note = self->chart->boundaries->pdata[b];
      PangoLayout *label = sp_chart_frame_label (self, SP_LABEL_NOTE, note->text);
      double x = sp_chart_frame_x (self, note->i - 0.5), width, y = self->plot.y - self->em * 0.5 - row * (n - b);

      sp_label_measure (label, &width, NULL);
      if (x + gap + width > self->width && x - gap - width < 0)
        {
          sp_label_wrap (label, MAX (self->width - x, x) - gap, 1);
          sp_label_measure (label, &width, NULL);
        }
      sp_chart_frame_add_text (self, SP_TEXT_BOUNDARY, label, x + gap + width <= self->width ? x + gap : x - gap - width, y,
                               sp_palette_dim_text (self->style->look), -1);
      g_array_index (self->texts, SpChartText, self->texts->len - 1).anchor_x = x;
    }
}

typedef struct { guint series; PangoLayout *label; double want, height, y; } Beside;

static gint
compare_beside (gconstpointer a, gconstpointer b)
{
  const Beside *first = a, *second = b;

  if (first->want != second->want)
    return first->want < second->want ? -1 : 1;
  return (gint) first->series - (gint) second->series;
}

/* Least movement that keeps order and parts them: blocks that touch move together to the mean of what they want. */
static void
push_apart (Beside *items, guint n, double low, double high)
{
  g_autofree guint *block = g_new0 (guint, n + 1);
  g_autofree double *at = g_new0 (double, n + 1);
  guint blocks = 0;

  for (guint i = 0; i < n; i++)
    {
      block[blocks++] = i;
      for (;;)
        {
          guint first = block[blocks - 1];
          double sum = 0, total = 0;

          for (guint j = first; j <= i; j++)
            sum += items[j].want - total, total += items[j].height;
          at[blocks - 1] = CLAMP (sum / (i - first + 1), low, MAX (low, high - total));
          if (blocks < 2)
            break;
          total = 0;
          for (guint j = block[blocks - 2]; j < first; j++)
            total += items[j].height;
          if (at[blocks - 2] + total <= at[blocks - 1])
            break;
          blocks--;
        }
    }
  block[blocks] = n;
  for (guint b = 0; b < blocks; b++)
    for (guint j = block[b]; j < block[b + 1]; j++)
      items[j].y = j == block[b] ? at[b] : items[j - 1].y + items[j - 1].height;
}

static void
place_column (SpChartFrame *self, double x)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Beside));
  guint last = self->chart->n - 1;
  double above;

  for (guint s = 0; s < self->chart->series->len; s++)
    if (goes_in_column (self, s))
      {
        const SpSeries *series = self->chart->series->pdata[s];
        Beside item = { s, sp_chart_frame_label (self, SP_LABEL_NOTE, series->name) };

        sp_label_measure (item.label, NULL, &item.height);
        item.want = sp_chart_frame_y (self, series->upper != NULL ? series->upper[last] : series->values[last]) - item.height / 2;
        g_array_append_val (items, item);
      }
  g_array_sort (items, compare_beside);
  above = self->em * (self->chart->boundaries->len > 0 ? 0.5 : 1); /* their words have the strip above */
  push_apart ((Beside *) items->data, items->len, self->plot.y - above, self->plot.y + self->plot.height + self->em * 0.3);
  for (guint i = 0; i < items->len; i++)
    {
      Beside *item = &g_array_index (items, Beside, i);
      const SpSeries *series = self->chart->series->pdata[item->series];
      SpChartText *text;

      sp_chart_frame_add_text (self, SP_TEXT_NAME, item->label, x + self->em * NAME_GAP, item->y,
                               sp_series_text_colour (self, item->series), item->series);
      text = &g_array_index (self->texts, SpChartText, self->texts->len - 1);
      text->leader = TRUE;
      text->anchor_x = series->kind == SP_SERIES_STEP ? x : sp_chart_frame_x (self, last);
      text->anchor_y = item->want + item->height / 2;
    }
}

/* Whether the segment a-b meets the rectangle; Liang and Barsky's parametric test. */
static gboolean
segment_meets (double ax, double ay, double bx, double by, const SpRect *rect)
{
  double t0 = 0, t1 = 1, dx = bx - ax, dy = by - ay;
  double p[4] = { -dx, dx, -dy, dy };
  double q[4] = { ax - rect->x, rect->x + rect->width - ax, ay - rect->y, rect->y + rect->height - ay };

  for (guint i = 0; i < 4; i++)
    {
      if (p[i] == 0 && q[i] < 0)
        return FALSE;
      if (p[i] < 0)
        t0 = MAX (t0, q[i] / p[i]);
      else if (p[i] > 0)
        t1 = MIN (t1, q[i] / p[i]);
    }
  return t0 <= t1;
}

static gboolean
line_meets (const SpChartFrame *self, const SpSeries *series, const double *values, const SpRect *rect)
{
  gboolean step = series->kind == SP_SERIES_STEP;

  for (guint i = 0; i < self->chart->n; i++)
    {
      double y = series->known[i] ? sp_chart_frame_y (self, values[i]) : 0, next;

      if (!series->known[i])
        continue;
      if (step && segment_meets (sp_chart_frame_x (self, i - 0.5), y, sp_chart_frame_x (self, i + 0.5), y, rect))
        return TRUE;
      if (i + 1 >= self->chart->n || !series->known[i + 1])
        continue;
      next = sp_chart_frame_y (self, values[i + 1]);
      if (segment_meets (sp_chart_frame_x (self, step ? i + 0.5 : i), y, sp_chart_frame_x (self, step ? i + 0.5 : i + 1), next, rect))
        return TRUE;
    }
  return FALSE;
}

static gboolean
bars_meet (const SpChartFrame *self, guint s, const SpRect *rect)
{
  for (guint i = 0; i < self->chart->n; i++)
    {
      SpRect bar = sp_chart_frame_bar (self, s, i);

      if (((const SpSeries *) self->chart->series->pdata[s])->known[i] && bar.height > 0 && sp_rect_overlaps (&bar, rect))
        return TRUE;
    }
  return FALSE;
}

static double
cost_of (const SpChartFrame *self, const SpRect *rect)
{
  double cost = 0;

  if (rect->x < 0 || rect->x + rect->width > self->grid_end || rect->y < 0
      || rect->y + rect->height > self->plot.y + self->plot.height)
    return 1e9;
  for (guint t = 0; t < self->texts->len; t++)
    cost += sp_rect_overlaps (&g_array_index (self->texts, SpChartText, t).rect, rect) ? 1e6 : 0;
  for (guint s = 0; s < self->chart->series->len; s++)
    {
      const SpSeries *series = self->chart->series->pdata[s];
      double weight = series->kind == SP_SERIES_BAND ? 3 : series->kind == SP_SERIES_GHOST ? 6 : 40;

      if (series->kind == SP_SERIES_BARS)
        {
          cost += bars_meet (self, s, rect) ? 20 : 0;
          continue;
        }
      cost += line_meets (self, series, series->values, rect) ? weight : 0;
      cost += series->upper != NULL && line_meets (self, series, series->upper, rect) ? weight : 0;
    }
  for (guint b = 0; b < self->chart->boundaries->len; b++)
    {
      double x = sp_chart_frame_x (self, ((const SpChartNote *) self->chart->boundaries->pdata[b])->i - 0.5);

      cost += x > rect->x && x < rect->x + rect->width ? 5 : 0;
    }
  return cost;
}

/* Tries above and below a point, centred, to its left and to its right. */
static void
try_around (const SpChartFrame *self, double x, double y, double extra, SpRect *rect, double *best, double *best_x,
            double *best_y)
{
  double gap = self->em * 0.35;

  for (gint place = 0; place < 6; place++)
    {
      double cost;

      rect->x = place / 2 == 0 ? x - rect->width / 2 : place / 2 == 1 ? x + gap : x - rect->width - gap;
      rect->y = place % 2 == 0 ? y - gap - rect->height : y + gap;
      cost = cost_of (self, rect) + extra + place * 0.1;
      if (cost < *best)
        *best = cost, *best_x = rect->x, *best_y = rect->y;
    }
}

/* Takes the label; gives it up when every place is taken. */
static void
place_near (SpChartFrame *self, SpTextPart part, PangoLayout *label, gint series, const double *xs, const double *ys,
            guint n, SpColour colour)
{
  SpRect rect = { 0, 0, 0, 0 };
  double best = 1e6, best_x = 0, best_y = 0;

  sp_label_measure (label, &rect.width, &rect.height);
  for (guint i = 0; i < n; i++)
    try_around (self, xs[i], ys[i], i * 0.5, &rect, &best, &best_x, &best_y);
  if (best < 1e6)
    sp_chart_frame_add_text (self, part, label, best_x, best_y, colour, series);
  else
    g_object_unref (label);
}

/* Names of lines that end before the right edge: from their end backwards. */
static void
place_inline (SpChartFrame *self, guint s)
{
  const SpSeries *series = self->chart->series->pdata[s];
  g_autofree double *xs = g_new (double, self->chart->n), *ys = g_new (double, self->chart->n);
  guint n = 0;

  for (gint i = sp_series_last_known (series, self->chart->n); i >= 0; i--)
    if (series->known[i])
      {
        xs[n] = sp_chart_frame_x (self, i);
        ys[n++] = sp_chart_frame_y (self, series->upper != NULL ? series->upper[i] : series->values[i]);
      }
  place_near (self, SP_TEXT_NAME, sp_chart_frame_label (self, SP_LABEL_NOTE, series->name), s, xs, ys, n,
              sp_series_text_colour (self, s));
}

static void
place_steps (SpChartFrame *self)
{
  for (guint b = 0; b < self->chart->step_labels->len; b++)
    {
      const SpChartNote *note = self->chart->step_labels->pdata[b];

      for (guint s = 0; s < self->chart->series->len; s++)
        {
          const SpSeries *series = self->chart->series->pdata[s];
          double x = sp_chart_frame_x (self, note->i - 0.5), y;

          if (series->kind != SP_SERIES_STEP || !series->known[note->i])
            continue;
          y = sp_chart_frame_y (self, series->values[note->i]);
          place_near (self, SP_TEXT_STEP, sp_chart_frame_label (self, SP_LABEL_NOTE, note->text), s,
                      (double[]) { x, x, sp_chart_frame_x (self, note->i) },
                      (double[]) { y, sp_chart_frame_y (self, series->values[note->i > 0 ? note->i - 1 : 0]), y }, 3,
                      sp_palette_text (self->style->look));
          break;
        }
    }
}

void
sp_chart_names_place (SpChartFrame *self, double column_x, double column_width)
{
  place_boundaries (self);
  if (column_width > 0)
    place_column (self, column_x);
  place_steps (self);
  for (guint s = 0; s < self->chart->series->len && !self->legend; s++)
    {
      const SpSeries *series = self->chart->series->pdata[s];

      if (series->kind != SP_SERIES_BARS && needs_name (self->chart, s) && !goes_in_column (self, s))
        place_inline (self, s);
    }
}
