/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-ridge.h"
#include <math.h>
#include <string.h>

#define HUBER 2.0      /* residuals beyond so many scales count less */
#define MEAN_TO_SD 1.2533 /* sqrt (pi / 2): from mean absolute residual to standard deviation */

void
spk_ridge_start (SpkRidge *self, const double *prior, size_t n)
{
  memset (self, 0, sizeof *self);
  self->n = n;
  memcpy (self->beta, prior, n * sizeof *prior);
  memcpy (self->prior, prior, n * sizeof *prior);
}

void
spk_ridge_begin (SpkRidge *self)
{
  memset (self->xx, 0, sizeof self->xx);
  memset (self->xy, 0, sizeof self->xy);
  self->weight = self->residual = 0;
  self->n_rows = 0;
}

double
spk_ridge_predict (const SpkRidge *self, const double *x)
{
  double sum = 0;

  for (size_t i = 0; i < self->n; i++)
    sum += self->beta[i] * x[i];
  return sum;
}

void
spk_ridge_add (SpkRidge *self, const double *x, double y, double weight)
{
  double residual = fabs (y - spk_ridge_predict (self, x)), bounded = weight, left = y;

  if (self->scale > 0 && residual > HUBER * self->scale)
    bounded *= HUBER * self->scale / residual;
  for (size_t i = 0; i < self->n; i++)
    left -= self->prior[i] * x[i];
  for (size_t i = 0; i < self->n; i++)
    {
      for (size_t j = 0; j <= i; j++)
        self->xx[i][j] += bounded * x[i] * x[j];
      self->xy[i] += bounded * x[i] * left;
    }
  self->weight += weight;
  self->residual += weight * residual;
  self->n_rows++;
}

/* Cholesky of the lower triangle in place; then forward and back. The ridge keeps it positive. */
static void
solve (double m[SPK_MOST_SIGNS][SPK_MOST_SIGNS], double *v, size_t n)
{
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j <= i; j++)
      {
        double sum = m[i][j];

        for (size_t k = 0; k < j; k++)
          sum -= m[i][k] * m[j][k];
        m[i][j] = i == j ? sqrt (fmax (sum, 1e-300)) : sum / m[j][j];
      }
  for (size_t i = 0; i < n; i++)
    {
      for (size_t k = 0; k < i; k++)
        v[i] -= m[i][k] * v[k];
      v[i] /= m[i][i];
    }
  for (size_t i = n; i-- > 0;)
    {
      for (size_t k = i + 1; k < n; k++)
        v[i] -= m[k][i] * v[k];
      v[i] /= m[i][i];
    }
}

void
spk_ridge_end (SpkRidge *self, double strength)
{
  double mean, ridge;

  if (self->n_rows == 0 || self->weight <= 0)
    return;
  mean = self->weight / (double) self->n_rows;
  self->scale = fmax (MEAN_TO_SD * self->residual / self->weight, 1e-4);
  ridge = strength * self->scale * self->scale / (0.1 * 0.1);
  for (size_t i = 0; i < self->n; i++)
    {
      for (size_t j = 0; j <= i; j++)
        self->xx[i][j] /= mean;
      self->xx[i][i] += ridge;
      self->xy[i] /= mean;
    }
  solve (self->xx, self->xy, self->n);
  for (size_t i = 0; i < self->n; i++)
    self->beta[i] = self->prior[i] + self->xy[i];
}
