/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Gantt chart: what it holds, what it says, and where its rows go. */
#include "config.h"
#include "sp-chart-gantt.h"
#include "sp-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define NAME_SHARE 0.34  /* of the width, at most */
#define LEAST_ROW 1.75   /* in ems: words of one line */
#define MOST_ROW 2.4
#define FOOT_EMS 9.0     /* height of the places */
#define FOOT_LEAST 5.0
#define AXIS_EMS 1.9
#define KEY_LINES 3 /* kept for the key where it is narrow */

static void
clear_span (gpointer data)
{
  g_free (((SpGanttSpan *) data)->name);
  g_free (((SpGanttSpan *) data)->words);
}

static void
clear_diamond (gpointer data)
{
  g_free (((SpGanttDiamond *) data)->words);
}

static void
clear_year (gpointer data)
{
  g_free (((SpGanttYear *) data)->name);
}

SpChart *
sp_chart_new_gantt (const char *title, gint first_month, gint n_months)
{
  SpChart *self = sp_chart_new (title, NULL, NULL, 0);
  SpGantt *gantt = g_new0 (SpGantt, 1);

  gantt->first = first_month;
  gantt->n_months = MAX (n_months, 12);
  gantt->now = -1;
  gantt->tasks = g_array_new (FALSE, FALSE, sizeof (guint8));
  gantt->spans = g_array_new (FALSE, FALSE, sizeof (SpGanttSpan));
  gantt->diamonds = g_array_new (FALSE, FALSE, sizeof (SpGanttDiamond));
  gantt->years = g_array_new (FALSE, FALSE, sizeof (SpGanttYear));
  g_array_set_clear_func (gantt->spans, clear_span);
  g_array_set_clear_func (gantt->diamonds, clear_diamond);
  g_array_set_clear_func (gantt->years, clear_year);
  self->gantt = gantt;
  return self;
}

void
sp_gantt_free (SpGantt *self)
{
  g_array_unref (self->tasks);
  g_array_unref (self->spans);
  g_array_unref (self->diamonds);
  g_array_unref (self->years);
  g_free (self->foot_title);
  g_free (self->places_name);
  g_free (self->need_name);
  g_free (self->now_name);
  g_free (self);
}

static void
add_label (SpChart *self, const char *text)
{
  self->labels = g_renew (char *, self->labels, self->n + 2);
  self->labels[self->n++] = g_strdup (text != NULL ? text : "");
  self->labels[self->n] = NULL;
}

void
sp_chart_add_task (SpChart *self, const char *name, gboolean heading)
{
  guint8 is_heading = heading != FALSE;

  g_return_if_fail (self->gantt != NULL && self->gantt->years->len == 0);
  g_array_append_val (self->gantt->tasks, is_heading);
  add_label (self, name);
}

void
sp_chart_add_span (SpChart *self, gint from, gint to, guint weight, const char *name, const char *words)
{
  SpGanttSpan span = { 0, from, to, MIN (weight, 3), g_strdup (name), g_strdup (words) };

  g_return_if_fail (self->gantt != NULL && self->gantt->tasks->len > 0);
  span.task = self->gantt->tasks->len - 1;
  g_array_append_val (self->gantt->spans, span);
}

void
sp_chart_add_diamond (SpChart *self, gint month, SpGanttMark mark, const char *words)
{
  SpGanttDiamond diamond = { 0, month, mark, g_strdup (words) };

  g_return_if_fail (self->gantt != NULL && self->gantt->tasks->len > 0);
  diamond.task = self->gantt->tasks->len - 1;
  g_array_append_val (self->gantt->diamonds, diamond);
}

void
sp_chart_set_now (SpChart *self, gint month, const char *name)
{
  self->gantt->now = month;
  g_free (self->gantt->now_name);
  self->gantt->now_name = g_strdup (name);
}

void
sp_chart_set_foot (SpChart *self, const char *title, const char *places_name, const char *need_name)
{
  self->gantt->foot_title = g_strdup (title);
  self->gantt->places_name = g_strdup (places_name);
  self->gantt->need_name = g_strdup (need_name);
}

void
sp_chart_add_foot_year (SpChart *self, gint from, const char *name, double places, double need)
{
  SpGanttYear year = { from, g_strdup (name), places, need, isfinite (places), isfinite (need) };

  g_return_if_fail (self->gantt != NULL && self->gantt->foot_title != NULL);
  g_array_append_val (self->gantt->years, year);
  add_label (self, name);
}

guint
sp_gantt_get_n_tasks (const SpGantt *self)
{
  return self->tasks->len;
}

/* ------------------------------------------------------------------ words */

static void
append_item (GString *out, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  g_string_append (out, out->len > 0 ? "; " : "");
  g_string_append (out, words);
}

