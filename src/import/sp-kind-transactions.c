/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Developer contributions, the third of the three files of the national layout: what has happened to the money of each. Receipts in
 * parts are kept one by one, and add. A row is the same as one that stands already by its name; without a name of its own by what it
 * says. What could count twice, or cannot be, is said by row and column: a contribution that is nowhere, an amount below nothing, the
 * same payment again, more received than is due, money before the agreement was signed.
 *
 * Source: the national data standard for developer contributions; users-and-peers section 5. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-contribution-name.h"
#include "sp-import-run.h"

#define A_POUND 100 /* is rounding */

enum { NAME, CONTRIBUTION, STATE, AMOUNT, UNITS, REFERENCE, START };

static const SpImportField fields[] = {
  { "transaction", N_("name of the transaction"), "developeragreementtransaction", SP_FIELD_OPTIONAL },
  { "contribution", N_("name of the contribution"), "developeragreementcontribution", SP_FIELD_REQUIRED },
  { "state", N_("what happened to the money"), "contributionfundingstatus", SP_FIELD_REQUIRED },
  { "amount", N_("amount (pounds)"), "amount", SP_FIELD_OPTIONAL },
  { "units", N_("units of the amount"), "units", SP_FIELD_OPTIONAL },
  { "reference", N_("reference"), "reference", SP_FIELD_OPTIONAL },
  { "start-date", N_("date it happened"), "startdate|transactiondate", SP_FIELD_OPTIONAL },
  { NULL },
};

/* In the plan; new of an obligation in it, named or not; the same of a new obligation. */
typedef struct
{
  guint      known, named, nameless, named_of_new, nameless_of_new, n_held, n_other;
  GPtrArray *events; /* Event: rows that only say what the plan has as a date of the obligation */
} State;

#define WHAT " state amount_pence happened_on"
#define WHAT_IS_KEY " state* amount_pence* happened_on*"

/* What a row says. */
typedef struct
{
  const char *name; /* its own; NULL = none, or one made from a number */
  const char *made; /* the name that was made for it */
  const char *state;
  gint64      pence;
  char        date[11];
} Words;

typedef struct { SpLedgerObligation *obligation; char *name, *state, *date; gint64 pence; guint row; } Event;

static void
free_event (gpointer data)
{
  Event *self = data;

  g_free (self->name);
  g_free (self->state);
  g_free (self->date);
  g_free (self);
}

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;
  const char *table = "contribution_transaction";

  state->known = sp_stage_add_table (run->stage, table, "id* reference" WHAT);
  state->named = sp_stage_add_table (run->stage, table, "obligation_id* reference*" WHAT);
  state->nameless = sp_stage_add_table (run->stage, table, "obligation_id* reference*" WHAT_IS_KEY);
  state->named_of_new = sp_stage_add_table (run->stage, table, "obligation_id:obligation.reference* reference*" WHAT);
  state->nameless_of_new = sp_stage_add_table (run->stage, table, "obligation_id:obligation.reference* reference*" WHAT_IS_KEY);
  state->events = g_ptr_array_new_with_free_func (free_event);
  return TRUE;
}

/* ------------------------------------------------------------ a row's words */

static const char *
read_state (SpImportRun *run)
{
  static const struct { const char *word, *state; } states[] = {
    { "secured", "secured" }, { "agreed", "secured" }, { "received", "received" }, { "allocated", "allocated" },
    { "transferred", "transferred" }, { "spent", "spent" }, { "returned", "returned" }, { "repaid", "returned" },
    { "refunded", "returned" }, { "paidback", "returned" },
  };
  const char *text = sp_import_text (run, STATE);
  g_autofree char *folded = text ? sp_import_fold (text) : NULL;

  for (guint i = 0; folded && i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (folded, states[i].word))
      return states[i].state;
  sp_import_refuse (run, "state-unknown", STATE,
                    _("“%s” is not what can happen to a contribution. Write secured, received, allocated, transferred, spent or returned."),
                    text ? text : "");
  return NULL;
}

static gboolean
check_units (SpImportRun *run)
{
  const char *units = sp_import_text (run, UNITS);
  g_autofree char *folded = units ? sp_import_fold (units) : NULL;

  if (!folded || !*folded || strstr (folded, "pound") || strstr (folded, "gbp") || strstr (folded, "sterling"))
    return TRUE;
  sp_import_refuse (run, "units-unknown", UNITS, _("“%s” is not money. A transaction is in pounds: write pound sterling, and the amount in that."),
                    units);
  return FALSE;
}

