/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The searches of one model: the least unplaced, then the least cost at that, then the earliest years of what is chosen. */
#include "config.h"
#include "sp-choice-model.h"

#include <math.h>

#define LESS_THAN_ONE 0.999 /* of what comes in whole numbers (pupils, £ thousand, years): no better answer is left */
#define LITTLE 1e-6         /* of what does not */
#define PENNY 1e-4          /* £ thousand; more than the solver's rounding */

static gboolean
is_whole (const SpChoice *choice)
{
  gsize n = (gsize) choice->n_cells * (gsize) choice->n_years * choice->n_lines;

  for (gsize i = 0; i < n; i++)
    if (choice->constant[i] != floor (choice->constant[i]) || (choice->slope[i] != 1 && choice->slope[i] != 0))
      return FALSE;
  for (guint i = 0; i < choice->n_options; i++)
    for (guint p = 0; p < choice->options[i].n_places; p++)
      if (choice->options[i].places[p].places != floor (choice->options[i].places[p].places))
        return FALSE;
  return TRUE;
}

double
sp_choice_least_pupils (const SpChoice *self)
{
  return is_whole (self) ? LESS_THAN_ONE : LITTLE;
}

/* A model whose costs are set, beginning with `opens` and leaving the best there. FALSE: nothing found. */
static gboolean
run (SpChoiceModel *model, const SpChoiceSearch *search, double gap, gboolean has_start, gint *opens, SpChoiceFound *found)
{
  gsize n = (gsize) sp_mip_get_n_columns (model->mip);
  g_autofree double *start = g_new0 (double, n + 1);
  g_autofree double *x = g_new0 (double, n + 1);
  SpMipOptions options = { .gap_share = search->gap, .gap_absolute = gap, .max_nodes = search->max_nodes, .stop = search->stop,
                           .stop_data = search->stop_data };
  SpMipStatus status;
  gint nodes;

  if (has_start)
    {
      sp_choice_model_start (model, opens, start);
      options.start = start;
    }
  status = sp_mip_solve (model->mip, &options, x, &found->amount, &found->bound, &nodes);
  found->nodes += nodes;
  found->proved = status == SP_MIP_OPTIMAL;
  if (status != SP_MIP_OPTIMAL && status != SP_MIP_STOPPED)
    return FALSE;
  sp_choice_model_read (model, x, opens);
  return TRUE;
}

gboolean
sp_choice_search_unplaced (SpChoiceModel *model, const SpChoiceSearch *search, double gap, gboolean has_start, gint *opens,
                           SpChoiceFound *found)
{
  double whole = sp_choice_least_pupils (model->choice);

  sp_choice_model_set_unplaced (model);
  if (!run (model, search, MAX (gap, whole), has_start, opens, found))
    return FALSE;
  if (found->proved && found->amount - found->bound < whole + LITTLE)
    found->bound = found->amount;
  return TRUE;
}

gboolean
sp_choice_search_cost (SpChoiceModel *model, const SpChoiceSearch *search, double gap, double unplaced, gboolean has_start,
                       gint *opens, SpChoiceFound *found)
{
  sp_choice_model_hold_unplaced (model, unplaced);
  sp_choice_model_set_cost (model);
  if (!run (model, search, MAX (gap, LESS_THAN_ONE), has_start, opens, found))
    return FALSE;
  if (found->proved && found->amount - found->bound < LESS_THAN_ONE + LITTLE)
    found->bound = found->amount;
  return TRUE;
}

void
sp_choice_search_years (SpChoiceModel *model, const SpChoiceSearch *search, double unplaced, gint *opens, SpChoiceFound *found)
{
  sp_choice_model_hold_unplaced (model, unplaced);
  sp_mip_set_row_bounds (model->mip, model->row_cost, model->least_cost, sp_choice_model_get_cost (model, opens) + PENNY);
  sp_choice_model_set_years (model);
  sp_choice_model_leave_out_rest (model, opens);
  run (model, search, LESS_THAN_ONE, TRUE, opens, found);
}
