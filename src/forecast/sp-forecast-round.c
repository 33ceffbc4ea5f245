/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-forecast-round.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sp-forecast-private.h"

G_STATIC_ASSERT (SP_ROUND_COMPONENTS == SP_N_COMPONENTS);

char *
sp_forecast_options_to_text (const SpForecastOptions *options)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (options->origin.start)
    g_string_append_printf (text, " origin=%d", options->origin.start);
  if (options->horizon)
    g_string_append_printf (text, " horizon=%d", options->horizon);
  if (options->method)
    g_string_append_printf (text, " method=%s", options->method);
  if (options->weights[0] != 0 || options->weights[1] != 0 || options->weights[2] != 0)
    for (gint i = 0; i < 3; i++)
      {
        char number[G_ASCII_DTOSTR_BUF_SIZE];

        g_string_append_printf (text, "%s%s", i ? ":" : " weights=",
                                g_ascii_dtostr (number, sizeof number, options->weights[i]));
      }
  if (options->seed)
    g_string_append_printf (text, " seed=%" G_GUINT64_FORMAT, options->seed);
  for (guint i = 0; i < options->n_excluded; i++)
    g_string_append_printf (text, "%s%d", i ? ":" : " excluded=", options->excluded[i].start);
  if (options->housing_as_planned)
    g_string_append (text, " housing=as-planned");
  return g_strdup (text->len ? text->str + 1 : "");
}

static gboolean
parse_years (const char *text, GArray *years)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);

  for (gint i = 0; parts[i]; i++)
    {
      SpAcademicYear year;
      gint64 whole;

      if (!g_ascii_string_to_signed (parts[i], 10, 1900, 2199, &whole, NULL))
        return FALSE;
      year = sp_academic_year ((gint) whole);
      g_array_append_val (years, year);
    }
  return TRUE;
}

static gboolean
parse_weights (const char *text, double weights[3])
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);

  if (g_strv_length (parts) != 3)
    return FALSE;
  for (gint i = 0; i < 3; i++)
    weights[i] = g_ascii_strtod (parts[i], NULL);
  return TRUE;
}

static gboolean
parse_word (const char *name, const char *value, SpForecastOptions *options, GArray *excluded)
{
  gint64 whole = 0;

  if (g_str_equal (name, "method"))
    options->method = g_intern_string (value);
  else if (g_str_equal (name, "weights"))
    return parse_weights (value, options->weights);
  else if (g_str_equal (name, "excluded"))
    return parse_years (value, excluded);
  else if (g_str_equal (name, "housing"))
    return options->housing_as_planned = g_str_equal (value, "as-planned");
  else if (g_str_equal (name, "seed"))
    return g_ascii_string_to_unsigned (value, 10, 1, G_MAXUINT64, &options->seed, NULL);
  else if (g_str_equal (name, "origin") && g_ascii_string_to_signed (value, 10, 1900, 2199, &whole, NULL))
    options->origin = sp_academic_year ((gint) whole);
  else if (g_str_equal (name, "horizon") && g_ascii_string_to_signed (value, 10, 1, 30, &whole, NULL))
    options->horizon = (gint) whole;
  else
    return FALSE;
  return TRUE;
}

gboolean
sp_forecast_options_parse (const char *text, SpForecastOptions *options, GArray **excluded, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text ? text : "", " ", -1);

  *options = (SpForecastOptions) SP_FORECAST_OPTIONS_INIT;
  *excluded = g_array_new (FALSE, FALSE, sizeof (SpAcademicYear));
  for (gint i = 0; words[i]; i++)
    {
      char *value = strchr (words[i], '=');

      if (*words[i] == '\0')
        continue;
      if (value)
        *value++ = '\0';
      if (value && parse_word (words[i], value, options, *excluded))
        continue;
      g_set_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS,
                   _("The forecast was made with “%s”, which this version does not know. Update School Places."),
                   words[i]);
      return FALSE;
    }
  options->excluded = (const SpAcademicYear *) (gpointer) (*excluded)->data;
  options->n_excluded = (*excluded)->len;
  return TRUE;
}

static SpRoundValue
read_cell (SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (self);
  SpRoundValue value = { .level = SP_ROUND_AREA, .code = snapshot->areas[area].code, .first = group, .last = group,
                         .has_components = TRUE, .lower = { -1, -1 }, .upper = { -1, -1 }, .counted = -1 };

  value.year = sp_academic_year (sp_forecast_get_origin (self).start + lead);
  sp_forecast_get_pupils (self, area, lead, group, &value.pupils);
  for (gint c = 0; c < SP_N_COMPONENTS; c++)
    value.component[c] = sp_forecast_get_component (self, area, lead, group, c);
  for (gint i = 0; i < 2; i++)
    if (!sp_forecast_get_interval (self, area, lead, group, i ? 95 : 80, &value.lower[i], &value.upper[i]))
      value.lower[i] = value.upper[i] = -1;
  return value;
}