static char *
dup_spans (const SpGantt *self, guint task)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->spans->len; i++)
    if (g_array_index (self->spans, SpGanttSpan, i).task == task)
      append_item (out, g_array_index (self->spans, SpGanttSpan, i).words);
  return g_string_free (out, FALSE);
}

static char *
dup_diamonds (const SpGantt *self, guint task)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->diamonds->len; i++)
    if (g_array_index (self->diamonds, SpGanttDiamond, i).task == task)
      append_item (out, g_array_index (self->diamonds, SpGanttDiamond, i).words);
  return g_string_free (out, FALSE);
}

static char *
dup_number (gboolean known, double value)
{
  return known ? sp_number_format (value, 0) : g_strdup ("");
}

/* Label, stages, dates; for the years of the foot what arrives and what is short. */
guint
sp_gantt_get_n_columns (const SpChart *chart)
{
  return chart->gantt->years->len > 0 ? 5 : 3;
}

static char *
dup_heading (const SpGantt *self, guint column)
{
  switch (column)
    {
    case 0: return g_strdup (self->years->len > 0 ? _("Project or year") : _("Project"));
    case 1: return g_strdup (_("Stages"));
    case 2: return g_strdup (_("Dates"));
    case 3: return g_strdup (self->places_name);
    default: return g_strdup (self->need_name);
    }
}

char *
sp_gantt_dup_cell (const SpChart *chart, gint row, guint column)
{
  const SpGantt *self = chart->gantt;
  gboolean task = row >= 0 && (guint) row < self->tasks->len;
  const SpGanttYear *year = row >= 0 && !task && (guint) row < chart->n
                              ? &g_array_index (self->years, SpGanttYear, (guint) row - self->tasks->len) : NULL;

  if (row < 0)
    return dup_heading (self, column);
  if (column == 0)
    return g_strdup (chart->labels[row]);
  if (task)
    return column == 1 ? dup_spans (self, (guint) row) : column == 2 ? dup_diamonds (self, (guint) row) : g_strdup ("");
  if (year == NULL || column < 3)
    return g_strdup ("");
  return column == 3 ? dup_number (year->places_known, year->places) : dup_number (year->need_known, year->need);
}

char *
sp_gantt_describe_position (const SpChart *chart, guint i)
{
  const SpGantt *self = chart->gantt;
  GString *out = g_string_new (NULL);
  g_autofree char *name = NULL;

  if (i < self->tasks->len)
    {
      g_autofree char *spans = dup_spans (self, i), *dates = dup_diamonds (self, i);

      append_item (out, spans);
      append_item (out, dates);
      if (out->len == 0 && !g_array_index (self->tasks, guint8, i))
        g_string_append (out, _("not dated"));
    }
  else
    for (guint column = 3; column < 5; column++)
      {
        g_autofree char *heading = dup_heading (self, column), *value = sp_gantt_dup_cell (chart, (gint) i, column);
        g_autofree char *item = *value != '\0' ? g_strdup_printf (_("%s: %s"), heading, value) : NULL;

        append_item (out, item);
      }
  name = g_strdup (chart->labels[i]);
  if (out->len == 0)
    {
      g_string_free (out, TRUE);
      return g_strdup_printf (_("%s."), name);
    }
  g_string_prepend (out, ": ");
  g_string_prepend (out, name);
  g_string_append_c (out, '.');
  return g_string_free (out, FALSE);
}

/* ----------------------------------------------------------------- places */

double
sp_gantt_least_ems (const SpGantt *self)
{
  double foot = self->years->len > 0 ? FOOT_EMS + 2 : 0;

  return self->tasks->len * LEAST_ROW + 3.4 + KEY_LINES * SP_GANTT_KEY_EMS + 2 * AXIS_EMS + foot
         + (self->now_name != NULL ? SP_GANTT_NOW_EMS : 0);
}

double
sp_gantt_frame_x (const SpGanttFrame *self, double month)
{
  return self->plot.x + self->plot.width * (month - self->gantt->first) / self->gantt->n_months;
}

double
sp_gantt_frame_y (const SpGanttFrame *self, double places)
{
  return self->foot.y + self->foot.height * (self->high - places) / self->high;
}

static void
choose_range (SpGanttFrame *self)
{
  double high = 0;

  for (guint i = 0; i < self->gantt->years->len; i++)
    {
      const SpGanttYear *year = &g_array_index (self->gantt->years, SpGanttYear, i);

      high = MAX (high, MAX (year->places_known ? year->places : 0, year->need_known ? year->need : 0));
    }
  self->high = high > 0 ? high * 1.05 : 10;
  self->ticks = sp_ticks_nice (0, self->high, (guint) CLAMP (self->foot.height / (2.2 * self->em), 2, 5), TRUE);
}

static double
widest_name (const SpGanttFrame *self)
{
  double widest = 4 * self->em, wide;

  for (guint i = 0; i < self->rows->len; i++)
    if (!g_array_index (self->rows, SpGanttRow, i).heading)
      {
        sp_label_measure (g_array_index (self->rows, SpGanttRow, i).name, &wide, NULL);
        widest = MAX (widest, wide);
      }
  return MIN (widest, self->width * NAME_SHARE);
}

