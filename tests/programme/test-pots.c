/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money of a programme on the Norfolk 2013 sample: what has no year pays for nothing, and each obligation of
 * developers is money of its own, in the year of its trigger, for what its agreement is for, and never twice. */
#include "config.h"
#include "line-fixture.h"
#include "plan-fixture.h"

#include "sp-forecast-delivery.h"
#include "sp-programme.h"

#define BEYOND_GREEN 8 /* agreement of the sample, by index: not signed, three sums of money for primary places */
#define WORTH                                                                                                          \
  {                                                                                                                    \
    117958837, 530814767, 530814767                                                                                    \
  }

typedef struct
{
  PlanFixture in;
  LineFixture line;
  SpOptionSet *set;
  SpReceipts *receipts;
  SpProgrammePots *pots;
} Fixture;

static void
clear (Fixture *f)
{
  g_clear_pointer (&f->pots, sp_programme_pots_unref);
  g_clear_pointer (&f->receipts, sp_receipts_unref);
  g_clear_pointer (&f->set, sp_option_set_unref);
}

/* All of it, of the plan as it is now; seen from the day after every agreement here is signed. */
static void
run (Fixture *f)
{
  SpPathOptions paths = SP_PATH_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSiteDelivery) delivery = NULL;

  clear (f);
  line_fixture_run (&f->line, f->in.plan, 0, SP_SUPPLY_COMMITTED);
  delivery = sp_forecast_deliver (f->line.snapshot, &paths, NULL, &error);
  g_assert_no_error (error);
  f->set = sp_option_set_new (f->line.need, f->line.funding, NULL);
  f->receipts = sp_receipts_new (f->line.snapshot, delivery, NULL);
  f->pots = sp_programme_pots_new (f->set, f->line.funding, f->receipts);
}

static void
set_up (Fixture *f, gconstpointer sample)
{
  plan_fixture_set_up (&f->in, sample);
  run (f);
}

static void
tear_down (Fixture *f, gconstpointer sample)
{
  clear (f);
  line_fixture_clear (&f->line);
  plan_fixture_tear_down (&f->in, sample);
}

static const SpProgrammePot *
find (Fixture *f, const char *name)
{
  for (guint k = 0; k < sp_programme_pots_get_n (f->pots); k++)
    if (g_str_has_prefix (sp_programme_pots_get (f->pots, k)->name, name))
      return sp_programme_pots_get (f->pots, k);
  return NULL;
}

static gint64
sum (Fixture *f, const SpProgrammePot *pot)
{
  gint64 pence = 0;

  for (guint y = 0; y < sp_programme_pots_get_n_years (f->pots); y++)
    pence += pot->amounts[y].pence;
  return pence;
}

static gint64
sum_all (Fixture *f)
{
  gint64 pence = 0;

  for (guint k = 0; k < sp_programme_pots_get_n (f->pots); k++)
    pence += sum (f, sp_programme_pots_get (f->pots, k));
  return pence;
}

/* £26.6m of the paper's £72.5m has no year: nothing of it can be spent in one. The carry forward is in hand. */
static void
test_undated (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gint64 pence;
  } undated[] = {
    { "Chapel Rd", 380000000 },
    { "2013/14 maintenance", 830000000 },
    { "Developer contribution", 1450000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (undated); i++)
    {
      const SpProgrammePot *pot = find (f, undated[i].name);

      g_assert_cmpint (pot->undated.pence, ==, undated[i].pence);
      g_assert_cmpint (sum (f, pot), ==, 0);
    }
  g_assert_cmpint (find (f, "BN 2013")->undated.pence, ==, 0);
  g_assert_cmpint (find (f, "2012/13 carry")->undated.pence, ==, 0);
  /* Committed schemes cost £36.672m, £0.245m of it spent before the carry forward was struck; grants without a year repay some of that, but in no year. */
  g_assert_cmpint (sum (f, find (f, "BN 2013")) + sum (f, find (f, "2012/13 carry")), <=,
                   4590000000 - 3667200000 + 129100000 + 24500000);
  /* Tables 2 and 3, £28m each, price none of their projects. */
  g_assert_cmpint (sp_programme_pots_get_whole_tables (f->pots).pence, ==, 5600000000);
}

static void
test_not_signed (Fixture *f, gconstpointer data)
{
  for (guint k = 0; k < sp_programme_pots_get_n (f->pots); k++)
    g_assert_cmpint (sp_programme_pots_get (f->pots, k)->pot, >=, 0);
}

