/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which money pays for what, as tables: by year, by scheme, by pot, and payment by payment. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-borrowing.h"
#include "sp-result-tables-private.h"
#include "sp-waterfall.h"

#define UNIT SP_MONEY_MILLIONS

typedef struct { const char *key, *heading; } Column;

static void
add_money_columns (SpTable *table, const Column *columns, gsize n)
{
  for (gsize i = 0; i < n; i++)
    sp_table_add_column (table, columns[i].key, _(columns[i].heading), SP_TABLE_NUMBER);
}

static void
add_amounts (SpTable *table, const SpMoney *amounts, gsize n)
{
  for (gsize i = 0; i < n; i++)
    sp_table_add_money (table, amounts[i], UNIT);
}

static void
add_year_row (SpTable *table, const SpWaterfallYear *row, SpMoney fresh, gboolean sums)
{
  const SpMoney above = sp_money_sub (row->stated, row->cost);
  const SpMoney flows[] = { row->stated, row->before, above, fresh, row->paid, row->late, row->gap, row->settled };

  add_amounts (table, flows, G_N_ELEMENTS (flows));
  sp_table_add_known_money (table, !sums, row->outstanding, UNIT);
  sp_table_add_money (table, row->repaid, UNIT);
  sp_table_add_money (table, row->lapsed, UNIT);
  sp_table_add_known_money (table, !sums, row->carried, UNIT);
}

static void
add_to_sum (SpWaterfallYear *sum, const SpWaterfallYear *row)
{
  sum->stated = sp_money_add (sum->stated, row->stated);
  sum->cost = sp_money_add (sum->cost, row->cost);
  sum->before = sp_money_add (sum->before, row->before);
  sum->paid = sp_money_add (sum->paid, row->paid);
  sum->late = sp_money_add (sum->late, row->late);
  sum->gap = sp_money_add (sum->gap, row->gap);
  sum->settled = sp_money_add (sum->settled, row->settled);
  sum->repaid = sp_money_add (sum->repaid, row->repaid);
  sum->lapsed = sp_money_add (sum->lapsed, row->lapsed);
}

/* What of the money and of what is paid is done with: contributions spent by the day looked at. NULL: none are. */
static char *
say_spent (SpWaterfall *waterfall)
{
  gint64 schemes = 0, elsewhere = 0;
  g_autofree char *on_schemes = NULL, *on_others = NULL;

  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    if (sp_waterfall_get_purse (waterfall, p)->spent)
      *(sp_waterfall_get_terms (waterfall, p)->project >= 0 ? &schemes : &elsewhere)
        += sp_waterfall_get_purse (waterfall, p)->amount.pence;
  on_schemes = sp_money_to_words (sp_money (schemes));
  on_others = sp_money_to_words (sp_money (elsewhere));
  if (elsewhere > 0 && schemes > 0)
    return g_strdup_printf (_("Both new money and what is paid hold %s of contributions spent on their schemes already, and %s spent on "
                              "what no scheme’s cost shows; that is in the spend too."), on_schemes, on_others);
  if (elsewhere > 0)
    return g_strdup_printf (_("Both new money and spend hold %s of contributions spent on what no scheme’s cost shows."), on_others);
  return schemes > 0 ? g_strdup_printf (_("Both new money and what is paid hold %s of contributions spent on their schemes already."),
                                        on_schemes) : NULL;
}

SpTable *
sp_table_of_waterfall (SpWaterfall *waterfall)
{
  static const Column columns[] = {
    { "spend_pounds", N_("Spend (£m)") },       { "before_pounds", N_("Met before (£m)") },
    { "above_pounds", N_("Above cost (£m)") },  { "money_pounds", N_("New money (£m)") },
    { "paid_pounds", N_("Paid (£m)") },         { "forward_pounds", N_("Funded forward (£m)") },
    { "gap_pounds", N_("Gap (£m)") },
    { "settled_pounds", N_("Settled late (£m)") }, { "outstanding_pounds", N_("Funded forward at its end (£m)") },
    { "repaid_pounds", N_("Repaid (£m)") },     { "lapsing_pounds", N_("Lapsing (£m)") },
    { "carried_pounds", N_("Carried forward (£m)") },
  };
  SpTable *table = sp_table_new ("waterfall", _("Money for schemes, year by year"));
  SpWaterfallYear sum = { 0 };
  SpMoney fresh = { 0 };
  g_autofree char *note = NULL, *spent = say_spent (waterfall);

  sp_table_add_column (table, "financial_year", _("Financial year"), SP_TABLE_TEXT);
  add_money_columns (table, columns, G_N_ELEMENTS (columns));
  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    {
      SpWaterfallYear row = sp_waterfall_get_totals (waterfall, y);

      sp_table_begin_row (table);
      sp_table_add_financial_year (table, sp_waterfall_get_year (waterfall, y));
      add_year_row (table, &row, sp_waterfall_get_money (waterfall, y), FALSE);
      add_to_sum (&sum, &row);
      fresh = sp_money_add (fresh, sp_waterfall_get_money (waterfall, y));
    }
  sp_table_begin_row (table);
  sp_table_add_text (table, _("Total"));
  add_year_row (table, &sum, fresh, TRUE);
  sp_table_mark_total (table);
  sp_table_keep_total (table);
  note = g_strdup_printf ("%s %s%s%s", _("Spend = met before + above cost + paid + funded forward + gap. Funded forward: spend of the "
    "year that money of later years pays; at its end: all spend so far that later money will pay. Gap: spend of the year that no money "
    "ever pays. Settled late: spend of earlier years paid in this one. Repaid: by contributions, to what paid in their stead."), sp_words_for_charging (), spent != NULL ? " " : "", spent != NULL ? spent : "");
  sp_table_set_note (table, note);
  return table;
}

