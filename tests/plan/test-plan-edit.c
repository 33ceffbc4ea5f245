/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every edit: what it writes, that undoing it gives the plan before to the byte and redoing it the plan after. */
#include "config.h"
#include "sp-test-plan.h"

#include <sys/wait.h>
#include <unistd.h>

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
static gboolean spend (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (-5); return sp_edit_set_project_spend (p, 0, 30, sp_financial_year (2015), &m, NULL, e); }
static gboolean no_spend (SpPlan *p, GError **e) { return sp_edit_set_project_spend (p, 0, 30, sp_financial_year (2014), NULL, NULL, e); }
static gboolean stage (SpPlan *p, GError **e) { return sp_edit_set_project_stage (p, 31, "C", e); }
static gboolean completion (SpPlan *p, GError **e) { return sp_edit_set_project_completion (p, 30, "Sept. '15", "2015-09", YEAR (2015), e); }
static gboolean dependency (SpPlan *p, GError **e) { return sp_edit_set_dependency_state (p, 30, 1, "met", e); }
static gboolean pot (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (1); return sp_edit_set_pot_amount (p, 0, 40, sp_financial_year (2014), &m, NULL, e); }
static gboolean undated_pot (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (1); return sp_edit_set_pot_amount (p, 0, 41, sp_financial_year (0), &m, NULL, e); }
static gboolean no_pot (SpPlan *p, GError **e) { return sp_edit_set_pot_amount (p, 0, 41, sp_financial_year (0), NULL, NULL, e); }
static gboolean obligation_amount (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (7); return sp_edit_set_obligation_amount (p, 1, &m, e); }
static gboolean obligation_event (SpPlan *p, GError **e) { return sp_edit_set_obligation_event (p, 1, SP_OBLIGATION_RECEIVED, "2014-05-01", e); }
static gboolean agreement_signed (SpPlan *p, GError **e) { return sp_edit_set_obligation_event (p, 1, SP_OBLIGATION_SIGNED, "2013-02-01", e); }
static gboolean obligation_trigger (SpPlan *p, GError **e) { return sp_edit_set_obligation_trigger (p, 1, "share of dwellings", 0.5, NULL, e); }
static gboolean pot_dates (SpPlan *p, GError **e) { return sp_edit_set_pot_dates (p, 40, "2013-04-01", "2015-03-31", e); }
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

static const struct { const char *label; gboolean (*run) (SpPlan *, GError **); } edits[] = {
  { "Change delivery of Kingsfleet: Build rate", rate },
  { "Change delivery of Attleborough: Build rate", rate_alone },
  { "Change delivery of Kingsfleet: Build rate in scenario Slow", rate_in },
  { "Change delivery of Attleborough: First year of completions", site_start },
  { "Change delivery of Kingsfleet: Chance of a stall in scenario Slow", stall_in },
  { "Change delivery of Station: Chance of being built", as_stage },
  { "Change usual delivery: Average start slip", usual_slip },
  { "Change planning stage of Attleborough", site_stage },
  { "Change range of dwellings of Attleborough", site_range },
  { "Add site Mill Lane", add_site },
  { "Change planning areas of Elsewhere", site_areas },
  { "Remove site Elsewhere", remove_site },
  { "Add pupils counted at Cloverfields", count_pupils },
  { "Remove pupils counted at Old Court", uncount_pupils },
  { "Change 1 yield", own_yield },
  { "Change yield: primary", new_yield },
  { "Put back national yield: primary", national_yield },
  { "Change dwellings of Kingsfleet in 2015/16", set_completion },
  { "Change dwellings of Kingsfleet in 2020/21", add_completion },
  { "Change dwellings of Kingsfleet in 2015/16", remove_completion },
  { "Change dwellings of Kingsfleet in 2016/17 in scenario Slower", completion_in },
  { "Change dwellings of Kingsfleet in 2016/17 in scenario Slower", unknown_in },
  { "Move dwellings of Kingsfleet later by 1 year", slip_later },
  { "Move dwellings of Kingsfleet earlier by 1 year", slip_earlier },
  { "Move dwellings of Kingsfleet later by 2 years in scenario Slow", slip_in },
  { "Change range of dwellings of Thetford", growth_range },
  { "Change a statement of Thetford", change_statement },
  { "Add a statement to Thetford", add_statement },
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
  { "Change dependency of EC1 Thetford Drake", dependency },
  { "Change amount of BN 2013-15 in 2014-15", pot },
  { "Change undated amount of S106", undated_pot },
  { "Change undated amount of S106", no_pot },
  { "Change amount of BN 2013-15 in 2013-14 in scenario Slow", pot_in },
  { "Change an amount of Kingsfleet", obligation_amount },
  { "Change a date of Kingsfleet", obligation_event },
  { "Change a date of Kingsfleet", agreement_signed },
  { "Change a trigger of Kingsfleet", obligation_trigger },
  { "Change dates of BN 2013-15", pot_dates },
  { "Change what is fixed of BN 2013-15 for EC1 Thetford Drake", allocation },
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
  { "Add scenario High", add_scenario },
  { "Remove scenario Slowest", remove_scenario },
  { "Remove a difference of scenario Slowest", remove_override },
  { "Keep forecast round SCAP 2014", keep_round },
  { "Type in forecast round SCAP 2012", type_in_round },
  { "Remove forecast round SCAP 2013", remove_round },
};

