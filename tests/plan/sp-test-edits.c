/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-test-edits.h"

#define YEAR(y) sp_academic_year (y)

static gboolean set_completion (SpPlan *p, GError **e) { double d = 75; return sp_edit_set_completion (p, 0, 20, YEAR (2015), &d, "planner", e); }
static gboolean add_completion (SpPlan *p, GError **e) { double d = 0; return sp_edit_set_completion (p, 0, 20, YEAR (2020), &d, NULL, e); }
static gboolean remove_completion (SpPlan *p, GError **e) { return sp_edit_set_completion (p, 0, 20, YEAR (2015), NULL, NULL, e); }
static gboolean completion_in (SpPlan *p, GError **e) { double d = 7.5; return sp_edit_set_completion (p, 3, 20, YEAR (2016), &d, "why", e); }
static gboolean unknown_in (SpPlan *p, GError **e) { return sp_edit_set_completion (p, 3, 20, YEAR (2016), NULL, "why", e); }
static gboolean slip_later (SpPlan *p, GError **e) { return sp_edit_slip_site (p, 0, 20, 1, NULL, e); }
static gboolean slip_earlier (SpPlan *p, GError **e) { return sp_edit_slip_site (p, 0, 20, -1, NULL, e); }
static gboolean slip_in (SpPlan *p, GError **e) { return sp_edit_slip_site (p, 2, 20, 2, "ground", e); }
static gboolean rate (SpPlan *p, GError **e) { double v = 120; return sp_edit_set_delivery_term (p, 0, 20, SP_TERM_RATE, &v, "developer", e); }
static gboolean rate_alone (SpPlan *p, GError **e) { double v = 40; return sp_edit_set_delivery_term (p, 0, 21, SP_TERM_RATE, &v, NULL, e); }
static gboolean rate_in (SpPlan *p, GError **e) { double v = 40; return sp_edit_set_delivery_term (p, 2, 20, SP_TERM_RATE, &v, "slow market", e); }
static gboolean site_start (SpPlan *p, GError **e) { double v = 2016; return sp_edit_set_delivery_term (p, 0, 21, SP_TERM_START, &v, NULL, e); }
static gboolean stall_in (SpPlan *p, GError **e) { double v = 0.3; return sp_edit_set_delivery_term (p, 2, 20, SP_TERM_STALL, &v, "slow market", e); }
static gboolean as_stage (SpPlan *p, GError **e) { return sp_edit_set_delivery_term (p, 0, 22, SP_TERM_PROBABILITY, NULL, NULL, e); }
static gboolean usual_slip (SpPlan *p, GError **e) { return sp_edit_set_delivery_default (p, "outline", SP_TERM_SLIP_MEAN, 2, "own record", e); }
static gboolean site_stage (SpPlan *p, GError **e) { return sp_edit_set_site_permission (p, 21, "allocated", e); }
static gboolean site_range (SpPlan *p, GError **e) { return sp_edit_set_site_dwellings (p, 21, 300, 400, e); }
static gboolean add_site (SpPlan *p, GError **e) { gint64 id = 0; return sp_edit_add_site (p, "Mill Lane", 0, 10, &id, e) && id > 0; }
static gboolean site_areas (SpPlan *p, GError **e) { return sp_edit_set_site_areas (p, 24, 11, 12, e); }
static gboolean remove_site (SpPlan *p, GError **e) { return sp_edit_remove_site (p, 24, e); }
static gboolean add_growth (SpPlan *p, GError **e) { SpNewGrowthArea new = { "North Farm", 2, 10, 12 }; gint64 id = 0; return sp_edit_add_growth_area (p, &new, &id, e) && id > 3; }
static gboolean rename_growth (SpPlan *p, GError **e) { return sp_edit_set_growth_area_name (p, 3, "Attleborough South", e); }
static gboolean growth_share (SpPlan *p, GError **e) { return sp_edit_set_growth_share (p, 2, 10, 0.5, e); }
static gboolean no_growth_share (SpPlan *p, GError **e) { return sp_edit_set_growth_share (p, 2, 11, 0, e); }
static gboolean remove_growth (SpPlan *p, GError **e) { return sp_edit_remove_growth_area (p, 9, e); }
static gboolean add_area (SpPlan *p, GError **e) { gint64 id = 0; return sp_edit_add_planning_area (p, "9260009", "Wells", SP_PHASE_PRIMARY, &id, e) && id > 0; }
static gboolean area_name (SpPlan *p, GError **e) { return sp_edit_set_area_name (p, 10, "Thetford town", e); }
static gboolean add_table (SpPlan *p, GError **e) { return sp_edit_add_programme_table (p, 3, "Under review", e); }
static gboolean table_title (SpPlan *p, GError **e) { return sp_edit_set_programme_table_title (p, 2, "To be commissioned", e); }
static gboolean remove_table (SpPlan *p, GError **e) { return sp_edit_remove_programme_table (p, 9, e); }
static gboolean
project_in_new_table (SpPlan *p, GError **e)
{
  SpNewProject new = { .reference = "EC9", .name = "Mill Lane", .new_table = "Held back", .area_id = 10 };

  return sp_edit_add_project (p, &new, NULL, e);
}
static gboolean count_pupils (SpPlan *p, GError **e) { SpYieldObservation row = { .name = "Cloverfields", .phase = "primary", .type = 0, .tenure = -1, .years_since = 5, .dwellings = 300, .pupils = 100 }; return sp_edit_add_yield_observation (p, 20, &row, NULL, e); }
static gboolean uncount_pupils (SpPlan *p, GError **e) { return sp_edit_remove_yield_observation (p, 90, e); }
static gboolean own_yield (SpPlan *p, GError **e) { SpYield row = { .phase = "primary", .type = -1, .tenure = -1, .years_since = -1, .pupils_per_dwelling = 0.31 }; return sp_edit_set_yields (p, &row, 1, "own estates", e); }
static const SpYield flats = { "primary", 1, -1, 2, 5, 0 };
static gboolean new_yield (SpPlan *p, GError **e) { double v = 0.2; return sp_edit_set_yield (p, &flats, &v, "survey of 2016", e); }
static gboolean national_yield (SpPlan *p, GError **e) { SpYield all = { "primary", -1, -1, 0, -1, 0 }; return sp_edit_reset_yield (p, &all, e); }
static gboolean growth_range (SpPlan *p, GError **e) { return sp_edit_set_growth_dwellings (p, 2, 4000, -1, "at least 4,000", e); }
static gboolean change_statement (SpPlan *p, GError **e) { return sp_edit_set_statement (p, 2, SP_STATEMENT_ACTION, 1, "It’s done", e); }
static gboolean add_statement (SpPlan *p, GError **e) { return sp_edit_set_statement (p, 2, SP_STATEMENT_ACTION, 0, "Third", e); }
static gboolean remove_statement (SpPlan *p, GError **e) { return sp_edit_set_statement (p, 2, SP_STATEMENT_ACTION, 1, NULL, e); }
static gboolean admission (SpPlan *p, GError **e) { return sp_edit_set_admission_number (p, 0, 5, SP_GROUP_R, YEAR (2014), 45, NULL, e); }
static gboolean admission_in (SpPlan *p, GError **e) { return sp_edit_set_admission_number (p, 2, 5, SP_GROUP_R, YEAR (2015), 90, "bulge", e); }
static gboolean school_share (SpPlan *p, GError **e) { return sp_edit_set_school_transfer (p, 5, 7, SP_GROUP_Y7, 0.8, e); }
static gboolean staying_on (SpPlan *p, GError **e) { return sp_edit_set_staying_on (p, 12, 0, SP_GROUP_Y12, 0.55, e); }
static gboolean staying_all (SpPlan *p, GError **e) { return sp_edit_set_staying_on (p, 0, 0, SP_GROUP_Y13, 0.9, e); }
static gboolean register_of (SpPlan *p, GError **e) { return sp_edit_set_preschool (p, 10, 0, YEAR (2013), 3, 34, e); }
static gboolean district_register (SpPlan *p, GError **e) { return sp_edit_set_preschool (p, 0, 1, YEAR (2013), 0, 400, e); }
static gboolean places (SpPlan *p, GError **e) { return sp_edit_set_group_places (p, 0, 5, SP_GROUP_Y1, YEAR (2015), 60, NULL, e); }
static gboolean places_in (SpPlan *p, GError **e) { return sp_edit_set_group_places (p, 2, 5, SP_GROUP_R, YEAR (2015), 90, "bulge", e); }
static gboolean rename_school (SpPlan *p, GError **e) { return sp_edit_set_school_name (p, 5, "Drake Primary", e); }
static gboolean budget (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (3000000); return sp_edit_set_project_budget (p, 0, 30, &m, NULL, e); }
static gboolean no_budget (SpPlan *p, GError **e) { return sp_edit_set_project_budget (p, 0, 30, NULL, NULL, e); }
static gboolean spend (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (5); return sp_edit_set_project_spend (p, 0, 30, sp_financial_year (2015), &m, NULL, e); }
static gboolean no_spend (SpPlan *p, GError **e) { return sp_edit_set_project_spend (p, 0, 30, sp_financial_year (2014), NULL, NULL, e); }
static gboolean stage (SpPlan *p, GError **e) { return sp_edit_set_project_stage (p, 31, "C", e); }
static gboolean completion (SpPlan *p, GError **e) { return sp_edit_set_project_completion (p, 30, "Sept. '15", "2015-09", YEAR (2015), e); }
static gboolean pot (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (1); return sp_edit_set_pot_amount (p, 0, 40, sp_financial_year (2014), &m, NULL, e); }
static gboolean undated_pot (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (1); return sp_edit_set_pot_amount (p, 0, 41, sp_financial_year (0), &m, NULL, e); }
static gboolean no_pot (SpPlan *p, GError **e) { return sp_edit_set_pot_amount (p, 0, 41, sp_financial_year (0), NULL, NULL, e); }
static gboolean obligation_amount (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (7); return sp_edit_set_obligation_amount (p, 1, &m, e); }
static gboolean obligation_event (SpPlan *p, GError **e) { return sp_edit_set_obligation_event (p, 1, SP_OBLIGATION_RECEIVED, "2014-05-01", e); }
static gboolean
payment (SpPlan *p, GError **e)
{
  SpMoney money = SP_POUNDS (400);

  return sp_edit_add_payment (p, 1, "received", &money, "1 May 2014", 0, e);
}
static gboolean agreement_signed (SpPlan *p, GError **e) { return sp_edit_set_obligation_event (p, 1, SP_OBLIGATION_SIGNED, "2013-02-01", e); }
static gboolean obligation_trigger (SpPlan *p, GError **e) { return sp_edit_set_obligation_trigger (p, 1, "share of dwellings", 0.5, NULL, e); }
static gboolean
add_agreement (SpPlan *p, GError **e)
{
  SpNewAgreement agreement = { "Mill Lane deed", "A2", "1 May 2014", "breckland", 0, 20, "Hall", "money", NULL };
  gint64 id = 0;

  return sp_edit_add_agreement (p, &agreement, &id, e) && id > 0;
}
static gboolean agreement_reference (SpPlan *p, GError **e) { return sp_edit_set_agreement (p, 50, SP_AGREEMENT_REFERENCE, "S106/14/7", e); }
static gboolean agreement_authority (SpPlan *p, GError **e) { return sp_edit_set_agreement (p, 50, SP_AGREEMENT_AUTHORITY, "Broads Authority", e); }
static gboolean agreement_site (SpPlan *p, GError **e) { return sp_edit_set_agreement_place (p, 50, 3, 0, e); }
static gboolean remove_agreement (SpPlan *p, GError **e) { return sp_edit_remove_agreement (p, 51, e); }
static gboolean add_obligation (SpPlan *p, GError **e) { gint64 id = 0; return sp_edit_add_obligation (p, 50, "money", "secondary", "Science block", &id, e) && id > 0; }
static gboolean remove_obligation (SpPlan *p, GError **e) { return sp_edit_remove_obligation (p, 90, e); }
static gboolean obligation_text (SpPlan *p, GError **e) { return sp_edit_set_obligation (p, 1, SP_OBLIGATION_TEXT, "Two classrooms", e); }
static gboolean obligation_kind (SpPlan *p, GError **e) { return sp_edit_set_obligation (p, 2, SP_OBLIGATION_KIND, "money", e); }
static gboolean obligation_phase (SpPlan *p, GError **e) { return sp_edit_set_obligation (p, 1, SP_OBLIGATION_PHASE, "early years", e); }
static gboolean obligation_basis (SpPlan *p, GError **e) { return sp_edit_set_obligation (p, 1, SP_OBLIGATION_BASIS, "per dwelling", e); }
static gboolean obligation_room (SpPlan *p, GError **e) { double v = 12.5; return sp_edit_set_obligation_figure (p, 1, SP_OBLIGATION_HEADROOM, &v, e); }
static gboolean obligation_years (SpPlan *p, GError **e) { double v = 10; return sp_edit_set_obligation_figure (p, 1, SP_OBLIGATION_PAY_BACK_YEARS, &v, e); }
static gboolean obligation_cost (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (13333); return sp_edit_set_obligation_cost (p, 1, &m, e); }
static gboolean obligation_index (SpPlan *p, GError **e) { return sp_edit_set_obligation_index (p, 1, 7, (SpPriceBase) { 2014, 1 }, e); }
static gboolean obligation_pot (SpPlan *p, GError **e) { return sp_edit_set_obligation_pot (p, 1, 40, e); }
static gboolean obligation_tie (SpPlan *p, GError **e) { return sp_edit_set_obligation_tie (p, 1, 30, 0, e); }
static gboolean
obligation_dwellings (SpPlan *p, GError **e)
{
  SpObligationDwelling row = { 0, -1, 3, 100, 0.25 };

  return sp_edit_add_obligation_dwellings (p, 1, &row, e);
}
static gboolean no_dwellings (SpPlan *p, GError **e) { return sp_edit_remove_obligation_dwellings (p, 2, 1, e); }
static gboolean
allocate_payment (SpPlan *p, GError **e)
{
  SpMoney money = SP_POUNDS (300);

  return sp_edit_add_payment (p, 1, "allocated", &money, NULL, 31, e);
}
static gboolean add_index (SpPlan *p, GError **e) { gint64 id = 0; return sp_edit_add_cost_index (p, "gdp", "GDP deflator", &id, e) && id > 0; }
static gboolean index_value (SpPlan *p, GError **e) { double v = 250; return sp_edit_set_cost_index_value (p, 7, (SpPriceBase) { 2014, 1 }, &v, e); }
static gboolean pot_dates (SpPlan *p, GError **e) { return sp_edit_set_pot_dates (p, 40, "2013-04-01", "2015-03-31", e); }
static gboolean add_pot (SpPlan *p, GError **e) { gint64 id = 0; return sp_edit_add_pot (p, "BN 2015-17", "basic need", "expected", &id, e) && id > 0; }
static gboolean
add_claim (SpPlan *p, GError **e)
{
  SpMoney money = SP_POUNDS (500);
  double share = 0.25;
  SpNewClaim claim = { "Levy for places", 0, 30, sp_financial_year (2015), &money, &share };
  gint64 id = 0;

  return sp_edit_add_cil_claim (p, &claim, &id, e) && id > 0;
}
static gboolean
set_claim (SpPlan *p, GError **e)
{
  SpMoney money = { 25000000 };
  double share = 0.75;
  SpNewClaim claim = { "Secondary places", 1, 30, sp_financial_year (2016), &money, &share, "submitted" };

  return sp_edit_set_cil_claim (p, 1, &claim, e);
}
static gboolean remove_claim (SpPlan *p, GError **e) { return sp_edit_remove_cil_claim (p, 2, e); }
static gboolean remove_pot (SpPlan *p, GError **e) { return sp_edit_remove_pot (p, 42, FALSE, e); }
static gboolean remove_pot_with_all (SpPlan *p, GError **e) { return sp_edit_remove_pot (p, 41, TRUE, e); }
static gboolean pot_name (SpPlan *p, GError **e) { return sp_edit_set_pot_name (p, 40, "Basic Need 2013", e); }
static gboolean pot_source (SpPlan *p, GError **e) { return sp_edit_set_pot_source (p, 40, "mid-year basic need", e); }
static gboolean pot_note (SpPlan *p, GError **e) { return sp_edit_set_pot_note (p, 40, "Letter of the DfE", e); }
static gboolean pot_carry (SpPlan *p, GError **e) { return sp_edit_set_pot_carry (p, 40, 2, e); }
static gboolean pot_award (SpPlan *p, GError **e) { return sp_edit_set_pot_award (p, 40, 3, e); }
static gboolean
pot_borrowing (SpPlan *p, GError **e)
{
  double rate = 0.041;

  return sp_edit_set_pot_borrowing (p, 43, &rate, 25, e);
}
static gboolean certainty (SpPlan *p, GError **e) { return sp_edit_set_pot_certainty (p, 40, "at risk", e); }
static gboolean pot_phase (SpPlan *p, GError **e) { return sp_edit_set_pot_term (p, 40, SP_POT_PHASE, "primary", 0, e); }
static gboolean pot_area (SpPlan *p, GError **e) { return sp_edit_set_pot_term (p, 41, SP_POT_AREA, NULL, 0, e); }
static gboolean pot_school (SpPlan *p, GError **e) { return sp_edit_set_pot_term (p, 40, SP_POT_SCHOOL, NULL, 5, e); }
static gboolean tie_pot (SpPlan *p, GError **e) { return sp_edit_tie_pot (p, 40, SP_POT_PROJECT, 30, e); }
static gboolean pot_words (SpPlan *p, GError **e) { return sp_edit_set_pot_term (p, 40, SP_POT_TERMS, "New places only", 0, e); }
static gboolean price_base (SpPlan *p, GError **e) { return sp_edit_set_project_price_base (p, 30, (SpPriceBase) { 2014, 2 }, e); }
static gboolean cash (SpPlan *p, GError **e) { return sp_edit_set_project_price_base (p, 31, (SpPriceBase) { 0, 0 }, e); }
static gboolean allocation (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (9); return sp_edit_set_pot_allocation (p, 40, 30, sp_financial_year (0), &m, TRUE, e); }
static gboolean pot_in (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (1); return sp_edit_set_pot_amount (p, 2, 40, sp_financial_year (2013), &m, "cut", e); }
static gboolean margin (SpPlan *p, GError **e) { return sp_edit_set_operating_margin (p, 0, 0, 0.02, NULL, e); }
static gboolean area_margin (SpPlan *p, GError **e) { return sp_edit_set_operating_margin (p, 1, 10, 0.02, NULL, e); }
static gboolean margin_in (SpPlan *p, GError **e) { return sp_edit_set_operating_margin (p, 2, 10, 0.02, "why", e); }
static gboolean yields (SpPlan *p, GError **e) { return sp_edit_set_yield_factor (p, 0, 1.2, NULL, e); }
static gboolean yields_in (SpPlan *p, GError **e) { return sp_edit_set_yield_factor (p, 4, 1.2, "survey", e); }
static gboolean weights (SpPlan *p, GError **e) { return sp_edit_set_weights (p, 0, (double[]) { 1, 1, 1 }, NULL, e); }
static gboolean weights_in (SpPlan *p, GError **e) { return sp_edit_set_weights (p, 2, (double[]) { 1, 0, 0 }, "why", e); }
static gboolean take_up (SpPlan *p, GError **e) { return sp_edit_set_take_up (p, 2, 10, 0.97, "survey", e); }
static gboolean progression (SpPlan *p, GError **e) { return sp_edit_set_progression (p, 2, 10, SP_GROUP_Y3, 1.05, "infants move", e); }
static gboolean pupils (SpPlan *p, GError **e) { return sp_edit_adjust_pupils (p, 2, 10, YEAR (2015), SP_GROUP_R, -12, "free school", e); }
static gboolean exclude (SpPlan *p, GError **e) { return sp_edit_exclude_year (p, 0, YEAR (2012), "counted on a day of snow", e); }
static gboolean exclude_area (SpPlan *p, GError **e) { return sp_edit_exclude_year (p, 10, YEAR (2012), "fire at a school", e); }
static gboolean include (SpPlan *p, GError **e) { return sp_edit_include_year (p, 10, YEAR (2010), e); }
static gboolean choose (SpPlan *p, GError **e) { return sp_edit_choose_method (p, 0, SP_PHASE_PRIMARY, SP_ENTRY_RECEPTION, "mean-5", "births jump", e); }
static gboolean choose_all (SpPlan *p, GError **e) { return sp_edit_choose_method (p, 0, -1, SP_ENTRY_ANY, "auto", "back-test", e); }
static gboolean choose_area (SpPlan *p, GError **e) { return sp_edit_choose_method (p, 10, -1, SP_ENTRY_ANY, "last", "new estate", e); }
static gboolean choose_back (SpPlan *p, GError **e) { return sp_edit_choose_method (p, 10, SP_PHASE_PRIMARY, SP_ENTRY_MOVING_UP, NULL, NULL, e); }
static gboolean add_scenario (SpPlan *p, GError **e) { gint64 id = 0; return sp_edit_add_scenario (p, "High", 0, "More", &id, e) && id == 5; }
static gboolean remove_scenario (SpPlan *p, GError **e) { return sp_edit_remove_scenario (p, 4, e); }
static gboolean remove_override (SpPlan *p, GError **e) { return sp_edit_remove_override (p, 4, "completion", 20, YEAR (2015), -1, e); }

