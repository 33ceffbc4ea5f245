/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-what-if.h"

#include "sp-latest.h"
#include "sp-need.h"

struct _SpWhatIf
{
  GObject    parent_instance;

  SpSession *session; /* weak */
  SpLatest  *latest;
  SpNeed    *need;
  char      *failure;
};

G_DEFINE_FINAL_TYPE (SpWhatIf, sp_what_if, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct { SpSnapshot *snapshot; SpSupplyKind supply_kind; SpTrial trial; } Asked;

static void
asked_free (gpointer data)
{
  sp_snapshot_unref (((Asked *) data)->snapshot);
  g_free (data);
}

static gpointer
compute (gconstpointer data, SpProgress *progress, GError **error)
{
  const Asked *asked = data;
  SpForecastOptions options = SP_FORECAST_OPTIONS_INIT;
  SpNeedOptions need_options = SP_NEED_OPTIONS_INIT;
  g_autoptr(SpSnapshot) snapshot = sp_snapshot_try (asked->snapshot, &asked->trial, 1);
  g_autoptr(SpForecast) forecast = sp_forecast_run (snapshot, &options, progress, error);
  g_autoptr(SpSupply) supply = NULL;

  if (forecast == NULL)
    return NULL;
  supply = sp_supply_new (snapshot, asked->supply_kind);
  return sp_need_run (forecast, supply, &need_options, progress, error);
}

static void
done (gpointer owner, gpointer result, const GError *error)
{
  SpWhatIf *self = owner;

  g_free (self->failure);
  self->failure = error != NULL ? g_strdup (error->message) : NULL;
  if (result != NULL)
    {
      g_clear_pointer (&self->need, sp_need_unref);
      self->need = result;
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static const SpLatestWork work = { compute, asked_free, (GDestroyNotify) sp_need_unref, done };

static void
sp_what_if_dispose (GObject *object)
{
  SpWhatIf *self = SP_WHAT_IF (object);

  g_clear_pointer (&self->latest, sp_latest_free);
  g_clear_pointer (&self->need, sp_need_unref);
  g_clear_pointer (&self->failure, g_free);
  g_clear_weak_pointer (&self->session);
  G_OBJECT_CLASS (sp_what_if_parent_class)->dispose (object);
}

static void
sp_what_if_class_init (SpWhatIfClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_what_if_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_what_if_init (SpWhatIf *self)
{
  self->latest = sp_latest_new (&work, self);
}

SpWhatIf *
sp_what_if_new (SpSession *session)
{
  SpWhatIf *self = g_object_new (SP_TYPE_WHAT_IF, NULL);

  g_set_weak_pointer (&self->session, session);
  return self;
}

void
sp_what_if_try (SpWhatIf *self, const SpTrial *trial)
{
  Asked *asked;

  g_return_if_fail (SP_IS_WHAT_IF (self));
  if (self->session == NULL || sp_session_get_need (self->session) == NULL)
    return;
  asked = g_new0 (Asked, 1);
  *asked = (Asked) { sp_snapshot_ref (sp_session_get_snapshot (self->session)), sp_session_get_supply_kind (self->session),
                     *trial };
  sp_latest_ask (self->latest, asked);
}

void
sp_what_if_drop (SpWhatIf *self)
{
  g_return_if_fail (SP_IS_WHAT_IF (self));
  sp_latest_cancel (self->latest);
  g_clear_pointer (&self->need, sp_need_unref);
  g_clear_pointer (&self->failure, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

SpNeed *
sp_what_if_get_need (SpWhatIf *self)
{
  return self->need;
}

gboolean
sp_what_if_get_busy (SpWhatIf *self)
{
  return sp_latest_is_busy (self->latest);
}

const char *
sp_what_if_get_failure (SpWhatIf *self)
{
  return self->failure;
}
