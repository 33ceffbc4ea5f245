/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of a forecast hand to one another, inside the room only.
 *
 *   history -> into (a ratio or a level for each year group) -> climb -> housing -> adjustment -> spread
 */
#pragma once

#include "sp-forecast-blend.h"
#include "sp-forecast-choice.h"
#include "sp-forecast.h"
#include "sp-forecast-method.h"
#include "sp-forecast-record.h"

G_BEGIN_DECLS

#define SP_N_RATIO_SLOTS 16 /* ratios kept, most recent first */

/* How pupils come into a year group. */
typedef enum
{
  SP_INTO_NOTHING, /* no history: nothing honest can be said */
  SP_INTO_RATIO,   /* feeder x ratio */
  SP_INTO_LEVEL,   /* no feeder held: recent intakes */
} SpIntoKind;

typedef struct
{
  SpIntoKind  kind;
  gboolean    overridden; /* by a planner: the ratio stands whatever the method */
  double      ratio, level;
  const char *method; /* interned, translated: to print */
  const SpForecastMethod *by;
} SpInto;

#define SP_N_BANDS 2        /* of leads, near and far, each with a method of its own */
#define SP_FIRST_FAR_LEAD 3
static inline gint
sp_forecast_band (gint lead)
{
  return lead >= SP_FIRST_FAR_LEAD;
}

struct _SpForecast
{
  gint           ref_count;
  SpSnapshot    *snapshot; /* NULL for a series */
  SpRollSeries  *series;
  SpAcademicYear origin;
  gint           horizon;
  guint          n_areas;
  GPtrArray     *findings;
  /* All [n_areas][horizon + 1][SP_N_GROUPS]; see sp_forecast_cell. */
  double        *component[SP_N_COMPONENTS];
  double        *pupils;
  guint8        *known;
  double        *reach[2];         /* half the width of the interval at 80 and at 95 % */
  SpForecastRecord *record;        /* what the intervals rest on; NULL until then */
  double         correlation[SP_RECORD_LEADS + 1]; /* of the errors of two year groups of an area, by lead */
  SpInto        *into;             /* [n_areas][SP_N_GROUPS]: of near leads */
  double        *history;          /* [n_areas][SP_N_GROUPS][SP_N_RATIO_SLOTS] past ratios; NULL in a rehearsal */
  guint8        *n_history;        /* [n_areas][SP_N_GROUPS] */
  SpInto        *into_far;         /* the same of far ones; NULL = no different */
  guint8        *births_projected; /* [n_areas][horizon + 1] */
  guint8        *registered;       /* [n_areas] 1 = reception is forecast from the pre-school register; NULL before */
  double        *dwellings;        /* [n_sites][horizon] lived in, expected of year origin + k; negative = not held. NULL for a
                                      series */
  guint          n_draws;          /* of every site's delivery: what is above the trend is not the same in each */
  float        **drawn;            /* [n_sites]: [horizon][n_draws] dwellings lived in; NULL = nothing to build */
  double        *growth_pupils;    /* [n_growth][SP_N_PHASES][horizon + 1]; NULL for a series */
  /* Kept to take a number apart afterwards; as in SpForecastWork, which hands them over. */
  const SpForecastMethod *method;
  SpForecastChoice *choice;        /* NULL: nothing was chosen by back-test */
  gboolean       takes_choices;    /* a planner's */
  SpExcludedYear *excluded;
  guint          n_excluded;
  double         weights[3];
  guint8        *first, *last, *fed;
  double        *base;
  guint8        *base_known;
};

/* A forecast in the making. */
typedef struct _SpForecastWork
{
  SpForecast       *out;         /* borrowed */
  const SpSnapshot *snapshot;    /* NULL for a series */
  const SpRollSeries *series;
  const SpForecastMethod *method;
  double            weights[3];
  guint8           *first, *last; /* [n_areas] year groups an area plans for */
  guint8           *fed;          /* [n_areas] SpFedKind of its first year group */
  double           *base;         /* [n_areas][horizon + 1][SP_N_GROUPS] the trend's pupils, apart from housing */
  guint8           *base_known;
  double            pooled[SP_N_GROUPS]; /* ratio of all areas together, once asked for: see pooled_asked */
  guint8            pooled_asked[SP_N_GROUPS], pooled_known[SP_N_GROUPS];
  gboolean          births_held;
  const SpForecastMethod **by;    /* [SP_N_BANDS][n_areas][SP_N_GROUPS] the method of each; see sp_forecast_assign */
  gboolean          by_borrowed;
  gboolean          housing_as_planned;
  guint64           seed;
  gboolean          rehearsal;    /* from an earlier origin: a planner's overrides are left out */
  SpForecastBlend  *blend;        /* where any method learns, else NULL */
} SpForecastWork;

/* Where the first year group of an area comes from. */
typedef enum
{
  SP_FED_ITSELF,    /* births, or the year group below in the same area */
  SP_FED_TRANSFER,  /* Year 6 of primary areas by the plan's transfer shares */
  SP_FED_AUTHORITY, /* no shares held: Year 6 of all primary areas together */
} SpFedKind;

static inline gsize
sp_forecast_cell (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group)
{
  return ((gsize) area * (self->horizon + 1) + lead) * SP_N_GROUPS + group;
}

static inline SpInto *
sp_forecast_into (const SpForecast *self, SpAreaIndex area, SpYearGroup group)
{
  return &self->into[(gsize) area * SP_N_GROUPS + group];
}

static inline SpInto *
sp_forecast_into_at (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group)
{
  SpInto *into = sp_forecast_band (lead) && self->into_far ? self->into_far : self->into;

  return &into[(gsize) area * SP_N_GROUPS + group];
}

