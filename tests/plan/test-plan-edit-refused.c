/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an edit refuses, in words that say why; and nothing is changed. */
#include "config.h"
#include "sp-test-plan.h"

#include <string.h>

#define YEAR(y) sp_academic_year (y)

static void
assert_refused (SpPlan     *plan,
                gboolean    done,
                GError    **error,
                const char *words)
{
  g_assert_false (done);
  g_assert_error (*error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  if (!strstr ((*error)->message, words))
    g_error ("“%s” does not say “%s”", (*error)->message, words);
  g_clear_error (error);
  g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, NULL);
}

static void
test_refusals (TestPlan      *fixture,
               gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autofree char *before = test_plan_dump (plan);
  g_autofree char *after = NULL;
  SpMoney absurd = sp_money (SP_MOST_PENCE + 1);
  SpMoney minus = SP_POUNDS (-1);
  GError *e = NULL;
  double d = 10, bad = -1, nan = g_ascii_strtod ("nan", NULL);

  assert_refused (plan, sp_edit_set_completion (plan, 0, 99, YEAR (2015), &d, NULL, &e), &e, "no such housing site");
  assert_refused (plan, sp_edit_set_completion (plan, 0, 20, YEAR (2015), &bad, NULL, &e), &e, "between 0 and");
  assert_refused (plan, sp_edit_set_completion (plan, 0, 20, YEAR (2015), &nan, NULL, &e), &e, "between 0 and");
  assert_refused (plan, sp_edit_set_completion (plan, 0, 20, YEAR (15), &d, NULL, &e), &e, "not a year");
  assert_refused (plan, sp_edit_set_completion (plan, 2, 20, YEAR (2015), &d, " ", &e), &e, "reason");
  assert_refused (plan, sp_edit_set_completion (plan, 2, 20, YEAR (2015), &d, NULL, &e), &e, "reason");
  assert_refused (plan, sp_edit_set_completion (plan, 77, 20, YEAR (2015), &d, "why", &e), &e, "no such scenario");
  assert_refused (plan, sp_edit_slip_site (plan, 0, 20, -2, NULL, &e), &e, "already been completed in 2012/13");
  assert_refused (plan, sp_edit_slip_site (plan, 0, 20, 31, NULL, &e), &e, "30 years");
  assert_refused (plan, sp_edit_set_growth_dwellings (plan, 2, 10, 5, NULL, &e), &e, "lower number to the higher");
  assert_refused (plan, sp_edit_set_growth_dwellings (plan, 99, 1, 5, NULL, &e), &e, "no such growth area");
  assert_refused (plan, sp_edit_set_statement (plan, 2, SP_STATEMENT_CURRENT, 0, "  ", &e), &e, "blank");
  assert_refused (plan, sp_edit_set_statement (plan, 2, SP_STATEMENT_CURRENT, 0, "\xff", &e), &e, "not text");
  assert_refused (plan, sp_edit_set_admission_number (plan, 0, 5, SP_GROUP_R, YEAR (2015), -1, NULL, &e), &e, "between 0 and");
  assert_refused (plan, sp_edit_set_admission_number (plan, 0, 99, SP_GROUP_R, YEAR (2015), 1, NULL, &e), &e, "no such school");
  assert_refused (plan, sp_edit_set_school_name (plan, 5, "", &e), &e, "blank");
  assert_refused (plan, sp_edit_set_project_budget (plan, 0, 30, &minus, NULL, &e), &e, "less than nothing");
  assert_refused (plan, sp_edit_set_project_spend (plan, 0, 30, sp_financial_year (2014), &minus, NULL, &e), &e, "less than nothing");
  assert_refused (plan, sp_edit_set_project_budget (plan, 0, 99, NULL, NULL, &e), &e, "no such project");
  assert_refused (plan, sp_edit_set_project_completion (plan, 30, NULL, "Sept 15", YEAR (0), &e), &e, "a year of two figures");
  assert_refused (plan, sp_edit_set_obligation_amount (plan, 1, &minus, &e), &e, "less than nothing");
  assert_refused (plan, sp_edit_set_obligation_amount (plan, 99, NULL, &e), &e, "no such obligation");
  assert_refused (plan, sp_edit_set_obligation_event (plan, 1, SP_OBLIGATION_DUE, "May", &e), &e, "not a date");
  assert_refused (plan, sp_edit_set_obligation_event (plan, 1, SP_OBLIGATION_DUE, "1.5.14", &e), &e, "a year of two figures");
  assert_refused (plan, sp_edit_set_obligation_event (plan, 1, SP_OBLIGATION_DUE, "31/06/2014", &e), &e, "no such day");
  assert_refused (plan, sp_edit_set_obligation_event (plan, 1, SP_OBLIGATION_DUE, "1 May 1814", &e), &e, "not a year between");
  assert_refused (plan, sp_edit_set_obligation_trigger (plan, 1, "share of dwellings", 1.5, NULL, &e), &e, "at most 1");
  assert_refused (plan, sp_edit_set_obligation_trigger (plan, 1, "roof", 1, NULL, &e), &e, "commencement");
  assert_refused (plan, sp_edit_set_project_price_base (plan, 30, (SpPriceBase) { 2014, 5 }, &e), &e, "quarters 1 to 4");
  assert_refused (plan, sp_edit_set_project_price_base (plan, 99, (SpPriceBase) { 0, 0 }, &e), &e, "no such project");
  assert_refused (plan, sp_edit_set_cost_index_value (plan, 9, (SpPriceBase) { 2024, 1 }, NULL, &e), &e, "no such index");
  assert_refused (plan, sp_edit_set_project_budget (plan, 0, 30, &absurd, NULL, &e), &e, "trillion");
  assert_refused (plan, sp_edit_set_project_spend (plan, 0, 30, sp_financial_year (2013), &absurd, NULL, &e), &e, "trillion");
  assert_refused (plan, sp_edit_set_operating_margin (plan, 0, 0, 0.6, NULL, &e), &e, "50 per cent");
  assert_refused (plan, sp_edit_set_operating_margin (plan, 0, 99, 0.1, NULL, &e), &e, "no such planning area");
  assert_refused (plan, sp_edit_set_yield_factor (plan, 0, nan, NULL, &e), &e, "0 to 5");
  assert_refused (plan, sp_edit_set_weights (plan, 0, (double[]) { 0, 0, 0 }, NULL, &e), &e, "above 0");
  assert_refused (plan, sp_edit_set_take_up (plan, 0, 10, 1, NULL, &e), &e, "Choose a scenario");
  assert_refused (plan, sp_edit_set_take_up (plan, 2, 10, nan, "x", &e), &e, "between 0 and 5");
  assert_refused (plan, sp_edit_set_progression (plan, 2, 99, SP_GROUP_Y3, 1, "x", &e), &e, "no such planning area");
  assert_refused (plan, sp_edit_adjust_pupils (plan, 2, 10, YEAR (2015), SP_GROUP_R, 20000, "x", &e), &e, "10,000");
  assert_refused (plan, sp_edit_exclude_year (plan, 0, YEAR (2012), " ", &e), &e, "reason is blank");
  assert_refused (plan, sp_edit_exclude_year (plan, 0, YEAR (12), "x", &e), &e, "not a year");
  assert_refused (plan, sp_edit_exclude_year (plan, 99, YEAR (2012), "x", &e), &e, "no such planning area");
  {
    double value = 6;
    SpYieldObservation row = { .name = "Too full", .phase = "primary", .type = -1, .tenure = -1, .years_since = -1, .dwellings = 10, .pupils = 40 };

    assert_refused (plan, sp_edit_set_delivery_term (plan, 0, 20, SP_TERM_SLIP_MEAN, &value, NULL, &e), &e, "6 is not between 0 and 5");
    assert_refused (plan, sp_edit_set_delivery_term (plan, 2, 20, SP_TERM_RATE, &value, NULL, &e), &e, "reason for this difference is blank");
    value = 1;
    assert_refused (plan, sp_edit_set_delivery_term (plan, 2, 20, SP_TERM_LAG, &value, "x", &e), &e, "A scenario may change the build rate");
    assert_refused (plan, sp_edit_set_delivery_term (plan, 0, 20, SP_TERM_RATE, &value, NULL, &e), &e, "more than 200 years");
    assert_refused (plan, sp_edit_set_site_permission (plan, 20, "hoped for", &e), &e, "is not a planning stage");
    assert_refused (plan, sp_edit_set_site_areas (plan, 20, 10, 0, &e), &e, "is in a growth area");
    assert_refused (plan, sp_edit_remove_site (plan, 20, &e), &e, "An agreement rests on Kingsfleet");
    assert_refused (plan, sp_edit_add_yield_observation (plan, 0, &row, NULL, &e), &e, "cannot be");
    row.pupils = 1;
    assert_refused (plan, sp_edit_add_yield_observation (plan, 99, &row, NULL, &e), &e, "no such");
  }
  assert_refused (plan, sp_edit_choose_method (plan, 0, -1, SP_ENTRY_ANY, "last", NULL, &e), &e, "reason is blank");
  assert_refused (plan, sp_edit_choose_method (plan, 99, -1, SP_ENTRY_ANY, "last", "x", &e), &e, "no such planning area");
  assert_refused (plan, sp_edit_add_scenario (plan, "Slow", 0, NULL, NULL, &e), &e, "already a scenario");
  assert_refused (plan, sp_edit_add_scenario (plan, "New", 99, NULL, NULL, &e), &e, "no such scenario");
  assert_refused (plan, sp_edit_remove_scenario (plan, 1, &e), &e, "as it stands");
  assert_refused (plan, sp_edit_remove_scenario (plan, 2, &e), &e, "inherits");
  assert_refused (plan, sp_plan_undo (plan, &e), &e, "nothing to undo");
  after = test_plan_dump (plan);
  g_assert_cmpstr (after, ==, before);
}

