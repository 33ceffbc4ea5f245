/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recomputing a synthetic county of 450 schools: 10 years of rolls, 10 years ahead, 29 growth areas.
 *
 * Times are the best of several runs on one core. Peers, in the same run: a bare loop that only climbs the cohorts (no
 * history re-cut, housing, components or intervals), the machine's own rate of multiply-adds, and numpy climbing the
 * same cohorts where python3 has it. Ratios over 1 say how much longer ours takes for what else it does. */
#include "config.h"
#include <gio/gio.h>
#include <math.h>
#include "sp-forecast.h"
#include "sp-need.h"
#include "spk-random.h"

enum
{
  N_SCHOOLS = 450,
  N_PRIMARY_SCHOOLS = 395,
  N_PRIMARY = 47,
  N_AREAS = 80,
  N_GROWTH = 29,
  FIRST = 2005,
  ORIGIN = 2014,
  HORIZON = 10,
  N_YEARS = ORIGIN - FIRST + 1 + HORIZON
};

typedef struct
{
  SpSnapshot snapshot;
  SpArea areas[N_AREAS];
  SpSchool schools[N_SCHOOLS];
  SpMembership memberships[N_SCHOOLS];
  SpGrowthArea growth[N_GROWTH];
  SpGrowthShare shares[N_GROWTH][2];
  SpSiteIndex growth_sites[N_GROWTH];
  SpSite sites[N_GROWTH];
  SpYield yields[2];
  SpYieldBuildUp build_up[10];
  SpTransfer transfers[N_PRIMARY * 2];
  gint32 roll[N_SCHOOLS * N_YEARS * SP_N_GROUPS], places[N_SCHOOLS * N_YEARS * SP_N_GROUPS],
      temporary[N_SCHOOLS * N_YEARS * SP_N_GROUPS];
  double births[N_AREAS * N_YEARS], completions[N_GROWTH * N_YEARS];
  guint8 births_projected[N_AREAS * N_YEARS];
  char names[N_AREAS][16];
} County;

static gboolean
teaches (gint school, gint group)
{
  return (school < N_PRIMARY_SCHOOLS) == (group <= SP_GROUP_Y6) && group <= SP_GROUP_Y13;
}

static void
fill_schools (County *self)
{
  SpkRandom random;

  spk_random_seed (&random, 2014, 0);
  for (gint s = 0; s < N_SCHOOLS; s++)
    {
      gboolean primary = s < N_PRIMARY_SCHOOLS;
      gint size = (gint) ((primary ? 15 : 120) * (1 + 3 * spk_random_uniform (&random)));
      gint area = primary ? s % N_PRIMARY : N_PRIMARY + s % (N_AREAS - N_PRIMARY);

      self->schools[s] = (SpSchool) { .id = s + 1,
                                     .name = "School",
                                     .first_group = primary ? SP_GROUP_R : SP_GROUP_Y7,
                                     .last_group = primary ? SP_GROUP_Y6 : SP_GROUP_Y13,
                                     .primary_area = primary ? area : -1,
                                     .secondary_area = primary ? -1 : area };
      self->memberships[s] = (SpMembership) { area, s, { 0 }, { 0 } };
      for (gint y = 0; y < N_YEARS; y++)
        for (gint g = 0; g < SP_N_GROUPS; g++)
          {
            gsize cell = ((gsize) s * N_YEARS + y) * SP_N_GROUPS + g;

            self->roll[cell]
                = FIRST + y <= ORIGIN && teaches (s, g) ? size + (gint) (6 * spk_random_uniform (&random)) : -1;
            self->places[cell] = teaches (s, g) ? size + 5 : -1;
            self->temporary[cell] = -1;
          }
    }
}

static void
fill_growth (County *self)
{
  for (gint g = 0; g < N_GROWTH; g++)
    {
      self->shares[g][0] = (SpGrowthShare) { g % N_PRIMARY, 1, FALSE };
      self->shares[g][1] = (SpGrowthShare) { N_PRIMARY + g % (N_AREAS - N_PRIMARY), 1, FALSE };
      self->growth_sites[g] = g;
      self->growth[g] = (SpGrowthArea) { .id = g + 1,
                                        .category = 1,
                                        .number = g + 1,
                                        .name = "Growth",
                                        .dwellings_min = 1000,
                                        .dwellings_max = 1200,
                                        .shares = self->shares[g],
                                        .n_shares = 2,
                                        .sites = &self->growth_sites[g],
                                        .n_sites = 1 };
      self->sites[g]
          = (SpSite) { .id = g + 1, .growth = g, .name = "Site", .dwellings_min = 1000, .dwellings_max = 1200 };
      for (gint y = 0; y < N_YEARS; y++)
        self->completions[g * N_YEARS + y] = FIRST + y < ORIGIN ? 10 : 100;
    }
  self->yields[0] = (SpYield) { "primary", -1, -1, 0, -1, 0.25, { 0 } };
  self->yields[1] = (SpYield) { "secondary", -1, -1, 0, -1, 0.125, { 0 } };
  for (gint i = 0; i < 10; i++)
    self->build_up[i] = (SpYieldBuildUp) { i < 5 ? "primary" : "secondary", i % 5 * 2, 0.2 + 0.2 * (i % 5) };
}

