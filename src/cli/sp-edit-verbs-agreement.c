/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-edit-verbs-agreement.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-words-money.h"
#include "sp-edit-words.h"
#include "sp-known-names.h"

/* A housing site, or a growth area as a whole; "none" is neither. */
static gboolean
read_place (const SpSnapshot *snapshot, const char *word, gint64 *growth, gint64 *site, GError **error)
{
  g_autofree char *nearest = NULL;

  *growth = *site = 0;
  if (sp_edit_words_or_none (word) == NULL || sp_edit_words_site (snapshot, word, site, NULL)
      || sp_edit_words_growth_area (snapshot, word, growth, NULL))
    return TRUE;
  nearest = sp_known_names_sites (snapshot, word);
  return sp_edit_words_fail (error, _("The plan has neither a housing site nor a growth area “%s”. %s yields --table sites lists the sites."),
                             word, nearest);
}

gboolean
sp_edit_verb_add_agreement (const SpEditAsk *ask, GError **error)
{
  SpNewAgreement agreement = { .title = ask->words[0] };

  if (ask->n > 1 && !read_place (ask->snapshot, ask->words[1], &agreement.growth_area_id, &agreement.site_id, error))
    return FALSE;
  agreement.signed_on = ask->n > 2 ? sp_edit_words_or_none (ask->words[2]) : NULL;
  agreement.reference = ask->n > 3 ? sp_edit_words_or_none (ask->words[3]) : NULL;
  agreement.authority = ask->n > 4 ? sp_edit_words_or_none (ask->words[4]) : NULL;
  return sp_edit_add_agreement (ask->plan, &agreement, NULL, error);
}

gboolean
sp_edit_verb_agreement (const SpEditAsk *ask, GError **error)
{
  const SpAgreement *agreement = sp_edit_words_agreement (ask->snapshot, ask->words[0], error);
  g_autoptr (GString) codes = g_string_new ("site");
  gint64 growth, site;

  if (agreement == NULL)
    return FALSE;
  if (g_str_equal (ask->words[1], "site"))
    return read_place (ask->snapshot, ask->words[2], &growth, &site, error)
           && sp_edit_set_agreement_place (ask->plan, agreement->id, growth, site, error);
  for (gint field = 0; field < SP_N_AGREEMENT_FIELDS; field++)
    {
      const char *code = sp_agreement_field_code ((SpAgreementField) field);

      if (g_str_equal (code, ask->words[1]))
        return sp_edit_set_agreement (ask->plan, agreement->id, (SpAgreementField) field, sp_edit_words_or_none (ask->words[2]), error);
      g_string_append_printf (codes, ", %s", code);
    }
  return sp_edit_words_fail (error, _("“%s” is nothing that is said of an agreement; those are %s."), ask->words[1], codes->str);
}

gboolean
sp_edit_verb_remove_agreement (const SpEditAsk *ask, GError **error)
{
  const SpAgreement *agreement = sp_edit_words_agreement (ask->snapshot, ask->words[0], error);

  return agreement != NULL && sp_edit_remove_agreement (ask->plan, agreement->id, error);
}

/* ------------------------------------------------------------ obligations */

gboolean
sp_edit_verb_add_obligation (const SpEditAsk *ask, GError **error)
{
  const SpAgreement *agreement = sp_edit_words_agreement (ask->snapshot, ask->words[0], error);

  return agreement != NULL
         && sp_edit_add_obligation (ask->plan, agreement->id, ask->words[1], sp_edit_words_or_none (ask->words[2]), ask->words[3], NULL,
                                    error);
}

static gboolean
set_cost (const SpEditAsk *ask, const SpObligation *obligation, GError **error)
{
  SpMoney money;
  const SpMoney *amount;

  return sp_edit_words_money (ask, ask->words[3], &money, &amount, error)
         && sp_edit_set_obligation_cost (ask->plan, obligation->id, amount, error);
}

