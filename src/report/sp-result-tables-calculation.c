/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each contribution was worked out, line by line: dwellings x pupils a dwelling, less the room there is, x the cost of a place,
 * beside the amount agreed and what that is worth now. The figures are those of SpReceipt; the lines only lay them out. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-contribution-name.h"
#include "sp-contribution.h"
#include "sp-cost-index.h"
#include "sp-receipt.h"

#define UNIT SP_MONEY_POUNDS

static void
begin_line (SpTable *table, const SpReceipts *receipts, guint i, const char *code, const char *words)
{
  sp_table_begin_row (table);
  if (sp_table_has_column (table, "agreement"))
    {
      sp_table_add_text (table, sp_receipts_get_agreement (receipts, i)->reference);
      sp_table_add_text (table, sp_receipts_get_agreement (receipts, i)->title);
      sp_table_add_text (table, sp_receipts_get_obligation (receipts, i)->text);
    }
  sp_table_add_coded (table, code, words);
}

static void
add_dwellings (SpTable *table, const SpReceipts *receipts, guint i)
{
  const SpObligation *obligation = sp_receipts_get_obligation (receipts, i);

  for (guint d = 0; d < obligation->n_dwellings; d++)
    {
      const SpObligationDwelling *row = &obligation->dwellings[d];
      g_autofree char *kind = sp_obligation_dwelling_dup_name (row);
      g_autofree char *words = g_strdup_printf (_("Pupils of %s: dwellings × pupils of each"), kind);

      begin_line (table, receipts, i, "dwellings", words);
      sp_table_add_number (table, row->dwellings, 0);
      sp_table_add_number (table, row->pupils_per_dwelling, 6);
      sp_table_add_number (table, row->dwellings * row->pupils_per_dwelling, 2);
    }
}

static void
add_places (SpTable *table, const SpReceipts *receipts, guint i)
{
  const SpReceipt *receipt = sp_receipts_get (receipts, i);
  double room = sp_receipts_get_obligation (receipts, i)->headroom_places;

  begin_line (table, receipts, i, "places", room >= 0 ? _("Places to pay for: all pupils, less the room there is in schools")
                                                      : _("Places to pay for: all pupils; no room in schools is said"));
  sp_table_add_number (table, receipt->pupils, 2);
  room >= 0 ? sp_table_add_number (table, room, 2) : sp_table_add_missing (table);
  sp_table_add_number (table, receipt->places, 2);
}

static char *
say_index (const SpReceipt *receipt, const SpObligation *obligation)
{
  g_autofree char *base = sp_price_base_to_string (receipt->index_base->quarter);
  g_autofree char *now = sp_price_base_to_string (receipt->index_now->quarter);

  return g_strdup_printf (_("%s, from %s (%g) to %s (%g)"), obligation->index->title, base, receipt->index_base->value, now,
                          receipt->index_now->value);
}

static void
add_grown (SpTable *table, const SpReceipts *receipts, guint i, const char *code, const char *form, SpMoney before,
           SpMoney after)
{
  const SpReceipt *receipt = sp_receipts_get (receipts, i);
  g_autofree char *index = say_index (receipt, sp_receipts_get_obligation (receipts, i));
  g_autofree char *words = g_strdup_printf ("%s: %s", form, index);

  begin_line (table, receipts, i, code, words);
  sp_table_add_money (table, before, UNIT);
  sp_table_add_number (table, receipt->index_now->value / receipt->index_base->value, 4);
  sp_table_add_money (table, after, UNIT);
}

/* The cost of a place as the sum has it: grown by the index, where both its values are held. */
static void
add_cost (SpTable *table, const SpReceipts *receipts, guint i)
{
  const SpReceipt *receipt = sp_receipts_get (receipts, i);
  SpMoney cost = sp_receipts_get_obligation (receipts, i)->cost_per_place, now = cost;
  gboolean grows = receipt->index_base != NULL && receipt->index_now != NULL
                   && sp_cost_index_apply (cost, receipt->index_base, receipt->index_now, &now);

  if (grows)
    add_grown (table, receipts, i, "cost", _("Cost of a place now"), cost, now);
  begin_line (table, receipts, i, "calculated", _("What the places cost: places × cost of one"));
  sp_table_add_number (table, receipt->places, 2);
  sp_table_add_money (table, now, UNIT);
  sp_table_add_money (table, receipt->calculated, UNIT);
}

/* The same places at the rate of the scheme or option they are for. */
static void
add_own_cost (SpTable *table, const SpReceipts *receipts, guint i)
{
  const SpReceipt *receipt = sp_receipts_get (receipts, i);
  /* Translators: the last is a kind of works: "New school". */
  g_autofree char *words = g_strdup_printf (_("What they cost here (estimate): places × cost of one, %s"),
                                            sp_works_name (receipt->cost_works));

  begin_line (table, receipts, i, "own-cost", words);
  sp_table_add_number (table, receipt->places, 2);
  sp_table_add_money (table, receipt->cost_rate, UNIT);
  sp_table_add_money (table, receipt->cost, UNIT);
}

