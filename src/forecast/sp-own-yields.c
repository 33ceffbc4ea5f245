/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-own-yields.h"

#include "sp-forecast-private.h"
#include "spk-yield.h"

static gboolean
is_of (const SpYieldObservation *row, const SpYield *yield)
{
  return g_str_equal (row->phase, yield->phase) && row->type == yield->type && row->tenure == yield->tenure
         && row->bedrooms == yield->bedrooms && row->years_since == yield->years_since;
}

static double
forms_of (const SpYield *yield)
{
  if (g_str_equal (yield->phase, "primary"))
    return 100 * yield->pupils_per_dwelling / sp_places_per_form (SP_GROUP_R, SP_GROUP_Y6);
  if (g_str_equal (yield->phase, "secondary"))
    return 100 * yield->pupils_per_dwelling / sp_places_per_form (SP_GROUP_Y7, SP_GROUP_Y11);
  return -1;
}

static void
count (const SpSnapshot *snapshot, double spread, SpOwnYield *self)
{
  SpkYield own;

  for (guint i = 0; i < snapshot->n_yield_observations; i++)
    if (is_of (&snapshot->yield_observations[i], &self->held))
      {
        self->n_counts++;
        self->dwellings += snapshot->yield_observations[i].dwellings;
        self->pupils += snapshot->yield_observations[i].pupils;
      }
  self->strength = spk_yield_strength (self->held.pupils_per_dwelling, spread);
  self->own = self->lower = self->upper = self->held.pupils_per_dwelling;
  self->forms_per_100 = forms_of (&self->held);
  if (self->n_counts == 0)
    return;
  if (spk_yield_posterior (self->strength, self->held.pupils_per_dwelling, self->pupils, self->dwellings, SP_OWN_YIELD_LEVEL,
                           &own) != SPK_OK)
    /* A yield held at nought is shrunk to nothing: what was counted stands. */
    own = (SpkYield) { self->pupils / self->dwellings,
                       spk_gamma_quantile (self->pupils + 0.5, (1 - SP_OWN_YIELD_LEVEL) / 2) / self->dwellings,
                       spk_gamma_quantile (self->pupils + 0.5, (1 + SP_OWN_YIELD_LEVEL) / 2) / self->dwellings, 1 };
  self->own = own.yield;
  self->lower = own.lower;
  self->upper = own.upper;
  self->own_weight = own.own_weight;
}

static gboolean
has (const GArray *rows, const SpYieldObservation *observation)
{
  for (guint i = 0; i < rows->len; i++)
    if (is_of (observation, &g_array_index (rows, SpOwnYield, i).held))
      return TRUE;
  return FALSE;
}

GArray *
sp_own_yields (const SpSnapshot *snapshot, double spread)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpOwnYield));

  g_return_val_if_fail (spread > 0 && spread <= 2, rows);
  for (guint i = 0; i < snapshot->n_yields; i++)
    {
      SpOwnYield row = { .held = snapshot->yields[i] };

      g_array_append_val (rows, row);
    }
  for (guint i = 0; i < snapshot->n_yield_observations; i++)
    {
      const SpYieldObservation *seen = &snapshot->yield_observations[i];
      SpDwellingMix mix = { seen->type, seen->tenure, seen->bedrooms, 1 };
      SpOwnYield row = { .derived = TRUE };

      if (has (rows, seen))
        continue;
      row.held = (SpYield) { .phase = seen->phase, .type = seen->type, .tenure = seen->tenure, .bedrooms = seen->bedrooms,
                             .years_since = seen->years_since };
      sp_forecast_yield_of (snapshot, seen->phase, &mix, seen->years_since, &row.held.pupils_per_dwelling);
      g_array_append_val (rows, row);
    }
  for (guint i = 0; i < rows->len; i++)
    count (snapshot, spread, &g_array_index (rows, SpOwnYield, i));
  return rows;
}

GArray *
sp_own_yields_derive (const SpSnapshot *snapshot, double spread)
{
  g_autoptr (GArray) all = sp_own_yields (snapshot, spread);
  GArray *out = g_array_new (FALSE, TRUE, sizeof (SpYield));

  for (guint i = 0; i < all->len; i++)
    {
      SpOwnYield *row = &g_array_index (all, SpOwnYield, i);
      SpYield yield = row->held;

      if (row->n_counts == 0)
        continue;
      yield.pupils_per_dwelling = row->own;
      g_array_append_val (out, yield);
    }
  return out;
}
