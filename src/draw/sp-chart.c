/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-chart-gantt.h"
#include "sp-chart-matrix.h"

#include <math.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (SpChart, sp_chart, sp_chart_ref, sp_chart_unref)

static void
free_series (gpointer data)
{
  SpSeries *series = data;

  g_free (series->name);
  g_free (series->source);
  g_free (series->values);
  g_free (series->upper);
  g_free (series->known);
  g_free (series);
}

static void
free_note (gpointer data)
{
  SpChartNote *note = data;

  g_free (note->text);
  g_free (note);
}

static void
add_note (GPtrArray *notes, guint i, const char *text)
{
  SpChartNote *note = g_new0 (SpChartNote, 1);

  note->i = i;
  note->text = g_strdup (text);
  g_ptr_array_add (notes, note);
}

/* A value that is not a number is not known. */
static guint8 *
copy_known (const guint8 *known, const double *values, const double *upper, guint n)
{
  guint8 *copy = g_new0 (guint8, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    copy[i] = (known == NULL || known[i]) && isfinite (values[i]) && (upper == NULL || isfinite (upper[i]));
  return copy;
}

static SpSeries *
add_series (SpChart *self, SpSeriesKind kind, const char *name, const double *values, const double *upper, const guint8 *known)
{
  SpSeries *series = g_new0 (SpSeries, 1);

  series->kind = kind;
  series->name = g_strdup (name != NULL ? name : "");
  series->values = g_memdup2 (values, sizeof (double) * MAX (self->n, 1));
  series->upper = g_memdup2 (upper, upper != NULL ? sizeof (double) * MAX (self->n, 1) : 0);
  series->known = copy_known (known, values, upper, self->n);
  g_ptr_array_add (self->series, series);
  return series;
}

static void
widen (double value, double *low, double *high)
{
  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

double
sp_chart_stack_base (const SpChart *self, guint s, guint i)
{
  const SpSeries *of = self->series->pdata[s];
  double base = 0;

  for (guint t = 0; t < s; t++)
    {
      const SpSeries *series = self->series->pdata[t];

      if (series->kind == SP_SERIES_BARS && series->known[i] && (series->values[i] < 0) == (of->values[i] < 0))
        base += series->values[i];
    }
  return base;
}

guint
sp_chart_compared_index (const SpChart *self, guint s)
{
  guint n = 0;

  for (guint t = 0; t < s; t++)
    n += ((const SpSeries *) self->series->pdata[t])->kind == SP_SERIES_COMPARED;
  return n;
}

void
sp_chart_get_range (const SpChart *self, double *low, double *high)
{
  *low = *high = 0;
  for (guint s = 0; s < self->series->len; s++)
    {
      const SpSeries *series = self->series->pdata[s];

      for (guint i = 0; i < self->n; i++)
        {
          if (!series->known[i])
            continue;
          widen (series->values[i] + (series->kind == SP_SERIES_BARS ? sp_chart_stack_base (self, s, i) : 0), low, high);
          if (series->upper != NULL)
            widen (series->upper[i], low, high);
        }
    }
}

gint
sp_series_last_known (const SpSeries *series, guint n)
{
  gint i = (gint) n - 1;

  while (i >= 0 && !series->known[i])
    i--;
  return i;
}

gint
sp_series_first_known (const SpSeries *series, guint n)
{
  for (guint i = 0; i < n; i++)
    if (series->known[i])
      return i;
  return -1;
}

SpChart *
sp_chart_new (const char *title, const char *y_title, const char *const *labels, guint n)
{
  SpChart *self = g_new0 (SpChart, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_strdup (title != NULL ? title : "");
  self->y_title = g_strdup (y_title != NULL ? y_title : "");
  self->n = n;
  self->labels = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    self->labels[i] = g_strdup (labels[i] != NULL ? labels[i] : "");
  self->series = g_ptr_array_new_with_free_func (free_series);
  self->boundaries = g_ptr_array_new_with_free_func (free_note);
  self->step_labels = g_ptr_array_new_with_free_func (free_note);
  self->marked = -1;
  return self;
}

SpChart *
sp_chart_new_bridge (const char *title, const char *unit)
{
  SpChart *self = sp_chart_new (title, unit, NULL, 0);

  self->levels = g_new0 (guint8, 1);
  add_series (self, SP_SERIES_LINE, unit, NULL, NULL, NULL);
  return self;
}

gboolean
sp_chart_is_bridge (const SpChart *self)
{
  return self->levels != NULL;
}

guint
sp_chart_get_down (const SpChart *self)
{
  return self->matrix != NULL ? self->matrix->side : self->levels != NULL || self->gantt != NULL ? 1 : 0;
}

gboolean
sp_chart_column_is_words (const SpChart *self, guint column)
{
  return column == 0 || (self->gantt != NULL && column < 3) || (self->matrix != NULL && column != 3);
}

double
sp_chart_get_least_ems (const SpChart *self)
{
  return self->gantt != NULL ? sp_gantt_least_ems (self->gantt) : self->matrix != NULL ? 26 : 0;
}

gboolean
sp_chart_cell_applies (const SpChart *self, gint row, guint column)
{
  gboolean task;

  if (self->matrix != NULL)
    return column < 4;
  if (self->gantt == NULL || row < 0 || column == 0)
    return TRUE;
  task = (guint) row < sp_gantt_get_n_tasks (self->gantt);
  return task ? column == 1 && !g_array_index (self->gantt->tasks, guint8, row) : column > 2;
}

void
sp_chart_add_part (SpChart *self, const char *name, double value, gboolean level)
{
  SpSeries *parts;

  g_return_if_fail (self->levels != NULL);
  parts = self->series->pdata[0];
  self->n++;
  self->labels = g_renew (char *, self->labels, self->n + 1);
  self->labels[self->n - 1] = g_strdup (name != NULL ? name : "");
  self->labels[self->n] = NULL;
  self->levels = g_renew (guint8, self->levels, self->n);
  self->levels[self->n - 1] = level;
  parts->values = g_renew (double, parts->values, self->n);
  parts->values[self->n - 1] = value;
  parts->known = g_renew (guint8, parts->known, self->n);
  parts->known[self->n - 1] = isfinite (value);
}

SpChart *
sp_chart_ref (SpChart *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_chart_unref (SpChart *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  g_free (self->y_title);
  g_free (self->right_title);
  g_free (self->footnote);
  g_strfreev (self->labels);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->boundaries);
  g_ptr_array_unref (self->step_labels);
  g_free (self->levels);
  g_clear_pointer (&self->gantt, sp_gantt_free);
  g_clear_pointer (&self->matrix, sp_matrix_free);
  g_free (self);
}

void
sp_chart_add_series (SpChart *self, SpSeriesKind kind, const char *name, const double *values, const guint8 *known)
{
  g_return_if_fail (kind != SP_SERIES_BAND);
  add_series (self, kind, name, values, NULL, known);
}

void
sp_chart_add_band (SpChart *self, const char *name, gint level, const double *lower, const double *upper, const guint8 *known)
{
  add_series (self, SP_SERIES_BAND, name, lower, upper, known)->level = level;
}

void
sp_chart_set_bar_source (SpChart *self, const char *name, const char *source_code)
{
  for (guint s = 0; s < self->series->len; s++)
    {
      SpSeries *series = self->series->pdata[s];

      if (series->kind == SP_SERIES_BARS && g_strcmp0 (series->name, name) == 0)
        {
          g_free (series->source);
          series->source = g_strdup (source_code);
        }
    }
}

void
sp_chart_add_boundary (SpChart *self, guint i, const char *text)
{
  add_note (self->boundaries, MIN (i, self->n), text);
}

void
sp_chart_add_step_label (SpChart *self, guint i, const char *text)
{
  if (i < self->n)
    add_note (self->step_labels, i, text);
}

void
sp_chart_set_right_axis (SpChart *self, const char *title, double per)
{
  g_free (self->right_title);
  self->right_title = g_strdup (title);
  self->per = per > 0 && isfinite (per) ? per : 0;
}

void
sp_chart_set_marked (SpChart *self, gint i)
{
  self->marked = i >= 0 && i < (gint) self->n ? i : -1;
}

void
sp_chart_set_footnote (SpChart *self, const char *text)
{
  g_free (self->footnote);
  self->footnote = g_strdup (text);
}

void
sp_chart_set_decimals (SpChart *self, guint decimals)
{
  self->decimals = MIN (decimals, 3);
}

const char *
sp_chart_get_title (const SpChart *self)
{
  return self->title;
}
