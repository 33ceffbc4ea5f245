/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of pupils or places rounded so that it adds up as printed. Used last, on paper only: sums are made of what is
 * not rounded. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rounds n numbers (not negative) at `decimals` (0..6) so that the rounded ones add up to the rounded sum: the largest
 * remainders go up, of equal ones the first. Each moves by less than one step. FALSE, rounded untouched, when a number is
 * below 0 or past 10^9. Example: 12.4, 3.4 and 4.4 are 12, 3 and 4 by themselves, but their sum is 20: 13, 3 and 4. */
gboolean sp_rounded_column (const double *value, gsize n, guint decimals, double *rounded);

G_END_DECLS
