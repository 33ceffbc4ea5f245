/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The comparison on the sample of Norfolk 2013: laws that hold whatever the forecast, and the figures of domain.md 1.3.
 */
#include "config.h"
#include "plan-fixture.h"

#include "sp-forms.h"
#include "sp-need.h"

static SpSnapshot *norfolk;
static SpForecast *forecast;

static SpNeed *
run (SpSupplyKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSupply) supply = sp_supply_new (norfolk, kind);
  SpNeed *need = sp_need_run (forecast, supply, NULL, NULL, &error);

  g_assert_no_error (error);
  return need;
}

/* Law: the authority is the sum of its areas, and every area that has schools is in it. */
static void
test_authority_is_its_areas (void)
{
  g_autoptr (SpNeed) need = run (SP_SUPPLY_EXISTING);

  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    for (gint lead = 0; lead <= sp_forecast_get_horizon (forecast); lead++)
      {
        SpNeedSum authority = sp_need_get_authority (need, phase, lead);
        double shortfall = 0, spare = 0, pupils = 0;

        for (guint a = 0; a < norfolk->n_areas; a++)
          if ((gint) norfolk->areas[a].phase == phase)
            {
              SpNeedSum area = sp_need_get_area (need, a, lead);

              shortfall += area.shortfall;
              spare += area.spare;
              pupils += area.pupils;
            }
        g_assert_true (authority.known);
        g_assert_cmpuint (authority.n_left_out, ==, 0);
        g_assert_cmpfloat_with_epsilon (authority.shortfall, shortfall, 1e-6);
        g_assert_cmpfloat_with_epsilon (authority.spare, spare, 1e-6);
        g_assert_cmpfloat_with_epsilon (authority.pupils, pupils, 1e-6);
        g_assert_cmpfloat (authority.shortfall, >, 0);
        g_assert_cmpfloat (authority.spare, >, 0);
      }
}

/* Law: places less pupils with their margin is spare less shortfall, in every cell. */
static void
test_cells_balance (void)
{
  g_autoptr (SpNeed) need = run (SP_SUPPLY_ALL);
  guint n_known = 0;

  for (guint a = 0; a < norfolk->n_areas; a++)
    for (gint lead = 0; lead <= sp_forecast_get_horizon (forecast); lead++)
      for (gint g = 0; g < SP_N_GROUPS; g++)
        {
          SpNeedCell cell = sp_need_get_cell (need, a, lead, g);

          if (!cell.known)
            continue;
          n_known++;
          g_assert_true (cell.shortfall == 0 || cell.spare == 0);
          g_assert_cmpfloat_with_epsilon (cell.places - cell.pupils * (1 + cell.margin), cell.spare - cell.shortfall,
                                          1e-9);
        }
  g_assert_cmpuint (n_known, >, 4000);
}

/* Law: more places never make more need. */
static void
test_more_places_less_need (void)
{
  g_autoptr (SpNeed) existing = run (SP_SUPPLY_EXISTING), committed = run (SP_SUPPLY_COMMITTED),
                     all = run (SP_SUPPLY_ALL);
  gboolean committed_helps = FALSE, all_helps = FALSE;

  for (gint lead = 1; lead <= sp_forecast_get_horizon (forecast); lead++)
    {
      double a = sp_need_get_authority (existing, SP_PHASE_PRIMARY, lead).shortfall;
      double b = sp_need_get_authority (committed, SP_PHASE_PRIMARY, lead).shortfall;
      double c = sp_need_get_authority (all, SP_PHASE_PRIMARY, lead).shortfall;

      g_assert_cmpfloat (b, <=, a);
      g_assert_cmpfloat (c, <=, b);
      committed_helps |= b < a;
      all_helps |= c < b;
    }
  g_assert_true (committed_helps && all_helps);
}

