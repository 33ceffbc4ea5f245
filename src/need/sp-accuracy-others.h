/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How accurate all authorities' forecasts have been: what a council's own record is set beside. Data with its source, not
 * code; the program carries data/accuracy/authorities.csv (domain.md 6.2), and a council may give a file of its own. */
#pragma once

#include "sp-year.h"

G_BEGIN_DECLS

/* Signed errors, (forecast - actual) / actual, of the authorities together; shares. */
typedef struct
{
  SpAcademicYear year;       /* that was forecast */
  SpPhase        phase;
  gint           years_ahead;
  guint          authorities;
  double         england;    /* of the sum of all */
  double         mean_size, median_size;
  double         p10, p25, p50, p75, p90;
  double         within_2, within_5; /* share of authorities within 2 and 5 per cent */
  char          *source;
} SpAccuracyOthers;

/* Rows of a CSV text with the columns of data/accuracy/README.md, in any order. NULL with G_IO_ERROR_INVALID_DATA, the file,
 * row and column named. `name` is what the message calls the file. Array of SpAccuracyOthers; free with g_ptr_array_unref. */
GPtrArray *sp_accuracy_others_read (const char *text, gsize length, const char *name, GError **error);
/* Those that the program carries. Shared, never changes. */
GPtrArray *sp_accuracy_others_get (void);
/* The row of a phase and years ahead that is nearest in time to a year (of two, the earlier); NULL = none. */
const SpAccuracyOthers *sp_accuracy_others_find (GPtrArray *others, SpPhase phase, gint years_ahead, SpAcademicYear year);

/* Where an error lies among theirs. Beyond the quarter (or tenth) on the side to which it errs it is "larger than 75 % of
 * local authorities", as the DfE's scorecard says (domain.md 6.1); else it is closer than half of them by its size, or not. */
typedef enum
{
  SP_STANDING_LOWEST_TENTH, SP_STANDING_LOWEST_QUARTER, SP_STANDING_CLOSER_THAN_HALF, SP_STANDING_MIDDLE,
  SP_STANDING_HIGHEST_QUARTER, SP_STANDING_HIGHEST_TENTH,
} SpStanding;
SpStanding  sp_accuracy_others_place (const SpAccuracyOthers *self, double error);
const char *sp_standing_code (SpStanding standing);
const char *sp_standing_name (SpStanding standing); /* translated: "Too high, larger than 75 % of authorities" */

G_END_DECLS
