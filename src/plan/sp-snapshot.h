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

#include <glib-object.h>
#include "sp-finding.h"
#include "sp-money.h"
#include "sp-round.h"
#include "sp-shape.h"
#include "sp-year.h"

G_BEGIN_DECLS

typedef gint SpAreaIndex;       /* planning areas, primary and secondary together, ordered by phase then code */
typedef gint SpSchoolIndex;     /* ordered by id */
typedef gint SpGrowthIndex;     /* growth areas, ordered by category then number */
typedef gint SpSiteIndex;       /* ordered by id, as are districts */
typedef gint SpProjectIndex;    /* ordered by programme table then position */
typedef gint SpPotIndex;        /* ordered by position then id */
typedef gint SpDistrictIndex;
typedef gint SpOptionIndex;     /* by id */

/* Where a row came from. */
typedef struct
{
  const char *source;    /* title of the source, NULL = not said */
  const char *dated;
  const char *note;
  gboolean    estimated;
} SpProvenance;

typedef enum
{
  SP_SCHOOL_NURSERY, SP_SCHOOL_INFANT, SP_SCHOOL_FIRST, SP_SCHOOL_JUNIOR, SP_SCHOOL_MIDDLE, SP_SCHOOL_PRIMARY,
  SP_SCHOOL_SECONDARY, SP_SCHOOL_UPPER, SP_SCHOOL_ALL_THROUGH, SP_SCHOOL_SPECIAL, SP_SCHOOL_ALTERNATIVE,
} SpSchoolPhase;

typedef struct { gint64 id; const char *gss_code; const char *name; const SpShape *shape; } SpDistrict;

typedef struct
{
  gint64          id;
  const char     *code;
  const char     *name;
  SpPhase         phase;
  SpDistrictIndex district;
  double          margin;      /* operating margin in force (its own, or the plan's), share of pupils */
  SpAcademicYear  opened, closed; /* {0} = always / never */
  const SpShape  *shape;       /* NULL = not held */
  SpProvenance    provenance;
} SpArea;

typedef struct
{
  gint64          id;
  gint            urn;         /* 0 = not held */
  const char     *dfe_number;
  const char     *name;
  SpSchoolPhase   phase;
  const char     *status;      /* code of the schema, NULL = not held */
  gboolean        pfi;
  SpYearGroup     first_group, last_group; /* where not held: those such a school usually teaches */
  SpDistrictIndex district;
  SpAreaIndex     primary_area, secondary_area; /* in the origin year, -1 = none */
  gboolean        has_point;
  double          lon, lat;
  gint            net_capacity; /* in the origin year, -1 = not held */
  const char     *opened_on, *closed_on;
  gint            site_limit;  /* most places the site could hold, -1 = not held */
  SpAcademicYear  opened;      /* first year at whose January census it is open; {0} = always */
  SpAcademicYear  closed;      /* first year at whose January census it is no more; {0} = never */
  SpProvenance    provenance;
} SpSchool;

/* One school followed another: conversion, amalgamation, merger, split, other (code of the schema). `from` is the first
 * academic year in which the successor has the pupils, {0} = not said. */
typedef struct { SpSchoolIndex predecessor, successor; const char *kind; SpAcademicYear from; } SpSchoolLink;

/* A school was in an area from from.start (or always, {0}) up to but not including to.start (or still, {0}). */
typedef struct { SpAreaIndex area; SpSchoolIndex school; SpAcademicYear from, to; } SpMembership;

typedef enum { SP_STATEMENT_CONTEXT, SP_STATEMENT_ACTION, SP_STATEMENT_CURRENT, SP_STATEMENT_FUTURE } SpStatementList;
#define SP_N_STATEMENT_LISTS 4
typedef struct
{
  gint64 id;
  SpGrowthIndex growth;
  SpStatementList list;
  const char *list_heading;
  gint position;
  const char *text;
} SpStatement;

typedef struct { SpAreaIndex area; double share; gboolean estimated; } SpGrowthShare;

