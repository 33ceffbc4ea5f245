/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reconciled-paper.h"

static const char EDITION[] = "Growth and Investment Plan, 21 November 2013";

/* GT-14: the tables of the paper as printed. */
static const char B1[] =
  "label:Category of grant|number:13/14\n"
  "line|Basic Need|32.271*\nline|Mid year Basic Need|0\nline|Maintenance|16.443\nsubtotal|TOTAL NCC grant|48.714\n"
  "line|LCVAP|1.481\nline|Schools Devolved Capital|2.684\ntotal|TOTAL ALL (inc mid-year)|52.879\n"
  "note|*the Basic Need allocation covers two financial years\n";
static const char B2[] =
  "label:Category|number:2013-14|number:2014-15|number:2015-16|number:2016/17|total:Total\n"
  "line|Basic Need growth|0.5|9.5|13.5|3.5|27*\n"
  "line|Condition/capital maintenance (smaller works commissioned to NPS)|0.5|3.5|0.5||4.5\n"
  "line|Condition/capital maintenance (carbon reduction and major replacement schemes)|1*|5|5||11\n"
  "line|Modular temporary provision (from BN)||1|1||2\n"
  "line|Block Programmes inc programme management|0.5|0.75|0.75|0.75|2.75\n"
  "line|SEN, BESD provision|1||||1\ntotal|Total|3.5|19.75|20.75|4.25|48.25\n";
static const char B3[]
    = "text:Programme|label:School|text:Type of works|number:Approx budget call £m\n"
      "line|PFI energy efficiency improvements|All PFI|Installations|0.3\nline|Other carbon reduction|various|Energy "
      "efficiency work|0.3\n"
      "line|SEN|Chapel Road|Funding contribution to abnormals|3*\n"
      "line|Condition/suitability|Replacement primary school|Relocation and rebuild|3*\n"
      "line|Condition/suitability|Trowse (part cost)|Relocation and "
      "growth|1.5*\nline|Reorganisation|Hunstanton|Amalgamation|0.8*\n"
      "line|Condition contingency|LA maintained schools other than VA|Business continuity|2.1\ntotal|TOTAL|||11\n";
static const char B5[] =
  "label:Source|number:£m\n"
  "line|Chapel Rd grant|3.8\nline|BN 2013-15|27\nline|2012/13 carry forward|18.9\nline|2013/14 maintenance (part)|8.3\n"
  "line|Developer contribution|14.5\ntotal|TOTAL|72.5\n";
static const char C1[]
    = "label:SCHOOL|text:PROJECT|number:PROJECT BUDGET £m|text:COMPLETION\n"
      "line|Ashwicken VAP|Full 5-11 primary, 120 places|2.8|Sept. '15\nline|Catton Grove Primary, Nch|420 to 630 "
      "places|2.8|Sept. '15\n"
      "line|Chapel Road Complex Needs|Relocation|10.5|April. '16\nline|Drake Infant, Thetford|Infant to 420 "
      "primary|4.5|Sept. '16\n"
      "line|Gayton Primary|New 150 place primary school|4|Sept. '16\nline|Hunstanton|Relocate Infant School|0.8|Sept. "
      "'15\n"
      "line|Little Plumstead VAP|Extension to 315 places|1.2|Sept. '15\nline|Mulbarton Infant/Junior|420 across "
      "two|1|Sept. '15\n"
      "line|Poringland Primary|First phase|1|Sept 15\nline|Pulham Market Primary|Improvements|0.272|Sept. '15\n"
      "line|Queen's Hill Primary|Extension to 630|5.9|Sept. '16\nline|Thorpe St. Andrew|Sports Hall|1.9|Dependent on "
      "timing\n";