/* Places of the areas at the origin are those of their schools, no school twice and none lost. */
static void
test_places_are_the_schools (void)
{
  g_autoptr (SpNeed) need = run (SP_SUPPLY_EXISTING);
  gint year = sp_snapshot_year_index (norfolk, norfolk->assumptions.origin);

  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      double schools = 0;

      for (guint s = 0; s < norfolk->n_schools; s++)
        {
          const SpSchool *school = &norfolk->schools[s];

          if ((phase == SP_PHASE_PRIMARY ? school->primary_area : school->secondary_area) < 0)
            continue;
          for (gint g = sp_phase_first_group (phase); g <= (gint) sp_phase_last_group (phase); g++)
            schools += MAX (0, norfolk->school_places[sp_snapshot_cell (norfolk, s, year, g)]);
        }
      g_assert_cmpfloat (schools, ==, sp_need_get_authority (need, phase, 0).places);
      g_assert_cmpfloat (schools, >, 40000);
    }
}

/* Thetford: 5,000 dwellings are 6.02 primary and 4.17 secondary forms (domain.md 1.3, GT-15), by the plan's own yields.
 */
static void
test_growth_area_forms (void)
{
  SpGrowthIndex thetford = sp_snapshot_find_growth_area_by_name (norfolk, "Thetford");
  SpGrowthSettled primary, secondary;

  g_assert_cmpint (thetford, >=, 0);
  g_assert_true (sp_forecast_get_growth_settled (forecast, thetford, SP_PHASE_PRIMARY, &primary));
  g_assert_true (sp_forecast_get_growth_settled (forecast, thetford, SP_PHASE_SECONDARY, &secondary));
  g_assert_cmpfloat (sp_round_half_away (primary.forms_max, 2), ==, 6.02);
  g_assert_cmpfloat (sp_round_half_away (secondary.forms_max, 2), ==, 4.17);
  g_assert_cmpfloat_with_epsilon (
      primary.forms_max,
      sp_forms_of_dwellings (5000, sp_forecast_get_settled_yield (forecast, SP_PHASE_PRIMARY), SP_PHASE_PRIMARY), 1e-9);
}

/* Settled pupils of the dwellings whose children could be at school in a year, as far as an area takes them. */
static double
settled_pupils (SpAreaIndex area, gint lead)
{
  SpPhase phase = norfolk->areas[area].phase;
  gint origin = norfolk->assumptions.origin.start;
  double dwellings = 0;

  for (guint g = 0; g < norfolk->n_growth_areas; g++)
    for (guint i = 0; i < norfolk->growth_areas[g].n_shares; i++)
      for (guint s = 0; s < norfolk->growth_areas[g].n_sites && norfolk->growth_areas[g].shares[i].area == area; s++)
        for (gint year = origin; year < origin + lead; year++)
          {
            gint y = sp_snapshot_year_index (norfolk, sp_academic_year (year));
            gsize cell = (gsize) norfolk->growth_areas[g].sites[s] * norfolk->n_years + y;

            dwellings += norfolk->growth_areas[g].shares[i].share * MAX (norfolk->completions[cell], 0);
          }
  return dwellings * sp_forecast_get_settled_yield (forecast, phase);
}

static double
trend_shortfall (SpForecast *of, const SpNeed *need, SpAreaIndex area, gint lead)
{
  SpPhase phase = norfolk->areas[area].phase;
  double sum = 0;

  for (SpYearGroup g = sp_phase_first_group (phase); g <= sp_phase_last_group (phase); g++)
    {
      SpNeedCell cell = sp_need_get_cell (need, area, lead, g);
      double housing = sp_forecast_get_component (of, area, lead, g, SP_COMPONENT_HOUSING);

      if (cell.known)
        sum += sp_need_cell_of (cell.pupils - housing, cell.places, cell.margin).shortfall;
    }
  return sum;
}

/* Law: of sites built as planned, an area needs no more than its own trend explains and the settled forms of what is built in its
 * growth areas by then, with their margin. The build-up never passes the settled yield here, and past building only takes off. */
