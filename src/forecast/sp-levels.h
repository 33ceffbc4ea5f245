/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools, planning areas and the authority, in agreement: the pupils of a school are parts of its area's, and its area's
 * of the authority's, as numbers and as whole children.
 *
 * The forecast of planning areas stands (sp-forecast.h); it is not changed here unless asked.
 *   schools    demand, before anybody is turned away:
 *                a year group that moves up in the school:  last year's below x area ratio x the school's departure
 *                departure = (K + sum after) / (K + sum expected), expected by the area's ratios of the same three years, K = 120:
 *                a small school borrows its parent's ratio, a large one keeps its own (domain.md 5.7; spk-departure.h)
 *                a year group that children enter (reception, Year 7, and the first that the school teaches): the school's
 *                share of past intakes of the area, weighted as ratios are; or, where the plan holds shares
 *                of the schools they come from (school_transfer), those
 *                into Years 12-14 by the plan's staying-on ratio of the school, where it holds one
 *              then scaled so that each year group adds to its area's (top-down, domain.md 5.6); what the plan states
 *              outright is scaled only if all of it is more than the area has
 *   areas      as forecast; or, blended, fitted to the authority's year groups and to their own totals in proportion
 *              (iterative proportional fitting, domain.md 5.6; Deming and Stephan 1940)
 *   authority  the sum of its areas; or, blended, the precision-weighted mean of that sum and of the authority forecast as
 *              one area: F = (F_top / s_top^2 + F_bottom / s_bottom^2) / (1 / s_top^2 + 1 / s_bottom^2) (Bates and Granger 1969).
 *              Housing and adjustments are the areas' in both.
 *   children   whole, by largest remainder from the top down: the phase's total rounded, shared among its year groups, each
 *              of these among areas, each area's among schools, so that no total is altered by rounding
 * Pupils of schools in no planning area (special schools) are not forecast. Schools are as they are at the origin, re-cut
 * (sp-recut.h); one that opens later has no demand of its own, only what others cannot admit; one that closes passes its
 * children to those that follow it, or to the rest of its area. */
#pragma once

#include "sp-forecast.h"

G_BEGIN_DECLS

typedef enum { SP_RECONCILE_AREAS, SP_RECONCILE_BLENDED } SpReconcile;
gboolean    sp_reconcile_parse (const char *text, SpReconcile *out);

/* How children come to a school's year group. */
typedef enum
{
  SP_DEMAND_COUNTED,  /* the origin */
  SP_DEMAND_MOVED_UP, /* the year group below in the same school */
  SP_DEMAND_SHARE,    /* share of past intakes of its area */
  SP_DEMAND_SHARES,   /* the plan's shares of the schools they come from */
  SP_DEMAND_STAYING,  /* the plan's staying-on ratio */
  SP_DEMAND_PLACES,   /* no intake of the area is held: by places, or evenly */
  SP_DEMAND_NONE,     /* it does not teach the year group then, or only takes whom others cannot */
} SpDemandKind;
const char *sp_demand_kind_code (SpDemandKind kind);
const char *sp_demand_kind_name (SpDemandKind kind); /* translated */

typedef struct
{
  SpDemandKind kind;
  double       feeder;  /* who might come: negative = not applicable */
  double       ratio;   /* times this: ratio or share; negative likewise */
  double       scale;   /* times this, so that the area's schools add up */
  double       pupils;  /* = feeder x ratio x scale (of SP_DEMAND_SHARES: ratio 1, feeder the sum of shares) */
  gint         whole;   /* children */
} SpSchoolDemand;

typedef struct _SpLevels SpLevels; /* immutable, atomically counted */
#define SP_TYPE_LEVELS (sp_levels_get_type ())
GType     sp_levels_get_type (void);
/* Of a plan's forecast (not of a series). Errors: cancelled; those of sp_forecast_run_series when blending. */
SpLevels *sp_levels_run (SpForecast *forecast, SpReconcile reconcile, SpProgress *progress, GError **error);
SpLevels *sp_levels_ref (SpLevels *self);
void      sp_levels_unref (SpLevels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLevels, sp_levels_unref)

SpForecast *sp_levels_get_forecast (const SpLevels *self);
SpReconcile sp_levels_get_reconcile (const SpLevels *self);
/* Pupils of a cell at lead 0 (as counted) .. horizon, exact and whole (either may be NULL). FALSE: nothing honest can be
 * said. Of the authority: the sum over the areas that are known. */
gboolean sp_levels_get_authority (const SpLevels *self, gint lead, SpYearGroup group, double *pupils, gint *whole);
gboolean sp_levels_get_area (const SpLevels *self, SpAreaIndex area, gint lead, SpYearGroup group, double *pupils, gint *whole);
gboolean sp_levels_get_school (const SpLevels *self, SpSchoolIndex school, gint lead, SpYearGroup group, SpSchoolDemand *demand);
/* Children of an area whose year group no open school of it teaches: they are in the area's number and in no school's. */
gint     sp_levels_get_no_school (const SpLevels *self, SpAreaIndex area, gint lead, SpYearGroup group);
/* The area that a school's year group counts in, as at the origin; -1 = none. */
SpAreaIndex sp_levels_get_school_area (const SpLevels *self, SpSchoolIndex school, SpYearGroup group);
/* Whether the school is open, and teaches the year group, at the January census of a lead. */
gboolean sp_levels_school_teaches (const SpLevels *self, SpSchoolIndex school, gint lead, SpYearGroup group);
/* Recent pupils of the school's year group, weighted by year: how it has been chosen. 0 where none are held. */
double   sp_levels_get_past_intake (const SpLevels *self, SpSchoolIndex school, SpYearGroup group);
/* When blended: the two forecasts of the authority and their standard deviations. FALSE when not blended or not known. */
typedef struct { double top, s_top, bottom, s_bottom; } SpLevelBlend;
gboolean sp_levels_get_blend (const SpLevels *self, gint lead, SpYearGroup group, SpLevelBlend *out);

G_END_DECLS
