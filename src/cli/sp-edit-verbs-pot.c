/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-edit-verbs-pot.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

  if (pot == NULL)
    return FALSE;
  if (ask->n > 1 && !g_str_equal (ask->words[1], "with-all"))
    return sp_edit_words_fail (error, _("“%s” is not understood here; “with-all” takes away what is fixed of the money for projects, and "
                                        "leaves the contributions paid into it without."), ask->words[1]);
  return sp_edit_remove_pot (ask->plan, pot->id, ask->n > 1, error);
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
sp_edit_verb_pot_name (const SpEditAsk *ask, GError **error)
{
  const SpPot *pot = sp_edit_words_pot (ask->snapshot, ask->words[0], error);

  return pot != NULL && sp_edit_set_pot_name (ask->plan, pot->id, ask->words[1], error);
}

gboolean
sp_edit_verb_pot_source (const SpEditAsk *ask, GError **error)
{
  const SpPot *pot = sp_edit_words_pot (ask->snapshot, ask->words[0], error);

  return pot != NULL && sp_edit_set_pot_source (ask->plan, pot->id, ask->words[1], error);
}

/* A whole number of years; `missing` for "none". */
static gboolean
read_years (const char *word, gint missing, gint *years, GError **error)
{
  gboolean known = FALSE;
  double number = 0;

  if (!sp_edit_words_number (word, &known, &number, error))
    return FALSE;
  if (known && (number < 0 || number > SP_MOST_REPAY_YEARS || number != (gint) number))
    return sp_edit_words_fail (error, _("“%s” is not a number of years; write it as 2."), word);
  *years = known ? (gint) number : missing;
  return TRUE;
}

gboolean
sp_edit_verb_pot_carry (const SpEditAsk *ask, GError **error)
{
  const SpPot *pot = sp_edit_words_pot (ask->snapshot, ask->words[0], error);
  gint years;

  return pot != NULL && read_years (ask->words[1], -1, &years, error)
         && sp_edit_set_pot_carry (ask->plan, pot->id, years, error);
}

gboolean
sp_edit_verb_pot_award (const SpEditAsk *ask, GError **error)
{
  const SpPot *pot = sp_edit_words_pot (ask->snapshot, ask->words[0], error);
  gint years;

  return pot != NULL && read_years (ask->words[1], 0, &years, error)
         && sp_edit_set_pot_award (ask->plan, pot->id, years, error);
}

/* Interest is written with its sign, so that a share is not taken for it. */
gboolean
sp_edit_verb_pot_borrowing (const SpEditAsk *ask, GError **error)
{
  const SpPot *pot = sp_edit_words_pot (ask->snapshot, ask->words[0], error);
  gboolean says = g_str_has_suffix (ask->words[1], "%"), known = FALSE;
  g_autofree char *plain = g_strndup (ask->words[1], strlen (ask->words[1]) - (says ? 1 : 0));
  double rate = 0;
  gint years;

  if (pot == NULL)
    return FALSE;
  if (!says && sp_edit_words_or_none (ask->words[1]) != NULL)
    return sp_edit_words_fail (error, _("“%s” is not a rate of interest; write it in per cent, as 4.1%%."), ask->words[1]);
  if (!sp_edit_words_number (says ? plain : "none", &known, &rate, error) || !read_years (ask->words[2], 0, &years, error))
    return FALSE;
  rate /= 100;
  return sp_edit_set_pot_borrowing (ask->plan, pot->id, known ? &rate : NULL, years, error);
}

gboolean
sp_edit_verb_pot_note (const SpEditAsk *ask, GError **error)
{
  const SpPot *pot = sp_edit_words_pot (ask->snapshot, ask->words[0], error);

  return pot != NULL && sp_edit_set_pot_note (ask->plan, pot->id, sp_edit_words_or_none (ask->words[1]), error);
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

/* What a claim is being written with: the members point into it. */
typedef struct { SpNewClaim claim; SpMoney money; double share; } ClaimWords;

/* In the order of add-claim, after the text. */
static const char *const claim_fields[] = { "text", "district", "project", "year", "amount", "share", "state" };

static gboolean
read_claim_field (const SpEditAsk *ask, guint field, const char *word, ClaimWords *words, GError **error)
{
  const char *said = sp_edit_words_or_none (word);
  SpNewClaim *claim = &words->claim;
  const SpProject *project = NULL;
  gboolean known = FALSE;

  switch (field)
    {
    case 0: claim->text = said; return TRUE;
    case 1: claim->district_id = 0; return read_district (ask->snapshot, word, &claim->district_id, error);
    case 2:
      if (said != NULL && (project = sp_edit_words_project (ask->snapshot, said, error)) == NULL)
        return FALSE;
      claim->project_id = project != NULL ? project->id : 0;
      return TRUE;
    case 3: return sp_edit_words_financial_year (ask, said != NULL ? said : "undated", TRUE, &claim->year, error);
    case 4: return sp_edit_words_money (ask, word, &words->money, &claim->amount, error);
    case 5:
      if (!sp_edit_words_number (word, &known, &words->share, error))
        return FALSE;
      claim->probability = known ? &words->share : NULL;
      return TRUE;
    default: claim->state = said; return TRUE;
    }
}

gboolean
sp_edit_verb_add_claim (const SpEditAsk *ask, GError **error)
{
  ClaimWords words = { 0 };

  for (guint field = 0; field < ask->n && field < G_N_ELEMENTS (claim_fields); field++)
    if (!read_claim_field (ask, field, ask->words[field], &words, error))
      return FALSE;
  return sp_edit_add_cil_claim (ask->plan, &words.claim, NULL, error);
}

static const SpCilClaim *
find_claim (const SpEditAsk *ask, GError **error)
{
  gint number;

  if (!sp_edit_words_count (ask->words[0], &number, error))
    return NULL;
  if (number >= 1 && (guint) number <= ask->snapshot->n_cil_claims)
    return &ask->snapshot->cil_claims[number - 1];
  sp_edit_words_fail (error, _("The plan has no claim number %s; it has %u. contributions lists them, the first is 1."), ask->words[0],
                      ask->snapshot->n_cil_claims);
  return NULL;
}

gboolean
sp_edit_verb_claim (const SpEditAsk *ask, GError **error)
{
  const SpCilClaim *claim = find_claim (ask, error);
  ClaimWords words = { 0 };

  if (claim == NULL)
    return FALSE;
  words.claim = sp_new_claim_of (ask->snapshot, claim);
  for (guint field = 0; field < G_N_ELEMENTS (claim_fields); field++)
    if (g_str_equal (claim_fields[field], ask->words[1]))
      return read_claim_field (ask, field, ask->words[2], &words, error)
             && sp_edit_set_cil_claim (ask->plan, claim->id, &words.claim, error);
  return sp_edit_words_fail (error, _("“%s” is nothing that a claim says; it has text, district, project, year, amount, share and "
                                      "state."), ask->words[1]);
}

gboolean
sp_edit_verb_remove_claim (const SpEditAsk *ask, GError **error)
{
  const SpCilClaim *claim = find_claim (ask, error);

  return claim != NULL && sp_edit_remove_cil_claim (ask->plan, claim->id, error);
}
