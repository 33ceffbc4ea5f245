/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Methods that learn from many areas at once, on panels small enough to reckon by hand and on laws. */
#include "config.h"
#include <glib.h>
#include <math.h>
#include <string.h>
#include "spk-blend.h"
#include "spk-intake.h"
#include "spk-random.h"

#define MOST_AREAS 40
#define YEARS 7
#define CELLS (MOST_AREAS * YEARS * SPK_N_GROUPS)

typedef struct
{
  SpkPanel panel;
  double pupils[CELLS], feeder[CELLS];
  guint8 pupils_known[CELLS], feeder_known[CELLS];
  gint32 parent[MOST_AREAS];
} Sheet;

static void
sheet_init (Sheet *self, gsize n_areas, gsize n_parents)
{
  memset (self, 0, sizeof *self);
  self->panel
      = (SpkPanel) { n_areas,     YEARS, n_parents, self->pupils, self->feeder, self->pupils_known, self->feeder_known,
                    self->parent };
}

static void
set_pupils (Sheet *self, gsize area, gsize year, gsize group, double pupils)
{
  gsize cell = spk_panel_cell (&self->panel, area, year, group);

  self->pupils[cell] = pupils;
  self->pupils_known[cell] = TRUE;
  if (group + 1 < SPK_N_GROUPS && year + 1 < YEARS)
    {
      gsize next = spk_panel_cell (&self->panel, area, year + 1, group + 1);

      self->feeder[next] = pupils;
      self->feeder_known[next] = TRUE;
    }
}

static double *
departure_memory (SpkDeparture *departure, const SpkPanel *panel, double **scratch)
{
  double *memory = g_new0 (double, spk_departure_n_doubles (panel));

  *scratch = spk_departure_lay (departure, panel, memory, g_new0 (guint8, panel->n_parents * SPK_N_GROUPS));
  return memory;
}

#define CLOSE(a, b) g_assert_cmpfloat (fabs ((a) - (b)), <, 1e-9)

/* Two areas of 100 and 300 in Year 1 move into Year 2 once: 110 and 290. All areas: 400/400 = 1, so the parent's ratio
 * is (400 + 300) / (400 + 300) = 1; the first departs by log ((110 + 80) / (100 + 80)). */
static void
test_departure (void)
{
  static Sheet sheet;
  SpkDeparture departure;
  double *scratch, *memory;

  sheet_init (&sheet, 2, 1);
  set_pupils (&sheet, 0, YEARS - 2, 1, 100);
  set_pupils (&sheet, 1, YEARS - 2, 1, 300);
  set_pupils (&sheet, 0, YEARS - 1, 2, 110);
  set_pupils (&sheet, 1, YEARS - 1, 2, 290);
  memory = departure_memory (&departure, &sheet.panel, &scratch);
  spk_departure_find (&departure, &sheet.panel, YEARS - 1, scratch);
  g_assert_true (departure.expected_known[2]);
  g_assert_false (departure.expected_known[3]);
  CLOSE (departure.expected[2], 0);
  CLOSE (departure.own[2], log (190 / 180.0));
  CLOSE (departure.own[SPK_N_GROUPS + 2], log (370 / 380.0));
  CLOSE (departure.latest[2], log (190 / 180.0));
  CLOSE (departure.before[2], 0);
  CLOSE (departure.area[0], log (410 / 400.0)); /* all year groups of the area, strength 300 */
  g_free (departure.expected_known);
  g_free (memory);
}

/* A year in which every area loses a tenth between Years 1 and 2 is the year's, not any area's; and it is not believed
 * in full. */
