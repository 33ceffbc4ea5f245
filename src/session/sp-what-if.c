/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-what-if.h"

#include "sp-latest.h"
#include "sp-money-results.h"
#include "sp-need.h"
#include "sp-unmet.h"

typedef struct
{
  SpNeed         *need;    /* NULL without a forecast */
  SpFunding      *funding; /* NULL unless asked for, as the next two */
  SpUnmet        *unmet;   /* NULL as the need */
  SpMoneyResults *money;
} Tried;

struct _SpWhatIf
{
  GObject    parent_instance;

  SpSession *session; /* weak */
  SpLatest  *latest;
  gboolean   with_money;
  Tried     *tried;
  char      *failure;
};

G_DEFINE_FINAL_TYPE (SpWhatIf, sp_what_if, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct { SpSnapshot *snapshot; SpSupplyKind supply_kind; SpTrial trial; gboolean with_money; } Asked;

static void
asked_free (gpointer data)
{
  sp_snapshot_unref (((Asked *) data)->snapshot);
  g_free (data);
}

static void
tried_free (gpointer data)
{
  Tried *tried = data;

  g_clear_pointer (&tried->money, sp_money_results_free);
  g_clear_pointer (&tried->unmet, sp_unmet_unref);
  g_clear_pointer (&tried->funding, sp_funding_unref);
  g_clear_pointer (&tried->need, sp_need_unref);
  g_free (tried);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tried, tried_free)

/* A plan without a past has money all the same. */
static gboolean
compute_need (Tried *tried, const Asked *asked, SpSnapshot *snapshot, SpProgress *progress, GError **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(SpSupply) supply = NULL;
  SpForecastOptions options = SP_FORECAST_OPTIONS_INIT;
  SpNeedOptions need_options = SP_NEED_OPTIONS_INIT;
  g_autoptr(SpForecast) forecast = sp_forecast_run (snapshot, &options, progress, &failure);

  if (asked->with_money && g_error_matches (failure, SP_FORECAST_ERROR, SP_FORECAST_ERROR_NO_HISTORY))
    return TRUE;
  if (forecast == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  supply = sp_supply_new (snapshot, asked->supply_kind);
  tried->need = sp_need_run (forecast, supply, &need_options, progress, error);
  return tried->need != NULL;
}

static gboolean
compute_money (Tried *tried, SpSnapshot *snapshot, SpProgress *progress, GError **error)
{
  tried->funding = sp_funding_run (snapshot, progress, error);
  if (tried->funding == NULL)
    return FALSE;
  tried->money = sp_money_results_new (tried->need != NULL ? sp_need_get_forecast (tried->need) : NULL, tried->funding,
                                       progress, error);
  if (tried->money != NULL && tried->need != NULL)
    tried->unmet = sp_unmet_new (tried->need, tried->funding, tried->money->receipts);
  return tried->money != NULL;
}

static gpointer
compute (gconstpointer data, SpProgress *progress, GError **error)
{
  const Asked *asked = data;
  g_autoptr(Tried) tried = g_new0 (Tried, 1);
  g_autoptr(SpSnapshot) snapshot = sp_snapshot_try (asked->snapshot, &asked->trial, 1);

  if (!compute_need (tried, asked, snapshot, progress, error)
      || (asked->with_money && !compute_money (tried, snapshot, progress, error)))
    return NULL;
  return g_steal_pointer (&tried);
}

static void
done (gpointer owner, gpointer result, const GError *error)
{
  SpWhatIf *self = owner;

  g_free (self->failure);
  self->failure = error != NULL ? g_strdup (error->message) : NULL;
  if (result != NULL)
    {
      g_clear_pointer (&self->tried, tried_free);
      self->tried = result;
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static const SpLatestWork work = { compute, asked_free, tried_free, done };

static void
sp_what_if_dispose (GObject *object)
{
  SpWhatIf *self = SP_WHAT_IF (object);

  g_clear_pointer (&self->latest, sp_latest_free);
  g_clear_pointer (&self->tried, tried_free);
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

SpWhatIf *
sp_what_if_new_with_money (SpSession *session)
{
  SpWhatIf *self = sp_what_if_new (session);

  self->with_money = TRUE;
  return self;
}

void
sp_what_if_try (SpWhatIf *self, const SpTrial *trial)
{
  Asked *asked;

  g_return_if_fail (SP_IS_WHAT_IF (self));
  if (self->session == NULL || sp_session_get_snapshot (self->session) == NULL
      || (!self->with_money && sp_session_get_need (self->session) == NULL))
    return;
  asked = g_new0 (Asked, 1);
  *asked = (Asked) { sp_snapshot_ref (sp_session_get_snapshot (self->session)), sp_session_get_supply_kind (self->session),
                     *trial, self->with_money };
  sp_latest_ask (self->latest, asked);
}

void
sp_what_if_drop (SpWhatIf *self)
{
  g_return_if_fail (SP_IS_WHAT_IF (self));
  sp_latest_cancel (self->latest);
  g_clear_pointer (&self->tried, tried_free);
  g_clear_pointer (&self->failure, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

SpNeed *
sp_what_if_get_need (SpWhatIf *self)
{
  return self->tried != NULL ? self->tried->need : NULL;
}

SpReceipts *
sp_what_if_get_receipts (SpWhatIf *self)
{
  return self->tried != NULL && self->tried->money != NULL ? self->tried->money->receipts : NULL;
}

SpWaterfall *
sp_what_if_get_waterfall (SpWhatIf *self)
{
  return self->tried != NULL && self->tried->money != NULL ? self->tried->money->waterfall : NULL;
}

SpUnmet *
sp_what_if_get_unmet (SpWhatIf *self)
{
  return self->tried != NULL ? self->tried->unmet : NULL;
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