/* Growth areas, planning areas and tables of projects. */
static void
test_places_refused (TestPlan      *fixture,
                     gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autofree char *before = test_plan_dump (plan);
  g_autofree char *after = NULL;
  GError *e = NULL;
  double nan = g_ascii_strtod ("nan", NULL);

  assert_refused (plan, sp_edit_add_growth_area (plan, &(SpNewGrowthArea) { .name = " " }, NULL, &e), &e, "blank");
  assert_refused (plan, sp_edit_add_growth_area (plan, &(SpNewGrowthArea) { .name = "tHETFORD" }, NULL, &e), &e, "called tHETFORD already");
  assert_refused (plan, sp_edit_add_growth_area (plan, &(SpNewGrowthArea) { "Farm", 4 }, NULL, &e), &e, "not 4");
  assert_refused (plan, sp_edit_add_growth_area (plan, &(SpNewGrowthArea) { "Farm", 1, 12 }, NULL, &e), &e, "no such planning area");
  assert_refused (plan, sp_edit_add_growth_area (plan, &(SpNewGrowthArea) { "Farm", 1, 10, 10 }, NULL, &e), &e, "no such planning area");
  assert_refused (plan, sp_edit_set_growth_area_name (plan, 2, "attleborough", &e), &e, "already");
  assert_refused (plan, sp_edit_set_growth_area_name (plan, 99, "Farm", &e), &e, "no such growth area");
  assert_refused (plan, sp_edit_set_growth_share (plan, 2, 10, 1.5, &e), &e, "from 0 to 1");
  assert_refused (plan, sp_edit_set_growth_share (plan, 2, 10, nan, &e), &e, "from 0 to 1");
  assert_refused (plan, sp_edit_set_growth_share (plan, 2, 99, 1, &e), &e, "no such planning area");
  assert_refused (plan, sp_edit_remove_growth_area (plan, 2, &e), &e, "Remove its sites first");
  assert_refused (plan, sp_edit_remove_growth_area (plan, 99, &e), &e, "no such growth area");
  assert_refused (plan, sp_edit_add_planning_area (plan, "9260002", "Wells", SP_PHASE_PRIMARY, NULL, &e), &e, "is the code of");
  assert_refused (plan, sp_edit_add_planning_area (plan, "9260009", " ", SP_PHASE_PRIMARY, NULL, &e), &e, "blank");
  assert_refused (plan, sp_edit_set_area_name (plan, 99, "Wells", &e), &e, "no such planning area");
  assert_refused (plan, sp_edit_add_programme_table (plan, 0, "Held", &e), &e, "from 1 to 9");
  assert_refused (plan, sp_edit_add_programme_table (plan, 10, "Held", &e), &e, "from 1 to 9");
  assert_refused (plan, sp_edit_add_programme_table (plan, 2, "Held", &e), &e, "is No dependencies already");
  assert_refused (plan, sp_edit_add_programme_table (plan, 3, "", &e), &e, "blank");
  assert_refused (plan, sp_edit_set_programme_table_title (plan, 3, "Held", &e), &e, "no such table");
  assert_refused (plan, sp_edit_remove_programme_table (plan, 1, &e), &e, "Move its projects");
  assert_refused (plan, sp_edit_remove_programme_table (plan, 3, &e), &e, "no such table");
  after = test_plan_dump (plan);
  g_assert_cmpstr (after, ==, before);
}

