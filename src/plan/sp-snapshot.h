/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan at one revision under one scenario, in memory: what every engine reads.
 *
 * Immutable and atomically counted: anyone may hold one on any thread. Nouns are arrays of structs with a dense index
 * (SpAreaIndex …); numbers are row-major grids over those indexes with an explicit mask of what is known. Scenario
 * overrides have already been applied; `overrides` lists them, with their reasons, for whoever prints a result. All
 * strings belong to the snapshot, and are sound UTF-8. NULL string = not said. Index -1 = none; what referred to a row
 * that is not there (sp_plan_check names it) is -1 or left out.
 *
 * Scenarios are applied from the plan downwards: a level's value takes the place of its parent's, a slip is added to
 * the parent's (it moves what the parent has), and places from a year on hold whatever the plan or the parent says
 * later.
 */
#pragma once

#include "sp-snapshot-housing.h"
#include "sp-snapshot-money.h"
#include "sp-snapshot-project.h"

G_BEGIN_DECLS

typedef struct
{
  const char *scenario;
  const char *subject;
  gint64 target_id;
  SpAcademicYear year;
  gint year_group; /* -1 none */
  gboolean has_value;
  double value;
  const char *reason;
} SpOverride;

/* A census left out of ratios, by the plan. */
typedef struct { SpAcademicYear year; SpAreaIndex area; /* -1 = everywhere */ const char *reason; } SpExcludedYear;

/* How children come into a year group. */
typedef enum
{
  SP_ENTRY_ANY = -1, SP_ENTRY_RECEPTION, SP_ENTRY_YEAR_7, SP_ENTRY_OTHER, SP_ENTRY_MOVING_UP, SP_ENTRY_SIXTH_FORM,
} SpEntryPoint;
#define SP_N_ENTRY_POINTS 5
const char *sp_entry_point_code (SpEntryPoint self); /* of the schema; NULL for any */
const char *sp_entry_point_name (SpEntryPoint self); /* translated */

/* A method a planner has chosen for some of a plan. */
typedef struct
{
  gint64       id;
  SpAreaIndex  area;  /* -1 = all */
  gint         phase; /* SpPhase; -1 = both */
  SpEntryPoint point;
  const char  *method, *reason;
} SpMethodChoice;

typedef struct { double lon, lat; const char *name; gint importance; } SpPlace;
typedef struct { const SpShape *shape; gboolean is_river; const char *name; } SpBaseLine;

/* Forecast and need assumptions in force, overrides applied. */
typedef struct
{
  SpAcademicYear origin;
  gint           horizon;
  double         weights[3];       /* most recent first */
  double         operating_margin;
  double         yield_factor;
  guint64        seed;
} SpAssumptions;

typedef struct _SpSnapshot SpSnapshot;
struct _SpSnapshot
{
  /*< private >*/
  gint ref_count;
  gpointer arena;
  SpSnapshot *base; /* of a trial (sp-trial.h): holds what the two share */
  /*< public, read only >*/
  gint64      revision;
  const char *title, *authority_name, *la_code;
  gint64      scenario_id;  /* 0 = the plan as it stands (also when asked for by its own id) */
  const char *scenario_name;
  SpAssumptions assumptions;

  const SpDistrict *districts; guint n_districts;
  const SpArea     *areas;     guint n_areas;
  const SpSchool   *schools;   guint n_schools;
  const SpMembership *memberships; guint n_memberships;
  const SpGrowthArea *growth_areas; guint n_growth_areas;
  const SpSite     *sites;     guint n_sites;
  const SpYield    *yields;    guint n_yields;
  const SpYieldBuildUp *build_up; guint n_build_up;
  const SpYieldObservation *yield_observations; guint n_yield_observations; /* by phase, then name */
  const SpDeliveryDefault *delivery_defaults; guint n_delivery_defaults;    /* as delivery_default */
  const SpTransfer *transfers; guint n_transfers;
  const SpSchoolLink *school_links; guint n_school_links;
  const SpSchoolTransfer *school_transfers; guint n_school_transfers; /* by school it goes to, then year group */
  const SpStayingOn *staying_on; guint n_staying_on;
  const SpProgrammeTable *programme_tables; guint n_programme_tables;
  const SpProject  *projects;  guint n_projects;
  const SpOption   *options;   guint n_options;
  const SpSavedProgramme *programmes; guint n_programmes; /* by name */
  const SpPot      *pots;      guint n_pots;
  const SpAgreement *agreements; guint n_agreements;
  const SpCilClaim *cil_claims; guint n_cil_claims;
  const SpPotAllocation *allocations; guint n_allocations; /* by pot, then project, then year */
  const SpCostIndex *cost_indices; guint n_cost_indices;   /* by id */
  SpMoneyAssumptions money;
  const SpAbsurdAmount *absurd; guint n_absurd;
  const SpPublishedTable *tables; guint n_tables;
  const SpPublishedClaim *claims; guint n_claims;
  const SpOverride *overrides; guint n_overrides; /* in force, the scenario's own before its parents' */
  const SpExcludedYear *excluded_years; guint n_excluded_years; /* by year, then area */
  const SpMethodChoice *method_choices; guint n_method_choices; /* the narrowest first */
  const SpPlace    *places;    guint n_places;
  const SpShape *const *land;  guint n_land;
  const SpBaseLine *lines;     guint n_lines;

