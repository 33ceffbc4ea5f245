/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pots, obligations, agreements, and tables as they were published. */
#pragma once

#include "sp-snapshot-ground.h"

G_BEGIN_DECLS

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
  const char *state;  /* 'planned', 'submitted', 'agreed', 'refused' or 'paid'; NULL = not said */
  SpProvenance provenance;
} SpCilClaim;

/* An amount over a trillion pounds, which no council has: it is read as not known, and whoever adds up money names it.
 * what: 'budget', 'spend', 'spend to date', 'profile total', 'indicative cost', 'amount', 'obligation', 'claim', 'fixed
 * amount', 'transaction', 'primary rate', 'secondary rate' or 'forward limit'. */
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
  double funded[SP_N_PHASES];  /* places that earlier awards have paid for; < 0 = not said */
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

G_END_DECLS
