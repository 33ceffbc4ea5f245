/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-forecast-paths-private.h"
#include "sp-forecast-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "spk-path.h"

G_DEFINE_BOXED_TYPE (SpForecastPaths, sp_forecast_paths, sp_forecast_paths_ref, sp_forecast_paths_unref)

#define FREEDOM 5 /* of the year's shock: Student's t with a kurtosis of 9 */
#define LONGEST_LAG 3

static const double quantile_at[] = { 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975 };

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS, message);
  return FALSE;
}

static gboolean
check_delivery (const SpDeliveryOptions *delivery, GError **error)
{
  for (gint i = 0; i < SP_N_DELIVERY_STAGES; i++)
    {
      const SpStageDelivery *stage = &delivery->stage[i];
      double sum = 0;

      for (gsize k = 0; k < G_N_ELEMENTS (stage->slip); k++)
        {
          sum += stage->slip[k];
          if (!(stage->slip[k] >= 0))
            return refuse (error, _ ("A chance of a site starting late is below 0; give chances from 0 to 1."));
        }
      if (fabs (sum - 1) > 1e-6)
        return refuse (error, _ ("The chances of a site starting late do not add up to 1."));
      if (!(stage->probability >= 0 && stage->probability <= 1))
        return refuse (error, _ ("The chance that a site is built is not between 0 and 1."));
    }
  if (!(delivery->rate_sd >= 0 && delivery->rate_sd <= 1) || !(delivery->yield_sd >= 0 && delivery->yield_sd <= 1))
    return refuse (error, _ ("The spread of building rates and of yields is a share between 0 and 1."));
  if (!(delivery->stall >= 0 && delivery->stall < 1) || !(delivery->stall_shared >= 0 && delivery->stall_shared <= 1))
    return refuse (error, _ ("The chance of a stall, and how far sites stall together, are shares between 0 and 1."));
  if (!(delivery->lag >= 0 && delivery->lag <= LONGEST_LAG))
    return refuse (error, _ ("Dwellings are lived in 0 to 3 years after completion."));
  return TRUE;
}

gboolean
sp_paths_check_options (const SpPathOptions *options, GError **error)
{
  if (options->n_paths != 0 && (options->n_paths < SP_FEWEST_PATHS || options->n_paths > SP_MOST_PATHS))
    {
      g_set_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS,
                   _ ("%u paths cannot be simulated; choose %d to %d."), options->n_paths, SP_FEWEST_PATHS,
                   SP_MOST_PATHS);
      return FALSE;
    }
  return !options->delivery || check_delivery (options->delivery, error);
}

guint64
sp_paths_seed (const SpSnapshot *snapshot, guint64 asked)
{
  if (asked)
    return asked;
  return snapshot && snapshot->assumptions.seed ? snapshot->assumptions.seed : 1;
}

/* FNV-1a of the code: a series has no ids, and its areas may come in any order. */
static guint64
hash_code (const char *code)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (; code && *code; code++)
    hash = (hash ^ (guint8) *code) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

guint64
sp_paths_area_key (const SpForecastPaths *self, gint area)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (self->forecast);

  return 2
         * (snapshot ? (guint64) snapshot->areas[area].id
                     : hash_code (sp_forecast_get_series (self->forecast)->area_codes[area]));
}

static void
start_area (SpForecastPaths *self, guint area)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (self->forecast);
  SpPathArea *paths = &self->areas[area];
  gsize n_rows = (gsize) self->horizon * SP_N_GROUPS;
  gboolean secondary = snapshot && snapshot->areas[area].phase == SP_PHASE_SECONDARY;

  paths->first = secondary ? SP_GROUP_Y7 : SP_GROUP_R;
  paths->last = snapshot && !secondary ? SP_GROUP_Y6 : SP_GROUP_Y14;
  paths->shared_sd = g_new0 (double, n_rows);
  paths->area_sd = g_new0 (double, n_rows);
  paths->own_sd = g_new0 (double, n_rows);
  paths->carry = g_new0 (double, n_rows);
  paths->births_sd = secondary ? NULL : g_new0 (double, self->horizon);
}