static County *
county_new (void)
{
  County *self = g_new0 (County, 1);

  for (gint a = 0; a < N_AREAS; a++)
    {
      g_snprintf (self->names[a], sizeof self->names[a], "Area %d", a);
      self->areas[a] = (SpArea) { .id = a + 1,
                                 .code = self->names[a],
                                 .name = self->names[a],
                                 .margin = 0.05,
                                 .district = -1,
                                 .phase = a < N_PRIMARY ? SP_PHASE_PRIMARY : SP_PHASE_SECONDARY };
      for (gint y = 0; y < N_YEARS; y++)
        self->births[a * N_YEARS + y] = a < N_PRIMARY ? 290 : -1;
    }
  for (gint t = 0; t < N_PRIMARY * 2; t++)
    self->transfers[t] = (SpTransfer) { t / 2, N_PRIMARY + (t / 2 + t % 2) % (N_AREAS - N_PRIMARY), 0.5, FALSE };
  fill_schools (self);
  fill_growth (self);
  self->snapshot = (SpSnapshot) {
    .ref_count = 1000000,
    .assumptions = { { ORIGIN }, HORIZON, { 3, 2, 1 }, 0.05, 1, 1 },
    .areas = self->areas,
    .n_areas = N_AREAS,
    .schools = self->schools,
    .n_schools = N_SCHOOLS,
    .memberships = self->memberships,
    .n_memberships = N_SCHOOLS,
    .growth_areas = self->growth,
    .n_growth_areas = N_GROWTH,
    .sites = self->sites,
    .n_sites = N_GROWTH,
    .yields = self->yields,
    .n_yields = 2,
    .build_up = self->build_up,
    .n_build_up = 10,
    .transfers = self->transfers,
    .n_transfers = N_PRIMARY * 2,
    .first_year = { FIRST },
    .n_years = N_YEARS,
    .roll = self->roll,
    .school_places = self->places,
    .temporary_places = self->temporary,
    .admission_number = self->temporary,
    .births = self->births,
    .births_projected = self->births_projected,
    .completions = self->completions,
  };
  return self;
}

static SpRollSeries *
schools_new (const County *county)
{
  SpRollSeries *series
      = sp_roll_series_new (N_SCHOOLS, sp_academic_year (FIRST), N_YEARS - HORIZON, sp_academic_year (FIRST), 1);

  for (guint s = 0; s < N_SCHOOLS; s++)
    {
      series->area_codes[s] = g_strdup_printf ("%u", s);
      for (guint y = 0; y < series->n_years; y++)
        for (gint g = 0; g < SP_N_GROUPS; g++)
          if (county->roll[((gsize) s * N_YEARS + y) * SP_N_GROUPS + g] >= 0)
            sp_roll_series_set_pupils (series, s, sp_academic_year (FIRST + y), g,
                                       county->roll[((gsize) s * N_YEARS + y) * SP_N_GROUPS + g]);
    }
  return series;
}

/* Milliseconds of the fastest of `runs`. */
static double
fastest (void (*work) (gpointer data), gpointer data, gint runs)
{
  double best = INFINITY;

  for (gint i = 0; i < runs; i++)
    {
      gint64 start = g_get_monotonic_time ();

      work (data);
      best = MIN (best, (g_get_monotonic_time () - start) / 1000.0);
    }
  return best;
}

static void
run_plan (gpointer data)
{
  County *county = data;
  g_autoptr (SpForecast) forecast = sp_forecast_run (&county->snapshot, NULL, NULL, NULL);

  g_assert_nonnull (forecast);
}

static void
run_line (gpointer data)
{
  County *county = data;
  g_autoptr (SpForecast) forecast = sp_forecast_run (&county->snapshot, NULL, NULL, NULL);
  g_autoptr (SpSupply) supply = sp_supply_new (&county->snapshot, SP_SUPPLY_COMMITTED);
  g_autoptr (SpNeed) need = sp_need_run (forecast, supply, NULL, NULL, NULL);

  g_assert_nonnull (need);
}

