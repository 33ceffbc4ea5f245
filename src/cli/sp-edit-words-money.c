/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-edit-words-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-edit-words.h"
#include "sp-known-names.h"

static gboolean
is_same (const char *name, const char *word)
{
  g_autofree char *a = g_utf8_casefold (name != NULL ? name : "", -1), *b = g_utf8_casefold (word, -1);

  return name != NULL && g_str_equal (a, b);
}

const char *
sp_edit_words_or_none (const char *word)
{
  return g_str_equal (word, "none") || g_str_equal (word, "any") ? NULL : word;
}

const SpPot *
sp_edit_words_pot (const SpSnapshot *snapshot, const char *word, GError **error)
{
  g_autofree char *nearest = NULL;
  g_autoptr (GString) numbers = g_string_new (NULL);
  const SpPot *found = NULL, *numbered = NULL;
  guint64 number = 0;
  guint n = 0;

  g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &number, NULL);
  for (guint i = 0; i < snapshot->n_pots; i++)
    {
      if (is_same (snapshot->pots[i].name, word))
        {
          g_string_append_printf (numbers, "%s%" G_GINT64_FORMAT, n++ > 0 ? ", " : "", snapshot->pots[i].id);
          found = &snapshot->pots[i];
        }
      if (number != 0 && snapshot->pots[i].id == (gint64) number)
        numbered = &snapshot->pots[i];
    }
  if (n == 1 || (n == 0 && numbered != NULL))
    return n == 1 ? found : numbered;
  if (n > 1)
    {
      sp_edit_words_fail (error, _("%u pots are called “%s”. Give the number of one in place of its name: %s."), n, word, numbers->str);
      return NULL;
    }
  nearest = sp_known_names_pots (snapshot, word);
  sp_edit_words_fail (error, _("The plan has no money called “%s”. %s funding --waterfall lists the money there is; add-pot adds some."), word, nearest);
  return NULL;
}

const SpProject *
sp_edit_words_project (const SpSnapshot *snapshot, const char *word, GError **error)
{
  g_autofree char *nearest = NULL;
  const SpProject *found = NULL;
  guint n = 0;

  for (guint i = 0; i < snapshot->n_projects; i++)
    {
      const SpProject *project = &snapshot->projects[i];

      if (project->id < 0)
        continue;
      if (is_same (project->reference, word))
        return project;
      if (is_same (project->name, word) && n++ == 0)
        found = project;
    }
  if (n == 1)
    return found;
  if (n > 1)
    {
      sp_edit_words_fail (error, _("%u projects are called “%s”. Give the reference of one; programme --table projects lists them."), n,
                          word);
      return NULL;
    }
  nearest = sp_known_names_projects (snapshot, word);
  sp_edit_words_fail (error, _("The plan has no project “%s”. %s Give its reference or its whole name; programme --table projects lists "
                               "them."), word, nearest);
  return NULL;
}

const SpAgreement *
sp_edit_words_agreement (const SpSnapshot *snapshot, const char *word, GError **error)
{
  g_autofree char *nearest = NULL;
  const SpAgreement *found = NULL;
  guint n = 0;

  for (guint i = 0; i < snapshot->n_agreements; i++)
    {
      if (is_same (snapshot->agreements[i].reference, word))
        return &snapshot->agreements[i];
      if (is_same (snapshot->agreements[i].title, word) && n++ == 0)
        found = &snapshot->agreements[i];
    }
  if (n == 1)
    return found;
  if (n > 1)
    sp_edit_words_fail (error, _("%u agreements are called “%s”. Give the reference of one; contributions lists them."), n, word);
  else
    {
      nearest = sp_known_names_agreements (snapshot, word);
      sp_edit_words_fail (error, _("The plan has no agreement “%s”. %s Give its reference or its title; contributions lists them."), word,
                          nearest);
    }
  return NULL;
}

const SpObligation *
sp_edit_words_obligation (const SpSnapshot *snapshot, const char *agreement, const char *number, GError **error)
{
  const SpAgreement *found = sp_edit_words_agreement (snapshot, agreement, error);
  guint64 which = 0;

  if (found == NULL)
    return NULL;
  if (g_ascii_string_to_unsigned (number, 10, 1, found->n_obligations, &which, NULL))
    return &found->obligations[which - 1];
  if (found->n_obligations == 0)
    sp_edit_words_fail (error, _("“%s” has no obligations. add-obligation adds one."), found->title);
  else
    sp_edit_words_fail (error, ngettext ("“%s” is no number of an obligation of “%s”, which has %u. contributions lists it.",
                                         "“%s” is no number of an obligation of “%s”, which has %u: 1 is the first that contributions "
                                         "lists.", found->n_obligations), number, found->title, found->n_obligations);
  return NULL;
}

