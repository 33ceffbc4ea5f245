/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-edit-verbs-money.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-words-money.h"
#include "sp-edit-words.h"

gboolean
sp_edit_verb_add_pot (const SpEditAsk *ask, GError **error)
{
  return sp_edit_add_pot (ask->plan, ask->words[0], ask->words[1], ask->n > 2 ? ask->words[2] : "expected", NULL, error);
}

gboolean
sp_edit_verb_remove_pot (const SpEditAsk *ask, GError **error)
{
  const SpPot *pot = sp_edit_words_pot (ask->snapshot, ask->words[0], error);

  return pot != NULL && sp_edit_remove_pot (ask->plan, pot->id, error);
}

gboolean
sp_edit_verb_pot_amount (const SpEditAsk *ask, GError **error)
{
  const SpPot *pot = sp_edit_words_pot (ask->snapshot, ask->words[0], error);
  SpFinancialYear year;
  SpMoney money;
  const SpMoney *amount;

  return pot != NULL && sp_edit_words_financial_year (ask, ask->words[1], TRUE, &year, error)
         && sp_edit_words_money (ask, ask->words[2], &money, &amount, error)
         && sp_edit_set_pot_amount (ask->plan, ask->scenario_id, pot->id, year, amount, ask->reason, error);
}

gboolean
sp_edit_verb_pot_certainty (const SpEditAsk *ask, GError **error)
{
  const SpPot *pot = sp_edit_words_pot (ask->snapshot, ask->words[0], error);

  return pot != NULL && sp_edit_set_pot_certainty (ask->plan, pot->id, ask->words[1], error);
}

gboolean
sp_edit_verb_pot_dates (const SpEditAsk *ask, GError **error)
{
  const SpPot *pot = sp_edit_words_pot (ask->snapshot, ask->words[0], error);

  return pot != NULL
         && sp_edit_set_pot_dates (ask->plan, pot->id, sp_edit_words_or_none (ask->words[1]), sp_edit_words_or_none (ask->words[2]),
                                   error);
}

static gboolean
read_term (const char *word, SpPotTerm *term, GError **error)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (gint i = 0; i < SP_N_POT_TERMS; i++)
    {
      if (g_str_equal (word, sp_pot_term_code ((SpPotTerm) i)))
        {
          *term = (SpPotTerm) i;
          return TRUE;
        }
      g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", sp_pot_term_code ((SpPotTerm) i));
    }
  return sp_edit_words_fail (error, _("“%s” is no term of what money may pay for; those are %s."), word, codes->str);
}

/* The thing that a term names; 0 = any. */
static gboolean
read_thing (const SpEditAsk *ask, SpPotTerm term, const char *word, gint64 *id, GError **error)
{
  *id = 0;
  if (sp_edit_words_or_none (word) == NULL)
    return TRUE;
  if (term == SP_POT_AREA)
    return sp_edit_words_area (ask->snapshot, word, FALSE, id, error);
  if (term == SP_POT_SCHOOL)
    return sp_edit_words_school (ask->snapshot, word, id, error);
  if (term == SP_POT_GROWTH_AREA)
    return sp_edit_words_growth_area (ask->snapshot, word, id, error);
  if (term == SP_POT_PROJECT)
    {
      const SpProject *project = sp_edit_words_project (ask->snapshot, word, error);

      *id = project != NULL ? project->id : 0;
      return project != NULL;
    }
  return TRUE;
}

gboolean
sp_edit_verb_pot_pays (const SpEditAsk *ask, GError **error)
{
  const SpPot *pot = sp_edit_words_pot (ask->snapshot, ask->words[0], error);
  SpPotTerm term = SP_POT_PURPOSE;
  gint64 id = 0;

  return pot != NULL && read_term (ask->words[1], &term, error) && read_thing (ask, term, ask->words[2], &id, error)
         && sp_edit_set_pot_term (ask->plan, pot->id, term, sp_edit_words_or_none (ask->words[2]), id, error);
}

gboolean
sp_edit_verb_pot_fixed (const SpEditAsk *ask, GError **error)
{
  const SpPot *pot = sp_edit_words_pot (ask->snapshot, ask->words[0], error);
  const SpProject *project = pot != NULL ? sp_edit_words_project (ask->snapshot, ask->words[1], error) : NULL;
  SpFinancialYear year;
  SpMoney money;
  const SpMoney *amount;

  if (project == NULL || !sp_edit_words_financial_year (ask, ask->words[2], TRUE, &year, error)
      || !sp_edit_words_money (ask, ask->words[3], &money, &amount, error))
    return FALSE;
  if (ask->n > 4 && !g_str_equal (ask->words[4], "only"))
    return sp_edit_words_fail (error, _("“%s” is not understood here; “only” says that the project gets nothing else of this money."),
                               ask->words[4]);
  return sp_edit_set_pot_allocation (ask->plan, pot->id, project->id, year, amount, ask->n > 4, error);
}

/* ------------------------------------------------------------ claims on the levy */

static gboolean
read_district (const SpSnapshot *snapshot, const char *word, gint64 *id, GError **error)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  g_autoptr (GString) names = g_string_new (NULL);

  if (sp_edit_words_or_none (word) == NULL)
    return TRUE;
  for (guint i = 0; i < snapshot->n_districts; i++)
    {
      g_autofree char *name = g_utf8_casefold (snapshot->districts[i].name, -1);

      if (g_str_equal (name, folded))
        {
          *id = snapshot->districts[i].id;
          return TRUE;
        }
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", snapshot->districts[i].name);
    }
  return sp_edit_words_fail (error, _("The plan has no district called “%s”. There are: %s."), word, names->str);
}

gboolean
sp_edit_verb_add_claim (const SpEditAsk *ask, GError **error)
{
  SpNewClaim claim = { .text = ask->words[0] };
  SpMoney money;
  gboolean known = FALSE;
  double share = 0;

  if (ask->n > 1 && !read_district (ask->snapshot, ask->words[1], &claim.district_id, error))
    return FALSE;
  if (ask->n > 2 && sp_edit_words_or_none (ask->words[2]) != NULL)
    {
      const SpProject *project = sp_edit_words_project (ask->snapshot, ask->words[2], error);

      if (project == NULL)
        return FALSE;
      claim.project_id = project->id;
    }
  if ((ask->n > 3 && !sp_edit_words_financial_year (ask, ask->words[3], TRUE, &claim.year, error))
      || (ask->n > 4 && !sp_edit_words_money (ask, ask->words[4], &money, &claim.amount, error))
      || (ask->n > 5 && !sp_edit_words_number (ask->words[5], &known, &share, error)))
    return FALSE;
  claim.probability = known ? &share : NULL;
  return sp_edit_add_cil_claim (ask->plan, &claim, NULL, error);
}

gboolean
sp_edit_verb_remove_claim (const SpEditAsk *ask, GError **error)
{
  gint number;

  if (!sp_edit_words_count (ask->words[0], &number, error))
    return FALSE;
  if (number < 1 || (guint) number > ask->snapshot->n_cil_claims)
    return sp_edit_words_fail (error, _("The plan has no claim number %s; it has %u. contributions lists them, the first is 1."),
                               ask->words[0], ask->snapshot->n_cil_claims);
  return sp_edit_remove_cil_claim (ask->plan, ask->snapshot->cil_claims[number - 1].id, error);
}

/* ------------------------------------------------------------ obligations */

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