static const SpRoundValue round_values[] = {
  { SP_ROUND_AUTHORITY, "926", { 2014 }, 0, 6, 200, TRUE, { 120, 70, 10, 0 }, { -1, -1 }, { -1, -1 }, 201 },
  { SP_ROUND_AREA, "9260002", { 2014 }, 0, 0, 33.5, TRUE, { 0, 30.5, 3, 0 }, { 30, 28 }, { 36, 40 }, -1 },
  { SP_ROUND_AREA, "9260002", { 2015 }, 0, 0, 34, FALSE, { 0 }, { -1, -1 }, { -1, -1 }, -1 },
};
static const SpRoundRecord round_record = { .name = "SCAP 2014", .note = "as sent", .made_at = "2014-07-31", .author = "A planner",
  .scenario = "Slow", .options = "horizon=2", .origin = { 2013 }, .horizon = 2, .values = round_values, .n_values = 3 };
static gboolean keep_round (SpPlan *p, GError **e) { g_autoptr (SpFrozenInputs) in = sp_plan_freeze (p, 2, e); return in && sp_edit_keep_round (p, &round_record, in, NULL, e); }
static gboolean type_in_round (SpPlan *p, GError **e) { SpRoundRecord typed = round_record; typed.name = "SCAP 2012"; return sp_edit_type_in_round (p, &typed, NULL, e); }
static gboolean remove_round (SpPlan *p, GError **e) { return sp_edit_remove_round (p, 70, e); }