static void
test_payments (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  GError *e = NULL;
  SpMoney one = SP_POUNDS (1), minus = SP_POUNDS (-1);

  assert_refused (plan, sp_edit_add_payment (plan, 1, "received", &minus, NULL, 0, &e), &e, "more than nothing");
  assert_refused (plan, sp_edit_add_payment (plan, 1, "lost", &one, NULL, 0, &e), &e, "not “lost”");
  assert_refused (plan, sp_edit_add_payment (plan, 1, "received", &one, "1.5.14", 0, &e), &e, "a year of two figures");
  assert_refused (plan, sp_edit_add_payment (plan, 99, "received", &one, NULL, 0, &e), &e, "no such obligation");
  assert_refused (plan, sp_edit_add_payment (plan, 1, "allocated", &one, NULL, 99, &e), &e, "no such project");
  assert_refused (plan, sp_edit_remove_payment (plan, 99, &e), &e, "no such payment");
}

/* What is said of agreements and obligations is checked before it is written. */
static void
test_agreements (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autofree char *before = NULL, *after = NULL;
  GError *e = NULL;
  double much = 5000, part = 2.5, nan = g_ascii_strtod ("nan", NULL);
  SpMoney minus = SP_POUNDS (-1), one = SP_POUNDS (1);
  SpObligationDwelling none = { -1, -1, 0, 0, 0.25 }, many = { -1, -1, 0, 10, 4 };

  test_plan_sql (fixture->path, "INSERT INTO agreement (id, reference, title) VALUES (51, 'A2', 'Mill Lane');"
                                "INSERT INTO contribution_transaction (obligation_id, state, amount_pence) VALUES (2, 'spent', 6);"
                                "UPDATE obligation SET kind = 'money' WHERE id = 2;"
                                "INSERT INTO obligation (id, agreement_id, position, kind, text) VALUES (95, 50, 9, 'land', 'Site');");
  plan = test_plan_open (fixture);
  before = test_plan_dump (plan);
  assert_refused (plan, sp_edit_add_agreement (plan, &(SpNewAgreement) { .title = " " }, NULL, &e), &e, "blank");
  assert_refused (plan, sp_edit_add_agreement (plan, &(SpNewAgreement) { "New", "A1" }, NULL, &e), &e, "reference of “Kingsfleet” already");
  assert_refused (plan, sp_edit_add_agreement (plan, &(SpNewAgreement) { "New", NULL, "1.4.15" }, NULL, &e), &e, "a year of two figures");
  assert_refused (plan, sp_edit_add_agreement (plan, &(SpNewAgreement) { .title = "New", .site_id = 99 }, NULL, &e), &e, "no such housing site");
  assert_refused (plan, sp_edit_add_agreement (plan, &(SpNewAgreement) { .title = "New", .obligation = "Hall", .kind = "gold" }, NULL, &e),
                  &e, "none of money, land");
  assert_refused (plan, sp_edit_set_agreement (plan, 51, SP_AGREEMENT_REFERENCE, "A1", &e), &e, "reference of “Kingsfleet” already");
  assert_refused (plan, sp_edit_set_agreement (plan, 51, SP_AGREEMENT_TITLE, NULL, &e), &e, "blank");
  assert_refused (plan, sp_edit_set_agreement (plan, 51, SP_AGREEMENT_SIGNED, "soon", &e), &e, "not a date");
  assert_refused (plan, sp_edit_set_agreement (plan, 99, SP_AGREEMENT_SIGNED, NULL, &e), &e, "no such agreement");
  assert_refused (plan, sp_edit_set_agreement_place (plan, 51, 99, 0, &e), &e, "no such growth area");
  assert_refused (plan, sp_edit_remove_agreement (plan, 99, &e), &e, "no such agreement");
  assert_refused (plan, sp_edit_add_obligation (plan, 99, "money", NULL, "Hall", NULL, &e), &e, "no such agreement");
  assert_refused (plan, sp_edit_add_obligation (plan, 50, "gold", NULL, "Hall", NULL, &e), &e, "none of money, land");
  assert_refused (plan, sp_edit_add_obligation (plan, 50, "money", "nursery", "Hall", NULL, &e), &e, "none of early years");
  assert_refused (plan, sp_edit_add_obligation (plan, 50, "money", NULL, "", NULL, &e), &e, "blank");
  assert_refused (plan, sp_edit_set_obligation (plan, 1, SP_OBLIGATION_TEXT, NULL, &e), &e, "blank");
  assert_refused (plan, sp_edit_set_obligation (plan, 1, SP_OBLIGATION_KIND, NULL, &e), &e, "none of money, land");
  assert_refused (plan, sp_edit_set_obligation (plan, 1, SP_OBLIGATION_KIND, "land", &e), &e, "Take the amount away first");
  assert_refused (plan, sp_edit_set_obligation (plan, 2, SP_OBLIGATION_KIND, "land", &e), &e, "Remove the payments first");
  assert_refused (plan, sp_edit_add_payment (plan, 95, "received", &one, NULL, 0, &e), &e, "is land, not money");
  assert_refused (plan, sp_edit_set_obligation_figure (plan, 1, SP_OBLIGATION_HECTARES, &much, &e), &e, "between 0 and 1000");
  assert_refused (plan, sp_edit_set_obligation_figure (plan, 1, SP_OBLIGATION_HEADROOM, &nan, &e), &e, "between 0 and");
  assert_refused (plan, sp_edit_set_obligation_figure (plan, 1, SP_OBLIGATION_PAY_BACK_YEARS, &part, &e), &e, "from 1 to 60");
  assert_refused (plan, sp_edit_set_obligation_cost (plan, 1, &minus, &e), &e, "less than nothing");
  assert_refused (plan, sp_edit_set_obligation_index (plan, 1, 99, (SpPriceBase) { 0 }, &e), &e, "no such index");
  assert_refused (plan, sp_edit_set_obligation_index (plan, 1, 0, (SpPriceBase) { 2014, 5 }, &e), &e, "quarters 1 to 4");
  assert_refused (plan, sp_edit_set_obligation_tie (plan, 1, 99, 0, &e), &e, "no such project");
  assert_refused (plan, sp_edit_set_obligation_tie (plan, 1, 0, 99, &e), &e, "no such school");
  assert_refused (plan, sp_edit_set_obligation_pot (plan, 1, 99, &e), &e, "no such pot");
  assert_refused (plan, sp_edit_set_obligation_trigger (plan, 1, "occupation", 5000000, NULL, &e), &e, "above 0 and at most 100000");
  assert_refused (plan, sp_edit_set_obligation_trigger (plan, 1, "share of dwellings", 50, NULL, &e), &e, "above 0 and at most 1.");
  assert_refused (plan, sp_edit_add_obligation_dwellings (plan, 1, &none, &e), &e, "between 1 and");
  assert_refused (plan, sp_edit_add_obligation_dwellings (plan, 1, &many, &e), &e, "such as 0.25");
  assert_refused (plan, sp_edit_remove_obligation_dwellings (plan, 1, 1, &e), &e, "no line 1");
  assert_refused (plan, sp_edit_remove_obligation (plan, 99, &e), &e, "no such obligation");
  assert_refused (plan, sp_edit_add_cost_index (plan, "tpi", " ", NULL, &e), &e, "blank");
  after = test_plan_dump (plan);
  g_assert_cmpstr (after, ==, before);
}

