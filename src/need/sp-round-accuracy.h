/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How past forecast rounds turned out, as the DfE reckons it: (forecast - actual) / actual of the authority's total of its
 * planning areas, reception to Year 6 and Years 7 to 11, one and three years ahead. Source: scorecard technical notes,
 * domain.md 6.1; example GT-7: Norfolk primary 2018/19, a year ahead, (65,727 - 64,383) / 64,383 = +2.0875 %. */
#pragma once

#include "sp-accuracy-others.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

/* What a forecast is compared with. */
typedef enum
{
  SP_ACTUAL_OF_ROUND,   /* the count that the paper which judges the round prints beside it */
  SP_ACTUAL_ROLLS,      /* rolls of the schools of planning areas, counted up to the plan's origin */
  SP_ACTUAL_AUTHORITY,  /* the authority's published total, less the pupils whom no area held at the round's origin (those of
                           special schools), taken to stay as many */
} SpActualBasis;
const char *sp_actual_basis_code (SpActualBasis basis);
const char *sp_actual_basis_name (SpActualBasis basis); /* translated */

typedef struct
{
  const SpRound *round;
  SpPhase        phase;
  SpAcademicYear year;
  gint           years_ahead;
  double         forecast, actual, error; /* pupils, pupils, share */
  SpActualBasis  basis;
  const SpAccuracyOthers *others;         /* NULL = none held of that phase and lead */
} SpAccuracyRow;

typedef struct _SpRoundAccuracy SpRoundAccuracy;
struct _SpRoundAccuracy
{
  SpSnapshot *snapshot; /* owned */
  GPtrArray  *others;   /* owned */
  GArray     *rows;     /* of SpAccuracyRow: by phase, then round, then years ahead */
  GPtrArray  *findings; /* of SpFinding: rounds that lean one way */
};

/* others NULL = those the program carries. Never NULL; no rows when no round has come to its year. */
SpRoundAccuracy *sp_round_accuracy_new (SpSnapshot *snapshot, GPtrArray *others);
void             sp_round_accuracy_free (SpRoundAccuracy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRoundAccuracy, sp_round_accuracy_free)

/* The mean error of a phase's rows, and whether they lean: there are at least two rounds; all are on one side, or so many that
 * chance would do it one time in twenty at most (sign test); and the mean is larger than what half of authorities are out by
 * (the median size; 1 % where that is not held). */
gboolean sp_round_accuracy_leans (const SpRoundAccuracy *self, SpPhase phase, double *mean_error);

G_END_DECLS