typedef struct
{
  gint64          id;
  gint            category, number;
  const char     *name;
  const char     *heading;
  SpDistrictIndex district;
  gint            dwellings_min, dwellings_max; /* -1 = not said; max -1 with a min = "at least" */
  const char     *dwellings_text;
  gint            horizon_year;                 /* calendar year, 0 = not said */
  const char     *not_before;
  const char     *start_text;
  gboolean        has_point;
  double          lon, lat;
  const SpGrowthShare *shares; guint n_shares;  /* planning areas that take its pupils */
  const SpStatement   *statements; guint n_statements; /* by list, then position */
  const SpSiteIndex   *sites; guint n_sites;
  const SpProjectIndex *projects; guint n_projects;
  SpProvenance    provenance;
} SpGrowthArea;

typedef struct
{
  gint type;     /* 0 house 1 flat -1 all */
  gint tenure;   /* 0 market 1 affordable -1 all */
  gint bedrooms; /* 1..4, 0 all */
  double share;
} SpDwellingMix;

/* How a site is delivered: what it says itself, else what the plan says of its stage (delivery_default), else as planned and for
 * certain (held FALSE, and then nothing else of it is read). Chances and shares 0..1, times in years. */
typedef enum
{
  SP_TERM_START,       /* academic year of the first completions */
  SP_TERM_RATE,        /* dwellings a year */
  SP_TERM_MOST,        /* dwellings, the most in one year */
  SP_TERM_PROBABILITY, /* that it is built at all */
  SP_TERM_SLIP_MEAN,   /* years it starts late, on average; of six chances, 0 to 5 years */
  SP_TERM_SLIP_SPREAD, /* their standard deviation */
  SP_TERM_RATE_SPREAD, /* standard deviation of the rate, as a share of it */
  SP_TERM_STALL,       /* chance that a year of building brings nothing */
  SP_TERM_LAG,         /* from completion to being lived in */
} SpDeliveryTerm;
#define SP_N_DELIVERY_TERMS 9
const char *sp_delivery_term_code (SpDeliveryTerm term); /* column of site_delivery: "slip_mean" */
const char *sp_delivery_term_name (SpDeliveryTerm term); /* translated: "Average start slip" */
/* The planning stages of a site, from built to windfall: codes of the schema, NULL after the last; and their translated names,
 * that of NULL (or of another text) "Stage not held". */
const char *const *sp_permission_codes (void);
const char        *sp_permission_name (const char *permission);
typedef struct
{
  gboolean held;
  double   value[SP_N_DELIVERY_TERMS]; /* start, rate and most: negative = not said */
  guint    own;        /* bit 1 << term: the site's own, not its stage's */
  gboolean by_rate;    /* its dwellings by year were laid from start and rate: an estimate */
  SpProvenance provenance; /* of the site's own */
} SpDeliveryTerms;
typedef struct { const char *permission; SpDeliveryTerms terms; SpProvenance provenance; } SpDeliveryDefault; /* NULL = not said */

typedef struct
{
  gint64         id;
  SpGrowthIndex  growth;
  SpAreaIndex    primary_area, secondary_area; /* take the pupils of a site outside every growth area; -1 = not said */
  const char    *reference;
  const char    *name;
  const char    *permission;  /* code of the schema */
  gint           dwellings_min, dwellings_max; /* -1 = not said */
  const SpDwellingMix *mix; guint n_mix;       /* none: mix not known */
  SpDeliveryTerms delivery;
  double         yield_change; /* share by which its yields are more (or, negative, fewer) than held: 0 = as held */
  SpProvenance   provenance;
} SpSite;

/* Pupils per dwelling; type, tenure, bedrooms as in SpDwellingMix; years_since -1 = settled stock. `phase` as the
 * schema. */
typedef struct
{
  const char *phase;
  gint type, tenure, bedrooms;
  gint years_since;
  double pupils_per_dwelling;
  SpProvenance provenance;
} SpYield;
typedef struct { const char *phase; gint years_since; double share; } SpYieldBuildUp;
/* Pupils counted on an estate of the council's own; type, tenure, bedrooms, years_since as in SpYield, -1 = of all ages. */
typedef struct
{
  gint64 id;
  const char *name, *phase;
  SpSiteIndex site;      /* -1 = none of the plan's */
  gint type, tenure, bedrooms, years_since;
  double dwellings, pupils;
  SpProvenance provenance;
} SpYieldObservation;