static const char with_overrides[] = TEST_ROUND_SQL
  "INSERT INTO scenario_override (scenario_id, subject, target_id, year, value, reason) VALUES"
  " (4, 'completion', 20, 2015, 1, 'x'), (4, 'completion', 20, 2016, 2, 'y'), (2, 'completion', 20, 2015, 3, 'z'),"
  " (2, 'completion', 20, 2017, 4, 'z');"
  "INSERT INTO excluded_year (year, area_id, reason) VALUES (2010, 10, 'flood');"
  "INSERT INTO housing_site (id, name, primary_area_id) VALUES (24, 'Elsewhere', 10);"
  "INSERT INTO site_delivery (site_id, probability) VALUES (22, 0.5);"
  "INSERT INTO yield_observation (id, name, phase, dwellings, pupils) VALUES (90, 'Old Court', 'secondary', 50, 4);"
  "INSERT INTO method_choice (area_id, phase, point, method, reason) VALUES (10, 'primary', 'moving up', 'last', 'x')";

static void
count_cb (SpPlan *plan,
          guint  *n)
{
  (*n)++;
}

static void
notify_cb (SpPlan     *plan,
           GParamSpec *pspec,
           guint      *n)
{
  (*n)++;
}

static void
test_every_edit (TestPlan      *fixture,
                 gconstpointer  data)
{
  test_plan_sql (fixture->path, with_overrides);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpPlan) plan = test_plan_open (fixture);
      gint64 revision = sp_plan_get_revision (plan);
      g_autofree char *before = test_plan_dump (plan);
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      guint n_changed = 0, n_labels = 0;

      g_test_message ("%u: %s", i, edits[i].label);
      g_signal_connect (plan, "changed", G_CALLBACK (count_cb), &n_changed);
      g_signal_connect (plan, "notify::undo-label", G_CALLBACK (notify_cb), &n_labels);
      g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, NULL);
      g_assert_true (edits[i].run (plan, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_changed, ==, 1);
      g_assert_cmpuint (n_labels, ==, 1);
      g_assert_cmpint (sp_plan_get_revision (plan), ==, revision + 1);
      g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, edits[i].label);
      after = test_plan_dump (plan);
      g_assert_cmpstr (after, !=, before);

      /* The same once more makes no step; except adding, which is refused or adds again. */
      if (edits[i].run != slip_later && edits[i].run != slip_earlier && edits[i].run != slip_in && edits[i].run != add_statement
          && edits[i].run != add_scenario && edits[i].run != remove_scenario && edits[i].run != keep_round
          && edits[i].run != type_in_round && edits[i].run != remove_round && edits[i].run != add_site
          && edits[i].run != remove_site && edits[i].run != count_pupils && edits[i].run != uncount_pupils)
        {
          g_assert_true (edits[i].run (plan, &error));
          g_assert_no_error (error);
          g_assert_cmpint (sp_plan_get_revision (plan), ==, revision + 1);
          g_assert_cmpuint (n_changed, ==, 1);
        }

      /* Undo, in another sitting. */
      g_clear_object (&plan);
      plan = test_plan_open (fixture);
      g_assert_true (sp_plan_undo (plan, &error));
      g_assert_no_error (error);
      undone = test_plan_dump (plan);
      g_assert_cmpstr (undone, ==, before);
      g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, NULL);
      g_assert_cmpstr (sp_plan_get_redo_label (plan), ==, edits[i].label);

      /* Redo, in yet another; and back for the next edit. */
      g_clear_object (&plan);
      plan = test_plan_open (fixture);
      g_assert_true (sp_plan_redo (plan, &error));
      g_assert_no_error (error);
      redone = test_plan_dump (plan);
      g_assert_cmpstr (redone, ==, after);
      g_assert_cmpint (sp_plan_get_revision (plan), ==, revision + 3);
      g_assert_true (sp_plan_undo (plan, &error));
      g_assert_no_error (error);
    }
}

