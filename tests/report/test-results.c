/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences, charts and tables filled from the results of the Norfolk 2013 sample: they say what the engines say. */
#include "config.h"
#include "line-fixture.h"
#include "plan-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "sp-chart.h"
#include "sp-edit.h"
#include "sp-funding.h"
#include "sp-map-drawing.h"
#include "sp-need.h"
#include "sp-number.h"
#include "sp-plan.h"
#include "sp-programme.h"
#include "sp-forecast-paths.h"
#include "sp-heat.h"
#include "sp-need-probability.h"
#include "sp-receipt.h"
#include "sp-result-charts.h"
#include "sp-result-programme.h"
#include "sp-result-tables.h"
#include "sp-waterfall.h"

typedef struct { PlanFixture in; LineFixture line; } Fixture;

static void
set_up (Fixture *f, gconstpointer sample)
{
  plan_fixture_set_up (&f->in, sample);
  line_fixture_run (&f->line, f->in.plan, 0, SP_SUPPLY_COMMITTED);
}

static void
tear_down (Fixture *f, gconstpointer sample)
{
  line_fixture_clear (&f->line);
  plan_fixture_tear_down (&f->in, sample);
}

static gint
find_growth (Fixture *f, const char *name)
{
  gint growth = sp_snapshot_find_growth_area_by_name (f->line.snapshot, name);
  g_assert_cmpint (growth, >=, 0);
  return growth;
}

