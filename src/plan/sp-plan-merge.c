/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-plan-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-geopackage.h"
#include "sp-named-edit.h"
#include "sp-plan-diff.h"
#include "sp-plan-history.h"
#include "sp-plan-merge-apply.h"
#include "sp-plan-private.h"

typedef struct
{
  SpPlan      *plan, *from;
  sqlite3     *db;
  GPtrArray   *choices;    /* SpMergeChoice, may be NULL */
  SpProgress  *progress;   /* may be NULL */
  GHashTable  *here;       /* origins of edits that are here, or were refused here */
  GHashTable  *undone;     /* and of those that were undone here */
  SpMergeApply apply;
} Merge;

SpMergeChoice *
sp_merge_choice_new (const char *origin,
                     gboolean    take,
                     const char *reason)
{
  SpMergeChoice *self = g_new0 (SpMergeChoice, 1);

  self->origin = g_strdup (origin);
  self->take = take;
  self->reason = g_strdup (reason);
  return self;
}

void
sp_merge_choice_free (SpMergeChoice *self)
{
  g_free (self->origin);
  g_free (self->reason);
  g_free (self);
}

static void
merge_edit_free (SpMergeEdit *self)
{
  g_free (self->origin);
  g_free (self->label);
  g_free (self->author);
  g_free (self->made_at);
  g_free (self->reason);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

static gboolean
check_same_plan (SpPlan   *mine,
                 SpPlan   *theirs,
                 GError  **error)
{
  const char *sql = "SELECT ifnull (identity, created_at || ' ' || (SELECT la_code FROM authority)) FROM plan_meta";
  g_autofree char *a = sp_plan_get_database (mine) ? sp_database_dup_text (sp_plan_get_database (mine), sql, error) : NULL;
  g_autofree char *b = sp_plan_get_database (theirs) ? sp_database_dup_text (sp_plan_get_database (theirs), sql, error)
                                                     : NULL;

  if (g_strcmp0 (a, b) == 0 && a)
    return TRUE;
  g_clear_error (error);
  return sp_edit_refuse (error, _("“%s” and “%s” are not copies of one plan, so there is nothing to tell edits apart by. Let each "
                                  "officer begin from a copy of the same file; to see what differs, compare them instead"),
                         sp_plan_get_path (mine), sp_plan_get_path (theirs));
}

/* Notes which edits are here, undone here, or refused here. */
static gboolean
read_mine (Merge      *self,
           GPtrArray  *mine,
           GError    **error)
{
  g_autoptr (GPtrArray) refused = sp_plan_dup_refused_edits (self->plan, error);

  if (!refused)
    return FALSE;
  for (guint i = 0; i < mine->len; i++)
    {
      SpHistoryEdit *edit = g_ptr_array_index (mine, i);

      if (g_str_equal (edit->state, "done") || g_str_equal (edit->state, "same"))
        g_hash_table_add (self->here, g_strdup (edit->origin));
      else
        g_hash_table_add (self->undone, g_strdup (edit->origin));
    }
  for (guint i = 0; i < refused->len; i++)
    g_hash_table_add (self->here, g_strdup (((SpRefusedEdit *) g_ptr_array_index (refused, i))->origin));
  return TRUE;
}

static const SpMergeChoice *
find_choice (const Merge *self,
             const char  *origin)
{
  for (guint i = 0; self->choices && i < self->choices->len; i++)
    if (g_str_equal (((SpMergeChoice *) g_ptr_array_index (self->choices, i))->origin, origin))
      return g_ptr_array_index (self->choices, i);
  return NULL;
}

/* n = 0: it was so here already, and is neither a step nor a revision. */
static gboolean
write_history (Merge                *self,
               const SpHistoryEdit  *edit,
               void                 *changeset,
               int                   n,
               GError              **error)
{
  g_autofree char *from = g_path_get_basename (sp_plan_get_path (self->from));
  g_autofree char *moved = sp_merge_keys_dup_moved (self->apply.rows, self->apply.theirs, edit, error);
  g_autoptr (sqlite3_stmt) insert = NULL;

  if (!moved)
    return FALSE;
  if (n > 0 && !sp_database_exec (self->db, "UPDATE edit_history SET state = 'dropped' WHERE state = 'undone';"
                                            "UPDATE plan_meta SET revision = revision + 1", error))
    return FALSE;
  insert = sp_database_prepare (
      self->db, "INSERT INTO edit_history (revision, label, reason, author, made_at, changeset, origin, brought_by, brought_at, "
                "brought_from, moved, state) VALUES ((SELECT revision FROM plan_meta), ?, ?, ?, ?, ?, ?, ?, "
                "strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?)", error);
  if (!insert)
    return FALSE;
  sqlite3_bind_text (insert, 1, edit->label, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 2, edit->reason, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 3, edit->author, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 4, edit->made_at, -1, SQLITE_STATIC);
  sqlite3_bind_blob (insert, 5, n > 0 ? changeset : "", n, SQLITE_STATIC);
  sqlite3_bind_text (insert, 6, edit->origin, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 7, sp_named_edit_get_author (), -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (insert, 8, from, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (insert, 9, *moved ? moved : NULL, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (insert, 10, n > 0 ? "done" : "same", -1, SQLITE_STATIC);
  return (sqlite3_step (insert) == SQLITE_DONE || sp_database_fail (self->db, error))
         && (n == 0 || sp_geopackage_follow (self->db, changeset, n, error));
}

static gboolean
write_refusal (Merge                *self,
               const SpHistoryEdit  *edit,
               const char           *reason,
               GError              **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;

  if (!sp_edit_check_text (reason, FALSE, _("The reason for refusing an edit"), error))
    return FALSE;
  insert = sp_database_prepare (self->db,
                                "INSERT OR REPLACE INTO refused_edit (origin, label, author, made_at, refused_by, refused_at, "
                                "reason) VALUES (?, ?, ?, ?, ?, strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'), ?)", error);
  if (!insert)
    return FALSE;
  sqlite3_bind_text (insert, 1, edit->origin, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 2, edit->label, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 3, edit->author, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 4, edit->made_at, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 5, sp_named_edit_get_author (), -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (insert, 6, reason, -1, SQLITE_STATIC);
  return sqlite3_step (insert) == SQLITE_DONE || sp_database_fail (self->db, error);
}

/* Writes the rows of one edit and says what became of it; what is not to stay is taken back to the savepoint by the caller. */
static gboolean
try_rows (Merge                *self,
          const SpHistoryEdit  *edit,
          gboolean              take,
          SpMergeState         *state,
          GError              **error)
{
  g_autoptr (sqlite3_stmt) row = sp_database_prepare (sp_plan_get_database (self->from),
                                                      "SELECT changeset FROM edit_history WHERE id = ?", error);
  gint64 dangling = sp_database_count_dangling (self->db);

  if (!row)
    return FALSE;
  sqlite3_bind_int64 (row, 1, edit->id);
  if (!sp_database_step (row, error))
    return error && *error ? FALSE : sp_edit_refuse (error, _("Their copy has changed meanwhile. Open it again"));
  sp_merge_apply_begin (&self->apply, take);
  if (!sp_merge_apply_changeset (&self->apply, sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0), error))
    return FALSE;
  if (g_hash_table_contains (self->undone, edit->origin))
    sp_merge_apply_add_conflict (&self->apply, edit->label, NULL, NULL, NULL, NULL,
                                 _("This edit was undone here. Taking it does it again"));
  if (sp_database_count_dangling (self->db) > dangling)
    {
      self->apply.is_stuck = TRUE;
      sp_merge_apply_add_conflict (&self->apply, edit->label, NULL, NULL, NULL, NULL,
                                   _("Something here belongs to what it removes, or what it adds belongs to something that is "
                                     "not here. Refuse it, and make the change by hand"));
    }
  if (self->apply.is_stuck)
    *state = take ? SP_MERGE_STUCK : SP_MERGE_CONFLICT;
  else if (self->apply.conflicts->len)
    *state = take ? SP_MERGE_TAKEN : SP_MERGE_CONFLICT;
  else
    *state = SP_MERGE_CLEAN;
  return TRUE;
}

static gboolean
keep_rows (Merge                *self,
           const SpHistoryEdit  *edit,
           sqlite3_session      *session,
           SpMergeState         *state,
           GError              **error)
{
  void *changeset = NULL;
  gboolean done;
  int n = 0;

  if (sqlite3session_changeset (session, &n, &changeset) != SQLITE_OK)
    return sp_database_fail (self->db, error);
  if (n == 0)
    *state = SP_MERGE_SAME;
  done = write_history (self, edit, changeset, n, error);
  sqlite3_free (changeset);
  return done;
}

static gboolean
try_edit (Merge                *self,
          const SpHistoryEdit  *edit,
          SpMergeEdit          *result,
          GError              **error)
{
  const SpMergeChoice *choice = find_choice (self, edit->origin);
  sqlite3_session *session;
  gboolean done, stays;

  if (choice && !choice->take)
    {
      result->state = SP_MERGE_REFUSED;
      return write_refusal (self, edit, choice->reason, error);
    }
  if (!sp_database_exec (self->db, "SAVEPOINT brought", error) || !(session = sp_named_edit_watch (self->db, error)))
    return FALSE;
  done = try_rows (self, edit, choice != NULL, &result->state, error);
  stays = result->state == SP_MERGE_CLEAN || result->state == SP_MERGE_TAKEN;
  if (done && stays)
    done = keep_rows (self, edit, session, &result->state, error);
  sqlite3session_delete (session);
  if (done && !stays)
    {
      sp_merge_keys_forget (self->apply.rows);
      g_ptr_array_set_size (self->apply.changes, 0);
      done = sp_database_exec (self->db, "ROLLBACK TO brought", error);
    }
  if (!done || !sp_database_exec (self->db, "RELEASE brought", error))
    return FALSE;
  result->conflicts = g_steal_pointer (&self->apply.conflicts);
  result->changes = g_steal_pointer (&self->apply.changes);
  return TRUE;
}

static SpMergeEdit *
new_result (const SpHistoryEdit *edit)
{
  SpMergeEdit *result = g_new0 (SpMergeEdit, 1);

  result->origin = g_strdup (edit->origin);
  result->label = g_strdup (edit->label);
  result->author = g_strdup (edit->author);
  result->made_at = g_strdup (edit->made_at);
  result->reason = g_strdup (edit->reason);
  return result;
}

/* Their edits that are neither here nor refused here, in turn, each on top of those before it. What they brought in and was so there
 * already is no edit of theirs, but tells which rows are whose. */
static GPtrArray *
try_edits (Merge      *self,
           GPtrArray  *history,
           GError    **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) merge_edit_free);

  for (guint i = 0; i < history->len; i++)
    {
      const SpHistoryEdit *edit = g_ptr_array_index (history, i);
      SpMergeEdit *result;

      if (sp_progress_is_cancelled (self->progress, error))
        return NULL;
      sp_progress_report (self->progress, (double) i / history->len, _("Bringing edits in"));
      if (!g_str_equal (edit->state, "done") && !g_str_equal (edit->state, "same"))
        continue;
      if (g_str_equal (edit->state, "done") && !g_hash_table_contains (self->here, edit->origin))
        {
          result = new_result (edit);
          g_ptr_array_add (results, result);
          if (!try_edit (self, edit, result, error))
            return NULL;
          if (!result->conflicts)
            result->conflicts = g_ptr_array_new ();
          if (!result->changes)
            result->changes = g_ptr_array_new ();
          result->number = results->len;
        }
      if (!sp_merge_keys_follow (self->apply.rows, self->apply.theirs, edit, error))
        return NULL;
    }
  return g_steal_pointer (&results);
}

static gboolean
check_settled (GPtrArray  *results,
               GError    **error)
{
  guint n = 0;
  guint first = 0;

  for (guint i = 0; i < results->len; i++)
    {
      const SpMergeEdit *edit = g_ptr_array_index (results, i);

      if (edit->state == SP_MERGE_CONFLICT || edit->state == SP_MERGE_STUCK)
        {
          first = n++ ? first : edit->number;
        }
    }
  return n == 0
         || sp_edit_refuse (error, g_dngettext (GETTEXT_PACKAGE,
                                                "%u edit needs a decision, number %u first: take it or refuse it. "
                                                "Nothing was merged",
                                                "%u edits need a decision, number %u first: take or refuse each. Nothing "
                                                "was merged", n), n, first);
}

static guint
count_errors (GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += sp_finding_get_severity (g_ptr_array_index (findings, i)) == SP_FINDING_ERROR;
  return n;
}

/* The merged plan, still in its transaction, holds no error that this one did not. */
static gboolean
check_merged (Merge      *self,
              guint       n_before,
              GPtrArray  *findings,
              GError    **error)
{
  g_autoptr (GPtrArray) found = sp_findings_new ();

  sp_progress_report (self->progress, 1, _("Checking the merged plan"));
  sp_plan_check (self->plan, found);
  if (findings)
    sp_findings_append (findings, found);
  return count_errors (found) <= n_before
         || sp_edit_refuse (error, _("The merged plan would not be sound: its check finds errors that are not in this plan "
                                     "now. Nothing was merged. Look at the findings, refuse the edits they come from, and "
                                     "merge again"));
}

static GPtrArray *
run_in_transaction (Merge      *self,
                    GPtrArray  *history,
                    gboolean    commit,
                    GPtrArray  *findings,
                    GError    **error)
{
  g_autoptr (GPtrArray) before = sp_findings_new ();
  g_autoptr (GPtrArray) results = NULL;
  gboolean done;

  if (commit)
    {
      sp_progress_report (self->progress, 0, _("Checking the plan"));
      sp_plan_check (self->plan, before);
    }
  if (!sp_plan_begin_write (self->plan, error))
    return NULL;
  results = try_edits (self, history, error);
  done = results && (!commit || (check_settled (results, error)
                                 && check_merged (self, count_errors (before), findings, error)
                                 && !sp_progress_is_cancelled (self->progress, error)
                                 && sp_database_exec (self->db, "COMMIT", error)));
  if (!done || !commit)
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return done ? g_steal_pointer (&results) : NULL;
}

static GPtrArray *
merge (SpPlan     *plan,
       SpPlan     *theirs,
       GPtrArray  *choices,
       gboolean    commit,
       SpProgress *progress,
       GPtrArray  *findings,
       GError    **error)
{
  Merge self = { .plan = plan, .from = theirs, .db = sp_plan_get_database (plan), .choices = choices, .progress = progress };
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) mine = NULL;
  g_autoptr (SpMergeKeys) rows = NULL;
  GPtrArray *results = NULL;

  if (!check_same_plan (plan, theirs, error) || !(history = sp_plan_dup_history (theirs, error))
      || !(mine = sp_plan_dup_history (plan, error)) || !(rows = sp_merge_keys_new (self.db, mine, error)))
    return NULL;
  self.here = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.undone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.apply.db = self.db;
  self.apply.theirs = sp_plan_get_database (theirs);
  self.apply.rows = rows;
  sp_merge_apply_begin (&self.apply, FALSE);
  if (read_mine (&self, mine, error))
    {
      /* As for undo: a changeset already holds the rows that go with others. */
      sqlite3_exec (self.db, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL);
      results = run_in_transaction (&self, history, commit, findings, error);
      sqlite3_exec (self.db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
    }
  if (results && commit && results->len)
    sp_plan_written (plan);
  sp_merge_apply_clear (&self.apply);
  g_hash_table_unref (self.here);
  g_hash_table_unref (self.undone);
  return results;
}

GPtrArray *
sp_plan_prepare_merge (SpPlan     *self,
                       SpPlan     *theirs,
                       GPtrArray  *choices,
                       GError    **error)
{
  g_return_val_if_fail (SP_IS_PLAN (self) && SP_IS_PLAN (theirs), NULL);
  return merge (self, theirs, choices, FALSE, NULL, NULL, error);
}

GPtrArray *
sp_plan_merge (SpPlan     *self,
               SpPlan     *theirs,
               GPtrArray  *choices,
               SpProgress *progress,
               GPtrArray  *findings,
               GError    **error)
{
  g_return_val_if_fail (SP_IS_PLAN (self) && SP_IS_PLAN (theirs), NULL);
  return merge (self, theirs, choices, TRUE, progress, findings, error);
}
