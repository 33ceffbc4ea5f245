/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No child counted twice: what the ratios of an area hold already of its building, and what housing adds, year by year.
 *
 *   expected = held by the ratios + above the trend          (dwellings of a year of completion)
 *   pupils of all that is expected = pupils the ratios hold + pupils that housing adds, by yield and age
 *
 * Source: domain.md 5.5. */
#pragma once

#include "sp-forecast.h"

G_BEGIN_DECLS

typedef struct
{
  SpAreaIndex    area;
  SpAcademicYear completed;   /* dwellings of this academic year, first counted at the January census of the next */
  double         trend;       /* dwellings a year in the three years whose children the ratios hold; negative = not known */
  double         planned;     /* that the plan has, this area's share */
  double         expected;    /* to be lived in, by the delivery of each site */
  double         above;       /* of them above the trend: counted as housing */
  double         pupils_held; /* at that census, of all completions so far that are within the trend: in the ratios, not added */
  double         pupils_added; /* likewise of those above it, by yield */
  double         housing;     /* the housing component of the forecast then: they grow up, and do not vanish when yields fall */
} SpHousingAudit;

/* Areas that have anything planned, in order, each with every year ahead. Of a plan only. Free with g_array_unref. */
GArray *sp_forecast_audit_housing (const SpForecast *self);

G_END_DECLS