static void
test_dwellings (void)
{
  static const struct { gint min, max; const char *words;
  } cases[] = {
    { 5000, 5000, "5,000" },
    { 7000, 10000, "7,000 to 10,000" },
    { 1000, -1, "at least 1,000" },
    { -1, 200, "up to 200" },
    { -1, -1, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sp_words_for_dwellings (cases[i].min, cases[i].max);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* domain.md 1.3: 5,000 dwellings, 1,263.8 primary pupils, 6.02 FE; 7,000 to 10,000 stay a range; Easton is "at least".
 */
static void
test_growth_sentences (Fixture *f, gconstpointer data)
{
  g_autofree char *thetford = sp_sentence_for_growth (f->line.need, find_growth (f, "Thetford"), SP_PHASE_PRIMARY);
  g_assert_cmpstr (thetford, ==, "Once settled, 5,000 dwellings bring about 1,264 primary pupils: 6.0 forms of entry.");
  g_autofree char *sprowston = sp_sentence_for_growth (f->line.need, 0, SP_PHASE_PRIMARY);
  g_assert_cmpstr (
      sprowston, ==,
      "Once settled, 7,000 to 10,000 dwellings bring about 1,769 to 2,528 primary pupils: 8.4 to 12.0 forms of entry.");
  g_autofree char *easton = sp_sentence_for_growth (f->line.need, find_growth (f, "Easton"), SP_PHASE_SECONDARY);
  g_assert_nonnull (strstr (easton, "at least 1,000 dwellings"));
}

/* Where young estates yield more than settled ones, the peak is said apart from the long run, with its year. */
static void
test_growth_peak_sentence (Fixture *f, gconstpointer data)
{
  static const SpYield young[] = { { "primary", -1, -1, 0, 0, 0.1, { 0 } }, { "primary", -1, -1, 0, 6, 0.4, { 0 } },
                                   { "primary", -1, -1, 0, 14, 0.252769, { 0 } } };
  g_autoptr (GError) error = NULL;
  g_assert_true (sp_edit_set_yields (f->in.plan, young, G_N_ELEMENTS (young), "a survey", &error));
  g_assert_no_error (error);
  line_fixture_run (&f->line, f->in.plan, 0, SP_SUPPLY_COMMITTED);
  g_autofree char *sentence = sp_sentence_for_growth (f->line.need, find_growth (f, "Fakenham"), SP_PHASE_PRIMARY);
  g_test_message ("%s", sentence);
  g_assert_true (g_str_has_prefix (sentence, "Once settled, 800 to 1,100 dwellings bring about 202 to 278 primary pupils: "
                                             "1.0 to 1.3 forms of entry. At the peak, about 20"));
}

static void
test_funding_sentence (Fixture *f, gconstpointer data)
{
  g_autofree char *sentence = sp_sentence_for_funding (f->line.waterfall);
  g_assert_cmpstr (sentence, ==, "Schemes of £92.672m (£245,000 of it already met) against £72.5m: £19.927m short.");
}

/* A plan that holds no money says so, and not that nought is left of nought. */
static void
test_no_money_sentence (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("sp-results-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "empty.gpkg", NULL);
  g_autoptr (SpPlan) plan = sp_plan_new_empty (path, "Empty", "926", sp_academic_year (2018), &error);
  g_assert_no_error (error);
  g_autoptr (SpSnapshot) snapshot = sp_plan_snapshot (plan, 0, &error);
  g_autoptr (SpFunding) funding = sp_funding_run (snapshot, NULL, &error);
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpWaterfall) waterfall = sp_waterfall_new (funding, NULL);
  g_autofree char *sentence = sp_sentence_for_funding (waterfall);

  g_assert_cmpstr (sentence, ==, "No schemes are held, and no money for them.");
  forecast = sp_forecast_run (snapshot, NULL, NULL, &error);
  g_assert_null (forecast);
  g_assert_true (g_str_has_prefix (error->message, "No pupils of any planning area are held"));
  g_clear_object (&plan);
  g_unlink (path);
  g_rmdir (folder);
}

/* What a sentence says of need is what the table says, area by area. */
static void
test_area_sentences (Fixture *f, gconstpointer data)
{
  guint short_areas = 0;
  for (guint area = 0; area < f->line.snapshot->n_areas; area++)
    {
      SpEntryPeak entry;
      g_autofree char *sentence = sp_sentence_for_area (f->line.need, (gint) area);
      SpNeedPeak peak = sp_need_get_peak (f->line.need, (gint) area);
      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_cmpint (strstr (sentence, "Needs") != NULL, ==, peak.peak_forms >= 0.05);
      if (!sp_need_find_entry_peak (f->line.need, (gint) area, &entry))
        continue;
      short_areas++;
      g_assert_cmpfloat (entry.forms, <=, peak.peak_forms + 1e-9);
      if (entry.has_range)
        g_assert_true (entry.lower <= entry.forms && entry.forms <= entry.upper);
      g_assert_cmpint (entry.first_short.start, <=, entry.year.start);
    }
  g_assert_cmpuint (short_areas, >, 10);
}

static void
test_titles (Fixture *f, gconstpointer data)
{
  for (guint growth = 0; growth < f->line.snapshot->n_growth_areas; growth++)
    {
      g_autofree char *title = sp_title_for_growth (f->line.need, (gint) growth);
      g_assert_true (g_str_has_prefix (title, f->line.snapshot->growth_areas[growth].name));
    }
  g_autofree char *plan = sp_title_for_plan (f->line.need, f->line.waterfall);
  g_assert_nonnull (strstr (plan, "£19.9m short"));
  g_autofree char *money = sp_title_for_plan (NULL, f->line.waterfall);
  g_assert_nonnull (money);
}

static gint
find_column (SpChart *chart, const char *name)
{
  for (guint c = 0; c < sp_chart_get_n_columns (chart); c++)
    {
      g_autofree char *heading = sp_chart_dup_cell (chart, -1, c);
      if (heading != NULL && strstr (heading, name) != NULL)
        return (gint) c;
    }
  return -1;
}

/* What is not worked out is not known; at the origin need itself says; and chances are those of the engine. */
static void
test_chances (Fixture *f, gconstpointer data)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (f->line.need);
  SpPathOptions options = SP_PATH_OPTIONS_INIT;
  SpNeedProbabilityOptions need_options = SP_NEED_PROBABILITY_OPTIONS_INIT;
  g_autoptr (SpForecastPaths) paths = sp_forecast_simulate (sp_need_get_forecast (f->line.need), &options, NULL, NULL);
  g_autoptr (SpNeedProbability) chances
      = sp_need_probability_run (paths, sp_need_get_supply (f->line.need), &need_options, NULL, NULL);
  gint area = sp_snapshot_find_area_by_name (snapshot, "Thetford");
  double chance;
  g_autoptr (SpMapContent) unknown = sp_map_content_for_chance (f->line.need, NULL, SP_PHASE_PRIMARY, 5, 2),
                           origin = sp_map_content_for_chance (f->line.need, NULL, SP_PHASE_PRIMARY, 0, 2),
                           known = sp_map_content_for_chance (f->line.need, chances, SP_PHASE_PRIMARY, 5, 2);
  g_autofree char *of_unknown = sp_map_content_describe (unknown, SP_PICK_AREA, snapshot->areas[area].id),
                  *of_origin = sp_map_content_describe (origin, SP_PICK_AREA, snapshot->areas[area].id),
                  *of_known = sp_map_content_describe (known, SP_PICK_AREA, snapshot->areas[area].id);
  g_assert_true (sp_need_probability_get (chances, area, SP_NEED_READING_ENTRY, 5, 2, &chance));
  g_autofree char *per_cent = sp_number_format (100 * chance, 0),
                  *wanted = g_strdup_printf ("Thetford: %s %% likely", per_cent);
  g_assert_cmpstr (of_unknown, ==, "Thetford: not known");
  g_assert_true (g_str_has_suffix (of_origin, ": 0 % likely") || g_str_has_suffix (of_origin, ": 100 % likely"));
  g_assert_cmpstr (of_known, ==, wanted);
}

static double
read_cell (SpChart *chart, guint row, guint column)
{
  g_autofree char *cell = sp_chart_dup_cell (chart, (gint) row, column);
  return g_ascii_strtod (cell, NULL);
}

/* The authority's line is the sum of its areas' pupils; its fan comes from the paths, and not before they are there. */
static void
test_authority_fan (Fixture *f, gconstpointer data)
{
  SpForecast *forecast = sp_need_get_forecast (f->line.need);
  SpPupilScope scope = { -1, SP_PHASE_PRIMARY, SP_GROUP_R, SP_GROUP_Y6 };
  SpPathOptions options = SP_PATH_OPTIONS_INIT;
  g_autoptr (SpForecastPaths) paths = sp_forecast_simulate (forecast, &options, NULL, NULL);
  g_autoptr (SpChart) bare = sp_chart_for_fan (f->line.need, NULL, &scope, NULL, 0, 2018, NULL),
                      fan = sp_chart_for_fan (f->line.need, paths, &scope, NULL, 0, 2018, NULL);
  guint last = sp_chart_get_n_positions (fan) - 1;
  gint horizon = sp_forecast_get_horizon (forecast);
  SpPathSpread spread;
  double sum = 0, pupils;
  for (guint area = 0; area < sp_need_get_snapshot (f->line.need)->n_areas; area++)
    for (gint group = SP_GROUP_R; group <= SP_GROUP_Y6; group++)
      if (sp_forecast_get_pupils (forecast, (gint) area, horizon, group, &pupils))
        sum += pupils;
  g_assert_cmpint (find_column (bare, "8 in 10, lower"), <, 0);
  g_assert_cmpfloat_with_epsilon (read_cell (fan, last, (guint) find_column (fan, "Forecast")), sum, 0.51);
  g_assert_true (sp_forecast_paths_get_authority (paths, SP_PHASE_PRIMARY, horizon, &spread));
  g_assert_cmpfloat_with_epsilon (read_cell (fan, last, (guint) find_column (fan, "8 in 10, lower")), spread.p10, 0.51);
  g_assert_cmpfloat_with_epsilon (read_cell (fan, last, (guint) find_column (fan, "8 in 10, upper")), spread.p90, 0.51);
}

/* Cells are the forecast's, shaded as need is; what a cohort was counted as lies on its diagonal. */
static void
test_heat (Fixture *f, gconstpointer data)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (f->line.need);
  gint area = sp_snapshot_find_area_by_name (snapshot, "Thetford");
  g_autoptr (SpHeat) heat = sp_heat_for_groups (f->line.need, area, SP_PHASE_PRIMARY, 2018);
  g_autoptr (SpHeat) all = sp_heat_for_groups (f->line.need, -1, SP_PHASE_SECONDARY, 2018);
  guint columns = sp_heat_get_n_columns (heat);
  guint origin = columns - 1 - (guint) sp_forecast_get_horizon (sp_need_get_forecast (f->line.need));
  g_assert_cmpuint (sp_heat_get_n_rows (heat), ==, 7);
  g_assert_cmpuint (sp_heat_get_n_rows (all), ==, 5);
  for (guint row = 0; row < 7; row++)
    for (guint lead = 0; origin + lead < columns; lead++)
      {
        SpNeedCell cell = sp_need_get_cell (f->line.need, area, (gint) lead, row);
        g_autofree char *pupils = sp_number_format (cell.pupils, 0);
        g_assert_true (cell.known);
        g_assert_cmpstr (sp_heat_get_text (heat, (gint) row, (gint) (origin + lead)), ==, pupils);
        g_assert_true ((cell.shortfall > 0.005 * cell.places)
                       == (sp_heat_get_class (heat, row, origin + lead) <= SP_NEED_SHORT_SLIGHT));
      }
}

/* The numbers behind a chart are the forecast's and the supply's own. */
static void
test_entry_chart (Fixture *f, gconstpointer data)
{
  gint area = sp_growth_main_area (f->line.snapshot, find_growth (f, "Thetford"), SP_PHASE_PRIMARY);
  SpForecast *forecast = sp_need_get_forecast (f->line.need);
  g_autoptr (SpChart) chart = sp_chart_for_entry (f->line.need, area);
  gint horizon = sp_forecast_get_horizon (forecast), column = find_column (chart, "Forecast"),
       places = find_column (chart, "Places");
  guint last = sp_chart_get_n_positions (chart) - 1;
  double pupils, held;
  g_assert_cmpint (column, >, 0);
  g_assert_cmpint (places, >, 0);
  g_assert_true (sp_forecast_get_pupils (forecast, area, horizon, SP_GROUP_R, &pupils));
  g_assert_true (sp_supply_get_places (sp_need_get_supply (f->line.need), area,
                                       sp_academic_year (sp_forecast_get_origin (forecast).start + horizon), SP_GROUP_R,
                                       &held));
  g_autofree char *expected = sp_number_format (pupils, 0),
                  *shown = sp_chart_dup_cell (chart, (gint) last, (guint) column);
  g_autofree char *expected_places = sp_number_format (held, 0),
                  *shown_places = sp_chart_dup_cell (chart, (gint) last, (guint) places);
  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpstr (shown_places, ==, expected_places);
}

static void
test_every_chart_and_map (Fixture *f, gconstpointer data)
{
  for (guint growth = 0; growth < f->line.snapshot->n_growth_areas; growth++)
    for (gint phase = 0; phase < SP_N_PHASES; phase++)
      {
        g_autoptr (SpChart) forms = sp_chart_for_growth_forms (f->line.need, (gint) growth, phase);
        g_autoptr (SpChart) dwellings = sp_chart_for_dwellings (f->line.need, (gint) growth);
        g_assert_cmpuint (sp_chart_get_n_positions (forms), >, 10);
        g_assert_cmpuint (sp_chart_get_n_positions (dwellings), ==, 11);
      }
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      double west, south, east, north;
      g_autoptr (SpChart) shortfall = sp_chart_for_shortfall (f->line.need, phase);
      g_autoptr (SpMapContent) map = sp_map_content_for_need (f->line.need, phase, 5);
      g_assert_cmpuint (sp_chart_get_n_positions (shortfall), ==, 11);
      g_assert_true (sp_map_content_get_extent (map, &west, &south, &east, &north));
      g_assert_true (west > 0 && east < 2 && south > 52 && north < 53.5); /* Norfolk */
    }
  g_autoptr (SpChart) envelope = sp_chart_for_envelope (f->line.waterfall);
  g_assert_cmpuint (sp_chart_get_n_positions (envelope), ==, 2);
}

