/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-chart-frame.h"
#include "sp-chart-bridge.h"
#include "sp-chart-gantt.h"
#include "sp-chart-matrix.h"
#include "sp-number.h"

#include <math.h>
#include <string.h>

#define BAR_SHARE 0.68 /* of the room of a position */
/* Least sizes in ems at which words appear; below, a chart is a sparkline. */
#define WORDS_WIDTH 12
#define WORDS_HEIGHT 8.5
#define TITLE_HEIGHT 13
#define FOOTNOTE_HEIGHT 21
#define HEADROOM 1.04 /* above the highest value, unless a tick is as near */
#define MAX_TICKS 7

PangoLayout *
sp_chart_frame_label (const SpChartFrame *self, SpLabelRole role, const char *text)
{
  return sp_label_new (self->context, self->style, role, text);
}

void
sp_chart_frame_add_text (SpChartFrame *self, SpTextPart part, PangoLayout *label, double x, double y, SpColour colour,
                         gint series)
{
  SpChartText text = { part, label, { x, y, 0, 0 }, colour, series, FALSE, 0, 0 };

  sp_label_measure (label, &text.rect.width, &text.rect.height);
  g_array_append_val (self->texts, text);
}

double
sp_chart_frame_x (const SpChartFrame *self, double position)
{
  return self->plot.x + (position + 0.5) * self->plot.width / MAX (self->chart->n, 1);
}

double
sp_chart_frame_y (const SpChartFrame *self, double value)
{
  return self->plot.y + self->plot.height * (self->high - value) / (self->high - self->low);
}

SpRect
sp_chart_frame_bar (const SpChartFrame *self, guint s, guint i)
{
  const SpSeries *series = self->chart->series->pdata[s];
  double base = sp_chart_stack_base (self->chart, s, i), width = self->plot.width / self->chart->n * BAR_SHARE;
  double y0 = sp_chart_frame_y (self, base), y1 = sp_chart_frame_y (self, base + series->values[i]);

  return (SpRect) { sp_chart_frame_x (self, i) - width / 2, MIN (y0, y1), width, fabs (y1 - y0) };
}

/* Title and the line with the units of both axes; returns the height taken. */
static double
place_heading (SpChartFrame *self)
{
  const SpChart *chart = self->chart;
  double y = 0, width = self->width, right = 0;

  if (chart->title[0] != '\0' && self->height >= TITLE_HEIGHT * self->em)
    {
      PangoLayout *label = sp_chart_frame_label (self, SP_LABEL_TITLE, chart->title);
      double height;

      sp_label_wrap (label, width, 2);
      sp_label_measure (label, NULL, &height);
      sp_chart_frame_add_text (self, SP_TEXT_TITLE, label, 0, y, sp_palette_text (self->style->look), -1);
      y += height + self->em * 0.2;
    }
  if (self->forms.n > 0 && chart->right_title != NULL)
    {
      PangoLayout *label = sp_chart_frame_label (self, SP_LABEL_NOTE, chart->right_title);

      sp_label_wrap (label, width * 0.45, 1);
      pango_layout_set_width (label, -1);
      sp_label_measure (label, &right, NULL);
      sp_chart_frame_add_text (self, SP_TEXT_RIGHT_TITLE, label, width - right, y, sp_palette_dim_text (self->style->look), -1);
      right += self->em;
    }
  if (chart->y_title[0] != '\0' || right > 0)
    {
      PangoLayout *label = sp_chart_frame_label (self, SP_LABEL_NOTE, chart->y_title);
      double height;

      sp_label_wrap (label, width - right, 1);
      sp_label_measure (label, NULL, &height);
      sp_chart_frame_add_text (self, SP_TEXT_Y_TITLE, label, 0, y, sp_palette_dim_text (self->style->look), -1);
      y += height + self->em * 0.5;
    }
  return y;
}

/* Returns the height taken at the foot. */
static double
place_footnote (SpChartFrame *self)
{
  PangoLayout *label;
  double height;

  if (self->chart->footnote == NULL || self->chart->footnote[0] == '\0' || self->height < FOOTNOTE_HEIGHT * self->em)
    return 0;
  label = sp_chart_frame_label (self, SP_LABEL_NOTE, self->chart->footnote);
  sp_label_wrap (label, self->width, 3);
  sp_label_measure (label, NULL, &height);
  sp_chart_frame_add_text (self, SP_TEXT_FOOTNOTE, label, 0, self->height - height, sp_palette_dim_text (self->style->look), -1);
  return height + self->em * 0.4;
}