SpForecast *sp_forecast_new_empty (SpSnapshot *snapshot, SpRollSeries *series, SpAcademicYear origin, gint horizon);
/* Code of the area; its name where the plan holds one. */
const char *sp_forecast_area_name (const SpForecast *self, SpAreaIndex area);
void        sp_forecast_take_finding (SpForecast *self, SpFinding *finding);
void        sp_forecast_add_finding (SpForecast *self, SpSeverity severity, const char *code, SpAreaIndex area,
                                     const char *format, ...) G_GNUC_PRINTF (5, 6);

/* Whether a census is left out of ratios; and whether a step into a year group of a year rests on one. */
gboolean    sp_forecast_is_excluded (const SpForecastWork *work, gint area, SpAcademicYear year);
gboolean    sp_forecast_step_is_excluded (const SpForecastWork *work, gint area, SpYearGroup group, SpAcademicYear year);
/* Which are left out, and what to say of it. */
void        sp_forecast_set_excluded (SpForecast *self, const SpForecastOptions *options);

/* The area history of a plan: rolls of the schools that make up each area at the origin, re-cut for every earlier year. */
SpRollSeries *sp_forecast_history_new (const SpSnapshot *snapshot, SpAcademicYear origin, GPtrArray *findings);

/* Findings about rolls and births far out of line with the years beside them (sp-roll-outlier.h). */
void sp_forecast_report_unlikely (const SpSnapshot *snapshot, const SpRollSeries *history, GPtrArray *findings);
/* The pre-school register of areas into their series; of districts shared out (sp-forecast-preschool.c). */
void     sp_forecast_fill_preschool (const SpSnapshot *snapshot, SpAcademicYear origin, SpRollSeries *series);
/* Says which areas forecast reception from the register; returns how many. */
guint    sp_forecast_find_registers (SpForecastWork *work);
/* Children aged 4 as reception of a year, or of a lead, begins; FALSE when not held, and *projected when they are not
 * counted yet. Of registered areas. */
gboolean sp_forecast_register_past (const SpForecastWork *work, SpAreaIndex area, SpAcademicYear entry, double *children);
gboolean sp_forecast_register_at (const SpForecastWork *work, SpAreaIndex area, gint lead, double *children,
                                  gboolean *projected);
static inline gboolean
sp_forecast_is_registered (const SpForecast *self, SpAreaIndex area)
{
  return self->registered != NULL && self->registered[area];
}
/* The staying-on ratio that the plan holds for an area: its own, else the authority's. */
gboolean sp_forecast_find_staying_on (const SpSnapshot *snapshot, SpAreaIndex area, SpYearGroup group, double *ratio);

/* Those who may move into a year group of an area in a year: births for reception, the year group below a year earlier, or
 * Year 6 of the areas that feed it. FALSE when not held. */
gboolean sp_forecast_feeder (const SpForecastWork *work, SpAreaIndex area, SpYearGroup group, SpAcademicYear year, double *pupils);
/* The same at a lead, from the trend's pupils of the lead before. */
gboolean sp_forecast_feeder_at (const SpForecastWork *work, SpAreaIndex area, SpYearGroup group, gint lead, double *pupils);

/* Births that reception of a lead rests on, and whether they had not happened or were not held (then taken as level). */
gboolean sp_forecast_births_at (const SpForecastWork *work, SpAreaIndex area, gint lead, double *births, gboolean *projected);

/* The method of every cell: the one named, the planner's, or the one chosen on the past. */
void sp_forecast_assign (SpForecastWork *work);
void sp_forecast_choose_into (SpForecastWork *work);
void sp_forecast_climb (SpForecastWork *work);
void sp_forecast_expect_dwellings (SpForecastWork *work);
void sp_forecast_add_housing (SpForecastWork *work);
void sp_forecast_add_adjustments (SpForecastWork *work);
void sp_forecast_add_up (SpForecastWork *work);
void sp_forecast_spread (SpForecastWork *work);
/* Whether the rolls are one authority's figures shared out among areas by a fixed key: no record to learn intervals from. */
gboolean sp_forecast_is_shared_out (const SpForecastWork *work);
/* The trend of the same areas by the same method from \`years\` before the origin, \`horizon\` ahead. FALSE when nothing is held for
 * it. End it with sp_forecast_rehearsal_end. */
gboolean sp_forecast_rehearse (const SpForecastWork *work, gint years, gint horizon, SpForecastWork *out);
void     sp_forecast_rehearsal_end (SpForecastWork *rehearsal);
/* The method that a series is forecast by when none is named. */
const char *sp_forecast_usual_method (const SpRollSeries *series, SpAcademicYear origin);
/* A plan's areas forecast from a past year on the series as it was then: the trend alone, with its intervals. */
SpForecast *sp_forecast_run_past (SpSnapshot *snapshot, SpRollSeries *series, const SpForecastOptions *options, GError **error);
void sp_forecast_count_growth (SpForecast *self);
/* Of SpHousingPart: the dwellings of every site and year that an area has pupils of at a lead; past is the mean of the
 * completions a year that the trend holds already, -1 = not known. Of a plan only. */
GArray *sp_forecast_housing_parts (const SpForecast *self, SpAreaIndex area, gint lead, double *past);

/* Pupils of one dwelling of a site (NULL: of dwellings at large) so many years after completion; years_since -1 = settled.
 * The scenario's yield factor is in it. FALSE when the plan holds no yield of the phase. */
gboolean sp_forecast_yield (const SpSnapshot *snapshot, SpPhase phase, const SpSite *site, gint years_since, double *out);

/* Of one kind of dwelling and any phase of the schema, as held: no yield factor. */
gboolean sp_forecast_yield_of (const SpSnapshot *snapshot, const char *phase, const SpDwellingMix *mix, gint years_since,
                               double *out);

G_END_DECLS
