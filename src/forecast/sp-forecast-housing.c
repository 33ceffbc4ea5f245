/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils of new dwellings, added to the trend without counting any child twice.
 *
 *   excess (area, y)   = max (0, built (area, y) - mean completions of the years the ratios were formed over)
 *   above (site, y)    = mean over draws of built (site, y) x excess (y) / built (area, y), over the mean of built (site, y)
 *   target (area, t)   = sum over sites, over y from the origin to t - 1:
 *                          share x expected dwellings (y) x above (y) x yield (t - 1 - y)
 *   stock  (area, t)   = last year's stock a year group higher, and families moving in to make it up to the target
 *
 * Dwellings ahead are those expected to be lived in, by how likely, late and fast each site is delivered
 * (sp-forecast-delivery.c, exact); what is above the trend is the mean of what each of 256 draws has above it, which is more
 * than what their mean has above it. Of sites as planned and for certain there is one draw, and above = excess / planned.
 *
 * Dwellings completed before the origin year are in the rolls already. Those of the academic year y are first counted
 * at the January census of y + 1, when most are 0 whole years old (yield and build-up rows of years_since 0). The
 * ratios of the three years to the origin hold the completions of the three years before it (origin - 3 .. origin - 1):
 * that rate of building is the trend. A site left blank ahead (ordinary building that nobody lists) is part of the
 * trend: the sites that are planned count only where together they exceed it. Housing pupils are kept apart from the
 * trend's pupils, so no ratio is put on them; those who leave Year 6 leave the primary stock, and the secondary yield
 * says how many new dwellings send to secondary. So in every area and phase the stock is excess dwellings x yield,
 * unless the yield falls faster than children grow up. Source: domain.md 5.5.
 * Worked examples: tests/forecast/test-plan.c. */
#include "config.h"
#include "sp-forecast-explain.h"
#include "sp-forecast-private.h"
#include "sp-forecast-paths-private.h"
#include "sp-housing-audit.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-number.h"
#include "spk-housing.h"

#define TREND_YEARS 3

/* Ages of children who move into new dwellings, by year group: younger than the rest. A judgement after domain.md 5.5
 * ("more R-Y2 than Y6"), to be replaced by a council's own count where it has one. */
static const double profile_primary[7] = { 0.19, 0.17, 0.15, 0.14, 0.13, 0.12, 0.10 };
static const double profile_secondary[5] = { 0.24, 0.22, 0.20, 0.18, 0.16 };

/* Dwellings of a year: before the origin as the plan holds them, after it as many as are expected to be lived in. */
static double
completions (const SpForecast *forecast, SpSiteIndex site, gint year)
{
  const SpSnapshot *snapshot = forecast->snapshot;
  gint ahead = year - forecast->origin.start;
  gint i = sp_snapshot_year_index (snapshot, sp_academic_year (year));

  if (ahead >= 0)
    return ahead < forecast->horizon ? forecast->dwellings[(gsize) site * forecast->horizon + ahead] : -1;
  return i < 0 ? -1 : snapshot->completions[(gsize) site * snapshot->n_years + i];
}

/* What new dwellings mean to one area. */
typedef struct
{
  SpAreaIndex area;
  double     *share; /* [n_sites] share of a site's pupils that the area takes */
  double     *above; /* [n_sites][horizon] share of the dwellings of year origin + k that is above the trend */
} Housing;

static double *
above_of (const SpForecast *forecast, const Housing *housing, SpSiteIndex site)
{
  return housing->above + (gsize) site * forecast->horizon;
}

static double
growth_share (const SpGrowthArea *growth, SpAreaIndex area)
{
  double share = 0;

  for (guint i = 0; i < growth->n_shares; i++)
    if (growth->shares[i].area == area)
      share += growth->shares[i].share;
  return share;
}

