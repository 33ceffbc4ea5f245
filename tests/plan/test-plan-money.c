/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money in the plan: pots with and without years, in the plan and in scenarios; contributions and indices as read. */
#include "config.h"

#include "sp-test-plan.h"

#define FINANCIAL(year) sp_financial_year (year)

static gint64
amount_in (SpPlan *plan,
           gint64  scenario,
           gint64  pot,
           gint    year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSnapshot) snapshot = sp_plan_snapshot (plan, scenario, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < snapshot->n_pots; i++)
    for (guint j = 0; snapshot->pots[i].id == pot && j < snapshot->pots[i].n_amounts; j++)
      if (snapshot->pots[i].amounts[j].year.start == year)
        return snapshot->pots[i].amounts[j].amount.pence;
  return G_MININT64;
}

static void
set (SpPlan *plan,
     gint64  scenario,
     gint    year,
     gint64  pence)
{
  SpMoney money = sp_money (pence);
  g_autoptr (GError) error = NULL;

  sp_edit_set_pot_amount (plan, scenario, 41, FINANCIAL (year), &money, scenario ? "why" : NULL, &error);
  g_assert_no_error (error);
}

static void
refuse (SpPlan     *plan,
        gint64      scenario,
        gint        year,
        gint64      pence,
        const char *why)
{
  SpMoney money = sp_money (pence);
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_edit_set_pot_amount (plan, scenario, 41, FINANCIAL (year), &money, scenario ? "why" : NULL, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_dating_does_not_make_money (TestPlan      *fixture,
                                 gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (GError) error = NULL;

  set (plan, 0, 0, 1000);
  set (plan, 0, 2014, 300);
  g_assert_cmpint (amount_in (plan, 0, 41, 2014), ==, 300);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, 700);
  set (plan, 0, 2014, 200); /* typed wrong, and put right */
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, 800);
  set (plan, 0, 2015, 800);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, 0); /* all dated, and still said to be */
  g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, "Change amount of S106 in 2015-16, leaving £0 undated");
  refuse (plan, 0, 2015, 900, "“S106” has £0 left without a year, and this amount in 2015-16 would take £1 of it");
  set (plan, 0, 2015, 750);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, 50);
  g_assert_true (sp_plan_undo (plan, &error));
  g_assert_true (sp_plan_undo (plan, &error));
  g_assert_no_error (error);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, 800);
  g_assert_cmpint (amount_in (plan, 0, 41, 2015), ==, G_MININT64);
  refuse (plan, 0, 2015, 5000, "Change its undated amount to £50 first, or to none");
  g_assert_true (sp_edit_set_pot_amount (plan, 0, 41, FINANCIAL (0), NULL, NULL, &error));
  set (plan, 0, 2015, 5000); /* each year by itself */
  set (plan, 0, 2015, 900);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, G_MININT64);
}

/* What an officer did: a year typed wrong and put right leaves the pot with as much as it had. */
static void
test_slip_of_the_pen_loses_nothing (TestPlan      *fixture,
                                    gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);

  set (plan, 0, 0, 1950);
  set (plan, 0, 2015, 950);
  set (plan, 0, 2015, 800);
  refuse (plan, 0, 2016, 1500, "has £11.50 left without a year");
  set (plan, 0, 2016, 1000);
  g_assert_cmpint (amount_in (plan, 0, 41, 2015) + amount_in (plan, 0, 41, 2016) + amount_in (plan, 0, 41, 0), ==, 1950);
  set (plan, 0, 2016, 1150);
  set (plan, 0, 2016, 1100);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, 50);
}

static void
test_undated_below_nought (TestPlan      *fixture,
                           gconstpointer  data)
{
  g_autoptr (SpPlan) plan = NULL;

  test_plan_sql (fixture->path, "UPDATE pot SET source = 'revenue and reserves' WHERE id = 41");
  plan = test_plan_open (fixture);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, -100);
  set (plan, 0, 2014, -60);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, -40);
  set (plan, 0, 2014, -100);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, 0);
  refuse (plan, 0, 2014, -120, "has £0 left without a year");
  set (plan, 0, 2014, -90);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, -10);
}

