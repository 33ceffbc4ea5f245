/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of two plans, and of the one both began from, are one thing. Private to the room. */
#pragma once

#include "sp-plan-merge-keys.h"
#include "sp-schema.h"

G_BEGIN_DECLS

/* Keys of one thing; SP_KEY_NOWHERE = it is not in that plan. */
typedef struct { gint64 mine, theirs, base; } SpDiffPair;

typedef struct _SpDiffRows SpDiffRows;

/* ours, other: their histories (of SpHistoryEdit), NULL when they are not copies of one plan: then a number says which row it is.
 * own is filled with the edits of ours that theirs has not, borrowed from ours, oldest first. */
SpDiffRows *sp_diff_rows_new (sqlite3 *mine, sqlite3 *theirs, GPtrArray *ours, GPtrArray *other, GPtrArray *own, GError **error);
void        sp_diff_rows_free (SpDiffRows *self);
/* The plan both began from: ours without own. Borrowed. */
void        sp_diff_rows_set_base (SpDiffRows *self, sqlite3 *base);
/* Array of SpDiffPair of a table by its key, ours or else theirs; NULL with error. */
GArray     *sp_diff_rows_pair (SpDiffRows *self, const SpSchemaTable *table, GError **error);
/* Whether two values of a column say the same. their_row: the statement that `theirs` is of, whose references are by their keys;
 * self NULL: both are of this plan. */
gboolean    sp_diff_rows_is_same (SpDiffRows *self, const SpSchemaTable *table, const SpSchemaColumn *column, sqlite3_value *mine,
                                  sqlite3_value *theirs, sqlite3_stmt *their_row);

G_END_DECLS
