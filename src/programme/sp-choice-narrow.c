/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which openings are worth searching. With fractions allowed the least there can be, the bound, is found at once, and what each
 * opening would add to it; where that is more than an answer already there, no better answer has that opening (fixing by reduced
 * costs: Dantzig, Fulkerson and Johnson, Operations Research 2, 1954). A county has thousands of openings and money for few. */
#include "config.h"
#include "sp-choice-model.h"

#include <math.h>

#define HAIR 1e-5 /* as a share: the solver works in floating point */

/* The model's costs are set. FALSE: nothing is known. */
static gboolean
price (SpChoiceModel *model, const SpChoiceSearch *search, double *bound, double *prices)
{
  gsize n = (gsize) model->choice->n_options * (gsize) model->choice->n_years;
  gsize n_columns = (gsize) sp_mip_get_n_columns (model->mip);
  g_autofree double *x = g_new0 (double, n_columns + 1), *reduced = g_new0 (double, n_columns + 1);
  const SpMipOptions options = { .max_nodes = 1, .stop = search->stop, .stop_data = search->stop_data };

  if (!sp_mip_relax (model->mip, &options, x, reduced, bound))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    prices[i] = model->open[i] < 0 ? HUGE_VAL : MAX (reduced[model->open[i]], 0);
  return TRUE;
}

static void
leave (const SpChoiceModel *model, double bound, const double *prices, double most, guint8 *allowed)
{
  gsize n = (gsize) model->choice->n_options * (gsize) model->choice->n_years;

  for (gsize i = 0; i < n; i++)
    if (bound + prices[i] > most + HAIR * MAX (1, fabs (most)))
      allowed[i] = 0;
}

double
sp_choice_narrow_unplaced (const SpChoice *self, const SpChoiceSearch *search, double most, guint8 *allowed)
{
  g_autoptr (SpChoiceModel) model = sp_choice_model_new (self, allowed, NULL, TRUE);
  g_autofree double *prices = g_new (double, (gsize) self->n_options * (gsize) self->n_years + 1);
  double bound;

  sp_choice_model_set_unplaced (model);
  if (!price (model, search, &bound, prices))
    return 0;
  leave (model, bound + model->fixed_unplaced, prices, most, allowed);
  return bound + model->fixed_unplaced;
}

double
sp_choice_narrow_cost (const SpChoice *self, const SpChoiceSearch *search, const double *caps, double unplaced, double most,
                       guint8 *allowed)
{
  g_autoptr (SpChoiceModel) model = sp_choice_model_new (self, allowed, caps, TRUE);
  g_autofree double *prices = g_new (double, (gsize) self->n_options * (gsize) self->n_years + 1);
  double bound;

  sp_choice_model_hold_unplaced (model, unplaced);
  sp_choice_model_set_cost (model);
  if (!price (model, search, &bound, prices))
    return model->least_cost;
  leave (model, bound, prices, most, allowed);
  return bound;
}
