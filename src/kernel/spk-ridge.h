/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ridge regression towards a prior, with bounded influence of outliers; rows are streamed, nothing is stored.
 * Sources: Hoerl and Kennard 1970 (ridge); Huber 1964 (influence), fitted by reweighting in passes over the same rows. */
#pragma once

#include <stddef.h>
#include "spk-status.h"

#define SPK_MOST_SIGNS 8

typedef struct
{
  size_t n;                    /* coefficients */
  double beta[SPK_MOST_SIGNS]; /* start with the prior; each pass improves them */
  double prior[SPK_MOST_SIGNS];
  double scale;                /* typical residual of the last pass, as a standard deviation; 0 = before the first */
  /* of the pass under way */
  double xx[SPK_MOST_SIGNS][SPK_MOST_SIGNS], xy[SPK_MOST_SIGNS], weight, residual;
  size_t n_rows;
} SpkRidge;

void spk_ridge_start (SpkRidge *self, const double *prior, size_t n);
/* One pass: begin, add every row, end. */
void spk_ridge_begin (SpkRidge *self);
void spk_ridge_add (SpkRidge *self, const double *x, double y, double weight);
/* strength: rows that the prior is worth at a coefficient error of 0.1. */
void spk_ridge_end (SpkRidge *self, double strength);
double spk_ridge_predict (const SpkRidge *self, const double *x);
