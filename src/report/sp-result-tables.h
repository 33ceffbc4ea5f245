/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables a report or a command prints, filled from results. */
#pragma once

#include "sp-table.h"
#include "sp-year.h"

G_BEGIN_DECLS

typedef struct _SpSnapshot SpSnapshot;
typedef struct _SpAdmissions SpAdmissions;
typedef struct _SpLevels SpLevels;
typedef struct _SpBacktest SpBacktest;
typedef struct _SpBridge SpBridge;
typedef struct _SpRoundAccuracy SpRoundAccuracy;
typedef struct _SpForecast SpForecast;
typedef struct _SpForecastExplanation SpForecastExplanation;
typedef struct _SpForecastPaths SpForecastPaths;
typedef struct _SpNeed SpNeed;
typedef struct _SpNeedProbability SpNeedProbability;
typedef struct _SpFunding SpFunding;
typedef struct _SpReconciliation SpReconciliation;
typedef struct _SpUnmet SpUnmet;
typedef struct _SpWaterfall SpWaterfall;
typedef struct _SpReceipts SpReceipts;
typedef struct _SpBorrowing SpBorrowing;
typedef struct _SpBasicNeed SpBasicNeed;
typedef struct _SpVerification SpVerification;
typedef struct _SpOptionSet SpOptionSet;
typedef struct _SpProgramme SpProgramme;

/* Long tables, one row a fact: for machines, and for looking a number up. Each has columns area (code), area_name and
 * phase, so that it can be filtered. */
/* area,origin,year,group,pupils,lower80,upper80,lower95,upper95,method; with a plan also name, phase and components */
SpTable *sp_table_of_forecast (SpForecast *forecast);
/* area, year: pupils, places, shortfall, spare, FE by both readings */
SpTable *sp_table_of_need (SpNeed *need);
SpTable *sp_table_of_need_cells (SpNeed *need);                  /* the same by year group */
/* area: first year short, peak with 80 % interval, long run */
SpTable *sp_table_of_need_peaks (SpNeed *need);
/* the authority by phase and year; shortfall and spare never netted */
SpTable *sp_table_of_authority (SpNeed *need);
/* Wide tables, a column a year: for people. */
/* area x year: pupils of the phase; for a series all its year groups */
SpTable *sp_table_of_forecast_years (SpForecast *forecast, SpPhase phase);
/* area, reading, half form: from when it is likely needed, and by when to decide; sp-need-probability.h */
SpTable *sp_table_of_decisions (SpNeed *need, SpNeedProbability *chances);
/* Simulated paths, sp-forecast-paths.h: mean and quantiles by area, year and year group; of each area's phase; of all areas
 * together. */
