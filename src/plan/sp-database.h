/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite as the plan room uses it: a hardened connection, statements, and errors in a planner's words. Private to the
 * room. */
#pragma once

/* The prototypes of the session extension hide behind these; Debian's SQLite has it compiled in (tech.md section 9). */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include <glib.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* Opens with every guard up: no foreign code is run, whatever the file holds. With create the file must exist and be
 * empty or be a database. Flags are SQLITE_OPEN_*. */
sqlite3 *sp_database_open (const char *path, int flags, GError **error);

/* Sets error from the last failure on db, naming the file; always FALSE. */
gboolean      sp_database_fail (sqlite3 *db, GError **error);
gboolean      sp_database_exec (sqlite3 *db, const char *sql, GError **error);
sqlite3_stmt *sp_database_prepare (sqlite3 *db, const char *sql, GError **error);
/* TRUE with *row when there is one; FALSE with *row FALSE at the end; error set when it failed. */
gboolean      sp_database_step (sqlite3_stmt *statement, GError **error);
/* First column of the first row; missing when there is none. */
gboolean      sp_database_get_int64 (sqlite3 *db, const char *sql, gint64 *value, gint64 missing, GError **error);
/* How many rows lead to one that is not there. */
gint64        sp_database_count_dangling (sqlite3 *db);
char         *sp_database_dup_text (sqlite3 *db, const char *sql, GError **error);
/* "\"name\"", quotes doubled. */
char         *sp_database_quote (const char *name);
/* A copy made plain as below; NULL for NULL. */
char         *sp_database_dup_column (sqlite3_stmt *statement, int column);
/* Text that may be shown: sound UTF-8 without control characters other than line ends and tabs. What is not becomes U+FFFD. */
gboolean      sp_database_is_plain (const char *text);
char         *sp_database_dup_plain (const char *text);

/* Copies db, journal and all, into `copy`, an empty database. */
gboolean      sp_database_copy (sqlite3 *db, sqlite3 *copy, GError **error);

/* While one is set, statements that run past it fail (SQLITE_INTERRUPT): a hostile file cannot hang the program. */
typedef struct { gint64 until; } SpDeadline;
void sp_database_set_deadline (sqlite3 *db, SpDeadline *deadline, guint seconds);
void sp_database_clear_deadline (sqlite3 *db);

G_END_DECLS