/* The project or the school that the money is tied to; naming one lets the other go, and "none" of one leaves the other. */
static gboolean
set_tie (const SpEditAsk *ask, const SpObligation *obligation, gboolean to_school, GError **error)
{
  const char *word = sp_edit_words_or_none (ask->words[3]);
  const SpProject *project = NULL;
  gint64 school = 0;

  if (word == NULL && to_school && obligation->project >= 0)
    project = &ask->snapshot->projects[obligation->project];
  if (word == NULL && !to_school && obligation->school >= 0)
    school = ask->snapshot->schools[obligation->school].id;
  if (word != NULL && !to_school && (project = sp_edit_words_project (ask->snapshot, word, error)) == NULL)
    return FALSE;
  if (word != NULL && to_school && !sp_edit_words_school (ask->snapshot, word, &school, error))
    return FALSE;
  return sp_edit_set_obligation_tie (ask->plan, obligation->id, project != NULL ? project->id : 0, school, error);
}

/* The pot that it is part of. */
static gboolean
set_pot (const SpEditAsk *ask, const SpObligation *obligation, GError **error)
{
  const char *word = sp_edit_words_or_none (ask->words[3]);
  const SpPot *pot = word != NULL ? sp_edit_words_pot (ask->snapshot, word, error) : NULL;

  if (word != NULL && pot == NULL)
    return FALSE;
  return sp_edit_set_obligation_pot (ask->plan, obligation->id, pot != NULL ? pot->id : 0, error);
}

static gboolean
set_figure (const SpEditAsk *ask, const SpObligation *obligation, SpObligationFigure figure, GError **error)
{
  gboolean known = FALSE;
  double value = 0;

  return sp_edit_words_number (ask->words[3], &known, &value, error)
         && sp_edit_set_obligation_figure (ask->plan, obligation->id, figure, known ? &value : NULL, error);
}

gboolean
sp_edit_verb_obligation (const SpEditAsk *ask, GError **error)
{
  const SpObligation *obligation = sp_edit_words_obligation (ask->snapshot, ask->words[0], ask->words[1], error);
  const char *what = ask->words[2];
  g_autoptr (GString) codes = g_string_new ("cost, pot, project, school");

  if (obligation == NULL)
    return FALSE;
  if (g_str_equal (what, "cost"))
    return set_cost (ask, obligation, error);
  if (g_str_equal (what, "pot"))
    return set_pot (ask, obligation, error);
  if (g_str_equal (what, "project") || g_str_equal (what, "school"))
    return set_tie (ask, obligation, g_str_equal (what, "school"), error);
  for (gint i = 0; i < SP_N_OBLIGATION_FIELDS; i++)
    if (g_str_equal (what, sp_obligation_field_code ((SpObligationField) i)))
      return sp_edit_set_obligation (ask->plan, obligation->id, (SpObligationField) i, sp_edit_words_or_none (ask->words[3]), error);
    else
      g_string_append_printf (codes, ", %s", sp_obligation_field_code ((SpObligationField) i));
  for (gint i = 0; i < SP_N_OBLIGATION_FIGURES; i++)
    if (g_str_equal (what, sp_obligation_figure_code ((SpObligationFigure) i)))
      return set_figure (ask, obligation, (SpObligationFigure) i, error);
    else
      g_string_append_printf (codes, ", %s", sp_obligation_figure_code ((SpObligationFigure) i));
  return sp_edit_words_fail (error, _("“%s” is nothing that is said of an obligation here; those are %s. Amount, trigger and events have "
                                      "edits of their own."), what, codes->str);
}

gboolean
sp_edit_verb_remove_obligation (const SpEditAsk *ask, GError **error)
{
  const SpObligation *obligation = sp_edit_words_obligation (ask->snapshot, ask->words[0], ask->words[1], error);

  return obligation != NULL && sp_edit_remove_obligation (ask->plan, obligation->id, error);
}

/* ------------------------------------------------- dwellings it was worked out from */

/* Where "all" is -1 and the codes count from nought. */
static gboolean
read_kind (const char *word, const char *const *codes, gint *kind, GError **error)
{
  g_autofree char *all = g_strjoinv (", ", (char **) codes);

  *kind = -1;
  for (gint i = 0; codes[i] != NULL; i++)
    if (g_str_equal (word, codes[i]))
      *kind = i;
  return *kind >= 0 || g_str_equal (word, "all")
         || sp_edit_words_fail (error, _("“%s” is no kind of dwelling here; those are %s, or all."), word, all);
}

