/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of entry: places spoken of in classes of 30. Source: domain.md section 7 (1 FE = 30 pupils a year group, so 90
 * places over R-Y2, 120 over Y3-Y6, 150 over Y7-Y11, 210 over R-Y6). */
#pragma once

#include "sp-year.h"

G_BEGIN_DECLS

/* Forms that `places` make over the year groups first..last: places / (30 x number of groups). Signed as the places
 * are. One year group gives the entry reading (places / 30). Example: 56 places of Year 7 are 1.9 forms (Hertfordshire,
 * Baldock 2023/24); 1,263.8 pupils over R-Y6 are 6.02. */
double sp_forms_of_places (double places, SpYearGroup first, SpYearGroup last);
/* Settled pupils of new dwellings in a phase (dwellings x pupils per dwelling) in forms. Example: 5,000 dwellings at
 * 0.252769 are 6.02 primary forms (domain.md 1.3). */
double sp_forms_of_dwellings (double dwellings, double pupils_per_dwelling, SpPhase phase);

/* Rounds half away from zero at a number of decimals (0..9), as councils print: 0.05 to 0.1, -0.05 to -0.1. The decimal
 * number the value stands for is what is rounded, so 1.15 (held as 1.1499…) goes to 1.2. Minus nought comes back as
 * nought. */
double sp_round_half_away (double value, gint decimals);

G_END_DECLS
