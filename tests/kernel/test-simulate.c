/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of simulated paths. */
#include "config.h"
#include <glib.h>
#include <math.h>
#include <string.h>
#include "spk-interval.h"
#include "spk-path.h"
#include "spk-simulate.h"

enum
{
  N_LEADS = 8,
  N_GROUPS = 15,
  N_PATHS = 2000,
  N_AREAS = 6,
  N_ROWS = N_LEADS * N_GROUPS
};

typedef struct
{
  SpkSimulate simulate;
  float *shared, *births, *entry;
  float *factor[N_AREAS];
  double year_share[N_GROUPS], shared_sd[N_ROWS], area_sd[N_ROWS], own_sd[N_ROWS], births_sd[N_LEADS];
  double carry[N_ROWS];
} County;

static County *
county_new (gsize n_paths, guint64 seed, double shared, double area, double own, double births)
{
  County *self = g_new0 (County, 1);
  gsize stride = spk_path_stride (n_paths);

  self->simulate = (SpkSimulate){ N_LEADS, N_GROUPS, stride, seed, 5, 0 };
  self->shared = g_new0 (float, N_ROWS *stride);
  self->births = g_new0 (float, N_LEADS *stride);
  for (gsize a = 0; a < N_AREAS; a++)
    self->factor[a] = g_new0 (float, N_ROWS *stride);
  for (gsize i = 0; i < N_ROWS; i++)
    self->shared_sd[i] = shared, self->area_sd[i] = area, self->own_sd[i] = own, self->carry[i] = 1;
  for (gsize i = 0; i < N_GROUPS; i++)
    self->year_share[i] = 0.5;
  for (gsize i = 0; i < N_LEADS; i++)
    self->births_sd[i] = i < 4 ? 0 : births;
  spk_simulate_shared (&self->simulate, self->year_share, 0, stride / SPK_PATH_BLOCK, self->shared, self->births);
  return self;
}

