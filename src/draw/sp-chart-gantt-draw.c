/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bands darken as the works come nearer to the ground and say their names where there is room; marks differ in shape and
 * fill, so that neither needs its colour. */
#include "config.h"
#include "sp-chart-gantt.h"
#include "sp-hatch.h"
#include "sp-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define JANUARY 0
#define BAND_SHARE 0.64 /* of a row's height */
#define BARE_ROW 1.2    /* ems: below, rows without names */
#define LEAST_YEAR 3.2  /* ems between two years that are both named */

static PangoLayout *
label_new (const SpGanttFrame *self, SpLabelRole role, const char *text)
{
  return sp_label_new (self->context, self->style, role, text);
}

static SpColour
fill_of (const SpGanttFrame *self, guint weight)
{
  SpLook look = self->style->look;

  return weight == 0 ? sp_palette_fan (look, 95) : weight == 1 ? sp_palette_fan (look, 80)
       : weight == 2 ? sp_palette_background (look) : sp_palette_line (look);
}

static SpColour
words_on (const SpGanttFrame *self, SpColour fill)
{
  SpColour text = sp_palette_text (self->style->look), back = sp_palette_background (self->style->look);

  return sp_colour_contrast (text, fill) >= sp_colour_contrast (back, fill) ? text : back;
}

static void
fill_band (const SpGanttFrame *self, cairo_t *cr, guint weight, const SpRect *rect)
{
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  sp_colour_set (cr, fill_of (self, weight));
  cairo_fill_preserve (cr);
  if (weight == 2)
    sp_hatch_preserve (cr, sp_palette_line (self->style->look), 5 * self->unit, 1.4 * self->unit, 0, 0);
  sp_colour_set (cr, sp_palette_fan_edge (self->style->look));
  cairo_set_line_width (cr, self->unit);
  cairo_stroke (cr);
}

/* Whether a mark of the task would lie on words there. */
static gboolean
is_marked (const SpGanttFrame *self, guint task, double x, double width)
{
  for (guint i = 0; i < self->gantt->diamonds->len; i++)
    {
      const SpGanttDiamond *diamond = &g_array_index (self->gantt->diamonds, SpGanttDiamond, i);
      double at = sp_gantt_frame_x (self, diamond->month);

      if (diamond->task == task && at + 0.6 * self->em > x && at - 0.6 * self->em < x + width)
        return TRUE;
    }
  return FALSE;
}

static void
draw_span (const SpGanttFrame *self, cairo_t *cr, const SpGanttSpan *span)
{
  const SpRect *row = &g_array_index (self->rows, SpGanttRow, span->task).rect;
  double left = MAX (sp_gantt_frame_x (self, span->from), self->plot.x);
  double right = MIN (sp_gantt_frame_x (self, span->to), self->plot.x + self->plot.width), width, height;
  SpRect rect = { left, row->y + row->height * (1 - BAND_SHARE) / 2, right - left, row->height * BAND_SHARE };
  g_autoptr (PangoLayout) label = label_new (self, SP_LABEL_NOTE, span->name);

  if (right <= left)
    return;
  fill_band (self, cr, span->weight, &rect);
  sp_label_measure (label, &width, &height);
  if (width + 0.6 * self->em <= rect.width && height <= rect.height + 2 * self->unit && span->weight != 2
      && !is_marked (self, span->task, rect.x + (rect.width - width) / 2, width))
    sp_label_draw (cr, label, rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2,
                   words_on (self, fill_of (self, span->weight)), NULL);
}

/* A decision is a full diamond, a trigger an empty one, an approval a square on its edge with a dot, a dependency a triangle. */
static void
trace_mark (cairo_t *cr, SpGanttMark mark, double x, double y, double r)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x, y - r);
  if (mark == SP_GANTT_DEPENDENCY)
    {
      cairo_line_to (cr, x + r * 0.95, y + r * 0.7);
      cairo_line_to (cr, x - r * 0.95, y + r * 0.7);
    }
  else
    {
      cairo_line_to (cr, x + r, y);
      cairo_line_to (cr, x, y + r);
      cairo_line_to (cr, x - r, y);
    }
  cairo_close_path (cr);
}