/* What dated years lack is drawn although some money has no year: that pays for none of them, and words say what it is. */
static void
test_undated_money (Fixture *f, gconstpointer data)
{
  SpWaterfall *waterfall = f->line.waterfall;
  g_autoptr (SpChart) spend = sp_chart_for_spend (waterfall);
  g_autofree char *undated = sp_sentence_for_undated (waterfall);
  gint forward = find_column (spend, "Funded forward");

  g_assert_cmpint (forward, >=, 0);
  g_assert_cmpfloat_with_epsilon (read_cell (spend, 1, (guint) forward), 0, 1e-9);   /* 2013-14 */
  g_assert_cmpfloat_with_epsilon (read_cell (spend, 2, (guint) forward), 0.5, 0.05); /* 2014-15: £529,000 to a tenth of £m */
  g_assert_cmpstr (undated, ==,
                   "£26.6m of the money has no year yet (Chapel Rd grant, 2013/14 maintenance (part), Developer contribution): it "
                   "pays for no dated year, only for the £57.198m of spend that has no year either.");
}

static double
sum_chart_gap (SpChart *chart)
{
  gint gap = find_column (chart, "Gap");
  double sum = 0;

  g_assert_cmpint (gap, >=, 0);
  for (guint i = 0; i < sp_chart_get_n_positions (chart); i++)
    sum += read_cell (chart, i, (guint) gap);
  return sum;
}

