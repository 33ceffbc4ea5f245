/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing an amount from the prices of one quarter to those of another by an index the plan holds.
 *
 *   amount now = amount x index now / index at the base, rounded once to the penny, half away from zero
 * Source: domain.md 3.6. Example: £23,864.88 at Q1 2024 (390) is £24,415.61 at Q1 2025 (399). */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* The value of a quarter; NULL when the index has none for it. */
const SpCostIndexValue *sp_cost_index_find (const SpCostIndex *self, SpPriceBase quarter);
/* The latest value that is of a quarter begun by `date` ('YYYY-MM-DD', 'YYYY-MM' or 'YYYY'; NULL = any) and is no
 * forecast of the publisher's; NULL when there is none. */
const SpCostIndexValue *sp_cost_index_latest (const SpCostIndex *self, const char *date);
/* Whether that value is of a quarter that began more than a year before the date: a stale figure. */
gboolean sp_cost_index_is_stale (const SpCostIndexValue *value, const char *date);
/* FALSE when a value is missing, or the result is over a trillion pounds. */
gboolean sp_cost_index_apply (SpMoney amount, const SpCostIndexValue *base, const SpCostIndexValue *now, SpMoney *out);

/* A project's budget at the plan's own price base (money_assumption: index and price_base; without a price base, at
 * the latest value by the plan's day): FALSE when it has no budget, the budget no price base, or the index not both
 * values. The location factor is in the budget already, since a budget is of its place. */
gboolean sp_project_budget_now (const SpSnapshot *snapshot, SpProjectIndex project, SpMoney *out);

/* The values the program knows of itself: the BCIS All-in Tender Price Index of those quarters the DfE has used, so that
 * a plan without an index table can still be checked against them. Where the plan's index `tpi` says another value for one
 * of them, appends a finding; 399 for Q1 2026, the DfE's misprint for 410, gets one of its own. */
void     sp_cost_index_check (const SpCostIndex *self, GPtrArray *findings);

G_END_DECLS
