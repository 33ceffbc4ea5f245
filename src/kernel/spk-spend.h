/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the cost of a building is spent over financial years, where nobody has said.
 *
 *   share spent by m months before opening (0 <= m <= lead L):
 *     first two fifths of L:  0.1 x time / (0.4 L)                    design, a straight line
 *     the rest:               0.1 + 0.8 x (3 u^2 - 2 u^3), u = time of works / (0.6 L)   works, an S-curve
 *   in the twelve months after opening:  0.9 + 0.1 x months / 12      retention and fees
 *
 * Source: domain.md section 7 (10 % before construction, 80 % in it, 5-10 % after), the S by the usual cubic. Worked
 * example: 24 months to 1 September (five months into the financial year): 7.3 % in the year before last, 60.5 % in the last
 * before it opens, 28.1 % in the one it opens in and 4.2 % after it (tests/kernel/cases/spend.case). */
#pragma once

#include <stddef.h>
#include "spk-status.h"

/* Share of the cost spent by `months` after opening (negative: before it), for a lead time of lead_months >= 0. */
double    spk_spend_by (double months, double lead_months);
/* share[n] of the financial years first, first + 1 … counted from the one in which it opens, opening_month (0..11) months
 * into that year. SPK_BAD_ARGUMENT for a lead time or month that cannot be. */
SpkStatus spk_spend_shares (double lead_months, double opening_month, int first, size_t n, double *share);
