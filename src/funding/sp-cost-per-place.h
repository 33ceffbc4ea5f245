/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a school place costs: the DfE's averages, brought to a region and a price base.
 *
 *   cost = national average x location factor x index of the target / index of the base
 *
 * Source: DfE local authority school places scorecards, technical guidance 2019 to 2025 editions; domain.md 3.6 and
 * GT-8. Averages of mainstream projects of 2015/16 to 2017/18, without land, at location factor 1.00.
 */
#pragma once

#include "sp-money.h"
#include "sp-year.h"

G_BEGIN_DECLS

typedef enum { SP_WORKS_NEW_SCHOOL, SP_WORKS_PERMANENT, SP_WORKS_TEMPORARY } SpWorks;
#define SP_N_WORKS 3
const char *sp_works_code (SpWorks works); /* "new-school", "permanent", "temporary" */
const char *sp_works_name (SpWorks works); /* translated */

/* BCIS All-in Tender Price Index of a quarter that the DfE has used: Q1 of 2020 and of 2023 to 2026. FALSE for any
 * other: ask the user for it. For Q1 2026 the DfE prints 399, which is the figure of the year before; its costs are at
 * 410 (25,088.72 / 23,864.88 x 390 = 410.0), and 410 is what is given, with *misprinted set (may be NULL). */
gboolean sp_tender_price_index (SpPriceBase base, gint *index, gboolean *misprinted);

/* National average of one place as the DfE publishes it at one of those price bases; FALSE when it publishes none. */
gboolean sp_national_cost_per_place (SpPhase phase, SpWorks works, SpPriceBase base, SpMoney *cost);

/* BCIS regional location factor (March 2023) in hundredths: "East of England" gives 99. FALSE when the region is not
 * one of the ten; any case. */
gboolean sp_location_factor (const char *region, gint *hundredths);

/* What a project's places cost each, to the penny, half away from zero; FALSE without places. Example: England 2019,
 * £2,217,778,376.89 for 128,436 places: £17,267.58. */
gboolean sp_cost_per_place (SpMoney cost, gint places, SpMoney *out);
/* The same brought to a region and another price base, rounded once: £596,183,353.30 for 23,763 places at 0.99 is
 * £24,837.84 (from the rounded £25,088.72 it would be a penny less). FALSE without places, or when an index or the
 * factor is not above 0. */
gboolean sp_cost_per_place_adjusted (SpMoney cost, gint places, gint location_hundredths, gint target_index,
                                     gint base_index, SpMoney *out);
/* A cost brought to a region and another price base: exact until rounded once to the penny, half away from zero.
 * Example: £23,865 x 1.21 x 394 / 390 = £29,172.82. FALSE when an index or the factor is not above 0. */
gboolean sp_cost_adjusted (SpMoney cost, gint location_hundredths, gint target_index, gint base_index, SpMoney *out);
/* The 2019 edition divided by a weight instead (thousandths; Outer London 820 = 1 / 1.22): £20,508 / 0.820 =
 * £25,009.76. */
gboolean sp_cost_divided_by_weight (SpMoney cost, gint weight_thousandths, SpMoney *out);
/* To the nearest £100, half away from zero, as the scorecards print. */
SpMoney  sp_cost_to_nearest_hundred (SpMoney cost);

G_END_DECLS
