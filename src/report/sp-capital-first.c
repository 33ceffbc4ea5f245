/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-capital-private.h"

#include <glib/gi18n-lib.h>

#include "sp-number.h"
#include "sp-result-charts.h"
#include "sp-result-programme.h"
#include "sp-summary-private.h"

#define FIRST_FIGURE 225 /* points: with the words it leaves the page full and not over */
#define ROUNDING 5000000 /* pence, as of the decisions */

static SpFunding *
funding_of (const SpCapitalSubject *subject)
{
  return sp_waterfall_get_funding (subject->waterfall);
}

/* "£19.9m of the £92.7m capital programme for school places is not funded" */
char *
sp_capital_say_title (const SpCapitalSubject *subject)
{
  SpMoneyGap gap = sp_waterfall_get_gap (subject->waterfall);
  g_autofree char *short_by = sp_number_format ((double) gap.missing.pence / 1e8, 1);
  g_autofree char *cost = sp_number_format ((double) gap.cost.pence / 1e8, 1);

  if (gap.cost.pence == 0)
    return g_strdup (_("The capital programme for school places: nothing is asked for yet"));
  if (!sp_waterfall_has_money (subject->waterfall))
    return g_strdup_printf (_("The £%sm capital programme for school places: no money for it is held yet"), cost);
  if (gap.missing.pence >= ROUNDING)
    return g_strdup_printf (_("£%sm of the £%sm capital programme for school places is not funded"), short_by, cost);
  return g_strdup_printf (_("The money reaches for the capital programme for school places, £%sm"), cost);
}

static void
add_money (SpPaper *paper, const SpCapitalSubject *subject)
{
  SpFunding *funding = funding_of (subject);
  SpMoneyGap gap = sp_waterfall_get_gap (subject->waterfall);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *all = sp_money_to_words (gap.money), *unsure = sp_money_to_words (gap.uncertain);
  g_autofree char *agreements = sp_money_to_words (gap.agreements);
  g_autofree char *undated = sp_sentence_for_undated (subject->waterfall);

  if (!sp_waterfall_has_money (subject->waterfall))
    {
      sp_paper_add (paper, SP_TEXT_BODY, _("The money."), _("The plan holds no pot of money."));
      return;
    }
  g_string_printf (text, _("%s for growth, of all years: "), all);
  for (guint s = 0; s < sp_funding_get_n_sources (funding); s++)
    {
      g_autofree char *money = sp_money_to_words (sp_funding_get_source_total (funding, s));

      g_string_append_printf (text, "%s%s %s", s > 0 ? ", " : "", sp_funding_source_name (sp_funding_get_source (funding, s)), money);
    }
  if (gap.agreements.pence > 0)
    g_string_append_printf (text, _("%sagreements with developers %s"), sp_funding_get_n_sources (funding) > 0 ? ", " : "", agreements);
  g_string_append_c (text, '.');
  if (gap.uncertain.pence > 0)
    g_string_append_printf (text, _(" %s of it is expected or at risk, not received or announced."), unsure);
  if (undated != NULL)
    g_string_append_printf (text, " %s", undated);
  sp_paper_add (paper, SP_TEXT_BODY, _("The money."), text->str);
}

static void
add_schemes (SpPaper *paper, const SpCapitalSubject *subject)
{
  SpFunding *funding = funding_of (subject);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *all = sp_money_to_words (sp_funding_get_demand (funding));
  g_autofree char *state = sp_sentence_for_waterfall (subject->waterfall);

  if (sp_funding_get_n_tables (funding) == 0)
    {
      sp_paper_add (paper, SP_TEXT_BODY, _("The schemes."), _("The plan holds no scheme."));
      return;
    }
  g_string_printf (text, _("%s is asked for: "), all);
  for (guint t = 0; t < sp_funding_get_n_tables (funding); t++)
    {
      const SpTableDemand *demand = sp_funding_get_table (funding, t);
      g_autofree char *money = sp_money_to_words (demand->demand);

      if (demand->number > 0)
        g_string_append_printf (text, _("%stable %d %s"), t > 0 ? ", " : "", demand->number, money);
      else
        g_string_append_printf (text, _("%sothers %s"), t > 0 ? ", " : "", money);
    }
  g_string_append_printf (text, ". %s", state);
  sp_paper_add (paper, SP_TEXT_BODY, _("The schemes."), text->str);
}

