/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-scap.h"

#include "sp-rounded-column.h"
#include "sp-scap-private.h"
#include "sp-trial.h"

/* Signed, not ended, and money (not land) for places of the phase: an agreement that is only sought pays for nothing. */
static gboolean
pays_for_places (const SpAgreement *agreement, SpPhase phase)
{
  if (agreement->signed_on == NULL || agreement->ended_on != NULL)
    return FALSE;
  for (guint o = 0; o < agreement->n_obligations; o++)
    if (g_strcmp0 (agreement->obligations[o].kind, "land") != 0
        && g_strcmp0 (agreement->obligations[o].phase, sp_phase_code (phase)) == 0)
      return TRUE;
  return FALSE;
}

static void
find_secured (SpScap *self)
{
  const SpSnapshot *snapshot = self->snapshot;
  self->secured = g_new0 (guint8, MAX (1, SP_N_PHASES * snapshot->n_sites));
  for (guint a = 0; a < snapshot->n_agreements; a++)
    for (gint phase = 0; phase < SP_N_PHASES; phase++)
      for (guint s = 0; s < snapshot->n_sites && pays_for_places (&snapshot->agreements[a], phase); s++)
        {
          const SpAgreement *agreement = &snapshot->agreements[a];
          if (agreement->site >= 0 ? agreement->site == (gint) s
                                   : agreement->growth >= 0 && agreement->growth == snapshot->sites[s].growth)
            self->secured[phase * snapshot->n_sites + s] = 1;
        }
}

/* The forecast with no pupils from the sites that agreements pay for; NULL without error when there are none. */
static SpForecast *
forecast_without (SpScap *self, SpPhase phase, const SpForecastOptions *options, GError **error)
{
  g_autoptr (GArray) trials = g_array_new (FALSE, FALSE, sizeof (SpTrial));
  for (guint s = 0; s < self->snapshot->n_sites; s++)
    if (self->secured[phase * self->snapshot->n_sites + s])
      {
        SpTrial trial = SP_TRIAL_INIT;
        trial.site = (gint) s;
        trial.yield_factor = 0;
        g_array_append_val (trials, trial);
      }
  if (trials->len == 0)
    return NULL;
  g_autoptr (SpSnapshot) without = sp_snapshot_try (self->snapshot, (const SpTrial *) trials->data, trials->len);
  return sp_forecast_run (without, options, NULL, error);
}

static gsize
cell_of (SpAreaIndex area, gint lead, SpYearGroup group)
{
  return ((gsize) area * (SP_SCAP_MOST_YEARS + 1) + lead) * SP_N_GROUPS + group;
}

/* Whole pupils, so that an area's year groups add up to its total as rounded. */
static void
round_area (SpScap *self, SpAreaIndex area, gint lead)
{
  SpPhase phase = self->snapshot->areas[area].phase;
  double value[SP_N_GROUPS], rounded[SP_N_GROUPS];
  SpYearGroup group[SP_N_GROUPS];
  guint n = 0;
  for (gint g = sp_phase_first_group (phase); g <= (gint) sp_phase_last_group (phase); g++)
    if (sp_forecast_get_pupils (self->forecast, area, lead, g, &value[n]))
      group[n++] = g;
  if (n == 0 || !sp_rounded_column (value, n, 0, rounded))
    return;
  for (guint i = 0; i < n; i++)
    self->pupils[cell_of (area, lead, group[i])] = (gint) rounded[i];
}

static void
round_pupils (SpScap *self)
{
  gsize n = (gsize) self->snapshot->n_areas * (SP_SCAP_MOST_YEARS + 1) * SP_N_GROUPS;
  self->pupils = g_new (gint, MAX (1, n));
  for (gsize i = 0; i < n; i++)
    self->pupils[i] = -1;
  for (guint a = 0; a < self->snapshot->n_areas; a++)
    for (gint lead = 1; lead <= sp_scap_get_years (self, self->snapshot->areas[a].phase); lead++)
      round_area (self, (gint) a, lead);
}

SpScap *
sp_scap_new (SpForecast *forecast, GError **error)
{
  g_return_val_if_fail (sp_forecast_get_snapshot (forecast) != NULL, NULL);
  g_autoptr (SpScap) self = g_new0 (SpScap, 1);
  SpForecastOptions options = SP_FORECAST_OPTIONS_INIT;
  self->forecast = sp_forecast_ref (forecast);
  self->snapshot = sp_forecast_get_snapshot (forecast);
  self->existing = sp_supply_new (self->snapshot, SP_SUPPLY_EXISTING);
  self->committed = sp_supply_new (self->snapshot, SP_SUPPLY_COMMITTED);
  options.horizon = sp_forecast_get_horizon (forecast);
  find_secured (self);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      GError *reason = NULL;
      self->without[phase] = forecast_without (self, phase, &options, &reason);
      if (reason != NULL)
        {
          g_propagate_error (error, reason);
          return NULL;
        }
    }
  round_pupils (self);
  return g_steal_pointer (&self);
}

void
sp_scap_free (SpScap *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    g_clear_pointer (&self->without[phase], sp_forecast_unref);
  g_clear_pointer (&self->existing, sp_supply_unref);
  g_clear_pointer (&self->committed, sp_supply_unref);
  g_clear_pointer (&self->forecast, sp_forecast_unref);
  g_free (self->secured);
  g_free (self->pupils);
  g_free (self);
}

gint
sp_scap_get_years (const SpScap *self, SpPhase phase)
{
  gint most = phase == SP_PHASE_PRIMARY ? SP_SCAP_PRIMARY_YEARS : SP_SCAP_SECONDARY_YEARS;
  return MIN (most, sp_forecast_get_horizon (self->forecast));
}

gboolean
sp_scap_get_pupils (const SpScap *self, SpAreaIndex area, gint lead, SpYearGroup group, gint *pupils)
{
  g_return_val_if_fail (lead >= 1 && lead <= SP_SCAP_MOST_YEARS, FALSE);
  *pupils = self->pupils[cell_of (area, lead, group)];
  return *pupils >= 0;
}

double
sp_scap_get_hdc (const SpScap *self, SpAreaIndex area, gint lead, SpYearGroup group)
{
  SpForecast *without = self->without[self->snapshot->areas[area].phase];
  double with_site, without_site;
  if (without == NULL || !sp_forecast_get_pupils (self->forecast, area, lead, group, &with_site)
      || !sp_forecast_get_pupils (without, area, lead, group, &without_site))
    return 0;
  return MAX (0, with_site - without_site);
}

gboolean
sp_scap_is_secured (const SpScap *self, SpSiteIndex site, SpPhase phase)
{
  return self->secured[phase * self->snapshot->n_sites + site] != 0;
}

guint
sp_scap_count_secured (const SpScap *self, SpPhase phase)
{
  guint n = 0;
  for (guint s = 0; s < self->snapshot->n_sites; s++)
    n += sp_scap_is_secured (self, (gint) s, phase);
  return n;
}

gboolean
sp_scap_get_places (const SpScap *self, SpAreaIndex area, gint lead, SpYearGroup group, gint *capacity, gint *planned)
{
  SpAcademicYear year = sp_academic_year (self->snapshot->assumptions.origin.start + lead);
  double now, then;
  if (!sp_supply_get_places (self->existing, area, year, group, &now))
    return FALSE;
  *capacity = (gint) now;
  *planned = sp_supply_get_places (self->committed, area, year, group, &then) ? (gint) (then - now) : 0;
  return TRUE;
}

SpForecast *
sp_scap_get_forecast (const SpScap *self)
{
  return self->forecast;
}
