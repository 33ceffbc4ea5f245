/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-scorecard.h"

#include <math.h>
#include "sp-forms.h"

gboolean
sp_scorecard_accuracy (double forecast, double actual, double *out)
{
  g_return_val_if_fail (out != NULL, FALSE);
  if (!(actual > 0) || !isfinite (forecast))
    return FALSE;

  *out = (forecast - actual) / actual;
  return TRUE;
}

gboolean
sp_scorecard_growth (double earlier, double later, double *out)
{
  return sp_scorecard_accuracy (later, earlier, out);
}

double
sp_scorecard_places_created (double capacity_then, double capacity_now)
{
  return fmax (0, capacity_now - capacity_then);
}

double
sp_scorecard_need (double forecast, double capacity)
{
  return fmax (0, forecast - capacity);
}

double
sp_scorecard_spare (double forecast, double capacity)
{
  return fmax (0, capacity - forecast);
}

double
sp_scorecard_round_need (double need)
{
  return sp_round_half_away (need / 10, 0) * 10;
}

char *
sp_scorecard_percent_to_string (double ratio)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double percent = sp_round_half_away (ratio * 100, 1);

  g_ascii_formatd (buffer, sizeof buffer, "%.1f", fabs (percent));
  return g_strdup_printf ("%s%s%%", percent < 0 ? "-" : "+", buffer);
}
