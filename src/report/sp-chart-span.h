/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The years of a chart of pupils: history up to the origin, then the forecast; and the sums that go on it, over the year
 * groups and areas that the chart is about. Private to the room. */
#pragma once

#include "sp-forecast-paths.h"
#include "sp-need.h"
#include "sp-result-charts.h"

G_BEGIN_DECLS

typedef struct
{
  SpNeed        *need;
  SpForecast    *forecast;
  SpSnapshot    *snapshot;
  SpPupilScope   scope;
  SpAcademicYear first;
  guint          origin; /* position of the origin */
  guint          n;
} SpChartSpan;

#define SP_MOST_HISTORY 6 /* years before the origin: enough to see where the line comes from */
/* Does not begin with years of which nothing is held. */
SpChartSpan    sp_chart_span (SpNeed *need, const SpPupilScope *scope, guint most_history);
SpAcademicYear sp_chart_span_year (const SpChartSpan *self, guint i);
/* Sums at a position. Of all areas together those take part that have pupils on roll at the origin in some year group of the
 * scope, and all of them must be known. FALSE: not known. */
gboolean sp_chart_span_history (const SpChartSpan *self, guint i, double *sum);
gboolean sp_chart_span_places (const SpChartSpan *self, guint i, double *sum);
gboolean sp_chart_span_forecast (const SpChartSpan *self, guint i, double *sum);
double   sp_chart_span_component (const SpChartSpan *self, guint i, SpComponent component);
/* Of an area by the forecast's own interval, of all areas of a whole phase by the paths (NULL = none); at the origin it is what
 * was counted. FALSE: there is none. level 80 or 95. */
gboolean sp_chart_span_interval (const SpChartSpan *self, SpForecastPaths *paths, guint i, gint level, double *lower,
                                 double *upper);

/* "2016/17" …, n of them; free with g_strfreev. */
char **sp_chart_year_labels (SpAcademicYear first, guint n);

G_END_DECLS