typedef struct { SpAreaIndex primary, secondary; double share; gboolean estimated; } SpTransfer;

/* Share of the year group below `into` at one school that moves on to another. */
typedef struct { SpSchoolIndex from, to; SpYearGroup into; double share; gboolean estimated; } SpSchoolTransfer;

/* Staying-on ratio into Year 12, 13 or 14: of a school, of an area, or (both -1) of the authority. */
typedef struct { SpAreaIndex area; SpSchoolIndex school; SpYearGroup group; double ratio; gboolean estimated; } SpStayingOn;

typedef struct
{
  gint position;
  const char *kind;
  const char *text;
  const char *state;
  const char *owner;
  const char *due_on;
} SpDependency;
typedef struct
{
  SpAreaIndex area;
  SpYearGroup group;
  SpAcademicYear year;
  gint places;
  gboolean estimated;
} SpProjectPlaces;
typedef struct { SpFinancialYear year; SpMoney amount; } SpDatedMoney;

/* On the council's scale of five by five. */
typedef struct
{
  gint        position;
  const char *text;
  gint        likelihood, impact; /* 1..5 */
  const char *owner, *mitigation;
} SpRisk;
typedef struct { gint position; const char *text, *body, *state, *decided_on; } SpApproval;
/* What an earlier edition of the plan said of a project. */
typedef struct
{
  const char *edition, *edition_on;
  gboolean    has_budget; SpMoney budget;
  const char *completion_text, *completion_on, *riba_stage;
  const SpDatedMoney *spend; guint n_spend;
} SpEdition;

/* In a scenario that carries out an option, the option is a project too: committed, dated and priced by the option, in no
 * programme table, its id the option's below nought (so no edit of a project finds it). An option of a project already
 * in the plan dates that project instead. Such a project has `option` set. */
typedef struct
{
  gint64         id;
  const char    *reference;
  gint           table, position;        /* programme table 1.., 0 = none */
  const char    *name;
  const char    *description;
  SpSchoolIndex  school;
  SpAreaIndex    area;
  gint           places_from, places_to_min, places_to_max; /* -1 = not said */
  const char    *riba_stage;
  gboolean       has_budget; SpMoney budget; SpPriceBase price_base;
  const char    *completion_text, *completion_on;
  SpAcademicYear places_from_year;
  gboolean       has_spend_to_date; SpMoney spend_to_date; const char *spend_to_date_on;
  gboolean       has_profile_total; SpMoney profile_total; /* as printed */
  gboolean       committed;
  const SpSchoolIndex  *schools; guint n_schools;
  const SpDatedMoney   *spend; guint n_spend;       /* by financial year; years not said are absent */
  const SpDependency   *dependencies; guint n_dependencies;
  const SpProjectPlaces *places; guint n_places;
  SpProvenance   provenance;
  const char    *kind, *phase;           /* codes of the schema, NULL = not said */
  double         location_factor;        /* 0 = not said */
  const char    *earliest_start_on;
  gint           lead_months;            /* from the decision to completion; -1 = not said */
  gint           temporary_places;       /* until completion; -1 = not said */
  const SpProjectIndex *after; guint n_after;         /* must be complete before */
  const SpRisk     *risks;     guint n_risks;         /* by position, as approvals */
  const SpApproval *approvals; guint n_approvals;
  const SpEdition  *editions;  guint n_editions;      /* oldest first */
  gint           slip;                   /* years a scenario has moved it by; dates above are as moved */
  SpOptionIndex  option;                 /* that a scenario carries out, -1 = none */
} SpProject;

typedef struct { SpAreaIndex area; SpYearGroup group; gint years_after; gint places; } SpOptionPlaces;
typedef struct { gint years_after; double share; } SpOptionSpend;
typedef struct
{
  SpDependency   dependency;
  SpOptionIndex  on_option;  /* -1 = none */
  SpProjectIndex on_project;
} SpOptionDependency;

