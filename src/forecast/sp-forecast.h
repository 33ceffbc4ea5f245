/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast: pupils by planning area, academic year and year group, taken apart into components that add up.
 *
 *   total = moved up + births + housing + adjustment          (every cell, exactly: they are summed in this order)
 *
 * moved up    last year's year group below (or the transfer into Year 7), times its progression ratio
 * births      births to residents times take-up (births to reception ratio), in reception
 * housing     pupils of dwellings above the trend the ratios already hold; they age with their cohort, apart from it
 * adjustment  what a planner added, with a reason (scenario override)
 */
#pragma once

#include <glib-object.h>
#include "sp-progress.h"
#include "sp-roll-series.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

#define SP_FORECAST_ERROR (sp_forecast_error_quark ())
GQuark sp_forecast_error_quark (void);
typedef enum
{
  SP_FORECAST_ERROR_NO_HISTORY, /* nothing to start from: no roll at the origin anywhere */
  SP_FORECAST_ERROR_OPTIONS,    /* an option outside its range or an unknown method; the message says which */
} SpForecastError;

typedef enum { SP_COMPONENT_MOVED_UP, SP_COMPONENT_BIRTHS, SP_COMPONENT_HOUSING, SP_COMPONENT_ADJUSTMENT } SpComponent;
#define SP_N_COMPONENTS 4
const char *sp_component_code (SpComponent component); /* "moved-up" … */
const char *sp_component_name (SpComponent component); /* translated */

typedef struct
{
  SpAcademicYear origin;     /* {0} = the plan's */
  gint           horizon;    /* academic years ahead, 0 = the plan's, at most 30 */
  const char    *method;     /* "weighted" (3:2:1) …, or "auto": chosen by back-test (sp-forecast-choice.h); NULL = "weighted"
                                for a plan, and for a series "auto", or "weighted" where it has under five areas of 500
                                pupils a year group or more. With NULL or "auto" a planner's own choices
                                (SpSnapshot.method_choices) come first. Borrowed during the run only. */
  double         weights[3]; /* all 0 = the plan's, or 3:2:1 */
  guint64        seed;       /* 0 = the plan's */
  const SpAcademicYear *excluded; /* censuses left out of ratios, beside those the plan leaves out. Borrowed likewise. */
  guint          n_excluded;
  gboolean       housing_as_planned; /* every site's dwellings in the years planned and for certain, not as its delivery is
                                        expected */
} SpForecastOptions;
#define SP_FORECAST_OPTIONS_INIT { .origin = { 0 } }

typedef struct _SpForecast SpForecast; /* immutable, atomically counted */
#define SP_TYPE_FORECAST (sp_forecast_get_type ())
GType       sp_forecast_get_type (void);
SpForecast *sp_forecast_ref (SpForecast *self);
void        sp_forecast_unref (SpForecast *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpForecast, sp_forecast_unref)

/* The engine's door for a plan: all its planning areas. Never reads a roll after the origin, nor the outturn. */
SpForecast *sp_forecast_run (SpSnapshot *snapshot, const SpForecastOptions *options, SpProgress *progress, GError **error);
/* The same with no plan: areas of a series, year groups as they are (R-Y14 in one area), no housing. Uses births as given. */
SpForecast *sp_forecast_run_series (SpRollSeries *series, const SpForecastOptions *options, SpProgress *progress, GError **error);

/* The result. Areas are the snapshot's (SpAreaIndex) or the series'. Year 0 is the origin (actual rolls; the only component
 * is moved up), 1..horizon are forecast. */
SpSnapshot    *sp_forecast_get_snapshot (const SpForecast *self); /* NULL for a series */
SpRollSeries  *sp_forecast_get_series (const SpForecast *self);   /* area history as re-cut; never NULL */
SpAcademicYear sp_forecast_get_origin (const SpForecast *self);
gint           sp_forecast_get_horizon (const SpForecast *self);
guint          sp_forecast_get_n_areas (const SpForecast *self);
/* Name to print of the method of the first year ahead: "weighted 3:2:1". */
const char    *sp_forecast_get_method (const SpForecast *self, SpAreaIndex area, SpYearGroup group);
/* The same of any year ahead: near and far leads may differ under "auto". */
const char    *sp_forecast_get_method_at (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group);
/* Censuses left out of ratios, the plan's and the options'; reason NULL = only asked for. Borrowed. */
const SpExcludedYear *sp_forecast_get_excluded (const SpForecast *self, guint *n);

/* Whether a planner's own choices of a method come first: of a plan, where no single method was asked for. */
gboolean       sp_forecast_takes_choices (const SpForecast *self);

