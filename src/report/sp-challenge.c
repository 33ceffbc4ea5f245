/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-challenge.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-challenge-private.h"
#include "sp-result-charts.h"
#include "sp-trial.h"

gboolean
sp_challenge_has_site (const SpChallenge *self, SpSiteIndex site)
{
  for (guint i = 0; i < self->n_sites; i++)
    if (self->sites[i] == site)
      return TRUE;
  return FALSE;
}

SpAreaIndex
sp_challenge_area_of (SpSnapshot *snapshot, SpSiteIndex site, SpPhase phase)
{
  const SpSite *row = &snapshot->sites[site];
  SpAreaIndex own = phase == SP_PHASE_PRIMARY ? row->primary_area : row->secondary_area;
  return own >= 0 ? own : row->growth >= 0 ? sp_growth_main_area (snapshot, row->growth, phase) : -1;
}

/* Of settled stock, the kind of dwelling or the nearest that is held: less is asked of tenure first, then of bedrooms, then of type. */
static const SpYield *
find_yield (const SpSnapshot *snapshot, SpPhase phase, const SpDwellingMix *mix)
{
  const SpDwellingMix all = { -1, -1, 0, 1 }, *of = mix != NULL ? mix : &all;
  const SpDwellingMix tries[] = { *of, { of->type, -1, of->bedrooms, 1 }, { -1, -1, of->bedrooms, 1 },
                                  { of->type, -1, 0, 1 }, all };
  for (guint t = 0; t < G_N_ELEMENTS (tries); t++)
    for (guint i = 0; i < snapshot->n_yields; i++)
      {
        const SpYield *row = &snapshot->yields[i];
        if (row->years_since < 0 && g_strcmp0 (row->phase, sp_phase_code (phase)) == 0 && row->type == tries[t].type
            && row->tenure == tries[t].tenure && row->bedrooms == tries[t].bedrooms)
          return row;
      }
  return NULL;
}

/* Pupils per dwelling of one site; FALSE when no yield of the phase is held. */
static gboolean
work_out_yield (const SpSnapshot *snapshot, SpSiteIndex site, SpPhase phase, SpChallengePhase *out, double *yield)
{
  const SpSite *row = &snapshot->sites[site];
  double factor = snapshot->assumptions.yield_factor * (1 + row->yield_change);
  *yield = 0;
  for (guint m = 0; m < row->n_mix; m++)
    {
      const SpYield *held = find_yield (snapshot, phase, &row->mix[m]);
      if (held == NULL)
        return FALSE;
      *yield += row->mix[m].share * held->pupils_per_dwelling * factor;
      out->source = out->source != NULL ? out->source : held;
      out->by_mix = TRUE;
    }
  if (row->n_mix > 0)
    return TRUE;
  const SpYield *held = find_yield (snapshot, phase, NULL);
  if (held == NULL)
    return FALSE;
  *yield = held->pupils_per_dwelling * factor;
  out->source = out->source != NULL ? out->source : held;
  return TRUE;
}

static void
work_out_pupils (SpChallenge *self, SpPhase phase)
{
  SpChallengePhase *out = &self->phase[phase];
  double dwellings = 0;
  for (guint i = 0; i < self->n_sites; i++)
    {
      const SpSite *site = &self->snapshot->sites[self->sites[i]];
      double fewest = MAX (0, site->dwellings_min), most = MAX (fewest, site->dwellings_max), yield;
      if (!work_out_yield (self->snapshot, self->sites[i], phase, out, &yield))
        continue;
      out->pupils[0] += sp_pupils_of_dwellings (&fewest, &yield, 1);
      out->pupils[1] += sp_pupils_of_dwellings (&most, &yield, 1);
      dwellings += most;
    }
  out->yield = dwellings > 0 ? out->pupils[1] / dwellings : 0;
}

/* The room at the schools of the area, without the site. */
static void
work_out_room (SpChallenge *self, SpPhase phase)
{
  SpChallengePhase *out = &self->phase[phase];
  gint horizon = sp_forecast_get_horizon (sp_need_get_forecast (self->without));
  SpNeedSum now = sp_need_get_area (self->without, out->area, 0);
  SpNeedSum then = sp_need_get_area (self->without, out->area, MIN (SP_CHALLENGE_YEARS, horizon));
  out->known = now.known && then.known;
  out->headroom = (SpHeadroom) { then.places, now.pupils, 0, self->snapshot->areas[out->area].margin };
  for (gint lead = 1; lead <= MIN (SP_CHALLENGE_YEARS, horizon); lead++)
    {
      SpNeedSum sum = sp_need_get_area (self->without, out->area, lead);
      if (!sum.known || sum.pupils <= out->headroom.forecast)
        continue;
      out->headroom.forecast = sum.pupils;
      out->highest = sp_academic_year (self->snapshot->assumptions.origin.start + lead);
    }
  out->room = out->headroom.places - MAX (out->headroom.roll, out->headroom.forecast) * (1 + out->headroom.margin);
}