static const char C4[]
    = "text:Project ref|label:Project|number:Spend to Mar13|number:13/14|number:14/15|number:15/16|total:Total\n"
      "line|EC4595|Ashwicken|55|145|2,400|200|2,800\nline|EC4674|Catton Grove|55|250|2,495||2,800\n"
      "line|EC4286|Chapel Road|0||6,070|4,430|10,500\nline|EC4673|Drake Infant|0|80|4,000|420|4,500\n"
      "line|EC4596|Gayton|0|133|3,467|400|4,000\nline|EC4691|Hunstanton|||800||800\nline|EC4338|Little "
      "Plumstead|130|7|1,354||1,491\n"
      "line|EC4664|Mulbarton||50|950||1,000\nline|EC4688|Poringland|5|105|||110\nline|EC4687|Pulham Market||64|||64\n"
      "line|EC4663|Queens Hill||150|5,300|350|5,800\nline||Thorpe St Andrew|||1,900||1,900\n"
      "total|TOTAL||245|984|28,736|5,800|35,765\n";
static const char T9[] = "label:Breakdown of capital programme|number:Approved budget|number:Reprofiling|number:Other "
                         "changes|total:Current Capital Budget\n"
                         "line|2018-19|87.764|(3.379)|6.116|90.501\nline|Future Years' 2019-21|49.848|3.379||53.227\n";
static const char T10[] =
  "label:Funding Stream|number:2018-19 Programme £m|number:Future Years' Forecast £m\n"
  "line|Prudential Borrowing|10.427|0.325\nline|Revenue & Reserves|(0.029)|\nheading|Grants and Contributions:||\n"
  "line|Department for Education|55.993|48.811\nline|Developer Contributions|22.428|2.532\nline|Other|1.682|1.556\n"
  "total|Total|90.501|53.224\n";

static Paper *
paper_of_2013 (void)
{
  Paper *paper = paper_new ();

  paper_add (paper, "b1", "Section B, 1: DfE capital allocations", EDITION, "GBP million", -1, B1);
  paper_add (paper, "b2", "Section B, 2: Allocations in broad programme terms", EDITION, "GBP million", -1, B2);
  paper_add (paper, "b3", "Section B, 3: major maintenance", EDITION, "GBP million", -1, B3);
  paper_add (paper, "b5", "Section B, 5: sum for major growth", EDITION, "GBP million", -1, B5);
  paper_add (paper, "c1", "Section C, 1: IN PREPARATION FOR DELIVERY", EDITION, "GBP million", -1, C1);
  paper_add (paper, "c4", "Section C, 4: EXPENDITURE PROFILE", EDITION, "GBP thousand", 0, C4);
  return paper;
}

