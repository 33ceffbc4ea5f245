/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How likely need is to pass each half form of entry, year by year, and by when a project must be decided to be in
 * time.
 *
 * On every path of a forecast (sp-forecast-paths.h) pupils are set against places as sp-need.h has it, never netted
 * across year groups:
 *   entry reading = max (0, pupils (1 + margin) - places) of the entry year group / 30
 *   total reading = the same summed over the phase's year groups / places of one form over them
 * and the probability is the share of paths at or above the half form.
 *
 *   decision = 1 September of the first year in which that probability reaches the threshold, less the lead time
 *
 * Worked example, tests/need/test-probability.c: places end in September 2016, an expansion takes 18 to 30 months:
 * decide by September 2014, to be safe by March 2014, and by March 2015 at the very latest. */
#pragma once

#include "sp-forecast-paths.h"
#include "sp-lead-time.h"
#include "sp-supply.h"

G_BEGIN_DECLS

typedef enum
{
  SP_NEED_READING_ENTRY,
  SP_NEED_READING_TOTAL
} SpNeedReading;
#define SP_N_NEED_READINGS 2
const char *sp_need_reading_code (SpNeedReading reading); /* "entry", "total" */
const char *sp_need_reading_name (SpNeedReading reading); /* translated */

#define SP_N_HALF_FORMS 12 /* 0.5 to 6 forms: half form n is n / 2 forms, n from 1 */

typedef enum
{
  SP_PROJECT_KIND_EXPANSION,
  SP_PROJECT_KIND_NEW_PRIMARY,
  SP_PROJECT_KIND_NEW_SECONDARY
} SpProjectKind;
#define SP_N_PROJECT_KINDS 3
/* An expansion suits any area, a new school an area of its phase. */
gboolean sp_project_kind_suits (SpProjectKind kind, SpPhase phase);

typedef struct
{
  double margin;    /* < 0 = each area's own */
  double threshold; /* probability at which a half form counts as needed, above 0, at most 1 */
  SpLeadTime lead_time[SP_N_PROJECT_KINDS]; /* sp-lead-time.h */
} SpNeedProbabilityOptions;
#define SP_NEED_PROBABILITY_OPTIONS_INIT                                                                               \
  {                                                                                                                    \
    -1, 0.5,                                                                                                           \
    {                                                                                                                  \
      SP_LEAD_TIME_EXPANSION, SP_LEAD_TIME_NEW_PRIMARY, SP_LEAD_TIME_NEW_SECONDARY                                     \
    }                                                                                                                  \
  }

/* month 1 to 12 of a calendar year. */
typedef struct
{
  gint year, month;
} SpMonth;
/* The month so many months before 1 September of an academic year. Example: 30 months before 2016/17 is March 2014. */
SpMonth sp_need_month_before (SpAcademicYear year, gint months);
char *sp_month_to_string (SpMonth month); /* "March 2014", translated; free with g_free */
/* Whether it is over on the plan's own day (sp_plan_month); and "March 2014, past" when it is. Every decision date is said so. */
gboolean sp_month_is_past (SpMonth month, const SpSnapshot *snapshot);
char    *sp_month_say_decision (SpMonth month, const SpSnapshot *snapshot);

typedef struct _SpNeedProbability SpNeedProbability; /* immutable, atomically counted */
#define SP_TYPE_NEED_PROBABILITY (sp_need_probability_get_type ())
GType sp_need_probability_get_type (void);
/* G_IO_ERROR_INVALID_ARGUMENT when an option is outside its range; cancelled by progress. */
SpNeedProbability *sp_need_probability_run (SpForecastPaths *paths, SpSupply *supply,
                                            const SpNeedProbabilityOptions *options, SpProgress *progress,
                                            GError **error);
SpNeedProbability *sp_need_probability_ref (SpNeedProbability *self);
void sp_need_probability_unref (SpNeedProbability *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpNeedProbability, sp_need_probability_unref)

SpForecastPaths *sp_need_probability_get_paths (const SpNeedProbability *self);
SpSupply *sp_need_probability_get_supply (const SpNeedProbability *self);
double sp_need_probability_get_threshold (const SpNeedProbability *self);

/* Probability that need of an area at a lead (1 .. horizon) is at least half_form / 2 forms (1 .. SP_N_HALF_FORMS).
 * FALSE where the area's need is not known (as sp_need_get_area). */
gboolean sp_need_probability_get (const SpNeedProbability *self, SpAreaIndex area, SpNeedReading reading, gint lead,
                                  guint half_form, double *probability);
/* Need of an area on the mean of its paths, in forms: more than the need of the mean forecast, since room to spare on
 * one path does not serve the children of another. */
gboolean sp_need_probability_get_expected (const SpNeedProbability *self, SpAreaIndex area, SpNeedReading reading,
                                           gint lead, double *forms);

typedef struct
{
  gboolean reached;      /* FALSE: not within the horizon; the rest means nothing */
  SpAcademicYear needed; /* first year in which the probability reaches the threshold */
  double probability;    /* in that year */
  SpMonth safe, by, last; /* latest decision for the longest lead time, for the middle of its range, and for the shortest: by
                           * is the decision date every page and table gives */
} SpNeedDecision;
/* FALSE when the kind does not suit the area or its need is never known. */
gboolean sp_need_probability_get_decision (const SpNeedProbability *self, SpAreaIndex area, SpNeedReading reading,
                                           guint half_form, SpProjectKind kind, SpNeedDecision *out);

G_END_DECLS