#define N_LINE_AMOUNTS 10

static void
list_amounts (const SpWaterfallLine *line, SpMoney *amounts)
{
  const SpMoney all[N_LINE_AMOUNTS] = { line->cost, line->before, line->paid, line->paid_late, line->missing, line->uncertain,
                                        line->undated, line->ahead, line->above, line->spent };

  memcpy (amounts, all, sizeof all);
}

static void
add_line (SpTable *table, const SpWaterfall *waterfall, const SpWaterfallLine *line)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (sp_waterfall_get_funding (waterfall));
  SpMoney amounts[N_LINE_AMOUNTS];

  list_amounts (line, amounts);
  sp_table_begin_row (table);
  sp_table_add_known_number (table, line->table != 0, line->table, 0);
  sp_table_add_text (table, line->project >= 0 ? snapshot->projects[line->project].reference : NULL);
  sp_table_add_text (table, line->name);
  sp_table_add_coded (table, sp_line_state_code (line->state), line->words);
  if (line->state == SP_LINE_NOT_PRICED)
    for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
      sp_table_add_missing (table);
  else
    add_amounts (table, amounts, G_N_ELEMENTS (amounts));
  sp_table_add_text (table, line->reason);
}

SpTable *
sp_table_of_waterfall_schemes (SpWaterfall *waterfall)
{
  static const Column columns[] = {
    { "cost_pounds", N_("Cost (£m)") },      { "before_pounds", N_("Met before (£m)") },
    { "paid_pounds", N_("Paid in its year (£m)") },
    { "late_pounds", N_("Paid late (£m)") }, { "missing_pounds", N_("Missing (£m)") },
    { "uncertain_pounds", N_("By uncertain money (£m)") },
  };
  static const Column details[] = {
    { "undated_pounds", N_("By money without a year (£m)") }, { "ahead_pounds", N_("Ahead of money for it (£m)") },
    { "above_pounds", N_("Profile above cost (£m)") },    { "spent_pounds", N_("By contributions spent already (£m)") },
  };
  SpTable *table = sp_table_new ("waterfall-schemes", _("How far each scheme is paid for"));
  SpMoney total[N_LINE_AMOUNTS] = { { 0 } };

  sp_table_add_column (table, "table", _("Table"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "reference", _("Reference"), SP_TABLE_TEXT);
  sp_table_add_column (table, "name", _("School or planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "state", _("State"), SP_TABLE_TEXT);
  add_money_columns (table, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    sp_table_add_column (table, details[i].key, _(details[i].heading), SP_TABLE_CODE);
  sp_table_add_column (table, "reason", _("Why"), SP_TABLE_TEXT);
  for (guint l = 0; l < sp_waterfall_get_n_lines (waterfall); l++)
    {
      const SpWaterfallLine *line = sp_waterfall_get_line (waterfall, l);
      SpMoney amounts[N_LINE_AMOUNTS];

      if (line->pot >= 0) /* money below nought is no scheme, and is told of in the table of pots */
        continue;
      list_amounts (line, amounts);
      add_line (table, waterfall, line);
      for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
        total[i] = sp_money_add (total[i], amounts[i]);
    }
  sp_table_begin_row (table);
  sp_table_add_missing (table);
  sp_table_add_missing (table);
  sp_table_add_text (table, _("Total"));
  sp_table_add_missing (table);
  add_amounts (table, total, G_N_ELEMENTS (total));
  sp_table_add_missing (table);
  sp_table_mark_total (table);
  sp_table_keep_total (table);
  return table;
}

static gboolean
is_idle (const SpPurseYear *row)
{
  return row->carried_in.pence == 0 && row->fresh.pence == 0 && row->returned.pence == 0;
}

SpTable *
sp_table_of_waterfall_pots (SpWaterfall *waterfall)
{
  static const Column columns[] = {
    { "carried_in_pounds", N_("Brought forward (£m)") }, { "new_pounds", N_("New (£m)") },
    { "returned_pounds", N_("Repaid to it (£m)") },      { "used_pounds", N_("Used (£m)") },
    { "used_late_pounds", N_("Used late (£m)") },        { "repaid_pounds", N_("Repaid by it (£m)") },
    { "lapsing_pounds", N_("Lapsing (£m)") },            { "carried_out_pounds", N_("Carried forward (£m)") },
  };
  SpTable *table = sp_table_new ("waterfall-pots", _("What becomes of each pot, year by year"));

  sp_table_add_column (table, "pot", _("Money"), SP_TABLE_TEXT);
  sp_table_add_column (table, "certainty", _("Certainty"), SP_TABLE_CODE);
  sp_table_add_column (table, "financial_year", _("Financial year"), SP_TABLE_TEXT);
  add_money_columns (table, columns, G_N_ELEMENTS (columns));
  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
      {
        const SpPurse *purse = sp_waterfall_get_purse (waterfall, p);
        SpPurseYear row = sp_waterfall_get_purse_year (waterfall, p, y);
        const SpMoney amounts[] = { row.carried_in, row.fresh, row.returned, row.used, row.used_late, row.repaid, row.lapsed,
                                    row.carried_out };

        if (is_idle (&row))
          continue;
        sp_table_begin_row (table);
        sp_table_add_text (table, purse->name);
        sp_table_add_text (table, purse->certainty);
        sp_table_add_financial_year (table, sp_waterfall_get_year (waterfall, y));
        add_amounts (table, amounts, G_N_ELEMENTS (amounts));
      }
  sp_table_set_note (table, sp_words_for_below_nought (waterfall));
  return table;
}

SpTable *
sp_table_of_payments (SpWaterfall *waterfall)
{
  static const struct { const char *code, *name; } kinds[] = {
    [SP_PAY_FIXED] = { "fixed", N_("fixed by hand") },
    [SP_PAY_DIRECT] = { "in-year", N_("in its year") },
    [SP_PAY_LATE] = { "late", N_("late") },
    [SP_PAY_REPAY] = { "repayment", N_("repays") },
    [SP_PAY_SPENT] = { "spent", N_("spent already") },
  };
  SpTable *table = sp_table_new ("payments", _("Which money pays which scheme"));

  sp_table_add_column (table, "pot", _("Money"), SP_TABLE_TEXT);
  sp_table_add_column (table, "name", _("Pays for"), SP_TABLE_TEXT);
  sp_table_add_column (table, "financial_year", _("In"), SP_TABLE_TEXT);
  sp_table_add_column (table, "cost_of", _("For spend of"), SP_TABLE_TEXT);
  sp_table_add_column (table, "kind", _("How"), SP_TABLE_TEXT);
  sp_table_add_column (table, "repaid_to", _("To"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pounds", _("£m"), SP_TABLE_NUMBER);
  for (guint i = 0; i < sp_waterfall_get_n_payments (waterfall); i++)
    {
      const SpPayment *payment = sp_waterfall_get_payment (waterfall, i);

      sp_table_begin_row (table);
      sp_table_add_text (table, sp_waterfall_get_purse (waterfall, payment->purse)->name);
      sp_table_add_text (table, sp_waterfall_get_line (waterfall, payment->line)->name);
      sp_table_add_financial_year (table, sp_waterfall_get_year (waterfall, payment->paid_in));
      sp_table_add_financial_year (table, sp_waterfall_get_year (waterfall, payment->cost_of));
      sp_table_add_coded (table, kinds[payment->kind].code, _(kinds[payment->kind].name));
      sp_table_add_text (table, payment->to >= 0 ? sp_waterfall_get_purse (waterfall, (guint) payment->to)->name : NULL);
      sp_table_add_money (table, payment->amount, UNIT);
    }
  return table;
}

SpTable *
sp_table_of_borrowing (SpBorrowing *borrowing)
{
  static const Column columns[] = {
    { "borrowed_pounds", N_("Borrowed (£m)") },  { "owed_pounds", N_("Owed at its end (£m)") },
    { "interest_pounds", N_("Interest (£m)") },  { "repayment_pounds", N_("Minimum revenue provision (£m)") },
    { "revenue_pounds", N_("Cost to revenue (£m)") },
  };
  SpTable *table = sp_table_new ("borrowing", _("What borrowing costs the revenue budget"));

  sp_table_add_column (table, "pot", _("Money"), SP_TABLE_TEXT);
  sp_table_add_column (table, "financial_year", _("Financial year"), SP_TABLE_TEXT);
  add_money_columns (table, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < sp_borrowing_get_n_years (borrowing); i++)
    {
      const SpBorrowingYear *row = sp_borrowing_get_year (borrowing, i);
      const SpMoney amounts[] = { row->borrowed, row->owed, row->interest, row->provision,
                                  sp_money_add (row->interest, row->provision) };

      sp_table_begin_row (table);
      sp_table_add_text (table, row->name);
      sp_table_add_financial_year (table, row->year);
      add_amounts (table, amounts, G_N_ELEMENTS (amounts));
    }
  sp_table_set_note (table, _("Interest on what is owed as the year begins; the provision repays each year's borrowing in "
                              "equal parts from the year after."));
  return table;
}
