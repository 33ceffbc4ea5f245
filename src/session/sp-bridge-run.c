/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-bridge-run.h"

#include "sp-bridge.h"
#include "sp-forecast-round.h"
#include "sp-latest.h"
#include "sp-plan-image.h"

struct _SpBridgeRun
{
  GObject    parent_instance;

  SpSession *session; /* weak */
  SpLatest  *latest;
  SpBridge  *bridge;
  char      *failure;
};

G_DEFINE_FINAL_TYPE (SpBridgeRun, sp_bridge_run, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct { SpPlanImage *image; SpSnapshot *snapshot; SpBridgeChoice choice[2]; char *name[2]; } Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  sp_plan_image_free (asked->image);
  sp_snapshot_unref (asked->snapshot);
  g_free (asked->name[0]);
  g_free (asked->name[1]);
  g_free (asked);
}

/* A round is what it said when it was kept, with the options it was made by, which borrow the years excluded. */
static gboolean
read_round (const Asked *asked, guint end, SpBridgeEnd *out, GArray **excluded, GError **error)
{
  for (guint i = 0; i < asked->snapshot->n_rounds; i++)
    if (asked->snapshot->rounds[i].id == asked->choice[end].id)
      out->round = &asked->snapshot->rounds[i];
  out->inputs = sp_plan_image_read_frozen (asked->image, asked->choice[end].id, error);
  return out->inputs != NULL
         && (out->round == NULL || out->round->options == NULL
             || sp_forecast_options_parse (out->round->options, &out->options, excluded, error));
}

static gboolean
read_end (const Asked *asked, guint end, SpBridgeEnd *out, GArray **excluded, GError **error)
{
  *out = (SpBridgeEnd) { .name = asked->name[end], .options = SP_FORECAST_OPTIONS_INIT };
  if (asked->choice[end].round)
    return read_round (asked, end, out, excluded, error);
  out->inputs = sp_plan_image_freeze (asked->image, asked->choice[end].id, error);
  return out->inputs != NULL;
}

static gpointer
compute (gconstpointer data, SpProgress *progress, GError **error)
{
  SpBridgeEnd from, to = { 0 };
  g_autoptr(GArray) from_excluded = NULL, to_excluded = NULL;
  SpBridge *bridge = NULL;

  if (read_end (data, 0, &from, &from_excluded, error) && read_end (data, 1, &to, &to_excluded, error))
    bridge = sp_bridge_new (&from, &to, progress, error);
  if (from.inputs != NULL)
    sp_frozen_inputs_unref ((SpFrozenInputs *) from.inputs);
  if (to.inputs != NULL)
    sp_frozen_inputs_unref ((SpFrozenInputs *) to.inputs);
  return bridge;
}

static void
done (gpointer owner, gpointer result, const GError *error)
{
  SpBridgeRun *self = owner;

  g_free (self->failure);
  self->failure = error != NULL ? g_strdup (error->message) : NULL;
  g_clear_pointer (&self->bridge, sp_bridge_unref); /* of other ends, when the newest failed */
  self->bridge = result;
  g_signal_emit (self, signals[CHANGED], 0);
}

static const SpLatestWork work = { compute, asked_free, (GDestroyNotify) sp_bridge_unref, done };

static void
sp_bridge_run_dispose (GObject *object)
{
  SpBridgeRun *self = SP_BRIDGE_RUN (object);

  g_clear_pointer (&self->latest, sp_latest_free);
  g_clear_pointer (&self->bridge, sp_bridge_unref);
  g_clear_pointer (&self->failure, g_free);
  g_clear_weak_pointer (&self->session);
  G_OBJECT_CLASS (sp_bridge_run_parent_class)->dispose (object);
}

static void
sp_bridge_run_class_init (SpBridgeRunClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_bridge_run_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_bridge_run_init (SpBridgeRun *self)
{
  self->latest = sp_latest_new (&work, self);
}

SpBridgeRun *
sp_bridge_run_new (SpSession *session)
{
  SpBridgeRun *self = g_object_new (SP_TYPE_BRIDGE_RUN, NULL);

  g_set_weak_pointer (&self->session, session);
  return self;
}

void
sp_bridge_run_ask (SpBridgeRun *self, SpBridgeChoice from, const char *from_name, SpBridgeChoice to, const char *to_name)
{
  g_autoptr(GError) error = NULL;
  SpPlanImage *image;
  Asked *asked;

  g_return_if_fail (SP_IS_BRIDGE_RUN (self));
  if (self->session == NULL || sp_session_get_plan (self->session) == NULL || sp_session_get_snapshot (self->session) == NULL)
    return;
  image = sp_plan_image_new (sp_session_get_plan (self->session), &error);
  if (image == NULL)
    {
      done (self, NULL, error);
      return;
    }
  asked = g_new0 (Asked, 1);
  *asked = (Asked) { image, sp_snapshot_ref (sp_session_get_snapshot (self->session)), { from, to },
                     { g_strdup (from_name), g_strdup (to_name) } };
  sp_latest_ask (self->latest, asked);
}

SpBridge *
sp_bridge_run_get_bridge (SpBridgeRun *self)
{
  return self->bridge;
}

gboolean
sp_bridge_run_get_busy (SpBridgeRun *self)
{
  return sp_latest_is_busy (self->latest);
}

const char *
sp_bridge_run_get_failure (SpBridgeRun *self)
{
  return self->failure;
}