SpTable *sp_table_of_paths (SpForecastPaths *paths);
SpTable *sp_table_of_path_areas (SpForecastPaths *paths);
SpTable *sp_table_of_path_authority (SpForecastPaths *paths);
SpTable *sp_table_of_path_groups (SpForecastPaths *paths); /* no rows unless simulated by_group */
/* area, reading, half form x year: how likely it is needed, per cent */
SpTable *sp_table_of_chances (SpNeedProbability *chances);
/* area x year: forms of entry short, the larger reading */
SpTable *sp_table_of_need_years (SpNeed *need, SpPhase phase);
/* the plan's section A in a table, with settled forms */
SpTable *sp_table_of_growth_areas (SpNeed *need);
SpTable *sp_table_of_money (SpWaterfall *waterfall);             /* the headline: cost, money, and the sum of sp_waterfall_get_gap */
SpTable *sp_table_of_funding_years (SpWaterfall *waterfall);     /* year: spend, money, left */
SpTable *sp_table_of_funding_sources (SpWaterfall *waterfall);   /* source x year */
SpTable *sp_table_of_pots (SpSnapshot *snapshot);               /* every pot with its terms */
SpTable *sp_table_of_unmet (SpUnmet *unmet);                     /* places forecast short, in pounds */
SpTable *sp_table_of_waterfall (SpWaterfall *waterfall);         /* year: spend, paid, gap, funded forward, lapsing … */
SpTable *sp_table_of_waterfall_schemes (SpWaterfall *waterfall); /* scheme: paid, late, missing, and why */
SpTable *sp_table_of_waterfall_pots (SpWaterfall *waterfall);    /* pot, year: brought forward, used, lapsing … */
SpTable *sp_table_of_payments (SpWaterfall *waterfall);          /* pot, scheme, year: pounds */
SpTable *sp_table_of_borrowing (SpBorrowing *borrowing);         /* pot, year: interest and provision */
SpTable *sp_table_of_late_places (SpNeed *need);                 /* area short: first scheme, and whether in time; existing supply */
SpTable *sp_table_of_place_costs (SpFunding *funding);           /* scheme: cost of a place, national average */
SpTable *sp_table_of_basic_need (const SpBasicNeed *outlook);     /* phase: places to be funded, and the award they make */
SpTable *sp_table_of_contributions (SpReceipts *receipts);       /* obligation: state, money, the six dates */
/* The note, and after it which sites' money more likely than not does not come. Free with g_free. */
char    *sp_note_with_unlikely (const char *note, SpReceipts *receipts);
SpTable *sp_table_of_receipts (SpReceipts *receipts);            /* obligation: year expected, 80 % range, risk */
char    *sp_sentence_for_contribution_index (SpReceipts *receipts, guint i); /* what its index makes of it, or lacks; NULL = none */
gboolean sp_calculated_amount (SpReceipts *receipts, guint i, SpMoney *amount); /* by the sum, at the prices agreed; FALSE: it is not whole */
SpTable *sp_table_of_calculation (SpReceipts *receipts, gint only); /* line by line; only: of one obligation, -1 = of all */
SpTable *sp_table_of_transactions (SpReceipts *receipts);        /* of obligations, one by one, all that the plan holds */
SpTable *sp_table_of_cil (SpSnapshot *snapshot);                 /* claims on the levy; their average apart */
SpTable *sp_table_of_options (SpOptionSet *set);                  /* what could be done, a row an option */
SpTable *sp_table_of_programme (SpProgramme *programme);          /* what is chosen, with its year and decision date */
SpTable *sp_table_of_programme_reasons (SpProgramme *programme);  /* one sentence for each that is not */
SpTable *sp_table_of_programme_years (SpProgramme *programme);    /* spend by financial year and pot */
SpTable *sp_table_of_programme_areas (SpProgramme *programme);    /* pupil-years short before and after */
SpTable *sp_table_of_saved_programmes (SpSnapshot *snapshot);     /* a row a programme saved in the plan */
SpTable *sp_table_of_limit_prices (SpProgramme *programme);
SpTable *sp_table_of_programmes (SpProgramme *const *programmes, const char *const *names, guint n); /* side by side; NULL = it cannot be */
/* The same where there is little room: tables across, figures down. */
SpTable *sp_table_of_demand_across (SpFunding *funding);
SpTable *sp_table_of_demand (SpFunding *funding);                /* programme table: budgets, profiled, demand */
SpTable *sp_table_of_projects (SpFunding *funding, gint programme_table /* 0 = all */);
SpTable *sp_table_of_spend (SpFunding *funding);                 /* priced schemes x year */
/* Of a row of it: which project, -1 = none; and whether a year of it is the profile alone, without what was spent before that begins. */
gint sp_spend_project_at (SpFunding *funding, guint row);
gboolean sp_spend_is_profile (SpFunding *funding, gint project, SpFinancialYear year);
SpTable *sp_table_of_reconciliation (SpReconciliation *reconciliation, gboolean all);
SpTable *sp_table_of_findings (GPtrArray *findings);             /* most severe first */
SpTable *sp_table_of_warnings (GPtrArray *findings);             /* likewise: those of money and of places */
/* the authority's forecast beside what happened; DfE definition, domain.md 6.1; no rows when no outturn is held */
SpTable *sp_table_of_outturn (SpForecast *forecast);
/* method, point, size, years_ahead: n, weighted_error, mean_error, bias, held80, held95, in per cent */
SpTable *sp_table_of_league (SpBacktest *backtest);
/* a row a method, best first: mean error by point at 1 and 3 years (or as far as the past allows) */
SpTable *sp_table_of_league_summary (SpBacktest *backtest);
SpTable *sp_table_of_calibration (SpBacktest *backtest, guint method); /* the league's rows of one method */
/* One number taken apart: explanation, facts, ratios, feeders, cohort, housing, overrides (those that have rows). */
void     sp_tables_add_explanation (GPtrArray *tables, SpNeed *need, const SpForecastExplanation *why);
/* What planners chose for a forecast (methods, years left out of ratios), with reasons; no rows when nothing. */
SpTable *sp_table_of_choices (SpForecast *forecast);
/* method by what is forecast, size and leads, and the past it was chosen on; no rows unless chosen by back-test */
SpTable *sp_table_of_methods (SpForecast *forecast);
/* Those of the two that have rows; of the methods only where asked for. */
void     sp_tables_add_methods (GPtrArray *tables, SpForecast *forecast, gboolean methods);
/* n scenarios side by side in a year, of an area (by the first's index; -1 = the authority) of a phase */
SpTable *sp_table_of_scenarios (SpNeed *const *needs, const char *const *names, guint n, gint area, SpPhase phase, gint year);
/* The same of the cell of an area in a year, where the forecast has something to say of it; area -1: the areas it is the sum of. */
void sp_tables_add_why (GPtrArray *tables, SpNeed *need, gint area, SpAcademicYear year, SpYearGroup group);
/* The methods a forecast may take, each with the name to type and a sentence; of the list, with no plan, by weights of
 * 3:2:1. */