static void
test_need_is_explained (void)
{
  SpForecastOptions options = { .housing_as_planned = TRUE };
  g_autoptr (SpForecast) planned = sp_forecast_run (norfolk, &options, NULL, NULL);
  g_autoptr (SpSupply) supply = sp_supply_new (norfolk, SP_SUPPLY_COMMITTED);
  g_autoptr (SpNeed) need = sp_need_run (planned, supply, NULL, NULL, NULL);
  guint n_helped = 0;

  for (guint a = 0; a < norfolk->n_areas; a++)
    for (gint lead = 1; lead <= sp_forecast_get_horizon (planned); lead++)
      {
        SpNeedSum sum = sp_need_get_area (need, a, lead);
        double settled = settled_pupils (a, lead), margin = norfolk->areas[a].margin;

        if (!sum.known)
          continue;
        g_assert_cmpfloat (sum.shortfall, <=, trend_shortfall (planned, need, a, lead) + settled * (1 + margin) + 1e-6);
        n_helped += settled > 0;
      }
  g_assert_cmpuint (n_helped, >, 100);
}

/* What was built before the plan is held for every area, so the trend's own building is taken off all that is planned: the 250 a
 * year of Wymondham are beside 158 a year of the past, and far from 2,200 dwellings' 2.65 settled forms by 2023/24. */
static void
test_past_is_held (void)
{
  SpAreaIndex wymondham = sp_snapshot_find_area_by_name (norfolk, "Wymondham and Hethersett");
  GPtrArray *findings = sp_forecast_get_findings (forecast);
  gint lead = sp_forecast_get_horizon (forecast);
  double housing = 0;

  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (sp_finding_get_code (findings->pdata[i]), !=, "past-completions-not-held");
  for (SpYearGroup g = SP_GROUP_R; g <= SP_GROUP_Y6; g++)
    housing += sp_forecast_get_component (forecast, wymondham, lead, g, SP_COMPONENT_HOUSING);
  g_assert_cmpfloat (housing, >, 0);
  g_assert_cmpfloat (sp_forms_of_places (housing, SP_GROUP_R, SP_GROUP_Y6), <, 1);
}

/* Every message says what it is about, and none is said twice. */
static void
test_findings (void)
{
  g_autoptr (SpNeed) need = run (SP_SUPPLY_ALL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *findings = sp_need_get_findings (need);

  g_assert_cmpuint (findings->len, >, 0);
  for (guint i = 0; i < findings->len; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) sp_finding_get_message (findings->pdata[i])));
}

/* Same input, same bits. */
static void
test_same_bits (void)
{
  g_autoptr (SpNeed) a = run (SP_SUPPLY_ALL), b = run (SP_SUPPLY_ALL);

  for (gint lead = 0; lead <= sp_forecast_get_horizon (forecast); lead++)
    {
      SpNeedSum one = sp_need_get_authority (a, SP_PHASE_PRIMARY, lead),
                two = sp_need_get_authority (b, SP_PHASE_PRIMARY, lead);

      g_assert_cmpmem (&one.pupils, sizeof one.pupils, &two.pupils, sizeof two.pupils);
      g_assert_cmpmem (&one.shortfall, sizeof one.shortfall, &two.shortfall, sizeof two.shortfall);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  norfolk = plan_fixture_read_sample ("norfolk-2013");
  forecast = sp_forecast_run (norfolk, NULL, NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/need/norfolk/authority-is-its-areas", test_authority_is_its_areas);
  g_test_add_func ("/need/norfolk/cells-balance", test_cells_balance);
  g_test_add_func ("/need/norfolk/more-places-less-need", test_more_places_less_need);
  g_test_add_func ("/need/norfolk/places-are-the-schools", test_places_are_the_schools);
  g_test_add_func ("/need/norfolk/growth-area-forms", test_growth_area_forms);
  g_test_add_func ("/need/norfolk/need-is-explained", test_need_is_explained);
  g_test_add_func ("/need/norfolk/past-is-held", test_past_is_held);
  g_test_add_func ("/need/norfolk/findings", test_findings);
  g_test_add_func ("/need/norfolk/same-bits", test_same_bits);
  status = g_test_run ();

  sp_forecast_unref (forecast);
  sp_snapshot_unref (norfolk);
  return status;
}
