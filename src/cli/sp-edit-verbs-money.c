/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-edit-verbs-money.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-words-money.h"
#include "sp-edit-words.h"

gboolean
sp_edit_verb_obligation_amount (const SpEditAsk *ask, GError **error)
{
  const SpObligation *obligation = sp_edit_words_obligation (ask->snapshot, ask->words[0], ask->words[1], error);
  SpMoney money;
  const SpMoney *amount;

  if (obligation == NULL || !sp_edit_words_money (ask, ask->words[2], &money, &amount, error))
    return FALSE;
  if (amount != NULL && g_strcmp0 (obligation->kind, "land") == 0)
    return sp_edit_words_fail (error, _("“%s” is land, not money, so it has no amount. Choose another obligation; contributions lists "
                                        "them."), obligation->text);
  return sp_edit_set_obligation_amount (ask->plan, obligation->id, amount, error);
}

gboolean
sp_edit_verb_obligation_trigger (const SpEditAsk *ask, GError **error)
{
  const SpObligation *obligation = sp_edit_words_obligation (ask->snapshot, ask->words[0], ask->words[1], error);
  const char *trigger = g_str_equal (ask->words[2], "share") ? "share of dwellings" : sp_edit_words_or_none (ask->words[2]);
  gboolean of_date = g_strcmp0 (trigger, "date") == 0;
  gboolean counts = g_strcmp0 (trigger, "occupation") == 0 || g_strcmp0 (trigger, "share of dwellings") == 0;
  gboolean known = FALSE;
  double value = 0;

  if (obligation == NULL)
    return FALSE;
  if ((of_date || counts) != (ask->n > 3))
    return sp_edit_words_fail (error, _("An occupation is followed by its number, a share of dwellings by the share, a date by the day; "
                                        "commencement and none stand alone."));
  if (counts && !sp_edit_words_number (ask->words[3], &known, &value, error))
    return FALSE;
  return sp_edit_set_obligation_trigger (ask->plan, obligation->id, trigger, value, of_date ? ask->words[3] : NULL, error);
}

gboolean
sp_edit_verb_obligation_event (const SpEditAsk *ask, GError **error)
{
  static const char *const events[SP_N_OBLIGATION_EVENTS]
      = { "signed", "triggered", "due", "received", "allocated", "spent", "pay-back" };
  const SpObligation *obligation = sp_edit_words_obligation (ask->snapshot, ask->words[0], ask->words[1], error);

  if (obligation == NULL)
    return FALSE;
  for (gint event = 0; event < SP_N_OBLIGATION_EVENTS; event++)
    if (g_str_equal (events[event], ask->words[2]))
      return sp_edit_set_obligation_event (ask->plan, obligation->id, (SpObligationEvent) event,
                                           sp_edit_words_or_none (ask->words[3]), error);
  return sp_edit_words_fail (error, _("“%s” is no event of an obligation; those are signed, triggered, due, received, allocated, spent "
                                      "and pay-back."), ask->words[2]);
}

/* ------------------------------------------------------------ payments */

gboolean
sp_edit_verb_payment (const SpEditAsk *ask, GError **error)
{
  const SpObligation *obligation = sp_edit_words_obligation (ask->snapshot, ask->words[0], ask->words[1], error);
  SpMoney money;
  const SpMoney *amount;
  const SpProject *project = NULL;

  if (obligation == NULL || !sp_edit_words_money (ask, ask->words[3], &money, &amount, error)
      || (ask->n > 5 && (project = sp_edit_words_project (ask->snapshot, ask->words[5], error)) == NULL))
    return FALSE;
  if (amount == NULL)
    return sp_edit_words_fail (error, _("A payment has an amount. To take one back, write remove-payment, or edit undo."));
  return sp_edit_add_payment (ask->plan, obligation->id, ask->words[2], amount,
                              ask->n > 4 ? sp_edit_words_or_none (ask->words[4]) : NULL, project != NULL ? project->id : 0, error);
}

/* The number of a payment is its place among those of its obligation, by date. */
gboolean
sp_edit_verb_remove_payment (const SpEditAsk *ask, GError **error)
{
  const SpObligation *obligation = sp_edit_words_obligation (ask->snapshot, ask->words[0], ask->words[1], error);
  gboolean known = FALSE;
  double number = 0;

  if (obligation == NULL || !sp_edit_words_number (ask->words[2], &known, &number, error))
    return FALSE;
  if (!known || number < 1 || number > obligation->n_transactions || number != (guint) number)
    return sp_edit_words_fail (error, _("“%s” is no number of a payment: this obligation has %u. contributions --table transactions lists "
                                        "them, by date."), ask->words[2], obligation->n_transactions);
  return sp_edit_remove_payment (ask->plan, obligation->transactions[(guint) number - 1].id, error);
}
