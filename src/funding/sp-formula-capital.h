/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Devolved Formula Capital: what a school receives a year, by its pupils.
 * Source: Partnerships for Schools, Devolved Formula Capital 2011-12; domain.md section 7 and GT-13. */
#pragma once

#include "sp-money.h"

G_BEGIN_DECLS

typedef enum { SP_FORMULA_PRIMARY, SP_FORMULA_SECONDARY, SP_FORMULA_SPECIAL } SpFormulaPhase;

/* £4,000 a school and £11.25, £16.875 or £33.75 a pupil, 1.08 times that for a voluntary aided school (90 % of the
 * cost, with 20 % value added tax). Rounded once to the penny, half up. Pupils may be halves (part time); below 0 gives
 * FALSE. Example: 420 pupils, community primary: 4,000 + 420 x 11.25 = £8,725; voluntary aided: £9,423. */
gboolean sp_formula_capital (SpFormulaPhase phase, double pupils, gboolean voluntary_aided, SpMoney *out);

G_END_DECLS