static double
transfer_share (const SpSnapshot *snapshot, SpAreaIndex primary, SpAreaIndex secondary)
{
  double share = 0;

  for (guint t = 0; t < snapshot->n_transfers; t++)
    if (snapshot->transfers[t].primary == primary && snapshot->transfers[t].secondary == secondary)
      share += snapshot->transfers[t].share;
  return share;
}

/* By the growth area, else by the site itself; a site that names no secondary area sends its pupils where Year 6 of its
 * primary area goes. */
static double
site_share (const SpSnapshot *snapshot, const SpSite *site, SpAreaIndex area)
{
  if (site->growth >= 0)
    return growth_share (&snapshot->growth_areas[site->growth], area);
  if (site->primary_area == area || site->secondary_area == area)
    return 1;
  if (snapshot->areas[area].phase == SP_PHASE_SECONDARY && site->secondary_area < 0 && site->primary_area >= 0)
    return transfer_share (snapshot, site->primary_area, area);
  return 0;
}

/* Dwellings of an area completed in a year; FALSE when no site says. */
static gboolean
area_completions (const SpForecast *forecast, const Housing *housing, gint year, double *out)
{
  gboolean any = FALSE;

  *out = 0;
  for (guint s = 0; s < forecast->snapshot->n_sites; s++)
    {
      double dwellings = housing->share[s] > 0 ? completions (forecast, (SpSiteIndex) s, year) : -1;

      if (dwellings < 0)
        continue;
      *out += housing->share[s] * dwellings;
      any = TRUE;
    }
  return any;
}

/* Pupils at a census of the dwellings of one completion year that are above the trend. */
static double
year_pupils (const SpForecast *forecast, const Housing *housing, gint k, gint lead)
{
  const SpSnapshot *snapshot = forecast->snapshot;
  SpPhase phase = snapshot->areas[housing->area].phase;
  double sum = 0, yield;

  for (guint s = 0; s < snapshot->n_sites; s++)
    {
      double above = above_of (forecast, housing, (SpSiteIndex) s)[k];
      double dwellings = above > 0 ? completions (forecast, (SpSiteIndex) s, forecast->origin.start + k) : -1;

      if (dwellings > 0 && sp_forecast_yield (snapshot, phase, &snapshot->sites[s], lead - 1 - k, &yield))
        sum += housing->share[s] * above * dwellings * yield;
    }
  return sum;
}

static double
mean_known (const double window[TREND_YEARS], const guint8 known[TREND_YEARS])
{
  double sum = 0;
  gint n = 0;

  for (gint k = 0; k < TREND_YEARS; k++)
    if (known[k])
      sum += window[k], n++;
  return n ? sum / n : -1;
}

static gboolean
any_above (const SpForecast *out, const Housing *housing)
{
  for (gsize i = 0; i < (gsize) out->snapshot->n_sites * out->horizon; i++)
    if (housing->above[i] > 0)
      return TRUE;
  return FALSE;
}

static void
report_past (SpForecastWork *work, const Housing *housing, double most_planned, double past)
{
  const char *name = sp_forecast_area_name (work->out, housing->area);
  gint origin = work->out->origin.start;

  if (past < 0)
    sp_forecast_add_finding (
        work->out, SP_FINDING_NOTE, "past-completions-not-held", housing->area,
        _("%s: no completions are held for the three years before the forecast, so all planned dwellings "
           "count as above the trend. Add past completions so that no child is counted twice."), name);
  else if (!any_above (work->out, housing))
    sp_forecast_add_finding (
        work->out, SP_FINDING_NOTE, "planned-within-trend", housing->area,
        _("%s: at most %.0f dwellings a year are expected, no more than the %.0f a year of %d/%02d to %d/%02d whose "
           "children the trend holds already, so they add no pupils to it."),
        name, most_planned, past, origin - TREND_YEARS, (origin - TREND_YEARS + 1) % 100, origin - 1, origin % 100);
}