/* Both axes share gridlines where the range holds at least two forms; then the left one counts in forms of pupils. */
static void
choose_ticks (SpChartFrame *self)
{
  double low, high, per = self->chart->per;
  guint max_n = CLAMP (self->plot.height / (2.4 * self->em), 2, MAX_TICKS);

  sp_chart_get_range (self->chart, &low, &high);
  if (!(high > low))
    high = low + (per > 0 ? 2 * per : self->chart->decimals > 0 ? 1 : 10);
  self->forms.n = 0;
  high *= high > 0 ? HEADROOM : 1;
  if (per > 0 && (high - low) / per >= 2)
    self->ticks = sp_ticks_of_unit (low, high, max_n, per);
  else
    self->ticks = sp_ticks_nice (low, high, max_n, self->chart->decimals == 0);
  self->low = self->ticks.first;
  /* A tick just above closes the axis; otherwise the axis ends a little above the data. */
  self->high = sp_ticks_value (&self->ticks, self->ticks.n);
  if (self->high - high > 0.25 * self->ticks.step)
    self->high = high;
  else
    self->ticks.n++;
  if (per <= 0)
    return;
  self->forms = self->ticks;
  self->forms.first /= per, self->forms.step /= per;
  if ((high - low) / per < 2)
    self->forms = (SpTicks) { ceil (self->low / per), 1, (guint) (floor (self->high / per) - ceil (self->low / per)) + 1, 0 };
}