/* What could be done, counted from the academic year in which it opens. */
typedef struct
{
  gint64         id;            /* 0 = proposed by the program and not kept in the plan */
  const char    *key, *name;
  gboolean       proposed;      /* by the program; FALSE = the planner's own */
  const char    *kind, *phase, *purpose; /* codes of the schema */
  SpSchoolIndex  school;        /* -1 = none, as the next three */
  SpAreaIndex    area;
  SpGrowthIndex  growth;
  SpProjectIndex project;
  gboolean       has_cost; SpMoney cost; SpPriceBase price_base;
  gint           lead_months;   /* -1 = not said */
  SpAcademicYear earliest, latest; /* {0} = any */
  const char    *exclusive;     /* options of the same text exclude one another; NULL = none */
  const SpOptionPlaces *places; guint n_places;
  const SpOptionSpend  *spend;  guint n_spend;
  const SpOptionDependency *dependencies; guint n_dependencies;
  SpAcademicYear opens;         /* in this scenario; {0} = it is not carried out */
  const char    *reason;        /* of the scenario */
  SpProvenance   provenance;
} SpOption;

typedef struct { SpOptionIndex option; SpAcademicYear year; const char *asked; } SpSavedChoice; /* {0} = not chosen */
typedef struct
{
  gint64      id;
  const char *name, *made_on;
  double      quantile;         /* 0 = the forecast itself */
  gboolean    has_capacity; SpMoney capacity;
  const SpSavedChoice *choices; guint n_choices;
} SpSavedProgramme;

typedef struct
{
  gint number;
  const char *title;
  gboolean has_indicative;
  SpMoney indicative;
  const char *indicative_text;
} SpProgrammeTable;

/* An index of building cost: values by quarter, rising. */
typedef struct { SpPriceBase quarter; double value; gboolean forecast; } SpCostIndexValue;
typedef struct
{
  gint64 id;
  const char *code, *title;
  const SpCostIndexValue *values; guint n_values;
  SpProvenance provenance;
} SpCostIndex;

typedef struct
{
  gint64         id;
  gint           position;
  const char    *name, *source, *programme, *certainty, *purpose, *phase; /* codes of the schema */
  const char    *terms, *earliest_on, *spend_by;
  SpAreaIndex    area; SpSchoolIndex school; SpGrowthIndex growth; SpProjectIndex project; /* -1 = not restricted */
  const SpDatedMoney *amounts; guint n_amounts;     /* year {0} = not dated */
  SpProvenance   provenance;
  gboolean       has_carry_limit; gint carry_years;  /* financial years after its own; without a limit: until spend_by */
  gint           award_years;                        /* years that one row's award stands for; 0 = not said, one */
  gboolean       has_interest; double interest_rate; /* of borrowing, a year */
  gint           repay_years;                        /* of borrowing; 0 = not said */
} SpPot;

/* What the planner has fixed of a pot for a project. year {0} = when it can. */
typedef struct
{
  gint64          id;
  SpPotIndex      pot;
  SpProjectIndex  project;
  SpFinancialYear year;
  SpMoney         amount;
  gboolean        no_more; /* the pot pays this project nothing besides */
  SpProvenance    provenance;
} SpPotAllocation;

/* The dwellings an obligation was worked out from; type, tenure and bedrooms as in SpDwellingMix. */
typedef struct { gint type, tenure, bedrooms; double dwellings, pupils_per_dwelling; } SpObligationDwelling;

/* state: 'secured', 'received', 'allocated', 'transferred', 'spent' or 'returned'. */
typedef struct
{
  gint64         id;
  const char    *state, *happened_on, *reference;
  SpMoney        amount;
  SpProjectIndex project; /* -1 = not said */
  SpProvenance   provenance;
} SpTransaction;

