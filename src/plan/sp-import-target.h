/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of the plan that an import writes: how its rows are found, added, changed and compared. Private to the room.
 */
#pragma once

#include "sp-database.h"
#include "sp-stage-private.h"

G_BEGIN_DECLS

typedef struct
{
  SpStageTable *table;
  gboolean has_source, has_dated;  /* dated: of the row itself, not of the source */
  sqlite3_stmt *find, *find_again; /* by the key; by the columns marked + */
  sqlite3_stmt *insert, *update;
  sqlite3_stmt **look_up; /* per column: id of what it refers to */
  SpStageCell *looked_up; /* per column: what was asked for last, and its id */
  gint64 *found;
  gboolean insert_first; /* the table was empty and holds a key only once: what is there is found by not fitting */
  gint64 base;           /* the highest id before the import: rows added have higher ones */
  GHashTable *seen;      /* id up to `base` -> row of the file + 1 */
  GArray *seen_added;    /* the same of ids above, from base + 1 (guint) */
} SpImportTarget;

/* FALSE with error: the table cannot be written. Clear it in any case. */
gboolean sp_import_target_begin (SpImportTarget *self, sqlite3 *db, SpStageTable *table, GError **error);
void sp_import_target_clear (SpImportTarget *self);

const SpStageColumn *sp_import_target_get_column (const SpImportTarget *self, guint i);
/* The row of the file + 1 that first was about the row with this id; 0, and `row` is remembered as the first, when none
 * was. */
guint sp_import_target_see (SpImportTarget *self, gint64 id, guint row);
/* `cells`: one for each column, references resolved. The statement that stands on the row held (its id, then its
 * columns), NULL where there is none; reset it when done. */
sqlite3_stmt *sp_import_target_find (const SpImportTarget *self, const SpStageCell *cells);
gboolean sp_import_target_differs (const SpImportTarget *self, const SpStageCell *cells, sqlite3_stmt *held);
/* The id that a cell refers to, in its place; FALSE: there is none. */
gboolean sp_import_target_look_up (SpImportTarget *self, guint column, SpStageCell *cell);
/* Binds a row to `insert` or `update`; source 0 = none, dated NULL = not said. Returns the number of the next
 * parameter. */
int sp_import_target_bind (const SpImportTarget *self, const SpStageCell *cells, gboolean is_update, gint64 source,
                           const char *dated);

G_END_DECLS
