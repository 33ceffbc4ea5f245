/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures taken out of a chart of years before it is shown to anybody: what is drawn, described and handed over as a
 * table follows. */
#include "config.h"
#include "sp-chart-private.h"

static guint
blank (SpSeries *series, guint i)
{
  guint was = series->known[i] != 0;
  series->known[i] = FALSE;
  series->values[i] = 0;
  if (series->upper != NULL)
    series->upper[i] = 0;
  return was;
}

guint
sp_chart_blank_position (SpChart *self, guint i)
{
  guint taken = 0;
  g_return_val_if_fail (i < self->n, 0);
  for (guint s = 0; s < self->series->len; s++)
    if (((SpSeries *)self->series->pdata[s])->kind != SP_SERIES_STEP)
      taken += blank (self->series->pdata[s], i);
  return taken;
}

static gboolean
is_below (const SpSeries *series, guint i, double least)
{
  if (!series->known[i])
    return FALSE;
  return (series->values[i] > 0 && series->values[i] < least)
         || (series->upper != NULL && series->upper[i] > 0 && series->upper[i] < least);
}

guint
sp_chart_blank_below (SpChart *self, double least)
{
  guint taken = 0;
  for (guint s = 0; s < self->series->len; s++)
    for (guint i = 0; i < self->n; i++)
      {
        SpSeries *series = self->series->pdata[s];
        if (series->kind != SP_SERIES_STEP && is_below (series, i, least))
          taken += blank (series, i);
      }
  return taken;
}

gboolean
sp_chart_says_something (const SpChart *self)
{
  for (guint s = 0; s < self->series->len; s++)
    {
      const SpSeries *series = self->series->pdata[s];
      if (series->kind != SP_SERIES_STEP && sp_series_last_known (series, self->n) >= 0)
        return TRUE;
    }
  return FALSE;
}