/* The area's completions of year origin + k on one draw. */
static double
drawn_completions (const SpForecast *out, const Housing *housing, gint k, guint draw)
{
  double sum = 0;

  for (guint s = 0; s < out->snapshot->n_sites; s++)
    if (housing->share[s] > 0 && out->drawn[s])
      sum += housing->share[s] * out->drawn[s][(gsize) k * out->n_draws + draw];
  return sum;
}

/* Which share of each site's dwellings of a year is above the trend, over the draws: a year in which much is built has more of
 * them above it than the mean of the draws would say, and one in which little is built has none. */
static void
fill_above (const SpForecast *out, Housing *housing, gint k, const double window[], const guint8 window_known[])
{
  const SpSnapshot *snapshot = out->snapshot;
  g_autofree double *all = g_new0 (double, snapshot->n_sites + 1);

  for (guint draw = 0; draw < out->n_draws; draw++)
    {
      double dwellings = drawn_completions (out, housing, k, draw), excess;

      if (!(dwellings > 0))
        continue;
      spk_housing_excess (dwellings, window, window_known, TREND_YEARS, &excess);
      for (guint s = 0; s < snapshot->n_sites; s++)
        if (housing->share[s] > 0 && out->drawn[s])
          {
            double built = out->drawn[s][(gsize) k * out->n_draws + draw];

            all[s] += built;
            above_of (out, housing, (SpSiteIndex) s)[k] += built * (excess / dwellings);
          }
    }
  for (guint s = 0; s < snapshot->n_sites; s++)
    if (all[s] > 0)
      above_of (out, housing, (SpSiteIndex) s)[k] /= all[s];
}

/* The most that is expected in a year ahead; 0: nothing. past: mean completions that the trend holds, -1 = not known. */
static double
find_above (const SpForecast *out, Housing *housing, double *past)
{
  double window[TREND_YEARS], expected, most = 0;
  guint8 window_known[TREND_YEARS];

  memset (housing->above, 0, (gsize) out->snapshot->n_sites * out->horizon * sizeof (double));
  for (gint k = 0; k < TREND_YEARS; k++)
    window_known[k] = area_completions (out, housing, out->origin.start - 1 - k, &window[k]);
  for (gint k = 0; k < out->horizon; k++)
    {
      if (!area_completions (out, housing, out->origin.start + k, &expected) || !(expected > 0))
        continue;
      fill_above (out, housing, k, window, window_known);
      most = MAX (most, expected);
    }
  *past = mean_known (window, window_known);
  return most;
}

/* FALSE when nothing is planned. */
static gboolean
find_excess (SpForecastWork *work, Housing *housing)
{
  double past, most = find_above (work->out, housing, &past);

  if (most > 0)
    report_past (work, housing, most, past);
  return most > 0;
}

static void
add_area (SpForecastWork *work, const Housing *housing)
{
  SpPhase phase = work->snapshot->areas[housing->area].phase;
  SpYearGroup first = sp_phase_first_group (phase);
  gsize n_groups = sp_phase_last_group (phase) - first + 1;
  const double *profile = phase == SP_PHASE_PRIMARY ? profile_primary : profile_secondary;
  double stock[SP_N_GROUPS] = { 0 };

  for (gint lead = 1; lead <= work->out->horizon; lead++)
    {
      double target = 0;

      for (gint k = 0; k < lead; k++)
        target += year_pupils (work->out, housing, k, lead);
      spk_housing_age (stock, n_groups, target, profile);
      for (gsize g = 0; g < n_groups; g++)
        {
          gsize cell = sp_forecast_cell (work->out, housing->area, lead, first + g);

          work->out->component[SP_COMPONENT_HOUSING][cell] = stock[g];
          /* New children are known even where no school has taught the year group yet. */
          if (stock[g] > 0)
            work->out->known[cell] = TRUE;
        }
    }
}

static gboolean
has_area (const SpSnapshot *snapshot, const SpSite *site)
{
  return site->growth >= 0 ? snapshot->growth_areas[site->growth].n_shares > 0
                           : site->primary_area >= 0 || site->secondary_area >= 0;
}

