/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pot pays what, as charts. */
#include "config.h"
#include "sp-result-programme.h"

#include <glib/gi18n-lib.h>

#include "sp-chart.h"
#include "sp-table.h"
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

/* Above the money: the cost of a year that no money of it pays, by what becomes of it. */
static void
add_unpaid (SpChart *chart, SpWaterfall *waterfall)
{
  guint n = sp_waterfall_get_n_years (waterfall);
  g_autofree double *late = g_new0 (double, n), *never = g_new0 (double, n);

  for (guint y = 0; y < n; y++)
    {
      late[y] = to_millions (sp_waterfall_get_totals (waterfall, y).late);
      never[y] = to_millions (sp_waterfall_get_totals (waterfall, y).gap);
    }
  add_bars (chart, _("Funded forward: paid by money of later years"), "births", late, n);
  add_bars (chart, _("Gap: paid by nothing"), "gap", never, n);
}

static void
add_totals (SpChart *chart, SpWaterfall *waterfall)
{
  guint n = sp_waterfall_get_n_years (waterfall);
  g_autofree double *lapsed = g_new0 (double, n), *money = g_new0 (double, n);
  g_autofree double *before = g_new0 (double, n), *above = g_new0 (double, n);
  g_autofree guint8 *dated = g_new0 (guint8, n);

  for (guint y = 0; y < n; y++)
    {
      SpWaterfallYear row = sp_waterfall_get_totals (waterfall, y);

      lapsed[y] = to_millions (row.lapsed);
      before[y] = to_millions (row.before);
      above[y] = MAX (to_millions (sp_money_sub (row.stated, row.cost)), 0);
      dated[y] = sp_waterfall_get_year (waterfall, y).start != 0;
      for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
        {
          SpPurseYear purse = sp_waterfall_get_purse_year (waterfall, p, y);

          money[y] += to_millions (sp_money_add (purse.carried_in, sp_money_add (purse.fresh, purse.returned)));
        }
    }
  add_bars (chart, _("Met before"), "pupils", before, n);
  add_bars (chart, _("Above the cost of its scheme"), "other", above, n);
  add_unpaid (chart, waterfall);
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
  add_paid (chart, waterfall, -1, _("Agreements"), "section 106");
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
  if (pot < 0)
    add_unpaid (chart, waterfall);
  sp_chart_add_series (chart, SP_SERIES_STEP, _("Money there is"), there, NULL);
  return chart;
}

/* What of the full funding is no more than hoped for, and what was spent before the money was counted. */
static void
append_provisos (GString *out, SpWaterfall *waterfall, guint n_if)
{
  g_autofree char *history = sp_money_to_words (sp_waterfall_get_history (waterfall));

  if (n_if > 0)
    g_string_append_printf (out, ngettext (" %u of those in full rests on money that is uncertain or has no year.",
                                           " %u of those in full rest on money that is uncertain or has no year.", n_if), n_if);
  if (sp_waterfall_get_history (waterfall).pence != 0)
    g_string_append_printf (out, _(" %s more was spent in years that had ended, and met before the money was counted."), history);
}

char *
sp_sentence_for_waterfall (SpWaterfall *waterfall)
{
  guint n[SP_LINE_UNFUNDED + 1] = { 0 }, in_full;
  g_autofree char *missing = sp_money_to_words (sp_waterfall_get_missing (waterfall));
  GString *out = g_string_new (NULL);

  for (guint l = 0; l < sp_waterfall_get_n_lines (waterfall); l++)
    if (sp_waterfall_get_line (waterfall, l)->project >= 0)
      n[sp_waterfall_get_line (waterfall, l)->state]++;
  in_full = n[SP_LINE_FUNDED] + n[SP_LINE_FUNDED_IF];
  if (sp_waterfall_get_missing (waterfall).pence == 0)
    g_string_printf (out, _("The money reaches every priced scheme: %u in full, %u of them late. %u have no cost yet."),
                     in_full + n[SP_LINE_FUNDED_LATE], n[SP_LINE_FUNDED_LATE], n[SP_LINE_NOT_PRICED]);
  else
    g_string_printf (out, _("No money is found for %s. Of the projects, %u are paid for in full, %u late, %u in part, %u not at "
                            "all; %u have no cost yet."), missing, in_full, n[SP_LINE_FUNDED_LATE], n[SP_LINE_PART],
                     n[SP_LINE_UNFUNDED], n[SP_LINE_NOT_PRICED]);
  append_provisos (out, waterfall, n[SP_LINE_FUNDED_IF]);
  return g_string_free (out, FALSE);
}

#define MOST_NAMES 3

/* "Chapel Rd grant, Developer contribution and 2 more": the money that has no year. */
static char *
name_undated (SpWaterfall *waterfall, guint y, SpMoney *sum)
{
  GString *names = g_string_new (NULL);
  guint n = 0;

  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    {
      SpMoney fresh = sp_waterfall_get_purse_year (waterfall, p, y).fresh;

      if (fresh.pence <= 0)
        continue;
      *sum = sp_money_add (*sum, fresh);
      if (n++ < MOST_NAMES)
        g_string_append_printf (names, "%s%s", n > 1 ? ", " : "", sp_waterfall_get_purse (waterfall, p)->name);
    }
  if (n > MOST_NAMES)
    g_string_append_printf (names, ngettext (" and %u more", " and %u more", n - MOST_NAMES), n - MOST_NAMES);
  return g_string_free (names, FALSE);
}

char *
sp_sentence_for_undated (SpWaterfall *waterfall)
{
  guint y = sp_waterfall_get_n_years (waterfall) - 1;
  SpMoney money = { 0 }, spend = sp_waterfall_get_totals (waterfall, y).cost;
  g_autofree char *names = name_undated (waterfall, y, &money);
  g_autofree char *money_words = sp_money_to_words (money), *spend_words = sp_money_to_words (spend);

  if (money.pence == 0 && spend.pence == 0)
    return NULL;
  if (money.pence == 0)
    return g_strdup_printf (_("%s of the spend has no year yet: whether money reaches it in time is not known."), spend_words);
  if (spend.pence == 0)
    return g_strdup_printf (_("%s of the money has no year yet (%s): it pays for no year's spend until it has one."), money_words, names);
  return g_strdup_printf (_("%s of the money has no year yet (%s): it pays for no dated year, only for the %s of spend that has no "
                            "year either."), money_words, names, spend_words);
}
