/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that a colleague's edit added, changed or removed, as it is there and as it would be here. Private to the room. */
#pragma once

#include "sp-database.h"
#include "sp-plan-merge-keys.h"
#include "sp-schema.h"

G_BEGIN_DECLS

#define SP_MERGE_MOST_COLUMNS 200

/* A value of a row; text and blobs belong to whatever it was read from. type 0 = not in the changeset. */
typedef struct { int type; gint64 whole; double real; const void *data; int n; } SpMergeCell;

/* A row operation of theirs. old and new are as theirs; mapped as they are here (references follow rows that moved). */
typedef struct
{
  const SpSchemaTable *table;
  int                  operation;
  int                  n;      /* columns that both the changeset and the schema have */
  int                  key;    /* which column */
  gint64               key_here, key_there;
  sqlite3_value       *old[SP_MERGE_MOST_COLUMNS], *new[SP_MERGE_MOST_COLUMNS];
  SpMergeCell          old_here[SP_MERGE_MOST_COLUMNS], new_here[SP_MERGE_MOST_COLUMNS];
} SpMergeOperation;

SpMergeCell sp_merge_cell_read (sqlite3_value *value);
/* Whole and real numbers of one value are the same. */
gboolean    sp_merge_cell_equal (const SpMergeCell *a, const SpMergeCell *b);
void        sp_merge_cell_bind (sqlite3_stmt *statement, int at, const SpMergeCell *cell);

/* The row operation the iterator stands on, valid until it moves. FALSE: it is of no table of ours, or has no key. */
gboolean sp_merge_operation_read (SpMergeKeys *rows, sqlite3_changeset_iter *iter, SpMergeOperation *op);
const SpSchemaColumn *sp_merge_operation_column (const SpMergeOperation *op, int i);
/* The table that column i refers to, by the values (op->old or op->new); NULL = none. */
const char *sp_merge_operation_referred (const SpMergeOperation *op, sqlite3_value *const values[], int i);

G_END_DECLS
