/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels that agree: a better total from two, and a table fitted to its margins. */
#pragma once

#include <stddef.h>
#include "spk-status.h"

/* The precision-weighted mean of two forecasts of one number, each with its standard deviation:
 *   F = (top / s_top^2 + bottom / s_bottom^2) / (1 / s_top^2 + 1 / s_bottom^2)
 * Example: 100 +- 10 and 112 +- 5: (1 + 4.48) / (0.01 + 0.04) = 109.6. A deviation of 0 is certain; of two, the top's.
 * Source: domain.md 5.6; Bates and Granger 1969. */
double spk_fit_blend (double top, double s_top, double bottom, double s_bottom);
/* Iterative proportional fitting: scales rows and columns of cell[n_rows][n_columns] (not negative) in turn until they add
 * to row_total[n_rows] and column_total[n_columns], which must have one sum; noughts stay nought. Ends on the columns, which
 * then hold exactly (to rounding), when no row is out by more than `tolerance`, or after `most` rounds: the status
 * is SPK_OK either way, since with noughts not every pair of margins can be met. *off is the most a row is out by.
 * Example: {10 20 / 30 40} to rows 40 60 and columns 50 50. Source: Deming and Stephan 1940; domain.md 5.6. */
SpkStatus spk_fit_margins (double *cell, size_t n_rows, size_t n_columns, const double *row_total, const double *column_total,
                           double tolerance, size_t most, double *off);
