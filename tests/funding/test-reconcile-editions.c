/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers held against one another: what one restates, what it opens with, and what is claimed to be the same. */
#include "config.h"

#include "reconciled-paper.h"

/* Two papers give one table under other titles: a claim of their codes compares every figure. A statement a thousand times
 * out is a fault of a unit. */
static void
test_claims_of_tables (void)
{
  const SpPublishedClaim claims[] = {
    { "the same grants", "a", "b" },
    { "the grant is distributed", "a!Grant!2013-14", "c!Grant!2013-14" },
  };
  Paper *paper = paper_new ();
  g_autoptr (SpReconciliation) result = NULL;

  paper_add (paper, "a", "Section B, 1: Grants", "Plan", "GBP million", 3,
             "label:Line|number:2013-14\nline|Grant|27.000\nline|Other|1.000\n");
  paper_add (paper, "b", "8.1: Capital grant", "Budget", "GBP million", 3,
             "label:Line|number:2013-14\nline|Grant|27.000\nline|Other|1.500\n");
  paper_add (paper, "c", "Section D: Spread", "Plan", "GBP thousand", 3, "label:Line|number:2013-14\nline|Grant|27.000\n");
  paper->snapshot.claims = claims;
  paper->snapshot.n_claims = G_N_ELEMENTS (claims);
  result = paper_reconcile (paper);
  g_assert_cmpuint (count_checks (result, SP_CHECK_EDITION, TRUE), ==, 1);
  g_assert_cmpuint (count_checks (result, SP_CHECK_EDITION, FALSE), ==, 1);
  g_assert_nonnull (find_code (result, "restated"));
  g_assert_nonnull (find_code (result, "units-differ"));
  g_assert_null (find_code (result, "claim-does-not-hold"));
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

/* A later edition in the wrong unit has not restated its figures: one finding says which unit to look at. */
static void
test_units_of_editions (void)
{
  Paper *paper = paper_new ();
  g_autoptr (SpReconciliation) result = NULL;

  paper_add (paper, "r1", "Reserves", "March 2014", "GBP million", 0,
             "label:Line|number:2013-14\nline|Grant|27000\nline|Other|1000\nline|Levy|0\n");
  paper_add (paper, "r2", "Reserves", "March 2015", "GBP thousand", 0,
             "label:Line|number:2013-14\nline|Grant|27000\nline|Other|1000\nline|Levy|0\n");
  result = paper_reconcile (paper);
  g_assert_null (find_code (result, "restated"));
  g_assert_nonnull (find_code (result, "units-differ"));
  g_assert_cmpuint (count_checks (result, SP_CHECK_EDITION, FALSE), ==, 0);
  g_assert_cmpuint (count_checks (result, SP_CHECK_EDITION, TRUE), ==, 1); /* nought is nought in any unit */
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

static void
set_year (Paper *paper, guint table, guint column, gint year)
{
  SpPublishedTable *one = &g_array_index (paper->tables, SpPublishedTable, table);

  ((SpPublishedColumn *) one->columns)[column].year = sp_financial_year (year);
}

/* What 2013-14 closes with is not what 2014-15 opens with; and a later edition prints another figure for the same thing. */
static void
test_years_and_editions (void)
{
  Paper *paper = paper_new ();
  g_autoptr (SpReconciliation) result = NULL;

  paper_add (paper, "r1", "Reserves", "March 2014", "GBP million", 3,
             "label:Line|number:2013-14|number:2014-15\n"
             "line|Brought forward|18.989|17.200\nline|Grant|27.000|5.000\nline|Carried forward|17.300|4.000\n");
  paper_add (paper, "r2", "Reserves", "March 2015", "GBP million", 3,
             "label:Line|number:2014-15\nline|Grant|5.500\nline|Other|1.000\n");
  set_year (paper, 0, 1, 2013);
  set_year (paper, 0, 2, 2014);
  set_year (paper, 1, 1, 2014);
  result = paper_reconcile (paper);
  g_assert_cmpuint (count_checks (result, SP_CHECK_EDITION, FALSE), ==, 2);
  g_assert_cmpuint (count_checks (result, SP_CHECK_EDITION, TRUE), ==, 0);
  g_assert_nonnull (find_code (result, "opening-differs"));
  g_assert_nonnull (find_code (result, "restated"));
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

static guint
count_openings (const char *opening, const char *closing)
{
  Paper *paper = paper_new ();
  g_autofree char *text = g_strdup_printf ("label:Line|number:2013-14|number:2014-15\nline|%s|18.989|17.200\nline|Grant|27.000|5.000\n"
                                           "line|%s|17.300|4.000\n", opening, closing);
  g_autoptr (SpReconciliation) result = NULL;
  guint n;

  paper_add (paper, "r1", "Reserves", "March 2014", "GBP million", 3, text);
  set_year (paper, 0, 1, 2013);
  set_year (paper, 0, 2, 2014);
  result = paper_reconcile (paper);
  n = count_checks (result, SP_CHECK_EDITION, FALSE);
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
  return n;
}

/* As councils head the two rows; and rows that merely begin with the word. */
static void
test_names_of_balances (void)
{
  static const char *const meant[][2] = { { "Opening", "Closing" }, { "Opening balance", "Closing balance" }, { "B/f", "C/f" },
                                          { "Opening (£m)", "Closing position" }, { "Balance b/f", "Balance c/f" },
                                          { "Brought forward", "Carried forward" }, { "Opening at 1 April:", "Closing at 31 March:" } };
  static const char *const not_meant[][2] = { { "Opening of schools", "Closing of schools" }, { "Opening hours", "Closing ceremony" } };

  for (gsize i = 0; i < G_N_ELEMENTS (meant); i++)
    g_assert_cmpuint (count_openings (meant[i][0], meant[i][1]), ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (not_meant); i++)
    g_assert_cmpuint (count_openings (not_meant[i][0], not_meant[i][1]), ==, 0);
}

/* What an edition closed with and a later one closes with otherwise: the opening is held against the later one alone. */
static void
test_current_edition (void)
{
  Paper *paper = paper_new ();
  g_autoptr (SpReconciliation) result = NULL;

  paper_add (paper, "r1", "Reserves", "March 2014", "GBP million", 3, "label:Line|number:2013-14\nline|Closing|2.700\nline|Grant|1.000\n");
  paper_add (paper, "r2", "Reserves", "March 2015", "GBP million", 3,
             "label:Line|number:2013-14|number:2014-15\nline|Opening|1.000|2.400\nline|Closing|2.600|3.000\n");
  set_year (paper, 0, 1, 2013);
  set_year (paper, 1, 1, 2013);
  set_year (paper, 1, 2, 2014);
  g_array_index (paper->tables, SpPublishedTable, 0).provenance.dated = "2014-03-31";
  g_array_index (paper->tables, SpPublishedTable, 1).provenance.dated = "2015-03-31";
  result = paper_reconcile (paper);
  g_assert_cmpuint (count_checks (result, SP_CHECK_EDITION, FALSE), ==, 2); /* restated once, opened otherwise once */
  g_assert_nonnull (find_code (result, "opening-differs"));
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/reconcile-editions/claims-of-tables", test_claims_of_tables);
  g_test_add_func ("/funding/reconcile-editions/units-of-editions", test_units_of_editions);
  g_test_add_func ("/funding/reconcile-editions/years-and-editions", test_years_and_editions);
  g_test_add_func ("/funding/reconcile-editions/names-of-balances", test_names_of_balances);
  g_test_add_func ("/funding/reconcile-editions/current-edition", test_current_edition);
  return g_test_run ();
}
