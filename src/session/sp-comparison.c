/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-comparison.h"

#include "sp-latest.h"
#include "sp-need.h"
#include "sp-plan-image.h"

/* What is asked for, and with needs what came of it. */
typedef struct { SpPlanImage *image; SpSupplyKind supply_kind; GArray *ids; GPtrArray *needs; } Run;

struct _SpComparison
{
  GObject    parent_instance;

  SpSession *session; /* weak */
  SpLatest  *latest;
  Run       *run;
  char      *failure;
};

G_DEFINE_FINAL_TYPE (SpComparison, sp_comparison, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
run_free (gpointer data)
{
  Run *self = data;

  g_clear_pointer (&self->image, sp_plan_image_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->needs, g_ptr_array_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static SpNeed *
run_scenario (const Run *asked, gint64 id, SpProgress *progress, GError **error)
{
  SpForecastOptions options = SP_FORECAST_OPTIONS_INIT;
  SpNeedOptions need_options = SP_NEED_OPTIONS_INIT;
  g_autoptr(SpSnapshot) snapshot = sp_plan_image_snapshot (asked->image, id, error);
  g_autoptr(SpForecast) forecast = snapshot != NULL ? sp_forecast_run (snapshot, &options, progress, error) : NULL;
  g_autoptr(SpSupply) supply = NULL;

  if (forecast == NULL)
    return NULL;
  supply = sp_supply_new (snapshot, asked->supply_kind);
  return sp_need_run (forecast, supply, &need_options, progress, error);
}

static gpointer
compute (gconstpointer data, SpProgress *progress, GError **error)
{
  const Run *asked = data;
  g_autoptr(Run) run = g_new0 (Run, 1);

  run->ids = g_array_ref (asked->ids);
  run->needs = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_need_unref);
  for (guint i = 0; i < run->ids->len; i++)
    {
      SpNeed *need = run_scenario (asked, g_array_index (run->ids, gint64, i), progress, error);

      if (need == NULL)
        return NULL;
      g_ptr_array_add (run->needs, need);
    }
  return g_steal_pointer (&run);
}

static void
done (gpointer owner, gpointer result, const GError *error)
{
  SpComparison *self = owner;

  g_free (self->failure);
  self->failure = error != NULL ? g_strdup (error->message) : NULL;
  if (result != NULL)
    {
      g_clear_pointer (&self->run, run_free);
      self->run = result;
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static const SpLatestWork work = { compute, run_free, run_free, done };

static void
sp_comparison_dispose (GObject *object)
{
  SpComparison *self = SP_COMPARISON (object);

  g_clear_pointer (&self->latest, sp_latest_free);
  g_clear_pointer (&self->run, run_free);
  g_clear_pointer (&self->failure, g_free);
  g_clear_weak_pointer (&self->session);
  G_OBJECT_CLASS (sp_comparison_parent_class)->dispose (object);
}

static void
sp_comparison_class_init (SpComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_comparison_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_comparison_init (SpComparison *self)
{
  self->latest = sp_latest_new (&work, self);
}

SpComparison *
sp_comparison_new (SpSession *session)
{
  SpComparison *self = g_object_new (SP_TYPE_COMPARISON, NULL);

  g_set_weak_pointer (&self->session, session);
  return self;
}

static void
drop (SpComparison *self)
{
  sp_latest_cancel (self->latest);
  g_clear_pointer (&self->run, run_free);
  g_clear_pointer (&self->failure, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
sp_comparison_run (SpComparison *self, const gint64 *scenario_ids, guint n)
{
  g_autoptr(GError) error = NULL;
  SpPlanImage *image;
  Run *asked;

  g_return_if_fail (SP_IS_COMPARISON (self));
  if (n == 0 || self->session == NULL || sp_session_get_plan (self->session) == NULL)
    {
      drop (self);
      return;
    }
  image = sp_plan_image_new (sp_session_get_plan (self->session), &error);
  if (image == NULL)
    {
      done (self, NULL, error);
      return;
    }
  asked = g_new0 (Run, 1);
  *asked = (Run) { image, sp_session_get_supply_kind (self->session), g_array_new (FALSE, FALSE, sizeof (gint64)), NULL };
  g_array_append_vals (asked->ids, scenario_ids, n);
  sp_latest_ask (self->latest, asked);
}

guint
sp_comparison_get_n (SpComparison *self)
{
  return self->run != NULL ? self->run->needs->len : 0;
}

gint64
sp_comparison_get_scenario_id (SpComparison *self, guint i)
{
  g_return_val_if_fail (i < sp_comparison_get_n (self), 0);
  return g_array_index (self->run->ids, gint64, i);
}

SpNeed *const *
sp_comparison_get_needs (SpComparison *self)
{
  return self->run != NULL ? (SpNeed *const *) self->run->needs->pdata : NULL;
}

gboolean
sp_comparison_get_busy (SpComparison *self)
{
  return sp_latest_is_busy (self->latest);
}

const char *
sp_comparison_get_failure (SpComparison *self)
{
  return self->failure;
}