static SpForecastPaths *
start (SpForecast *forecast, const SpPathOptions *options)
{
  SpForecastPaths *self = g_new0 (SpForecastPaths, 1);
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (forecast);
  gsize n_rows, n_blocks;

  self->ref_count = 1;
  self->forecast = sp_forecast_ref (forecast);
  self->n_areas = sp_forecast_get_n_areas (forecast);
  self->horizon = sp_forecast_get_horizon (forecast);
  self->n_paths = options->n_paths ? options->n_paths : SP_USUAL_PATHS;
  self->seed = sp_paths_seed (snapshot, options->seed);
  self->simulate = (SpkSimulate){ self->horizon, SP_N_GROUPS, spk_path_stride (self->n_paths),
                                  self->seed,    FREEDOM,     sp_paths_shared_lasting () };
  self->findings = sp_findings_new ();
  n_rows = (gsize) self->horizon * SP_N_GROUPS;
  n_blocks = self->simulate.stride / SPK_PATH_BLOCK;
  self->shared = g_new (float, n_rows * self->simulate.stride);
  self->births = g_new (float, self->horizon * self->simulate.stride);
  spk_simulate_shared (&self->simulate, sp_paths_year_share (), 0, n_blocks, self->shared, self->births);
  self->areas = g_new0 (SpPathArea, self->n_areas);
  for (guint a = 0; a < self->n_areas; a++)
    start_area (self, a);
  self->cell = g_new0 (SpPathSpread, self->n_areas * n_rows);
  self->sum = g_new0 (SpPathSpread, (gsize) self->n_areas * self->horizon * SP_N_PHASES);
  self->sum_known = g_new0 (guint8, (gsize) self->n_areas * self->horizon * SP_N_PHASES);
  self->authority = g_new0 (SpPathSpread, (gsize) self->horizon * SP_N_PHASES);
  self->authority_known = g_new0 (guint8, (gsize) self->horizon * SP_N_PHASES);
  self->group = options->by_group ? g_new0 (SpPathSpread, n_rows) : NULL;
  self->group_known = options->by_group ? g_new0 (guint8, n_rows) : NULL;
  return self;
}

static void
draw_factors (const SpForecastPaths *self, gint area, float *factor)
{
  const SpPathArea *paths = &self->areas[area];
  SpkSimulateArea one = { sp_paths_area_key (self, area),
                          paths->first,
                          paths->last,
                          paths->shared_sd,
                          paths->area_sd,
                          paths->own_sd,
                          paths->carry,
                          sp_paths_lasting (),
                          paths->births_sd,
                          sp_paths_births_shared (),
                          paths->entry };

  spk_simulate_area (&self->simulate, &one, self->shared, self->births, 0, self->simulate.stride / SPK_PATH_BLOCK,
                     factor);
}

/* Factors of an area into pupils more or fewer than the forecast, where it has any. */
static void
depart (const SpForecastPaths *self, gint area, float *factor, float *more)
{
  const SpPathArea *paths = &self->areas[area];
  gboolean housing = more && sp_paths_area_has_housing (self, area);

  if (housing)
    sp_paths_draw_housing (self, area, more);
  sp_paths_stretch (self, area, factor);
  for (gint lead = 1; lead <= self->horizon; lead++)
    for (gint g = paths->first; g <= paths->last; g++)
      {
        gsize row = ((gsize) (lead - 1) * SP_N_GROUPS + g) * self->simulate.stride;
        gboolean built = housing && g <= (gint) sp_phase_last_group (sp_year_group_phase (MIN (g, SP_GROUP_Y11)));
        double pupils = 0;

        sp_forecast_get_pupils (self->forecast, area, lead, g, &pupils);
        spk_path_depart (factor + row, self->simulate.stride, sp_paths_base (self, area, lead, g),
                         built ? more + row : NULL, pupils);
      }
}

static void
read_spread (const SpForecastPaths *self, const float *row, double pupils, SpkPathScratch *scratch, SpPathSpread *out)
{
  double q[G_N_ELEMENTS (quantile_at)];

  spk_path_quantiles (row, self->n_paths, quantile_at, G_N_ELEMENTS (quantile_at), scratch, q);
  *out = (SpPathSpread){ pupils + spk_path_mean (row, self->n_paths),
                         pupils + q[0],
                         pupils + q[1],
                         pupils + q[2],
                         pupils + q[3],
                         pupils + q[4],
                         pupils + q[5],
                         pupils + q[6] };
}

typedef struct
{
  float *factor, *more, *sum;
  gint64 *tally; /* [horizon][SP_N_PHASES][stride] */
  double *total; /* [horizon][SP_N_PHASES] pupils of the forecast */
  gint64 *group_tally; /* [horizon][SP_N_GROUPS][stride], NULL = not asked for */
  double *group_total; /* [horizon][SP_N_GROUPS] */
  SpkPathScratch *scratch;
} Work;

