/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session's state, shared by its own files only. */
#pragma once

#include "sp-outlook.h"
#include "sp-run.h"
#include "sp-session.h"

G_BEGIN_DECLS

typedef enum
{
  SP_LIST_GROWTH_AREAS, SP_LIST_AREAS, SP_LIST_SCHOOLS, SP_LIST_PROJECTS, SP_LIST_FUNDING, SP_LIST_RECEIPTS, SP_LIST_WARNINGS,
  SP_LIST_FINDINGS, SP_LIST_SCENARIOS, SP_LIST_SITES,
} SpSessionList;
#define SP_N_SESSION_LISTS 10

typedef enum
{
  SP_SELECTED_AREA, SP_SELECTED_SCHOOL, SP_SELECTED_GROWTH, SP_SELECTED_PROJECT, SP_SELECTED_POT, SP_SELECTED_SITE,
} SpSelected;
#define SP_N_SELECTED 6

struct _SpSession
{
  GObject       parent_instance;

  SpPlan       *plan;
  SpRun        *run;          /* the newest adopted, NULL before the first */
  GCancellable *cancellable;  /* of the job in flight, NULL = none */
  guint64       asked;        /* serial of the newest run asked for */
  guint         start_source; /* a run that waits for the main loop */
  gboolean      busy;
  SpOutlook    *outlook;      /* from the results adopted last, or before; NULL = none */
  gboolean      looking_ahead;
  char         *failure;
  guint         n_findings;

  gint64        scenario_id;
  SpPhase       phase;
  gint          year;
  gint          supply_kind;
  gint          half_form;
  gint64        selected[SP_N_SELECTED];
  SpSubject     focus;

  GListStore   *lists[SP_N_SESSION_LISTS];
};

/* sp-session.c */
void sp_session_notify (SpSession *self, const char *property);

/* sp-session-run.c */
void sp_session_adopt_run (SpSession *self, SpRun *run);    /* takes the run; NULL: no plan */
void sp_session_set_failure (SpSession *self, const char *failure);
void sp_session_cancel_run (SpSession *self);
/* Cancels the job in flight and asks for a new one, where there is a plan. The start waits for the main loop, so that edits
 * made in one go are one run. */
void sp_session_ask_for_run (SpSession *self);

/* sp-session-lists.c: rows of the adopted results */
void sp_session_make_lists (SpSession *self);
void sp_session_refill_all (SpSession *self);
void sp_session_refill_shown (SpSession *self);     /* what depends on phase and year only */
void sp_session_refill_scenarios (SpSession *self);

/* sp-session-selection.c */
void sp_session_check_selection (SpSession *self);  /* drops what is no more */
void sp_session_follow_phase (SpSession *self);     /* the selected area's counterpart in the new phase */

G_END_DECLS
