/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much is shared by all areas: a factor on the usual variance of it (sp-forecast-paths-weights.c), learned from
 * what all areas were out by together in rehearsals (spk-together.h). The leads of one origin share its years, so
 * together they are one witness. Where nothing was rehearsed the usual stands. */
#include "config.h"
#include "sp-forecast-paths-private.h"
#include "sp-forecast-private.h"

#include <math.h>
#include "spk-together.h"

#define REHEARSED 5
#define MOST_WEIGHED 500 /* areas; of more, every second, third … */

/* The correlation of two areas' totals that usual shares make. */
static double
correlation_between (const SpPathAllAreas *all, gint phase, gint lead)
{
  const SpPathAllAreas *one = &all[(gsize)(lead - 1) * SP_N_PHASES + phase];
  double pairs = one->sum * one->sum - one->squares;

  return pairs > 0 ? (one->shared_sum * one->shared_sum - one->shared_squares) / pairs : 0;
}

static guint
count_leads (const SpForecastRecord *record, gint phase, gint n_leads, guint origin)
{
  guint n = 0;

  for (gint lead = 1; lead <= n_leads; lead++)
    for (guint k = 0; k < record->n_together[phase][lead]; k++)
      n += record->together[phase][lead][k].origin == origin;
  return n;
}

static double
learn_factor (const SpForecastRecord *record, const SpPathAllAreas *all, gint phase, gint n_leads)
{
  SpkWitness witness[REHEARSED * SP_REHEARSALS];
  gsize n = 0;

  for (gint lead = 1; lead <= n_leads; lead++)
    for (guint k = 0; k < record->n_together[phase][lead]; k++)
      {
        const SpTogether *one = &record->together[phase][lead][k];

        witness[n++] = (SpkWitness){ one->square, correlation_between (all, phase, lead) * one->pairs,
                                     1.0 / count_leads (record, phase, n_leads, one->origin) };
      }
  return n > 0 ? spk_together_factor (witness, n) : 1;
}

void
sp_paths_learn_shared (SpForecastPaths *self)
{
  g_autofree SpPathAllAreas *all = g_new0 (SpPathAllAreas, (gsize)self->horizon * SP_N_PHASES);
  guint step = 1 + self->n_areas / MOST_WEIGHED;

  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    self->shared_factor[phase] = 1;
  if (!self->forecast->record)
    return;
  for (guint a = 0; a < self->n_areas; a += step)
    sp_paths_weigh_area (self, (gint)a, all);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    self->shared_factor[phase] = learn_factor (self->forecast->record, all, phase, MIN (self->horizon, REHEARSED));
}
