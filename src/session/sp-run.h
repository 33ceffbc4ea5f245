/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of the whole line: the plan is read and checked, then forecast, need, funding, reconciliation. Made on the main thread, computed in
 * a worker, read on the main thread again; only one thread holds it at a time. */
#pragma once

#include "sp-forecast.h"
#include "sp-funding.h"
#include "sp-money-results.h"
#include "sp-need.h"
#include "sp-plan-image.h"
#include "sp-reconcile.h"
#include "sp-supply.h"
#include "sp-unmet.h"

G_BEGIN_DECLS

typedef struct
{
  SpPlanImage      *image;            /* what is still to be read; NULL once it has been */
  gint64            scenario_id;
  SpSnapshot       *snapshot;         /* NULL before it is computed */
  SpSupplyKind      supply_kind;
  GPtrArray        *plan_findings;    /* of the plan itself */
  SpForecast       *forecast;         /* NULL with forecast_missing set: nothing to start from, yet the rest stands */
  char             *forecast_missing;
  SpNeed           *need;             /* NULL as the forecast is */
  SpFunding        *funding;
  SpUnmet          *unmet;            /* NULL as the need is */
  SpMoneyResults   *money;
  SpReconciliation *reconciliation;
} SpRun;

/* Takes the image. */
SpRun   *sp_run_new (SpPlanImage *image, gint64 scenario_id, SpSupplyKind supply_kind);
void     sp_run_free (SpRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRun, sp_run_free)
/* FALSE when the plan could not be read, an engine failed or the work was cancelled. A plan with no rolls is no failure: it has money without pupils. */
gboolean sp_run_compute (SpRun *self, SpProgress *progress, GError **error);
/* All findings, worst first, each once. New array of references. */
GPtrArray *sp_run_dup_findings (SpRun *self);

G_END_DECLS
