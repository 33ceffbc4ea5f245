/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-usual-housing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* From the chance of being built on, in the order of SpDeliveryTerm. */
static const struct { const char *permission; double value[SP_N_DELIVERY_TERMS - SP_TERM_PROBABILITY]; } stages[] = {
  { "built", { 1, 0, 0, 0, 0, 0.25 } },
  { "under construction", { 1, 0.3, 0.56, 0.2, 0.05, 0.25 } },
  { "full", { 0.95, 0.75, 0.89, 0.2, 0.05, 0.25 } },
  { "outline", { 0.8, 1.15, 0.96, 0.2, 0.05, 0.25 } },
  { "allocated", { 0.55, 1.5, 1.02, 0.2, 0.05, 0.25 } },
  { "emerging", { 0.15, 1.5, 1.02, 0.2, 0.05, 0.25 } },
  { "windfall", { 1, 0, 0, 0.2, 0.05, 0.25 } },
  { NULL, { 0.8, 1.15, 0.96, 0.2, 0.05, 0.25 } },
};

/* Settled stock of all ages. Flats of four bedrooms are left out: tiny sample. */
static const SpYield yields[] = {
  { "early years", -1, -1, 0, -1, 0.063088 }, { "primary", -1, -1, 0, -1, 0.252769 },
  { "secondary", -1, -1, 0, -1, 0.125202 },   { "special", -1, -1, 0, -1, 0.008925 },
  { "primary", -1, 1, 0, -1, 0.335597 },      { "primary", -1, 0, 0, -1, 0.225505 },
  { "primary", 0, -1, 0, -1, 0.355987 },      { "primary", 1, -1, 0, -1, 0.100523 },
  { "primary", -1, -1, 1, -1, 0.028696 },     { "primary", -1, -1, 2, -1, 0.200484 },
  { "primary", -1, -1, 3, -1, 0.367811 },     { "primary", -1, -1, 4, -1, 0.402178 },
  { "primary", 0, -1, 1, -1, 0.123496 },      { "primary", 0, -1, 2, -1, 0.284650 },
  { "primary", 0, -1, 3, -1, 0.379171 },      { "primary", 0, -1, 4, -1, 0.432154 },
  { "primary", 1, -1, 1, -1, 0.027190 },      { "primary", 1, -1, 2, -1, 0.137176 },
  { "primary", 1, -1, 3, -1, 0.217643 },
};

gboolean
sp_usual_delivery (const char *permission, SpDeliveryTerm term, double *value)
{
  if (term < SP_TERM_PROBABILITY || term > SP_TERM_LAG)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_strcmp0 (stages[i].permission, permission) == 0)
      {
        *value = stages[i].value[term - SP_TERM_PROBABILITY];
        return TRUE;
      }
  return FALSE;
}

gboolean
sp_usual_yield (const SpYield *kind, double *pupils_per_dwelling)
{
  for (guint i = 0; i < G_N_ELEMENTS (yields); i++)
    if (g_strcmp0 (yields[i].phase, kind->phase) == 0 && yields[i].type == kind->type && yields[i].tenure == kind->tenure
        && yields[i].bedrooms == kind->bedrooms && yields[i].years_since == kind->years_since)
      {
        *pupils_per_dwelling = yields[i].pupils_per_dwelling;
        return TRUE;
      }
  return FALSE;
}

#define EXACT 1e-9

gboolean
sp_delivery_is_usual (const SpDeliveryDefault *row)
{
  double usual;

  for (gint term = SP_TERM_PROBABILITY; term <= SP_TERM_LAG; term++)
    if (!sp_usual_delivery (row->permission, (SpDeliveryTerm) term, &usual) || fabs (row->terms.value[term] - usual) > EXACT)
      return FALSE;
  return TRUE;
}

gboolean
sp_yield_is_usual (const SpYield *row)
{
  double usual;

  return sp_usual_yield (row, &usual) && fabs (row->pupils_per_dwelling - usual) <= EXACT;
}

const char *
sp_usual_delivery_source (void)
{
  return _("A usual figure for want of the council's own: replace it by your record");
}

const char *
sp_usual_yield_source (void)
{
  return _("England, stock completed since 2008, 2021/22: Department for Education, pupil yield from housing");
}
