/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-edit-verbs-project.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-words-money.h"
#include "sp-edit-words.h"
#include "sp-riba-stage.h"

static const SpProject *
find_project (const SpEditAsk *ask, GError **error)
{
  return sp_edit_words_project (ask->snapshot, ask->words[0], error);
}

gboolean
sp_edit_verb_budget (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = find_project (ask, error);
  SpMoney money;
  const SpMoney *amount;

  return project != NULL && sp_edit_words_money (ask, ask->words[1], &money, &amount, error)
         && sp_edit_set_project_budget (ask->plan, ask->scenario_id, project->id, amount, ask->reason, error);
}

gboolean
sp_edit_verb_spend (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = find_project (ask, error);
  SpFinancialYear year;
  SpMoney money;
  const SpMoney *amount;

  return project != NULL && sp_edit_words_financial_year (ask, ask->words[1], FALSE, &year, error)
         && sp_edit_words_money (ask, ask->words[2], &money, &amount, error)
         && sp_edit_set_project_spend (ask->plan, ask->scenario_id, project->id, year, amount, ask->reason, error);
}

gboolean
sp_edit_verb_price_base (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = find_project (ask, error);
  SpPriceBase base = { 0, 0 };

  if (project == NULL)
    return FALSE;
  if (sp_edit_words_or_none (ask->words[1]) != NULL && !sp_price_base_parse (ask->words[1], &base))
    return sp_edit_words_fail (error, _("“%s” is not a quarter; write it as 2013Q3, or none where the prices are not said."),
                               ask->words[1]);
  return sp_edit_set_project_price_base (ask->plan, project->id, base, error);
}

gboolean
sp_edit_verb_riba_stage (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = find_project (ask, error);
  const char *stage = sp_edit_words_or_none (ask->words[1]);
  SpRibaStage read;

  if (project == NULL)
    return FALSE;
  if (stage != NULL && !sp_riba_stage_parse (stage, &read))
    return sp_edit_words_fail (error, _("“%s” is no RIBA stage. Write a letter from A to L or a number from 0 to 7, such as C, 2 or "
                                        "“B or C”."), stage);
  return sp_edit_set_project_stage (ask->plan, project->id, stage, error);
}

/* Where a date of completion is given, the words printed before are about another. */
gboolean
sp_edit_verb_opening (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = find_project (ask, error);
  gboolean dated = ask->n > 2;
  SpAcademicYear year = { 0 };

  if (project == NULL || (sp_edit_words_or_none (ask->words[1]) != NULL && !sp_edit_words_year (ask->words[1], &year, error)))
    return FALSE;
  if (year.start != 0 && ABS (year.start - ask->snapshot->assumptions.origin.start) > SP_MOST_YEARS_AWAY)
    return sp_edit_words_fail (error, _("“%s” is more than %d years from the plan’s last census, in %d. Check the year."), ask->words[1],
                               SP_MOST_YEARS_AWAY, ask->snapshot->assumptions.origin.start);
  return sp_edit_set_project_completion (ask->plan, project->id, dated ? NULL : project->completion_text,
                                         dated ? sp_edit_words_or_none (ask->words[2]) : project->completion_on, year, error);
}

gboolean
sp_edit_verb_lead_time (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = find_project (ask, error);
  gint64 months = -1;

  if (project == NULL)
    return FALSE;
  if (sp_edit_words_or_none (ask->words[1]) != NULL
      && !g_ascii_string_to_signed (ask->words[1], 10, 0, SP_MOST_LEAD_MONTHS, &months, NULL))
    return sp_edit_words_fail (error, _("“%s” is not a number of months from 0 to %d; write none for what is usual for such works."),
                               ask->words[1], SP_MOST_LEAD_MONTHS);
  return sp_edit_set_project_start (ask->plan, project->id, project->earliest_start_on, (gint) months, error);
}

gboolean
sp_edit_verb_earliest_start (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = find_project (ask, error);

  return project != NULL
         && sp_edit_set_project_start (ask->plan, project->id, sp_edit_words_or_none (ask->words[1]), project->lead_months, error);
}

/* 0 years takes what a scenario has moved it by away. */
static gboolean
move (const SpEditAsk *ask, gint sign, GError **error)
{
  const SpProject *project = find_project (ask, error);
  gint64 years = 0;

  if (project == NULL)
    return FALSE;
  if (!g_ascii_string_to_signed (ask->words[1], 10, ask->scenario_id != 0 ? 0 : 1, 30, &years, NULL))
    return sp_edit_words_fail (error, _("“%s” is not a whole number of years from 1 to 30."), ask->words[1]);
  return sp_edit_slip_project (ask->plan, ask->scenario_id, project->id, sign * (gint) years, ask->reason, error);
}

gboolean sp_edit_verb_project_later (const SpEditAsk *ask, GError **error) { return move (ask, 1, error); }
gboolean sp_edit_verb_project_earlier (const SpEditAsk *ask, GError **error) { return move (ask, -1, error); }
