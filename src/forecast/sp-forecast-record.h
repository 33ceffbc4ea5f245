/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record: the same method rehearsed from earlier origins, and how far it was out. */
#pragma once

#include <glib.h>
#include "sp-year.h"

G_BEGIN_DECLS

struct _SpForecastWork;

#define SP_N_ERROR_CLASSES 12 /* the blocks of spk-blend.h fed by a ratio; intakes of reception; other intakes */
#define SP_RECORD_LEADS 30
#define SP_REHEARSALS 5
#define SP_N_SIZES 4 /* of a year group: under 40 pupils, under 150, under 1,000, and more */

#define SP_HOUSING_ERROR 0.25 /* of pupils of new dwellings, as a standard deviation: yields of sites differ (domain.md 3.4) */
#define SP_BIRTHS_ERROR 0.025 /* of a year of births that had not happened, each year further on */
/* By how much the variance of an intake's step grows a year. */
#define SP_INTAKE_DRIFT 0.25
#define SP_FEWEST_IN_TOTAL 3 /* year groups: fewer are no total to learn from */

/* Past ranges, and how many of them held at 80 and at 95 %. */
typedef struct { guint n, held[2]; } SpHeldRanges;

/* One rehearsal, phase and lead. With r what one area may be out by, E what all were out by together, both over sum r^2: E^2, and
 * (sum r)^2 - sum r^2, by which it would grow if all areas erred as one. */
typedef struct { double square, pairs; guint origin; } SpTogether;

typedef struct
{
  double s0[SP_N_ERROR_CLASSES], phi[SP_N_ERROR_CLASSES];           /* of one step */
  double psi[SP_N_ERROR_CLASSES]; /* and psi / n^2, where the usual figures of large cohorts stand in for small ones */
  double multiple[SP_N_ERROR_CLASSES][SP_RECORD_LEADS + 1][SP_N_SIZES][2]; /* of the interval at 80 and 95 % by lead and size */
  double correlation[SP_RECORD_LEADS + 1]; /* of the errors of two year groups of an area in the same year */
  double sum_multiple[SP_N_PHASES][SP_RECORD_LEADS + 1][SP_N_SIZES][2]; /* of the interval of a total, likewise */
  /* What all areas were out by together, in rehearsals. One year is one witness, so a few of them say little. */
  SpTogether together[SP_N_PHASES][SP_RECORD_LEADS + 1][SP_REHEARSALS];
  guint n_together[SP_N_PHASES][SP_RECORD_LEADS + 1];
  SpHeldRanges cell_held[SP_N_ERROR_CLASSES][SP_RECORD_LEADS + 1][SP_N_SIZES];
  SpHeldRanges sum_held[SP_N_PHASES][SP_RECORD_LEADS + 1][SP_N_SIZES];
  guint  n_errors[SP_N_ERROR_CLASSES][SP_RECORD_LEADS + 1];         /* past errors it rests on */
} SpForecastRecord;

guint sp_forecast_error_class (const struct _SpForecastWork *work, gint area, gint lead, SpYearGroup group);
guint sp_forecast_error_size (double pupils);
/* Correlation of the errors of two year groups of an area, where little has been measured. */
double sp_forecast_usual_correlation (gint lead);
/* What holds before anything has been measured. */
void  sp_forecast_record_init (SpForecastRecord *self);
/* Rehearses work from the origins before its own, as history allows, and learns from what is known up to its origin. */
void  sp_forecast_record_learn (SpForecastRecord *self, const struct _SpForecastWork *work);
/* Relative variance of every cell of work: [n_areas][horizon + 1][SP_N_GROUPS], zeroed on entry. */
void  sp_forecast_record_variance (const SpForecastRecord *self, const struct _SpForecastWork *work, double *variance);

G_END_DECLS