const TestEdit test_edits[] = {
  { "Change delivery of Kingsfleet: Build rate", rate },
  { "Change delivery of Attleborough: Build rate", rate_alone },
  { "Change delivery of Kingsfleet: Build rate in scenario Slow", rate_in },
  { "Change delivery of Attleborough: First year of completions", site_start },
  { "Change delivery of Kingsfleet: Chance of a stall in scenario Slow", stall_in },
  { "Change delivery of Station: Chance of being built", as_stage },
  { "Change usual delivery: Average start slip", usual_slip },
  { "Change planning stage of Attleborough", site_stage },
  { "Change range of dwellings of Attleborough", site_range },
  { "Add site Mill Lane", add_site, TRUE },
  { "Change planning areas of Elsewhere", site_areas },
  { "Remove site Elsewhere", remove_site, TRUE },
  { "Add growth area North Farm", add_growth, TRUE },
  { "Rename growth area Attleborough", rename_growth, FALSE, TRUE },
  { "Change share of Thetford that goes to Thetford", growth_share },
  { "Change share of Thetford that goes to Attleborough", no_growth_share },
  { "Remove growth area Old airfield", remove_growth, TRUE },
  { "Add planning area Wells", add_area, TRUE },
  { "Rename planning area Thetford", area_name, FALSE, TRUE },
  { "Add table of projects Under review", add_table, TRUE },
  { "Rename table of projects No dependencies", table_title },
  { "Remove table of projects Withdrawn", remove_table, TRUE },
  { "Add project EC9 Mill Lane", project_in_new_table, TRUE },
  { "Add pupils counted at Cloverfields", count_pupils, TRUE },
  { "Remove pupils counted at Old Court", uncount_pupils, TRUE },
  { "Change 1 yield", own_yield },
  { "Change yield: primary", new_yield },
  { "Put back national yield: primary", national_yield },
  { "Change dwellings of Kingsfleet in 2015/16", set_completion },
  { "Change dwellings of Kingsfleet in 2020/21", add_completion },
  { "Change dwellings of Kingsfleet in 2015/16", remove_completion },
  { "Change dwellings of Kingsfleet in 2016/17 in scenario Slower", completion_in },
  { "Change dwellings of Kingsfleet in 2016/17 in scenario Slower", unknown_in },
  { "Move dwellings of Kingsfleet later by 1 year", slip_later, TRUE },
  { "Move dwellings of Kingsfleet earlier by 1 year", slip_earlier, TRUE, TRUE },
  { "Move dwellings of Kingsfleet later by 2 years in scenario Slow", slip_in, TRUE },
  { "Change range of dwellings of Thetford", growth_range },
  { "Change a statement of Thetford", change_statement },
  { "Add a statement to Thetford", add_statement, TRUE },
  { "Remove a statement of Thetford", remove_statement },
  { "Change admission number of Drake from 2014/15", admission },
  { "Change admission number of Drake from 2015/16 in scenario Slow", admission_in },
  { "Change share of Drake that goes to Thetford Academy", school_share },
  { "Change staying-on into Year 12 of Thetford", staying_on },
  { "Change staying-on into Year 13", staying_all },
  { "Change pre-school register of Thetford in 2013/14", register_of },
  { "Change pre-school register of Breckland in 2013/14", district_register },
  { "Change places of Drake in Year 1 from 2015/16", places },
  { "Change places of Drake in Reception from 2015/16 in scenario Slow", places_in },
  { "Rename Drake", rename_school },
  { "Change budget of EC1 Thetford Drake", budget },
  { "Change budget of EC1 Thetford Drake", no_budget },
  { "Change spend of EC1 Thetford Drake in 2015-16", spend },
  { "Change spend of EC1 Thetford Drake in 2014-15", no_spend },
  { "Change stage of EC2 Attleborough", stage },
  { "Change completion of EC1 Thetford Drake", completion },
  { "Change amount of BN 2013-15 in 2014-15", pot },
  { "Change undated amount of S106", undated_pot },
  { "Change undated amount of S106", no_pot },
  { "Change amount of BN 2013-15 in 2013-14 in scenario Slow", pot_in },
  { "Change an amount of Kingsfleet", obligation_amount },
  { "Change a date of Kingsfleet", obligation_event },
  { "Change a date of Kingsfleet", agreement_signed },
  { "Add a payment of Kingsfleet", payment, TRUE },
  { "Change a trigger of Kingsfleet", obligation_trigger },
  { "Add agreement Mill Lane deed", add_agreement, TRUE },
  { "Change agreement Kingsfleet", agreement_reference },
  { "Change agreement Kingsfleet", agreement_authority },
  { "Change the site of agreement Kingsfleet", agreement_site },
  { "Remove agreement Old deed", remove_agreement, TRUE },
  { "Add an obligation of Kingsfleet", add_obligation, TRUE },
  { "Remove an obligation of Kingsfleet", remove_obligation, TRUE },
  { "Change an obligation of Kingsfleet", obligation_text },
  { "Change an obligation of Kingsfleet", obligation_kind },
  { "Change an obligation of Kingsfleet", obligation_phase },
  { "Change an obligation of Kingsfleet", obligation_basis },
  { "Change an obligation of Kingsfleet", obligation_room },
  { "Change an obligation of Kingsfleet", obligation_years },
  { "Change the cost of a place of Kingsfleet", obligation_cost },
  { "Change how Kingsfleet is indexed", obligation_index },
  { "Change what Kingsfleet may be spent on", obligation_tie },
  { "Change where Kingsfleet is banked", obligation_pot },
  { "Add dwellings to the sum of Kingsfleet", obligation_dwellings, TRUE },
  { "Remove dwellings from the sum of Kingsfleet", no_dwellings, TRUE },
  { "Add a payment of Kingsfleet", allocate_payment, TRUE },
  { "Add index GDP deflator", add_index, TRUE },
  { "Change a value of Tender prices", index_value },
  { "Change dates of BN 2013-15", pot_dates },
  { "Change what is fixed of BN 2013-15 for EC1 Thetford Drake", allocation },
  { "Add money BN 2015-17", add_pot, TRUE },
  { "Add a claim on the levy: Levy for places", add_claim, TRUE },
  { "Change a claim on the levy: Secondary places", set_claim },
  { "Remove a claim on the levy: Old claim", remove_claim, TRUE },
  { "Remove money Old receipts", remove_pot, TRUE },
  { "Remove money S106", remove_pot_with_all, TRUE, TRUE },
  { "Change the name of BN 2013-15", pot_name, FALSE, TRUE },
  { "Change the source of BN 2013-15", pot_source },
  { "Change the evidence for BN 2013-15", pot_note },
  { "Change how long BN 2013-15 may be carried forward", pot_carry },
  { "Change how many years an award of BN 2013-15 is for", pot_award },
  { "Change what borrowing Loan costs", pot_borrowing },
  { "Change what BN 2013-15 may pay for", tie_pot, FALSE, TRUE },
  { "Change how sure BN 2013-15 is", certainty },
  { "Change what BN 2013-15 may pay for", pot_phase },
  { "Change what S106 may pay for", pot_area },
  { "Change what BN 2013-15 may pay for", pot_school },
  { "Change what BN 2013-15 may pay for", pot_words },
  { "Change price base of EC1 Thetford Drake", price_base },
  { "Change price base of EC2 Attleborough", cash },
  { "Change operating margin", margin },
  { "Change operating margin of Thetford", area_margin },
  { "Change operating margin of Thetford in scenario Slow", margin_in },
  { "Change yields", yields },
  { "Change yields in scenario Slowest", yields_in },
  { "Change weights of recent years", weights },
  { "Change weights of recent years in scenario Slow", weights_in },
  { "Change take-up of Thetford in scenario Slow", take_up },
  { "Change progression of Thetford into Year 3 in scenario Slow", progression },
  { "Adjust pupils of Thetford in Reception of 2015/16 in scenario Slow", pupils },
  { "Leave 2012/13 out of ratios", exclude },
  { "Leave 2012/13 out of the ratios of Thetford", exclude_area },
  { "Count 2010/11 in the ratios of Thetford again", include },
  { "Choose method", choose },
  { "Choose method", choose_all },
  { "Choose method of Thetford", choose_area },
  { "Choose method of Thetford", choose_back },
  { "Add scenario High", add_scenario, TRUE },
  { "Remove scenario Slowest", remove_scenario, TRUE },
  { "Remove a difference of scenario Slowest", remove_override, FALSE, TRUE },
  { "Keep forecast round SCAP 2014", keep_round, TRUE },
  { "Type in forecast round SCAP 2012", type_in_round, TRUE },
  { "Remove forecast round SCAP 2013", remove_round, TRUE },
};
const guint test_n_edits = G_N_ELEMENTS (test_edits);