/* The agreement is signed, and its site, not yet granted, is built for certain. */
static void
sign (Fixture *f)
{
  gint64 site = f->line.snapshot->sites[f->line.snapshot->agreements[BEYOND_GREEN].site].id;
  double certain = 1;
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_edit_set_delivery_term (f->in.plan, 0, site, SP_TERM_PROBABILITY, &certain, NULL, &error));

  g_assert_true (sp_edit_set_obligation_event (f->in.plan, f->line.snapshot->agreements[BEYOND_GREEN].obligations[0].id,
                                               SP_OBLIGATION_SIGNED, "2013-06-01", &error));
  g_assert_no_error (error);
  run (f);
}

/* Once signed, each brings what it is worth in the financial year in which its trigger is forecast, for primary places
 * of the growth area and of the planning areas that take its pupils. */
static void
test_signed (Fixture *f, gconstpointer data)
{
  const gint64 worth[] = WORTH;
  gint64 before = sum_all (f);
  guint n = 0;

  sign (f);
  for (guint k = 0; k < sp_programme_pots_get_n (f->pots); k++)
    {
      const SpProgrammePot *pot = sp_programme_pots_get (f->pots, k);
      const SpReceipt *receipt = NULL;
      guint n_paid = 0;

      if (pot->pot >= 0)
        continue;
      for (guint i = 0; i < sp_receipts_get_n (f->receipts); i++)
        if (sp_receipts_get (f->receipts, i)->agreement == BEYOND_GREEN
            && sp_receipts_get (f->receipts, i)->obligation == n)
          receipt = sp_receipts_get (f->receipts, i);
      g_assert_true (g_str_has_prefix (pot->name, "Beyond Green"));
      g_assert_true (pot->contribution);
      g_assert_cmpint (receipt->expected.start, >=, 2017 + (gint) n); /* at commencement, the 250th and the 900th */
      g_assert_cmpint (sum (f, pot), <=, worth[n]);
      g_assert_cmpint (pot->amounts[receipt->expected.start - sp_programme_pots_get_first_year (f->pots).start].pence,
                       ==, sum (f, pot));
      for (guint i = 0; i < sp_option_set_get_n (f->set); i++)
        {
          const SpOption *option = sp_option_set_get (f->set, i);

          n_paid += pot->may_pay[i];
          if (pot->may_pay[i] && option->project < 0)
            g_assert_cmpstr (option->phase, ==, "primary");
          if (g_str_equal (option->key, "forms-4060-30")
              || g_str_has_prefix (option->key, "bulge-2413")) /* Wymondham, Reepham */
            g_assert_false (pot->may_pay[i]);
          if (g_str_equal (option->key, "join-2251-3060")) /* Sprowston and Old Catton */
            g_assert_true (pot->may_pay[i]);
        }
      g_assert_cmpuint (n_paid, <, sp_option_set_get_n (f->set) / 4);
      n++;
    }
  g_assert_cmpuint (n, ==, 3);
  /* What the first repays of what Basic Need paid for Little Plumstead is Basic Need's again: no pound is lost or made.
   */
  g_assert_cmpint (sum_all (f), ==, before + worth[0] + worth[1] + worth[2]);
  g_assert_cmpint (find (f, "Developer contribution")->undated.pence, ==,
                   1450000000); /* banked in no pot: besides it */
}

/* Banked in the pot that counts on it, a sum stands in the place of as much of the pot. */
static void
test_never_twice (Fixture *f, gconstpointer data)
{
  const gint64 worth[] = WORTH;
  gint64 before = sum_all (f);
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("UPDATE obligation SET pot_id = (SELECT id FROM pot WHERE name = 'Developer contribution') "
                         "WHERE id = %" G_GINT64_FORMAT,
                         f->line.snapshot->agreements[BEYOND_GREEN].obligations[0].id);
  plan_fixture_change (&f->in, sql);
  sign (f);
  g_assert_cmpint (sum_all (f), ==, before + worth[0] + worth[1] + worth[2]);
  g_assert_cmpint (find (f, "Developer contribution")->undated.pence, ==, 1450000000 - worth[0]);
}

static guint
count_paid (Fixture *f, const SpProgrammePot *pot)
{
  guint n = 0;

  for (guint i = 0; i < sp_option_set_get_n (f->set); i++)
    n += pot->may_pay[i];
  return n;
}

/* What comes after the last year of the programme is not there, and what must be paid back cannot be spent after its
 * date. */
