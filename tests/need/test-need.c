/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-need.h"

#include "sp-forms.h"
#include "three-areas.h"

static SpNeed *
run (ThreeAreas *plan, SpSupplyKind kind, double margin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpForecast) forecast = sp_forecast_run (&plan->snapshot, NULL, NULL, &error);
  g_autoptr (SpSupply) supply = sp_supply_new (&plan->snapshot, kind);
  SpNeedOptions options = SP_NEED_OPTIONS_INIT;
  SpNeed *need;

  g_assert_no_error (error);
  options.margin = margin;
  need = sp_need_run (forecast, supply, &options, NULL, &error);
  g_assert_no_error (error);
  return need;
}

static const SpFinding *
find_code (SpNeed *need, const char *code)
{
  GPtrArray *findings = sp_need_get_findings (need);

  for (guint i = 0; i < findings->len; i++)
    if (g_strcmp0 (sp_finding_get_code (findings->pdata[i]), code) == 0)
      return findings->pdata[i];
  return NULL;
}

static void
test_cells (void)
{
  ThreeAreas plan;
  g_autoptr (SpNeed) need = NULL;

  three_areas_init (&plan);
  need = run (&plan, SP_SUPPLY_EXISTING, 0);
  for (gint lead = 0; lead <= HORIZON; lead++)
    {
      SpNeedCell north = sp_need_get_cell (need, NORTH, lead, SP_GROUP_R);
      SpNeedCell south = sp_need_get_cell (need, SOUTH, lead, SP_GROUP_R);

      g_assert_true (north.known && south.known);
      g_assert_cmpfloat_with_epsilon (north.pupils, 48, 1e-9);
      g_assert_cmpfloat (north.places, ==, 45);
      g_assert_cmpfloat_with_epsilon (north.shortfall, 3, 1e-9);
      g_assert_cmpfloat (north.spare, ==, 0);
      g_assert_cmpfloat (south.shortfall, ==, 0);
      g_assert_cmpfloat_with_epsilon (south.spare, 10, 1e-9);
    }
  g_assert_false (sp_need_get_cell (need, NORTH, 0, SP_GROUP_Y7).known);
  g_assert_false (sp_need_get_cell (need, NORTH, HORIZON + 1, SP_GROUP_R).known);
  g_assert_false (sp_need_get_cell (need, NORTH, -1, SP_GROUP_R).known);
}

