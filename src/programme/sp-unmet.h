/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unmet need in pounds: what it would cost to build every place the forecast is short of, besides the schemes whose places
 * are already counted, and how far the money reaches. It joins pupils to money, so that a change of dwellings moves the gap.
 *
 *   places (phase) = sum over its areas of the most places short in one year of the forecast (never netted)
 *   cost           = places x cost per place
 *   gap            = cost of the schemes counted as supply + cost - money of the growth programme - contributions on average
 *
 * Cost per place: that of an expansion (sp-place-rate.h). Always an estimate: no land, no price of waiting, and the places forecast
 * include the operating margin.
 */
#pragma once

#include "sp-funding.h"
#include "sp-need.h"
#include "sp-place-rate.h"
#include "sp-receipt.h"

G_BEGIN_DECLS

typedef struct
{
  double          places;    /* most short, summed over areas */
  guint           n_areas;   /* of them short at all */
  guint           n_unknown; /* areas whose need is not known: not in the figures */
  SpMoney         unit_cost; /* one place */
  SpUnitCostBasis basis;
  guint           n_schemes; /* behind unit_cost (OWN, RATIO) */
  guint           n_left_out;
  SpMoney         cost;
} SpUnmetPhase;

typedef struct _SpUnmet SpUnmet; /* immutable, atomically counted */
#define SP_TYPE_UNMET (sp_unmet_get_type ())
GType    sp_unmet_get_type (void);
/* need, funding and receipts must be of the same snapshot; receipts NULL = no agreement brings anything. */
SpUnmet *sp_unmet_new (SpNeed *need, SpFunding *funding, SpReceipts *receipts);
SpUnmet *sp_unmet_ref (SpUnmet *self);
void     sp_unmet_unref (SpUnmet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpUnmet, sp_unmet_unref)

const SpUnmetPhase *sp_unmet_get_phase (const SpUnmet *self, SpPhase phase);
SpMoney        sp_unmet_get_cost (const SpUnmet *self);      /* both phases */
SpMoney        sp_unmet_get_committed (const SpUnmet *self); /* cost of the schemes that the supply of the need counts */
SpMoney        sp_unmet_get_without_places (const SpUnmet *self); /* of that, of schemes that add no places to it */
SpMoney        sp_unmet_get_money (const SpUnmet *self);     /* of the growth programme, without the next */
/* What agreements bring by the end of the last year, on average over the courses of their sites, signed or not: worth times
 * chance. It stands in the place of as much of the pot in which an obligation is banked. So a slip that loses income shows
 * in the gap, though money that is not agreed pays for no scheme in the waterfall. */
SpMoney        sp_unmet_get_contributions (const SpUnmet *self);
SpMoney        sp_unmet_get_gap (const SpUnmet *self); /* committed + cost - money - contributions; negative = money left */
SpAcademicYear sp_unmet_get_last_year (const SpUnmet *self); /* last year looked at */

G_END_DECLS
