/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rolls of Norfolk that domain.md GT-1 is worked on, for forecasts with no plan. */
#pragma once

#include "sp-forecast.h"
#include "sp-small-plan.h"

G_BEGIN_DECLS

#define N_GROUPS 12 /* R and Y1 to Y11 */

/* n_areas alike, each the whole county: rolls of 2014/15 to 2019/20, births of those entering in 2017 to 2022. */
SpRollSeries *new_norfolk (guint n_areas);
/* By 3:2:1, which is what is reckoned by hand, unless the options name a method; what goes wrong ends the test. */
SpForecast   *run (SpRollSeries *series, SpForecastOptions options);
/* -1 = not forecast. */
double        pupils_of (SpForecast *forecast, gint area, gint lead, SpYearGroup group);

G_END_DECLS