  /* One axis of academic years for every grid: first_year + 0 .. n_years - 1. It spans all rolls held and origin +
   * horizon. */
  SpAcademicYear first_year; guint n_years;
  const gint32 *roll;            /* [n_schools][n_years][SP_N_GROUPS] pupils; -1 = not held */
  const gint32 *school_places;   /* [n_schools][n_years][SP_N_GROUPS] group_capacity in force that year, carried forward
                                    (overrides applied; 0 where the school is not open at the
                                    year's January census); -1 = not held */
  const gint32 *temporary_places;/* same shape; -1 = not said */
  const gint32 *admission_number;/* same shape; the PAN in force for that entry group; -1 = none held */
  const double *births;          /* [n_areas][n_years] by entry year; negative = not held */
  const guint8 *births_projected;/* [n_areas][n_years] 1 = not yet happened when the plan was made */
  const SpProvenance *births_provenance; /* [n_areas][n_years]; NULL = none held */
  const double *preschool;       /* [n_areas][n_years][SP_N_PRESCHOOL_AGES] children counted in the year; negative = not
                                    held; NULL = the plan holds no register */
  const double *district_preschool; /* [n_districts][n_years][SP_N_PRESCHOOL_AGES], likewise */
  const double *completions;     /* [n_sites][n_years] dwellings completed in the academic year; negative = not held */
  const guint8 *completion_actual; /* [n_sites][n_years] */
  const guint8 *completion_estimated;
  const gint32 *authority_history; /* [n_years][SP_N_GROUPS]; -1 = not held */
  const gint32 *authority_outturn; /* [n_years][SP_N_GROUPS]; what happened; never an input; -1 = not held */
  const gint32 *forecast_adjustment_known; /* reserved, NULL */
  const SpRound *rounds; guint n_rounds;   /* forecasts kept or typed in, oldest origin first; never an input */
  guint8 roll_estimated;   /* 1 = some pupils on roll are somebody's estimate: whoever prints a forecast says so */
  guint8 births_estimated; /* likewise births */
  guint8 preschool_estimated; /* likewise the pre-school register */
};

#define SP_TYPE_SNAPSHOT (sp_snapshot_get_type ())
GType       sp_snapshot_get_type (void);
SpSnapshot *sp_snapshot_ref (SpSnapshot *self);
void        sp_snapshot_unref (SpSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSnapshot, sp_snapshot_unref)

/* Ids to indexes; -1 when there is none. O(log n). */
SpAreaIndex    sp_snapshot_find_area (const SpSnapshot *self, gint64 id);
SpSchoolIndex  sp_snapshot_find_school (const SpSnapshot *self, gint64 id);
SpGrowthIndex  sp_snapshot_find_growth_area (const SpSnapshot *self, gint64 id);
SpSiteIndex    sp_snapshot_find_site (const SpSnapshot *self, gint64 id);
SpProjectIndex sp_snapshot_find_project (const SpSnapshot *self, gint64 id);
/* By code, or by name in any case when only one has it; -1 when none or several. */
SpAreaIndex    sp_snapshot_find_area_by_name (const SpSnapshot *self, const char *code_or_name);
SpGrowthIndex  sp_snapshot_find_growth_area_by_name (const SpSnapshot *self, const char *name);

/* Index on the year axis, -1 outside it; and into the school grids. */
static inline gint
sp_snapshot_year_index (const SpSnapshot *self, SpAcademicYear year)
{
  gint i = year.start - self->first_year.start;
  return i >= 0 && i < (gint) self->n_years ? i : -1;
}
static inline gsize
sp_snapshot_cell (const SpSnapshot *self, SpSchoolIndex school, guint year_index, SpYearGroup group)
{
  return ((gsize) school * self->n_years + year_index) * SP_N_GROUPS + group;
}

/* The planner's choice for an area and entry point, NULL where none was made. */
const SpMethodChoice *sp_snapshot_find_method_choice (const SpSnapshot *self, SpAreaIndex area, SpEntryPoint point);

/* Adjustments, take-up and progression that the scenario overrides: TRUE and the value when one is in force. */
gboolean sp_snapshot_override_take_up (const SpSnapshot *self, SpAreaIndex area, double *ratio);
gboolean sp_snapshot_override_progression (const SpSnapshot *self, SpAreaIndex area, SpYearGroup into, double *ratio);
gboolean sp_snapshot_override_pupils (const SpSnapshot *self, SpAreaIndex area, SpAcademicYear year, SpYearGroup group,
                                      double *pupils);

G_END_DECLS
