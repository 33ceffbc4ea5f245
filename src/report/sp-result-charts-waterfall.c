/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pot pays what, as charts, and what moves when sites slip. */
#include "config.h"
#include "sp-result-programme.h"

#include <glib/gi18n-lib.h>

#include "sp-chart.h"
#include "sp-table.h"
#include "sp-unmet.h"
#include "sp-waterfall.h"

static double
to_millions (SpMoney money)
{
  return (double) money.pence / 1e8;
}

static SpChart *
chart_new (SpWaterfall *waterfall, const char *title)
{
  guint n = sp_waterfall_get_n_years (waterfall);
  g_auto (GStrv) labels = g_new0 (char *, n + 1);
  SpChart *chart;

  for (guint y = 0; y < n; y++)
    labels[y] = sp_financial_year_to_string (sp_waterfall_get_year (waterfall, y));
  chart = sp_chart_new (title, _("£m"), (const char *const *) labels, n);
  sp_chart_set_decimals (chart, 1);
  return chart;
}

static void
add_bars (SpChart *chart, const char *name, const char *source, const double *values, guint n)
{
  gboolean any = FALSE;

  for (guint y = 0; y < n; y++)
    any = any || values[y] != 0;
  if (!any)
    return;
  sp_chart_add_series (chart, SP_SERIES_BARS, name, values, NULL);
  sp_chart_set_bar_source (chart, name, source);
}

static const SpSnapshot *
snapshot_of (SpWaterfall *waterfall)
{
  return sp_funding_get_snapshot (sp_waterfall_get_funding (waterfall));
}

static const char *
source_of (SpWaterfall *waterfall, const SpPurse *purse)
{
  return purse->pot >= 0 ? snapshot_of (waterfall)->pots[purse->pot].source : "section 106";
}

/* What purses pay in the year of the cost: a pot by itself, obligations that bank in no pot together (pot -1). */
static void
add_paid (SpChart *chart, SpWaterfall *waterfall, gint pot, const char *name, const char *source)
{
  guint n = sp_waterfall_get_n_years (waterfall);
  g_autofree double *values = g_new0 (double, n);

  for (guint i = 0; i < sp_waterfall_get_n_payments (waterfall); i++)
    {
      const SpPayment *payment = sp_waterfall_get_payment (waterfall, i);

      if (payment->kind != SP_PAY_REPAY && payment->paid_in == payment->cost_of
          && sp_waterfall_get_purse (waterfall, payment->purse)->pot == pot)
        values[payment->paid_in] += to_millions (payment->amount);
    }
  add_bars (chart, name, source, values, n);
}

static void
add_totals (SpChart *chart, SpWaterfall *waterfall)
{
  guint n = sp_waterfall_get_n_years (waterfall);
  g_autofree double *gap = g_new0 (double, n), *lapsed = g_new0 (double, n), *money = g_new0 (double, n);
  g_autofree guint8 *dated = g_new0 (guint8, n);

  for (guint y = 0; y < n; y++)
    {
      SpWaterfallYear row = sp_waterfall_get_totals (waterfall, y);

      gap[y] = to_millions (row.gap);
      lapsed[y] = to_millions (row.lapsed);
      dated[y] = sp_waterfall_get_year (waterfall, y).start != 0;
      for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
        {
          SpPurseYear purse = sp_waterfall_get_purse_year (waterfall, p, y);

          money[y] += to_millions (sp_money_add (purse.carried_in, sp_money_add (purse.fresh, purse.returned)));
        }
    }
  add_bars (chart, _("Gap"), "gap", gap, n);
  add_bars (chart, _("Lapses unspent"), "lapsing", lapsed, n);
  sp_chart_add_series (chart, SP_SERIES_STEP, _("Money there is"), money, dated);
}

SpChart *
sp_chart_for_spend (SpWaterfall *waterfall)
{
  SpChart *chart = chart_new (waterfall, _("Spend of each year by the pot that pays it, and the money there is"));
  const SpSnapshot *snapshot = snapshot_of (waterfall);

  for (guint p = 0; p < snapshot->n_pots; p++)
    add_paid (chart, waterfall, (gint) p, snapshot->pots[p].name, snapshot->pots[p].source);
  add_paid (chart, waterfall, -1, _("Contributions to come"), "section 106");
  add_totals (chart, waterfall);
  return chart;
}

