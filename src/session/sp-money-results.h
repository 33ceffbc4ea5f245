/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from a plan's money beyond demand and supply: receipts of developers, which pot pays what, and when projects
 * do what. Made in a worker, read on the main thread; only one thread holds it at a time. */
#pragma once

#include "sp-need.h"
#include "sp-receipt.h"
#include "sp-timetable.h"
#include "sp-waterfall.h"

G_BEGIN_DECLS

typedef struct
{
  SpReceipts  *receipts;
  SpWaterfall *waterfall;
  SpTimetable *timetable;
  SpNeed      *without;  /* need over the places there are, without any project's; NULL without a forecast */
  GPtrArray   *warnings; /* SpFinding: money that lapses or comes late, places after the need */
} SpMoneyResults;

/* forecast may be NULL; funding is of the same snapshot. NULL when an engine failed or the work was cancelled. */
SpMoneyResults *sp_money_results_new (SpForecast *forecast, SpFunding *funding, SpProgress *progress, GError **error);
void            sp_money_results_free (SpMoneyResults *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMoneyResults, sp_money_results_free)

G_END_DECLS
