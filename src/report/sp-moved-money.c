/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-moved-money.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-chart.h"
#include "sp-receipt.h"
#include "sp-number.h"
#include "sp-table.h"
#include "sp-unmet.h"
#include "sp-waterfall.h"

static double
to_millions (SpMoney money)
{
  return (double) money.pence / 1e8;
}

static void
add_receipt_year (SpTable *table, const SpReceipt *receipt)
{
  if (receipt->expected.start != 0)
    sp_table_add_financial_year (table, receipt->expected);
  else if (receipt->early.start != 0)
    {
      g_autofree char *year = sp_financial_year_to_string (receipt->early), *text = g_strdup_printf (_("1 in 10 by %s"), year);

      sp_table_add_text (table, text);
    }
  else if (receipt->never > 0)
    sp_table_add_text (table, _("not within the years held"));
  else
    sp_table_add_missing (table);
}

SpTable *
sp_table_of_moved_receipts (SpReceipts *planned, SpReceipts *tried)
{
  g_autofree char *note = NULL;
  SpTable *table = sp_table_new ("moved-receipts", _("When contributions come, as planned and as tried (estimate)"));

  sp_table_add_column (table, "agreement", _("Agreement"), SP_TABLE_TEXT);
  sp_table_add_column (table, "obligation", _("Obligation"), SP_TABLE_TEXT);
  sp_table_add_column (table, "to_come_pounds", _("To come (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "expected", _("As planned"), SP_TABLE_TEXT);
  sp_table_add_column (table, "tried", _("As tried"), SP_TABLE_TEXT);
  sp_table_add_column (table, "at_risk_per_cent", _("Too late, planned (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "at_risk_tried_per_cent", _("Too late, tried (%)"), SP_TABLE_NUMBER);
  for (guint i = 0; i < MIN (sp_receipts_get_n (planned), sp_receipts_get_n (tried)); i++)
    {
      const SpReceipt *before = sp_receipts_get (planned, i), *after = sp_receipts_get (tried, i);

      if (sp_receipts_get_obligation (planned, i)->trigger == NULL && before->expected.start == 0)
        continue;
      sp_table_begin_row (table);
      sp_table_add_text (table, sp_receipts_get_agreement (planned, i)->title);
      sp_table_add_text (table, sp_receipts_get_obligation (planned, i)->text);
      if (before->has_amount)
        sp_table_add_money (table, before->to_come, SP_MONEY_MILLIONS);
      else
        sp_table_add_missing (table);
      add_receipt_year (table, before);
      add_receipt_year (table, after);
      before->at_risk >= 0 ? sp_table_add_number (table, 100 * before->at_risk, 0) : sp_table_add_missing (table);
      after->at_risk >= 0 ? sp_table_add_number (table, 100 * after->at_risk, 0) : sp_table_add_missing (table);
    }
  note = sp_note_with_unlikely (_("A receipt is expected in the first year by whose end its trigger has passed in half of the "
                                  "simulated courses of the site."), planned);
  sp_table_set_note (table, note);
  return table;
}

/* Worth times chance, over the obligations that say both. */
static void
sum_expected (SpReceipts *receipts, SpFinancialYear first, guint n, double *values)
{
  for (guint i = 0; i < sp_receipts_get_n (receipts); i++)
    for (guint y = 0; y < n && sp_receipts_get (receipts, i)->has_amount; y++)
      values[y] += to_millions (sp_receipts_get (receipts, i)->to_come)
                   * MAX (sp_receipts_get_chance (receipts, i, sp_financial_year (first.start + (gint) y)), 0);
}

SpChart *
sp_chart_for_moved_receipts (SpReceipts *planned, SpReceipts *tried)
{
  const SpAssumptions *assumptions = &sp_receipts_get_snapshot (planned)->assumptions;
  guint n = (guint) MAX (assumptions->horizon, 1) + 2;
  SpFinancialYear first = sp_financial_year (assumptions->origin.start);
  g_auto (GStrv) labels = g_new0 (char *, n + 1);
  g_autofree double *before = g_new0 (double, n), *after = g_new0 (double, n);
  SpChart *chart;

  for (guint y = 0; y < n; y++)
    labels[y] = sp_financial_year_to_string (sp_financial_year (first.start + (gint) y));
  sum_expected (planned, first, n, before);
  sum_expected (tried, first, n, after);
  chart = sp_chart_new (_("Contributions received by the end of each year, on average (estimate)"), _("£m"),
                        (const char *const *) labels, n);
  sp_chart_set_decimals (chart, 1);
  sp_chart_add_series (chart, SP_SERIES_COMPARED, _("As planned"), before, NULL);
  if (tried != planned)
    sp_chart_add_series (chart, SP_SERIES_COMPARED, _("As tried"), after, NULL);
  return chart;
}

static SpMoney
not_in_year (SpWaterfall *waterfall)
{
  SpMoney sum = { 0 };

  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    {
      SpWaterfallYear row = sp_waterfall_get_totals (waterfall, y);

      if (sp_waterfall_get_year (waterfall, y).start != 0)
        sum = sp_money_add (sum, sp_money_add (row.late, row.gap));
    }
  return sum;
}

/* --------------------------------------------------------------- before and after */

static SpMoney
lapsed_of (SpWaterfall *waterfall)
{
  SpMoney lapsed = { 0 };

  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    lapsed = sp_money_add (lapsed, sp_waterfall_get_totals (waterfall, y).lapsed);
  return lapsed;
}

/* Worth times what `share` says, 0..1, of the obligations that say both; FALSE: none does. */
static gboolean
sum_shares (SpReceipts *receipts, double (*share) (SpReceipts *, guint, SpFinancialYear), SpFinancialYear year, SpMoney *sum)
{
  double pence = 0;
  guint n = 0;

  for (guint i = 0; i < sp_receipts_get_n (receipts); i++)
    if (sp_receipts_get (receipts, i)->has_amount && share (receipts, i, year) >= 0)
      {
        pence += (double) sp_receipts_get (receipts, i)->to_come.pence * share (receipts, i, year);
        n++;
      }
  *sum = sp_money ((gint64) (pence + 0.5));
  return n > 0;
}

static double
share_at_risk (SpReceipts *receipts, guint i, SpFinancialYear year)
{
  return sp_receipts_get (receipts, i)->at_risk;
}

static double
share_received (SpReceipts *receipts, guint i, SpFinancialYear year)
{
  return sp_receipts_get_chance (receipts, i, year);
}

/* The change is that of the two figures people read. */
static double
round_millions (SpMoney money)
{
  return round ((double) money.pence / 1e5) / 1e3;
}

static void
begin_figure (SpTable *table, const char *code, const char *name)
{
  sp_table_begin_row (table);
  sp_table_add_coded (table, code, name);
}

static void
add_money_row (SpTable *table, const char *code, const char *name, SpMoney before, SpMoney after)
{
  begin_figure (table, code, name);
  sp_table_add_money (table, before, SP_MONEY_MILLIONS);
  sp_table_add_money (table, after, SP_MONEY_MILLIONS);
  sp_table_add_rounded (table, (double) (after.pence - before.pence) / 100, round_millions (after) - round_millions (before), 3);
}

static void
add_shares_row (SpTable *table, const char *code, const char *name, const SpMoneySide *planned, const SpMoneySide *tried,
                double (*share) (SpReceipts *, guint, SpFinancialYear), SpFinancialYear year)
{
  SpMoney before, after;

  if (sum_shares (planned->receipts, share, year, &before) && sum_shares (tried->receipts, share, year, &after))
    add_money_row (table, code, name, before, after);
}

static void
add_places_row (SpTable *table, const char *code, const char *name, const SpMoneySide *planned, const SpMoneySide *tried,
                SpPhase phase)
{
  double before = sp_unmet_get_phase (planned->unmet, phase)->places, after = sp_unmet_get_phase (tried->unmet, phase)->places;

  begin_figure (table, code, name);
  sp_table_add_number (table, before, 0);
  sp_table_add_number (table, after, 0);
  sp_table_add_rounded (table, after - before, round (after) - round (before), 0);
}

static void
add_unmet_rows (SpTable *table, const SpMoneySide *planned, const SpMoneySide *tried)
{
  if (planned->unmet == NULL || tried->unmet == NULL)
    return;
  add_places_row (table, "primary_places", _("Primary places short, each area in its worst year"), planned, tried, SP_PHASE_PRIMARY);
  add_places_row (table, "secondary_places", _("Secondary places short, each area in its worst year"), planned, tried,
                  SP_PHASE_SECONDARY);
  add_money_row (table, "cost_of_places", _("Cost of every place short (£m)"), sp_unmet_get_cost (planned->unmet),
                 sp_unmet_get_cost (tried->unmet));
  add_money_row (table, "unmet_gap", _("Money short if they are all built (£m)"), sp_unmet_get_gap (planned->unmet),
                 sp_unmet_get_gap (tried->unmet));
}

/* --------------------------------------------------------------- and why */

static void
append (GString *out, char *sentence)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

/* Money to come of agreements that are not signed; and of those that are, what is in no year more likely than not to have come. */
static void
sum_idle (SpReceipts *receipts, SpMoney *unsigned_sum, SpMoney *unlikely)
{
  for (guint i = 0; i < sp_receipts_get_n (receipts); i++)
    {
      const SpReceipt *receipt = sp_receipts_get (receipts, i);

      if (!receipt->has_amount)
        continue;
      if (!sp_receipt_is_owed (receipt))
        *unsigned_sum = sp_money_add (*unsigned_sum, receipt->to_come);
      else if (receipt->expected.start == 0)
        *unlikely = sp_money_add (*unlikely, receipt->to_come);
    }
}

/* Why what is paid moves less than the receipts do. */
static void
append_idle (GString *out, SpReceipts *tried)
{
  SpMoney unsigned_sum = { 0 }, unlikely = { 0 };
  g_autofree char *unsigned_words = NULL, *unlikely_words = NULL;

  sum_idle (tried, &unsigned_sum, &unlikely);
  unsigned_words = sp_money_to_words (unsigned_sum);
  unlikely_words = sp_money_to_words (unlikely);
  if (unsigned_sum.pence > 0)
    append (out, g_strdup_printf (_("%s of the contributions is of agreements that are not signed: no scheme is paid from it, so its "
                                    "dates move neither spend paid nor money lapsing."), unsigned_words));
  if (unlikely.pence > 0)
    append (out, g_strdup_printf (_("%s is in no year more likely than not to have come, and pays for nothing that has a year."),
                                  unlikely_words));
}

/* Estimates are said to the nearest thousand pounds, as the table has them. */
static SpMoney
to_thousand (SpMoney money)
{
  gint64 rounded = (ABS (money.pence) + 50000) / 100000 * 100000;

  return sp_money (money.pence < 0 ? -rounded : rounded);
}

static char *
about (SpMoney money)
{
  return sp_money_to_words (to_thousand (money));
}

/* The two parts of a change of the gap, so that less income never reads as a gain: fewer places to build, and less to build with. */
static void
append_parts (GString *out, SpUnmet *planned, SpUnmet *tried)
{
  SpMoney cost = sp_money_sub (sp_unmet_get_cost (tried), sp_unmet_get_cost (planned));
  SpMoney income = sp_money_sub (sp_unmet_get_contributions (tried), sp_unmet_get_contributions (planned));
  g_autofree char *gap = about (sp_unmet_get_gap (planned)), *gap_tried = about (sp_unmet_get_gap (tried));
  g_autofree char *cost_words = about (sp_money (ABS (cost.pence))), *income_words = about (sp_money (ABS (income.pence)));
  g_autofree char *of_cost = NULL, *of_income = NULL;

  if (cost.pence == 0 && income.pence == 0)
    return;
  of_cost = g_strdup_printf (cost.pence < 0 ? _("the places short cost %s less") : _("the places short cost %s more"), cost_words);
  of_income = g_strdup_printf (income.pence < 0 ? _("contributions bring %s less on average") : _("contributions bring %s more on average"),
                               income_words);
  append (out, g_strdup_printf (_("Money short if every place is built: %s as planned, %s as tried; %s, and %s."), gap, gap_tried,
                                of_cost, of_income));
}

static GString *
say_why (const SpMoneySide *planned, const SpMoneySide *tried)
{
  GString *out = g_string_new (NULL);

  if (planned->unmet != NULL && tried->unmet != NULL)
    append_parts (out, planned->unmet, tried->unmet);
  append_idle (out, tried->receipts);
  return out;
}

SpTable *
sp_table_of_moved_money (const SpMoneySide *planned, const SpMoneySide *tried)
{
  const SpAssumptions *assumptions = &sp_receipts_get_snapshot (planned->receipts)->assumptions;
  SpFinancialYear last = sp_financial_year (assumptions->origin.start + MAX (assumptions->horizon, 1));
  SpTable *table = sp_table_new ("moved-money", _("What moves, as planned and as tried (estimate)"));
  g_autofree char *year = sp_financial_year_to_string (last);
  g_autofree char *note = NULL;
  g_autoptr (GString) why = NULL;
  g_autofree char *received = g_strdup_printf (_("Contributions received by the end of %s, on average (£m)"), year);

  sp_table_add_column (table, "figure", _("Figure"), SP_TABLE_TEXT);
  sp_table_add_column (table, "planned", _("As planned"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "tried", _("As tried"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "change", _("Change"), SP_TABLE_NUMBER);
  add_shares_row (table, "received", received, planned, tried, share_received, last);
  add_shares_row (table, "at_risk", _("Contributions that may have to be paid back, on average (£m)"), planned, tried, share_at_risk,
                  last);
  add_money_row (table, "lapsed", _("Money that lapses unspent (£m)"), lapsed_of (planned->waterfall), lapsed_of (tried->waterfall));
  add_money_row (table, "not_in_year", _("Spend not paid in its year (£m)"), not_in_year (planned->waterfall),
                 not_in_year (tried->waterfall));
  add_money_row (table, "missing", _("Spend never paid (£m)"), sp_waterfall_get_missing (planned->waterfall),
                 sp_waterfall_get_missing (tried->waterfall));
  add_unmet_rows (table, planned, tried);
  why = say_why (planned, tried);
  note = g_strdup_printf ("%s%s%s", _("The dates of spend stay as planned: a slip of dwellings moves the money and the pupils, not the "
                                      "projects."), why->len > 0 ? " " : "", why->str);
  sp_table_set_note (table, note);
  return table;
}

/* A figure as tried, and by how much it is not what was planned: as people read both, so that the three agree. */
static void
say_moved (GString *out, const char *figure, SpMoney before, SpMoney after)
{
  SpMoney change = sp_money_sub (to_thousand (after), to_thousand (before));
  g_autofree char *now = about (after), *by = about (sp_money (ABS (change.pence)));

  if (change.pence == 0) /* Translators: what it is, such as "Spend never paid", and money. */
    append (out, g_strdup_printf (_("%s: %s, as planned."), figure, now));
  else
    append (out, g_strdup_printf (change.pence < 0 ? _("%s: %s, which is %s less than planned.")
                                                   : _("%s: %s, which is %s more than planned."), figure, now, by));
}

/* What comes, and what of it may have to go back: the last year of the forecast, as the table has it. */
static void
say_receipts (GString *out, const SpMoneySide *planned, const SpMoneySide *tried)
{
  const SpAssumptions *assumptions = &sp_receipts_get_snapshot (planned->receipts)->assumptions;
  SpFinancialYear last = sp_financial_year (assumptions->origin.start + MAX (assumptions->horizon, 1));
  g_autofree char *year = sp_financial_year_to_string (last);
  g_autofree char *figure = g_strdup_printf (_("Contributions received by the end of %s, on average"), year);
  SpMoney a, b;

  if (!sum_shares (planned->receipts, share_received, last, &a) || !sum_shares (tried->receipts, share_received, last, &b))
    return;
  say_moved (out, figure, a, b);
  if (sum_shares (planned->receipts, share_at_risk, last, &a) && sum_shares (tried->receipts, share_at_risk, last, &b))
    say_moved (out, _("Contributions that may come too late and have to be paid back, on average"), a, b);
  else
    append (out, g_strdup (_("None of them has a day by which it would have to be paid back before it comes.")));
}

static void
say_places (GString *out, const char *figure, SpUnmet *planned, SpUnmet *tried, SpPhase phase)
{
  double before = round (sp_unmet_get_phase (planned, phase)->places), after = round (sp_unmet_get_phase (tried, phase)->places);
  g_autofree char *now = sp_number_format (after, 0), *by = sp_number_format (fabs (after - before), 0);

  if (after == before) /* Translators: what it is, such as "Primary places short", and how many. */
    append (out, g_strdup_printf (_("%s: %s, as planned."), figure, now));
  else
    append (out, g_strdup_printf (after < before ? _("%s: %s, which is %s fewer than planned.") : _("%s: %s, which is %s more than planned."),
                                  figure, now, by));
}

char *
sp_sentence_for_moved_money (const SpMoneySide *planned, const SpMoneySide *tried)
{
  GString *out = g_string_new (NULL);

  say_receipts (out, planned, tried);
  if (planned->unmet != NULL && tried->unmet != NULL)
    {
      say_places (out, _("Primary places short"), planned->unmet, tried->unmet, SP_PHASE_PRIMARY);
      say_places (out, _("Secondary places short"), planned->unmet, tried->unmet, SP_PHASE_SECONDARY);
      say_moved (out, _("Money short if every place is built (an estimate)"), sp_unmet_get_gap (planned->unmet),
                 sp_unmet_get_gap (tried->unmet));
    }
  say_moved (out, _("Spend never paid"), sp_waterfall_get_missing (planned->waterfall), sp_waterfall_get_missing (tried->waterfall));
  say_moved (out, _("Spend not paid in its year"), not_in_year (planned->waterfall), not_in_year (tried->waterfall));
  return g_string_free (out, FALSE);
}
