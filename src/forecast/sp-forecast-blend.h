/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The method "blend": cohort and level blended, learned from all areas together (spk-blend.h, spk-intake.h). */
#pragma once

#include <glib.h>
#include "sp-year.h"

G_BEGIN_DECLS

typedef struct _SpForecastBlend SpForecastBlend;
struct _SpForecastWork;

/* Learns from the history of work up to its origin, and never later. */
SpForecastBlend *sp_forecast_blend_new (const struct _SpForecastWork *work);
void             sp_forecast_blend_free (SpForecastBlend *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpForecastBlend, sp_forecast_blend_free)
/* Before each lead: sums the parents' pupils of the lead before. */
void             sp_forecast_blend_begin_lead (SpForecastBlend *self, const struct _SpForecastWork *work, gint lead);
/* Pupils from a feeder. FALSE when no area of the parent has ever taken the step. */
gboolean         sp_forecast_blend_from_feeder (const SpForecastBlend *self, const struct _SpForecastWork *work,
                                                gint area, gint lead, SpYearGroup group, double feeder,
                                                gboolean ratio_only, double *pupils);
/* How much of an error in the feeder is left in what it becomes, 0.5 to 1. */
double           sp_forecast_blend_pass (const SpForecastBlend *self, SpYearGroup group);
/* Pupils of an intake without a feeder. */
gboolean         sp_forecast_blend_intake (const SpForecastBlend *self, gint area, gint lead, SpYearGroup group,
                                           double *pupils);

G_END_DECLS
