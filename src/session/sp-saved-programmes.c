/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-saved-programmes.h"

#include "sp-latest.h"
#include "sp-programme-work.h"

/* One of them: a programme, or why there is none. */
typedef struct { SpProgramme *programme; char *failure; } Kept;

struct _SpSavedProgrammes
{
  GObject     parent_instance;

  SpSession  *session; /* weak */
  SpLatest   *worker;
  GHashTable *kept;    /* name → Kept */
};

G_DEFINE_FINAL_TYPE (SpSavedProgrammes, sp_saved_programmes, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_clear_pointer (&kept->programme, sp_programme_unref);
  g_free (kept->failure);
  g_free (kept);
}

/* In the worker. One that cannot be carried out does not stop the others. */
static gpointer
compute (gconstpointer data, SpProgress *progress, GError **error)
{
  const SpProgrammeWork *work = data;
  g_autoptr(GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
  g_autoptr(SpOptionSet) set = sp_programme_work_set (work, progress, error);
  g_autoptr(SpProgrammePots) pots = NULL;
  const SpSnapshot *s;

  if (set == NULL)
    return NULL;
  s = sp_option_set_get_snapshot (set);
  pots = sp_programme_pots_new (set, work->funding, work->receipts);
  for (guint i = 0; i < s->n_programmes; i++)
    {
      Kept *kept = g_new0 (Kept, 1);
      g_autoptr(GError) reason = NULL;

      kept->programme = sp_programme_work_run_saved (work, set, pots, &s->programmes[i], progress, &reason);
      kept->failure = reason != NULL ? g_strdup (reason->message) : NULL;
      g_hash_table_replace (all, g_strdup (s->programmes[i].name), kept);
    }
  return g_steal_pointer (&all);
}

static void
done (gpointer owner, gpointer result, const GError *error)
{
  SpSavedProgrammes *self = owner;

  if (result == NULL)
    return;
  g_clear_pointer (&self->kept, g_hash_table_unref);
  self->kept = result;
  g_signal_emit (self, signals[CHANGED], 0);
}

static const SpLatestWork working_out = { compute, sp_programme_work_free, (GDestroyNotify) g_hash_table_unref, done };

static void
sp_saved_programmes_dispose (GObject *object)
{
  SpSavedProgrammes *self = SP_SAVED_PROGRAMMES (object);

  g_clear_pointer (&self->worker, sp_latest_free);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_weak_pointer (&self->session);
  G_OBJECT_CLASS (sp_saved_programmes_parent_class)->dispose (object);
}

static void
sp_saved_programmes_class_init (SpSavedProgrammesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_saved_programmes_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_saved_programmes_init (SpSavedProgrammes *self)
{
  self->worker = sp_latest_new (&working_out, self);
}

SpSavedProgrammes *
sp_saved_programmes_new (SpSession *session)
{
  SpSavedProgrammes *self = g_object_new (SP_TYPE_SAVED_PROGRAMMES, NULL);

  g_set_weak_pointer (&self->session, session);
  return self;
}

void
sp_saved_programmes_work_out (SpSavedProgrammes *self)
{
  SpProgrammeWork *work;

  g_return_if_fail (SP_IS_SAVED_PROGRAMMES (self));
  work = sp_programme_work_new (self->session);
  if (work == NULL)
    return;
  if (sp_session_get_paths (self->session) != NULL)
    work->paths = sp_forecast_paths_ref (sp_session_get_paths (self->session));
  sp_latest_ask (self->worker, work);
}

static const Kept *
find (SpSavedProgrammes *self, const char *name)
{
  return self->kept != NULL ? g_hash_table_lookup (self->kept, name) : NULL;
}

SpProgramme *
sp_saved_programmes_find (SpSavedProgrammes *self, const char *name)
{
  const Kept *kept = find (self, name);

  return kept != NULL ? kept->programme : NULL;
}

const char *
sp_saved_programmes_get_failure (SpSavedProgrammes *self, const char *name)
{
  const Kept *kept = find (self, name);

  return kept != NULL ? kept->failure : NULL;
}
