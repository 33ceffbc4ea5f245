/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many places a project adds, and over how many its cost is spread: the one rule for its sheet, the cost of a place, the
 * need in pounds and the options.
 *
 *   added, by the first of these that the plan holds:
 *     its places by year group:  the most there are of them at any one time
 *     after - before:            places after less those before; where before is not said, the places that its schools have at the
 *                                origin, none for a new school without one; a range where `after` is one
 *     its own words:             "Additional 1FE", "2/3 additional FE", "Increase by 120 places", a form being 30 in each year
 *                                group that its schools teach (of its phase, of R-Y6 or Y7-Y11 where it names none)
 *   built = all places after, for a new school or a replacement, where all of them are new; else those added
 *
 * Examples (Norfolk 2013): Catton Grove 420 to 630 and its year groups: 210. Little Plumstead "to 315": 105 by year group.
 * Gayton, a new building for 126 places and 150: 24 added, 150 built. Wymondham "Additional 1FE": 210.
 */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  SP_ADDED_NOT_SAID,
  SP_ADDED_BY_GROUP,
  SP_ADDED_DIFFERENCE,
  SP_ADDED_IN_WORDS, /* read from what it says of itself: an estimate */
} SpAddedBasis;

typedef struct
{
  SpAddedBasis basis;
  gint         least, most; /* 0 or more; the same unless the plan gives a range */
} SpProjectAdded;

SpProjectAdded sp_project_get_added (const SpSnapshot *snapshot, const SpProject *project);
/* What its cost buys. `basis` as of those added. */
SpProjectAdded sp_project_get_built (const SpSnapshot *snapshot, const SpProject *project);
/* The year groups it is for, as above. FALSE when nothing says: no school, area or phase. */
gboolean       sp_project_get_groups (const SpSnapshot *snapshot, const SpProject *project, SpYearGroup *first, SpYearGroup *last);
/* The phase it builds for: as it says, else its school's or its area's. FALSE for special schools and where nothing says. */
gboolean       sp_project_get_phase (const SpSnapshot *snapshot, const SpProject *project, SpPhase *phase);

G_END_DECLS