static void
test_shared_shock (void)
{
  static Sheet sheet;
  SpkDeparture departure;
  double *scratch, *memory;

  sheet_init (&sheet, 10, 1);
  for (gsize a = 0; a < 10; a++)
    for (gsize y = 0; y < YEARS; y++)
      {
        set_pupils (&sheet, a, y, 1, 1000);
        set_pupils (&sheet, a, y, 2, y == YEARS - 1 ? 900 : y % 2 ? 1002 : 998);
      }
  memory = departure_memory (&departure, &sheet.panel, &scratch);
  spk_departure_find (&departure, &sheet.panel, YEARS - 1, scratch);
  for (gsize a = 0; a < 10; a++)
    g_assert_cmpfloat (fabs (departure.latest[a * SPK_N_GROUPS + 2]), <, 0.003);
  g_assert_cmpfloat (fabs (departure.expected[2]), <, 0.005); /* log 0.9 is -0.105 */
  g_free (departure.expected_known);
  g_free (memory);
}

static void
test_ridge (void)
{
  static const double nothing[2] = { 0, 0 }, truth[2] = { 0.4, -0.2 };
  SpkRandom random;
  SpkRidge many, few;

  spk_ridge_start (&many, nothing, 2);
  spk_ridge_start (&few, truth, 2);
  for (int pass = 0; pass < 4; pass++)
    {
      spk_random_seed (&random, 9, 0); /* the same rows each pass */
      spk_ridge_begin (&many);
      spk_ridge_begin (&few);
      for (int i = 0; i < 5000; i++)
        {
          double x[2] = { spk_random_normal (&random), spk_random_normal (&random) };
          double y = 0.4 * x[0] - 0.2 * x[1] + 0.1 * spk_random_normal (&random);

          if (i % 50 == 0)
            y += 40; /* absurd rows hardly count */
          spk_ridge_add (&many, x, y, 1);
        }
      spk_ridge_end (&many, 4);
      spk_ridge_end (&few, 4); /* no rows at all: the prior stands */
    }
  for (int i = 0; i < 2; i++)
    {
      g_assert_cmpfloat (fabs (many.beta[i] - truth[i]), <, 0.05);
      g_assert_cmpfloat (few.beta[i], ==, truth[i]);
    }
  CLOSE (spk_ridge_predict (&few, (double[]) { 1, 1 }), 0.2);
}

static void
draw_sheet (Sheet *sheet, gsize n_areas, const gsize *order)
{
  SpkRandom random;

  sheet_init (sheet, n_areas, 2);
  for (gsize i = 0; i < n_areas; i++)
    {
      gsize a = order ? order[i] : i;

      sheet->parent[a] = i % 2;
      for (gsize y = 0; y < YEARS; y++)
        for (gsize g = 0; g < 7; g++)
          {
            spk_random_seed (&random, 5, (i * YEARS + y) * 16 + g);
            set_pupils (sheet, a, y, g, floor (30 + 2 * (double) i + 6 * spk_random_uniform (&random)));
          }
    }
}

static double
step_of (const Sheet *sheet, const SpkBlend *blend, gsize area)
{
  double next = -1;

  g_assert_cmpint (spk_blend_step (blend, &sheet->panel, area, 3, 50, 48, 47, 0, &next), ==, SPK_OK);
  return next;
}

/* The order of areas does not matter; an unknown step is not guessed; what is learned is finite. */
static void
test_blend_laws (void)
{
  static Sheet plain, turned;
  gsize n = 30, order[30];
  SpkBlend a, b;
  g_autofree double *memory_a = NULL, *memory_b = NULL;
  guint8 known_a[2 * SPK_N_GROUPS], known_b[2 * SPK_N_GROUPS];
  double next;

  for (gsize i = 0; i < n; i++)
    order[i] = (i * 7 + 3) % n;
  draw_sheet (&plain, n, NULL);
  draw_sheet (&turned, n, order);
  memory_a = g_new0 (double, spk_blend_n_doubles (&plain.panel));
  memory_b = g_new0 (double, spk_blend_n_doubles (&turned.panel));
  spk_blend_fit (&a, &plain.panel, YEARS - 1, NULL, memory_a, known_a);
  spk_blend_fit (&b, &turned.panel, YEARS - 1, NULL, memory_b, known_b);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat (fabs (step_of (&plain, &a, i) - step_of (&turned, &b, order[i])), <, 1e-9);
  g_assert_cmpfloat (step_of (&plain, &a, 0), >, 30);
  g_assert_cmpfloat (step_of (&plain, &a, 0), <, 70);
  g_assert_cmpint (spk_blend_step (&a, &plain.panel, 0, 9, 50, 0, 0, 0, &next), ==, SPK_NO_HISTORY);
  for (gsize g = 0; g < SPK_N_GROUPS; g++)
    g_assert_true (spk_blend_pass (&a, g) >= 0.5 && spk_blend_pass (&a, g) <= 1);
}

