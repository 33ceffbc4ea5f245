/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts so far out of line with the years beside them that somebody should look: most often a slip of the pen. Nothing is
 * changed by it.
 *
 *   d (count)  = | log (count / usual) |, usual: the count of up to two years either side that is the lower median of how far apart
 *   s          = 1.4826 x median of | r - median r |, r = log (count / count of the year before): the larger of that of the area's
 *                year groups together and that of the year group over all areas
 *   unlikely   : d > max (log 2, 5 s, 4 / sqrt (usual))
 *
 * and the cohort does not bear it out: neither the year group below a year before nor the one above a year after is nearer to the
 * count than to what is usual. So a cohort that is large all its life, a school that grows year by year, and the small numbers of
 * a small school (4 / sqrt (usual): four standard deviations of a Poisson count) are in line. Of fewer than 8 ratios of an area
 * all areas stand in for it, and of fewer than 20 of a year group nothing does. Noughts are left to sp-roll-holes.h. A year beside one other alone is judged only where a cohort can be.
 * Sources: Hampel 1974, Journal of the American Statistical Association 69, 383-393 (median absolute deviation); Davies and Gather
 * 1993, same journal 88, 782-792 (its use to identify outliers; the factor 1.4826 makes it a standard deviation). The floor log 2 and
 * the factors 5 and 4 were set so that real rolls are
 * left alone: of those of tests/bench/README.md 5 of 14,280 of authorities and under 1 in 200 of single schools are not.
 * Worked example: tests/base/test-roll-outlier.c. */
#pragma once

#include "sp-roll-series.h"

G_BEGIN_DECLS

typedef struct
{
  guint          area;
  SpAcademicYear year;   /* of entry, of births */
  SpYearGroup    group;  /* SP_GROUP_R of births */
  double         count, usual;
} SpRollOutlier;

/* By area, year group and year. Free with g_array_unref; of SpRollOutlier. */
GArray *sp_roll_series_find_outliers (const SpRollSeries *self);
GArray *sp_roll_series_find_birth_outliers (const SpRollSeries *self);

G_END_DECLS