static void
run_schools (gpointer data)
{
  g_autoptr (SpForecast) forecast
      = sp_forecast_run_series (data, &(SpForecastOptions) { .origin = { ORIGIN }, .horizon = HORIZON }, NULL, NULL);

  g_assert_nonnull (forecast);
}

static volatile double sink;

/* The least there is to do: 450 schools x 15 year groups x 10 years, climbed by 3:2:1. */
static void
run_bare (gpointer data)
{
  const County *county = data;
  double sum = 0;

  for (gint s = 0; s < N_SCHOOLS; s++)
    {
      const gint32 *at = county->roll + ((gsize) s * N_YEARS + N_YEARS - 1 - HORIZON) * SP_N_GROUPS;
      double now[SP_N_GROUPS], ratio[SP_N_GROUPS] = { 0 };

      for (gint g = 0; g < SP_N_GROUPS; g++)
        now[g] = MAX (at[g], 0);
      for (gint g = 1; g < SP_N_GROUPS; g++)
        for (gint k = 0; k < 3; k++)
          if (at[g - 1 - (k + 1) * SP_N_GROUPS] > 0 && at[g - k * SP_N_GROUPS] > 0)
            ratio[g] += (3 - k) / 6.0 * at[g - k * SP_N_GROUPS] / at[g - 1 - (k + 1) * SP_N_GROUPS];
      for (gint t = 0; t < HORIZON; t++)
        for (gint g = SP_N_GROUPS - 1; g > 0; g--)
          sum += now[g] = now[g - 1] * ratio[g];
    }
  sink = sum;
}

static void
run_machine (gpointer data)
{
  double x[8] = { 0 };

  for (gint i = 0; i < 2000000; i++)
    for (gint j = 0; j < 8; j++)
      x[j] = x[j] * 0.999999 + 1;
  sink = x[0] + x[7];
}

/* numpy climbing the same number of cohorts: milliseconds, or negative without numpy. */
static double
run_numpy (void)
{
  static const char script[] = "import numpy as n,time\n"
                               "N=n.random.rand(450,10,15)*50+15;b=1e9\n"
                               "for i in range(30):\n"
                               " t=time.perf_counter();r=N[:,1:,1:]/N[:,:-1,:-1];w=n.array([1,2,3])/"
                               "6;q=(r[:,-3:]*w[None,:,None]).sum(1);c=N[:,-1].copy();o=[]\n"
                               " for h in range(10):\n"
                               "  d=c.copy();d[:,1:]=c[:,:-1]*q;c=d;o.append(c)\n"
                               " b=min(b,time.perf_counter()-t)\n"
                               "print(b*1e3)\n";
  const char *argv[] = { "/usr/bin/python3", "-c", script, NULL };
  g_autofree char *out = NULL, *err = NULL;
  gint status;

  if (!g_spawn_sync (NULL, (char **)argv, NULL, 0, NULL, NULL, &out, &err, &status, NULL) || status != 0)
    return -1;
  return g_ascii_strtod (out, NULL);
}

static void
say (const char *what, double ms, double per, const char *peer)
{
  g_print ("%-58s %9.3f ms", what, ms);
  if (per > 0)
    g_print ("  = %.1f x %s", ms / per, peer);
  g_print ("\n");
}

int
main (void)
{
  County *county = county_new ();
  g_autoptr (SpRollSeries) schools = schools_new (county);
  double bare = fastest (run_bare, county, 200), machine = fastest (run_machine, NULL, 10), numpy = run_numpy ();

  say ("bare loop: 450 schools climbed 10 years", bare, 0, NULL);
  if (numpy > 0)
    say ("numpy: the same", numpy, bare, "bare loop");
  say ("machine: 16 million multiply-adds, one core", machine, 0, NULL);
  say ("plan: 450 schools in 80 areas, housing, intervals (3:2:1)", fastest (run_plan, county, 20),
       numpy > 0 ? numpy : bare, numpy > 0 ? "numpy" : "bare loop");
  say ("plan: the same, and places and need", fastest (run_line, county, 20), numpy > 0 ? numpy : bare,
       numpy > 0 ? "numpy" : "bare loop");
  say ("series: 450 schools, blended, learned, rehearsed 5 times", fastest (run_schools, schools, 5),
       numpy > 0 ? numpy : bare, numpy > 0 ? "numpy" : "bare loop");
  g_free (county);
  return 0;
}