static void
read_phase (SpForecastPaths *self, gint area, gint lead, SpPhase phase, Work *work)
{
  gsize stride = self->simulate.stride, at = (gsize) (lead - 1) * SP_N_PHASES + phase;
  gboolean any = FALSE;
  double total = 0;

  for (gsize p = 0; p < stride; p++)
    work->sum[p] = 0;
  for (gint g = sp_phase_first_group (phase); g <= (gint) sp_phase_last_group (phase); g++)
    {
      double pupils;

      if (g < self->areas[area].first || g > self->areas[area].last
          || !sp_forecast_get_pupils (self->forecast, area, lead, g, &pupils))
        continue;
      any = TRUE;
      total += pupils;
      spk_path_add (work->factor + ((gsize) (lead - 1) * SP_N_GROUPS + g) * stride, stride, work->sum);
    }
  if (!any)
    return;
  spk_path_tally (work->sum, stride, work->tally + at * stride);
  work->total[at] += total;
  self->authority_known[at] = TRUE;
  self->sum_known[(gsize) area * self->horizon * SP_N_PHASES + at] = TRUE;
  read_spread (self, work->sum, total, work->scratch, &self->sum[(gsize) area * self->horizon * SP_N_PHASES + at]);
}

static void
simulate_area (SpForecastPaths *self, gint area, Work *work)
{
  gsize stride = self->simulate.stride;

  sp_paths_weigh_area (self, area, NULL);
  draw_factors (self, area, work->factor);
  sp_paths_feed_entries (self, area, work->factor);
  depart (self, area, work->factor, work->more);
  for (gint lead = 1; lead <= self->horizon; lead++)
    {
      for (gint g = self->areas[area].first; g <= self->areas[area].last; g++)
        {
          gsize row = (gsize) (lead - 1) * SP_N_GROUPS + g;
          double pupils;

          if (!sp_forecast_get_pupils (self->forecast, area, lead, g, &pupils))
            continue;
          read_spread (self, work->factor + row * stride, pupils, work->scratch,
                       &self->cell[(gsize) area * self->horizon * SP_N_GROUPS + row]);
          if (self->group == NULL)
            continue;
          spk_path_tally (work->factor + row * stride, stride, work->group_tally + row * stride);
          work->group_total[row] += pupils;
          self->group_known[row] = TRUE;
        }
      for (gint phase = 0; phase < SP_N_PHASES; phase++)
        read_phase (self, area, lead, phase, work);
    }
}

static void
read_tallies (SpForecastPaths *self, Work *work, gsize n, const gint64 *tally, const double *total, const guint8 *known,
              SpPathSpread *out)
{
  gsize stride = self->simulate.stride;

  for (gsize at = 0; at < n; at++)
    {
      if (!known[at])
        continue;
      for (gsize p = 0; p < stride; p++)
        work->sum[p] = (float) ((double) tally[at * stride + p] / SPK_TALLY_UNIT);
      read_spread (self, work->sum, total[at], work->scratch, &out[at]);
    }
}

static void
read_authority (SpForecastPaths *self, Work *work)
{
  read_tallies (self, work, (gsize) self->horizon * SP_N_PHASES, work->tally, work->total, self->authority_known,
                self->authority);
  if (self->group != NULL)
    read_tallies (self, work, (gsize) self->horizon * SP_N_GROUPS, work->group_tally, work->group_total, self->group_known,
                  self->group);
}

SpForecastPaths *
sp_forecast_simulate (SpForecast *forecast, const SpPathOptions *options, SpProgress *progress, GError **error)
{
  static const SpPathOptions none = SP_PATH_OPTIONS_INIT;
  g_autoptr (SpForecastPaths) self = NULL;
  gboolean done = TRUE;
  gsize n_values;
  Work work;

  g_return_val_if_fail (forecast != NULL, NULL);
  options = options ? options : &none;
  if (!sp_paths_check_options (options, error))
    return NULL;
  self = start (forecast, options);
  sp_paths_draw_sites (self, options->delivery);
  sp_paths_open_entries (self);
  sp_paths_learn_shared (self);
  n_values = (gsize) self->horizon * SP_N_GROUPS * self->simulate.stride;
  work = (Work){ g_new0 (float, n_values),
                 g_new0 (float, n_values),
                 g_new0 (float, self->simulate.stride),
                 g_new0 (gint64, self->horizon * SP_N_PHASES * self->simulate.stride),
                 g_new0 (double, self->horizon *SP_N_PHASES),
                 options->by_group ? g_new0 (gint64, n_values) : NULL,
                 options->by_group ? g_new0 (double, (gsize) self->horizon * SP_N_GROUPS) : NULL,
                 g_new (SpkPathScratch, 1) };
  for (guint a = 0; a < self->n_areas && done; a++)
    {
      done = !sp_progress_is_cancelled (progress, error);
      if (done)
        simulate_area (self, a, &work);
      sp_progress_report (progress, (a + 1.0) / self->n_areas, _ ("Simulating paths"));
    }
  if (done)
    read_authority (self, &work);
  g_free (work.factor);
  g_free (work.more);
  g_free (work.sum);
  g_free (work.tally);
  g_free (work.total);
  g_free (work.group_tally);
  g_free (work.group_total);
  g_free (work.scratch);
  return done ? g_steal_pointer (&self) : NULL;
}