/* Money that comes in a year does not date what is taken off, nor the other way about: both stand. */
static void
test_undated_of_the_other_sign (TestPlan      *fixture,
                                gconstpointer  data)
{
  g_autoptr (SpPlan) plan = NULL;

  test_plan_sql (fixture->path, "UPDATE pot SET source = 'revenue and reserves' WHERE id = 41");
  plan = test_plan_open (fixture);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, -100);
  set (plan, 0, 2014, 500);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, -100);
  set (plan, 0, 2014, -60); /* of the 560 less, 60 are of what is taken off */
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, -40);
  set (plan, 0, 0, 1000);
  set (plan, 0, 2015, -70);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, 1000);
}

static void
test_scenario_leaves_the_plan (TestPlan      *fixture,
                               gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  set (plan, 0, 0, 1000);
  set (plan, 2, 2014, 300);
  g_assert_cmpint (amount_in (plan, 0, 41, 2014), ==, G_MININT64);
  g_assert_cmpint (amount_in (plan, 0, 41, 0), ==, 1000);
  g_assert_cmpint (amount_in (plan, 2, 41, 2014), ==, 300);
  g_assert_cmpint (amount_in (plan, 2, 41, 0), ==, 700);
  g_assert_cmpint (amount_in (plan, 3, 41, 0), ==, 700); /* a child has its parent's */
  set (plan, 3, 2014, 1000);
  g_assert_cmpint (amount_in (plan, 3, 41, 0), ==, 0);
  g_assert_cmpint (amount_in (plan, 2, 41, 0), ==, 700);
  g_assert_cmpint (amount_in (plan, 4, 41, 2014), ==, 1000);
  before = test_plan_dump (plan);
  set (plan, 3, 2014, 1000); /* as it is already: no step to undo */
  after = test_plan_dump (plan);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (sp_edit_set_pot_amount (plan, 2, 41, FINANCIAL (2014), NULL, "gone", &error));
  g_assert_no_error (error);
  g_assert_cmpint (amount_in (plan, 2, 41, 2014), ==, G_MININT64);
}

static void
test_contributions_are_read (TestPlan      *fixture,
                             gconstpointer  data)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpSnapshot) s = NULL;
  g_autoptr (GError) error = NULL;
  const SpObligation *o;

  test_plan_sql (fixture->path,
    "INSERT INTO cost_index (id, code, title) VALUES (7, 'tpi', 'All-in tender price index');"
    "INSERT INTO cost_index_value (index_id, quarter, value) VALUES (7, '2014Q1', 110), (7, '2013Q1', 100);"
    "UPDATE obligation SET id = 90, index_id = 7, price_base = '2013Q1', basis = 'per dwelling', project_id = 30, "
    "  headroom_places = 4, pay_back_years = 10 WHERE kind = 'money';"
    "UPDATE obligation SET id = 80 WHERE kind = 'land';"
    "INSERT INTO obligation_dwelling (obligation_id, dwelling_type, tenure, bedrooms, dwellings, pupils_per_dwelling) "
    "  VALUES (90, 'house', 'market', 3, 100, 0.25), (90, NULL, NULL, NULL, 20, 0.1);"
    "INSERT INTO contribution_transaction (obligation_id, state, amount_pence, happened_on, project_id) VALUES "
    "  (90, 'allocated', 500, NULL, 31), (90, 'received', 1000, '2014-05-01', NULL);"
    "INSERT INTO pot_allocation (pot_id, project_id, financial_year, amount_pence, no_more) VALUES (40, 31, NULL, 900, 1);"
    "UPDATE pot SET carry_years = 1, award_years = 2 WHERE id = 40;"
    "INSERT INTO money_assumption (id, as_of, index_id, primary_rate_pence) VALUES (1, '2013-11-21', 7, 1964888);");
  plan = test_plan_open (fixture);
  s = sp_plan_snapshot (plan, 0, &error);
  g_assert_no_error (error);

  o = &s->agreements[0].obligations[0];
  g_assert_cmpint (o->id, ==, 90);
  g_assert_true (o->per_dwelling);
  g_assert_true (o->index == s->cost_indices);
  g_assert_cmpuint (o->index->n_values, ==, 2);
  g_assert_cmpint (o->index->values[0].quarter.year, ==, 2013);
  g_assert_cmpint (o->project, ==, 0);
  g_assert_cmpint (o->school, ==, -1);
  g_assert_cmpint (o->pay_back_years, ==, 10);
  g_assert_cmpuint (o->n_dwellings, ==, 2);
  g_assert_cmpint (o->dwellings[0].bedrooms, ==, 3);
  g_assert_cmpint (o->dwellings[1].type, ==, -1);
  g_assert_cmpuint (o->n_transactions, ==, 2);
  g_assert_cmpstr (o->transactions[0].state, ==, "received");
  g_assert_cmpint (o->transactions[1].project, ==, 1);
  g_assert_cmpuint (s->agreements[0].obligations[1].n_dwellings, ==, 0);
  g_assert_cmpuint (s->n_allocations, ==, 1);
  g_assert_cmpint (s->allocations[0].amount.pence, ==, 900);
  g_assert_true (s->allocations[0].no_more);
  g_assert_true (s->pots[0].has_carry_limit);
  g_assert_cmpint (s->pots[0].carry_years, ==, 1);
  g_assert_false (s->pots[1].has_carry_limit);
  g_assert_cmpstr (s->money.as_of, ==, "2013-11-21");
  g_assert_true (s->money.has_rates[SP_PHASE_PRIMARY]);
  g_assert_false (s->money.has_rates[SP_PHASE_SECONDARY]);
}

