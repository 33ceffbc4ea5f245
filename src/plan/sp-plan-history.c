/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-plan-history.h"

#include <glib/gi18n-lib.h>

#include "sp-plan-private.h"

void
sp_history_edit_free (SpHistoryEdit *self)
{
  g_free (self->label);
  g_free (self->reason);
  g_free (self->author);
  g_free (self->made_at);
  g_free (self->state);
  g_free (self->origin);
  g_free (self->brought_by);
  g_free (self->brought_at);
  g_free (self->brought_from);
  g_free (self);
}

void
sp_refused_edit_free (SpRefusedEdit *self)
{
  g_free (self->origin);
  g_free (self->label);
  g_free (self->author);
  g_free (self->made_at);
  g_free (self->refused_by);
  g_free (self->refused_at);
  g_free (self->reason);
  g_free (self);
}

/* The same edit has the same name in every copy: who, when, what it was called and what it did. */
static char *
dup_origin (sqlite3_stmt *row,
            int           changeset,
            int           origin)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (sqlite3_column_type (row, origin) == SQLITE_TEXT)
    return sp_database_dup_column (row, origin);
  for (int i = 2; i <= 5; i++) /* label, reason, author, made_at, each with the nought that ends it */
    {
      const guint8 *text = sqlite3_column_text (row, i);

      g_checksum_update (sum, text ? text : (const guint8 *) "", sqlite3_column_bytes (row, i) + 1);
    }
  if (sqlite3_column_bytes (row, changeset) > 0)
    g_checksum_update (sum, sqlite3_column_blob (row, changeset), sqlite3_column_bytes (row, changeset));
  return g_strdup (g_checksum_get_string (sum));
}

static sqlite3_stmt *
open_rows (SpPlan      *self,
           const char  *sql,
           GError     **error)
{
  sqlite3 *db = sp_plan_get_database (self);

  if (db)
    return sp_database_prepare (db, sql, error);
  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("“%s” is closed. Open it again"),
               sp_plan_get_title (self));
  return NULL;
}

GPtrArray *
sp_plan_dup_history (SpPlan  *self,
                     GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_history_edit_free);
  g_autoptr (GError) failure = NULL;
  g_autoptr (sqlite3_stmt) rows = NULL;

  g_return_val_if_fail (SP_IS_PLAN (self), NULL);
  rows = open_rows (self, "SELECT id, revision, label, reason, author, made_at, state, changeset, origin, brought_by, "
                          "brought_at, brought_from FROM edit_history ORDER BY id", error);
  if (!rows)
    return NULL;
  while (sp_database_step (rows, &failure))
    {
      SpHistoryEdit *edit = g_new0 (SpHistoryEdit, 1);

      edit->id = sqlite3_column_int64 (rows, 0);
      edit->revision = sqlite3_column_int64 (rows, 1);
      edit->label = sp_database_dup_column (rows, 2);
      edit->reason = sp_database_dup_column (rows, 3);
      edit->author = sp_database_dup_column (rows, 4);
      edit->made_at = sp_database_dup_column (rows, 5);
      edit->state = sp_database_dup_column (rows, 6);
      edit->origin = dup_origin (rows, 7, 8);
      edit->brought_by = sp_database_dup_column (rows, 9);
      edit->brought_at = sp_database_dup_column (rows, 10);
      edit->brought_from = sp_database_dup_column (rows, 11);
      g_ptr_array_add (edits, edit);
    }
  if (!failure)
    return g_steal_pointer (&edits);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

GPtrArray *
sp_plan_dup_refused_edits (SpPlan  *self,
                           GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_refused_edit_free);
  g_autoptr (GError) failure = NULL;
  g_autoptr (sqlite3_stmt) rows = NULL;

  g_return_val_if_fail (SP_IS_PLAN (self), NULL);
  rows = open_rows (self, "SELECT origin, label, author, made_at, refused_by, refused_at, reason FROM refused_edit "
                          "ORDER BY id", error);
  if (!rows)
    return NULL;
  while (sp_database_step (rows, &failure))
    {
      SpRefusedEdit *edit = g_new0 (SpRefusedEdit, 1);

      edit->origin = sp_database_dup_column (rows, 0);
      edit->label = sp_database_dup_column (rows, 1);
      edit->author = sp_database_dup_column (rows, 2);
      edit->made_at = sp_database_dup_column (rows, 3);
      edit->refused_by = sp_database_dup_column (rows, 4);
      edit->refused_at = sp_database_dup_column (rows, 5);
      edit->reason = sp_database_dup_column (rows, 6);
      g_ptr_array_add (edits, edit);
    }
  if (!failure)
    return g_steal_pointer (&edits);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
