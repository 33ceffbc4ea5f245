/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing another officer's edits into this plan: two people work on copies of one plan, and one takes in what the other did,
 * edit by edit, each accepted or refused with a reason.
 *
 * Which edits: those done in the other copy that this plan has neither made, brought in, nor refused before; an edit is the same
 * in every copy that has it (SpHistoryEdit.origin). They are tried in the order in which they were made, each on top of those
 * taken before it. Each row an edit wrote is compared, column by column, with what is here:
 *   - here as it was there before: it becomes what it is there after;
 *   - here as it is there after: nothing to do;
 *   - anything else: a conflict (both changed it), shown side by side. The edit is held back unless the caller says take.
 * An edit all of which is so here already is listed as that and noted, so that it is not offered again once this plan moves on.
 * A row added there takes the key it has there, or another where that key is taken here: what refers to it follows, however many
 * copies are brought together (sp-plan-merge-keys.h). A row added in both with the same natural key (the same year of the same
 * site …) is one row. What an edit says of a row that is not here, removed or never taken, is said of no other.
 *
 * Each edit taken is one undo step here, by its own author, at its own time, with its own reason.
 */
#pragma once

#include "sp-plan.h"
#include "sp-progress.h"

G_BEGIN_DECLS

typedef struct
{
  char *thing;   /* "Dwellings of housing site “Kingsfleet” (2016/17)" */
  char *field;   /* "dwellings"; NULL: the thing as a whole */
  char *before;  /* in the words of sp-plan-diff.h; NULL = not said, or not there */
  char *mine, *theirs;
  char *why;     /* one sentence: what stands in the way and what taking the edit would do */
} SpMergeConflict;

typedef enum
{
  SP_MERGE_CLEAN,    /* can be taken as it is */
  SP_MERGE_CONFLICT, /* both changed the same: choose */
  SP_MERGE_TAKEN,    /* the caller said take: theirs stands */
  SP_MERGE_STUCK,    /* said take, but it cannot be (what it changes is gone): see the conflict's `why` */
  SP_MERGE_REFUSED,  /* the caller said refuse */
  SP_MERGE_SAME,     /* all of it is so here already: nothing is done, and it is not offered again */
} SpMergeState;

typedef struct
{
  guint        number;    /* from 1, in the order they were made; the same at each preparation from the same two plans */
  char        *origin, *label, *author, *made_at, *reason;
  SpMergeState state;
  GPtrArray   *conflicts; /* of SpMergeConflict; empty unless CONFLICT, TAKEN or STUCK */
  GPtrArray   *changes;   /* of SpPlanChange (sp-plan-diff.h): what it does here; empty when held back */
} SpMergeEdit;

/* What to do with one of their edits. */
typedef struct { char *origin; gboolean take; char *reason; /* compulsory for refusing */ } SpMergeChoice;
SpMergeChoice *sp_merge_choice_new (const char *origin, gboolean take, const char *reason);
void           sp_merge_choice_free (SpMergeChoice *self);

/* What merging would do, tried and taken back: array of SpMergeEdit, empty when there is nothing new. choices (of SpMergeChoice)
 * may be NULL. Fails with SP_PLAN_ERROR_REFUSED when the two are not copies of one plan or this plan cannot be written. Main
 * thread or any other, but not while the plan is used elsewhere. */
GPtrArray *sp_plan_prepare_merge (SpPlan *self, SpPlan *theirs, GPtrArray *choices, GError **error);

/* Merges: every edit that is clean or chosen is taken, every refusal remembered, all in one transaction; then the plan must pass
 * its check (no error that was not there before). progress may be NULL: told of each edit in turn; stopped, nothing is written
 * (G_IO_ERROR_CANCELLED). Refused, with nothing written, while an edit is in conflict and no choice says
 * what to do with it, where a refusal has no reason, or where the merged plan would not pass: findings then holds what the check
 * said. Returns what sp_plan_prepare_merge would. */
GPtrArray *sp_plan_merge (SpPlan *self, SpPlan *theirs, GPtrArray *choices, SpProgress *progress, GPtrArray *findings,
                          GError **error);

G_END_DECLS