typedef struct
{
  const char *kind, *phase, *text, *trigger;
  const char *trigger_on, *triggered_on, *due_on, *received_on, *allocated_on, *spent_on;
  gboolean has_amount; SpMoney amount; SpPriceBase price_base; double trigger_value; SpPotIndex pot;
  gint64 id; gint position;
  const char *reference;
  gboolean per_dwelling;           /* amount is for each dwelling of the site */
  double land_hectares;            /* < 0 = not said */
  const SpCostIndex *index;        /* by which it grows from price_base on; NULL = it does not */
  gboolean has_cost_per_place; SpMoney cost_per_place; /* of the calculation, at price_base */
  double headroom_places;          /* < 0 = not said */
  gboolean has_received; SpMoney received; /* what came, where that is known apart from the amount */
  const char *pay_back_on; gint pay_back_years; /* NULL, 0 = as the agreement */
  SpProjectIndex project; SpSchoolIndex school; /* tied to; -1 = not */
  const SpObligationDwelling *dwellings; guint n_dwellings;
  const SpTransaction *transactions; guint n_transactions; /* by date, those without one last */
  SpProvenance provenance;
} SpObligation;
typedef struct
{
  gint64 id; const char *reference, *planning_application, *title, *signed_on, *pay_back_on;
  SpGrowthIndex growth; SpSiteIndex site;
  const SpObligation *obligations; guint n_obligations; SpProvenance provenance;
  const char *kind, *organisation, *document_url, *ended_on, *ended_why; /* codes of the schema; NULL = not said */
  SpDistrictIndex district;
} SpAgreement;
typedef struct
{
  gint64 id;
  SpDistrictIndex district;
  SpProjectIndex project;
  const char *text;
  SpFinancialYear year;
  gboolean has_amount;
  SpMoney amount;
  double probability; /* < 0 not said */
} SpCilClaim;

/* An amount over a trillion pounds, which no council has: it is read as not known, and whoever adds up money names it.
 * what: 'budget', 'spend', 'spend to date', 'profile total', 'indicative cost', 'amount', 'obligation', 'claim', 'fixed
 * amount' or 'transaction'. */
typedef struct { SpSubject subject; gint64 id; const char *what, *name; SpFinancialYear year; } SpAbsurdAmount;

/* What is assumed of money; everything may be missing. */
typedef struct
{
  const char *as_of;           /* the day on which the money is looked at; NULL = not said */
  const char *region;
  gboolean has_location_factor; double location_factor;
  const SpCostIndex *index; SpPriceBase price_base;     /* to which costs are brought; NULL, {0,0} = not said */
  gboolean has_forward_limit; SpMoney forward_limit;
  gboolean has_basic_need_margin; double basic_need_margin;
  gboolean has_rates[SP_N_PHASES]; SpMoney rates[SP_N_PHASES]; /* Basic Need, a place */
  double funded[SP_N_PHASES];  /* places that earlier awards have paid for; 0 where not said */
  SpProvenance provenance;
} SpMoneyAssumptions;

typedef enum { SP_COLUMN_LABEL, SP_COLUMN_TEXT, SP_COLUMN_NUMBER, SP_COLUMN_TOTAL } SpColumnRole;
typedef enum { SP_ROW_LINE, SP_ROW_SUBTOTAL, SP_ROW_TOTAL, SP_ROW_HEADING, SP_ROW_NOTE } SpRowRole;
typedef struct { const char *heading; SpColumnRole role; SpFinancialYear year; } SpPublishedColumn;
typedef struct
{
  gint64 id; const char *code, *title, *edition, *unit; gint decimals; /* -1 = as they come */
  const SpPublishedColumn *columns; guint n_columns;
  const SpRowRole *rows; guint n_rows;
  const char *const *cells;    /* [n_rows][n_columns], NULL = empty cell */
  SpProvenance provenance;
} SpPublishedTable;
typedef struct { const char *text, *left, *right; } SpPublishedClaim;

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
SpOptionIndex  sp_snapshot_find_option (const SpSnapshot *self, gint64 id);
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

/* Whether ratios may not be formed over a year's census in an area; reason (may be NULL) when so. */
gboolean sp_snapshot_is_excluded (const SpSnapshot *self, SpAreaIndex area, SpAcademicYear year, const char **reason);
/* The planner's choice for an area and entry point, NULL where none was made. */
const SpMethodChoice *sp_snapshot_find_method_choice (const SpSnapshot *self, SpAreaIndex area, SpEntryPoint point);

/* Adjustments, take-up and progression that the scenario overrides: TRUE and the value when one is in force. */
gboolean sp_snapshot_override_take_up (const SpSnapshot *self, SpAreaIndex area, double *ratio);
gboolean sp_snapshot_override_progression (const SpSnapshot *self, SpAreaIndex area, SpYearGroup into, double *ratio);
gboolean sp_snapshot_override_pupils (const SpSnapshot *self, SpAreaIndex area, SpAcademicYear year, SpYearGroup group,
                                      double *pupils);

G_END_DECLS