/* All edits on top of one another, then all the way back and forth again. */
static void
test_long_history (TestPlan      *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *again = NULL;
  g_autofree char *back = NULL;

  test_plan_sql (fixture->path, with_overrides);
  plan = test_plan_open (fixture);
  first = test_plan_dump (plan);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    if (edits[i].run != remove_override && edits[i].run != slip_earlier)
      {
        g_assert_true (edits[i].run (plan, &error));
        g_assert_no_error (error);
      }
  last = test_plan_dump (plan);
  while (sp_plan_get_undo_label (plan))
    g_assert_true (sp_plan_undo (plan, NULL));
  back = test_plan_dump (plan);
  g_assert_cmpstr (back, ==, first);
  while (sp_plan_get_redo_label (plan))
    g_assert_true (sp_plan_redo (plan, NULL));
  again = test_plan_dump (plan);
  g_assert_cmpstr (again, ==, last);
  g_assert_false (sp_plan_redo (plan, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
}

static void
test_new_edit_drops_redo (TestPlan      *fixture,
                          gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);

  g_assert_true (rename_school (plan, NULL));
  g_assert_true (sp_plan_undo (plan, NULL));
  g_assert_cmpstr (sp_plan_get_redo_label (plan), ==, "Rename Drake");
  g_assert_true (yields (plan, NULL));
  g_assert_cmpstr (sp_plan_get_redo_label (plan), ==, NULL);
  g_assert_true (sp_plan_undo (plan, NULL));
  g_assert_cmpstr (sp_plan_get_redo_label (plan), ==, "Change yields");
  g_clear_object (&plan);
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM edit_history WHERE state = 'dropped'"), ==, 1);
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM edit_history WHERE author = '' OR made_at = ''"), ==, 0);
}

/* An edit's own figure no longer claims to be the paper's. */
static void
test_provenance (TestPlan      *fixture,
                 gconstpointer  data)
{
  g_autoptr (SpPlan) plan = NULL;

  test_plan_sql (fixture->path, "UPDATE completion SET source_id = 1, dated = '2013'");
  plan = test_plan_open (fixture);
  g_assert_true (set_completion (plan, NULL));
  g_clear_object (&plan);
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM completion WHERE site_id = 20 AND year = 2015 AND "
                                    "source_id IS NULL AND dated IS NULL AND estimated = 1 AND note = 'planner'"), ==, 1);
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM completion WHERE source_id = 1"), ==, 4);
}