static void
add_rows (SpGanttFrame *self)
{
  for (guint i = 0; i < self->gantt->tasks->len; i++)
    {
      gboolean heading = g_array_index (self->gantt->tasks, guint8, i);
      SpGanttRow row = { .heading = heading };

      row.name = sp_label_new (self->context, self->style, heading ? SP_LABEL_STRONG : SP_LABEL_NOTE, self->chart->labels[i]);
      g_array_append_val (self->rows, row);
    }
}

static void
place_rows (SpGanttFrame *self, double names)
{
  double height = self->plot.height / MAX (self->rows->len, 1), tall;

  for (guint i = 0; i < self->rows->len; i++)
    {
      SpGanttRow *row = &g_array_index (self->rows, SpGanttRow, i);

      row->rect = (SpRect) { 0, self->plot.y + i * height, self->width, height };
      sp_label_wrap (row->name, row->heading ? self->width : names, 1);
      sp_label_measure (row->name, NULL, &tall);
      row->name_y = row->rect.y + (height - tall) / 2;
    }
}

/* Heights from the top: title, key, years, rows, then the foot and its years. */
static void
place (SpGanttFrame *self)
{
  double y = 0, tall, names = widest_name (self), foot = self->gantt->years->len > 0 ? FOOT_EMS * self->em : 0, room;

  if (self->chart->title[0] != '\0' && self->height >= sp_gantt_least_ems (self->gantt) * 0.7 * self->em)
    {
      self->title = sp_label_new (self->context, self->style, SP_LABEL_TITLE, self->chart->title);
      sp_label_wrap (self->title, self->width, 2);
      sp_label_measure (self->title, NULL, &tall);
      y += tall + 0.3 * self->em;
    }
  self->key_y = y;
  self->axis_y = y + (sp_gantt_draw_key (self, NULL) * SP_GANTT_KEY_EMS + 0.3
                      + (self->gantt->now_name != NULL ? SP_GANTT_NOW_EMS : 0)) * self->em;
  y = self->axis_y + AXIS_EMS * self->em;
  room = self->height - y - (foot > 0 ? foot + (2 + AXIS_EMS) * self->em : 0);
  if (foot > 0 && room < self->rows->len * LEAST_ROW * self->em)
    {
      double spared = MIN (foot - FOOT_LEAST * self->em, self->rows->len * LEAST_ROW * self->em - room);

      foot -= MAX (spared, 0);
      room += MAX (spared, 0);
    }
  self->plot.x = names + self->em;
  self->plot.y = y;
  self->plot.width = MAX (self->width - self->plot.x - 0.5 * self->em, self->em);
  self->plot.height = CLAMP (room, self->em, MAX (self->rows->len, 1) * MOST_ROW * self->em);
  self->foot = (SpRect) { self->plot.x, self->plot.y + self->plot.height + 2 * self->em, self->plot.width, foot };
  place_rows (self, names);
}

void
sp_gantt_frame_init (SpGanttFrame *self, const SpChart *chart, double width, double height, const SpStyle *style)
{
  memset (self, 0, sizeof *self);
  self->chart = chart;
  self->gantt = chart->gantt;
  self->style = style;
  self->width = width;
  self->height = height;
  self->em = sp_label_size (style, SP_LABEL_NOTE);
  self->unit = sp_look_unit (style->look) * 0.75;
  self->context = sp_label_context_new (style);
  self->rows = g_array_new (FALSE, FALSE, sizeof (SpGanttRow));
  add_rows (self);
  place (self);
  choose_range (self);
}

void
sp_gantt_frame_clear (SpGanttFrame *self)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    g_object_unref (g_array_index (self->rows, SpGanttRow, i).name);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_object (&self->title);
  g_clear_object (&self->context);
}

gint
sp_gantt_position_at (const SpChart *chart, double width, double height, const SpStyle *style, double x, double y)
{
  g_auto (SpGanttFrame) frame;

  sp_gantt_frame_init (&frame, chart, width, height, style);
  for (guint i = 0; i < frame.rows->len; i++)
    {
      const SpRect *rect = &g_array_index (frame.rows, SpGanttRow, i).rect;

      if (y >= rect->y && y < rect->y + rect->height && x >= 0 && x < width)
        return (gint) i;
    }
  for (guint i = 0; i < chart->gantt->years->len && y >= frame.foot.y && y < frame.foot.y + frame.foot.height; i++)
    {
      gint from = g_array_index (chart->gantt->years, SpGanttYear, i).from;

      if (x >= sp_gantt_frame_x (&frame, from) && x < sp_gantt_frame_x (&frame, from + 12))
        return (gint) (frame.rows->len + i);
    }
  return -1;
}