static void
test_terms (Fixture *f, gconstpointer data)
{
  gint64 id = f->line.snapshot->agreements[BEYOND_GREEN].obligations[0].id;
  g_autoptr (GError) error = NULL;
  const SpProgrammePot *pot;
  gint first;

  g_assert_true (sp_edit_set_obligation_event (f->in.plan, id, SP_OBLIGATION_DUE, "2060-05-01", &error));
  sign (f);
  pot = find (f, "Beyond Green");
  g_assert_cmpint (sum (f, pot), ==, 0);
  g_assert_cmpint (pot->undated.pence, ==, 0);
  g_assert_true (sp_edit_set_obligation_event (f->in.plan, id, SP_OBLIGATION_DUE, "2015-05-01", &error));
  g_assert_true (sp_edit_set_obligation_event (f->in.plan, id, SP_OBLIGATION_PAY_BACK, "2018-03-31", &error));
  g_assert_no_error (error);
  run (f);
  pot = find (f, "Beyond Green");
  first = sp_programme_pots_get_first_year (f->pots).start;
  g_assert_cmpint (pot->amounts[2015 - first].pence, ==, sum (f, pot));
  g_assert_cmpint (pot->last_year, ==, 2017 - first);
  /* To be paid back before the programme begins: it pays for nothing, not even in the first year. */
  g_assert_true (sp_edit_set_obligation_event (f->in.plan, id, SP_OBLIGATION_PAY_BACK, "2005-03-31", &error));
  g_assert_no_error (error);
  run (f);
  pot = find (f, "Beyond Green");
  g_assert_cmpuint (count_paid (f, pot), ==, 0);
}

/* A year alone is the financial year that ends in it, and what is no date is no term: as the waterfall has both. */
/* Money that cannot be carried forward pays in its own year only, and the year after if it may be carried for one; what committed
 * schemes take comes off the oldest. */
static void
test_carry (Fixture *f, gconstpointer data)
{
  gint64 before, all = 0;

  plan_fixture_change (&f->in, "UPDATE project SET committed = 0; DELETE FROM pot_amount WHERE pot_id = (SELECT id FROM pot WHERE name LIKE "
                               "'BN 2013%'); INSERT INTO pot_amount (pot_id, financial_year, amount_pence) SELECT id, 2013, 500000000 FROM pot "
                               "WHERE name LIKE 'BN 2013%' UNION SELECT id, 2014, 700000000 FROM pot WHERE name LIKE 'BN 2013%'; "
                               "UPDATE pot SET spend_by = NULL, award_years = NULL, carry_years = NULL WHERE name LIKE 'BN 2013%'");
  run (f);
  g_assert_nonnull (find (f, "BN 2013"));
  g_assert_cmpint (find (f, "BN 2013")->last_year, ==, (gint) sp_programme_pots_get_n_years (f->pots) - 1);
  before = sum (f, find (f, "BN 2013"));
  plan_fixture_change (&f->in, "UPDATE pot SET carry_years = 1 WHERE name LIKE 'BN 2013%'");
  run (f);
  for (guint k = 0; k < sp_programme_pots_get_n (f->pots); k++)
    {
      const SpProgrammePot *pot = sp_programme_pots_get (f->pots, k);

      if (!g_str_has_prefix (pot->name, "BN 2013"))
        continue;
      all += sum (f, pot);
      g_assert_cmpint (pot->last_year, ==, pot->first_year + 1);
      g_assert_cmpint (pot->amounts[pot->first_year].pence, ==, sum (f, pot));
      g_assert_true (g_str_has_suffix (pot->name, "of 2013-14") || g_str_has_suffix (pot->name, "of 2014-15"));
    }
  g_assert_cmpint (all, ==, before);
}

static void
test_dates (Fixture *f, gconstpointer data)
{
  guint n = count_paid (f, find (f, "BN 2013"));
  gint first;

  g_assert_cmpuint (n, >, 0);
  plan_fixture_change (&f->in, "UPDATE pot SET spend_by = '2015' WHERE name LIKE 'BN 2013%'");
  run (f);
  first = sp_programme_pots_get_first_year (f->pots).start;
  g_assert_cmpint (find (f, "BN 2013")->last_year, ==, 2014 - first);
  plan_fixture_change (&f->in, "UPDATE pot SET earliest_on = 'soon', spend_by = 'March 2015' WHERE name LIKE 'BN 2013%'");
  run (f);
  g_assert_cmpint (find (f, "BN 2013")->first_year, ==, 0);
  g_assert_cmpint (find (f, "BN 2013")->last_year, ==, (gint) sp_programme_pots_get_n_years (f->pots) - 1);
  g_assert_cmpuint (count_paid (f, find (f, "BN 2013")), ==, n);
}