static double
widest_tick (SpChartFrame *self, const SpTicks *ticks)
{
  double widest = 0, width;

  for (guint i = 0; i < ticks->n; i++)
    {
      g_autofree char *words = sp_number_format (sp_ticks_value (ticks, i), ticks->decimals);
      g_autoptr (PangoLayout) label = sp_chart_frame_label (self, SP_LABEL_NOTE, words);

      sp_label_measure (label, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

static void
place_ticks (SpChartFrame *self, const SpTicks *ticks, double per, SpTextPart part, double x, gboolean align_right)
{
  for (guint i = 0; i < ticks->n; i++)
    {
      double value = sp_ticks_value (ticks, i), width, height;
      g_autofree char *words = sp_number_format (value, ticks->decimals);
      PangoLayout *label = sp_chart_frame_label (self, SP_LABEL_NOTE, words);

      sp_label_measure (label, &width, &height);
      sp_chart_frame_add_text (self, part, label, align_right ? x - width : x, sp_chart_frame_y (self, value * per) - height / 2,
                               sp_palette_dim_text (self->style->look), -1);
    }
}

/* "2016/17" may shrink to "16/17"; anything else stays. */
static const char *
shorten (const char *label)
{
  gboolean year = strlen (label) == 7 && (label[4] == '/' || label[4] == '-');

  for (guint i = 0; year && i < 7; i++)
    year = i == 4 || g_ascii_isdigit (label[i]);
  return year ? label + 2 : label;
}

static double
widest_position (SpChartFrame *self, gboolean shortened)
{
  double widest = 0, width;

  for (guint i = 0; i < self->chart->n; i++)
    {
      const char *text = self->chart->labels[i];
      g_autoptr (PangoLayout) label = sp_chart_frame_label (self, SP_LABEL_STRONG, shortened ? shorten (text) : text);

      sp_label_measure (label, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

/* Every label where room allows, then shortened, then every second, third, fifth … */
static void
choose_positions (SpChartFrame *self, guint *step, gboolean *shortened)
{
  static const guint steps[] = { 1, 2, 3, 5, 10, 20, 50, 100 };
  double band = self->plot.width / MAX (self->chart->n, 1), gap = self->em * 0.8;
  double full = widest_position (self, FALSE) + gap, brief = widest_position (self, TRUE) + gap;

  for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
    {
      *step = steps[s];
      *shortened = full > band * *step;
      if (full <= band * *step || brief <= band * *step)
        return;
    }
}

static void
place_positions (SpChartFrame *self, double y)
{
  const SpChart *chart = self->chart;
  SpRect marked = { 0, 0, 0, 0 };
  gboolean shortened;
  guint step;

  choose_positions (self, &step, &shortened);
  /* The year shown comes first: its neighbours give way. */
  for (gint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < chart->n; i++)
      {
        gboolean is_marked = (gint) i == chart->marked;
        SpRect rect;
        PangoLayout *label;

        if (is_marked != (pass == 0) || (pass == 1 && i % step != 0))
          continue;
        label = sp_chart_frame_label (self, is_marked ? SP_LABEL_STRONG : SP_LABEL_NOTE,
                                      shortened ? shorten (chart->labels[i]) : chart->labels[i]);
        sp_label_measure (label, &rect.width, &rect.height);
        rect.x = CLAMP (sp_chart_frame_x (self, i) - rect.width / 2, 0, MAX (0, self->width - rect.width));
        rect.y = y;
        if (pass == 1 && marked.width > 0 && rect.x < marked.x + marked.width + self->em * 0.4
            && marked.x < rect.x + rect.width + self->em * 0.4)
          {
            g_object_unref (label);
            continue;
          }
        if (is_marked)
          marked = rect;
        sp_chart_frame_add_text (self, SP_TEXT_POSITION, label, rect.x, rect.y,
                                 is_marked ? sp_palette_text (self->style->look) : sp_palette_dim_text (self->style->look), -1);
      }
}

static void
frame_words (SpChartFrame *self)
{
  double top, bottom, left, right = 0, column = 0, legend_y;
  gboolean direct;

  self->forms.n = self->chart->per > 0;
  top = place_heading (self);
  legend_y = top;
  direct = sp_chart_names_fit_direct (self, &column);
  top += sp_chart_names_place_legend (self, legend_y);
  top += sp_chart_names_boundary_height (self);
  bottom = self->em * 2.1 + place_footnote (self);
  top += self->em * 0.5;
  self->plot = (SpRect) { 0, top, self->width, MAX (self->height - top - bottom, self->em) };
  choose_ticks (self);
  left = widest_tick (self, &self->ticks) + self->em * 0.5;
  if (self->forms.n > 0)
    right = widest_tick (self, &self->forms) + self->em * 0.5;
  if (!direct)
    column = 0;
  self->plot.x = left;
  self->plot.width = MAX (self->width - left - column - right, self->em);
  self->grid_end = self->width - right;
  place_ticks (self, &self->ticks, 1, SP_TEXT_TICK, left - self->em * 0.5, TRUE);
  if (self->forms.n > 0)
    place_ticks (self, &self->forms, self->chart->per, SP_TEXT_RIGHT_TICK, self->width, TRUE);
  place_positions (self, self->plot.y + self->plot.height + self->em * 0.75);
  sp_chart_names_place (self, self->plot.x + self->plot.width, direct ? column : 0);
}

static void
frame_sparkline (SpChartFrame *self)
{
  double pad = 2 * self->unit, low, high;

  self->plot = (SpRect) { pad, pad, MAX (self->width - 2 * pad, 1), MAX (self->height - 2 * pad, 1) };
  sp_chart_get_range (self->chart, &low, &high);
  self->low = low;
  self->high = high > low ? high : low + 1;
  self->grid_end = self->plot.x + self->plot.width;
}

static void
clear_text (gpointer data)
{
  g_clear_object (&((SpChartText *) data)->label);
}

void
sp_chart_frame_init (SpChartFrame *self, const SpChart *chart, double width, double height, const SpStyle *style)
{
  memset (self, 0, sizeof *self);
  self->chart = chart;
  self->style = style;
  self->width = width;
  self->height = height;
  self->em = sp_label_size (style, SP_LABEL_NOTE);
  self->unit = sp_look_unit (style->look) * 0.75;
  self->context = sp_label_context_new (style);
  self->texts = g_array_new (FALSE, FALSE, sizeof (SpChartText));
  g_array_set_clear_func (self->texts, clear_text);
  self->words = chart->n > 0 && width >= WORDS_WIDTH * self->em && height >= WORDS_HEIGHT * self->em;
  if (self->words)
    frame_words (self);
  else
    frame_sparkline (self);
}

void
sp_chart_frame_clear (SpChartFrame *self)
{
  g_clear_pointer (&self->texts, g_array_unref);
  g_clear_object (&self->context);
}

static gint
part_at (const SpChart *self, double width, double height, const SpStyle *style, double y)
{
  g_auto (SpBridgeFrame) frame;
  gint at = -1;

  sp_bridge_frame_init (&frame, self, width, height, style);
  for (guint i = 0; i < frame.rows->len; i++)
    {
      const SpRect *rect = &g_array_index (frame.rows, SpBridgeRow, i).rect;

      if (y >= rect->y && y < rect->y + rect->height)
        at = (gint) i;
    }
  return at;
}

gint
sp_chart_position_at (const SpChart *self, double width, double height, const SpStyle *style, double x, double y)
{
  g_auto (SpChartFrame) frame = { 0 };

  if (self->levels != NULL)
    return x >= 0 && x < width ? part_at (self, width, height, style, y) : -1;
  if (self->gantt != NULL)
    return sp_gantt_position_at (self, width, height, style, x, y);
  if (self->matrix != NULL)
    return sp_matrix_position_at (self, width, height, style, x, y);
  sp_chart_frame_init (&frame, self, width, height, style);
  if (self->n == 0 || x < frame.plot.x || x >= frame.plot.x + frame.plot.width)
    return -1;
  return MIN ((gint) ((x - frame.plot.x) * self->n / frame.plot.width), (gint) self->n - 1);
}