/* An agreement added is read with its site's growth area and its authority, its obligations with the sum they were worked out from, and
 * all of it goes with the agreement. */
static void
test_agreement_from_nothing (TestPlan      *fixture,
                             gconstpointer  data)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpSnapshot) s = NULL, gone = NULL;
  g_autoptr (GError) error = NULL;
  SpObligationDwelling houses = { 0, 1, 3, 120, 0.25 }, flats = { 1, -1, 0, 30, 0.05 };
  SpMoney cost = SP_POUNDS (13333), paid = SP_POUNDS (1000);
  double room = 4;
  gint64 agreement = 0, obligation = 0, index = 0;
  const SpObligation *o;

  test_plan_sql (fixture->path, "UPDATE district SET name = 'Breckland' WHERE id = 1");
  plan = test_plan_open (fixture);
  sp_edit_add_agreement (plan, &(SpNewAgreement) { "Mill Lane", "A7", "1 May 2014", "breckland", 0, 20 }, &agreement, &error);
  g_assert_no_error (error);
  g_assert_true (sp_edit_add_obligation (plan, agreement, "money", "primary", "Places", &obligation, &error)
                 && sp_edit_add_obligation_dwellings (plan, obligation, &flats, &error)
                 && sp_edit_add_obligation_dwellings (plan, obligation, &houses, &error)
                 && sp_edit_remove_obligation_dwellings (plan, obligation, 1, &error)
                 && sp_edit_set_obligation_cost (plan, obligation, &cost, &error)
                 && sp_edit_set_obligation_figure (plan, obligation, SP_OBLIGATION_HEADROOM, &room, &error)
                 && sp_edit_add_cost_index (plan, "own", "Own index", &index, &error)
                 && sp_edit_set_obligation_index (plan, obligation, index, (SpPriceBase) { 2014, 2 }, &error)
                 && sp_edit_set_obligation_tie (plan, obligation, 30, 0, &error)
                 && sp_edit_add_payment (plan, obligation, "allocated", &paid, NULL, 31, &error));
  g_assert_no_error (error);
  s = sp_plan_snapshot (plan, 0, &error);
  g_assert_cmpuint (s->n_agreements, ==, 2);
  g_assert_cmpstr (s->agreements[1].signed_on, ==, "2014-05-01");
  g_assert_cmpstr (s->districts[s->agreements[1].district].name, ==, "Breckland");
  g_assert_null (s->agreements[1].organisation);
  g_assert_cmpint (s->agreements[1].growth, ==, s->sites[s->agreements[1].site].growth);
  o = &s->agreements[1].obligations[0];
  g_assert_cmpint (o->id, ==, obligation);
  g_assert_cmpuint (o->n_dwellings, ==, 1);
  g_assert_cmpfloat (o->dwellings[0].dwellings, ==, 120);
  g_assert_cmpint (o->dwellings[0].bedrooms, ==, 3);
  g_assert_cmpint (o->cost_per_place.pence, ==, cost.pence);
  g_assert_cmpfloat (o->headroom_places, ==, 4);
  g_assert_cmpstr (o->index->title, ==, "Own index");
  g_assert_cmpint (o->price_base.quarter, ==, 2);
  g_assert_cmpint (s->projects[o->project].id, ==, 30);
  g_assert_cmpint (s->projects[o->transactions[0].project].id, ==, 31);
  g_assert_true (sp_edit_remove_agreement (plan, agreement, &error));
  gone = sp_plan_snapshot (plan, 0, &error);
  g_assert_cmpuint (gone->n_agreements, ==, 1);
  g_assert_true (sp_plan_undo (plan, &error));
  g_clear_pointer (&s, sp_snapshot_unref);
  s = sp_plan_snapshot (plan, 0, &error);
  g_assert_cmpuint (s->agreements[1].obligations[0].n_transactions, ==, 1);
}