/* The sum of the table's rows, but for its total. */
static double
sum_table_gap (SpTable *table, const char *key)
{
  double sum = 0;
  guint column = 0;

  while (column < sp_table_get_n_columns (table) && !g_str_equal (sp_table_get_key (table, column), key))
    column++;
  g_assert_cmpuint (column, <, sp_table_get_n_columns (table));
  for (guint r = 0; r < sp_table_get_n_rows (table); r++)
    if (!sp_table_is_total (table, r))
      sum += g_ascii_strtod (sp_table_get_exact (table, r, column), NULL);
  return sum;
}

/* A gap is what no money ever pays, wherever the word stands: the years add up to the headline. */
static void
test_one_gap (Fixture *f, gconstpointer data)
{
  SpWaterfall *waterfall = f->line.waterfall;
  g_autoptr (SpChart) spend = sp_chart_for_spend (waterfall), pots = sp_chart_for_pot (waterfall, -1);
  g_autoptr (SpTable) years = sp_table_of_waterfall (waterfall), by_pot = sp_table_of_spend_by_pot (waterfall);
  double missing = (double) sp_waterfall_get_gap (waterfall).missing.pence / 100;

  g_assert_cmpfloat_with_epsilon (missing, 19927000, 0.005);
  g_assert_cmpfloat_with_epsilon (sum_chart_gap (spend), missing / 1e6, 0.05);
  g_assert_cmpfloat_with_epsilon (sum_chart_gap (pots), missing / 1e6, 0.05);
  g_assert_cmpfloat_with_epsilon (sum_table_gap (years, "gap_pounds"), missing, 0.005);
  g_assert_cmpfloat_with_epsilon (sum_table_gap (by_pot, "gap_pounds"), missing, 0.005);
  g_assert_cmpfloat_with_epsilon (sum_table_gap (years, "forward_pounds"), sum_table_gap (years, "settled_pounds"), 0.005);
}

