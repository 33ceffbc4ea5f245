/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What else might happen, and how such forecasts have done: worked out after a run's results are shown, on the same snapshot.
 * Made on the main thread, computed in a worker, read on the main thread again; only one thread holds it at a time. */
#pragma once

#include "sp-forecast-backtest.h"
#include "sp-need.h"
#include "sp-need-probability.h"

G_BEGIN_DECLS

typedef struct
{
  SpNeed            *need;        /* what it was worked out from */
  SpForecastPaths   *paths;       /* 1,000 of them, with the plan's seed */
  SpNeedProbability *probability;
  SpBacktest        *backtest;    /* NULL with backtest_missing set: the plan's past is too short */
  char              *backtest_missing;
} SpOutlook;

SpOutlook *sp_outlook_new (SpNeed *need); /* refs */
void       sp_outlook_free (SpOutlook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpOutlook, sp_outlook_free)
/* FALSE when an engine failed or the work was cancelled. */
gboolean   sp_outlook_compute (SpOutlook *self, SpProgress *progress, GError **error);

G_END_DECLS