static void
add_lapses (SpPaper *paper, const SpCapitalSubject *subject)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint y = 0; y < sp_waterfall_get_n_years (subject->waterfall); y++)
    for (guint p = 0; p < sp_waterfall_get_n_purses (subject->waterfall); p++)
      {
        SpMoney lapsed = sp_waterfall_get_purse_year (subject->waterfall, p, y).lapsed;
        g_autofree char *money = sp_money_to_words (lapsed);
        g_autofree char *year = sp_financial_year_to_string (sp_waterfall_get_year (subject->waterfall, y));

        if (lapsed.pence > 0)
          g_string_append_printf (text, _("%s%s of %s lapses unspent at the end of %s."), text->len > 0 ? " " : "", money,
                                  sp_waterfall_get_purse (subject->waterfall, p)->name, year);
      }
  if (text->len == 0)
    g_string_append (text, _("As the schemes are profiled, no money that has a year lapses unspent."));
  sp_paper_add (paper, SP_TEXT_BODY, _("What lapses."), text->str);
}

/* Planning areas short of places before a scheme brings any, counted by what is planned for them. NULL: no forecast. */
static char *
say_late_places (SpNeed *without)
{
  guint n[SP_PLACES_NONE + 1] = { 0 };
  g_autoptr (GArray) rows = without != NULL ? sp_late_places_find (without) : NULL;

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    n[g_array_index (rows, SpLatePlaces, i).state]++;
  return g_strdup_printf (_("Planning areas forecast to be short of the places there are (an estimate): %u. In %u of them a scheme brings places in "
                            "time, in %u too late; in %u one is planned and not dated, and for %u none is."), rows->len,
                          n[SP_PLACES_IN_TIME], n[SP_PLACES_LATE], n[SP_PLACES_NOT_DATED], n[SP_PLACES_NONE]);
}

static void
add_late (SpPaper *paper, const SpCapitalSubject *subject)
{
  g_autofree char *timetable = sp_sentence_for_timetable (subject->timetable), *areas = say_late_places (subject->without);

  sp_paper_add_printf (paper, SP_TEXT_BODY, _("What is late."), "%s%s%s", timetable != NULL ? timetable : _("The plan holds no scheme."),
                       areas != NULL ? " " : "", areas != NULL ? areas : "");
}

static void
add_decisions (SpPaper *paper, const SpCapitalSubject *subject)
{
  g_autoptr (GPtrArray) decisions = sp_capital_list_decisions (subject);

  if (decisions->len == 0)
    {
      sp_paper_add (paper, SP_TEXT_ASK, _("The group is asked"), _("to note the programme and its spending profile."));
      return;
    }
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("The group is asked to decide"));
  for (guint i = 0; i < decisions->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);

      sp_paper_add (paper, SP_TEXT_ASK, number, decisions->pdata[i]);
    }
}

static void
add_chart (SpPaper *paper, const SpCapitalSubject *subject)
{
  SpMoneyGap gap = sp_waterfall_get_gap (subject->waterfall);
  SpFigure figure;

  if (gap.cost.pence == 0 && gap.money.pence == 0)
    return;
  figure = sp_summary_chart (sp_chart_for_envelope (subject->waterfall), 1);
  figure.height = FIRST_FIGURE;
  sp_paper_add_figures (paper, &figure, 1);
}

static void
add_gap (SpPaper *paper, const SpCapitalSubject *subject)
{
  g_autofree char *gap = sp_sentence_for_funding (subject->waterfall);

  sp_paper_add_printf (paper, SP_TEXT_BODY, _("The gap."), "%s", gap);
}

void
sp_capital_add_first_page (SpPaper *paper, const SpCapitalSubject *subject)
{
  add_money (paper, subject);
  add_schemes (paper, subject);
  add_gap (paper, subject);
  add_chart (paper, subject);
  add_lapses (paper, subject);
  add_late (paper, subject);
  add_decisions (paper, subject);
  sp_paper_add_contents (paper);
}