/* Dates are taken as officers write them, and kept in the one form. */
static void
test_dates_as_written (TestPlan      *fixture,
                       gconstpointer  data)
{
  static const struct { const char *typed, *kept; } dates[] = {
    { "1 May 2014", "2014-05-01" }, { "02/05/2014", "2014-05-02" }, { "3.5.2014", "2014-05-03" }, { "May 2014", "2014-05" },
    { "2014", "2014" },
  };
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (SpSnapshot) s = NULL;

      g_assert_true (sp_edit_set_obligation_event (plan, 1, SP_OBLIGATION_DUE, dates[i].typed, &error));
      g_assert_true (sp_edit_set_obligation_trigger (plan, 1, "date", 0, dates[i].typed, &error));
      g_assert_true (sp_edit_set_pot_dates (plan, 40, dates[i].typed, NULL, &error));
      g_assert_true (sp_edit_set_project_completion (plan, 30, NULL, dates[i].typed, sp_academic_year (0), &error));
      g_assert_no_error (error);
      s = sp_plan_snapshot (plan, 0, &error);
      g_assert_cmpstr (s->agreements[0].obligations[0].due_on, ==, dates[i].kept);
      g_assert_cmpstr (s->agreements[0].obligations[0].trigger_on, ==, dates[i].kept);
      g_assert_cmpstr (s->pots[0].earliest_on, ==, dates[i].kept);
      g_assert_cmpstr (s->projects[0].completion_on, ==, dates[i].kept);
    }
  /* The order of two dates is that of what they mean, not of what was typed. */
  g_assert_false (sp_edit_set_pot_dates (plan, 40, "1 April 2015", "31/03/2015", &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
}

/* Places that began in the September of the completion go with it, and the edit says so; those that a planner put elsewhere stay where
 * they are, and are found fault with once they come before the works. */
static void
test_completion_moves_places (TestPlan *fixture, gconstpointer data)
{
  static const struct {
    const char *was, *typed;
    gint stated, temporary, given, year, by_year;
    gboolean early;
  } cases[] = {
    { "2015-08", "December 2018", 2015, 0, 2015, 2019, 2019, FALSE },
    { "2015-08", "September 2018", 2015, 0, 2015, 2018, 2018, FALSE },
    { "2015", "2018", 2015, 0, 2015, 2018, 2018, FALSE },
    { "2014-10", "2013-05-01", 2015, 0, 2015, 2013, 2013, FALSE },
    { "2015-08", "December 2018", 0, 0, 0, 0, 2019, FALSE },       /* places by year alone */
    { "2015-08", "March 2015", 2015, 0, 2015, 2015, 2015, FALSE }, /* by the same September */
    { "2015-08", "December 2018", 2015, 0, 2018, 2018, 2018, TRUE }, /* another year is said */
    { "2013-08", "December 2018", 2015, 0, 2015, 2015, 2015, TRUE }, /* opened later than it was built */
    { "2015-08", "December 2018", 2015, 60, 2015, 2015, 2015, FALSE }, /* temporary until then */
    { "2015-08", NULL, 2015, 0, 2015, 2015, 2015, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE project SET completion_on = '%s', places_from_year = nullif (%d, 0), "
                                              "temporary_places = nullif (%d, 0) WHERE id = 30;",
                                              cases[i].was, cases[i].stated, cases[i].temporary);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpPlan) plan = NULL;
      g_autoptr (SpSnapshot) s = NULL;
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_finding_unref);
      gboolean early = FALSE;

      test_plan_sql (fixture->path, sql);
      plan = test_plan_open (fixture);
      g_assert_true (sp_edit_set_project_completion (plan, 30, NULL, cases[i].typed, sp_academic_year (cases[i].given), &error));
      g_assert_no_error (error);
      s = sp_plan_snapshot (plan, 0, &error);
      g_assert_cmpint (s->projects[0].places_from_year.start, ==, cases[i].year);
      g_assert_cmpint (s->projects[0].places[0].year.start, ==, cases[i].by_year);
      if (cases[i].by_year != 2015)
        {
          g_autofree char *year = sp_academic_year_to_string (sp_academic_year (cases[i].by_year));
          g_autofree char *label = g_strdup_printf ("Change completion of EC1 Thetford Drake, and count its places from %s", year);

          g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, label);
        }
      else
        g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, "Change completion of EC1 Thetford Drake");
      sp_plan_check (plan, findings);
      for (guint f = 0; f < findings->len; f++)
        early |= g_str_equal (sp_finding_get_code (findings->pdata[f]), "places-before-completion");
      g_assert_cmpint (early, ==, cases[i].early);
      g_assert_true (sp_plan_undo (plan, &error));
    }
}