SpForecastPaths *
sp_forecast_paths_ref (SpForecastPaths *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_forecast_paths_unref (SpForecastPaths *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  for (guint a = 0; a < self->n_areas; a++)
    {
      SpPathArea *paths = &self->areas[a];

      g_free (paths->shared_sd);
      g_free (paths->area_sd);
      g_free (paths->own_sd);
      g_free (paths->carry);
      g_free (paths->births_sd);
      g_free (paths->entry);
      g_free (paths->entry_total);
    }
  sp_paths_clear_sites (self);
  g_free (self->areas);
  g_free (self->shared);
  g_free (self->births);
  g_free (self->cell);
  g_free (self->sum);
  g_free (self->sum_known);
  g_free (self->authority);
  g_free (self->authority_known);
  g_free (self->group);
  g_free (self->group_known);
  g_ptr_array_unref (self->findings);
  sp_forecast_unref (self->forecast);
  g_free (self);
}

SpForecast *
sp_forecast_paths_get_forecast (const SpForecastPaths *self)
{
  return self->forecast;
}

guint
sp_forecast_paths_get_n_paths (const SpForecastPaths *self)
{
  return self->n_paths;
}

guint64
sp_forecast_paths_get_seed (const SpForecastPaths *self)
{
  return self->seed;
}

GPtrArray *
sp_forecast_paths_get_findings (const SpForecastPaths *self)
{
  return self->findings;
}

gsize
sp_forecast_paths_get_stride (const SpForecastPaths *self)
{
  return self->simulate.stride;
}

static gboolean
is_ahead (const SpForecastPaths *self, gint area, gint lead)
{
  return area >= 0 && (guint) area < self->n_areas && lead >= 1 && lead <= self->horizon;
}

gboolean
sp_forecast_paths_get_cell (const SpForecastPaths *self, SpAreaIndex area, gint lead, SpYearGroup group,
                            SpPathSpread *out)
{
  g_return_val_if_fail (is_ahead (self, area, lead) && (guint) group < SP_N_GROUPS, FALSE);
  if (!sp_forecast_get_pupils (self->forecast, area, lead, group, NULL))
    return FALSE;
  *out = self->cell[((gsize) area * self->horizon + lead - 1) * SP_N_GROUPS + group];
  return TRUE;
}

gboolean
sp_forecast_paths_get_area (const SpForecastPaths *self, SpAreaIndex area, SpPhase phase, gint lead, SpPathSpread *out)
{
  gsize at;

  g_return_val_if_fail (is_ahead (self, area, lead) && (guint) phase < SP_N_PHASES, FALSE);
  at = ((gsize) area * self->horizon + lead - 1) * SP_N_PHASES + phase;
  *out = self->sum[at];
  return self->sum_known[at];
}

gboolean
sp_forecast_paths_get_authority (const SpForecastPaths *self, SpPhase phase, gint lead, SpPathSpread *out)
{
  gsize at;

  g_return_val_if_fail (lead >= 1 && lead <= self->horizon && (guint) phase < SP_N_PHASES, FALSE);
  at = (gsize) (lead - 1) * SP_N_PHASES + phase;
  *out = self->authority[at];
  return self->authority_known[at];
}

gboolean
sp_forecast_paths_get_group (const SpForecastPaths *self, SpYearGroup group, gint lead, SpPathSpread *out)
{
  gsize at = (gsize) (lead - 1) * SP_N_GROUPS + group;

  g_return_val_if_fail (self != NULL && lead >= 1 && lead <= self->horizon && (guint) group < SP_N_GROUPS, FALSE);
  if (self->group == NULL || !self->group_known[at])
    return FALSE;
  *out = self->group[at];
  return TRUE;
}

void
sp_forecast_paths_draw (const SpForecastPaths *self, SpAreaIndex area, float *pupils)
{
  gsize n_rows = (gsize) self->horizon * SP_N_GROUPS, stride = self->simulate.stride;
  g_autofree float *more = NULL;

  g_return_if_fail (is_ahead (self, area, 1));
  for (gsize i = 0; i < n_rows * stride; i++)
    pupils[i] = 0;
  more = sp_paths_area_has_housing (self, area) ? g_new0 (float, n_rows *stride) : NULL;
  draw_factors (self, area, pupils);
  depart (self, area, pupils, more);
  for (gsize row = 0; row < n_rows; row++)
    {
      double expected;
      gboolean known
          = sp_forecast_get_pupils (self->forecast, area, row / SP_N_GROUPS + 1, row % SP_N_GROUPS, &expected);

      for (gsize p = 0; p < stride; p++)
        pupils[row * stride + p] = known ? pupils[row * stride + p] + (float) expected : 0;
    }
}
