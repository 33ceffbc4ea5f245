/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as words and as a table: what a screen reader hears and what a spreadsheet gets. */
#include "config.h"
#include "sp-chart-bridge.h"
#include "sp-chart-gantt.h"
#include "sp-chart-matrix.h"
#include "sp-number.h"

#include <glib/gi18n-lib.h>

/* Which series and which of its edges a column of the table shows. */
static const SpSeries *
series_of_column (const SpChart *self, guint column, gboolean *upper)
{
  guint at = 1;

  for (guint s = 0; s < self->series->len; s++)
    {
      const SpSeries *series = self->series->pdata[s];
      guint width = series->upper != NULL ? 2 : 1;

      if (column < at + width)
        {
          *upper = column == at + 1;
          return series;
        }
      at += width;
    }
  return NULL;
}

static char *
words (const SpChart *self, double value)
{
  return sp_number_format (value, self->decimals);
}

/* "forecast 131" or "8 in 10: 120 to 142". */
static void
append_value (const SpChart *self, const SpSeries *series, guint i, GString *out)
{
  g_autofree char *value = words (self, series->values[i]);

  if (series->upper != NULL)
    {
      g_autofree char *upper = words (self, series->upper[i]);

      /* Translators: name of an interval, lower end, upper end. */
      g_string_append_printf (out, _("%s: %s to %s"), series->name, value, upper);
    }
  else
    {
      /* Translators: name of a line of a chart, its value. */
      g_string_append_printf (out, _("%s: %s"), series->name, value);
    }
}

/* As one more item of the list: "; Forms of entry: 4.2". */
static void
append_right_axis (const SpChart *self, guint i, GString *out)
{
  for (guint s = 0; s < self->series->len && self->per > 0 && self->right_title != NULL; s++)
    {
      const SpSeries *series = self->series->pdata[s];
      g_autofree char *value = NULL;

      if (!series->known[i] || (series->kind != SP_SERIES_LINE && series->kind != SP_SERIES_HISTORY))
        continue;
      value = sp_number_format (series->values[i] / self->per, 1);
      g_string_append (out, "; ");
      g_string_append_printf (out, _("%s: %s"), self->right_title, value);
      return;
    }
}

/* Whole sentences: what an interval or a line is in the first year and in the last that are known. */
static char *
dup_band_span (const SpChart *self, const SpSeries *series, guint first, guint last)
{
  g_autofree char *lower = words (self, series->values[first]), *upper = words (self, series->upper[first]);
  g_autofree char *last_lower = words (self, series->values[last]), *last_upper = words (self, series->upper[last]);

  if (first == last)
    return g_strdup_printf (_("%s: %s to %s in %s."), series->name, lower, upper, self->labels[first]);
  return g_strdup_printf (_("%s: %s to %s in %s, %s to %s in %s."), series->name, lower, upper, self->labels[first], last_lower,
                          last_upper, self->labels[last]);
}

static char *
dup_line_span (const SpChart *self, const SpSeries *series, guint first, guint last)
{
  g_autofree char *value = words (self, series->values[first]), *last_value = words (self, series->values[last]);

  if (first == last)
    return g_strdup_printf (_("%s: %s in %s."), series->name, value, self->labels[first]);
  return g_strdup_printf (_("%s: %s in %s, %s in %s."), series->name, value, self->labels[first], last_value,
                          self->labels[last]);
}

static char *
dup_span (const SpChart *self, const SpSeries *series)
{
  gint first = sp_series_first_known (series, self->n), last = sp_series_last_known (series, self->n);

  if (first < 0)
    return g_strdup_printf (_("%s: no values."), series->name);
  return (series->upper != NULL ? dup_band_span : dup_line_span) (self, series, (guint) first, (guint) last);
}

static void
append_sentence (GString *out, char *sentence)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, sentence);
  g_free (sentence);
}

static void
append_notes (const SpChart *self, GPtrArray *notes, GString *out)
{
  for (guint b = 0; b < notes->len; b++)
    {
      const SpChartNote *note = notes->pdata[b];

      if (note->text != NULL && note->i < self->n)
        append_sentence (out, g_strdup_printf (_("From %s: %s."), self->labels[note->i], note->text));
    }
}

/* "Births: +12, which makes 1,252." */
static char *
dup_part (const SpChart *self, guint i)
{
  const SpSeries *parts = self->series->pdata[0];
  g_autofree char *value = sp_bridge_dup_value (self, i), *sum = NULL;
  double total = 0;

  if (self->levels[i] || !parts->known[i])
    return g_strdup_printf (_("%s: %s."), self->labels[i], value);
  for (guint k = 0; k <= i; k++)
    total = !parts->known[k] ? total : self->levels[k] ? parts->values[k] : total + parts->values[k];
  sum = words (self, total);
  return g_strdup_printf (_("%s: %s, which makes %s."), self->labels[i], value, sum);
}