static SpCell
read_amount (SpImportRun *run, gint64 *pence)
{
  const char *text = sp_import_text (run, AMOUNT);
  double pounds;

  if (text && sp_import_parse_number (text, &pounds) && pounds < 0)
    {
      sp_import_refuse (run, "amount-negative", AMOUNT,
                        _("“%s” is less than nothing. Money that went back is a transaction of its own: write returned, and the amount above nothing."),
                        text);
      return SP_CELL_BAD;
    }
  return sp_import_pence (run, AMOUNT, pence);
}

/* Whether a name was made from that of the contribution and a number: "C-1-2". */
static gboolean
is_made (const char *name, const SpLedgerObligation *obligation)
{
  gsize n = strlen (obligation->name);

  return obligation->held && strncmp (name, obligation->name, n) == 0 && name[n] == '-' && name[n + 1] != '\0'
         && strspn (name + n + 1, "0123456789") == strlen (name + n + 1);
}

/* ------------------------------------------------------------ what it is about */

static SpLedgerObligation *
find_obligation (SpImportRun *run)
{
  State *state = run->state;
  const char *name = sp_import_text (run, CONTRIBUTION);
  SpLedgerObligation *obligation;
  gboolean several;

  if (!name)
    {
      sp_import_refuse (run, "contribution-missing", CONTRIBUTION, _("the transaction names no contribution. Add it."));
      return NULL;
    }
  obligation = sp_contribution_ledger_get_obligation (run->ledger, NULL, name, &several);
  if (several)
    sp_import_refuse (run, "contribution-ambiguous", CONTRIBUTION,
                      _("more than one agreement has a contribution “%s”. Give each a name of its own, in the plan and in the files."), name);
  else if (!obligation && sp_contribution_ledger_is_passed_over (run->ledger, name))
    state->n_other++;
  else if (!obligation)
    sp_import_refuse (run, "contribution-unknown", CONTRIBUTION,
                      _("no contribution “%s” is in the plan or in the files read before this one. Give the file of contributions that has it, "
                        "before this one, or correct the name."),
                      name);
  return several ? NULL : obligation;
}

/* The one of the plan that the number in the name made for it points at, where that still says much the same. */
static SpLedgerPayment *
find_by_number (const SpLedgerObligation *obligation, const Words *words)
{
  guint64 number = words->made ? g_ascii_strtoull (strrchr (words->made, '-') + 1, NULL, 10) : 0;
  SpLedgerPayment *payment;

  if (number < 1 || number > obligation->held->n_transactions)
    return NULL;
  payment = g_ptr_array_index (obligation->payments, number - 1);
  return payment->name == NULL && payment->row == 0 && g_str_equal (payment->state, words->state)
         && (payment->pence == words->pence || g_strcmp0 (payment->date, *words->date ? words->date : NULL) == 0)
           ? payment : NULL;
}

/* The payment that the row says again, if any. One without a name is known by what it says; of the plan's own also by its number. */
static SpLedgerPayment *
find_payment (SpImportRun *run, const SpLedgerObligation *obligation, const Words *words)
{
  const char *date = *words->date ? words->date : NULL;
  SpLedgerPayment *payment = words->name ? sp_ledger_obligation_find_payment (obligation, words->name) : NULL;

  if (payment)
    return payment;
  payment = sp_ledger_obligation_find_same (obligation, words->state, words->pence, date, FALSE, FALSE);
  if (payment && words->name)
    sp_import_note (run, SP_FINDING_NOTE, "transaction-known", NAME,
                    _("“%s” was taken for the same sum on the same day that the plan holds of this contribution without a name."), words->name);
  if (!payment && !words->name)
    payment = find_by_number (obligation, words);
  return payment ? payment : words->name || words->made ? NULL
                             : sp_ledger_obligation_find_same (obligation, words->state, words->pence, date, FALSE, TRUE);
}

/* ------------------------------------------------------------ what is wrong with it */

static gboolean
refuse_repeat (SpImportRun *run, const SpLedgerPayment *payment, const Words *words)
{
  gint field = words->name && sp_import_text (run, REFERENCE) ? REFERENCE : NAME;
  gboolean same = g_str_equal (payment->state, words->state) && payment->pence == words->pence
                  && g_strcmp0 (payment->date, *words->date ? words->date : NULL) == 0;

  if (!words->name)
    sp_import_refuse (run, "transaction-repeated", AMOUNT,
                      _("it says the same as row %u and has no name of its own, so it counts once. If both happened, give each a name."),
                      payment->row);
  else
    sp_import_refuse (run, "transaction-repeated", field,
                      same ? _("“%s” stands in row %u already, and counts once. Take one of them out.")
                           : _("“%s” stands in row %u already and says something else there; the first one counts. Take one of them out, or give it "
                               "another name."),
                      words->name, payment->row);
  return FALSE;
}

