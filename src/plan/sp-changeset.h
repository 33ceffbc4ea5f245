/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a changeset of SQLite's session extension: whether they are sound, table by table, and of rows that were only added.
 * Format: "changeset format" in sqlite3session.c. Private to the room. */
#pragma once

#include "sp-schema.h"

G_BEGIN_DECLS

/* Checks every length and type before SQLite reads it: sqlite3changeset_invert of 3.40.1 runs for ever on one that ends
 * in the middle of a table's header. */
gboolean sp_changeset_is_sound (const guint8 *data, gsize length);

/* A run of operations on one table: bytes that are a changeset by themselves. */
typedef struct { const char *table; const guint8 *data; gsize length; guint n_operations; } SpChangesetRun;
/* The next run, from *at, which goes on behind it; FALSE at the end, or where the bytes are not sound. */
gboolean sp_changeset_next_run (const guint8 **at, const guint8 *end, SpChangesetRun *run);

/* Appends to `bytes` the insertion of each row of the table whose key is above `after`, as it stands now. Nothing is appended where
 * there is none. */
gboolean sp_changeset_append_added (sqlite3 *db, const SpSchemaTable *table, gint64 after, GByteArray *bytes, GError **error);

G_END_DECLS
