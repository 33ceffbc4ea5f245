/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Simulated paths: a county of 450 units x 15 year groups x 15 years x 1,000 paths, and England's 20,000 schools.
 *
 * In the same run: the least that the machine could do (a triad of multiply-adds over as many numbers, in cache; and
 * the same out of memory), and a plain loop that draws a normal for every cell as a textbook would. R `forecast` and
 * Python statsmodels simulate one series at a time; they are timed on as many series as they manage, where they are
 * installed. */
#include "config.h"
#include <glib.h>
#include <math.h>
#include <sys/resource.h>
#include "spk-clones.h"
#include "spk-path.h"
#include "spk-random.h"
#include "spk-simulate.h"

enum
{
  N_LEADS = 15,
  N_GROUPS = 15,
  N_ROWS = N_LEADS * N_GROUPS,
  N_PATHS = 1000,
  N_UNITS = 450,
  N_SCHOOLS = 20000,
  N_PRIMARY = 16800
};

typedef struct
{
  SpkSimulate simulate;
  float *shared, *births;
  double year_share[N_GROUPS], shared_sd[N_ROWS], area_sd[N_ROWS], own_sd[N_ROWS], carry[N_ROWS], births_sd[N_LEADS];
} Model;

typedef struct
{
  const Model *model;
  float *factor;
  SpkPathScratch *scratch;
  gsize from, to;
  gboolean quantiles, schools; /* schools: 7 of the 15 groups each */
  double sum;
} Run;

static volatile float sink;

static void
model_init (Model *self, gsize n_paths)
{
  *self = (Model){ .simulate = { N_LEADS, N_GROUPS, spk_path_stride (n_paths), 42, 5 } };
  self->shared = g_new (float, N_ROWS * self->simulate.stride);
  self->births = g_new (float, N_LEADS * self->simulate.stride);
  for (gsize i = 0; i < N_ROWS; i++)
    self->shared_sd[i] = 0.006, self->area_sd[i] = 0.01, self->own_sd[i] = 0.03, self->carry[i] = 1;
  for (gsize i = 0; i < N_GROUPS; i++)
    self->year_share[i] = 0.5;
  for (gsize i = 4; i < N_LEADS; i++)
    self->births_sd[i] = 0.02;
  spk_simulate_shared (&self->simulate, self->year_share, 0, self->simulate.stride / SPK_PATH_BLOCK, self->shared,
                       self->births);
}

static void
model_clear (Model *self)
{
  g_free (self->shared);
  g_free (self->births);
}

static void
read_quantiles (Run *run, gsize first, gsize last, gsize n_paths)
{
  static const double p[] = { 0.025, 0.1, 0.5, 0.9, 0.975 };
  double out[G_N_ELEMENTS (p)];

  for (gsize lead = 0; lead < N_LEADS; lead++)
    for (gsize g = first; g <= last; g++)
      {
        spk_path_quantiles (run->factor + (lead * N_GROUPS + g) * run->model->simulate.stride, n_paths, p,
                            G_N_ELEMENTS (p), run->scratch, out);
        run->sum += out[1] + out[4];
      }
}

static gpointer
run_areas (gpointer data)
{
  Run *run = data;
  const Model *model = run->model;

  run->factor = g_new (float, N_ROWS * model->simulate.stride);
  run->scratch = g_new (SpkPathScratch, 1);
  for (gsize a = run->from; a < run->to; a++)
    {
      gboolean secondary = run->schools && a >= N_PRIMARY;
      SpkSimulateArea area = { a,
                               secondary ? 7 : 0,
                               !run->schools ? 14
                               : secondary   ? 13
                                             : 6,
                               model->shared_sd,
                               model->area_sd,
                               model->own_sd,
                               model->carry,
                               0.5,
                               secondary ? NULL : model->births_sd,
                               0.5,
                               NULL };

      spk_simulate_area (&model->simulate, &area, model->shared, model->births, 0,
                         model->simulate.stride / SPK_PATH_BLOCK, run->factor);
      if (run->quantiles)
        read_quantiles (run, area.first, area.last, N_PATHS);
      else
        run->sum += run->factor[(14 * N_GROUPS + area.last) * model->simulate.stride + a % N_PATHS];
    }
  g_free (run->factor);
  g_free (run->scratch);
  return NULL;
}

static double
milliseconds (gint64 since)
{
  return (g_get_monotonic_time () - since) / 1000.0;
}

/* Best of some runs of the shared draws and all areas; the sum that comes out is the same on every run. */
static double
time_areas (gsize n_paths, gsize n_areas, gboolean quantiles, gboolean schools, gint runs)
{
  double best = INFINITY, sum = 0;

  for (gint i = 0; i < runs; i++)
    {
      gint64 start = g_get_monotonic_time ();
      Model model;
      Run run = { &model, NULL, NULL, 0, n_areas, quantiles, schools, 0 };

      model_init (&model, n_paths);
      run_areas (&run);
      model_clear (&model);
      best = MIN (best, milliseconds (start));
      g_assert_true (i == 0 || run.sum == sum);
      sum = run.sum;
    }
  return best;
}

static double
time_two_threads (gsize n_areas)
{
  gint64 start = g_get_monotonic_time ();
  GThread *threads[2];
  Model model;
  Run runs[2];

  model_init (&model, N_PATHS);
  for (gsize i = 0; i < 2; i++)
    {
      runs[i] = (Run){ &model, NULL, NULL, i * n_areas / 2, (i + 1) * n_areas / 2, TRUE, TRUE, 0 };
      threads[i] = g_thread_new ("schools", run_areas, &runs[i]);
    }
  for (gsize i = 0; i < 2; i++)
    g_thread_join (threads[i]);
  model_clear (&model);
  return milliseconds (start);
}

