/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The normal distribution and Student's. */
#pragma once

/* The value below which a standard normal falls with probability p, 0 < p < 1, to about 1 part in 10^16.
 * Source: Wichura 1988, algorithm AS 241 (PPND16). Example: 0.975 gives 1.959963984540054. */
double spk_normal_quantile (double p);
/* P (standard normal < x). */
double spk_normal_share_below (double x);
/* One draw of Student's t with `freedom` (above 2) degrees of freedom, scaled to variance 1, from normal[1 + freedom]:
 * normal[0] x sqrt ((freedom - 2) / sum of squares of the others). */
double spk_student (const double *normal, int freedom);
