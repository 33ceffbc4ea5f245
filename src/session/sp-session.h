/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is current: the plan, its snapshot, the results of the engines, the selection, and the background job that follows
 * each edit. GObject, no GTK. All on the main thread; the engines run in a worker and their results are adopted only when
 * nothing newer was asked for.
 */
#pragma once

#include <gio/gio.h>
#include "sp-plan.h"
#include "sp-edit.h"

G_BEGIN_DECLS

/* Results are opaque here: hand them to draw and report. */
typedef struct _SpForecast SpForecast;
typedef struct _SpNeed SpNeed;
typedef struct _SpFunding SpFunding;
typedef struct _SpReconciliation SpReconciliation;
typedef struct _SpUnmet SpUnmet;
typedef struct _SpReceipts SpReceipts;
typedef struct _SpWaterfall SpWaterfall;
typedef struct _SpTimetable SpTimetable;
typedef struct _SpForecastPaths SpForecastPaths;
typedef struct _SpNeedProbability SpNeedProbability;
typedef struct _SpBacktest SpBacktest;

/* Properties (all notify):
 *   plan              SpPlan, or NULL
 *   title             string: the plan's, NULL without one
 *   revision          int64
 *   busy              gboolean: a newer result is being computed (views keep the old one, marked "updating")
 *   looking-ahead     gboolean: results are there, the look ahead from them is still being worked out
 *   failure           string: why the last run failed, NULL = it did not; results are then those of the run before
 *   forecast-missing  string: why there is no forecast and no need (no rolls), NULL when there is one
 *   snapshot, forecast, need, funding, reconciliation   boxed results, NULL before the first
 *   scenario-id       int64, 0 = the plan as it stands
 *   phase             int (SpPhase)
 *   year              int: academic year shown (start)
 *   first-year, last-year  int: range of `year` (origin .. origin + horizon)
 *   supply-kind       int (SpSupplyKind): which places count
 *   half-form         int: what the map's shading shows: 0 = forms short, n = how likely n half forms of entry are needed
 *   selected-area, selected-school, selected-growth-area, selected-site, selected-project, selected-pot   int64 row ids, 0 = none;
 *                     they follow one another: a site selects its growth area, that its planning area, a project its school …
 *   focus             int (SpSubject): which of the selected things was chosen; SP_SUBJECT_PLAN = none
 *   undo-label, redo-label  string
 *   n-findings        uint: warnings and errors, for the sidebar
 * Signals "results-changed" after results were adopted, "outlook-changed" after the look ahead from them was: paths, chances
 * and record. Until then those of the results before stand, which have a snapshot of their own: look things up in it by id. */
#define SP_TYPE_SESSION (sp_session_get_type ())
G_DECLARE_FINAL_TYPE (SpSession, sp_session, SP, SESSION, GObject)

SpSession *sp_session_new (void);
/* Takes a reference on an opened plan (NULL closes) and starts the first run. */
void       sp_session_set_plan (SpSession *self, SpPlan *plan);
SpPlan    *sp_session_get_plan (SpSession *self);

SpSnapshot       *sp_session_get_snapshot (SpSession *self);
SpForecast       *sp_session_get_forecast (SpSession *self);
SpNeed           *sp_session_get_need (SpSession *self);
SpFunding        *sp_session_get_funding (SpSession *self);
SpReconciliation *sp_session_get_reconciliation (SpSession *self);
SpUnmet          *sp_session_get_unmet (SpSession *self); /* need in pounds; NULL where there is no need */
SpReceipts       *sp_session_get_receipts (SpSession *self);
SpWaterfall      *sp_session_get_waterfall (SpSession *self);
SpTimetable      *sp_session_get_timetable (SpSession *self);
SpNeed           *sp_session_get_need_without (SpSession *self); /* of the places there are, without any project's */
/* Of the look ahead; NULL before the first and where there is no need. The back-test is NULL too where the plan's past is too
 * short: then _missing says so. */
SpForecastPaths   *sp_session_get_paths (SpSession *self);
SpNeedProbability *sp_session_get_probability (SpSession *self);
SpBacktest        *sp_session_get_backtest (SpSession *self);
const char        *sp_session_get_backtest_missing (SpSession *self);
gboolean          sp_session_get_busy (SpSession *self);
gboolean          sp_session_get_looking_ahead (SpSession *self);
const char       *sp_session_get_failure (SpSession *self);
const char       *sp_session_get_forecast_missing (SpSession *self);

gint64  sp_session_get_scenario_id (SpSession *self);
void    sp_session_set_scenario_id (SpSession *self, gint64 scenario_id);
SpPhase sp_session_get_phase (SpSession *self);
void    sp_session_set_phase (SpSession *self, SpPhase phase);
gint    sp_session_get_year (SpSession *self);
void    sp_session_set_year (SpSession *self, gint year); /* clamped to first-year .. last-year */
gint    sp_session_get_first_year (SpSession *self);
gint    sp_session_get_last_year (SpSession *self);
/* Years from the origin to the year shown. */
gint    sp_session_get_lead (SpSession *self);
gint    sp_session_get_supply_kind (SpSession *self);
void    sp_session_set_supply_kind (SpSession *self, gint kind);

#define SP_MOST_HALF_FORMS 4 /* two forms of entry: more is rarely one area's */
gint    sp_session_get_half_form (SpSession *self);
void    sp_session_set_half_form (SpSession *self, gint half_form);

/* Selects a thing (SP_SUBJECT_AREA, SCHOOL, GROWTH_AREA, SITE, PROJECT or POT; id 0 = none of that kind) and what goes with it. */
void   sp_session_select (SpSession *self, SpSubject subject, gint64 id);
/* Whether a finding's subject can be shown: those that can be selected, and agreements by their site or growth area. */
gboolean sp_session_can_go_to (SpSession *self, SpSubject subject, gint64 id);
void   sp_session_go_to (SpSession *self, SpSubject subject, gint64 id);
gint64 sp_session_get_selected (SpSession *self, SpSubject subject);
SpSubject sp_session_get_focus (SpSession *self);

/* Undo and redo in the plan; FALSE with error as sp_plan_undo. */
gboolean sp_session_undo (SpSession *self, GError **error);
gboolean sp_session_redo (SpSession *self, GError **error);

/* List models of row objects (sp-rows.h); rows keep identity by id and change by property, lists by splice. */
GListModel *sp_session_get_growth_areas (SpSession *self);
GListModel *sp_session_get_sites (SpSession *self);
GListModel *sp_session_get_areas (SpSession *self);       /* of the current phase */
GListModel *sp_session_get_schools (SpSession *self);
GListModel *sp_session_get_projects (SpSession *self);
GListModel *sp_session_get_funding_rows (SpSession *self);
GListModel *sp_session_get_receipt_rows (SpSession *self);
GListModel *sp_session_get_warnings (SpSession *self);    /* findings of money and places to come, worst first */
GListModel *sp_session_get_findings (SpSession *self);
GListModel *sp_session_get_scenarios (SpSession *self);

/* Blocks (iterating the main context) until no job is in flight: for tests and printing. */
void sp_session_wait (SpSession *self);

G_END_DECLS
