/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the group is asked to decide: the questions that the results raise, the most pressing first. */
#include "config.h"
#include "sp-capital-private.h"

#include <glib/gi18n-lib.h>

#define MOST_DECISIONS 3
#define ROUNDING 5000000 /* pence: a gap that the paper's own rounding to £0.1m could make asks nothing of anybody */

/* "Gt Yarmouth, of table 3" where a table prices no scheme: there the money ends. */
static char *
decide_gap (const SpCapitalSubject *subject)
{
  SpMoney all = sp_waterfall_get_missing (subject->waterfall);
  g_autofree char *gap = sp_money_to_words (all), *names = NULL;
  g_autoptr (GPtrArray) unpaid = g_ptr_array_new_with_free_func (g_free);

  if (all.pence < ROUNDING)
    return NULL;
  for (guint l = 0; l < sp_waterfall_get_n_lines (subject->waterfall); l++)
    {
      const SpWaterfallLine *line = sp_waterfall_get_line (subject->waterfall, l);
      g_autofree char *missing = sp_money_to_words (line->missing);

      if (line->missing.pence > 0 && line->project < 0 && line->table > 0)
        g_ptr_array_add (unpaid, g_strdup_printf (_("the schemes of table %d (%s)"), line->table, missing));
      else if (line->missing.pence > 0 && line->pot < 0) /* what pots are overdrawn by is no part of it */
        g_ptr_array_add (unpaid, g_strdup_printf ("%s (%s)", line->name, missing));
    }
  names = sp_capital_list_names (unpaid);
  if (names == NULL)
    return g_strdup_printf (_("How the %s that is missing is to be found before more schemes are committed."), gap);
  return g_strdup_printf (_("How the %s that is missing is to be found, or what is to wait: no money is found for %s."), gap, names);
}

static char *
decide_lapse (const SpCapitalSubject *subject)
{
  for (guint y = 0; y < sp_waterfall_get_n_years (subject->waterfall); y++)
    for (guint p = 0; p < sp_waterfall_get_n_purses (subject->waterfall); p++)
      {
        SpMoney lapsed = sp_waterfall_get_purse_year (subject->waterfall, p, y).lapsed;
        g_autofree char *money = NULL, *year = NULL;

        if (lapsed.pence <= 0)
          continue;
        money = sp_money_to_words (lapsed);
        year = sp_financial_year_to_string (sp_waterfall_get_year (subject->waterfall, y));
        return g_strdup_printf (_("What to bring forward so that %s of %s is spent before it lapses at the end of %s."), money,
                                sp_waterfall_get_purse (subject->waterfall, p)->name, year);
      }
  return NULL;
}

static char *
decide_late (const SpCapitalSubject *subject)
{
  const SpSnapshot *snapshot = sp_timetable_get_snapshot (subject->timetable);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL, *today = sp_timetable_month_to_string (sp_timetable_get_today (subject->timetable));

  for (guint p = 0; p < snapshot->n_projects; p++)
    if (sp_timetable_get_row (subject->timetable, (SpProjectIndex) p)->late)
      g_ptr_array_add (names, (gpointer) snapshot->projects[p].name);
  list = sp_capital_list_names (names);
  if (list == NULL)
    return NULL;
  return g_strdup_printf (ngettext ("Whether %s begins now or opens later: its decision was due before %s.",
                                    "Which of %s begin now and which open later: their decisions were due before %s.", names->len),
                          list, today);
}

/* Spend that later money pays: somebody has to find it until then. */
static char *
decide_forward (const SpCapitalSubject *subject)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  SpFinancialYear until = { 0 };
  SpMoney sum = { 0 };
  g_autofree char *list = NULL, *money = NULL, *year = NULL;

  for (guint l = 0; l < sp_waterfall_get_n_lines (subject->waterfall); l++)
    {
      const SpWaterfallLine *line = sp_waterfall_get_line (subject->waterfall, l);

      if (line->paid_late.pence <= 0)
        continue;
      sum = sp_money_add (sum, line->paid_late);
      until.start = MAX (until.start, line->settled.start);
      g_ptr_array_add (names, (gpointer) line->name);
    }
  list = sp_capital_list_names (names);
  if (list == NULL)
    return NULL;
  money = sp_money_to_words (sum);
  year = sp_financial_year_to_string (until);
  return g_strdup_printf (_("Who funds %s of %s forward, until the money for it comes in %s."), money, list, year);
}

static char *
decide_programme (const SpCapitalSubject *subject)
{
  const SpProgrammeFigures *f = subject->programme != NULL ? sp_programme_get_figures (subject->programme) : NULL;
  g_autofree char *cost = f != NULL ? sp_money_to_words (f->cost) : NULL;

  if (f == NULL || f->n_chosen == 0)
    return NULL;
  return g_strdup_printf (ngettext ("Whether the programme “%s” is carried out: %u option for %s (an estimate).",
                                    "Whether the programme “%s” is carried out: %u options for %s (estimates).", f->n_chosen),
                          subject->programme_name, f->n_chosen, cost);
}

static char *
decide_undated (const SpCapitalSubject *subject)
{
  SpMoney undated = sp_waterfall_get_money (subject->waterfall, sp_waterfall_get_n_years (subject->waterfall) - 1);
  g_autofree char *money = sp_money_to_words (undated);

  return undated.pence > 0 ? g_strdup_printf (_("By when the %s that no paper dates is to come, and who asks for it."), money) : NULL;
}

/* Nothing is wrong: then the next thing to be decided is what the timetable has next. */
static char *
decide_next (const SpCapitalSubject *subject)
{
  const SpSnapshot *snapshot = sp_timetable_get_snapshot (subject->timetable);
  gint today = sp_timetable_get_today (subject->timetable), first = G_MAXINT;
  const char *name = NULL;
  g_autofree char *month = NULL;

  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      const SpTimetableRow *row = sp_timetable_get_row (subject->timetable, (SpProjectIndex) p);
      gint decision = row->completion >= 0 ? row->completion - row->lead_months : -1;

      if (row->begun || decision < today || decision >= first)
        continue;
      first = decision;
      name = snapshot->projects[p].name;
    }
  if (name == NULL)
    return NULL;
  month = sp_timetable_month_to_string (first);
  return g_strdup_printf (_("%s, to be decided by %s."), name, month);
}

GPtrArray *
sp_capital_list_decisions (const SpCapitalSubject *subject)
{
  static char *(*const questions[]) (const SpCapitalSubject *) = {
    decide_gap, decide_lapse, decide_late, decide_forward, decide_programme, decide_undated, decide_next,
  };
  GPtrArray *decisions = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (questions) && decisions->len < MOST_DECISIONS; i++)
    {
      char *question = questions[i](subject);

      if (question != NULL)
        g_ptr_array_add (decisions, question);
    }
  return decisions;
}