/* Long and wide tables agree, and totals are kept. */
static void
test_tables_agree (Fixture *f, gconstpointer data)
{
  SpForecast *forecast = sp_need_get_forecast (f->line.need);
  g_autoptr (SpTable) cells = sp_table_of_need_cells (f->line.need);
  g_autoptr (SpTable) years = sp_table_of_need (f->line.need);
  g_autoptr (SpTable) authority = sp_table_of_authority (f->line.need);
  g_autoptr (SpTable) pupils = sp_table_of_forecast (forecast);
  double sum_cells = 0, sum_years = 0, sum_authority = 0, parts = 0, whole = 0;
  for (guint r = 0; r < sp_table_get_n_rows (cells); r++)
    if (sp_table_get_exact (cells, r, 8) != NULL)
      sum_cells += g_ascii_strtod (sp_table_get_exact (cells, r, 8), NULL);
  for (guint r = 0; r < sp_table_get_n_rows (years); r++)
    if (sp_table_get_exact (years, r, 6) != NULL)
      sum_years += g_ascii_strtod (sp_table_get_exact (years, r, 6), NULL);
  for (guint r = 0; r < sp_table_get_n_rows (authority); r++)
    if (sp_table_get_exact (authority, r, 4) != NULL)
      sum_authority += g_ascii_strtod (sp_table_get_exact (authority, r, 4), NULL);
  g_assert_cmpfloat (sum_cells, >, 0);
  g_assert_cmpfloat_with_epsilon (sum_cells, sum_years, 1e-6);
  g_assert_cmpfloat_with_epsilon (sum_cells, sum_authority, 1e-6);
  for (guint r = 0; r < sp_table_get_n_rows (pupils); r++)
    {
      whole += g_ascii_strtod (sp_table_get_exact (pupils, r, 6), NULL);
      for (guint c = 12; c < 16; c++)
        parts += g_ascii_strtod (sp_table_get_exact (pupils, r, c), NULL);
    }
  g_assert_cmpfloat (whole, >, 100000);
  g_assert_cmpfloat_with_epsilon (whole, parts, 1e-6);
}