/* The scenario's reader sees what was typed in the year it was typed, and sees it move with the site. */
static void
test_slip_moves_own_completions (TestPlan      *fixture,
                                 gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpSnapshot) s = NULL;
  gint site;
  double d = 70;

  g_assert_true (sp_edit_set_completion (plan, 2, 20, YEAR (2016), &d, "why", NULL));
  g_assert_true (sp_edit_slip_site (plan, 2, 20, 1, "why", NULL));
  s = sp_plan_snapshot (plan, 2, NULL);
  site = sp_snapshot_find_site (s, 20);
  g_assert_cmpfloat (s->completions[(guint) site * s->n_years + (2015 - (guint) s->first_year.start)], ==, 50);
  g_assert_cmpfloat (s->completions[(guint) site * s->n_years + (2016 - (guint) s->first_year.start)], ==, 100);
  g_assert_cmpfloat (s->completions[(guint) site * s->n_years + (2017 - (guint) s->first_year.start)], ==, 70);
}

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
  assert_refused (plan, sp_edit_set_project_budget (plan, 0, 99, NULL, NULL, &e), &e, "no such project");
  assert_refused (plan, sp_edit_set_project_completion (plan, 30, NULL, "Sept 15", YEAR (0), &e), &e, "not a date");
  assert_refused (plan, sp_edit_set_dependency_state (plan, 30, 1, "done", &e), &e, "in hand");
  assert_refused (plan, sp_edit_set_dependency_state (plan, 30, 9, "met", &e), &e, "number 9");
  assert_refused (plan, sp_edit_set_pot_amount (plan, 0, 99, sp_financial_year (2013), &minus, NULL, &e), &e, "no such funding");
  assert_refused (plan, sp_edit_set_pot_amount (plan, 2, 40, sp_financial_year (2013), &minus, " ", &e), &e, "reason");
  assert_refused (plan, sp_edit_set_pot_amount (plan, 0, 40, sp_financial_year (2013), &absurd, NULL, &e), &e, "trillion");
  assert_refused (plan, sp_edit_set_obligation_amount (plan, 1, &minus, &e), &e, "less than nothing");
  assert_refused (plan, sp_edit_set_obligation_amount (plan, 99, NULL, &e), &e, "no such obligation");
  assert_refused (plan, sp_edit_set_obligation_event (plan, 1, SP_OBLIGATION_DUE, "May", &e), &e, "not a date");
  assert_refused (plan, sp_edit_set_obligation_trigger (plan, 1, "share of dwellings", 1.5, NULL, &e), &e, "at most 1");
  assert_refused (plan, sp_edit_set_obligation_trigger (plan, 1, "roof", 1, NULL, &e), &e, "commencement");
  assert_refused (plan, sp_edit_set_pot_dates (plan, 40, "2015-04-01", "2015-03-31", &e), &e, "before it may");
  assert_refused (plan, sp_edit_set_pot_allocation (plan, 40, 99, sp_financial_year (0), NULL, FALSE, &e), &e, "no such project");
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