static void
county_free (County *self)
{
  for (gsize a = 0; a < N_AREAS; a++)
    g_free (self->factor[a]);
  g_free (self->shared);
  g_free (self->births);
  g_free (self->entry);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (County, county_free)

static SpkSimulateArea
area_of (const County *self, gsize area)
{
  return (SpkSimulateArea){
    1000 + area,     0,   N_GROUPS - 1, self->shared_sd, self->area_sd, self->own_sd, self->carry, 0,
    self->births_sd, 0.5, self->entry
  };
}

static void
run_area (County *self, gsize area, gsize first_block, gsize n_blocks)
{
  SpkSimulateArea one = area_of (self, area);

  spk_simulate_area (&self->simulate, &one, self->shared, self->births, first_block, n_blocks, self->factor[area]);
}

static void
run_all (County *self)
{
  for (gsize a = 0; a < N_AREAS; a++)
    run_area (self, a, 0, self->simulate.stride / SPK_PATH_BLOCK);
}

static const float *
row_of (const County *self, gsize area, gsize lead, gsize group)
{
  return self->factor[area] + (lead * N_GROUPS + group) * self->simulate.stride;
}

static double
sd_of (const float *row, gsize n)
{
  double mean = spk_path_mean (row, n), sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (row[i] - mean) * (row[i] - mean);
  return sqrt (sum / n);
}

static double
correlation (const float *a, const float *b, gsize n)
{
  double ma = spk_path_mean (a, n), mb = spk_path_mean (b, n), sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (a[i] - ma) * (b[i] - mb);
  return sum / n / sd_of (a, n) / sd_of (b, n);
}

static void
test_nothing_varies (void)
{
  g_autoptr (County) county = county_new (1000, 1, 0, 0, 0, 0);

  run_all (county);
  for (gsize a = 0; a < N_AREAS; a++)
    for (gsize lead = 0; lead < N_LEADS; lead++)
      for (gsize g = 0; g < N_GROUPS; g++)
        for (gsize p = 0; p < 1000; p++)
          g_assert_cmpfloat (row_of (county, a, lead, g)[p], ==, 1);
}

/* The mean of a path is 1: within four standard errors of it, and as good as exactly where only what is shared moves
 * (pairs). */
static void
test_mean (void)
{
  g_autoptr (County) county = county_new (N_PATHS, 3, 0.01, 0.01, 0.04, 0.02);
  g_autoptr (County) paired = county_new (N_PATHS, 3, 0.01, 0, 0, 0);

  run_all (county);
  run_all (paired);
  for (gsize lead = 0; lead < N_LEADS; lead++)
    for (gsize g = 0; g < N_GROUPS; g++)
      {
        const float *row = row_of (county, 2, lead, g), *pair = row_of (paired, 2, lead, g);

        g_assert_cmpfloat_with_epsilon (spk_path_mean (row, N_PATHS), 1, 4 * sd_of (row, N_PATHS) / sqrt (N_PATHS));
        g_assert_cmpfloat_with_epsilon (spk_path_mean (pair, N_PATHS), 1, 1e-6);
      }
}

/* The variance of a factor is the sum of its steps', as spk-interval.h has it for one step; year groups of an area, and
 * one year group of two areas, go together as their shares say. */
static void
test_spread (void)
{
  double s = 0.008, a = 0.012, o = 0.03, step = s * s + a * a + o * o;
  g_autoptr (County) county = county_new (16000, 11, s, a, o, 0);

  run_all (county);
  for (gsize g = 1; g < N_GROUPS; g++)
    for (gsize lead = 0; lead < N_LEADS; lead++)
      {
        gsize n_steps = MIN (lead, g) + 1;

        g_assert_cmpfloat_with_epsilon (sd_of (row_of (county, 1, lead, g), 16000) / sqrt (n_steps * step), 1, 0.03);
      }
  g_assert_cmpfloat_with_epsilon (sd_of (row_of (county, 1, 0, 3), 16000),
                                  sqrt (spk_interval_step_variance (sqrt (s * s + a * a), o * o * 60, 60)), 0.001);
  g_assert_cmpfloat_with_epsilon (correlation (row_of (county, 1, 0, 3), row_of (county, 1, 0, 5), 16000),
                                  (0.5 * s * s + a * a) / step, 0.03);
  g_assert_cmpfloat_with_epsilon (correlation (row_of (county, 1, 0, 3), row_of (county, 4, 0, 3), 16000), s * s / step,
                                  0.03);
  g_assert_cmpfloat_with_epsilon (correlation (row_of (county, 1, 0, 3), row_of (county, 4, 0, 5), 16000),
                                  0.5 * s * s / step, 0.03);
  /* A cohort keeps what happened to it: Year 5 two years on against reception's neighbour Year 3 now. */
  g_assert_cmpfloat_with_epsilon (correlation (row_of (county, 1, 0, 3), row_of (county, 1, 2, 5), 16000), 1 / sqrt (3),
                                  0.03);
}

/* Student's t: variance 1, and more years far out than a normal has (0.27 % beyond 3; t of 5 scaled has 0.6 % and
 * more). */
static void
test_heavy_tails (void)
{
  g_autoptr (County) county = county_new (16000, 5, 0, 0, 0, 0);
  double sum = 0, fourth = 0;
  gsize n = 0, far = 0;

  for (gsize g = 0; g < N_GROUPS; g++)
    county->year_share[g] = 1;
  spk_simulate_shared (&county->simulate, county->year_share, 0, county->simulate.stride / SPK_PATH_BLOCK,
                       county->shared, county->births);
  for (gsize lead = 0; lead < N_LEADS; lead++)
    for (gsize p = 0; p < 16000; p++, n++)
      {
        double x = county->shared[lead * N_GROUPS * county->simulate.stride + p];

        sum += x * x;
        fourth += x * x * x * x;
        far += fabs (x) > 3;
      }
  g_assert_cmpfloat_with_epsilon (sum / n, 1, 0.03);
  g_assert_cmpfloat (fourth / n, >, 4);
  g_assert_cmpfloat ((double) far / n, >, 0.006);
  g_assert_cmpfloat ((double) far / n, <, 0.015);
}

/* Births beyond those known wander: lead 5 has one year of it, lead 8 four. Reception feels them, not the year before.
 */
static void
test_births (void)
{
  g_autoptr (County) county = county_new (16000, 5, 0, 0, 0, 0.025);

  run_area (county, 0, 0, county->simulate.stride / SPK_PATH_BLOCK);
  run_area (county, 1, 0, county->simulate.stride / SPK_PATH_BLOCK);
  g_assert_cmpfloat (sd_of (row_of (county, 0, 3, 0), 16000), ==, 0);
  g_assert_cmpfloat_with_epsilon (sd_of (row_of (county, 0, 4, 0), 16000), 0.025, 0.001);
  g_assert_cmpfloat_with_epsilon (sd_of (row_of (county, 0, 7, 0), 16000), 0.05, 0.002);
  g_assert_cmpfloat_with_epsilon (sd_of (row_of (county, 0, 7, 3), 16000), 0.025, 0.001);
  g_assert_cmpfloat_with_epsilon (correlation (row_of (county, 0, 6, 0), row_of (county, 1, 6, 0), 16000), 0.5, 0.03);
}

/* Year 7 of a secondary area is its feeders' Year 6 of the year before: 0.75 of one and 0.25 of another. */
static void
test_transfer (void)
{
  g_autoptr (County) county = county_new (N_PATHS, 5, 0, 0, 0.02, 0);
  gsize n_blocks = county->simulate.stride / SPK_PATH_BLOCK;
  double north[N_LEADS], south[N_LEADS];
  SpkSimulateArea high;

  run_area (county, 0, 0, n_blocks);
  run_area (county, 1, 0, n_blocks);
  county->entry = g_new0 (float, N_LEADS * county->simulate.stride);
  for (gsize lead = 0; lead < N_LEADS; lead++)
    north[lead] = 0.75, south[lead] = 0.25;
  spk_simulate_transfer (&county->simulate, county->factor[0], 6, north, 0, n_blocks, county->entry);
  spk_simulate_transfer (&county->simulate, county->factor[1], 6, south, 0, n_blocks, county->entry);
  memset (county->own_sd, 0, sizeof county->own_sd);
  high = area_of (county, 2);
  high.first = 7;
  high.births_sd = NULL;
  spk_simulate_area (&county->simulate, &high, county->shared, county->births, 0, n_blocks, county->factor[2]);
  for (gsize p = 0; p < N_PATHS; p++)
    {
      g_assert_cmpfloat (row_of (county, 2, 0, 7)[p], ==, 1);
      g_assert_cmpfloat_with_epsilon (row_of (county, 2, 3, 7)[p],
                                      0.75 * row_of (county, 0, 2, 6)[p] + 0.25 * row_of (county, 1, 2, 6)[p], 1e-6);
      g_assert_cmpfloat_with_epsilon (row_of (county, 2, 4, 8)[p], row_of (county, 2, 3, 7)[p], 1e-6);
    }
}

/* Half of what a cohort departs by is carried up: its standard deviation halves, and a step of its own is added. */
static void
test_carry (void)
{
  g_autoptr (County) county = county_new (16000, 5, 0, 0, 0.02, 0);

  for (gsize lead = 0; lead < N_LEADS; lead++)
    county->carry[lead * N_GROUPS + 7] = 0.5;
  run_area (county, 0, 0, county->simulate.stride / SPK_PATH_BLOCK);
  g_assert_cmpfloat_with_epsilon (sd_of (row_of (county, 0, 7, 7), 16000), 0.02 * sqrt (0.25 * 7 + 1), 0.001);
}

/* What is new about an area lasts: Year 1 after two years has (1 + 0.6)^2 + (1 - 0.36) steps of variance, and Year 5
 * and Year 9, which have the same steps, go together entirely. */
static void
test_lasting (void)
{
  g_autoptr (County) county = county_new (16000, 5, 0, 0.02, 0, 0);
  SpkSimulateArea one = area_of (county, 0);

  one.lasting = 0.6;
  spk_simulate_area (&county->simulate, &one, county->shared, county->births, 0,
                     county->simulate.stride / SPK_PATH_BLOCK, county->factor[0]);
  g_assert_cmpfloat_with_epsilon (sd_of (row_of (county, 0, 0, 1), 16000), 0.02, 0.0005);
  g_assert_cmpfloat_with_epsilon (sd_of (row_of (county, 0, 1, 1), 16000), 0.02 * sqrt (1.6 * 1.6 + 0.64), 0.001);
  g_assert_cmpfloat_with_epsilon (correlation (row_of (county, 0, 3, 5), row_of (county, 0, 3, 9), 16000), 1, 1e-4);
}

/* So does what moves all areas: two years of it correlate as r says, three as r^2, and each keeps its variance of 1. */
static void
test_shared_lasting (void)
{
  g_autoptr (County) county = county_new (16000, 5, 0, 0, 0, 0);
  gsize stride = county->simulate.stride, row = N_GROUPS * stride;

  county->simulate.lasting = 0.6;
  spk_simulate_shared (&county->simulate, county->year_share, 0, stride / SPK_PATH_BLOCK, county->shared,
                       county->births);
  for (gsize lead = 0; lead < N_LEADS; lead++)
    g_assert_cmpfloat_with_epsilon (sd_of (county->shared + lead * row, 16000), 1, 0.03);
  g_assert_cmpfloat_with_epsilon (correlation (county->shared + row, county->shared + 2 * row, 16000), 0.6, 0.03);
  g_assert_cmpfloat_with_epsilon (correlation (county->shared + row, county->shared + 3 * row, 16000), 0.36, 0.03);
}

/* Where pupils come from no simulated cohort, only the year's own step counts. */
static void
test_level (void)
{
  g_autoptr (County) county = county_new (N_PATHS, 5, 0, 0, 0.02, 0);

  for (gsize lead = 0; lead < N_LEADS; lead++)
    county->carry[lead * N_GROUPS + 7] = 0;
  run_all (county);
  g_assert_cmpfloat_with_epsilon (sd_of (row_of (county, 0, 7, 7), N_PATHS), 0.02, 0.002);
  g_assert_cmpfloat_with_epsilon (sd_of (row_of (county, 0, 7, 6), N_PATHS), 0.02 * sqrt (7), 0.005);
}

typedef struct
{
  County *county;
  gsize from, to;
  gboolean by_block;
} Part;

static gpointer
run_part (gpointer data)
{
  Part *part = data;
  gsize n_blocks = part->county->simulate.stride / SPK_PATH_BLOCK;

  if (part->by_block)
    for (gsize a = N_AREAS; a > 0; a--)
      run_area (part->county, a - 1, part->from, part->to - part->from);
  else
    for (gsize a = part->from; a < part->to; a++)
      run_area (part->county, a, 0, n_blocks);
  return NULL;
}

static void
run_two_threads (County *county, gsize n, gboolean by_block)
{
  Part parts[2] = { { county, 0, n / 3, by_block }, { county, n / 3, n, by_block } };
  GThread *threads[2];

  for (gsize i = 0; i < 2; i++)
    threads[i] = g_thread_new ("paths", run_part, &parts[i]);
  for (gsize i = 0; i < 2; i++)
    g_thread_join (threads[i]);
}

static void
assert_same (const County *a, const County *b, gsize n_paths)
{
  for (gsize area = 0; area < N_AREAS; area++)
    for (gsize lead = 0; lead < N_LEADS; lead++)
      for (gsize g = 0; g < N_GROUPS; g++)
        g_assert_cmpmem (row_of (a, area, lead, g), n_paths * sizeof (float), row_of (b, area, lead, g),
                         n_paths * sizeof (float));
}

/* One thread or two, cut by areas or by blocks of paths, forwards or backwards: the same bits. And a longer run begins
 * as the shorter one. */
static void
test_same_bits (void)
{
  g_autoptr (County) one = county_new (N_PATHS, 9, 0.01, 0.01, 0.03, 0.02);
  g_autoptr (County) again = county_new (N_PATHS, 9, 0.01, 0.01, 0.03, 0.02);
  g_autoptr (County) areas = county_new (N_PATHS, 9, 0.01, 0.01, 0.03, 0.02);
  g_autoptr (County) blocks = county_new (N_PATHS, 9, 0.01, 0.01, 0.03, 0.02);
  g_autoptr (County) longer = county_new (2 * N_PATHS, 9, 0.01, 0.01, 0.03, 0.02);
  g_autoptr (County) other = county_new (N_PATHS, 10, 0.01, 0.01, 0.03, 0.02);

  run_all (one);
  run_all (again);
  run_two_threads (areas, N_AREAS, FALSE);
  run_two_threads (blocks, blocks->simulate.stride / SPK_PATH_BLOCK, TRUE);
  run_all (longer);
  run_all (other);
  assert_same (one, again, N_PATHS);
  assert_same (one, areas, N_PATHS);
  assert_same (one, blocks, N_PATHS);
  assert_same (one, longer, N_PATHS);
  g_assert_true (memcmp (row_of (one, 0, 3, 3), row_of (other, 0, 3, 3), N_PATHS * sizeof (float)) != 0);
}

/* The same bits on every machine, whatever width its vectors have. */
static void
test_bits_of_old (void)
{
  g_autoptr (County) county = county_new (1000, 9, 0.01, 0.01, 0.03, 0.02);
  guint32 bits[3], hash = 2166136261u; /* FNV-1a */

  run_all (county);
  for (gsize i = 0; i < 3; i++)
    memcpy (&bits[i], &row_of (county, i, 7, 14)[333 * i], sizeof bits[i]);
  for (gsize p = 0; p < 1000; p++)
    for (gsize byte = 0; byte < sizeof (float); byte++)
      hash = (hash ^ ((const guint8 *) &row_of (county, 5, 7, 7)[p])[byte]) * 16777619u;
  g_assert_cmphex (bits[0], ==, 0x3f758645);
  g_assert_cmphex (bits[1], ==, 0x3f817348);
  g_assert_cmphex (bits[2], ==, 0x3f85d937);
  g_assert_cmphex (hash, ==, 0x8391c277);
}

/* An area's own draws are its key's, wherever it stands and whatever stands beside it. */
static void
test_order_of_areas (void)
{
  g_autoptr (County) forwards = county_new (N_PATHS, 9, 0.01, 0.01, 0.03, 0.02);
  g_autoptr (County) alone = county_new (N_PATHS, 9, 0.01, 0.01, 0.03, 0.02);

  run_all (forwards);
  run_area (alone, 4, 0, alone->simulate.stride / SPK_PATH_BLOCK);
  for (gsize lead = 0; lead < N_LEADS; lead++)
    g_assert_cmpmem (row_of (forwards, 4, lead, 6), N_PATHS * sizeof (float), row_of (alone, 4, lead, 6),
                     N_PATHS * sizeof (float));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulate/nothing-varies", test_nothing_varies);
  g_test_add_func ("/simulate/mean", test_mean);
  g_test_add_func ("/simulate/spread", test_spread);
  g_test_add_func ("/simulate/heavy-tails", test_heavy_tails);
  g_test_add_func ("/simulate/births", test_births);
  g_test_add_func ("/simulate/transfer", test_transfer);
  g_test_add_func ("/simulate/carry", test_carry);
  g_test_add_func ("/simulate/lasting", test_lasting);
  g_test_add_func ("/simulate/shared-lasting", test_shared_lasting);
  g_test_add_func ("/simulate/level", test_level);
  g_test_add_func ("/simulate/same-bits", test_same_bits);
  g_test_add_func ("/simulate/bits-of-old", test_bits_of_old);
  g_test_add_func ("/simulate/order-of-areas", test_order_of_areas);
  return g_test_run ();
}