/* A number of the whole authority is the sum of its areas, part by part; of a year that was counted there is nothing to say. */
static void
test_authority_number (Fixture *f, gconstpointer data)
{
  SpForecast *forecast = sp_need_get_forecast (f->line.need);
  SpAcademicYear origin = sp_forecast_get_origin (forecast), year = sp_academic_year (origin.start + 4);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  double sum = 0, parts = 0, pupils;
  sp_tables_add_why (tables, f->line.need, -1, origin, SP_GROUP_R);
  g_assert_cmpuint (tables->len, ==, 0);
  sp_tables_add_why (tables, f->line.need, -1, year, SP_GROUP_Y2);
  g_assert_cmpuint (tables->len, ==, 1);
  SpTable *areas = g_ptr_array_index (tables, 0);
  for (guint a = 0; a < f->line.snapshot->n_areas; a++)
    if (f->line.snapshot->areas[a].phase == SP_PHASE_PRIMARY && sp_forecast_get_pupils (forecast, (gint) a, 4, SP_GROUP_Y2, &pupils))
      sum += pupils;
  guint total = sp_table_get_n_rows (areas) - 1;
  g_assert_true (sp_table_is_total (areas, total));
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (sp_table_get_exact (areas, total, 5), NULL), sum, 1e-6);
  for (guint c = 1; c < 5; c++)
    parts += g_ascii_strtod (sp_table_get_exact (areas, total, c), NULL);
  g_assert_cmpfloat_with_epsilon (parts, sum, 1e-6);
}

/* Both who chose the method and what was chosen are said, and the league marks the chooser. */
static void
test_method_words (Fixture *f, gconstpointer data)
{
  const SpForecastOptions automatic = { .method = "auto" };
  SpPupilScope scope = { -1, SP_PHASE_PRIMARY, SP_GROUP_R, SP_GROUP_R };
  g_autoptr (SpForecast) forecast = sp_forecast_run (f->line.snapshot, &automatic, NULL, NULL);
  g_autoptr (SpSupply) supply = sp_supply_new (f->line.snapshot, SP_SUPPLY_COMMITTED);
  g_autoptr (SpNeed) need = sp_need_run (forecast, supply, NULL, NULL, NULL);
  g_autofree char *badge = NULL, *chosen_badge = NULL;
  g_autofree char *plain = sp_words_for_method (f->line.need, &scope), *row = sp_words_for_league_row (f->line.need, &scope, &badge);
  g_autofree char *chosen = sp_words_for_method (need, &scope);
  g_autofree char *chosen_row = sp_words_for_league_row (need, &scope, &chosen_badge);
  g_assert_cmpstr (plain, ==, "weighted 3:2:1");
  g_assert_cmpstr (row, ==, "weighted 3:2:1");
  g_assert_cmpstr (badge, ==, "in force");
  g_assert_cmpstr (chosen, ==, "chosen by back-test: cohort and level blended");
  g_assert_cmpstr (chosen_row, ==, "chosen by back-test");
  g_assert_cmpstr (chosen_badge, ==, "in force, here by cohort and level blended");
}