/* What another program changed since is not overwritten by undoing. */
static void
test_undo_after_foreign_change (TestPlan      *fixture,
                                gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (rename_school (plan, NULL));
  test_plan_sql (fixture->path, "UPDATE school SET name = 'Sir Francis' WHERE id = 5");
  before = test_plan_dump (plan);
  g_assert_false (sp_plan_undo (plan, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Rename Drake"));
  after = test_plan_dump (plan);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM edit_history WHERE state = 'done'"), ==, 1);
}

/* A changeset from a hostile hand: cut short anywhere, or with any byte changed, it is refused or does what its CHECKs allow;
 * it never hangs or crashes, and it reaches neither the history nor the file's own book-keeping. */
static void
test_broken_changeset (TestPlan      *fixture,
                       gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (GRand) dice = g_rand_new_with_seed (2013);
  g_autofree char *trap = NULL;
  gint64 n;

  g_assert_true (slip_later (plan, NULL));
  g_clear_object (&plan);
  n = test_plan_int64 (fixture->path, "SELECT length (changeset) FROM edit_history");
  test_plan_sql (fixture->path, "CREATE TABLE keep AS SELECT * FROM edit_history; ALTER TABLE keep RENAME TO foreign_keep");
  for (gint64 i = 0; i < n; i++)
    {
      g_autofree char *cut = g_strdup_printf (
        "DELETE FROM edit_history; INSERT INTO edit_history (id, revision, label, reason, author, made_at, state, "
        "changeset) SELECT id, revision, label, reason, author, made_at, 'done', "
        "substr (changeset, 1, %" G_GINT64_FORMAT ") FROM foreign_keep", i);
      g_autofree char *flip = g_strdup_printf (
        "DELETE FROM edit_history; INSERT INTO edit_history (id, revision, label, reason, author, made_at, state, "
        "changeset) SELECT id, revision, label, reason, author, made_at, 'done', "
        "CAST (substr (changeset, 1, %" G_GINT64_FORMAT ") || X'%02X' || substr (changeset, %" G_GINT64_FORMAT ") AS BLOB) FROM foreign_keep",
        i, g_rand_int_range (dice, 0, 256), i + 2);

      test_plan_sql (fixture->path, cut);
      plan = test_plan_open (fixture);
      g_assert_false (sp_plan_undo (plan, NULL) && i == 0);
      g_clear_object (&plan);
      test_plan_sql (fixture->path, flip);
      plan = test_plan_open (fixture);
      sp_plan_undo (plan, NULL);
      g_clear_object (&plan);
    }
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM plan_meta WHERE title = 'Small'"), ==, 1);
  trap = g_strdup ("UPDATE edit_history SET state = 'done', changeset = CAST (X'5406010000000000706C616E5F6D65746100' || "
                   "X'17000100000000000000010000000000' || X'030554726170730000' AS BLOB)");
  test_plan_sql (fixture->path, trap);
  plan = test_plan_open (fixture);
  sp_plan_undo (plan, NULL);
  g_assert_cmpstr (sp_plan_get_title (plan), ==, "Small");
}

/* Killed in the middle of an edit: the plan is as before it. */
static void
test_killed_half_way (TestPlan      *fixture,
                      gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  pid_t child;

  g_assert_true (yields (plan, NULL));
  before = test_plan_dump (plan);
  g_clear_object (&plan);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *db = NULL;

      if (sqlite3_open (fixture->path, &db) != SQLITE_OK
          || sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA cache_spill = 1; PRAGMA cache_size = 1; BEGIN IMMEDIATE;"
                               "UPDATE completion SET dwellings = 1; DELETE FROM roll; UPDATE plan_meta SET revision = 99",
                           NULL, NULL, NULL) != SQLITE_OK)
        _exit (1);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  plan = test_plan_open (fixture);
  after = test_plan_dump (plan);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (sp_plan_get_revision (plan), ==, 1);
  g_clear_object (&plan);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, NULL, NULL));
  g_assert_cmpint (bytes[18], ==, 1); /* one file again, in rollback mode */
  plan = test_plan_open (fixture);
  g_assert_true (sp_plan_undo (plan, NULL));
}

static void
test_scenarios_listed (TestPlan      *fixture,
                       gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (GPtrArray) scenarios = sp_plan_dup_scenarios (plan);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_cmpuint (scenarios->len, ==, 4);
  g_assert_cmpint (((SpScenario *) scenarios->pdata[0])->parent_id, ==, 0);
  g_assert_cmpint (((SpScenario *) scenarios->pdata[3])->parent_id, ==, 3);
  g_assert_true (sp_plan_find_scenario (plan, "slowEST", &id, NULL));
  g_assert_cmpint (id, ==, 4);
  g_assert_true (sp_plan_find_scenario (plan, "2", &id, NULL));
  g_assert_cmpint (id, ==, 2);
  g_assert_false (sp_plan_find_scenario (plan, "Fast", &id, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Slower"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST_PLAN ("/plan/edit/every-edit", test_every_edit);
  TEST_PLAN ("/plan/edit/long-history", test_long_history);
  TEST_PLAN ("/plan/edit/new-edit-drops-redo", test_new_edit_drops_redo);
  TEST_PLAN ("/plan/edit/provenance", test_provenance);
  TEST_PLAN ("/plan/edit/slip-moves-own-completions", test_slip_moves_own_completions);
  TEST_PLAN ("/plan/edit/refusals", test_refusals);
  TEST_PLAN ("/plan/edit/undo-after-foreign-change", test_undo_after_foreign_change);
  TEST_PLAN ("/plan/edit/broken-changeset", test_broken_changeset);
  TEST_PLAN ("/plan/edit/killed-half-way", test_killed_half_way);
  TEST_PLAN ("/plan/edit/scenarios-listed", test_scenarios_listed);
  return g_test_run ();
}