static void
add_amount (SpTable *table, const SpReceipts *receipts, guint i)
{
  const SpReceipt *receipt = sp_receipts_get (receipts, i);
  const SpObligation *obligation = sp_receipts_get_obligation (receipts, i);

  begin_line (table, receipts, i, "amount", obligation->per_dwelling ? _("Agreed: dwellings of the site × amount for each")
                                                                     : _("Agreed: fixed"));
  if (obligation->per_dwelling)
    {
      sp_table_add_number (table, sp_receipts_get_snapshot (receipts)->sites[receipt->site].dwellings_min, 0);
      sp_table_add_money (table, obligation->amount, UNIT);
    }
  else
    {
      sp_table_add_missing (table);
      sp_table_add_missing (table);
    }
  sp_table_add_money (table, receipt->amount, UNIT);
  if (receipt->indexed)
    add_grown (table, receipts, i, "worth", _("Worth now"), receipt->amount, receipt->worth);
}

static void
add_obligation (SpTable *table, const SpReceipts *receipts, guint i)
{
  const SpReceipt *receipt = sp_receipts_get (receipts, i);

  add_dwellings (table, receipts, i);
  if (sp_receipts_get_obligation (receipts, i)->n_dwellings > 0)
    add_places (table, receipts, i);
  if (receipt->has_calculation)
    add_cost (table, receipts, i);
  if (receipt->has_cost && receipt->cost_rate.pence > 0)
    add_own_cost (table, receipts, i);
  if (receipt->has_amount)
    add_amount (table, receipts, i);
}

SpTable *
sp_table_of_calculation (SpReceipts *receipts, gint only)
{
  SpTable *table = sp_table_new ("calculation", _("How contributions were worked out"));

  if (only < 0)
    {
      sp_table_add_column (table, "reference", _("Reference"), SP_TABLE_CODE);
      sp_table_add_column (table, "agreement", _("Agreement"), SP_TABLE_TEXT);
      sp_table_add_column (table, "obligation", _("Obligation"), SP_TABLE_TEXT);
    }
  sp_table_add_column (table, "line", _("Line"), SP_TABLE_TEXT);
  sp_table_add_column (table, "figure", _("Figure"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "by", _("× or −"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "gives", _("Gives"), SP_TABLE_NUMBER);
  for (guint i = 0; i < sp_receipts_get_n (receipts); i++)
    if (only < 0 || (guint) only == i)
      add_obligation (table, receipts, i);
  sp_table_set_note (table, _("Pupils and places to two decimals, money in pounds; nothing is rounded between the lines but money, to the "
                              "penny. An obligation with neither a sum nor an amount has no line."));
  return table;
}

char *
sp_sentence_for_contribution_index (SpReceipts *receipts, guint i)
{
  const SpReceipt *receipt = i < sp_receipts_get_n (receipts) ? sp_receipts_get (receipts, i) : NULL;
  const SpObligation *obligation = receipt != NULL ? sp_receipts_get_obligation (receipts, i) : NULL;
  const char *day = sp_receipts_get_day (receipts);
  g_autofree char *base = NULL, *now = NULL;

  if (obligation == NULL || obligation->index == NULL)
    return NULL;
  base = sp_price_base_to_string (obligation->price_base);
  if (obligation->price_base.year == 0)
    return g_strdup (_("It is not said from the prices of which quarter it grows, so the amount stays as it was agreed."));
  if (receipt->index_base == NULL)
    return g_strdup_printf (_("%s has no value for %s: the amount stays as it was agreed until one is added."), obligation->index->title, base);
  if (receipt->index_now == NULL)
    return g_strdup_printf (_("%s has no value that is out by %s: the amount stays as it was agreed until one is added."),
                            obligation->index->title, day);
  now = sp_price_base_to_string (receipt->index_now->quarter);
  if (sp_cost_index_is_stale (receipt->index_now, day))
    return g_strdup_printf (_("%s was %g in %s and %g in %s, its last value by %s. That is more than a year old: add a newer one."),
                            obligation->index->title, receipt->index_base->value, base, receipt->index_now->value, now, day);
  return g_strdup_printf (_("%s was %g in %s and %g in %s, its last value by %s."), obligation->index->title, receipt->index_base->value,
                          base, receipt->index_now->value, now, day);
}

gboolean
sp_calculated_amount (SpReceipts *receipts, guint i, SpMoney *amount)
{
  const SpReceipt *receipt = i < sp_receipts_get_n (receipts) ? sp_receipts_get (receipts, i) : NULL;

  return receipt != NULL && receipt->has_calculation
         && sp_contribution (receipt->places, sp_receipts_get_obligation (receipts, i)->cost_per_place, amount);
}