/* How a cell came by its method. */
typedef enum
{
  SP_METHOD_NAMED,       /* asked for, or what is usual */
  SP_METHOD_BY_PLANNER,  /* chosen in the plan, with a reason */
  SP_METHOD_BY_BACKTEST, /* best on this past and the shipped record together */
  SP_METHOD_BY_RECORD,   /* best on the shipped record: too little past here */
} SpMethodSource;
typedef struct
{
  SpMethodSource source;
  const char *method, *label; /* as typed, as printed */
  const char *reason;         /* a planner's; NULL = none */
  gboolean by_past;           /* "auto" chose it, whether or not a planner chose "auto" */
  guint n, n_origins;         /* past forecasts compared here, and from how many starting years; 0 = none */
  double error, usual;        /* of them, weighted, of this method and of 3:2:1; shares */
} SpMethodRecord;
/* FALSE where nothing is forecast. lead 1 .. horizon. */
gboolean       sp_forecast_get_method_record (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group,
                                              SpMethodRecord *out);
GPtrArray     *sp_forecast_get_findings (const SpForecast *self); /* of SpFinding, borrowed */

/* Pupils of one cell, lead 0..horizon; FALSE when nothing honest can be said (no history for that year group). */
gboolean sp_forecast_get_pupils (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group, double *pupils);
double   sp_forecast_get_component (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group, SpComponent component);
/* Interval of a cell at 80 or 95 % (level 80 or 95). lower is never negative; equal to the pupils at lead 0. */
gboolean sp_forecast_get_interval (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group, gint level, double *lower, double *upper);
/* Interval of a sum of year groups first..last of an area (their errors are correlated, so not the sum of intervals). */
gboolean sp_forecast_get_sum_interval (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup first, SpYearGroup last, gint level,
                                       double *pupils, double *lower, double *upper);
/* The record under a fan: of n past intervals as many years ahead, of year groups like this one, or of totals of like areas
 * where last > first, so many held (a share). Each is judged as it would have been without its own origin. FALSE where
 * the past is too short to have any, or a lead further than five years. "Of 1,240 past 80 % intervals at 3 years for
 * areas of this size, 79 % held." */
gboolean sp_forecast_get_past_ranges (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup first, SpYearGroup last,
                                      gint level, guint *n, double *held);
/* TRUE from the lead at which reception rests on births that had not happened, or were not held, at the origin. */
gboolean sp_forecast_births_projected (const SpForecast *self, SpAreaIndex area, gint lead);
/* The ratio used into a year group (births to reception for R), and the ratios it was made of, most recent first;
 * n_history at most 16. FALSE when none could be formed. */
gboolean sp_forecast_get_ratio (const SpForecast *self, SpAreaIndex area, SpYearGroup group, double *ratio, double history[16], guint *n_history);

/* Pupils of the dwellings of one growth area (all of them, not only those above the trend) by yield and years since
 * completion: what the growth area's own panel shows. Phase pupils at lead 0..horizon, and the settled (long-run) and peak
 * figures for its whole dwellings range. */
double   sp_forecast_get_growth_pupils (const SpForecast *self, SpGrowthIndex growth, SpPhase phase, gint lead);
typedef struct
{
  double pupils_min, pupils_max; /* settled yield x dwellings_min..max; max negative = open-ended */
  double forms_min, forms_max;   /* / 210 or / 150; domain.md 1.3 */
} SpGrowthSettled;
gboolean sp_forecast_get_growth_settled (const SpForecast *self, SpGrowthIndex growth, SpPhase phase, SpGrowthSettled *out); /* FALSE: no dwellings figure */

/* The most pupils of a growth area's dwellings there are at once, low and high: its sites built in the years the plan has, then on
 * at the same rate until the lower, or the higher, figure of their dwellings is reached; yields by years since completion. */
typedef struct
{
  double pupils_min, pupils_max; /* max negative = open-ended */
  double forms_min, forms_max;
  SpAcademicYear year_min, year_max; /* of the January census with the most, of each; {0} = not dated: some site has no years */
} SpGrowthPeak;
gboolean sp_forecast_get_growth_peak (const SpForecast *self, SpGrowthIndex growth, SpPhase phase, SpGrowthPeak *out); /* FALSE: no dwellings figure, or no yield */

/* The default yields of dwellings in pupils per dwelling at settled stock for a phase, from the snapshot's yields. */
double   sp_forecast_get_settled_yield (const SpForecast *self, SpPhase phase);

G_END_DECLS
