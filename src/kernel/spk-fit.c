/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-fit.h"
#include <math.h>

double
spk_fit_blend (double top, double s_top, double bottom, double s_bottom)
{
  double top_weight, bottom_weight;

  if (!(s_top > 0))
    return top;
  if (!(s_bottom > 0))
    return bottom;
  top_weight = 1 / (s_top * s_top);
  bottom_weight = 1 / (s_bottom * s_bottom);
  return (top * top_weight + bottom * bottom_weight) / (top_weight + bottom_weight);
}

/* Scales n cells a stride apart to a total; returns by how much they were out. */
static double
scale_line (double *cell, size_t n, size_t stride, double total)
{
  double sum = 0;

  for (size_t i = 0; i < n; i++)
    sum += cell[i * stride];
  for (size_t i = 0; i < n && sum > 0; i++)
    cell[i * stride] *= total / sum;
  return fabs (sum - total);
}

SpkStatus
spk_fit_margins (double *cell, size_t n_rows, size_t n_columns, const double *row_total, const double *column_total,
                 double tolerance, size_t most, double *off)
{
  for (size_t i = 0; i < n_rows * n_columns; i++)
    if (!(cell[i] >= 0))
      return SPK_BAD_ARGUMENT;
  *off = 0;
  for (size_t round = 0; round <= most; round++)
    {
      *off = 0;
      for (size_t r = 0; r < n_rows; r++)
        {
          double sum = 0;

          for (size_t c = 0; c < n_columns; c++)
            sum += cell[r * n_columns + c];
          *off = fmax (*off, fabs (sum - row_total[r]));
        }
      if (round > 0 && (*off <= tolerance || round == most))
        break;
      for (size_t r = 0; r < n_rows; r++)
        scale_line (cell + r * n_columns, n_columns, 1, row_total[r]);
      for (size_t c = 0; c < n_columns; c++)
        scale_line (cell + c, n_rows, n_columns, column_total[c]);
    }
  return SPK_OK;
}