/* What the agreement says of a place, else the DfE's average brought to the region. */
static void
work_out_cost (SpChallenge *self, SpPhase phase)
{
  SpChallengePhase *out = &self->phase[phase];
  const SpAgreement *agreement = self->agreement >= 0 ? &self->snapshot->agreements[self->agreement] : NULL;
  for (guint o = 0; agreement != NULL && o < agreement->n_obligations; o++)
    if (agreement->obligations[o].has_cost_per_place && g_strcmp0 (agreement->obligations[o].phase, sp_phase_code (phase)) == 0)
      {
        out->cost = agreement->obligations[o].cost_per_place;
        out->has_cost = out->cost_agreed = TRUE;
        return;
      }
  SpMoney national;
  if (sp_national_cost_per_place (phase, self->works, self->prices, &national))
    out->has_cost = sp_cost_adjusted (national, self->has_factor ? self->hundredths : 100, 1, 1, &out->cost);
}

static void
work_out_phase (SpChallenge *self, SpPhase phase)
{
  SpChallengePhase *out = &self->phase[phase];
  out->area = sp_challenge_area_of (self->snapshot, self->sites[0], phase);
  if (out->area < 0)
    return;
  work_out_pupils (self, phase);
  work_out_room (self, phase);
  work_out_cost (self, phase);
  for (guint i = 0; out->known && i < 2; i++)
    {
      out->places[i] = sp_places_to_fund (out->pupils[i], &out->headroom);
      if (out->has_cost)
        out->has_cost = sp_contribution (out->places[i], out->cost, &out->contribution[i]);
    }
}

static SpNeed *
need_without (SpChallenge *self, GError **error)
{
  g_autofree SpTrial *trials = g_new (SpTrial, self->n_sites);
  const SpForecastOptions options = SP_FORECAST_OPTIONS_INIT;
  const SpNeedOptions need_options = SP_NEED_OPTIONS_INIT;
  for (guint i = 0; i < self->n_sites; i++)
    {
      trials[i] = (SpTrial) SP_TRIAL_INIT;
      trials[i].site = self->sites[i];
      trials[i].yield_factor = 0;
    }
  g_autoptr (SpSnapshot) snapshot = sp_snapshot_try (self->snapshot, trials, self->n_sites);
  g_autoptr (SpForecast) forecast = sp_forecast_run (snapshot, &options, NULL, error);
  g_autoptr (SpSupply) supply = sp_supply_new (snapshot, SP_SUPPLY_COMMITTED);
  return forecast != NULL ? sp_need_run (forecast, supply, &need_options, NULL, error) : NULL;
}

/* The plan's location factor, else the DfE's of its region. */
static void
find_factor (SpChallenge *self)
{
  const SpMoneyAssumptions *money = &self->snapshot->money;
  if (money->has_location_factor)
    {
      self->has_factor = TRUE;
      self->hundredths = (gint) lround (100 * money->location_factor);
    }
  else if (money->region != NULL)
    self->has_factor = sp_location_factor (money->region, &self->hundredths);
}

static void
count_dwellings (SpChallenge *self)
{
  for (guint i = 0; i < self->n_sites; i++)
    {
      const SpSite *site = &self->snapshot->sites[self->sites[i]];
      self->dwellings[0] += MAX (0, site->dwellings_min);
      self->is_open = self->is_open || site->dwellings_max < 0;
      self->dwellings[1] += MAX (MAX (0, site->dwellings_min), site->dwellings_max);
    }
}

SpChallenge *
sp_challenge_new (SpNeed *need, SpReceipts *receipts, const SpChallengeOptions *options, GError **error)
{
  g_return_val_if_fail (options->n_sites > 0, NULL);
  g_autoptr (SpChallenge) self = g_new0 (SpChallenge, 1);
  const SpPriceBase latest = { 2026, 1 };
  SpMoney any;
  self->need = sp_need_ref (need);
  self->snapshot = sp_need_get_snapshot (need);
  self->receipts = receipts != NULL ? sp_receipts_ref (receipts) : NULL;
  self->sites = g_memdup2 (options->sites, options->n_sites * sizeof *options->sites);
  self->n_sites = options->n_sites;
  self->agreement = options->agreement;
  self->works = options->works;
  self->date = g_strdup (options->date);
  self->prices = options->prices.year != 0 ? options->prices : self->snapshot->money.price_base;
  if (options->prices.year == 0 && !sp_national_cost_per_place (SP_PHASE_PRIMARY, self->works, self->prices, &any))
    self->prices = latest; /* the plan's prices are of a quarter the DfE gives no cost for */
  find_factor (self);
  count_dwellings (self);
  self->without = need_without (self, error);
  if (self->without == NULL)
    return NULL;
  self->threshold = options->threshold;
  for (guint i = 0; options->threshold > 0 && i < 2; i++)
    self->held_back[i] = sp_held_back_new (sp_need_get_forecast (i == 0 ? self->need : self->without), options->threshold);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    work_out_phase (self, phase);
  return g_steal_pointer (&self);
}

