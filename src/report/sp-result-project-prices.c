/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of what year the prices of a project are, what its index makes of them, and what building costs where it is. */
#include "config.h"
#include "sp-result-programme.h"

#include <glib/gi18n-lib.h>

#include "sp-cost-index.h"
#include "sp-receipt.h"

/* The value to which costs are brought: that of the plan's price base, else the latest of its day; NULL = none is held. */
static const SpCostIndexValue *
find_now (const SpMoneyAssumptions *money, const SpSnapshot *snapshot)
{
  g_autofree char *day = sp_money_day (snapshot);

  return money->price_base.year != 0 ? sp_cost_index_find (money->index, money->price_base)
                                     : sp_cost_index_latest (money->index, day);
}

static char *
say_prices (const SpSnapshot *snapshot, gint index)
{
  const SpProject *project = &snapshot->projects[index];
  const SpMoneyAssumptions *money = &snapshot->money;
  const SpCostIndexValue *base = money->index != NULL ? sp_cost_index_find (money->index, project->price_base) : NULL;
  const SpCostIndexValue *now = money->index != NULL ? find_now (money, snapshot) : NULL;
  g_autofree char *at = sp_price_base_to_string (project->price_base);
  g_autofree char *to = now != NULL ? sp_price_base_to_string (now->quarter) : NULL;
  g_autofree char *amount = sp_money_to_words (project->budget), *then = NULL;
  SpMoney brought;

  if (!project->has_budget || project->price_base.year == 0)
    return NULL;
  if (money->index == NULL) /* Translators: money, and a quarter such as 2013Q3. */
    return g_strdup_printf (_("The budget of %s is at the prices of %s; the plan names no index that would bring it to another year's."),
                            amount, at);
  if (base == NULL || now == NULL || !sp_project_budget_now (snapshot, index, &brought))
    return g_strdup_printf (_("The budget of %s is at the prices of %s, of which the plan's index, %s, holds no value."), amount, at,
                            money->index->title);
  then = sp_money_to_words (brought);
  /* Translators: money at the prices of one quarter, and of another; then an index and its two values. */
  return g_strdup_printf (_("The budget of %s at the prices of %s is %s at those of %s (%s: %g to %g)."), amount, at, then, to,
                          money->index->title, base->value, now->value);
}

static char *
say_location (const SpSnapshot *snapshot, const SpProject *project)
{
  if (project->location_factor > 0)
    return g_strdup_printf (_("Building costs %.2f times as much here as in the nation, as said of the project."), project->location_factor);
  if (snapshot->money.has_location_factor)
    return g_strdup_printf (_("Building costs %.2f times as much here as in the nation, as said of the whole plan."),
                            snapshot->money.location_factor);
  return NULL;
}

char *
sp_sentence_for_project_prices (SpSnapshot *snapshot, gint project)
{
  g_autofree char *prices = say_prices (snapshot, project), *location = say_location (snapshot, &snapshot->projects[project]);

  if (prices != NULL && location != NULL) /* Translators: two sentences. */
    return g_strdup_printf (_("%s %s"), prices, location);
  return prices != NULL ? g_steal_pointer (&prices) : g_steal_pointer (&location);
}
