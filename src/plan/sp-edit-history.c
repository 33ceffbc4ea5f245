/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: the changeset of an edit applied backwards or forwards. The file remembers, so both outlive the
 * program. */
#include "config.h"
#include "sp-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-changeset.h"
#include "sp-geopackage.h"
#include "sp-plan-private.h"
#include "sp-schema.h"

typedef struct { gint64 id; char *label; void *changeset; int n; } Step;

static void
step_clear (Step *self)
{
  g_free (self->label);
  sqlite3_free (self->changeset);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

/* A changeset may come from anybody's file: it reaches our tables only. */
static int
is_ours_cb (void       *data,
            const char *table)
{
  return sp_schema_find_table (table) != NULL && !sp_schema_is_private (table);
}

static int
conflict_cb (void                   *data,
             int                     kind,
             sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
read_step (sqlite3   *db,
           gboolean   forward,
           Step      *step,
           GError   **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  const void *blob;
  int n;

  row = sp_database_prepare (db, forward
    ? "SELECT id, label, changeset FROM edit_history WHERE state = 'undone' ORDER BY id LIMIT 1"
    : "SELECT id, label, changeset FROM edit_history WHERE state = 'done' ORDER BY id DESC LIMIT 1", error);
  if (!row)
    return FALSE;
  if (!sp_database_step (row, NULL))
    {
      g_set_error_literal (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
                           forward ? _("There is nothing to redo") : _("There is nothing to undo"));
      return FALSE;
    }
  step->id = sqlite3_column_int64 (row, 0);
  step->label = sp_database_dup_column (row, 1);
  blob = sqlite3_column_blob (row, 2);
  n = sqlite3_column_bytes (row, 2);
  step->n = n;
  if (!sp_changeset_is_sound (blob, (gsize) n))
    {
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
                   _("What “%s” changed is no longer held soundly in the plan. Change it back by hand"), step->label);
      return FALSE;
    }
  if (!forward)
    return sqlite3changeset_invert (n, blob, &step->n, &step->changeset) == SQLITE_OK || sp_database_fail (db, error);
  step->changeset = sqlite3_malloc (n);
  memcpy (step->changeset, blob, (gsize) n);
  return TRUE;
}

static gboolean
refuse_step (const Step  *step,
             gboolean     forward,
             GError     **error)
{
  g_set_error (
      error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
      forward
          ? _("“%s” cannot be redone: the same things have been changed by another program since. Change them by hand")
          : _(
              "“%s” cannot be undone: the same things have been changed by another program since. Change them by hand"),
      step->label);
  return FALSE;
}

static gboolean
apply_step (sqlite3     *db,
            const Step  *step,
            gboolean     forward,
            GError     **error)
{
  gint64 dangling = sp_database_count_dangling (db);
  int code = sqlite3changeset_apply (db, step->n, step->changeset, is_ours_cb, conflict_cb, NULL);

  if (code == SQLITE_ABORT || code == SQLITE_CONSTRAINT || code == SQLITE_CORRUPT || code == SQLITE_SCHEMA)
    return refuse_step (step, forward, error);
  if (code != SQLITE_OK)
    return sp_database_fail (db, error);
  return sp_database_count_dangling (db) <= dangling || refuse_step (step, forward, error);
}

static gboolean
mark_step (sqlite3     *db,
           const Step  *step,
           gboolean     forward,
           GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE edit_history SET state = '%s' WHERE id = %" G_GINT64_FORMAT
                                          "; UPDATE plan_meta SET revision = revision + 1",
                                          forward ? "done" : "undone", step->id);

  return sp_geopackage_follow (db, step->changeset, step->n, error)
         && sp_database_exec (db, sql, error)
         && sp_database_exec (db, "COMMIT", error);
}

/* Foreign keys are off while a changeset is applied: it already holds the rows that went with the others, and cascades
 * would take them first (tech.md section 9). They are checked after. */
static gboolean
move (SpPlan    *self,
      gboolean   forward,
      GError   **error)
{
  sqlite3 *db = sp_plan_get_database (self);
  g_auto (Step) step = { 0 };
  gboolean done;

  if (db)
    sqlite3_exec (db, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL);
  done = sp_plan_begin_write (self, error);
  if (done)
    {
      done = read_step (db, forward, &step, error)
             && apply_step (db, &step, forward, error)
             && mark_step (db, &step, forward, error);
      if (!done)
        sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
    }
  if (db)
    sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  if (done)
    sp_plan_written (self);
  return done;
}

gboolean
sp_plan_undo (SpPlan  *self,
              GError **error)
{
  g_return_val_if_fail (SP_IS_PLAN (self), FALSE);
  return move (self, FALSE, error);
}

gboolean
sp_plan_redo (SpPlan  *self,
              GError **error)
{
  g_return_val_if_fail (SP_IS_PLAN (self), FALSE);
  return move (self, TRUE, error);
}
