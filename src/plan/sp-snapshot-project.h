/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects, options and programmes. */
#pragma once

#include "sp-snapshot-ground.h"

G_BEGIN_DECLS

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
  const SpDatedMoney *spend; guint n_spend; /* by financial year, what was spent before in the year it was said to have been spent by */
  gboolean    same_paper; /* another table of the paper that the project is from, of its day: no earlier edition */
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

/* When it is to be complete: as printed, while that is what holds (an edit of the date takes the printed words away), else the date in
 * words; NULL = not said. Free with g_free. */
char *sp_project_dup_completion (const SpProject *project);

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
  const char *outcome;          /* what was true of it then, as the schema has it; NULL = not known */
  double      quantile;         /* 0 = the forecast itself, -1 = expected over the paths */
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

G_END_DECLS
