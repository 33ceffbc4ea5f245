/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan opened read-only for one command, and the results of the engines over it. */
#pragma once

#include "sp-command-line.h"
#include "sp-funding.h"
#include "sp-need.h"
#include "sp-plan.h"
#include "sp-reconcile.h"
#include "sp-receipt.h"
#include "sp-unmet.h"
#include "sp-waterfall.h"

G_BEGIN_DECLS

typedef struct
{
  SpPlan           *plan;
  SpSnapshot       *snapshot;
  SpForecast       *forecast;
  SpNeed           *need;
  SpFunding        *funding;
  SpReceipts       *receipts;
  SpWaterfall      *waterfall;
  SpReconciliation *reconciliation;
} SpRun;
#define SP_RUN_INIT { NULL }
void sp_run_clear (SpRun *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpRun, sp_run_clear)

/* Opens the plan the command line names, under its scenario. FALSE: the complaint has been printed, end with *exit. */
gboolean sp_run_open (SpRun *self, SpCommandLine *line, SpExit *exit);
/* Each runs what it rests on, and adds its findings to the command line. */
gboolean sp_run_forecast (SpRun *self, SpCommandLine *line, const SpForecastOptions *options, SpExit *exit);
gboolean sp_run_need (SpRun *self, SpCommandLine *line, SpSupplyKind supply, const SpNeedOptions *options,
                      SpExit *exit);
gboolean sp_run_funding (SpRun *self, SpCommandLine *line, SpExit *exit);
/* Contributions as of a day (NULL = the plan's own), with the delivery of sites where the plan can be forecast. */
gboolean sp_run_receipts (SpRun *self, SpCommandLine *line, const char *day, SpExit *exit);
/* Needs funding and receipts run before. */
void     sp_run_waterfall (SpRun *self, SpCommandLine *line);
/* Need in pounds, over schools' places and committed schemes, less what the receipts, if run, bring; NULL where the plan has no rolls to forecast from. Free with
 * sp_unmet_unref. */
SpUnmet *sp_run_dup_unmet (SpRun *self);
gboolean sp_run_reconciliation (SpRun *self, SpCommandLine *line, SpExit *exit);

G_END_DECLS