SpTable *sp_table_of_method_names (SpNeed *need);
SpTable *sp_table_of_method_list (void);
SpTable *sp_table_of_overrides (SpSnapshot *snapshot); /* what the scenario has different, and why */

/* The worked examples run again: example, source, expected, got, agrees. */
SpTable *sp_table_of_verification (const SpVerification *verification, gboolean all /* FALSE = those that do not agree */);

/* Forecast rounds; sp-round.h. */
SpTable *sp_table_of_rounds (SpSnapshot *snapshot);              /* a row a round */
SpTable *sp_table_of_round_values (SpSnapshot *snapshot, guint round); /* everything one of them says */
/* How past rounds turned out, beside other authorities'; sp-round-accuracy.h. */
SpTable *sp_table_of_accuracy (const SpRoundAccuracy *accuracy);
/* What made the difference between two forecasts; sp-bridge.h. Each row: from, six parts, to; whole pupils for people, adding
 * up; for machines they add up to the last bit. */
SpTable *sp_table_of_bridge (SpBridge *bridge);                  /* the authority: phase, year */
SpTable *sp_table_of_bridge_areas (SpBridge *bridge);            /* area, year: all year groups of its phase */
SpTable *sp_table_of_bridge_cells (SpBridge *bridge);            /* area, year, year group */
/* Between officers: sp-plan-history.h, sp-plan-diff.h, sp-plan-merge.h */
SpTable *sp_table_of_history (GPtrArray *edits);                 /* SpHistoryEdit: when, who, what, why */
SpTable *sp_table_of_refused_edits (GPtrArray *edits);           /* SpRefusedEdit */
SpTable *sp_table_of_differences (GPtrArray *changes);           /* SpPlanChange of two plans, by thing and field */
SpTable *sp_table_of_merge (GPtrArray *edits);                   /* SpMergeEdit: a row an edit */
SpTable *sp_table_of_merge_conflicts (GPtrArray *edits);         /* a row a conflict, side by side */
SpTable *sp_table_of_merge_changes (GPtrArray *edits);           /* a row a thing or field that changes here */

/* Levels in agreement (sp-levels.h) and admissions (sp-admissions.h). Long: school, year, year group: demand exact and in whole
 * children, where from, what it can admit, admitted, overflow out and in, unplaced. */
SpTable *sp_table_of_level_schools (SpAdmissions *admissions);
SpTable *sp_table_of_level_school_years (SpAdmissions *admissions, SpPhase phase); /* school x year: admitted */
SpTable *sp_table_of_overflow (SpAdmissions *admissions);       /* schools and years in which somebody moves */
SpTable *sp_table_of_unplaced (SpAdmissions *admissions);       /* area, year: children whom nobody can admit */
SpTable *sp_table_of_level_areas (SpLevels *levels);            /* area, year, year group: exact and whole */
SpTable *sp_table_of_level_area_years (SpLevels *levels, SpPhase phase); /* area x year, and the authority */
SpTable *sp_table_of_level_authority (SpLevels *levels);        /* year, year group; when blended, of what */
SpTable *sp_table_of_level_authority_years (SpLevels *levels);  /* year group x year */
/* One school's number taken apart: explanation, facts, moves. FALSE: no forecast of it. */
gboolean sp_tables_add_school_explanation (GPtrArray *tables, SpAdmissions *admissions, gint school, gint lead,
                                           SpYearGroup group);

G_END_DECLS