/* The authority's year group of a year: the sum of its areas', each component by itself. */
static void
add_to_authority (SpRoundValue *total, const SpRoundValue *one)
{
  total->pupils += one->pupils;
  for (gint c = 0; c < SP_N_COMPONENTS; c++)
    total->component[c] += one->component[c];
}

static int
compare (const void *a, const void *b)
{
  return sp_round_value_compare (a, b);
}

SpRoundValue *
sp_forecast_dup_round_values (SpForecast *self, guint *n_values)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (self);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (SpRoundValue));
  gint horizon = sp_forecast_get_horizon (self);

  g_return_val_if_fail (snapshot != NULL, NULL);
  for (gint lead = 1; lead <= horizon; lead++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      {
        SpRoundValue total = { .level = SP_ROUND_AUTHORITY, .code = snapshot->la_code ? snapshot->la_code : "",
                               .year = sp_academic_year (sp_forecast_get_origin (self).start + lead), .first = g,
                               .last = g, .has_components = TRUE, .lower = { -1, -1 }, .upper = { -1, -1 },
                               .counted = -1 };
        guint n = 0;

        for (guint a = 0; a < snapshot->n_areas; a++)
          {
            SpRoundValue one;

            if (!sp_forecast_get_pupils (self, (SpAreaIndex) a, lead, g, NULL))
              continue;
            one = read_cell (self, (SpAreaIndex) a, lead, g);
            add_to_authority (&total, &one);
            g_array_append_val (values, one);
            n++;
          }
        if (n > 0)
          g_array_append_val (values, total);
      }
  if (values->len)
    qsort (values->data, values->len, sizeof (SpRoundValue), compare);
  *n_values = values->len;
  return (SpRoundValue *) g_array_free (values, FALSE);
}

/* To the bit: 0 and -0, which add alike, are one number here. */
static gboolean
is_same (double a, double b)
{
  return a == b;
}

static gboolean
is_same_value (const SpRoundValue *a, const SpRoundValue *b)
{
  gboolean same = is_same (a->pupils, b->pupils) && a->has_components == b->has_components;

  for (gint c = 0; c < SP_N_COMPONENTS && a->has_components; c++)
    same &= is_same (a->component[c], b->component[c]);
  for (gint i = 0; i < 2; i++)
    same &= (a->upper[i] < 0) == (b->upper[i] < 0)
            && (a->upper[i] < 0 || (is_same (a->lower[i], b->lower[i]) && is_same (a->upper[i], b->upper[i])));
  return same;
}

static void
compare_values (const SpRound *round, const SpRoundValue *again, guint n_again, SpRoundCheck *out)
{
  guint i = 0, k = 0;

  while (i < round->n_values || k < n_again)
    {
      gint order = i == round->n_values ? 1
                   : k == n_again ? -1 : sp_round_value_compare (&round->values[i], &again[k]);

      if (order != 0)
        out->n_different++;
      else if (!is_same_value (&round->values[i], &again[k]))
        {
          out->n_different++;
          out->largest = MAX (out->largest, fabs (round->values[i].pupils - again[k].pupils));
        }
      i += order <= 0;
      k += order >= 0;
    }
}

gboolean
sp_forecast_check_round (const SpRound *round, SpSnapshot *frozen, SpRoundCheck *out, GError **error)
{
  SpForecastOptions options;
  g_autoptr (GArray) excluded = NULL;
  g_autoptr (SpForecast) forecast = NULL;
  g_autofree SpRoundValue *again = NULL;
  g_autofree char *sha256 = sp_round_values_sha256 (round->values, round->n_values);
  guint n_again = 0;

  *out = (SpRoundCheck) { .n_values = round->n_values };
  if (!sp_forecast_options_parse (round->options, &options, &excluded, error))
    return FALSE;
  forecast = sp_forecast_run (frozen, &options, NULL, error);
  if (!forecast)
    return FALSE;
  again = sp_forecast_dup_round_values (forecast, &n_again);
  compare_values (round, again, n_again, out);
  out->values_as_kept = g_strcmp0 (sha256, round->results_sha256) == 0;
  out->agrees = out->values_as_kept && out->n_different == 0;
  return TRUE;
}