static gboolean
is_of_years (const SpChart *self)
{
  return self->levels == NULL && self->gantt == NULL && self->matrix == NULL;
}

static char *
describe_row (const SpChart *self, guint i)
{
  return self->gantt != NULL ? sp_gantt_describe_position (self, i)
       : self->matrix != NULL ? sp_matrix_describe_position (self, i) : dup_part (self, i);
}

/* Of a matrix only what there is: its empty cells say nothing. */
static gboolean
is_worth_saying (const SpChart *self, guint i)
{
  return self->matrix == NULL || self->matrix->cells[i].n > 0;
}

char *
sp_chart_describe_position (const SpChart *self, guint i)
{
  GString *out = g_string_new (NULL);
  gboolean any = FALSE;

  if (i >= self->n || !is_of_years (self))
    {
      g_string_free (out, TRUE);
      return i < self->n ? describe_row (self, i) : g_strdup ("");
    }
  g_string_append_printf (out, "%s. ", self->labels[i]);
  for (guint s = 0; s < self->series->len; s++)
    {
      const SpSeries *series = self->series->pdata[s];

      if (!series->known[i])
        continue;
      g_string_append (out, any ? "; " : "");
      append_value (self, series, i, out);
      any = TRUE;
    }
  if (!any)
    g_string_append (out, _("No values"));
  else
    append_right_axis (self, i, out);
  g_string_append_c (out, '.');
  return g_string_free (out, FALSE);
}

static void
append_content (const SpChart *self, GString *out)
{
  if (self->n > 0 && is_of_years (self))
    append_sentence (out, g_strdup_printf (_("Chart from %s to %s."), self->labels[0], self->labels[self->n - 1]));
  for (guint s = 0; s < self->series->len && is_of_years (self); s++)
    append_sentence (out, dup_span (self, self->series->pdata[s]));
  for (guint i = 0; i < self->n && !is_of_years (self); i++)
    if (is_worth_saying (self, i))
      append_sentence (out, describe_row (self, i));
}

char *
sp_chart_describe (const SpChart *self)
{
  GString *out = g_string_new (NULL);

  /* Translators: title of a chart, its unit. */
  append_sentence (out, self->y_title[0] != '\0' ? g_strdup_printf (_("%s, %s."), self->title, self->y_title)
                                                 : g_strdup_printf (_("%s."), self->title));
  append_content (self, out);
  append_notes (self, self->step_labels, out);
  append_notes (self, self->boundaries, out);
  if (self->marked >= 0)
    {
      g_autofree char *position = sp_chart_describe_position (self, (guint) self->marked);

      append_sentence (out, g_strdup_printf (_("Year shown: %s"), position));
    }
  if (self->footnote != NULL)
    append_sentence (out, g_strdup (self->footnote));
  return g_string_free (out, FALSE);
}

guint
sp_chart_get_n_positions (const SpChart *self)
{
  return self->n;
}

guint
sp_chart_get_n_columns (const SpChart *self)
{
  guint n = 1;

  if (self->gantt != NULL)
    return sp_gantt_get_n_columns (self);
  if (self->matrix != NULL)
    return sp_matrix_get_n_columns (self);
  for (guint s = 0; s < self->series->len; s++)
    n += ((const SpSeries *) self->series->pdata[s])->upper != NULL ? 2 : 1;
  return n;
}

char *
sp_chart_dup_cell (const SpChart *self, gint row, guint column)
{
  gboolean upper = FALSE;
  const SpSeries *series;
  char digits[64];

  if (row >= (gint) self->n || row < -1)
    return g_strdup ("");
  if (self->gantt != NULL)
    return sp_gantt_dup_cell (self, row, column);
  if (self->matrix != NULL)
    return sp_matrix_dup_cell (self, row, column);
  if (column == 0)
    return g_strdup (row >= 0 ? self->labels[row] : self->levels != NULL ? _("Part") : _("Year"));
  series = series_of_column (self, column, &upper);
  if (series == NULL)
    return g_strdup ("");
  if (row < 0)
    return series->upper == NULL ? g_strdup (series->name)
           : g_strdup_printf (upper ? _("%s, upper") : _("%s, lower"), series->name);
  if (!series->known[row])
    return g_strdup (""); /* missing is not zero */
  g_ascii_formatd (digits, sizeof digits, self->decimals == 0 ? "%.0f" : self->decimals == 1 ? "%.1f" : self->decimals == 2 ? "%.2f" : "%.3f",
                   upper ? series->upper[row] : series->values[row]);
  return g_strdup (g_str_has_prefix (digits, "-0") && g_ascii_strtod (digits, NULL) == 0 ? digits + 1 : digits);
}
