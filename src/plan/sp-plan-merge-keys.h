/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which row of this plan a row of another copy is. Private to the room.
 *
 * Two officers who each add a school give it the same number, so a number says which row it is only in the copy it stands in. A
 * row is known by who made it: the edit that added it (SpHistoryEdit.origin, the same in every copy) and its key where that edit
 * was first made. A row that no edit added was there when the copies parted, and has the same key in all.
 *
 * edit_history.moved tells of an edit that was brought in which rows have other keys here than where it was made, or are rows
 * that were here already: 'school:12>15;…', key where it was made, then key here. Worked example: A, B and C each add school 5.
 * A brings in B's, which becomes 6 ('school:5>6'), then C's, which becomes 7 ('school:5>7'). What B later says of its 5 is said
 * of 6 here, what C says of its 5 of 7, and what C says of B's, which is 6 there, of 6.
 */
#pragma once

#include "sp-database.h"
#include "sp-plan-history.h"

G_BEGIN_DECLS

#define SP_KEY_NOWHERE G_MININT64

typedef struct _SpMergeKeys SpMergeKeys;

/* Knows the rows of this plan; history: its own (of SpHistoryEdit). NULL with error when the plan cannot be read. */
SpMergeKeys *sp_merge_keys_new (sqlite3 *db, GPtrArray *history, GError **error);
void         sp_merge_keys_free (SpMergeKeys *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMergeKeys, sp_merge_keys_free)

/* The key here of a row there; SP_KEY_NOWHERE when it is not in this plan. */
gint64       sp_merge_keys_find (SpMergeKeys *self, const char *table, gint64 there);

/* Whether the row with a key here was added by an edit of the history that this knows. */
gboolean     sp_merge_keys_has_added (SpMergeKeys *self, const char *table, gint64 here);

/* Around the writing of an edit of theirs. coming: "table:key" of the rows it adds, which until they are set have the key they
 * have there; borrowed until the end. */
void         sp_merge_keys_begin (SpMergeKeys *self, GHashTable *coming);
void         sp_merge_keys_end (SpMergeKeys *self);
/* A row that the edit adds was written here under a key, is_new, or is one that was here already. */
void         sp_merge_keys_set (SpMergeKeys *self, const char *table, gint64 there, gint64 here, gboolean is_new);
/* The edit was taken back: what was set is forgotten. */
void         sp_merge_keys_forget (SpMergeKeys *self);
/* What edit_history.moved is to say of it; NULL = nothing. `theirs` is their copy. */
char        *sp_merge_keys_dup_moved (SpMergeKeys *self, sqlite3 *theirs, const SpHistoryEdit *edit, GError **error);
/* Goes past an edit of theirs, tried or known already: from now on keys there are those after it. Every edit done there is to be
 * followed, in its order. */
gboolean     sp_merge_keys_follow (SpMergeKeys *self, sqlite3 *theirs, const SpHistoryEdit *edit, GError **error);

G_END_DECLS
