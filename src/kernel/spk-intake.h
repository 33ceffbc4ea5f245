/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intakes with no feeder of their own: a school's first year group, where neither births nor a year group below are held.
 *
 *   intake h years ahead = mean of its last three x exp (sum of coefficient x sign), signs bounded to +-0.4:
 *   0 log (last / mean)              1 log (the one before / mean)
 *   2 log (parent's last / its mean), group 0           3 the same, other groups
 *   4 log (parent's cohort that will arrive / its mean feeder), other groups: the children are already in the schools below
 *   5 log (the school's next year group / mean)
 * Coefficients are learned for each lead from every intake up to the origin, group 0 apart from the others, towards those
 * of the lead before. Sources: shrinkage to the parent as spk-departure.h; combination as spk-blend.h. */
#pragma once

#include "spk-panel.h"
#include "spk-ridge.h"

#define SPK_INTAKE_LEADS 3 /* learned; further leads use the last */

typedef struct { SpkRidge model[SPK_INTAKE_LEADS][2]; } SpkIntake;

size_t spk_intake_n_doubles (const SpkPanel *panel); /* of scratch */
void   spk_intake_fit (SpkIntake *self, const SpkPanel *panel, size_t origin, double *scratch);
/* total[n_parents][SPK_N_GROUPS]: pupils of each parent in a year of the panel. */
void   spk_intake_total (const SpkPanel *panel, size_t year, double *total);
/* arriving: pupils of the parent in the group below a year before the intake (forecast); 0 = not known. */
SpkStatus spk_intake_step (const SpkIntake *self, const SpkPanel *panel, size_t origin, size_t lead, size_t area, size_t group,
                           double arriving, const double *scratch, double *next);
