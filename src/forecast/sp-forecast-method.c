/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-forecast-method.h"

#include <glib/gi18n-lib.h>
#include "spk-ratio.h"

#define MOST_SLOTS 64
#define SMOOTHING 0.5 /* domain.md 6.3: as good as any on 143 authorities */

static const SpForecastMethod methods[] = {
  { "weighted", N_("weighted %s"),
    N_("Mean of the last three ratios, the latest weighing most; the weights are the plan's. The method where none is "
        "named."),
    3 },
  { "auto", N_("chosen by back-test"),
    N_("One of the other methods for each sort and size of year group, by the record of each."), 0,
    SP_LEARNING_CHOICE },
  { "blend", N_("cohort and level blended"),
    N_("Ratios that learn from all areas, blended with the level of the year group, by what was out in the past."), 0,
    SP_LEARNING_BLEND },
  { "shrunk", N_("ratio shrunk to all areas"),
    N_("The area's own ratio drawn towards that of all areas, the more the fewer pupils it has."), 0,
    SP_LEARNING_RATIO },
  { "smoothed", N_("smoothed ratio"), N_("All ratios held, each earlier one weighing half as much."), 0 },
  { "last", N_("last ratio"), N_("The latest ratio alone."), 1 },
  { "mean-2", N_("2-year mean"), N_("Mean of the last two ratios."), 2 },
  { "mean-3", N_("3-year mean"), N_("Mean of the last three ratios."), 3 },
  { "mean-5", N_("5-year mean"), N_("Mean of the last five ratios."), 5 },
  { "median", N_("5-year median"), N_("The middle one of the last five ratios, so that one odd year does not count."),
    5 },
  { "geometric", N_("3-year geometric mean"), N_("Geometric mean of the last three ratios."), 3 },
  { "pooled-2", N_("2-year pooled ratio"), N_("Pupils of the last two years together over those they came from."),
    2 },
  { "pooled-3", N_("3-year pooled ratio"), N_("Pupils of the last three years together over those they came from."),
    3 },
  { "pooled-5", N_("5-year pooled ratio"), N_("Pupils of the last five years together over those they came from."),
    5 },
};

static gboolean
same_words (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1), *folded_b = g_utf8_casefold (b, -1);

  return g_str_equal (folded_a, folded_b);
}

const SpForecastMethod *
sp_forecast_method_find (const char *name)
{
  if (!name)
    return &methods[0];
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_str_equal (methods[i].name, name))
      return &methods[i];
  return NULL;
}

static char *
dup_weights (const double weights[3])
{
  return g_strdup_printf ("%g:%g:%g", weights[0], weights[1], weights[2]);
}

const SpForecastMethod *
sp_forecast_method_spelt (const char *text, const double weights[3])
{
  static const double usual[3] = { 3, 2, 1 };
  g_autofree char *numbers = dup_weights (weights ? weights : usual);
  g_autofree char *wanted = text ? g_strstrip (g_strdup (text)) : NULL;

  if (!wanted || g_str_equal (wanted, numbers))
    return &methods[0];
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (same_words (methods[i].name, wanted)
        || same_words (sp_forecast_method_label (&methods[i], weights ? weights : usual), wanted))
      return &methods[i];
  return NULL;
}

const SpForecastMethod *
sp_forecast_method_nth (guint i)
{
  return i < G_N_ELEMENTS (methods) ? &methods[i] : NULL;
}

char *
sp_forecast_method_list (void)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    g_string_append_printf (list, "%s%s", i ? ", " : "", methods[i].name);
  return g_string_free (list, FALSE);
}

const char *
sp_forecast_method_label (const SpForecastMethod *self, const double weights[3])
{
  g_autofree char *numbers = NULL;
  g_autofree char *label = NULL;

  if (!g_str_equal (self->name, "weighted"))
    return g_intern_string (_(self->label));
  numbers = dup_weights (weights);
  /* Translators: %s is the weights, such as 3:2:1. */
  label = g_strdup_printf (_("weighted %s"), numbers);
  return g_intern_string (label);
}

gboolean
sp_forecast_method_ratio (const SpForecastMethod *self, const double weights[3], const double *before,
                          const double *after, const guint8 *known, guint n, double *ratio)
{
  double r[MOST_SLOTS];
  SpkStatus status;

  g_return_val_if_fail (n <= MOST_SLOTS, FALSE);
  for (guint i = 0; i < n; i++)
    r[i] = known[i] ? after[i] / before[i] : 0;
  if (g_str_equal (self->name, "weighted"))
    status = spk_ratio_weighted (r, known, n, weights, 3, ratio);
  else if (g_str_equal (self->name, "last"))
    status = spk_ratio_last (r, known, n, ratio);
  else if (g_str_equal (self->name, "median"))
    status = spk_ratio_median (r, known, n, self->window, ratio);
  else if (g_str_equal (self->name, "geometric"))
    status = spk_ratio_geometric (r, known, n, self->window, ratio);
  else if (g_str_equal (self->name, "smoothed"))
    status = spk_ratio_smoothed (r, known, n, SMOOTHING, ratio);
  else if (g_str_has_prefix (self->name, "pooled"))
    status = spk_ratio_pooled (before, after, known, n, self->window, ratio);
  else
    status = spk_ratio_mean (r, known, n, self->window, ratio);
  return status == SPK_OK;
}
