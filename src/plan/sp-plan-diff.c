/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-plan-diff.h"

#include <glib/gi18n-lib.h>

#include "sp-changeset.h"
#include "sp-diff-rows.h"
#include "sp-plan-history.h"
#include "sp-plan-private.h"
#include "sp-schema.h"
#include "sp-thing-words.h"

enum { BASE, MINE, THEIRS, N_SIDES };

typedef struct
{
  sqlite3    *db[N_SIDES];     /* BASE NULL = not known */
  SpDiffRows *pairs;           /* which row here, and in the base, a row of theirs is */
  GPtrArray  *changes;
} Diff;

/* One table, and the row of each side that is being compared. */
typedef struct
{
  const SpSchemaTable *table;
  sqlite3_stmt        *rows[N_SIDES];
  gboolean             has[N_SIDES];
} Walk;

void
sp_plan_change_free (SpPlanChange *self)
{
  g_free (self->table);
  g_free (self->thing);
  g_free (self->field);
  g_free (self->before);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self);
}

/* Who made a value what it is on each side. */
static SpChangedBy
who (gboolean has_history,
     gboolean mine_differs,
     gboolean theirs_differs)
{
  if (!has_history)
    return SP_CHANGED_BY_UNKNOWN;
  if (mine_differs && theirs_differs)
    return SP_CHANGED_BY_BOTH;
  return mine_differs ? SP_CHANGED_BY_MINE : SP_CHANGED_BY_THEIRS;
}

static SpPlanChange *
add (Diff                *self,
     const SpSchemaTable *table,
     gint64               key,
     int                  named_by)
{
  SpPlanChange *change = g_new0 (SpPlanChange, 1);

  change->table = g_strdup (table->name);
  change->key = key;
  change->thing = sp_thing_dup_name (self->db[named_by], table, key);
  g_ptr_array_add (self->changes, change);
  return change;
}

static void
compare_columns (Diff     *self,
                 Walk     *walk,
                 gint64    key,
                 gboolean  in_base)
{
  for (guint i = 0; i < walk->table->columns->len; i++)
    {
      const SpSchemaColumn *column = g_ptr_array_index (walk->table->columns, i);
      sqlite3_value *mine = sqlite3_column_value (walk->rows[MINE], (int) i);
      sqlite3_value *theirs = sqlite3_column_value (walk->rows[THEIRS], (int) i);
      sqlite3_value *base = in_base ? sqlite3_column_value (walk->rows[BASE], (int) i) : NULL;
      SpPlanChange *change;

      if (sp_diff_rows_is_same (self->pairs, walk->table, column, mine, theirs, walk->rows[THEIRS]))
        continue;
      change = add (self, walk->table, key, MINE);
      change->kind = SP_CHANGE_CHANGED;
      change->by = who (self->db[BASE] != NULL, !base || !sp_diff_rows_is_same (NULL, walk->table, column, base, mine, NULL),
                        !base || !sp_diff_rows_is_same (self->pairs, walk->table, column, base, theirs, walk->rows[THEIRS]));
      change->field = sp_thing_dup_field (column);
      change->before = base ? sp_thing_dup_value (self->db[BASE], walk->table, column, base) : NULL;
      change->mine = sp_thing_dup_value (self->db[MINE], walk->table, column, mine);
      change->theirs = sp_thing_dup_value (self->db[THEIRS], walk->table, column, theirs);
    }
}

/* A row in one of the two only: added by the one that has it, or removed by the other. */
static void
note_one_sided (Diff     *self,
                Walk     *walk,
                gint64    key,
                gboolean  in_mine,
                gboolean  in_base)
{
  SpPlanChange *change = add (self, walk->table, key, in_mine ? MINE : THEIRS);
  gboolean has_history = self->db[BASE] != NULL;

  change->kind = in_base || (!has_history && in_mine) ? SP_CHANGE_REMOVED : SP_CHANGE_ADDED;
  if (!has_history)
    change->by = SP_CHANGED_BY_UNKNOWN;
  else if (in_base)
    change->by = in_mine ? SP_CHANGED_BY_THEIRS : SP_CHANGED_BY_MINE;
  else
    change->by = in_mine ? SP_CHANGED_BY_MINE : SP_CHANGED_BY_THEIRS;
  change->mine = g_strdup (in_mine ? _("held") : NULL);
  change->theirs = g_strdup (in_mine ? NULL : _("held"));
  change->before = g_strdup (in_base ? _("held") : NULL);
}

static gboolean
open_walk (Diff                *self,
           Walk                *walk,
           const SpSchemaTable *table,
           GError             **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  *walk = (Walk) { .table = table };
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (sql, "%s\"%s\"", i ? ", " : "", ((const SpSchemaColumn *) g_ptr_array_index (table->columns, i))->name);
  g_string_append_printf (sql, " FROM \"%s\" WHERE \"%s\" = ?", table->name, table->key);
  for (int side = 0; side < N_SIDES; side++)
    if (self->db[side] && !(walk->rows[side] = sp_database_prepare (self->db[side], sql->str, error)))
      return FALSE;
  return TRUE;
}

/* The row of one side with a key; G_MININT64: it has none. */
static gboolean
go_to (Walk    *self,
       int      side,
       gint64   key,
       GError **error)
{
  g_autoptr (GError) failure = NULL;

  self->has[side] = FALSE;
  if (!self->rows[side] || key == SP_KEY_NOWHERE)
    return TRUE;
  sqlite3_reset (self->rows[side]);
  sqlite3_bind_int64 (self->rows[side], 1, key);
  self->has[side] = sp_database_step (self->rows[side], &failure);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return failure == NULL;
}