static void
report_sites (SpForecastWork *work)
{
  const SpSnapshot *snapshot = work->snapshot;

  for (guint s = 0; s < snapshot->n_sites; s++)
    {
      const SpSite *site = &snapshot->sites[s];
      gboolean any = FALSE;

      for (guint y = 0; y < snapshot->n_years; y++)
        any |= snapshot->completions[(gsize) s * snapshot->n_years + y] >= 0;
      if (!any && site->dwellings_min > 0)
        {
          g_autofree char *dwellings = sp_number_format (site->dwellings_min, 0);

          sp_forecast_take_finding (
              work->out, sp_finding_new_printf (SP_FINDING_WARNING, "completions-not-held", SP_SUBJECT_SITE, site->id,
                                                _("%s: %s dwellings are planned but no completions by year are held, so "
                                                   "its pupils are not in the forecast. Enter "
                                                   "the dwellings expected in each year."),
                                                site->name, dwellings));
        }
      else if (any && !has_area (snapshot, site))
        sp_forecast_take_finding (
            work->out, sp_finding_new_printf (SP_FINDING_WARNING, "site-without-area", SP_SUBJECT_SITE, site->id,
                                              _("%s: no planning area takes its pupils, so they are not in the "
                                                 "forecast. Say which areas it or its growth area feeds."),
                                              site->name));
    }
}

static void
report_yields (SpForecastWork *work)
{
  double yield;

  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    if (work->snapshot->n_sites > 0 && !sp_forecast_yield (work->snapshot, phase, NULL, -1, &yield))
      sp_forecast_take_finding (
          work->out,
          sp_finding_new_printf (
              SP_FINDING_ERROR, "yield-not-held", SP_SUBJECT_PLAN, 0,
              _("No %s yield for all dwellings is held, so new dwellings bring no %s pupils. Enter a yield."),
              sp_phase_name (phase), sp_phase_name (phase)));
}

void
sp_forecast_add_housing (SpForecastWork *work)
{
  const SpSnapshot *snapshot = work->snapshot;
  g_autofree double *share = g_new0 (double, snapshot->n_sites + 1);
  g_autofree double *above = g_new0 (double, (gsize) snapshot->n_sites * work->out->horizon + 1);

  report_sites (work);
  report_yields (work);
  for (guint a = 0; a < snapshot->n_areas; a++)
    {
      Housing housing = { (SpAreaIndex) a, share, above };

      for (guint s = 0; s < snapshot->n_sites; s++)
        share[s] = site_share (snapshot, &snapshot->sites[s], housing.area);
      if (find_excess (work, &housing))
        add_area (work, &housing);
    }
}

const double *
sp_forecast_housing_profile (SpPhase phase)
{
  return phase == SP_PHASE_PRIMARY ? profile_primary : profile_secondary;
}

double
sp_forecast_housing_share (const SpSnapshot *snapshot, SpSiteIndex site, SpAreaIndex area)
{
  return site_share (snapshot, &snapshot->sites[site], area);
}

static void
add_part (const SpForecast *self, const Housing *housing, SpSiteIndex site, gint k, gint lead, GArray *parts)
{
  const SpSnapshot *snapshot = self->snapshot;
  SpHousingPart part = { .site = site,
                         .completed = sp_academic_year (self->origin.start + k),
                         .years_since = lead - 1 - k,
                         .share = housing->share[site],
                         .above_trend = above_of (self, housing, site)[k] };

  part.dwellings = part.share > 0 ? completions (self, site, part.completed.start) : -1;
  part.planned = sp_snapshot_year_index (snapshot, part.completed) < 0
                     ? 0
                     : MAX (0, snapshot->completions[(gsize) site * snapshot->n_years
                                                     + sp_snapshot_year_index (snapshot, part.completed)]);
  if (!(part.dwellings > 0)
      || !sp_forecast_yield (snapshot, snapshot->areas[housing->area].phase, &snapshot->sites[site], part.years_since,
                             &part.yield))
    return;
  part.phase_pupils = part.above_trend * part.share * part.dwellings * part.yield;
  g_array_append_val (parts, part);
}

