/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One edit from beginning to end: a transaction whose rows SQLite's session extension watches, so that the changeset
 * can be kept for undo. Private to the room; sp-edit-*.c are its users.
 *
 *   g_auto (SpNamedEdit) edit = { 0 };
 *   if (!sp_named_edit_begin (&edit, plan, error) || !sp_named_edit_exec (&edit, "UPDATE …", SP_VALUES (SP_INT (id)),
 * error)) return FALSE;                                   — what was begun and not finished is rolled back return
 * sp_named_edit_finish (&edit, label, reason, error);
 */
#pragma once

#include "sp-database.h"
#include "sp-plan.h"

G_BEGIN_DECLS

typedef struct { int type; gint64 whole; double real; const char *text; } SpValue;
#define SP_INT(v)  ((SpValue) { .type = SQLITE_INTEGER, .whole = (v) })
#define SP_REAL(v) ((SpValue) { .type = SQLITE_FLOAT, .real = (v) })
#define SP_TEXT(v) ((SpValue) { .type = SQLITE_TEXT, .text = (v) }) /* NULL for NULL */
#define SP_BYTES(v, n) ((SpValue) { .type = SQLITE_BLOB, .text = (v), .whole = (n) })
#define SP_NULL    ((SpValue) { .type = SQLITE_NULL })
/* `v`, or NULL where `v` is `none`. */
#define SP_INT_OR_NULL(v, none) ((v) == (none) ? SP_NULL : SP_INT (v))
#define SP_VALUES(...) ((const SpValue[]) { __VA_ARGS__, { 0 } })

typedef struct
{
  SpPlan          *plan;
  sqlite3         *db;
  sqlite3_session *session;
  GByteArray      *added;     /* changeset of what the session was not to watch (sp_changeset_append_added) */
  gboolean         is_part;   /* something is in the history already (sp_named_edit_go_on) */
  char            *scenario;  /* name of the scenario written to, NULL = the plan */
} SpNamedEdit;

gboolean sp_named_edit_begin (SpNamedEdit *self, SpPlan *plan, GError **error);
/* The same, watching only `tables` (of schema.sql; NULL-terminated): nothing else may be written. */
gboolean sp_named_edit_begin_on (SpNamedEdit *self, SpPlan *plan, const char *const *tables, GError **error);
/* The same, into a scenario: its id is resolved (*scenario_id 0 = the plan itself) and the reason is compulsory for
 * one. */
gboolean sp_named_edit_begin_in (SpNamedEdit *self, SpPlan *plan, gint64 *scenario_id, const char *reason,
                                 GError **error);
gboolean sp_named_edit_exec (SpNamedEdit *self, const char *sql, const SpValue *values, GError **error);
/* First column of the first row: what the thing with that id is called; refused when there is none. */
char    *sp_named_edit_dup_name (SpNamedEdit *self, const char *sql, gint64 id, const char *missing, GError **error);
gint64   sp_named_edit_int64 (SpNamedEdit *self, const char *sql, const SpValue *values, gint64 missing);
/* Writes, or with NULL for value removes, what a scenario has different. year 0, group -1, target 0: not used. */
gboolean sp_named_edit_override (SpNamedEdit *self, gint64 scenario_id, const char *subject, gint64 target_id,
                                 gint year, gint group, SpValue value, const char *reason, GError **error);
/* What was written so far is a step of its own in the history; what comes now, into `tables`, will be the next. Both are committed by
 * sp_named_edit_finish, or neither. Takes label. */
gboolean sp_named_edit_go_on (SpNamedEdit *self, char *label, const char *reason, const char *const *tables, GError **error);
/* Commits, remembers and says so; or, when nothing is different, lets go without a trace. Takes label. */
gboolean sp_named_edit_finish (SpNamedEdit *self, char *label, const char *reason, GError **error);
void     sp_named_edit_clear (SpNamedEdit *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpNamedEdit, sp_named_edit_clear)

/* A session that watches every table an edit may write; NULL with error. Free with sqlite3session_delete. */
sqlite3_session *sp_named_edit_watch (sqlite3 *db, GError **error);
/* Who is at the keyboard, as the history keeps it. */
const char *sp_named_edit_get_author (void);

/* Sets SP_PLAN_ERROR_REFUSED; always FALSE. */
gboolean sp_edit_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Text a plan may hold: UTF-8, not absurdly long, and not blank unless NULL is allowed and given. */
gboolean sp_edit_check_text (const char *text, gboolean may_be_missing, const char *what, GError **error);
/* One of a list of codes, NULL at its end; the refusal lists them. */
gboolean sp_edit_check_word (const char *word, const char *const *words, GError **error);
gboolean sp_edit_check_year (gint year, GError **error);
/* Puts a date as officers write it (sp-date.h) into the plan's form: *date is then `form`; NULL stays. Years 1900 to 2199. */
gboolean sp_edit_read_date (const char **date, char form[11], GError **error);
/* An amount that can be added up: up to a trillion pounds either way. NULL = none, which is in order. */
gboolean sp_edit_check_money (const SpMoney *amount, GError **error);

G_END_DECLS