SpChart *
sp_chart_for_pot (SpWaterfall *waterfall, gint pot)
{
  guint n = sp_waterfall_get_n_years (waterfall);
  const char *name = pot >= 0 ? snapshot_of (waterfall)->pots[pot].name : NULL;
  g_autofree char *title = name != NULL ? g_strdup_printf (_("%s: what becomes of it"), name)
                                        : g_strdup (_("All pots: what becomes of the money"));
  g_autofree double *used = g_new0 (double, n), *repaid = g_new0 (double, n), *lapsed = g_new0 (double, n);
  g_autofree double *carried = g_new0 (double, n), *there = g_new0 (double, n);
  const char *source = "pupils";
  SpChart *chart = chart_new (waterfall, title);

  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    {
      const SpPurse *purse = sp_waterfall_get_purse (waterfall, p);

      if (pot >= 0 && purse->pot != pot)
        continue;
      source = pot >= 0 ? source_of (waterfall, purse) : source;
      for (guint y = 0; y < n; y++)
        {
          SpPurseYear row = sp_waterfall_get_purse_year (waterfall, p, y);

          used[y] += to_millions (sp_money_add (row.used, row.used_late));
          repaid[y] += to_millions (row.repaid);
          lapsed[y] += to_millions (row.lapsed);
          carried[y] += to_millions (row.carried_out);
          there[y] += to_millions (sp_money_add (row.carried_in, sp_money_add (row.fresh, row.returned)));
        }
    }
  add_bars (chart, _("Used"), source, used, n);
  add_bars (chart, _("Repaid to others"), "borrowing", repaid, n);
  add_bars (chart, _("Carried forward"), "carry forward", carried, n);
  add_bars (chart, _("Lapses unspent"), "lapsing", lapsed, n);
  sp_chart_add_series (chart, SP_SERIES_STEP, _("Money there is"), there, NULL);
  return chart;
}

char *
sp_sentence_for_waterfall (SpWaterfall *waterfall)
{
  guint n[SP_LINE_UNFUNDED + 1] = { 0 };
  g_autofree char *missing = sp_money_to_words (sp_waterfall_get_missing (waterfall));

  for (guint l = 0; l < sp_waterfall_get_n_lines (waterfall); l++)
    if (sp_waterfall_get_line (waterfall, l)->project >= 0)
      n[sp_waterfall_get_line (waterfall, l)->state]++;
  if (sp_waterfall_get_missing (waterfall).pence == 0)
    return g_strdup_printf (_("The money reaches every priced scheme: %u paid for as they are spent, %u of them late. %u have no cost "
                              "yet."), n[SP_LINE_FUNDED] + n[SP_LINE_FUNDED_LATE], n[SP_LINE_FUNDED_LATE], n[SP_LINE_NOT_PRICED]);
  return g_strdup_printf (_("No money is found for %s. Of the projects, %u are paid for in full, %u late, %u in part, %u not at all; "
                            "%u have no cost yet."), missing, n[SP_LINE_FUNDED], n[SP_LINE_FUNDED_LATE], n[SP_LINE_PART],
                          n[SP_LINE_UNFUNDED], n[SP_LINE_NOT_PRICED]);
}

/* ------------------------------------------------------------ what if it slips */

static void
add_receipt_year (SpTable *table, const SpReceipt *receipt)
{
  if (receipt->expected.start != 0)
    sp_table_add_financial_year (table, receipt->expected);
  else if (receipt->early.start != 0)
    {
      g_autofree char *year = sp_financial_year_to_string (receipt->early), *text = g_strdup_printf (_("%s at the earliest"), year);

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
  sp_table_set_note (table, _("A receipt is expected in the first year by whose end its trigger has passed in half of the "
                              "simulated courses of the site."));
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
gap_of (SpWaterfall *waterfall)
{
  SpMoney gap = { 0 };

  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    if (sp_waterfall_get_year (waterfall, y).start != 0)
      gap = sp_money_add (gap, sp_waterfall_get_totals (waterfall, y).gap);
  return gap;
}

char *
sp_sentence_for_moved_money (SpWaterfall *planned, SpWaterfall *tried, SpUnmet *planned_unmet, SpUnmet *tried_unmet)
{
  g_autofree char *missing = sp_money_to_words (sp_waterfall_get_missing (planned));
  g_autofree char *missing_tried = sp_money_to_words (sp_waterfall_get_missing (tried));
  g_autofree char *gap = sp_money_to_words (gap_of (planned)), *gap_tried = sp_money_to_words (gap_of (tried));
  g_autofree char *places = NULL, *places_tried = NULL;
  const char *form = _("Never paid: %s as planned, %s as tried. Not paid in its year: %s as planned, %s as tried.");
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, form, missing, missing_tried, gap, gap_tried);
  if (planned_unmet == NULL || tried_unmet == NULL)
    return g_string_free (out, FALSE);
  places = sp_money_to_words (sp_unmet_get_cost (planned_unmet));
  places_tried = sp_money_to_words (sp_unmet_get_cost (tried_unmet));
  g_string_append_c (out, ' ');
  g_string_append_printf (out, _("Every place forecast short would cost %s as planned, %s as tried (estimates)."), places,
                          places_tried);
  return g_string_free (out, FALSE);
}