/* Where nothing ever changes nothing is forecast to. */
static void
test_level (void)
{
  static Sheet sheet;
  SpkBlend blend;
  SpkIntake intake;
  g_autofree double *memory = NULL, *scratch = NULL;
  guint8 known[SPK_N_GROUPS];
  double next;

  sheet_init (&sheet, 5, 1);
  for (gsize a = 0; a < 5; a++)
    for (gsize y = 0; y < YEARS; y++)
      for (gsize g = 0; g < 7; g++)
        set_pupils (&sheet, a, y, g, 30);
  memory = g_new0 (double, spk_blend_n_doubles (&sheet.panel));
  scratch = g_new0 (double, spk_intake_n_doubles (&sheet.panel));
  spk_blend_fit (&blend, &sheet.panel, YEARS - 1, NULL, memory, known);
  spk_intake_fit (&intake, &sheet.panel, YEARS - 1, scratch);
  g_assert_cmpint (spk_blend_step (&blend, &sheet.panel, 2, 4, 30, 30, 30, 0, &next), ==, SPK_OK);
  CLOSE (next, 30);
  for (gsize lead = 1; lead <= 10; lead++)
    {
      g_assert_cmpint (spk_intake_step (&intake, &sheet.panel, YEARS - 1, lead, 2, 0, 0, scratch, &next), ==, SPK_OK);
      CLOSE (next, 30);
    }
  g_assert_cmpint (spk_intake_step (&intake, &sheet.panel, YEARS - 1, 1, 2, 9, 0, scratch, &next), ==, SPK_NO_HISTORY);
}

/* A middle school's intake follows the children already in the schools below: with a few areas, by the prior, 0.25 of
 * their growth. */
static void
test_arriving (void)
{
  static Sheet sheet;
  SpkIntake intake;
  g_autofree double *scratch = NULL;
  double level, more;

  sheet_init (&sheet, 2, 1);
  for (gsize y = 0; y < YEARS; y++)
    {
      set_pupils (&sheet, 0, y, 5, 100);
      set_pupils (&sheet, 1, y, 6, 90);
    }
  scratch = g_new0 (double, spk_intake_n_doubles (&sheet.panel));
  spk_intake_fit (&intake, &sheet.panel, YEARS - 1, scratch);
  g_assert_cmpint (spk_intake_step (&intake, &sheet.panel, YEARS - 1, 1, 1, 6, 100, scratch, &level), ==, SPK_OK);
  g_assert_cmpint (spk_intake_step (&intake, &sheet.panel, YEARS - 1, 1, 1, 6, 120, scratch, &more), ==, SPK_OK);
  CLOSE (level, 90);
  g_assert_cmpfloat (fabs (more - 90 * pow (1.2, 0.25)), <, 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kernel/panel/departure", test_departure);
  g_test_add_func ("/kernel/panel/shared-shock", test_shared_shock);
  g_test_add_func ("/kernel/panel/ridge", test_ridge);
  g_test_add_func ("/kernel/panel/blend-laws", test_blend_laws);
  g_test_add_func ("/kernel/panel/level", test_level);
  g_test_add_func ("/kernel/panel/arriving", test_arriving);
  return g_test_run ();
}
