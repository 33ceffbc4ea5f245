/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-plan.h"

#include <glib/gi18n-lib.h>

#include "sp-plan-private.h"
#include "sp-snapshot-private.h"

#define SETTLE_AGAIN_MS 500

struct _SpPlan
{
  GObject       parent_instance;
  char         *path;
  sqlite3      *db;
  gboolean      read_only;
  gboolean      journalled;  /* write-ahead logging is on */
  char         *title;
  gint64        revision;
  char         *undo_label;
  char         *redo_label;
  char         *reason;      /* of edits that are given none */
  GMainContext *context;
  GSource      *settling;    /* tries again to bring edits into the file itself; NULL = they are in it */
};

G_DEFINE_FINAL_TYPE (SpPlan, sp_plan, G_TYPE_OBJECT)
G_DEFINE_QUARK (sp-plan-error-quark, sp_plan_error)

enum { PROP_0, PROP_PATH, PROP_TITLE, PROP_REVISION, PROP_UNDO_LABEL, PROP_REDO_LABEL, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Takes value; notifies when it differs. */
static void
take_text (SpPlan  *self,
           char   **field,
           char    *value,
           guint    property)
{
  if (g_strcmp0 (*field, value) == 0)
    {
      g_free (value);
      return;
    }
  g_free (*field);
  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static gboolean
read_state (SpPlan  *self,
            GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 revision = 0;
  char *title;

  g_object_freeze_notify (G_OBJECT (self));
  if (sp_database_get_int64 (self->db, "SELECT revision FROM plan_meta", &revision, 0, &failure)
      && revision != self->revision)
    {
      self->revision = revision;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
    }
  title = failure ? NULL : sp_database_dup_text (self->db, "SELECT title FROM plan_meta", &failure);
  if (title)
    take_text (self, &self->title, title, PROP_TITLE);
  if (!failure)
    take_text (self, &self->undo_label,
               sp_database_dup_text (
                   self->db, "SELECT label FROM edit_history WHERE state = 'done' ORDER BY id DESC LIMIT 1", &failure),
               PROP_UNDO_LABEL);
  if (!failure)
    take_text (self, &self->redo_label,
               sp_database_dup_text (
                   self->db, "SELECT label FROM edit_history WHERE state = 'undone' ORDER BY id LIMIT 1", &failure),
               PROP_REDO_LABEL);
  g_object_thaw_notify (G_OBJECT (self));
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The commit itself has brought the edit into the file (sp_database_open), unless another program was reading just then. */
static gboolean
settle_cb (gpointer data)
{
  SpPlan *self = data;
  int n_frames = 0, n_brought = 0;
  int code = self->db ? sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_PASSIVE, &n_frames, &n_brought)
                      : SQLITE_MISUSE;

  if ((code & 0xff) == SQLITE_BUSY || (code == SQLITE_OK && n_brought < n_frames))
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->settling, g_source_unref);
  return G_SOURCE_REMOVE;
}

static void
settle (SpPlan *self)
{
  if (self->settling)
    return;
  self->settling = g_timeout_source_new (SETTLE_AGAIN_MS);
  g_source_set_callback (self->settling, settle_cb, self, NULL);
  if (settle_cb (self) == G_SOURCE_CONTINUE)
    g_source_attach (self->settling, self->context);
}

static gboolean
written_cb (gpointer data)
{
  SpPlan *self = data;

  if (self->db)
    {
      read_state (self, NULL);
      settle (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
sp_plan_get_property (GObject    *object,
                      guint       id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  SpPlan *self = SP_PLAN (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_REVISION:
      g_value_set_int64 (value, self->revision);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_plan_finalize (GObject *object)
{
  SpPlan *self = SP_PLAN (object);

  sp_plan_close (self, NULL);
  g_free (self->path);
  g_free (self->title);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->reason);
  g_main_context_unref (self->context);
  G_OBJECT_CLASS (sp_plan_parent_class)->finalize (object);
}

static void
sp_plan_class_init (SpPlanClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = sp_plan_get_property;
  object_class->finalize = sp_plan_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_REVISION] = g_param_spec_int64 ("revision", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", SP_TYPE_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_plan_init (SpPlan *self)
{
  self->context = g_main_context_ref_thread_default ();
}

SpPlan *
sp_plan_new_for_database (const char  *path,
                          sqlite3     *db,
                          gboolean     read_only,
                          GError     **error)
{
  g_autoptr (SpPlan) self = g_object_new (SP_TYPE_PLAN, NULL);
  g_autofree char *journal = NULL;

  self->path = g_strdup (path);
  self->db = db;
  self->read_only = read_only;
  if (!read_state (self, error))
    return NULL;
  /* Left in write-ahead mode by a program that died or a GIS: closing puts it right. */
  journal = sp_database_dup_text (db, "PRAGMA journal_mode", NULL);
  self->journalled = !read_only && g_strcmp0 (journal, "wal") == 0;
  return g_steal_pointer (&self);
}

sqlite3 *
sp_plan_get_database (SpPlan *self)
{
  return self->db;
}

static gboolean
check_writable (SpPlan  *self,
                GError **error)
{
  if (self->db && !self->read_only)
    return TRUE;
  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
               self->db ? _("“%s” was opened for reading only. Save a copy of it, then change the copy")
                        : _("“%s” is closed. Open it again, then change it"), self->title);
  return FALSE;
}

/* Another program may hold the file so that the journal cannot be changed; the edit itself decides whether it can go
 * on. */
static void
journal (SpPlan *self)
{
  if (!self->journalled)
    self->journalled = sqlite3_exec (self->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL) == SQLITE_OK;
}

gboolean
sp_plan_share (SpPlan  *self,
               GError **error)
{
  g_return_val_if_fail (SP_IS_PLAN (self), FALSE);
  if (!check_writable (self, error))
    return FALSE;
  journal (self);
  return TRUE;
}

gboolean
sp_plan_follow (SpPlan  *self,
                GError **error)
{
  gint64 before;

  g_return_val_if_fail (SP_IS_PLAN (self), FALSE);
  before = self->revision;
  if (!self->db || !read_state (self, error))
    return FALSE;
  if (self->revision != before)
    {
      settle (self);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  return self->revision != before;
}

gboolean
sp_plan_begin_write (SpPlan  *self,
                     GError **error)
{
  if (!check_writable (self, error))
    return FALSE;
  journal (self);
  return sp_database_exec (self->db, "BEGIN IMMEDIATE", error);
}

void
sp_plan_written (SpPlan *self)
{
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, written_cb, g_object_ref (self), g_object_unref);
}

gboolean
sp_plan_close (SpPlan  *self,
               GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (SP_IS_PLAN (self), FALSE);
  if (!self->db)
    return TRUE;
  /* Fails when another program still has the plan open: the last one to close it does this. */
  if (self->journalled)
    {
      int code;

      sqlite3_busy_timeout (self->db, 0);
      code
          = sqlite3_exec (self->db, "PRAGMA wal_checkpoint (TRUNCATE); PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
      if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY && (code & 0xff) != SQLITE_LOCKED)
        done = sp_database_fail (self->db, error);
    }
  g_clear_pointer (&self->db, sqlite3_close_v2);
  if (self->settling)
    g_source_destroy (self->settling);
  g_clear_pointer (&self->settling, g_source_unref);
  return done;
}

void
sp_plan_set_reason (SpPlan     *self,
                    const char *reason)
{
  g_return_if_fail (SP_IS_PLAN (self));
  g_free (self->reason);
  self->reason = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  if (*self->reason == '\0')
    g_clear_pointer (&self->reason, g_free);
}

const char *
sp_plan_get_reason (SpPlan *self)
{
  g_return_val_if_fail (SP_IS_PLAN (self), NULL);
  return self->reason;
}

const char *
sp_plan_get_path (SpPlan *self)
{
  g_return_val_if_fail (SP_IS_PLAN (self), NULL);
  return self->path;
}

const char *
sp_plan_get_title (SpPlan *self)
{
  g_return_val_if_fail (SP_IS_PLAN (self), NULL);
  return self->title;
}

gint64
sp_plan_get_revision (SpPlan *self)
{
  g_return_val_if_fail (SP_IS_PLAN (self), 0);
  return self->revision;
}

const char *
sp_plan_get_undo_label (SpPlan *self)
{
  g_return_val_if_fail (SP_IS_PLAN (self), NULL);
  return self->undo_label;
}

const char *
sp_plan_get_redo_label (SpPlan *self)
{
  g_return_val_if_fail (SP_IS_PLAN (self), NULL);
  return self->redo_label;
}

SpSnapshot *
sp_plan_snapshot (SpPlan  *self,
                  gint64   scenario_id,
                  GError **error)
{
  g_return_val_if_fail (SP_IS_PLAN (self), NULL);
  if (!self->db)
    {
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("“%s” is closed. Open it again"), self->title);
      return NULL;
    }
  return sp_snapshot_read (self->db, scenario_id, error);
}