/* Another of the same contribution, sum and day under another name: perhaps the same payment. */
static void
look_at_twins (SpImportRun *run, const SpLedgerObligation *obligation, const SpLedgerPayment *own, const Words *words)
{
  for (guint i = 0; i < obligation->payments->len && words->name && *words->date; i++)
    {
      const SpLedgerPayment *other = g_ptr_array_index (obligation->payments, i);

      if (other == own || !other->name || !g_str_equal (other->state, words->state) || other->pence != words->pence
          || g_strcmp0 (other->date, words->date) != 0)
        continue;
      sp_import_note (run, SP_FINDING_WARNING, "transaction-twice", AMOUNT,
                      _("“%s” is the same sum on the same day as “%s” of the same contribution; both count. If it is one payment, take one of them "
                        "out and undo the import."),
                      words->name, other->name);
      return;
    }
}

static void
look_at_due (SpImportRun *run, SpLedgerObligation *obligation, const Words *words)
{
  gint64 sum = sp_ledger_obligation_sum (obligation, "received");
  g_autofree char *received = sp_money_to_words (sp_money (sum)), *due = sp_money_to_words (sp_money (obligation->due_pence));
  g_autofree char *over = sp_money_to_words (sp_money (sum - obligation->due_pence));

  if (!g_str_equal (words->state, "received") || !obligation->has_due || sum <= obligation->due_pence + A_POUND || obligation->is_over)
    return;
  obligation->is_over = TRUE;
  sp_import_note (run, SP_FINDING_WARNING, "received-above-due", AMOUNT,
                  _("with this, %s has been received of “%s”, %s more than the %s due. Look whether a receipt stands twice or belongs to another "
                    "contribution, or correct what is due."),
                  received, obligation->name, over, due);
}

static void
look_at_signature (SpImportRun *run, const SpLedgerObligation *obligation, const Words *words)
{
  const char *signed_on = obligation->agreement->signed_on;

  if (sp_ledger_date_is_before (*words->date ? words->date : NULL, signed_on))
    sp_import_note (run, SP_FINDING_WARNING, "transaction-before-signature", START,
                    _("%s is before %s, when the agreement was signed. Correct the date, or that of the agreement."), words->date, signed_on);
}

/* ------------------------------------------------------------ events */

/* Whether the row only says when the agreement was signed, of a sum that nobody knows yet: so much for each dwelling, say. */
static gboolean
is_signature (const SpLedgerObligation *obligation, const Words *words, gboolean has_amount)
{
  return !has_amount && g_str_equal (words->state, "secured") && *words->date
         && g_strcmp0 (obligation->agreement->signed_on, words->date) == 0;
}

/* Whether the row only says a dated event of the obligation, with its amount where it says one. */
static gboolean
is_own_event (const SpLedgerObligation *obligation, const Words *words, gboolean has_amount)
{
  SpContributionEvent events[SP_N_CONTRIBUTION_EVENTS];
  guint n = obligation->held ? sp_obligation_get_events (obligation->agreement->held, obligation->held, events) : 0;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (events[i].state, words->state) && g_str_equal (events[i].date, words->date)
        && (!has_amount || (events[i].has_amount && events[i].amount.pence == words->pence)))
      return sp_ledger_obligation_sum (obligation, words->state) == 0;
  return FALSE;
}

static void
stage_payment (SpImportRun *run, const SpLedgerObligation *obligation, gint64 id, const char *name, const char *what,
               gint64 pence, const char *date, guint row)
{
  const State *state = run->state;
  guint of_known = name ? state->named : state->nameless, of_new = name ? state->named_of_new : state->nameless_of_new;

  sp_stage_add_row (run->stage, id ? state->known : obligation->held ? of_known : of_new, run->label, row);
  if (id)
    sp_stage_add_whole (run->stage, id);
  else if (obligation->held)
    sp_stage_add_whole (run->stage, obligation->held->id);
  else
    sp_stage_add_text (run->stage, obligation->name);
  sp_stage_add_text (run->stage, name);
  sp_stage_add_text (run->stage, what);
  sp_stage_add_whole (run->stage, pence);
  sp_stage_add_text (run->stage, date);
}

/* A row that says only what the plan has as a date is left at that, unless another of its kind comes: then each is a part of the
 * whole, and both are kept. */