gboolean
sp_edit_words_school (const SpSnapshot *snapshot, const char *word, gint64 *id, GError **error)
{
  g_autofree char *nearest = NULL;
  guint n = 0;

  *id = 0;
  if (sp_edit_words_or_none (word) == NULL)
    return TRUE;
  for (guint i = 0; i < snapshot->n_schools; i++)
    {
      gboolean by_number = g_strcmp0 (snapshot->schools[i].dfe_number, word) == 0;

      if (by_number || (is_same (snapshot->schools[i].name, word) && n++ == 0))
        *id = snapshot->schools[i].id;
      if (by_number)
        return TRUE;
    }
  if (n == 1)
    return TRUE;
  nearest = sp_known_names_areas_and_schools (snapshot, word);
  return sp_edit_words_fail (error, _("There is no school “%s” in the plan, or several are called so. %s Give its DfE number, such as "
                                      "926/2001."), word, nearest);
}

gboolean
sp_edit_words_growth_area (const SpSnapshot *snapshot, const char *word, gint64 *id, GError **error)
{
  SpGrowthIndex growth = sp_edit_words_or_none (word) != NULL ? sp_snapshot_find_growth_area_by_name (snapshot, word) : -1;
  g_autofree char *nearest = NULL;

  *id = growth >= 0 ? snapshot->growth_areas[growth].id : 0;
  if (growth >= 0 || sp_edit_words_or_none (word) == NULL)
    return TRUE;
  nearest = sp_known_names_growth_areas (snapshot, word);
  return sp_edit_words_fail (error, _("The plan has no growth area “%s”. %s Give its whole name, or add it with add-growth-area."), word, nearest);
}

/* What an amount is from now on, to the penny: words for millions leave out what is below a thousand. */
static char *
say_exactly (SpMoney money)
{
  g_autofree char *pounds = NULL;
  gboolean whole = money.pence % 100 == 0;
  gint64 size = ABS (money.pence);

  if (size < SP_POUNDS (1000000).pence || size % SP_POUNDS (1000).pence == 0)
    return sp_money_to_words (money);
  pounds = sp_money_format (sp_money (size), SP_MONEY_POUNDS);
  return g_strdup_printf ("%s£%.*s", money.pence < 0 ? "−" : "", (int) strlen (pounds) - (whole ? 3 : 0), pounds);
}

gboolean
sp_edit_words_money (const SpEditAsk *ask, const char *word, SpMoney *money, const SpMoney **amount, GError **error)
{
  g_autofree char *words = NULL;
  SpTyped typed;

  *amount = NULL;
  if (g_str_equal (word, "none"))
    {
      g_string_append (ask->now, _("not said"));
      return TRUE;
    }
  typed = sp_money_read_typed (word, SP_MONEY_MILLIONS, money);
  if (typed == SP_TYPED_NO_AMOUNT)
    return sp_edit_words_fail (error, _("“%s” is not an amount. Write millions (4.5), thousands (450k), pounds (£450,000), or none where "
                                        "it is not said."), word);
  words = sp_money_to_words (*money);
  if (typed == SP_TYPED_TOO_MUCH)
    return sp_edit_words_fail (error, _("“%s” would be %s: an amount without a sign is in £m. Write millions (4.5), thousands (450k) or "
                                        "pounds (£450,000)."), word, words);
  *amount = money;
  g_free (words);
  words = say_exactly (*money);
  g_string_append (ask->now, words);
  return TRUE;
}

gboolean
sp_edit_words_financial_year (const SpEditAsk *ask, const char *word, gboolean or_undated, SpFinancialYear *year,
                              GError **error)
{
  gint origin = ask->snapshot->assumptions.origin.start;

  *year = sp_financial_year (0);
  if (or_undated && g_str_equal (word, "undated"))
    return TRUE;
  if (strchr (word, '/') != NULL && sp_financial_year_parse (word, year))
    {
      g_autofree char *financial = sp_financial_year_to_string (*year);

      return sp_edit_words_fail (error, _("“%s” is written as an academic year, and money is by financial year, from April: write it as %s."),
                                 word, financial);
    }
  if (!sp_financial_year_parse (word, year))
    return sp_edit_words_fail (error, or_undated ? _("“%s” is not a financial year; write it as 2014-15, or undated.")
                                                 : _("“%s” is not a financial year; write it as 2014-15."), word);
  if (ABS (year->start - origin) > SP_MOST_YEARS_AWAY)
    return sp_edit_words_fail (error, _("“%s” is more than %d years from the plan’s last census, in %d. Check the year."), word,
                               SP_MOST_YEARS_AWAY, origin);
  return TRUE;
}
