/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-risk.h"

#define DEVELOPED_DESIGN 3 /* RIBA stage D; before it a cost is early */

SpProgrammeRisk
sp_programme_risk_of (const SpRiskItem *items, guint n)
{
  SpProgrammeRisk out = { 0 };
  double cost = 0, known = 0;

  for (guint i = 0; i < n; i++)
    {
      const SpRiskItem *item = &items[i];
      double pence = (double) MAX (item->cost.pence, 0);
      SpMoney low = item->cost, high = item->cost;

      cost += pence;
      known += item->score > 0 ? pence : 0;
      out.risk += pence * item->score;
      out.highest = MAX (out.highest, item->score);
      out.early_least += item->staged && item->stage.last < DEVELOPED_DESIGN ? pence : 0;
      out.early_most += !item->staged || item->stage.first < DEVELOPED_DESIGN ? pence : 0;
      if (item->staged)
        sp_riba_stage_span (&item->stage, item->cost, &low, &high);
      out.lowest = sp_money_add (out.lowest, low);
      out.highest_cost = sp_money_add (out.highest_cost, high);
    }
  out.scored = known > 0;
  out.risk = known > 0 ? out.risk / known : 0;
  out.not_known = cost > 0 ? (cost - known) / cost : 0;
  out.early_least = cost > 0 ? out.early_least / cost : 0;
  out.early_most = cost > 0 ? out.early_most / cost : 0;
  return out;
}

static gint
score_of (const SpProject *project)
{
  gint score = 0;

  for (guint r = 0; r < project->n_risks; r++)
    score = MAX (score, project->risks[r].likelihood * project->risks[r].impact);
  return score;
}

SpProgrammeRisk
sp_programme_get_risk (const SpProgramme *self)
{
  SpOptionSet *set = sp_programme_get_set (self);
  const SpSnapshot *s = sp_option_set_get_snapshot (set);
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (SpRiskItem));

  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    {
      const SpOption *option = sp_option_set_get (set, i);
      SpRiskItem item = { .cost = option->cost };

      if (!sp_programme_get_opens (self, i).start)
        continue;
      item.score = option->project >= 0 ? score_of (&s->projects[option->project]) : 0;
      item.staged = sp_option_set_get_stage (set, i, &item.stage);
      g_array_append_val (items, item);
    }
  return sp_programme_risk_of ((const SpRiskItem *) (gpointer) items->data, items->len);
}