/* One absurd amount is not known; all the others are. */
static void
test_absurd_amounts (TestPlan      *fixture,
                     gconstpointer  data)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpSnapshot) s = NULL;
  g_autoptr (GError) error = NULL;

  test_plan_sql (fixture->path,
    "UPDATE project SET budget_pence = 9223372036854775807 WHERE id = 30;"
    "UPDATE project_spend SET amount_pence = -9223372036854775807 - 1 WHERE financial_year = 2014;"
    "UPDATE pot_amount SET amount_pence = 100000000000001 WHERE pot_id = 40;"
    "UPDATE obligation SET amount_pence = 100000000000001 WHERE kind = 'money';");
  plan = test_plan_open (fixture);
  s = sp_plan_snapshot (plan, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (s->n_absurd, ==, 4);
  g_assert_cmpstr (s->absurd[0].what, ==, "budget");
  g_assert_cmpstr (s->absurd[0].name, ==, "EC1 Thetford Drake");
  g_assert_cmpint (s->absurd[0].id, ==, 30);
  g_assert_cmpint (s->absurd[1].year.start, ==, 2014);
  g_assert_false (s->projects[0].has_budget);
  g_assert_cmpuint (s->projects[0].n_spend, ==, 1);
  g_assert_true (s->projects[1].has_budget);
  g_assert_cmpuint (s->pots[0].n_amounts, ==, 0);
  g_assert_false (s->agreements[0].obligations[0].has_amount);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST_PLAN ("/plan/money/dating-does-not-make-money", test_dating_does_not_make_money);
  TEST_PLAN ("/plan/money/slip-of-the-pen-loses-nothing", test_slip_of_the_pen_loses_nothing);
  TEST_PLAN ("/plan/money/undated-below-nought", test_undated_below_nought);
  TEST_PLAN ("/plan/money/undated-of-the-other-sign", test_undated_of_the_other_sign);
  TEST_PLAN ("/plan/money/scenario-leaves-the-plan", test_scenario_leaves_the_plan);
  TEST_PLAN ("/plan/money/contributions-are-read", test_contributions_are_read);
  TEST_PLAN ("/plan/money/agreement-from-nothing", test_agreement_from_nothing);
  TEST_PLAN ("/plan/money/dates-as-written", test_dates_as_written);
  TEST_PLAN ("/plan/money/completion-moves-places", test_completion_moves_places);
  TEST_PLAN ("/plan/money/absurd-amounts", test_absurd_amounts);
  return g_test_run ();
}