static void
test_2013 (void)
{
  static const struct { const char *name; gint64 budget, profile; } expected[] = {
    { "Little Plumstead", 120000000, 149100000 },
    { "Poringland", 100000000, 11000000 },
    { "Pulham Market", 27200000, 6400000 },
    { "Queen's Hill", 590000000, 580000000 },
  };
  Paper *paper = paper_of_2013 ();
  g_autoptr (SpReconciliation) result = paper_reconcile (paper);

  g_assert_cmpuint (sp_reconciliation_get_n_disagreements (result), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const SpCheck *check = sp_reconciliation_get_check (result, i);

      g_test_message ("%s", check->sentence);
      g_assert_cmpint (check->kind, ==, SP_CHECK_LABEL);
      g_assert_nonnull (strstr (check->sentence, expected[i].name));
      g_assert_cmpint (check->left_money.pence, ==, expected[i].budget);
      g_assert_cmpint (check->right_money.pence, ==, expected[i].profile);
      g_assert_cmpint (check->difference.pence, ==, expected[i].budget - expected[i].profile);
    }
  g_assert_cmpint (sp_reconciliation_get_label_difference (result).pence, ==, 90700000);
  /* Twelve lines in both, eight alike. */
  g_assert_cmpuint (count_checks (result, SP_CHECK_LABEL, TRUE), ==, 8);
  /* Every row of B2 and C4, the totals of B1 (two), B2 (five), B3, B5 and C4 (five) were checked and hold. */
  g_assert_cmpuint (count_checks (result, SP_CHECK_ROW, TRUE), ==, 7 + 13);
  g_assert_cmpuint (count_checks (result, SP_CHECK_COLUMN, TRUE), ==, 2 + 5 + 1 + 1 + 5);
  g_assert_cmpuint (count_checks (result, SP_CHECK_CARRY, TRUE) + count_checks (result, SP_CHECK_CARRY, FALSE), ==, 0);
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

static void
test_2018 (void)
{
  Paper *paper = paper_new ();
  g_autoptr (SpReconciliation) result = NULL;
  const SpCheck *check;

  paper_add (paper, "t9", "Table 9: Children's Services Capital Programme", "Period 5", "GBP million", 3, T9);
  paper_add (paper, "t10", "Table 10: Funding of the Children's Services Capital Programme", "Period 5", "GBP million",
             3, T10);
  result = paper_reconcile (paper);
  g_assert_cmpuint (sp_reconciliation_get_n_disagreements (result), ==, 0);
  g_assert_cmpuint (count_checks (result, SP_CHECK_ROW, TRUE), ==, 2);
  g_assert_cmpuint (count_checks (result, SP_CHECK_COLUMN, TRUE), ==, 2);
  g_assert_cmpuint (count_checks (result, SP_CHECK_CARRY, TRUE), ==, 2);

  /* 53.227 against 53.224: said, and said to be rounding (six figures of half a thousandth). */
  check = sp_reconciliation_get_check (result, 0);
  g_test_message ("%s", check->sentence);
  g_assert_true (check->rounding);
  g_assert_cmpint (check->left_money.pence, ==, G_GINT64_CONSTANT (5322700000));
  g_assert_cmpint (check->right_money.pence, ==, G_GINT64_CONSTANT (5322400000));
  g_assert_nonnull (strstr (check->sentence, "53.227"));
  g_assert_nonnull (strstr (check->sentence, "53.224"));
  g_assert_nonnull (find_code (result, "rounding"));
  g_assert_cmpuint (sp_reconciliation_get_findings (result)->len, ==, 1);
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

/* A claim about the same two cells replaces the carried total: one sentence, not two. */
static void
test_claims (void)
{
  const SpPublishedClaim claims[] = {
    { "financing in line", "t9!Future Years' 2019-21!Current Capital Budget", "t10!Total!Future Years' Forecast £m" },
    { "starred items", "t10!Other!2018-19 Programme £m + t10!Revenue & Reserves!2018-19 Programme £m",
      "t10!Other!2018-19 Programme £m" },
    { "no such row", "t10!Lottery!2018-19 Programme £m", "t10!Total!2018-19 Programme £m" },
    { "no such table", "t11!Total!£m", "t10!Total!2018-19 Programme £m" },
    { "no such column", "t10!Total!1999", "t10!Total!2018-19 Programme £m" },
  };
  Paper *paper = paper_new ();
  g_autoptr (SpReconciliation) result = NULL;
  guint n_unreadable = 0;

  paper_add (paper, "t9", "Table 9: Programme", "Period 5", "GBP million", 3, T9);
  paper_add (paper, "t10", "Table 10: Funding", "Period 5", "GBP million", 3, T10);
  paper->snapshot.claims = claims;
  paper->snapshot.n_claims = G_N_ELEMENTS (claims);
  result = paper_reconcile (paper);
  g_assert_cmpuint (count_checks (result, SP_CHECK_CLAIM, TRUE), ==, 1);
  g_assert_cmpuint (count_checks (result, SP_CHECK_CLAIM, FALSE), ==, 1);
  g_assert_cmpuint (count_checks (result, SP_CHECK_CARRY, TRUE), ==, 1);
  g_assert_cmpint (sp_reconciliation_get_check (result, 0)->difference.pence, ==, -2900000);
  for (guint i = 0; i < sp_reconciliation_get_findings (result)->len; i++)
    n_unreadable
        += g_str_equal (sp_finding_get_code (sp_reconciliation_get_findings (result)->pdata[i]), "claim-not-readable");
  g_assert_cmpuint (n_unreadable, ==, 3);
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

/* Law: one figure changed by more than rounding is found, whichever it is, and by the row and the column it stands in.
 */
static void
test_any_slip_is_found (void)
{
  for (guint row = 0; row < 13; row++)
    for (guint column = 2; column < 7; column++)
      {
        Paper *paper = paper_new ();
        g_autoptr (SpReconciliation) result = NULL;
        SpPublishedTable *table;
        const char **cell;

        paper_add (paper, "c4", "Section C, 4: PROFILE", EDITION, "GBP thousand", 0, C4);
        table = &g_array_index (paper->tables, SpPublishedTable, 0);
        cell = (const char **) &table->cells[row * table->n_columns + column];
        *cell = "77,777";
        result = paper_reconcile (paper);
        g_assert_cmpuint (count_checks (result, SP_CHECK_ROW, FALSE), ==, 1);
        g_assert_cmpuint (count_checks (result, SP_CHECK_COLUMN, FALSE), ==, 1);
        g_clear_pointer (&result, sp_reconciliation_unref);
        paper_free (paper);
      }
}

/* Half a unit of the last place a figure, and no more: three thirds of 10.0. */
static void
test_rounding (void)
{
  Paper *paper = paper_new ();
  g_autoptr (SpReconciliation) result = NULL;

  paper_add (paper, "a", "A: thirds", "X", "GBP million", 1,
             "label:L|number:n\nline|a|3.3\nline|b|3.3\nline|c|3.3\ntotal|T|10.0\n");
  paper_add (paper, "b", "B: not thirds", "Y", "GBP million", 1,
             "label:L|number:n\nline|a|3.3\nline|b|3.3\nline|c|3.3\ntotal|T|10.2\n");
  result = paper_reconcile (paper);
  g_assert_cmpuint (sp_reconciliation_get_n_disagreements (result), ==, 1);
  g_assert_cmpint (sp_reconciliation_get_check (result, 0)->table_id, ==, 2);
  g_assert_true (sp_reconciliation_get_check (result, 1)->rounding);
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

/* Words where figures belong are said, and no sum is made up around them. */
static void
test_words (void)
{
  Paper *paper = paper_new ();
  g_autoptr (SpReconciliation) result = NULL;

  paper_add (paper, "a", "4.4: announcements", "X", "GBP million", 3,
             "label:Service|number:2014-15\nline|Highways|28.760\nline|Education|Note 1 "
             "below\nline|Fire|1.413\ntotal|Total|99.000\n");
  result = paper_reconcile (paper);
  g_assert_cmpuint (sp_reconciliation_get_n_checks (result), ==, 0);
  g_assert_nonnull (find_code (result, "cell-not-a-figure"));
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

/* Tables that share years or a few names but say different things raise nothing. */
static void
test_different_things (void)
{
  Paper *paper = paper_new ();
  g_autoptr (SpReconciliation) result = NULL;

  paper_add (paper, "a", "A: money", "X", "GBP million", 1,
             "label:School|number:2013-14|number:2014-15|total:Total\nline|Diss|1.0|2.0|3.0\nline|Roydon|1.5|0.5|2."
             "0\ntotal|Total|2.5|2.5|5.0\n");
  paper_add (paper, "b", "B: other money", "X", "GBP thousand", 0,
             "label:School|number:13/14|number:14/"
             "15|total:Total\nline|Diss|10|20|30\nline|Roydon|5|5|10\ntotal|Total|15|25|40\n");
  paper_add (paper, "c", "C: places", "X", "places", 0,
             "label:School|number:Places\nline|Diss|210\nline|Roydon|420\ntotal|Total|630\n");
  result = paper_reconcile (paper);
  g_assert_cmpuint (sp_reconciliation_get_n_disagreements (result), ==, 0);
  g_assert_cmpuint (count_checks (result, SP_CHECK_LABEL, TRUE) + count_checks (result, SP_CHECK_CARRY, TRUE), ==, 0);
  g_assert_cmpuint (sp_reconciliation_get_findings (result)->len, ==, 0);
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

/* GT-7: the scorecards of 2019 as published add up to nothing and claim nothing; Suffolk's floor is not a fault of its
 * table. */
static void
test_scorecards (void)
{
  Paper *paper = paper_new ();
  g_autoptr (SpReconciliation) result = NULL;

  paper_add (paper, "primary", "Primary: school places scorecards 2019", "Scorecards 2019", "pupils", -1,
             "label:Authority|number:NOR 2009/10|number:Forecast 2021/22|number:Capacity 2010|number:Capacity 2019|"
             "number:Places created|number:Planned|number:Need|number:NOR 2018/19|number:1-year accuracy|number:3-year "
             "accuracy\n"
             "line|Norfolk|55,894|64,861|64,769|72,892|8,123|2,131|240|64,383|+2.0875%|+6.4893%\n"
             "line|Suffolk|48,779|57,344|50,775|63,486|12,711|855|150|56,046|+1.4863%|+2.6157%\n"
             "line|Cambridgeshire|43,010|52,654|48,145|61,600|13,455|2,910|170|50,633|+1.7834%|+6.6044%\n"
             "line|Kent||||||||126,138|+0.6215%|+0.4321%\n");
  paper_add (paper, "secondary", "Secondary: school places scorecards 2019", "Scorecards 2019", "pupils", -1,
             "label:Authority|number:Capacity 2010|number:Capacity 2019|number:Places created\n"
             "line|Norfolk|53,040|56,680|3,640\nline|Suffolk|60,569|49,030|0\n");
  result = paper_reconcile (paper);
  g_assert_cmpuint (sp_reconciliation_get_n_disagreements (result), ==, 0);
  g_assert_cmpuint (sp_reconciliation_get_findings (result)->len, ==, 0);
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

/* £m entered as £000: one finding about the unit, not one a line. */
static void
test_units (void)
{
  Paper *paper = paper_new ();
  g_autoptr (SpReconciliation) result = NULL;

  paper_add (paper, "c1", "Section C, 1: BUDGETS", EDITION, "GBP million", -1, C1);
  paper_add (paper, "c4", "Section C, 4: PROFILE", EDITION, "GBP million", 0, C4);
  result = paper_reconcile (paper);
  g_assert_cmpuint (sp_reconciliation_get_n_disagreements (result), ==, 0);
  g_assert_nonnull (find_code (result, "units-differ"));
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

/* Tables of different papers are not held against one another. */
static void
test_editions (void)
{
  Paper *paper = paper_new ();
  g_autoptr (SpReconciliation) result = NULL;

  paper_add (paper, "c1", "Section C, 1: BUDGETS", EDITION, "GBP million", -1, C1);
  paper_add (paper, "c4", "Section C, 4: PROFILE", "A later paper", "GBP thousand", 0, C4);
  result = paper_reconcile (paper);
  g_assert_cmpuint (count_checks (result, SP_CHECK_LABEL, FALSE), ==, 0);
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

static void
test_nothing (void)
{
  Paper *paper = paper_new ();
  g_autoptr (SpReconciliation) result = paper_reconcile (paper);

  g_assert_cmpuint (sp_reconciliation_get_n_checks (result), ==, 0);
  g_clear_pointer (&result, sp_reconciliation_unref);
  paper_free (paper);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/reconcile/2013", test_2013);
  g_test_add_func ("/funding/reconcile/2018", test_2018);
  g_test_add_func ("/funding/reconcile/claims", test_claims);
  g_test_add_func ("/funding/reconcile/any-slip-is-found", test_any_slip_is_found);
  g_test_add_func ("/funding/reconcile/rounding", test_rounding);
  g_test_add_func ("/funding/reconcile/words", test_words);
  g_test_add_func ("/funding/reconcile/different-things", test_different_things);
  g_test_add_func ("/funding/reconcile/scorecards", test_scorecards);
  g_test_add_func ("/funding/reconcile/units", test_units);
  g_test_add_func ("/funding/reconcile/editions", test_editions);
  g_test_add_func ("/funding/reconcile/nothing", test_nothing);
  return g_test_run ();
}
