/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contributions of developers as tables: the ledger, when each is expected, and claims on the levy. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-contribution-name.h"
#include "sp-date-parts.h"
#include "sp-pot-words.h"
#include "sp-receipt.h"

#define UNIT SP_MONEY_POUNDS

static void
add_share (SpTable *table, double share)
{
  sp_table_add_known_number (table, share >= 0, round (1000 * share) / 10, 0);
}

static void
add_head (SpTable *table, const SpReceipts *receipts, guint i)
{
  const SpAgreement *agreement = sp_receipts_get_agreement (receipts, i);
  const SpObligation *obligation = sp_receipts_get_obligation (receipts, i);

  sp_table_begin_row (table);
  sp_table_add_text (table, agreement->reference);
  sp_table_add_text (table, agreement->title);
  sp_table_add_number (table, sp_receipts_get (receipts, i)->obligation + 1, 0);
  sp_table_add_text (table, obligation->text);
  sp_table_add_coded (table, obligation->kind, g_strcmp0 (obligation->kind, "land") == 0 ? _("land") : _("money"));
  sp_table_add_text (table, obligation->phase);
}

static void
add_head_columns (SpTable *table)
{
  sp_table_add_column (table, "reference", _("Reference"), SP_TABLE_CODE);
  sp_table_add_column (table, "agreement", _("Agreement"), SP_TABLE_TEXT);
  sp_table_add_column (table, "number", _("No."), SP_TABLE_NUMBER);
  sp_table_add_column (table, "obligation", _("Obligation"), SP_TABLE_TEXT);
  sp_table_add_column (table, "kind", _("Kind"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_CODE);
}

static void
add_ledger_row (SpTable *table, const SpReceipts *receipts, guint i)
{
  const SpReceipt *row = sp_receipts_get (receipts, i);
  const SpAgreement *agreement = sp_receipts_get_agreement (receipts, i);
  const SpObligation *obligation = sp_receipts_get_obligation (receipts, i);
  gboolean came = row->received_on != NULL || row->received.pence > 0 || row->state >= SP_RECEIPT_RECEIVED;

  came = came && row->state != SP_RECEIPT_ENDED;
  add_head (table, receipts, i);
  sp_table_add_coded (table, sp_receipt_state_code (row->state), sp_receipt_state_name (row->state));
  sp_table_add_known_money (table, row->has_amount, row->amount, UNIT);
  sp_table_add_known_money (table, row->has_amount, row->worth, UNIT);
  sp_table_add_known_money (table, row->has_amount, row->due, UNIT);
  sp_table_add_known_money (table, came && !row->received_unsaid, row->received, UNIT);
  sp_table_add_known_money (table, row->has_amount && sp_receipt_is_owed (row), row->to_come, UNIT);
  sp_table_add_known_money (table, came && (!row->received_unsaid || row->spent.pence > 0), row->spent, UNIT);
  sp_table_add_known_money (table, came && row->returned.pence > 0, row->returned, UNIT);
  sp_table_add_known_money (table, row->has_cost, row->cost, UNIT);
  sp_table_add_date (table, agreement->signed_on);
  sp_table_add_date (table, obligation->triggered_on);
  sp_table_add_date (table, obligation->due_on);
  sp_table_add_date (table, row->received_on != NULL ? row->received_on : obligation->received_on);
  sp_table_add_date (table, row->allocated_on != NULL ? row->allocated_on : obligation->allocated_on);
  sp_table_add_date (table, row->spent_on != NULL ? row->spent_on : obligation->spent_on);
  sp_table_add_date (table, row->pay_back_on);
}

/* What is not outstanding since nobody has signed for it, or not by the day looked at; NULL = nothing. */
static char *
say_hoped (SpReceipts *receipts)
{
  SpMoney hoped = { 0 }, not_yet = { 0 };
  g_autofree char *money = NULL, *later = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sp_receipts_get_n (receipts); i++)
    {
      const SpReceipt *row = sp_receipts_get (receipts, i);
      SpMoney *sum = row->state == SP_RECEIPT_NOT_YET ? &not_yet : &hoped;

      if (!sp_receipt_is_owed (row))
        *sum = sp_money_add (*sum, row->to_come);
    }
  money = sp_money_to_words (hoped);
  later = sp_money_to_words (not_yet);
  if (hoped.pence > 0)
    g_string_append_printf (text, _("%s more hangs on agreements with no signing date: nothing of those is outstanding."), money);
  if (hoped.pence > 0 && not_yet.pence > 0)
    g_string_append_c (text, ' ');
  if (not_yet.pence > 0)
    g_string_append_printf (text, _("%s more hangs on agreements not yet signed on that day: nothing of those is outstanding."), later);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* The note, and what there is to say besides. */
static void
set_note (SpTable *table, const char *note, const char *one, const char *other)
{
  g_autoptr (GString) all = g_string_new (note);

  if (one != NULL)
    g_string_append_printf (all, " %s", one);
  if (other != NULL)
    g_string_append_printf (all, " %s", other);
  sp_table_set_note (table, all->str);
}

SpTable *
sp_table_of_contributions (SpReceipts *receipts)
{
  static const struct { const char *key, *heading; } dates[] = {
    { "signed", N_("Signed") },       { "triggered", N_("Triggered") }, { "due", N_("Due") },
    { "received", N_("Received on") }, { "allocated", N_("Allocated") }, { "spent", N_("Spent on") },
  };
  SpTable *table = sp_table_new ("contributions", _("Contributions of developers"));
  g_autofree char *hoped = say_hoped (receipts), *later = sp_receipts_say_later (receipts), *note = NULL, *day = NULL;

  add_head_columns (table);
  sp_table_add_column (table, "state", _("State"), SP_TABLE_TEXT);
  sp_table_add_column (table, "agreed_pounds", _("Agreed (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "worth_pounds", _("Worth now (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "due_pounds", _("Due in all (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "received_pounds", _("Received (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "outstanding_pounds", _("Outstanding (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "spent_pounds", _("Spent (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "returned_pounds", _("Paid back (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "calculated_pounds", _("Places cost (£)"), SP_TABLE_NUMBER);
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    sp_table_add_column (table, dates[i].key, _(dates[i].heading), SP_TABLE_CODE);
  sp_table_add_column (table, "pay_back", _("Pay back after"), SP_TABLE_TEXT);
  for (guint i = 0; i < sp_receipts_get_n (receipts); i++)
    add_ledger_row (table, receipts, i);
  day = sp_date_to_words (sp_receipts_get_day (receipts));
  note = g_strdup_printf (_("As of %s. No.: the number by which an edit knows the obligation. Received is what has come so far, in one sum or in parts; outstanding is the rest, at the "
                            "prices of now; spent is also what was handed on to others. Places cost: its places at what they cost in the scheme or option they "
                            "are for, an estimate. A dash: the papers do not say."), day);
  set_note (table, note, hoped, later);
  return table;
}

static char *
say_trigger (const SpObligation *obligation)
{
  if (obligation->trigger == NULL)
    return NULL;
  if (g_str_equal (obligation->trigger, "commencement"))
    return g_strdup (_("when building begins"));
  if (g_str_equal (obligation->trigger, "occupation"))
    return g_strdup_printf (_("dwelling %.0f lived in"), obligation->trigger_value);
  if (g_str_equal (obligation->trigger, "share of dwellings"))
    return g_strdup_printf (_("%.0f %% of dwellings lived in"), 100 * obligation->trigger_value);
  return g_strdup_printf (_("on %s"), obligation->trigger_on != NULL ? obligation->trigger_on : "–");
}

static void
add_year (SpTable *table, double never, SpFinancialYear year)
{
  if (never < 0 || year.start == 0)
    sp_table_add_missing (table);
  else
    sp_table_add_financial_year (table, year);
}

/* The sites whose money more likely than not does not come, and how likely that is; NULL = none. */
static char *
say_unlikely (SpReceipts *receipts)
{
  SpSnapshot *snapshot = sp_receipts_get_snapshot (receipts);
  g_autoptr (GString) sites = g_string_new (NULL);

  for (guint site = 0; site < snapshot->n_sites; site++)
    {
      double least = 2;

      for (guint i = 0; i < sp_receipts_get_n (receipts); i++)
        if (sp_receipts_get (receipts, i)->site == (SpSiteIndex) site && sp_receipts_get (receipts, i)->never >= 0)
          least = MIN (least, sp_receipts_get (receipts, i)->never);
      if (least > 0.5 && least <= 1)
        g_string_append_printf (sites, _("%s%s (%.0f %%)"), sites->len > 0 ? "; " : "", snapshot->sites[site].name, 100 * least);
    }
  if (sites->len == 0)
    return NULL;
  return g_strdup_printf (_("A site may not be built: at an early planning stage most of its simulated courses bring no dwellings, and "
                            "so no money, by the last year: %s. What is expected of it on average is that much less."), sites->str);
}

char *
sp_note_with_unlikely (const char *note, SpReceipts *receipts)
{
  g_autofree char *unlikely = say_unlikely (receipts);

  return unlikely != NULL ? g_strjoin (" ", note, unlikely, NULL) : g_strdup (note);
}

SpTable *
sp_table_of_receipts (SpReceipts *receipts)
{
  g_autofree char *note = NULL;
  SpTable *table = sp_table_new ("receipts", _("When contributions can be expected (estimate)"));

  add_head_columns (table);
  sp_table_add_column (table, "trigger", _("Trigger"), SP_TABLE_TEXT);
  sp_table_add_column (table, "to_come_pounds", _("To come (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "early", _("From"), SP_TABLE_TEXT);
  sp_table_add_column (table, "expected", _("Expected"), SP_TABLE_TEXT);
  sp_table_add_column (table, "late", _("To"), SP_TABLE_TEXT);
  sp_table_add_column (table, "never_per_cent", _("Not by the last year (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "pay_back", _("Pay back after"), SP_TABLE_TEXT);
  sp_table_add_column (table, "at_risk_per_cent", _("Too late (%)"), SP_TABLE_NUMBER);
  for (guint i = 0; i < sp_receipts_get_n (receipts); i++)
    {
      const SpReceipt *row = sp_receipts_get (receipts, i);
      g_autofree char *trigger = say_trigger (sp_receipts_get_obligation (receipts, i));

      add_head (table, receipts, i);
      sp_table_add_text (table, trigger);
      sp_table_add_known_money (table, row->has_amount, row->to_come, UNIT);
      add_year (table, row->never, row->early);
      add_year (table, row->never, row->expected);
      add_year (table, row->never, row->late);
      add_share (table, row->never);
      sp_table_add_date (table, row->pay_back_on);
      add_share (table, row->at_risk);
    }
  note = sp_note_with_unlikely (_("From and to: nine in ten and one in ten of the simulated courses of the site are later, so the "
                      "range holds 80 % of them. Dwellings by 31 August count in the financial year of that day."), receipts);
  sp_table_set_note (table, note);
  return table;
}

static void
add_transaction (SpTable *table, const SpSnapshot *snapshot, const SpAgreement *agreement, guint o, guint t)
{
  const SpObligation *obligation = &agreement->obligations[o];
  const SpTransaction *row = &obligation->transactions[t];

  sp_table_begin_row (table);
  sp_table_add_text (table, agreement->reference);
  sp_table_add_text (table, agreement->title);
  sp_table_add_number (table, o + 1, 0);
  sp_table_add_text (table, obligation->text);
  sp_table_add_number (table, t + 1, 0);
  sp_table_add_date (table, row->happened_on);
  sp_table_add_coded (table, row->state, sp_transaction_state_name (row->state));
  sp_table_add_money (table, row->amount, UNIT);
  sp_table_add_text (table, row->project >= 0 ? snapshot->projects[row->project].name : NULL);
  sp_table_add_text (table, row->reference);
}

SpTable *
sp_table_of_transactions (SpReceipts *receipts)
{
  const SpSnapshot *snapshot = sp_receipts_get_snapshot (receipts);
  g_autofree char *later = sp_receipts_say_later (receipts);
  SpTable *table = sp_table_new ("transactions", _("What has happened to the money of contributions"));

  sp_table_add_column (table, "reference", _("Reference"), SP_TABLE_CODE);
  sp_table_add_column (table, "agreement", _("Agreement"), SP_TABLE_TEXT);
  sp_table_add_column (table, "number", _("No."), SP_TABLE_NUMBER);
  sp_table_add_column (table, "obligation", _("Obligation"), SP_TABLE_TEXT);
  sp_table_add_column (table, "payment", _("Payment"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "date", _("Date"), SP_TABLE_TEXT);
  sp_table_add_column (table, "state", _("Money was"), SP_TABLE_TEXT);
  sp_table_add_column (table, "amount_pounds", _("Amount (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "project", _("Scheme"), SP_TABLE_TEXT);
  sp_table_add_column (table, "transaction", _("Transaction"), SP_TABLE_CODE);
  for (guint a = 0; a < snapshot->n_agreements; a++)
    for (guint o = 0; o < snapshot->agreements[a].n_obligations; o++)
      for (guint t = 0; t < snapshot->agreements[a].obligations[o].n_transactions; t++)
        add_transaction (table, snapshot, &snapshot->agreements[a], o, t);
  set_note (table, _("Every receipt counts once, from its date on; those of one obligation add up. No. and payment: the numbers by which an "
                     "edit knows the obligation and the payment."), later, NULL);
  return table;
}

static void
add_claim (SpTable *table, const SpSnapshot *snapshot, const SpCilClaim *claim)
{
  SpMoney expected;

  sp_table_begin_row (table);
  sp_table_add_text (table, claim->district >= 0 ? snapshot->districts[claim->district].name : NULL);
  sp_table_add_text (table, claim->project >= 0 ? snapshot->projects[claim->project].name : NULL);
  sp_table_add_text (table, claim->text);
  sp_table_add_financial_year (table, claim->year);
  sp_table_add_known_money (table, claim->has_amount, claim->amount, UNIT);
  add_share (table, claim->probability);
  sp_table_add_known_money (table, sp_cil_claim_get_expected (claim, &expected), expected, UNIT);
  sp_table_add_coded (table, claim->state, sp_claim_state_name (claim->state));
}

SpTable *
sp_table_of_cil (SpSnapshot *snapshot)
{
  SpTable *table = sp_table_new ("cil", _("Claims on the community infrastructure levy"));

  sp_table_add_column (table, "district", _("District"), SP_TABLE_TEXT);
  sp_table_add_column (table, "project", _("Scheme"), SP_TABLE_TEXT);
  sp_table_add_column (table, "claim", _("Claim"), SP_TABLE_TEXT);
  sp_table_add_column (table, "financial_year", _("Financial year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "asked_pounds", _("Asked for (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "probability_per_cent", _("Likely (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "expected_pounds", _("On average (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "state", _("State"), SP_TABLE_TEXT);
  for (guint i = 0; i < snapshot->n_cil_claims; i++)
    add_claim (table, snapshot, &snapshot->cil_claims[i]);
  sp_table_set_note (table, _("The district decides on its levy. On average: asked for times how likely it is. No scheme is "
                              "paid from this."));
  return table;
}