static void
draw_mark (const SpGanttFrame *self, cairo_t *cr, SpGanttMark mark, double x, double y)
{
  double r = 0.5 * self->em;
  SpColour ink = sp_palette_accent (self->style->look);

  trace_mark (cr, mark, x, y, r);
  sp_colour_set (cr, mark == SP_GANTT_DECISION ? ink : sp_palette_background (self->style->look));
  cairo_fill_preserve (cr);
  sp_colour_set (cr, ink);
  cairo_set_line_width (cr, 1.6 * self->unit);
  cairo_stroke (cr);
  if (mark != SP_GANTT_APPROVAL)
    return;
  cairo_arc (cr, x, y, r * 0.3, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* -------------------------------------------------------------------- key */

typedef struct { const SpGanttFrame *frame; cairo_t *cr; double x, y; guint lines; } Key;

/* Where the next item goes: on a line of its own when this one is full. */
static void
step_key (Key *key, double swatch, const char *words, PangoLayout **label, double *y)
{
  double width, height, em = key->frame->em;

  *label = label_new (key->frame, SP_LABEL_NOTE, words);
  sp_label_measure (*label, &width, &height);
  if (key->x > 0 && key->x + swatch + width > key->frame->width)
    {
      key->x = 0;
      key->y += SP_GANTT_KEY_EMS * em;
      key->lines++;
    }
  *y = key->y + (1.4 * em - height) / 2;
}

static void
end_item (Key *key, double swatch, PangoLayout *label, double y)
{
  double width;

  if (key->cr != NULL)
    sp_label_draw (key->cr, label, key->x + swatch, y, sp_palette_dim_text (key->frame->style->look), NULL);
  sp_label_measure (label, &width, NULL);
  key->x += swatch + width + 1.1 * key->frame->em;
  g_object_unref (label);
}

static void
add_band_item (Key *key, guint weight, const char *name)
{
  double em = key->frame->em, y;
  PangoLayout *label;
  SpRect box;

  step_key (key, 1.7 * em, name, &label, &y);
  box = (SpRect) { key->x, key->y + 0.25 * em, 1.3 * em, 0.9 * em };
  if (key->cr != NULL)
    fill_band (key->frame, key->cr, weight, &box);
  end_item (key, 1.7 * em, label, y);
}

static void
add_mark_item (Key *key, SpGanttMark mark, const char *name)
{
  double em = key->frame->em, y;
  PangoLayout *label;

  step_key (key, 1.4 * em, name, &label, &y);
  if (key->cr != NULL)
    draw_mark (key->frame, key->cr, mark, key->x + 0.5 * em, key->y + 0.7 * em);
  end_item (key, 1.4 * em, label, y);
}

guint
sp_gantt_draw_key (const SpGanttFrame *self, cairo_t *cr)
{
  static const char *const marks[] = { N_("decide by"), N_("approval"), N_("must happen first"), N_("contribution triggered") };
  Key key = { self, cr, 0, self->key_y, 1 };

  for (guint weight = 0; weight < 4; weight++)
    for (guint i = 0; i < self->gantt->spans->len; i++)
      if (g_array_index (self->gantt->spans, SpGanttSpan, i).weight == weight)
        {
          add_band_item (&key, weight, g_array_index (self->gantt->spans, SpGanttSpan, i).name);
          break;
        }
  for (guint mark = 0; mark < G_N_ELEMENTS (marks); mark++)
    for (guint i = 0; i < self->gantt->diamonds->len; i++)
      if (g_array_index (self->gantt->diamonds, SpGanttDiamond, i).mark == mark)
        {
          add_mark_item (&key, (SpGanttMark) mark, _(marks[mark]));
          break;
        }
  return key.lines;
}

/* ------------------------------------------------------------------- axes */

static void
draw_line (const SpGanttFrame *self, cairo_t *cr, double x, SpColour colour, double width)
{
  double bottom = self->foot.height > 0 ? self->foot.y + self->foot.height : self->plot.y + self->plot.height;

  sp_colour_set (cr, colour);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, floor (x) + 0.5, self->plot.y - 0.3 * self->em);
  cairo_line_to (cr, floor (x) + 0.5, bottom);
  cairo_stroke (cr);
}

PangoLayout *
sp_gantt_frame_place_now (const SpGanttFrame *self, SpRect *rect)
{
  PangoLayout *label;

  if (self->gantt->now_name == NULL || self->gantt->now < self->gantt->first
      || self->gantt->now > self->gantt->first + self->gantt->n_months)
    return NULL;
  label = label_new (self, SP_LABEL_STRONG, self->gantt->now_name);
  sp_label_measure (label, &rect->width, &rect->height);
  rect->x = CLAMP (sp_gantt_frame_x (self, self->gantt->now) - rect->width / 2, 0, MAX (self->width - rect->width, 0));
  rect->y = self->axis_y - rect->height;
  return label;
}

/* A line at each January; the year stands to its right, above the rows. */
static void
draw_years (const SpGanttFrame *self, cairo_t *cr)
{
  double last_named = -G_MAXDOUBLE;

  for (gint month = (self->gantt->first + 11) / 12 * 12; month <= self->gantt->first + self->gantt->n_months; month += 12)
    {
      double x = sp_gantt_frame_x (self, month), height;
      g_autofree char *text = g_strdup_printf ("%d", month / 12);
      g_autoptr (PangoLayout) label = label_new (self, SP_LABEL_NOTE, text);

      draw_line (self, cr, x, sp_palette_grid (self->style->look), self->unit);
      if (x - last_named < LEAST_YEAR * self->em || x + 2.6 * self->em > self->width)
        continue;
      sp_label_measure (label, NULL, &height);
      sp_label_draw (cr, label, x + 0.3 * self->em, self->axis_y + (1.5 * self->em - height), sp_palette_dim_text (self->style->look),
                     NULL);
      last_named = x;
    }
}

static void
draw_now (const SpGanttFrame *self, cairo_t *cr)
{
  SpRect rect = { 0 };
  g_autoptr (PangoLayout) label = sp_gantt_frame_place_now (self, &rect);

  if (label == NULL)
    return;
  cairo_set_dash (cr, (double[]) { 4 * self->unit, 3 * self->unit }, 2, 0);
  draw_line (self, cr, sp_gantt_frame_x (self, self->gantt->now), sp_palette_text (self->style->look), 1.4 * self->unit);
  cairo_set_dash (cr, NULL, 0, 0);
  sp_label_draw (cr, label, rect.x, rect.y, sp_palette_text (self->style->look), NULL);
}

/* ------------------------------------------------------------------- foot */

static void
draw_need (const SpGanttFrame *self, cairo_t *cr)
{
  SpColour fill = sp_palette_need (self->style->look, 2);

  for (guint i = 0; i < self->gantt->years->len; i++)
    {
      const SpGanttYear *year = &g_array_index (self->gantt->years, SpGanttYear, i);
      double left = MAX (sp_gantt_frame_x (self, year->from), self->foot.x);
      double right = MIN (sp_gantt_frame_x (self, year->from + 12), self->foot.x + self->foot.width);

      if (!year->need_known || right <= left)
        continue;
      cairo_rectangle (cr, left, sp_gantt_frame_y (self, year->need), right - left - self->unit,
                       self->foot.y + self->foot.height - sp_gantt_frame_y (self, year->need));
      fill.a = 0.35;
      sp_colour_set (cr, fill);
      cairo_fill_preserve (cr);
      sp_hatch_preserve (cr, sp_palette_need (self->style->look, 1), 6 * self->unit, self->unit, 0, 0);
      cairo_new_path (cr);
    }
}

static void
draw_places (const SpGanttFrame *self, cairo_t *cr)
{
  gboolean begun = FALSE;

  cairo_new_path (cr);
  for (guint i = 0; i < self->gantt->years->len; i++)
    {
      const SpGanttYear *year = &g_array_index (self->gantt->years, SpGanttYear, i);
      double left = MAX (sp_gantt_frame_x (self, year->from), self->foot.x);
      double right = MIN (sp_gantt_frame_x (self, year->from + 12), self->foot.x + self->foot.width);
      double y = sp_gantt_frame_y (self, year->places);

      if (!year->places_known || right <= left)
        continue;
      if (begun)
        cairo_line_to (cr, left, y);
      else
        cairo_move_to (cr, left, y);
      cairo_line_to (cr, right, y);
      begun = TRUE;
    }
  sp_colour_set (cr, sp_palette_capacity (self->style->look));
  cairo_set_line_width (cr, 2 * self->unit);
  cairo_stroke (cr);
}

static void
draw_foot_axis (const SpGanttFrame *self, cairo_t *cr)
{
  for (guint i = 0; i < self->ticks.n; i++)
    {
      double value = sp_ticks_value (&self->ticks, i), y = sp_gantt_frame_y (self, value), width, height;
      g_autofree char *text = sp_number_format (value, self->ticks.decimals);
      g_autoptr (PangoLayout) label = label_new (self, SP_LABEL_NOTE, text);

      if (value > self->high)
        continue;
      sp_colour_set (cr, sp_palette_grid (self->style->look));
      cairo_set_line_width (cr, self->unit);
      cairo_move_to (cr, self->foot.x, floor (y) + 0.5);
      cairo_line_to (cr, self->foot.x + self->foot.width, floor (y) + 0.5);
      cairo_stroke (cr);
      sp_label_measure (label, &width, &height);
      sp_label_draw (cr, label, self->foot.x - 0.5 * self->em - width, y - height / 2, sp_palette_dim_text (self->style->look), NULL);
    }
}

/* "Places": the black step by its name, what is short by its hatching. */
static void
draw_foot_key (const SpGanttFrame *self, cairo_t *cr)
{
  g_autoptr (PangoLayout) title = label_new (self, SP_LABEL_STRONG, self->gantt->foot_title);
  g_autofree char *key = g_strdup_printf (_("line: %s; hatched: %s"), self->gantt->places_name, self->gantt->need_name);
  g_autoptr (PangoLayout) label = label_new (self, SP_LABEL_NOTE, key);
  double y = self->foot.y - 1.6 * self->em, width;

  sp_label_draw (cr, title, 0, y, sp_palette_text (self->style->look), NULL);
  sp_label_measure (title, &width, NULL);
  width = MAX (width + self->em, self->foot.x);
  sp_label_wrap (label, MAX (self->width - width, self->em), 1);
  sp_label_draw (cr, label, width, y, sp_palette_dim_text (self->style->look), NULL);
}

static void
draw_foot_years (const SpGanttFrame *self, cairo_t *cr)
{
  double last = -G_MAXDOUBLE;

  for (guint i = 0; i < self->gantt->years->len; i++)
    {
      const SpGanttYear *year = &g_array_index (self->gantt->years, SpGanttYear, i);
      g_autoptr (PangoLayout) label = label_new (self, SP_LABEL_NOTE, year->name);
      double x = sp_gantt_frame_x (self, year->from + 6), width;

      sp_label_measure (label, &width, NULL);
      if (x - width / 2 < MAX (last + 0.7 * self->em, self->foot.x - self->em) || x + width / 2 > self->width)
        continue;
      sp_label_draw (cr, label, x - width / 2, self->foot.y + self->foot.height + 0.4 * self->em,
                     sp_palette_dim_text (self->style->look), NULL);
      last = x + width / 2;
    }
}

/* Over the line of today, which would strike its words through. */
static void
draw_heading (const SpGanttFrame *self, cairo_t *cr, const SpGanttRow *row)
{
  SpColour band = sp_palette_grid (self->style->look);

  sp_colour_set (cr, sp_palette_background (self->style->look));
  cairo_rectangle (cr, 0, row->rect.y, row->rect.width, row->rect.height);
  cairo_fill_preserve (cr);
  band.a = 0.45;
  sp_colour_set (cr, band);
  cairo_fill (cr);
}

static gboolean
is_dated (const SpGanttFrame *self, guint task)
{
  for (guint i = 0; i < self->gantt->spans->len; i++)
    if (g_array_index (self->gantt->spans, SpGanttSpan, i).task == task)
      return TRUE;
  return FALSE;
}

static void
draw_names (const SpGanttFrame *self, cairo_t *cr)
{
  g_autoptr (PangoLayout) undated = label_new (self, SP_LABEL_NOTE, _("not dated"));
  SpColour text = sp_palette_text (self->style->look), dim = sp_palette_dim_text (self->style->look);
  SpColour halo = sp_palette_background (self->style->look);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpGanttRow *row = &g_array_index (self->rows, SpGanttRow, i);

      if (row->heading)
        draw_heading (self, cr, row);
      if (row->rect.height < BARE_ROW * self->em)
        continue;
      sp_label_draw (cr, row->name, row->heading ? 0.3 * self->em : 0, row->name_y, text, NULL);
      if (!row->heading && !is_dated (self, i))
        sp_label_draw (cr, undated, self->plot.x + 0.4 * self->em, row->name_y, dim, &halo);
    }
}