static gboolean
compare_table (Diff                *self,
               const SpSchemaTable *table,
               GError             **error)
{
  g_autoptr (GArray) pairs = sp_diff_rows_pair (self->pairs, table, error);
  Walk walk = { 0 };
  gboolean done = pairs && open_walk (self, &walk, table, error);

  for (guint i = 0; done && i < pairs->len; i++)
    {
      const SpDiffPair *pair = &g_array_index (pairs, SpDiffPair, i);
      gint64 key = pair->mine != SP_KEY_NOWHERE ? pair->mine : pair->theirs;

      done = go_to (&walk, MINE, pair->mine, error) && go_to (&walk, THEIRS, pair->theirs, error)
             && go_to (&walk, BASE, pair->base, error);
      if (done && walk.has[MINE] && walk.has[THEIRS])
        compare_columns (self, &walk, key, walk.has[BASE]);
      else if (done && (walk.has[MINE] || walk.has[THEIRS]))
        note_one_sided (self, &walk, key, walk.has[MINE], walk.has[BASE]);
    }
  for (int side = 0; side < N_SIDES; side++)
    g_clear_pointer (&walk.rows[side], sqlite3_finalize);
  return done;
}

static int
abort_cb (void                   *data,
          int                     kind,
          sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/* Takes back, in `db`, one edit of ours. */
static gboolean
take_back (sqlite3             *db,
           sqlite3             *from,
           const SpHistoryEdit *edit)
{
  g_autoptr (sqlite3_stmt) row = sp_database_prepare (from, "SELECT changeset FROM edit_history WHERE id = ?", NULL);
  void *inverse = NULL;
  gboolean done;
  int n;

  if (!row)
    return FALSE;
  sqlite3_bind_int64 (row, 1, edit->id);
  if (!sp_database_step (row, NULL))
    return FALSE;
  n = sqlite3_column_bytes (row, 0);
  if (!sp_changeset_is_sound (sqlite3_column_blob (row, 0), (gsize) n)
      || sqlite3changeset_invert (n, sqlite3_column_blob (row, 0), &n, &inverse) != SQLITE_OK)
    return FALSE;
  done = sqlite3changeset_apply (db, n, inverse, NULL, abort_cb, NULL) == SQLITE_OK;
  sqlite3_free (inverse);
  return done;
}

/* The plan both began from: ours, without the edits theirs has not. NULL where that cannot be told. */
static sqlite3 *
make_base (SpPlan    *mine,
           GPtrArray *own)
{
  g_autoptr (sqlite3) db = sp_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (!db || !sp_database_copy (sp_plan_get_database (mine), db, NULL)
      || !sp_database_exec (db, "PRAGMA foreign_keys = OFF", NULL))
    return NULL;
  for (guint i = own->len; i-- > 0;)
    if (!take_back (db, sp_plan_get_database (mine), g_ptr_array_index (own, i)))
      return NULL;
  return g_steal_pointer (&db);
}

static gboolean
are_copies (SpPlan *mine,
            SpPlan *theirs)
{
  const char *made = "SELECT ifnull (identity, created_at) FROM plan_meta";
  g_autofree char *a = sp_database_dup_text (sp_plan_get_database (mine), made, NULL);
  g_autofree char *b = sp_database_dup_text (sp_plan_get_database (theirs), made, NULL);

  return a && g_strcmp0 (a, b) == 0;
}

/* What is known of where the two come from: of two plans that are no copies nothing, and a number is all that says which row is
 * which. */
static gboolean
open_history (Diff    *self,
              SpPlan  *mine,
              SpPlan  *theirs,
              GError **error)
{
  g_autoptr (GPtrArray) ours = are_copies (mine, theirs) ? sp_plan_dup_history (mine, NULL) : NULL;
  g_autoptr (GPtrArray) other = ours ? sp_plan_dup_history (theirs, NULL) : NULL;
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  self->pairs = sp_diff_rows_new (self->db[MINE], self->db[THEIRS], other ? ours : NULL, other, own, error);
  if (self->pairs && other)
    self->db[BASE] = make_base (mine, own);
  if (self->db[BASE])
    sp_diff_rows_set_base (self->pairs, self->db[BASE]);
  return self->pairs != NULL;
}

GPtrArray *
sp_plan_diff (SpPlan  *mine,
              SpPlan  *theirs,
              GError **error)
{
  const GPtrArray *tables = sp_schema_get_tables ();
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_plan_change_free);
  Diff self = { .changes = changes };
  gboolean done;

  g_return_val_if_fail (SP_IS_PLAN (mine) && SP_IS_PLAN (theirs), NULL);
  if (!sp_plan_get_database (mine) || !sp_plan_get_database (theirs))
    {
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("“%s” is closed. Open it again"),
                   sp_plan_get_title (sp_plan_get_database (mine) ? theirs : mine));
      return NULL;
    }
  self.db[MINE] = sp_plan_get_database (mine);
  self.db[THEIRS] = sp_plan_get_database (theirs);
  if (!open_history (&self, mine, theirs, error))
    return NULL;
  done = sp_database_exec (self.db[MINE], "BEGIN", error) && sp_database_exec (self.db[THEIRS], "BEGIN", error);
  for (guint i = 0; i < tables->len && done; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (tables, i);

      done = sp_schema_is_private (table->name) || compare_table (&self, table, error);
    }
  sqlite3_exec (self.db[MINE], "ROLLBACK", NULL, NULL, NULL);
  sqlite3_exec (self.db[THEIRS], "ROLLBACK", NULL, NULL, NULL);
  sp_diff_rows_free (self.pairs);
  sqlite3_close (self.db[BASE]);
  return done ? g_steal_pointer (&changes) : NULL;
}