void
sp_challenge_free (SpChallenge *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&self->held_back[i], sp_held_back_free);
  g_clear_pointer (&self->need, sp_need_unref);
  g_clear_pointer (&self->without, sp_need_unref);
  g_clear_pointer (&self->receipts, sp_receipts_unref);
  g_free (self->sites);
  g_free (self->date);
  g_free (self);
}

gboolean
sp_challenge_is_held_back (const SpChallenge *self, SpPhase phase, SpAcademicYear year)
{
  for (guint i = 0; i < 2; i++)
    if (sp_held_back_total (self->held_back[i], self->phase[phase].area, year))
      return TRUE;
  return FALSE;
}

gboolean
sp_challenge_short_is_held_back (const SpChallenge *self, SpPhase phase, SpAcademicYear year)
{
  return sp_held_back_any (self->held_back[0], self->phase[phase].area, year)
         || sp_held_back_any (self->held_back[1], self->phase[phase].area, year);
}

gboolean
sp_challenge_sum_is_held_back (const SpChallenge *self, SpPhase phase)
{
  SpAcademicYear origin = self->snapshot->assumptions.origin;
  for (gint lead = 0; lead <= SP_CHALLENGE_YEARS; lead++)
    if (sp_challenge_is_held_back (self, phase, sp_academic_year (origin.start + lead)))
      return TRUE;
  return FALSE;
}

static gboolean
matches (const char *name, const char *folded, gboolean whole)
{
  if (name == NULL)
    return FALSE;
  g_autofree char *other = g_utf8_casefold (name, -1);
  return whole ? g_str_equal (other, folded) : strstr (other, folded) != NULL;
}

static gint
match_site (const SpSnapshot *s, const char *folded, gboolean whole, guint *n)
{
  gint found = -1;
  for (guint i = 0; i < s->n_sites; i++)
    if (matches (s->sites[i].name, folded, whole) || matches (s->sites[i].reference, folded, TRUE))
      {
        found = (gint) i;
        (*n)++;
      }
  return found;
}

static gint
match_agreement (const SpSnapshot *s, const char *folded, gboolean whole, guint *n)
{
  gint found = -1;
  for (guint i = 0; i < s->n_agreements; i++)
    if (matches (s->agreements[i].title, folded, whole) || matches (s->agreements[i].reference, folded, TRUE)
        || matches (s->agreements[i].planning_application, folded, TRUE))
      {
        found = (gint) i;
        (*n)++;
      }
  return found;
}

static GArray *
list_sites (const SpSnapshot *s, gint site, gint agreement)
{
  GArray *sites = g_array_new (FALSE, FALSE, sizeof (SpSiteIndex));
  if (agreement >= 0)
    site = s->agreements[agreement].site;
  if (site >= 0)
    g_array_append_val (sites, site);
  else if (agreement >= 0 && s->agreements[agreement].growth >= 0)
    {
      const SpGrowthArea *growth = &s->growth_areas[s->agreements[agreement].growth];
      g_array_append_vals (sites, growth->sites, growth->n_sites);
    }
  return sites;
}

gboolean
sp_challenge_find (const SpSnapshot *snapshot, const char *words, GArray **sites, gint *agreement)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  for (gint whole = 1; whole >= 0; whole--)
    {
      guint n_sites = 0, n_agreements = 0;
      gint site = match_site (snapshot, folded, whole, &n_sites);
      *agreement = n_sites == 0 ? match_agreement (snapshot, folded, whole, &n_agreements) : -1;
      if (n_sites + n_agreements != 1)
        continue;
      g_autoptr (GArray) found = list_sites (snapshot, site, *agreement);
      if (found->len == 0)
        return FALSE;
      *sites = g_steal_pointer (&found);
      return TRUE;
    }
  return FALSE;
}

gboolean
sp_challenge_has_dwellings (const SpSnapshot *snapshot, GArray *sites)
{
  for (guint i = 0; i < sites->len; i++)
    {
      const SpSite *site = &snapshot->sites[g_array_index (sites, SpSiteIndex, i)];
      if (site->dwellings_min > 0 || site->dwellings_max > 0)
        return TRUE;
    }
  return FALSE;
}