GArray *
sp_forecast_housing_parts (const SpForecast *self, SpAreaIndex area, gint lead, double *past)
{
  const SpSnapshot *snapshot = self->snapshot;
  g_autofree double *share = g_new0 (double, snapshot->n_sites + 1);
  g_autofree double *above = g_new0 (double, (gsize) snapshot->n_sites * self->horizon + 1);
  Housing housing = { area, share, above };
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (SpHousingPart));

  for (guint s = 0; s < snapshot->n_sites; s++)
    share[s] = site_share (snapshot, &snapshot->sites[s], area);
  find_above (self, &housing, past);
  for (guint s = 0; s < snapshot->n_sites; s++)
    for (gint k = 0; k < lead; k++)
      add_part (self, &housing, (SpSiteIndex) s, k, lead, parts);
  return parts;
}

static double
planned_in (const SpForecast *self, const Housing *housing, gint k)
{
  const SpSnapshot *snapshot = self->snapshot;
  gint year = sp_snapshot_year_index (snapshot, sp_academic_year (self->origin.start + k));
  double sum = 0;

  for (guint s = 0; s < snapshot->n_sites && year >= 0; s++)
    sum += housing->share[s] * MAX (0, snapshot->completions[(gsize) s * snapshot->n_years + year]);
  return sum;
}

/* Dwellings and pupils of year origin + k, cut in two by the trend. */
static SpHousingAudit
audit_year (const SpForecast *self, const Housing *housing, gint k, double past)
{
  const SpSnapshot *snapshot = self->snapshot;
  SpPhase phase = snapshot->areas[housing->area].phase;
  SpHousingAudit row = { .area = housing->area, .completed = sp_academic_year (self->origin.start + k), .trend = past,
                         .planned = planned_in (self, housing, k) };

  for (gint year = 0; year <= k; year++)
    for (guint s = 0; s < snapshot->n_sites; s++)
      {
        double dwellings = housing->share[s] > 0 ? completions (self, (SpSiteIndex) s, self->origin.start + year) : -1;
        double above = above_of (self, housing, (SpSiteIndex) s)[year], yield = 0;

        if (!(dwellings > 0))
          continue;
        dwellings *= housing->share[s];
        sp_forecast_yield (snapshot, phase, &snapshot->sites[s], k - year, &yield);
        row.pupils_held += dwellings * (1 - above) * yield;
        row.pupils_added += dwellings * above * yield;
        row.expected += year == k ? dwellings : 0;
        row.above += year == k ? dwellings * above : 0;
      }
  for (SpYearGroup g = sp_phase_first_group (phase); g <= sp_phase_last_group (phase); g++)
    row.housing += sp_forecast_get_component (self, housing->area, k + 1, g, SP_COMPONENT_HOUSING);
  return row;
}

GArray *
sp_forecast_audit_housing (const SpForecast *self)
{
  const SpSnapshot *snapshot = self->snapshot;
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpHousingAudit));
  g_autofree double *share = NULL;
  g_autofree double *above = NULL;

  g_return_val_if_fail (snapshot != NULL, rows);
  share = g_new0 (double, snapshot->n_sites + 1);
  above = g_new0 (double, (gsize) snapshot->n_sites * self->horizon + 1);
  for (guint a = 0; a < snapshot->n_areas; a++)
    {
      Housing housing = { (SpAreaIndex) a, share, above };
      double past;

      for (guint s = 0; s < snapshot->n_sites; s++)
        share[s] = site_share (snapshot, &snapshot->sites[s], housing.area);
      if (!(find_above (self, &housing, &past) > 0))
        continue;
      for (gint k = 0; k < self->horizon; k++)
        {
          SpHousingAudit row = audit_year (self, &housing, k, past);

          g_array_append_val (rows, row);
        }
    }
  return rows;
}
