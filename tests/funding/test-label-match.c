/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-label-match.h"

static gboolean
same (const char *a, const char *b)
{
  g_autoptr (SpPrintedLabel) left = sp_printed_label_new (a);
  g_autoptr (SpPrintedLabel) right = sp_printed_label_new (b);
  double likeness = sp_printed_label_likeness (left, right);

  g_assert_cmpfloat (likeness, ==, sp_printed_label_likeness (right, left)); /* law: no side is special */
  return likeness > 0;
}

/* The pairs of the 2013 paper's tables C1 and C4. */
static void
test_schools_of_2013 (void)
{
  g_assert_true (same ("Catton Grove Primary, Nch", "Catton Grove"));
  g_assert_true (same ("Ashwicken VAP", "Ashwicken"));
  g_assert_true (same ("Queen's Hill Primary", "Queens Hill"));
  g_assert_true (same ("Queen\u2019s Hill Primary", "Queens Hill"));
  g_assert_true (same ("Poringland Primary", "Poringland"));
  g_assert_true (same ("Chapel Road Complex Needs", "Chapel Road"));
  g_assert_true (same ("Drake Infant, Thetford", "Drake Infant"));
  g_assert_true (same ("Mulbarton Infant/Junior", "Mulbarton"));
  g_assert_true (same ("Thorpe St. Andrew", "Thorpe St Andrew"));
}

static void
test_spelling (void)
{
  g_assert_true (same ("GT YARMOUTH Central", "Great Yarmouth central"));
  g_assert_true (same ("Chapel Rd grant", "Chapel Road"));
  g_assert_true (same ("Porringland", "Poringland"));
  g_assert_true (same ("Basic Need*", "Basic Need"));
  g_assert_true (same ("2013-14", "13/14"));
  g_assert_true (same ("2013/14", "2013\u201314"));
  g_assert_true (same ("2018-19", "2018-19 Programme £m"));
  g_assert_true (same ("Future Years' 2019-21", "Future Years' Forecast £m"));
}

static void
test_not_the_same (void)
{
  g_assert_false (same ("Diss Infant", "Diss Junior"));
  g_assert_false (same ("Hunstanton Infant", "Hunstanton Primary"));
  g_assert_false (same ("2013-14", "2014-15"));
  g_assert_false (same ("Phase 1", "Phase 2"));
  g_assert_false (same ("King's Lynn South", "King's Lynn Central"));
  g_assert_false (same ("Total", "Total"));
  g_assert_false (same ("", "Ashwicken"));
  g_assert_false (same ("Little Plumstead VAP", "Little Melton"));
  g_assert_false (same ("Gayton", "Easton"));
}

static void
test_pairs (void)
{
  static const char *const a[] = { "Diss Infant", "Diss Junior", "Roydon Primary", "Costessey", "Brooke Primary" };
  static const char *const b[]
      = { "Roydon", "Diss Junior School", "Diss Infant & Nursery", "Costessey Infant", "Costessey Junior" };
  SpPrintedLabel *left[5], *right[5];
  gint match[5];

  for (int i = 0; i < 5; i++)
    {
      left[i] = sp_printed_label_new (a[i]);
      right[i] = sp_printed_label_new (b[i]);
    }
  g_assert_cmpuint (sp_printed_labels_pair (left, 5, right, 5, match), ==, 3);
  g_assert_cmpint (match[0], ==, 2);
  g_assert_cmpint (match[1], ==, 1);
  g_assert_cmpint (match[2], ==, 0);
  g_assert_cmpint (match[3], ==, -1); /* two as good as each other */
  g_assert_cmpint (match[4], ==, -1);
  for (int i = 0; i < 5; i++)
    {
      sp_printed_label_free (left[i]);
      sp_printed_label_free (right[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/label-match/schools-of-2013", test_schools_of_2013);
  g_test_add_func ("/funding/label-match/spelling", test_spelling);
  g_test_add_func ("/funding/label-match/not-the-same", test_not_the_same);
  g_test_add_func ("/funding/label-match/pairs", test_pairs);
  return g_test_run ();
}