gboolean
sp_edit_verb_add_dwellings (const SpEditAsk *ask, GError **error)
{
  static const char *const types[] = { "house", "flat", NULL }, *const tenures[] = { "market", "affordable", NULL },
                    *const bedrooms[] = { "1", "2", "3", "4", NULL };
  const SpObligation *obligation = sp_edit_words_obligation (ask->snapshot, ask->words[0], ask->words[1], error);
  SpObligationDwelling row = { -1, -1, 0, 0, 0 };
  gboolean dwellings = FALSE, pupils = FALSE;
  gint rooms = -1;

  if (obligation == NULL || !sp_edit_words_number (ask->words[2], &dwellings, &row.dwellings, error)
      || !sp_edit_words_number (ask->words[3], &pupils, &row.pupils_per_dwelling, error)
      || (ask->n > 4 && !read_kind (ask->words[4], types, &row.type, error))
      || (ask->n > 5 && !read_kind (ask->words[5], tenures, &row.tenure, error))
      || (ask->n > 6 && !read_kind (ask->words[6], bedrooms, &rooms, error)))
    return FALSE;
  if (!dwellings || !pupils)
    return sp_edit_words_fail (error, _("A line of the sum has dwellings and the pupils of each, such as 120 0.25."));
  row.bedrooms = rooms + 1;
  return sp_edit_add_obligation_dwellings (ask->plan, obligation->id, &row, error);
}

gboolean
sp_edit_verb_remove_dwellings (const SpEditAsk *ask, GError **error)
{
  const SpObligation *obligation = sp_edit_words_obligation (ask->snapshot, ask->words[0], ask->words[1], error);
  gint number = 0;

  return obligation != NULL && sp_edit_words_count (ask->words[2], &number, error)
         && sp_edit_remove_obligation_dwellings (ask->plan, obligation->id, (guint) MAX (number, 0), error);
}

/* ------------------------------------------------------------ indices */

static const SpCostIndex *
find_index (const SpSnapshot *snapshot, const char *word, GError **error)
{
  g_autofree char *wanted = g_utf8_casefold (word, -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < snapshot->n_cost_indices; i++)
    {
      const SpCostIndex *index = &snapshot->cost_indices[i];
      g_autofree char *code = g_utf8_casefold (index->code, -1), *title = g_utf8_casefold (index->title, -1);

      if (g_str_equal (code, wanted) || g_str_equal (title, wanted))
        return index;
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", index->code);
    }
  if (names->len > 0)
    sp_edit_words_fail (error, _("The plan has no index “%s”. There are: %s; add-index adds another."), word, names->str);
  else
    sp_edit_words_fail (error, _("The plan has no index “%s”, nor any other. add-index adds one, index-value its values."), word);
  return NULL;
}

static gboolean
read_quarter (const char *word, SpPriceBase *quarter, GError **error)
{
  return sp_price_base_parse (word, quarter) || sp_edit_words_fail (error, _("“%s” is not a quarter; write it as 2014Q1."), word);
}

gboolean
sp_edit_verb_obligation_index (const SpEditAsk *ask, GError **error)
{
  const SpObligation *obligation = sp_edit_words_obligation (ask->snapshot, ask->words[0], ask->words[1], error);
  const SpCostIndex *index = NULL;
  SpPriceBase base = { 0 };

  if (obligation == NULL)
    return FALSE;
  if (sp_edit_words_or_none (ask->words[2]) != NULL && (index = find_index (ask->snapshot, ask->words[2], error)) == NULL)
    return FALSE;
  if (index != NULL && ask->n < 4)
    return sp_edit_words_fail (error, _("An index is followed by the quarter from whose prices the amount grows, such as 2014Q1."));
  return (ask->n < 4 || read_quarter (ask->words[3], &base, error))
         && sp_edit_set_obligation_index (ask->plan, obligation->id, index != NULL ? index->id : 0, base, error);
}

gboolean
sp_edit_verb_add_index (const SpEditAsk *ask, GError **error)
{
  return sp_edit_add_cost_index (ask->plan, ask->words[0], ask->words[1], NULL, error);
}

gboolean
sp_edit_verb_index_value (const SpEditAsk *ask, GError **error)
{
  const SpCostIndex *index = find_index (ask->snapshot, ask->words[0], error);
  SpPriceBase quarter = { 0 };
  gboolean known = FALSE;
  double value = 0;

  return index != NULL && read_quarter (ask->words[1], &quarter, error)
         && sp_edit_words_number (ask->words[2], &known, &value, error)
         && sp_edit_set_cost_index_value (ask->plan, index->id, quarter, known ? &value : NULL, error);
}