/* What is fixed by hand for schemes that are not committed is theirs: nothing else may be built with it, and they may. */
static void
test_fixed (Fixture *f, gconstpointer data)
{
  const SpProgrammePot *pot;
  gint64 before;
  guint n = 0;

  plan_fixture_change (&f->in, "UPDATE pot_amount SET financial_year = 2013 WHERE pot_id = "
                               "(SELECT id FROM pot WHERE name LIKE '2013/14 maintenance%')");
  run (f);
  g_assert_cmpint (sum (f, find (f, "2013/14 maintenance")), ==, 0); /* £8.3m, and all of it is fixed */
  pot = find (f, "2013/14 maintenance (part), fixed for Brooke Primary");
  g_assert_nonnull (pot);
  g_assert_cmpint (sum (f, pot), ==, 300000000);
  g_assert_cmpint (sum (f, find (f, "2013/14 maintenance (part), fixed for Trowse")), ==, 150000000);
  for (guint i = 0; i < sp_option_set_get_n (f->set); i++)
    {
      const SpOption *option = sp_option_set_get (f->set, i);
      gboolean own = option->project >= 0 && g_str_equal (f->line.snapshot->projects[option->project].name, "Brooke Primary");

      g_assert_cmpint (pot->may_pay[i], ==, own);
      n += own;
    }
  g_assert_cmpuint (n, ==, 1);

  /* Each year's by itself, where it lapses by itself. */
  before = sum_all (f);
  plan_fixture_change (&f->in, "UPDATE pot SET carry_years = 1 WHERE name LIKE '2013/14 maintenance%'");
  run (f);
  g_assert_cmpint (sum_all (f), ==, before);
  g_assert_null (find (f, "2013/14 maintenance (part) of 2013-14"));
  pot = find (f, "2013/14 maintenance (part), fixed for Brooke Primary of 2013-14");
  g_assert_cmpint (sum (f, pot), ==, 300000000);
  g_assert_cmpint (pot->last_year, ==, 2014 - sp_programme_pots_get_first_year (f->pots).start);
}

/* What has been spent is there for no option but that of the scheme it was spent on; on no named scheme, for none. */
static void
test_spent (Fixture *f, gconstpointer data)
{
  gint64 tables = sp_programme_pots_get_whole_tables (f->pots).pence, before;
  const SpProgrammePot *pot;

  sign (f);
  plan_fixture_change (&f->in, "INSERT INTO contribution_transaction (obligation_id, state, amount_pence, happened_on) SELECT id, 'received', "
                               "50000000, '2013-05-01' FROM obligation WHERE text LIKE 'Primary places, a tenth%'");
  run (f);
  before = sum_all (f);
  plan_fixture_change (&f->in, "INSERT INTO contribution_transaction (obligation_id, state, amount_pence, happened_on) SELECT id, 'spent', "
                               "20000000, '2013-06-01' FROM obligation WHERE text LIKE 'Primary places, a tenth%'");
  run (f);
  g_assert_null (find (f, "Beyond Green, first phase (an agreement to come, estimated), spent elsewhere"));
  g_assert_cmpint (sum_all (f), ==, before - 20000000);
  g_assert_cmpint (sp_programme_pots_get_whole_tables (f->pots).pence, ==, tables);
  plan_fixture_change (&f->in, "UPDATE project SET budget_pence = 300000000 WHERE name = 'Brooke Primary';"
                               "UPDATE contribution_transaction SET project_id = (SELECT id FROM project WHERE name = 'Brooke Primary') "
                               "WHERE state = 'spent'");
  run (f);
  pot = find (f, "Beyond Green, first phase (an agreement to come, estimated), spent on Brooke Primary");
  g_assert_nonnull (pot);
  for (guint i = 0; i < sp_option_set_get_n (f->set); i++)
    {
      const SpOption *option = sp_option_set_get (f->set, i);

      g_assert_cmpint (pot->may_pay[i], ==, option->project >= 0
                                              && g_str_equal (f->line.snapshot->projects[option->project].name, "Brooke Primary"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/programme/pots/undated", Fixture, "norfolk-2013", set_up, test_undated, tear_down);
  g_test_add ("/programme/pots/not-signed", Fixture, "norfolk-2013", set_up, test_not_signed, tear_down);
  g_test_add ("/programme/pots/signed", Fixture, "norfolk-2013", set_up, test_signed, tear_down);
  g_test_add ("/programme/pots/never-twice", Fixture, "norfolk-2013", set_up, test_never_twice, tear_down);
  g_test_add ("/programme/pots/terms", Fixture, "norfolk-2013", set_up, test_terms, tear_down);
  g_test_add ("/programme/pots/carry", Fixture, "norfolk-2013", set_up, test_carry, tear_down);
  g_test_add ("/programme/pots/fixed", Fixture, "norfolk-2013", set_up, test_fixed, tear_down);
  g_test_add ("/programme/pots/spent", Fixture, "norfolk-2013", set_up, test_spent, tear_down);
  g_test_add ("/programme/pots/dates", Fixture, "norfolk-2013", set_up, test_dates, tear_down);
  return g_test_run ();
}
