/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-round.h"

#include <string.h>

const char *
sp_round_level_code (SpRoundLevel level)
{
  static const char *const codes[] = { "authority", "area", "school" };

  g_return_val_if_fail (level <= SP_ROUND_SCHOOL, "");
  return codes[level];
}

gint
sp_round_value_compare (const SpRoundValue *a,
                        const SpRoundValue *b)
{
  gint codes;

  if (a->level != b->level)
    return a->level < b->level ? -1 : 1;
  codes = strcmp (a->code, b->code);
  if (codes != 0)
    return codes;
  if (a->year.start != b->year.start)
    return a->year.start < b->year.start ? -1 : 1;
  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  return (a->last > b->last) - (a->last < b->last);
}

/* Before, within or after the values of one authority, area or school. */
static gint
compare_owner (const SpRoundValue *value,
               SpRoundLevel        level,
               const char         *code)
{
  if (value->level != level)
    return value->level < level ? -1 : 1;
  return *code ? strcmp (value->code, code) : 0;
}

const SpRoundValue *
sp_round_find (const SpRound *self,
               SpRoundLevel   level,
               const char    *code,
               guint         *n)
{
  guint low = 0, high = self->n_values, end;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_owner (&self->values[middle], level, code) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (end = low; end < self->n_values && compare_owner (&self->values[end], level, code) == 0;)
    end++;
  *n = end - low;
  return *n ? &self->values[low] : NULL;
}

typedef enum { FORECAST, COUNTED } Figure;

static double
get_figure (const SpRoundValue *value,
            Figure              figure)
{
  return figure == FORECAST ? value->pupils : value->counted;
}

static gboolean
add_figures (const SpRound  *self,
             SpRoundLevel    level,
             const char     *code,
             SpAcademicYear  year,
             SpYearGroup     first,
             SpYearGroup     last,
             Figure          figure,
             double         *pupils)
{
  guint n;
  const SpRoundValue *values = sp_round_find (self, level, code, &n);
  guint held = 0;
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      double one = get_figure (&values[i], figure);

      if (values[i].year.start != year.start || one < 0)
        continue;
      if (values[i].first == first && values[i].last == last)
        {
          *pupils = one;
          return TRUE;
        }
      if (values[i].first == values[i].last && values[i].first >= first && values[i].first <= last)
        {
          sum += one;
          held++;
        }
    }
  if (held != (guint) (last - first + 1))
    return FALSE;
  *pupils = sum;
  return TRUE;
}

gboolean
sp_round_get_pupils (const SpRound  *self,
                     SpRoundLevel    level,
                     const char     *code,
                     SpAcademicYear  year,
                     SpYearGroup     first,
                     SpYearGroup     last,
                     double         *pupils)
{
  return add_figures (self, level, code, year, first, last, FORECAST, pupils);
}

gboolean
sp_round_get_counted (const SpRound  *self,
                      SpRoundLevel    level,
                      const char     *code,
                      SpAcademicYear  year,
                      SpYearGroup     first,
                      SpYearGroup     last,
                      double         *pupils)
{
  return add_figures (self, level, code, year, first, last, COUNTED, pupils);
}

static void
append_number (GString *out,
               double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  /* SQLite keeps no sign of nought. */
  g_string_append_printf (out, "\t%s", g_ascii_dtostr (text, sizeof text, value == 0 ? 0 : value));
}

char *
sp_round_values_sha256 (const SpRoundValue *values,
                        guint               n_values)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_values; i++)
    {
      const SpRoundValue *value = &values[i];

      g_string_append_printf (text, "%s\t%s\t%d\t%d\t%d", sp_round_level_code (value->level), value->code,
                              value->year.start, (gint) value->first, (gint) value->last);
      append_number (text, value->pupils);
      for (guint c = 0; c < SP_ROUND_COMPONENTS && value->has_components; c++)
        append_number (text, value->component[c]);
      for (guint level = 0; level < 2 && value->upper[level] >= 0; level++)
        {
          append_number (text, value->lower[level]);
          append_number (text, value->upper[level]);
        }
      if (value->counted >= 0)
        append_number (text, value->counted);
      g_string_append_c (text, '\n');
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
}
