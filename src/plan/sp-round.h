/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecast rounds: forecasts as they were given out, kept while the plan goes on.
 *
 * A round that this program made holds the inputs it was made from, frozen: made again from them it comes to the same
 * bits. One typed in from an old paper holds figures only. A snapshot carries all rounds, oldest origin first; no
 * forecast reads them.
 */
#pragma once

#include <glib.h>
#include "sp-year.h"

G_BEGIN_DECLS

typedef enum { SP_ROUND_KEPT, SP_ROUND_TYPED_IN } SpRoundKind;
typedef enum { SP_ROUND_AUTHORITY, SP_ROUND_AREA, SP_ROUND_SCHOOL } SpRoundLevel;
const char *sp_round_level_code (SpRoundLevel level); /* of the schema: "authority" … */

/* The order of a forecast's components (SpComponent of the forecast room). */
#define SP_ROUND_COMPONENTS 4

/* Pupils of year groups first..last together in a year. */
typedef struct
{
  SpRoundLevel   level;
  const char    *code;     /* of the area or school; of the authority, its DfE code */
  SpAcademicYear year;
  SpYearGroup    first, last;
  double         pupils;
  gboolean       has_components;
  double         component[SP_ROUND_COMPONENTS]; /* moved up, births, housing, adjustment: they add to pupils */
  double         lower[2], upper[2]; /* at 80 and 95 %; negative = the round does not say */
  double         counted;  /* what was counted, as the paper that judges the round prints it; negative = not said */
} SpRoundValue;

typedef struct
{
  gint64         id;
  const char    *name;
  SpRoundKind    kind;
  const char    *made_at, *author, *scenario, *options, *inputs_sha256, *results_sha256; /* NULL = not held */
  gint64         revision;  /* of the plan it was made from; -1 = not held */
  SpAcademicYear origin;
  gint           horizon;
  const char    *source, *dated, *note;
  gboolean       estimated;
  const SpRoundValue *values; guint n_values; /* by level, code, year, first, last */
} SpRound;

/* The values of one authority ("" for any code), area or school: pointer to the first and how many; 0 when there are
 * none. They are by year, then year groups. O(log n). */
const SpRoundValue *sp_round_find (const SpRound *self, SpRoundLevel level, const char *code, guint *n);
/* Pupils of year groups first..last in a year: held as such, or the sum of the year groups when every one of them is held.
 * FALSE when the round does not say. */
gboolean sp_round_get_pupils (const SpRound *self, SpRoundLevel level, const char *code, SpAcademicYear year,
                              SpYearGroup first, SpYearGroup last, double *pupils);
/* Likewise what was counted, where the round itself says. */
gboolean sp_round_get_counted (const SpRound *self, SpRoundLevel level, const char *code, SpAcademicYear year,
                               SpYearGroup first, SpYearGroup last, double *pupils);
/* SHA-256 of values in the order given, as hexadecimal: same values, same text. Free with g_free. */
char *sp_round_values_sha256 (const SpRoundValue *values, guint n_values);
/* Order of values in a round. */
gint sp_round_value_compare (const SpRoundValue *a, const SpRoundValue *b);

G_END_DECLS