static void
hold_event (SpImportRun *run, SpLedgerObligation *obligation, const Words *words)
{
  State *state = run->state;
  Event *event = g_new0 (Event, 1);

  *event = (Event) { obligation, g_strdup (words->name ? words->name : words->made), g_strdup (words->state),
                     g_strdup (words->date), words->pence, run->row };
  g_ptr_array_add (state->events, event);
  state->n_held++;
  run->n_known++;
}

static void
stage_event (SpImportRun *run, const SpLedgerObligation *obligation, const char *what)
{
  State *state = run->state;

  for (guint i = 0; i < state->events->len; i++)
    {
      const Event *event = g_ptr_array_index (state->events, i);

      if (event->obligation != obligation || !g_str_equal (event->state, what) || event->pence <= 0)
        continue;
      sp_ledger_obligation_add_payment (event->obligation, 0, what, event->pence, event->date, event->name, event->row);
      stage_payment (run, obligation, 0, event->name, what, event->pence, event->date, event->row);
      g_ptr_array_remove_index (state->events, i);
      state->n_held--;
      return;
    }
}

/* ------------------------------------------------------------ rows */

static void
say_payment (SpLedgerPayment *payment, const Words *words, guint row)
{
  g_free (payment->state);
  g_free (payment->date);
  payment->state = g_strdup (words->state);
  payment->date = *words->date ? g_strdup (words->date) : NULL;
  payment->pence = words->pence;
  payment->row = row;
  if (!payment->name)
    payment->name = g_strdup (words->name);
}

static void
take_row (SpImportRun *run, SpLedgerObligation *obligation, const Words *words)
{
  SpLedgerPayment *payment = find_payment (run, obligation, words);
  gboolean gets_name = payment && !payment->name && words->name;
  gint64 id;

  if (payment && payment->row)
    {
      refuse_repeat (run, payment, words);
      return;
    }
  stage_event (run, obligation, words->state);
  if (payment)
    say_payment (payment, words, run->row);
  else
    payment = sp_ledger_obligation_add_payment (obligation, 0, words->state, words->pence, *words->date ? words->date : NULL,
                                                words->name ? words->name : words->made, run->row);
  look_at_signature (run, obligation, words);
  look_at_twins (run, obligation, payment, words);
  look_at_due (run, obligation, words);
  id = payment->id;
  stage_payment (run, obligation, id, id && !gets_name ? NULL : payment->name, words->state, words->pence, words->date, run->row);
}

static void
row (SpImportRun *run)
{
  Words words = { .name = sp_import_text (run, REFERENCE), .state = read_state (run) };
  SpLedgerObligation *obligation = words.state ? find_obligation (run) : NULL;
  SpCell cell;

  if (!obligation || !check_units (run) || sp_import_date (run, START, words.date) == SP_CELL_BAD
      || (cell = read_amount (run, &words.pence)) == SP_CELL_BAD)
    return;
  words.name = words.name ? words.name : sp_import_text (run, NAME);
  if (words.name && is_made (words.name, obligation) && !sp_ledger_obligation_find_payment (obligation, words.name))
    {
      words.made = words.name;
      words.name = NULL;
    }
  if (is_own_event (obligation, &words, cell == SP_CELL_GOOD) || is_signature (obligation, &words, cell == SP_CELL_GOOD))
    hold_event (run, obligation, &words);
  else if (cell == SP_CELL_MISSING)
    sp_import_refuse (run, "amount-missing", AMOUNT, _("no amount is given. Add it."));
  else
    take_row (run, obligation, &words);
}

static gboolean
end (SpImportRun *run, GError **error)
{
  const State *state = run->state;

  if (state->n_held)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "events-held", run->label, 0, 0, NULL,
                          ngettext ("%u transaction says what the plan has as a date of the obligation already.",
                                    "%u transactions say what the plan has as dates of the obligations already.", state->n_held),
                          state->n_held);
  if (state->n_other)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "transactions-not-education", run->label, 0, 0, NULL,
                          ngettext ("%u transaction is of a contribution for something other than education and was passed over.",
                                    "%u transactions are of contributions for something other than education and were passed over.",
                                    state->n_other),
                          state->n_other);
  return TRUE;
}

static void
clear (gpointer data)
{
  State *state = data;

  g_clear_pointer (&state->events, g_ptr_array_unref);
}

const SpImportKind sp_kind_transactions = {
  .code = "transactions",
  .title = N_("Developer contributions: transactions"),
  .fills = N_("What has happened to the money of each contribution. Needs the contributions, from the plan or the same import."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = row,
  .end = end,
  .clear = clear,
};
