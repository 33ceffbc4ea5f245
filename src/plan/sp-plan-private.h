/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan object as the rest of its room sees it. */
#pragma once

#include "sp-database.h"
#include "sp-frozen-inputs.h"
#include "sp-plan.h"

G_BEGIN_DECLS

/* Whether a row of scenario_override says something the program itself would have let a planner say (sp-edit-*.c hold the
 * same limits). The schema cannot hold it: another program may write any number, infinity among them. */
#define SP_OVERRIDE_IN_RANGE \
  "(CASE subject WHEN 'completion' THEN value IS NULL OR value BETWEEN 0 AND 100000 " \
  "WHEN 'start slip' THEN value BETWEEN -30 AND 30 WHEN 'yield factor' THEN value BETWEEN 0 AND 5 " \
  "WHEN 'pupils' THEN value BETWEEN -10000 AND 10000 WHEN 'places' THEN value BETWEEN 0 AND 2000 " \
  "WHEN 'admission number' THEN value BETWEEN 0 AND 2000 WHEN 'build rate' THEN value > 0 AND value <= 5000 " \
  "WHEN 'go-ahead' THEN value BETWEEN 0 AND 1 WHEN 'stall' THEN value BETWEEN 0 AND 0.9 " \
  "WHEN 'operating margin' THEN value BETWEEN 0 AND 0.5 WHEN 'weight' THEN value BETWEEN 0 AND 1000 " \
  "WHEN 'pot amount' THEN value IS NULL OR (value BETWEEN -1e14 AND 1e14 AND value = round (value)) " \
  "WHEN 'project budget' THEN value IS NULL OR value BETWEEN 0 AND 1e14 WHEN 'project spend' THEN value BETWEEN -1e14 AND 1e14 " \
  "WHEN 'project slip' THEN value BETWEEN -30 AND 30 WHEN 'option' THEN value BETWEEN 0 AND 1 " \
  "ELSE value BETWEEN 0 AND 5 END)"

/* Takes the connection. */
SpPlan  *sp_plan_new_for_database (const char *path, sqlite3 *db, gboolean read_only, GError **error);
/* sp_plan_open with a limit on how long its checks may take. */
SpPlan  *sp_plan_open_within (const char *path, gboolean read_only, guint seconds, GError **error);
sqlite3 *sp_plan_get_database (SpPlan *self);
/* BEGIN IMMEDIATE; refused when the plan is read-only or closed. The first write of a sitting turns on write-ahead
 * logging, so that a plan that was only looked at is not touched. */
gboolean sp_plan_begin_write (SpPlan *self, GError **error);
/* sp_plan_check of any connection; NULL = a closed plan's: nothing is found. */
void     sp_plan_check_database (sqlite3 *db, GPtrArray *findings);
/* sp_plan_freeze and sp_plan_read_frozen of any connection to a plan of that title and revision. */
SpFrozenInputs *sp_frozen_inputs_of_database (sqlite3 *db, const char *title, gint64 revision, gint64 scenario_id,
                                              GError **error);
SpFrozenInputs *sp_frozen_inputs_of_round (sqlite3 *db, const char *title, gint64 round_id, GError **error);
/* After a write: reads title, revision and labels anew, notifies what changed and emits "changed". */
void     sp_plan_written (SpPlan *self);

/* One query that gives the faulty things: id, then up to four texts for the message (%s, in order). */
typedef struct
{
  SpSeverity  severity;
  const char *code;
  SpSubject   subject;
  const char *sql;
  const char *message;
} SpPlanCheck;
#define SP_MOST_OF_A_CHECK 100 /* findings: more of one kind says no more */
void     sp_plan_run_check (sqlite3 *db, const SpPlanCheck *check, GPtrArray *findings);
/* Appends findings of projects and options. */
void     sp_project_check (sqlite3 *db, GPtrArray *findings);
/* Appends findings of the forecast rounds; the caller holds a read transaction. */
void     sp_round_check (sqlite3 *db, GPtrArray *findings);

G_END_DECLS
