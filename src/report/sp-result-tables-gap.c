/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headline: what is asked for against what there is, in the sum of sp_waterfall_get_gap. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-funding.h"
#include "sp-waterfall.h"

#define UNIT SP_MONEY_MILLIONS

/* Where the plan holds none, what there is of it is not known to be nought. */
static void
add_money_row (SpTable *table, const char *code, const char *text, gboolean known, SpMoney money)
{
  sp_table_begin_row (table);
  sp_table_add_coded (table, code, text);
  if (known)
    sp_table_add_money (table, money, UNIT);
  else
    sp_table_add_missing (table);
}

static void
add_gap_rows (SpTable *table, const SpMoneyGap *gap, gboolean schemes, gboolean money)
{
  add_money_row (table, "demand", _("Cost of the schemes in the programme"), schemes, gap->cost);
  if (gap->before.pence != 0)
    add_money_row (table, "before", _("Of the cost, met in years that had ended"), schemes, gap->before);
  add_money_row (table, "envelope", _("Money for growth, all sources and years"), money, gap->money);
  if (gap->agreements.pence != 0)
    add_money_row (table, "agreements", _("Of the money, from agreements with developers"), money, gap->agreements);
  if (gap->spent.pence != 0)
    add_money_row (table, "spent", _("Of the money, contributions spent on their schemes already"), money, gap->spent);
  add_money_row (table, "uncertain", _("Of the money, expected or at risk"), money, gap->uncertain);
  if (gap->lapsed.pence != 0)
    add_money_row (table, "lapsed", _("Of the money, lapses"), money, gap->lapsed);
  if (gap->elsewhere.pence != 0)
    add_money_row (table, "elsewhere", _("Of the money, spent on what no scheme’s cost shows"), money, gap->elsewhere);
  if (gap->left.pence != 0)
    add_money_row (table, "left", gap->missing.pence > 0 ? _("Of the money, pays for nothing here") : _("Left"), money, gap->left);
  if (gap->overdrawn.pence != 0)
    add_money_row (table, "overdrawn", _("Overdrawn by pots, made up by no money"), money, gap->overdrawn);
  add_money_row (table, "gap", _("Short"), schemes && money, gap->missing);
}

SpTable *
sp_table_of_money (SpWaterfall *waterfall)
{
  SpMoneyGap gap = sp_waterfall_get_gap (waterfall);
  SpTable *table = sp_table_new ("money", _("What is asked for against what there is"));
  g_autofree char *note = NULL;

  sp_table_add_column (table, "figure", _("Figure"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pounds", _("£m"), SP_TABLE_NUMBER);
  add_gap_rows (table, &gap, sp_funding_has_demand (sp_waterfall_get_funding (waterfall)), sp_waterfall_has_money (waterfall));
  note = g_strdup_printf ("%s%s", _("Short: the cost less what was met, less the money but for what of it lapses or pays for no scheme "
                                    "here. A programme table that prices no single scheme counts with the cost the paper gives for the "
                                    "whole of it; see the table of demand."),
                          gap.overdrawn.pence == 0 ? "" : _(" What pots are overdrawn by is less money, but no scheme’s cost: it is not in "
                                                            "what is short."));
  sp_table_set_note (table, note);
  return table;
}
