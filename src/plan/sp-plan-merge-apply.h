/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One edit of another copy written into this plan, row by row. Private to the room; rules in sp-plan-merge.h. */
#pragma once

#include "sp-database.h"
#include "sp-plan-merge-keys.h"
#include "sp-plan-merge.h"

G_BEGIN_DECLS

typedef struct
{
  sqlite3     *db;        /* this plan, in a transaction, foreign keys off */
  sqlite3     *theirs;    /* for words only */
  SpMergeKeys *rows;      /* which row here a row there is */
  GHashTable  *keys;      /* private: natural keys by table */
  gboolean     take;      /* theirs stands where both changed */
  gboolean     is_stuck;  /* out: it cannot be written even so */
  GPtrArray   *conflicts; /* out: of SpMergeConflict */
  GPtrArray   *changes;   /* out: of SpPlanChange */
  gboolean     may_defer, is_deferred, waits; /* private */
} SpMergeApply;

/* Starts on an edit: empties what it gives out. */
void     sp_merge_apply_begin (SpMergeApply *self, gboolean take);
/* FALSE with error when SQLite failed; a conflict is no error. */
gboolean sp_merge_apply_changeset (SpMergeApply *self, const void *changeset, int n, GError **error);
void     sp_merge_apply_clear (SpMergeApply *self);
void     sp_merge_apply_add_conflict (SpMergeApply *self, const char *thing, const char *field, char *before, char *mine,
                                      char *theirs, const char *why); /* takes the three values */

G_END_DECLS