/* What was true of a programme when it was saved: the codes of schema.sql in words, and anybody else's note as it is. */
static void
test_outcome_words (void)
{
  static const struct { const char *outcome, *words; } cases[] = {
    { "proved", "within 0.1 % of the best possible" },
    { "not proved, 12 pupil-years", "not proved the best: at most 12 pupil-years fewer could have been found" },
    { "search stopped", "the best found until the search was stopped" },
    { "cost not proved", "within 0.1 % of the fewest without a place, at a cost not proved the least" },
    { "As agreed in May", "As agreed in May" },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sp_words_for_outcome (cases[i].outcome);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* What is within the agreed 0.1 % is not said to be unproved; what is not is said of what it is: pupils, or the cost alone. */
static void
test_gap_words (void)
{
  static const struct { SpProgrammeFigures figures; gboolean stopped; const char *words; } cases[] = {
    { { .proved = TRUE, .fewest = TRUE, .has_cost_gap = TRUE }, FALSE, "Proved the best." },
    { { .proved = TRUE, .fewest = TRUE, .has_cost_gap = TRUE, .cost_gap = 0.0009 }, FALSE,
      "No programme leaves fewer, and the cost is within 0.1 % of the least." },
    { { .proved = TRUE, .fewest = TRUE, .gap = 29.9, .has_cost_gap = TRUE, .cost_gap = 0.001 }, FALSE,
      "Within 0.1 % of the best possible: at most 30 pupil-years fewer could be found." },
    { { .fewest = TRUE, .gap = 59.2, .has_cost_gap = TRUE, .cost_gap = 0.01068 }, FALSE,
      "Within 0.1 % of the fewest possible: at most 59 fewer. As few could be left for at most 1.1 % less." },
    { { .fewest = TRUE, .gap = 59.2 }, FALSE,
      "Within 0.1 % of the fewest possible: at most 59 fewer. Whether as few could be left for less is not known." },
    { { .fewest = TRUE, .has_cost_gap = TRUE, .cost_gap = 0.0332 }, FALSE,
      "No programme leaves fewer. As few could be left for at most 3.4 % less." },
    { { .fewest = TRUE }, FALSE, "No programme leaves fewer. Whether as few could be left for less is not known." },
    { { .gap = 812, .has_cost_gap = TRUE, .cost_gap = 0.01 }, FALSE,
      "Not proved the best: at most 812 pupil-years fewer could still be found." },
    { { .gap = 812 }, TRUE, "The search was stopped: this is the best found until then." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sp_sentence_for_gaps (&cases[i].figures, cases[i].stopped);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/sentences/dwellings", test_dwellings);
  g_test_add_func ("/report/sentences/outcome", test_outcome_words);
  g_test_add_func ("/report/sentences/gaps", test_gap_words);
#define ADD(path, func) g_test_add ("/report/" path, Fixture, "norfolk-2013", set_up, func, tear_down)
  ADD ("sentences/growth", test_growth_sentences);
  ADD ("sentences/growth-peak", test_growth_peak_sentence);
  ADD ("sentences/funding", test_funding_sentence);
  ADD ("sentences/area", test_area_sentences);
  ADD ("sentences/titles", test_titles);
  ADD ("charts/entry", test_entry_chart);
  ADD ("charts/authority-fan", test_authority_fan);
  ADD ("charts/heat", test_heat);
  ADD ("map/chances", test_chances);
  ADD ("charts/every", test_every_chart_and_map);
  ADD ("charts/undated-money", test_undated_money);
  ADD ("charts/one-gap", test_one_gap);
  ADD ("tables/agree", test_tables_agree);
  ADD ("tables/authority-number", test_authority_number);
  ADD ("sentences/method", test_method_words);
  g_test_add_func ("/results/no-money-sentence", test_no_money_sentence);
  return g_test_run ();
}