static void
draw_rows (const SpGanttFrame *self, cairo_t *cr)
{
  for (guint i = 0; i < self->gantt->spans->len; i++)
    draw_span (self, cr, &g_array_index (self->gantt->spans, SpGanttSpan, i));
  for (guint i = 0; i < self->gantt->diamonds->len; i++)
    {
      const SpGanttDiamond *diamond = &g_array_index (self->gantt->diamonds, SpGanttDiamond, i);
      const SpRect *rect = &g_array_index (self->rows, SpGanttRow, diamond->task).rect;

      draw_mark (self, cr, diamond->mark, sp_gantt_frame_x (self, diamond->month), rect->y + rect->height / 2);
    }
}

void
sp_gantt_draw (const SpChart *chart, cairo_t *cr, double width, double height, const SpStyle *style)
{
  g_auto (SpGanttFrame) frame;

  sp_gantt_frame_init (&frame, chart, width, height, style);
  if (frame.title != NULL)
    sp_label_draw (cr, frame.title, 0, 0, sp_palette_text (style->look), NULL);
  sp_gantt_draw_key (&frame, cr);
  draw_years (&frame, cr);
  if (frame.foot.height > 0)
    {
      draw_need (&frame, cr);
      draw_foot_axis (&frame, cr);
      draw_places (&frame, cr);
      draw_foot_key (&frame, cr);
      draw_foot_years (&frame, cr);
    }
  draw_rows (&frame, cr);
  draw_now (&frame, cr);
  draw_names (&frame, cr);
}

void
sp_gantt_draw_cursor (const SpChart *chart, cairo_t *cr, double width, double height, const SpStyle *style, guint i)
{
  g_auto (SpGanttFrame) frame;
  SpColour accent = sp_palette_accent (style->look);
  SpRect rect;

  sp_gantt_frame_init (&frame, chart, width, height, style);
  if (i < frame.rows->len)
    rect = g_array_index (frame.rows, SpGanttRow, i).rect;
  else
    {
      gint from = g_array_index (chart->gantt->years, SpGanttYear, i - frame.rows->len).from;

      rect = (SpRect) { sp_gantt_frame_x (&frame, from), frame.foot.y, frame.plot.width * 12 / chart->gantt->n_months,
                        frame.foot.height };
    }
  accent.a = 0.13;
  sp_colour_set (cr, accent);
  cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
  cairo_fill (cr);
}
