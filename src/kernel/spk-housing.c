/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-housing.h"

SpkStatus
spk_housing_excess (double planned, const double *window, const uint8_t *window_known, size_t n_window, double *out)
{
  double sum = 0;
  size_t count = 0;

  for (size_t i = 0; i < n_window; i++)
    if (window_known[i])
      {
        sum += window[i];
        count++;
      }
  if (count == 0)
    {
      *out = planned;
      return SPK_NO_HISTORY;
    }
  *out = planned - sum / (double) count;
  if (*out < 0)
    *out = 0;
  return SPK_OK;
}

double
spk_housing_build_up (const int *years, const double *share, size_t n, int years_since)
{
  if (n == 0)
    return 1;
  if (years_since < years[0])
    return 0;
  for (size_t i = 1; i < n; i++)
    if (years_since < years[i])
      return share[i - 1]
             + (share[i] - share[i - 1]) * (years_since - years[i - 1]) / (double) (years[i] - years[i - 1]);
  return share[n - 1];
}

double
spk_housing_age (double *stock, size_t n_groups, double target, const double *profile)
{
  double aged = 0, wanting = 0, arrivals;

  for (size_t g = n_groups - 1; g > 0; g--)
    stock[g] = stock[g - 1];
  stock[0] = 0;
  for (size_t g = 0; g < n_groups; g++)
    aged += stock[g];
  arrivals = target - aged;
  if (!(arrivals > 0))
    return 0;
  for (size_t g = 0; g < n_groups; g++)
    if (profile[g] * target > stock[g])
      wanting += profile[g] * target - stock[g];
  for (size_t g = 0; g < n_groups; g++)
    if (profile[g] * target > stock[g])
      stock[g] += arrivals * (profile[g] * target - stock[g]) / wanting;
  return arrivals;
}
