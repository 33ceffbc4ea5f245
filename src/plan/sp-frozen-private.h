/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frozen inputs inside the room: their text, and a database made from it again.
 *
 *   school-places-frozen<TAB>1<TAB>SCENARIO
 *   table<TAB>NAME<TAB>COLUMN …
 *   VALUE<TAB>VALUE …                        N null, I whole number, R number (17 digits), T text with \t \n \\ escaped
 */
#pragma once

#include "sp-database.h"
#include "sp-frozen-inputs.h"
#include "sp-schema.h"

G_BEGIN_DECLS

/* Of a line, more than any table has: what a stranger wrote after them is one word, and not taken. */
#define SP_FROZEN_MOST_COLUMNS 256

typedef struct
{
  const SpSchemaTable *table;
  char               **columns; /* names, as in the table's line */
  GPtrArray           *rows;    /* of const char *, borrowed from lines */
} SpFrozenTable;

struct _SpFrozenInputs
{
  gint       ref_count;
  char      *sha256;
  char      *title;    /* of the plan, for whoever prints a snapshot */
  gint64     revision;
  gint64     scenario; /* 0 = the plan as it stands */
  GBytes    *text;
  char     **lines;
  GPtrArray *tables;   /* of SpFrozenTable, in the order of the schema */
};

/* The text of a database's inputs; the caller holds a read transaction. */
char *sp_frozen_write (sqlite3 *db, gint64 scenario_id, GError **error);
/* Takes text. SP_PLAN_ERROR_DAMAGED when it is not frozen inputs that this version reads. */
SpFrozenInputs *sp_frozen_inputs_new (char *text, const char *title, gint64 revision, GError **error);
/* The text kept with a round, when it is the one that was kept; as sp_plan_read_frozen. */
char *sp_frozen_unpack (sqlite3 *db, gint64 round_id, GError **error);
GBytes *sp_frozen_inputs_get_text (const SpFrozenInputs *self); /* borrowed; for tests, which put other text in its place */
const SpFrozenTable *sp_frozen_inputs_find (const SpFrozenInputs *self, const char *table);

/* A new database in memory with the plan's schema and nothing in it but the book-keeping row. */
sqlite3 *sp_frozen_database_new (const SpFrozenInputs *self, GError **error);
/* Which rows to take: values are those of the row, one a column. TRUE = take. May change values (the array, not the strings
 * it borrowed; what it puts there lives as long as data). NULL = all. */
typedef gboolean (*SpFrozenChoice) (const SpFrozenTable *table, const char **values, gpointer data);
gboolean sp_frozen_insert (sqlite3 *db, const SpFrozenTable *table, SpFrozenChoice choose, gpointer data, GError **error);
/* Index of a column in the table's line; -1. */
gint sp_frozen_table_column (const SpFrozenTable *self, const char *name);
/* A value as a whole number; `missing` for null and everything else. */
gint64 sp_frozen_int64 (const char *value, gint64 missing);

G_END_DECLS
