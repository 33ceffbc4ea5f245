/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long forecast, levels, admissions, need, funding and reconciliation take on a county (78 planning areas, 421 schools, 10 years): the best of
 * several runs, so that a busy machine does not decide. Fails when places and need together pass 10 ms. */
#include "config.h"

#include <glib/gstdio.h>
#include "sp-admissions.h"
#include "sp-funding.h"
#include "sp-need.h"
#include "sp-plan.h"
#include "sp-reconcile.h"

#define RUNS 30

typedef struct { const char *name; gint64 best; } Clock;

static void
stop (Clock *self, gint64 since)
{
  gint64 took = g_get_monotonic_time () - since;

  if (self->best == 0 || took < self->best)
    self->best = took;
}

static void
run_levels (SpSnapshot *snapshot, SpSupply *supply, Clock clocks[3])
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SpForecast) forecast = sp_forecast_run (snapshot, NULL, NULL, NULL);
  g_autoptr (SpLevels) levels = NULL;
  g_autoptr (SpAdmissions) admissions = NULL;

  stop (&clocks[0], start);
  start = g_get_monotonic_time ();
  levels = sp_levels_run (forecast, SP_RECONCILE_AREAS, NULL, NULL);
  stop (&clocks[1], start);
  start = g_get_monotonic_time ();
  admissions = sp_admissions_run (levels, supply, NULL, NULL);
  stop (&clocks[2], start);
}

static void
run_once (SpSnapshot *snapshot, SpForecast *forecast, Clock clocks[7])
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SpSupply) supply = sp_supply_new (snapshot, SP_SUPPLY_COMMITTED);
  g_autoptr (SpNeed) need = NULL;
  g_autoptr (SpFunding) funding = NULL;
  g_autoptr (SpReconciliation) reconciliation = NULL;

  stop (&clocks[0], start);
  start = g_get_monotonic_time ();
  need = sp_need_run (forecast, supply, NULL, NULL, NULL);
  stop (&clocks[1], start);
  start = g_get_monotonic_time ();
  funding = sp_funding_run (snapshot, NULL, NULL);
  stop (&clocks[2], start);
  start = g_get_monotonic_time ();
  reconciliation = sp_reconcile_run (snapshot, NULL, NULL, NULL);
  stop (&clocks[3], start);
  run_levels (snapshot, supply, clocks + 4);
}

int
main (void)
{
  Clock clocks[] = { { "places", 0 }, { "need", 0 }, { "funding", 0 }, { "reconciliation", 0 },
                    { "forecast", 0 }, { "levels", 0 }, { "admissions", 0 } };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "norfolk.plan", NULL);
  g_autoptr (SpPlan) plan = sp_plan_new_from_sample (path, "norfolk-2013", &error);
  g_autoptr (SpSnapshot) snapshot = plan != NULL ? sp_plan_snapshot (plan, 0, &error) : NULL;
  g_autoptr (SpForecast) forecast = snapshot != NULL ? sp_forecast_run (snapshot, NULL, NULL, &error) : NULL;

  if (forecast == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  for (int i = 0; i < RUNS; i++)
    run_once (snapshot, forecast, clocks);
  g_print ("%u planning areas, %u schools, %d years ahead, best of %d\n", snapshot->n_areas, snapshot->n_schools,
           sp_forecast_get_horizon (forecast), RUNS);
  for (gsize i = 0; i < G_N_ELEMENTS (clocks); i++)
    g_print ("%-14s %7.3f ms\n", clocks[i].name, clocks[i].best / 1000.0);
  sp_plan_close (plan, NULL);
  g_clear_object (&plan);
  g_unlink (path);
  g_rmdir (folder);
  return clocks[0].best + clocks[1].best < 10000 ? 0 : 1;
}