/* Both readings: 3 short in reception is a tenth of a form; 21 short over R-Y6 is 21 / 210, the same. */
static void
test_sums (void)
{
  ThreeAreas plan;
  g_autoptr (SpNeed) need = NULL;
  SpNeedSum north, south, town;

  three_areas_init (&plan);
  need = run (&plan, SP_SUPPLY_EXISTING, 0);
  north = sp_need_get_area (need, NORTH, 1);
  south = sp_need_get_area (need, SOUTH, 1);
  town = sp_need_get_area (need, TOWN, 0);
  g_assert_cmpfloat_with_epsilon (north.pupils, 7 * 48, 1e-9);
  g_assert_cmpfloat_with_epsilon (north.shortfall, 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (north.forms_entry, 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (north.forms_total, 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (south.spare, 70, 1e-9);
  g_assert_cmpfloat_with_epsilon (south.surplus_entry, 10 / 30.0, 1e-9);
  g_assert_cmpfloat (south.forms_entry, ==, 0);
  g_assert_cmpfloat_with_epsilon (town.spare, 75, 1e-9);
  g_assert_cmpfloat_with_epsilon (town.surplus_total, 0.5, 1e-9); /* 75 / 150 */
}

/* North is short and South has room: the authority is 21 short and has 70 spare, not 49 spare. */
static void
test_never_netted (void)
{
  ThreeAreas plan;
  g_autoptr (SpNeed) need = NULL;
  SpNeedSum primary;

  three_areas_init (&plan);
  need = run (&plan, SP_SUPPLY_EXISTING, 0);
  primary = sp_need_get_authority (need, SP_PHASE_PRIMARY, 1);
  g_assert_cmpfloat_with_epsilon (primary.shortfall, 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (primary.spare, 70, 1e-9);
  g_assert_cmpfloat_with_epsilon (primary.places, 7 * 75, 1e-9);
  g_assert_cmpuint (primary.n_left_out, ==, 0);
  g_assert_nonnull (find_code (need, "short-and-spare"));
}

/* Nor between year groups of one area: 30 short in reception is not met by 30 spare in Year 6. */
static void
test_year_groups_not_netted (void)
{
  ThreeAreas plan;
  g_autoptr (SpNeed) need = NULL;
  SpNeedSum south;

  three_areas_init (&plan);
  three_areas_fill (&plan, ELM, SP_GROUP_R, SP_GROUP_R, 20, 10);
  need = run (&plan, SP_SUPPLY_EXISTING, 0);
  south = sp_need_get_area (need, SOUTH, 1);
  g_assert_cmpfloat_with_epsilon (south.shortfall, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (south.spare, 60, 1e-9);
  g_assert_cmpfloat_with_epsilon (south.forms_entry, 10 / 30.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (south.forms_total, 10 / 210.0, 1e-9);
}

/* The margin is the area's own unless one is given for all: 48 x 1.05 - 45 = 5.4. */
static void
test_margin (void)
{
  ThreeAreas plan;
  g_autoptr (SpNeed) own = NULL, given = NULL;

  three_areas_init (&plan);
  plan.areas[NORTH].margin = 0.05;
  own = run (&plan, SP_SUPPLY_EXISTING, -1);
  given = run (&plan, SP_SUPPLY_EXISTING, 0.1);
  g_assert_cmpfloat_with_epsilon (sp_need_get_cell (own, NORTH, 1, SP_GROUP_R).shortfall, 5.4, 1e-9);
  g_assert_cmpfloat (sp_need_get_cell (own, SOUTH, 1, SP_GROUP_R).margin, ==, 0);
  g_assert_cmpfloat_with_epsilon (sp_need_get_cell (given, NORTH, 1, SP_GROUP_R).shortfall, 7.8, 1e-9);
}

static void
test_absurd_margin (void)
{
  ThreeAreas plan;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpSupply) supply = NULL;
  SpNeedOptions options = { .margin = 5 };

  three_areas_init (&plan);
  forecast = sp_forecast_run (&plan.snapshot, NULL, NULL, &error);
  supply = sp_supply_new (&plan.snapshot, SP_SUPPLY_EXISTING);
  g_assert_null (sp_need_run (forecast, supply, &options, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

/* An area whose places are not held is left out of the authority and counted as left out; it is not an area with none.
 */
static void
test_missing (void)
{
  ThreeAreas plan;
  g_autoptr (SpNeed) need = NULL;
  SpNeedSum primary, south;

  three_areas_init (&plan);
  three_areas_fill (&plan, ELM, SP_GROUP_R, SP_GROUP_Y6, 20, -1);
  need = run (&plan, SP_SUPPLY_EXISTING, 0);
  south = sp_need_get_area (need, SOUTH, 1);
  primary = sp_need_get_authority (need, SP_PHASE_PRIMARY, 1);
  g_assert_false (south.known);
  g_assert_cmpint (sp_need_sum_get_class (&south), ==, SP_NEED_NOT_HELD);
  g_assert_cmpuint (primary.n_left_out, ==, 1);
  g_assert_cmpfloat_with_epsilon (primary.places, 7 * 45, 1e-9);
  g_assert_false (sp_need_get_peak (need, SOUTH).known);
  g_assert_cmpint (sp_finding_get_id (find_code (need, "need-not-known")), ==, 12);
}

/* One year group without places would make a part sum: the area is not known either. */
static void
test_part_sum (void)
{
  ThreeAreas plan;
  g_autoptr (SpNeed) need = NULL;

  three_areas_init (&plan);
  three_areas_fill (&plan, ELM, SP_GROUP_Y3, SP_GROUP_Y3, 20, -1);
  need = run (&plan, SP_SUPPLY_EXISTING, 0);
  g_assert_false (sp_need_get_area (need, SOUTH, 1).known);
  g_assert_true (sp_need_get_cell (need, SOUTH, 1, SP_GROUP_R).known);
}

/* A planning area of junior schools: 120 places a form, and Year 3 is its entry. */
static void
test_junior_area (void)
{
  ThreeAreas plan;
  g_autoptr (SpNeed) need = NULL;
  SpNeedSum south;

  three_areas_init (&plan);
  three_areas_fill (&plan, ELM, SP_GROUP_R, SP_GROUP_Y6, -1, -1);
  three_areas_fill (&plan, ELM, SP_GROUP_Y3, SP_GROUP_Y6, 60, 30);
  need = run (&plan, SP_SUPPLY_EXISTING, 0);
  south = sp_need_get_area (need, SOUTH, 0);
  g_assert_true (south.known);
  g_assert_cmpfloat_with_epsilon (south.shortfall, 120, 1e-9);
  g_assert_cmpfloat_with_epsilon (south.forms_total, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (south.forms_entry, 1, 1e-9);
}

/* Short in the year counted is short already; the peak is of the years forecast. One reading of "short": 0.5 % of places. */
static void
test_short_already (void)
{
  ThreeAreas plan;
  g_autoptr (SpNeed) need = NULL;
  SpNeedSum sum = { .known = TRUE, .places = 1000, .shortfall = 4.9 };

  g_assert_false (sp_need_sum_is_short (&sum));
  sum.shortfall = 5;
  g_assert_true (sp_need_sum_is_short (&sum));
  sum.known = FALSE;
  g_assert_false (sp_need_sum_is_short (&sum));
  three_areas_init (&plan);
  for (gint g = SP_GROUP_R; g <= SP_GROUP_Y6; g++)
    plan.places[sp_snapshot_cell (&plan.snapshot, OAK, ORIGIN - FIRST_YEAR, g)] = 10;
  need = run (&plan, SP_SUPPLY_EXISTING, 0);
  g_assert_cmpint (sp_need_get_peak (need, NORTH).first_short_year.start, ==, ORIGIN);
  g_assert_cmpint (sp_need_get_peak (need, NORTH).peak_year.start, >, ORIGIN);
}

/* Committed places come in 2015 only, a bulge of one class in reception. */
static void
test_supply_matters (void)
{
  ThreeAreas plan;
  g_autoptr (SpNeed) need = NULL;

  three_areas_init (&plan);
  need = run (&plan, SP_SUPPLY_COMMITTED, 0);
  g_assert_cmpfloat_with_epsilon (sp_need_get_cell (need, SOUTH, 1, SP_GROUP_R).spare, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (sp_need_get_cell (need, SOUTH, 2, SP_GROUP_R).spare, 40, 1e-9);
  g_assert_cmpfloat_with_epsilon (sp_need_get_cell (need, SOUTH, 3, SP_GROUP_R).spare, 10, 1e-9);
}

/* Places of Oak fall to 15 in 2016: short by 0.6 of a form from then on; peak, long run and first short year follow. */
static void
test_peak (void)
{
  ThreeAreas plan;
  g_autoptr (SpNeed) need = NULL;
  SpNeedPeak peak;

  three_areas_init (&plan);
  for (guint y = 2016 - FIRST_YEAR; y < N_YEARS; y++)
    for (gint g = SP_GROUP_R; g <= SP_GROUP_Y6; g++)
      plan.places[sp_snapshot_cell (&plan.snapshot, OAK, y, g)] = FIRST_YEAR + y == 2016 ? 10 : 20;
  need = run (&plan, SP_SUPPLY_EXISTING, 0);
  peak = sp_need_get_peak (need, NORTH);
  g_assert_true (peak.known);
  g_assert_cmpfloat_with_epsilon (peak.peak_forms, 23 / 30.0, 1e-9);
  g_assert_cmpint (peak.peak_year.start, ==, 2016);
  g_assert_cmpfloat_with_epsilon (peak.long_run_forms, 13 / 30.0, 1e-9);
  g_assert_cmpint (peak.first_short_year.start, ==, 2013); /* already: 21 of 315 is 6.7 % */
  g_assert_cmpint (sp_need_get_peak (need, SOUTH).first_short_year.start, ==, 0);
  g_assert_nonnull (find_code (need, "shortfall-no-project"));
}

/* A project that brings places to North in 2016 comes after the need of 2014. */
static void
test_places_after_need (void)
{
  ThreeAreas plan;
  g_autoptr (SpNeed) need = NULL;

  three_areas_init (&plan);
  three_areas_fill (&plan, OAK, SP_GROUP_R, SP_GROUP_Y6, 33, 10);
  plan.project_places[0] = (SpProjectPlaces) { NORTH, SP_GROUP_R, { 2016 }, 30, FALSE };
  need = run (&plan, SP_SUPPLY_EXISTING, 0);
  g_assert_null (find_code (need, "shortfall-no-project"));
  g_assert_cmpint (sp_finding_get_id (find_code (need, "places-after-need")), ==, 21);
  g_assert_nonnull (strstr (sp_finding_get_message (find_code (need, "places-after-need")), "2016/17"));
}

/* The interval of the pupils carried through to forms: no wider than it by more than the margin, never below nought. */
static void
test_interval (void)
{
  ThreeAreas plan;
  g_autoptr (SpNeed) need = NULL;
  double forms, lower, upper, low_pupils, high_pupils;

  three_areas_init (&plan);
  need = run (&plan, SP_SUPPLY_EXISTING, 0);
  g_assert_true (sp_need_get_forms_interval (need, NORTH, 3, 80, &forms, &lower, &upper));
  g_assert_true (
      sp_forecast_get_interval (sp_need_get_forecast (need), NORTH, 3, SP_GROUP_R, 80, &low_pupils, &high_pupils));
  g_assert_cmpfloat_with_epsilon (forms, 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (lower, MAX (0, low_pupils - 45) / 30, 1e-12);
  g_assert_cmpfloat_with_epsilon (upper, MAX (0, high_pupils - 45) / 30, 1e-12);
  g_assert_cmpfloat (lower, <=, forms);
  g_assert_cmpfloat (forms, <=, upper);
  g_assert_false (sp_need_get_forms_interval (need, NORTH, HORIZON + 1, 80, &forms, &lower, &upper));
}

static void
test_classes (void)
{
  static const struct { double places, shortfall, spare; SpNeedClass klass;
  } cases[] = {
    { 1000, 101, 0, SP_NEED_SHORT_SEVERE }, { 1000, 100, 0, SP_NEED_SHORT },
    { 1000, 50, 0, SP_NEED_SHORT },         { 1000, 49.9, 0, SP_NEED_SHORT_SLIGHT },
    { 1000, 5, 0, SP_NEED_SHORT_SLIGHT },   { 1000, 4.9, 0, SP_NEED_BALANCED },
    { 1000, 5, 400, SP_NEED_SHORT_SLIGHT }, { 1000, 4.9, 400, SP_NEED_SPARE_LARGE },
    { 1000, 0, 49.9, SP_NEED_BALANCED },    { 1000, 0, 50, SP_NEED_SPARE_SLIGHT },
    { 1000, 0, 100, SP_NEED_SPARE },        { 1000, 0, 250, SP_NEED_SPARE },
    { 1000, 0, 251, SP_NEED_SPARE_LARGE },  { 0, 0, 0, SP_NEED_BALANCED },
    { 0, 3, 0, SP_NEED_SHORT_SEVERE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpNeedSum sum
          = { .known = TRUE, .places = cases[i].places, .shortfall = cases[i].shortfall, .spare = cases[i].spare };

      g_test_message ("%g short, %g spare of %g", cases[i].shortfall, cases[i].spare, cases[i].places);
      g_assert_cmpint (sp_need_sum_get_class (&sum), ==, cases[i].klass);
    }
  for (gint klass = 0; klass < SP_N_NEED_CLASSES; klass++)
    {
      g_assert_nonnull (sp_need_class_name (klass));
      g_assert_nonnull (sp_need_class_code (klass));
    }
}

/* Law: twice the pupils and twice the places are twice the need; nobody and nothing stay nought. */
static void
test_doubling (void)
{
  ThreeAreas once, twice;
  g_autoptr (SpNeed) a = NULL, b = NULL;

  three_areas_init (&once);
  three_areas_init (&twice);
  for (gsize i = 0; i < G_N_ELEMENTS (twice.roll); i++)
    {
      twice.roll[i] = twice.roll[i] < 0 ? -1 : twice.roll[i] * 2;
      twice.places[i] = twice.places[i] < 0 ? -1 : twice.places[i] * 2;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (twice.births); i++)
    twice.births[i] = twice.births[i] < 0 ? -1 : twice.births[i] * 2;
  a = run (&once, SP_SUPPLY_EXISTING, 0.05);
  b = run (&twice, SP_SUPPLY_EXISTING, 0.05);
  for (gint lead = 0; lead <= HORIZON; lead++)
    {
      SpNeedSum one = sp_need_get_authority (a, SP_PHASE_PRIMARY, lead),
                two = sp_need_get_authority (b, SP_PHASE_PRIMARY, lead);

      g_assert_cmpfloat_with_epsilon (2 * one.shortfall, two.shortfall, 1e-9);
      g_assert_cmpfloat_with_epsilon (2 * one.spare, two.spare, 1e-9);
      g_assert_cmpfloat_with_epsilon (2 * one.forms_entry, two.forms_entry, 1e-9);
    }
}

static void
test_cancelled (void)
{
  ThreeAreas plan;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpSupply) supply = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpProgress) progress = sp_progress_new (cancellable, NULL, NULL);

  three_areas_init (&plan);
  forecast = sp_forecast_run (&plan.snapshot, NULL, NULL, &error);
  supply = sp_supply_new (&plan.snapshot, SP_SUPPLY_EXISTING);
  g_cancellable_cancel (cancellable);
  g_assert_null (sp_need_run (forecast, supply, NULL, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/need/need/cells", test_cells);
  g_test_add_func ("/need/need/sums", test_sums);
  g_test_add_func ("/need/need/never-netted", test_never_netted);
  g_test_add_func ("/need/need/year-groups-not-netted", test_year_groups_not_netted);
  g_test_add_func ("/need/need/margin", test_margin);
  g_test_add_func ("/need/need/absurd-margin", test_absurd_margin);
  g_test_add_func ("/need/need/missing", test_missing);
  g_test_add_func ("/need/need/part-sum", test_part_sum);
  g_test_add_func ("/need/need/junior-area", test_junior_area);
  g_test_add_func ("/need/need/supply-matters", test_supply_matters);
  g_test_add_func ("/need/need/peak", test_peak);
  g_test_add_func ("/need/need/places-after-need", test_places_after_need);
  g_test_add_func ("/need/need/interval", test_interval);
  g_test_add_func ("/need/need/classes", test_classes);
  g_test_add_func ("/need/need/short-already", test_short_already);
  g_test_add_func ("/need/need/doubling", test_doubling);
  g_test_add_func ("/need/need/cancelled", test_cancelled);
  return g_test_run ();
}