const char test_edit_sql[] = TEST_ROUND_SQL
  "INSERT INTO scenario_override (scenario_id, subject, target_id, year, value, reason) VALUES"
  " (4, 'completion', 20, 2015, 1, 'x'), (4, 'completion', 20, 2016, 2, 'y'), (2, 'completion', 20, 2015, 3, 'z'),"
  " (2, 'completion', 20, 2017, 4, 'z');"
  "INSERT INTO growth_area (id, category, number, name) VALUES (9, 3, 9, 'Old airfield');"
  "INSERT INTO growth_area_share (growth_area_id, area_id, share) VALUES (9, 10, 1);"
  "INSERT INTO growth_statement (growth_area_id, list, position, text) VALUES (9, 'context', 1, 'Was an airfield');"
  "INSERT INTO programme_table (number, title) VALUES (9, 'Withdrawn');"
  "INSERT INTO excluded_year (year, area_id, reason) VALUES (2010, 10, 'flood');"
  "INSERT INTO pot (id, position, name, source) VALUES (42, 3, 'Old receipts', 'capital receipts'), (43, 4, 'Loan', 'borrowing');"
  "INSERT INTO pot_allocation (pot_id, project_id, amount_pence) VALUES (41, 30, 5);"
  "INSERT INTO cil_claim (id, text) VALUES (2, 'Old claim');"
  "INSERT INTO pot_amount (pot_id, financial_year, amount_pence) VALUES (42, 2013, 7), (42, NULL, 9);"
  "INSERT INTO scenario_override (scenario_id, subject, target_id, year, value, reason) VALUES (2, 'pot amount', 42, 2013, 3, 'x');"
  "INSERT INTO agreement (id, reference, title, site_id) VALUES (51, 'A0', 'Old deed', 20);"
  "INSERT INTO obligation (id, agreement_id, position, kind, text) VALUES (89, 51, 1, 'money', 'Hall'), (90, 50, 3, 'money', 'Field');"
  "INSERT INTO obligation_dwelling (obligation_id, dwellings, pupils_per_dwelling) VALUES (2, 10, 0.1), (89, 20, 0.2), (90, 30, 0.3);"
  "INSERT INTO contribution_transaction (obligation_id, state, amount_pence) VALUES (89, 'received', 5), (90, 'spent', 6);"
  "INSERT INTO cost_index (id, code, title) VALUES (7, 'tpi', 'Tender prices');"
  "INSERT INTO housing_site (id, name, primary_area_id) VALUES (24, 'Elsewhere', 10);"
  "INSERT INTO site_delivery (site_id, probability) VALUES (22, 0.5);"
  "INSERT INTO yield_observation (id, name, phase, dwellings, pupils) VALUES (90, 'Old Court', 'secondary', 50, 4);"
  "INSERT INTO method_choice (area_id, phase, point, method, reason) VALUES (10, 'primary', 'moving up', 'last', 'x')";