SPK_CLONES static void
triad (const float *restrict a, const float *restrict b, float x, float *restrict c, gsize n)
{
  for (gsize i = 0; i < n; i++)
    c[i] = a[i] + x * b[i];
}

/* Milliseconds of a triad over so many numbers in pieces of n. */
static double
time_triad (gsize n, gsize n_numbers)
{
  float *a = g_new0 (float, n), *b = g_new0 (float, n), *c = g_new0 (float, n);
  double best = INFINITY;

  for (gsize i = 0; i < n; i++)
    a[i] = b[i] = (float) i;
  for (gint run = 0; run < 5; run++)
    {
      gint64 start = g_get_monotonic_time ();

      for (gsize i = 0; i < n_numbers / n; i++)
        triad (a, b, 0.5f, c, n);
      best = MIN (best, milliseconds (start));
      sink = c[n / 2];
    }
  g_free (a);
  g_free (b);
  g_free (c);
  return best;
}

/* The same model as a textbook has it: path by path, cell by cell, a normal each. */
static double
time_plain (gsize n_units)
{
  double now[N_GROUPS], next[N_GROUPS], sum = 0;
  gint64 start = g_get_monotonic_time ();
  SpkRandom random;

  spk_random_seed (&random, 42, 0);
  for (gsize a = 0; a < n_units; a++)
    for (gsize p = 0; p < N_PATHS; p++)
      {
        for (gsize g = 0; g < N_GROUPS; g++)
          now[g] = 1;
        for (gsize lead = 0; lead < N_LEADS; lead++)
          {
            double area = spk_random_normal (&random), year = spk_random_normal (&random);

            for (gsize g = 0; g < N_GROUPS; g++)
              next[g] = (g ? now[g - 1] : 1) + 0.006 * year + 0.01 * area + 0.03 * spk_random_normal (&random);
            for (gsize g = 0; g < N_GROUPS; g++)
              sum += now[g] = next[g];
          }
      }
  sink = (float) sum;
  return milliseconds (start) * N_UNITS / n_units;
}

/* Milliseconds for one series x 15 years x 1,000 paths; negative where the program or its library is not installed. */
static double
time_program (const char *program, const char *flag, const char *script)
{
  const char *argv[] = { program, flag, script, NULL };
  g_autofree char *out = NULL, *err = NULL;
  gint status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status, NULL)
      || status != 0)
    return -1;
  return g_ascii_strtod (out, NULL);
}

static void
say (const char *what, double ms, double per, const char *peer)
{
  g_print ("%-72s %9.1f ms", what, ms);
  if (per > 0)
    g_print ("  = %.2f x %s", ms / per, peer);
  g_print ("\n");
}

static void
say_program (const char *what, double ms, double ours)
{
  if (ms < 0)
    g_print ("%-72s not installed\n", what);
  else
    say (what, ms * N_UNITS * N_GROUPS, ours, "ours");
}

int
main (void)
{
  double england = time_areas (N_PATHS, N_SCHOOLS, TRUE, TRUE, 1), two_threads = time_two_threads (N_SCHOOLS);
  struct rusage usage;
  int held = getrusage (RUSAGE_SELF, &usage); /* before the larger arrays of the memory test */
  const gsize n_numbers = (gsize) N_UNITS * N_ROWS * N_PATHS;
  double machine = time_triad (1024, n_numbers), memory = time_triad (16 << 20, n_numbers), plain = time_plain (10);
  double county = time_areas (N_PATHS, N_UNITS, FALSE, FALSE, 7),
         half = time_areas (N_PATHS, N_UNITS / 2, FALSE, FALSE, 7);
  double read = time_areas (N_PATHS, N_UNITS, TRUE, FALSE, 3), longer = time_areas (2048, N_UNITS, FALSE, FALSE, 5);

  say ("machine: 101 million multiply-adds in cache", machine, 0, NULL);
  say ("machine: 101 million multiply-adds out of memory", memory, 0, NULL);
  say ("plain loop: 450 x 15 x 15 x 1,000, a normal each (from 10 units)", plain, 0, NULL);
  say ("county: 450 x 15 x 15 x 1,000 paths, one core", county, plain, "plain loop");
  say ("county: the same", county, machine, "machine in cache");
  say ("county: half the units", half, county, "county (linear: 0.50)");
  say ("county: 2,048 paths", longer, county, "county (linear: 2.00)");
  say ("county: paths, and five exact quantiles of 101,250 cells", read, county, "paths alone");
  say_program ("R forecast: 6,750 series, simulate (ets)",
               time_program ("Rscript", "-e",
                             "suppressMessages(library(forecast));f<-ets(ts(cumsum(rnorm(10))+60),model='ANN');t<-Sys."
                             "time();for(i in 1:4)"
                             "replicate(1000,simulate(f,15));cat(as.numeric(Sys.time()-t,units='secs')*1000/4)"),
               county);
  say_program ("Python statsmodels: 6,750 series, simulate",
               time_program ("/usr/bin/python3", "-c", /* Debian's own, which has the package */
                             "import time,numpy as n;from statsmodels.tsa.holtwinters import SimpleExpSmoothing as S\n"
                             "f=S(n.cumsum(n.random.randn(10))+60).fit();t=time.perf_counter()\n"
                             "for i in range(50): f.simulate(15,repetitions=1000)\n"
                             "print((time.perf_counter()-t)*1e3/50)"),
               county);
  say ("England: 20,000 schools x 7 x 15 x 1,000 with quantiles, one core", england, 0, NULL);
  say ("England: the same, two threads", two_threads, england, "one core");
  if (held == 0)
    g_print ("%-72s %9.1f MB\n", "England: most memory, all of the process", usage.ru_maxrss / 1024.0);
  return 0;
}