/* Pots, and claims on the levy. */
static void
test_pots (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autofree char *before = test_plan_dump (plan);
  g_autofree char *after = NULL;
  SpMoney absurd = sp_money (SP_MOST_PENCE + 1), minus = SP_POUNDS (-1);
  GError *e = NULL;
  double d = 10;

  assert_refused (plan, sp_edit_set_pot_amount (plan, 0, 99, sp_financial_year (2013), &minus, NULL, &e), &e, "no such funding");
  assert_refused (plan, sp_edit_set_pot_amount (plan, 2, 40, sp_financial_year (2013), &minus, " ", &e), &e, "reason");
  assert_refused (plan, sp_edit_set_pot_amount (plan, 0, 40, sp_financial_year (2013), &minus, NULL, &e), &e, "less than nothing");
  assert_refused (plan, sp_edit_set_pot_amount (plan, 2, 40, sp_financial_year (2013), &minus, "why", &e), &e, "less than nothing");
  assert_refused (plan, sp_edit_set_pot_amount (plan, 0, 40, sp_financial_year (2013), &absurd, NULL, &e), &e, "trillion");
  assert_refused (plan, sp_edit_set_pot_dates (plan, 40, "2015-04-01", "2015-03-31", &e), &e, "before it may");
  assert_refused (plan, sp_edit_set_pot_allocation (plan, 40, 99, sp_financial_year (0), NULL, FALSE, &e), &e, "no such project");
  assert_refused (plan, sp_edit_add_pot (plan, " ", "cil", "expected", NULL, &e), &e, "blank");
  assert_refused (plan, sp_edit_add_pot (plan, "S106", "cil", "expected", NULL, &e), &e, "already has money called S106");
  assert_refused (plan, sp_edit_add_cil_claim (plan, &(SpNewClaim) { .text = " " }, NULL, &e), &e, "blank");
  assert_refused (plan, sp_edit_add_cil_claim (plan, &(SpNewClaim) { .text = "Levy", .probability = &d }, NULL, &e), &e, "between 0 and 1");
  assert_refused (plan, sp_edit_add_cil_claim (plan, &(SpNewClaim) { .text = "Levy", .amount = &minus }, NULL, &e), &e, "less than nothing");
  assert_refused (plan, sp_edit_remove_cil_claim (plan, 99, &e), &e, "no such claim");
  assert_refused (plan, sp_edit_add_pot (plan, "New", "lottery", "expected", NULL, &e), &e, "none of basic need, mid-year");
  assert_refused (plan, sp_edit_add_pot (plan, "New", "cil", "hoped", NULL, &e), &e, "received, announced, expected, at risk");
  assert_refused (plan, sp_edit_remove_pot (plan, 41, FALSE, &e), &e, "contributions of “Kingsfleet” are paid into it");
  assert_refused (plan, sp_edit_remove_pot (plan, 99, TRUE, &e), &e, "no such funding");
  assert_refused (plan, sp_edit_set_pot_name (plan, 40, "S106", &e), &e, "already has money called S106");
  assert_refused (plan, sp_edit_set_pot_name (plan, 40, "", &e), &e, "blank");
  assert_refused (plan, sp_edit_set_pot_source (plan, 40, "lottery", &e), &e, "none of basic need");
  assert_refused (plan, sp_edit_set_pot_carry (plan, 40, 31, &e), &e, "0 to 30 years");
  assert_refused (plan, sp_edit_set_pot_award (plan, 40, 6, &e), &e, "1 to 5");
  assert_refused (plan, sp_edit_set_pot_borrowing (plan, 40, NULL, 10, &e), &e, "BN 2013-15 is not borrowed");
  assert_refused (plan, sp_edit_set_pot_borrowing (plan, 40, &d, 10, &e), &e, "50 per cent");
  assert_refused (plan, sp_edit_set_pot_borrowing (plan, 40, NULL, 61, &e), &e, "1 to 60");
  assert_refused (plan, sp_edit_set_cil_claim (plan, 99, &(SpNewClaim) { .text = "Levy" }, &e), &e, "no such claim");
  assert_refused (plan, sp_edit_set_cil_claim (plan, 1, &(SpNewClaim) { .text = "Levy", .district_id = 99 }, &e), &e, "no such district");
  assert_refused (plan, sp_edit_set_cil_claim (plan, 1, &(SpNewClaim) { .text = "Levy", .project_id = 99 }, &e), &e, "no such project");
  assert_refused (plan, sp_edit_set_cil_claim (plan, 1, &(SpNewClaim) { .text = "Levy", .state = "hoped" }, &e), &e, "none of planned, submitted");
  assert_refused (plan, sp_edit_set_pot_certainty (plan, 40, NULL, &e), &e, "Choose one of these");
  assert_refused (plan, sp_edit_set_pot_term (plan, 40, SP_POT_PHASE, "nursery", 0, &e), &e, "primary, secondary, special");
  assert_refused (plan, sp_edit_set_pot_term (plan, 40, SP_POT_PROGRAMME, NULL, 0, &e), &e, "growth, other");
  assert_refused (plan, sp_edit_set_pot_term (plan, 40, SP_POT_AREA, NULL, 99, &e), &e, "no such thing");
  assert_refused (plan, sp_edit_set_pot_term (plan, 40, SP_POT_TERMS, "  ", 0, &e), &e, "blank");
  after = test_plan_dump (plan);
  g_assert_cmpstr (after, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST_PLAN ("/plan/edit/refusals", test_refusals);
  TEST_PLAN ("/plan/edit/refused-places", test_places_refused);
  TEST_PLAN ("/plan/edit/refused-payments", test_payments);
  TEST_PLAN ("/plan/edit/refused-pots", test_pots);
  TEST_PLAN ("/plan/edit/refused-agreements", test_agreements);
  return g_test_run ();
}
