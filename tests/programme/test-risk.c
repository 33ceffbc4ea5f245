/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The risk of a programme: the worked example of the header, and what is not known. */
#include "config.h"

#include "sp-programme-risk.h"

static SpRiskItem
item (gint64 pounds, gint score, const char *stage)
{
  SpRiskItem out = { .cost = SP_POUNDS (pounds), .score = score };

  out.staged = sp_riba_stage_parse (stage, &out.stage);
  return out;
}

static void
test_example (void)
{
  const SpRiskItem items[] = { item (4000000, 15, "B or C"), item (1000000, 6, "D"), item (5000000, 0, "A") };
  SpProgrammeRisk risk = sp_programme_risk_of (items, 3);

  g_assert_true (risk.scored);
  g_assert_cmpfloat_with_epsilon (risk.risk, 13.2, 1e-12);
  g_assert_cmpint (risk.highest, ==, 15);
  g_assert_cmpfloat_with_epsilon (risk.not_known, 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (risk.early_least, 0.9, 1e-12);
  g_assert_cmpfloat_with_epsilon (risk.early_most, 0.9, 1e-12);
  g_assert_cmpint (risk.lowest.pence, ==, 720000000);
  g_assert_cmpint (risk.highest_cost.pence, ==, 1280000000);
}

/* A range of stages stays a range; what has no stage moves nothing; nothing chosen, or nothing recorded, is not a risk of 0. */
static void
test_not_known (void)
{
  const SpRiskItem items[] = { item (3000000, 0, "C or D"), item (1000000, 0, NULL), item (0, 25, "A") };
  SpProgrammeRisk risk = sp_programme_risk_of (items, 3), none = sp_programme_risk_of (NULL, 0);

  g_assert_false (risk.scored); /* what costs nothing weighs nothing */
  g_assert_cmpint (risk.highest, ==, 25);
  g_assert_cmpfloat_with_epsilon (risk.not_known, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (risk.early_least, 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (risk.early_most, 1, 1e-12); /* what has no stage may be early too */
  g_assert_cmpint (risk.lowest.pence, ==, 240000000 + 100000000);
  g_assert_cmpint (risk.highest_cost.pence, ==, 360000000 + 100000000);
  g_assert_false (none.scored);
  g_assert_cmpint (none.lowest.pence, ==, 0);
  g_assert_cmpfloat (none.not_known, ==, 0);
}

/* Doubling every cost leaves the shares and the score, and doubles the range. */
static void
test_law (void)
{
  const SpRiskItem once[] = { item (700000, 12, "E"), item (300000, 4, "B"), item (900000, 0, "G") };
  const SpRiskItem twice[] = { item (1400000, 12, "E"), item (600000, 4, "B"), item (1800000, 0, "G") };
  SpProgrammeRisk a = sp_programme_risk_of (once, 3), b = sp_programme_risk_of (twice, 3);

  g_assert_cmpfloat_with_epsilon (a.risk, b.risk, 1e-12);
  g_assert_cmpfloat_with_epsilon (a.not_known, b.not_known, 1e-12);
  g_assert_cmpint (2 * a.lowest.pence, ==, b.lowest.pence);
  g_assert_cmpint (2 * a.highest_cost.pence, ==, b.highest_cost.pence);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/risk/example", test_example);
  g_test_add_func ("/programme/risk/not-known", test_not_known);
  g_test_add_func ("/programme/risk/law", test_law);
  return g_test_run ();
}
