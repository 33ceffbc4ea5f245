/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dwellings of every site by year, while a snapshot is being made: rows are laid, moved and laid again. Private to
 * the room; readers and trials use the same steps. */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* Each [n_sites][n_years] of the snapshot: dwellings (negative = not held), whether they were counted, whether they are
 * somebody's estimate. */
typedef struct
{
  const SpSnapshot *snapshot;
  double *dwellings;
  guint8 *actual;
  guint8 *estimated;
} SpCompletionGrid;

/* What is expected (not counted) of a site from the origin year on. */
typedef struct
{
  gint   first, last; /* year indexes; first -1 = nothing */
  double dwellings;
} SpExpectedDwellings;

SpExpectedDwellings sp_completion_grid_expected (const SpCompletionGrid *self, SpSiteIndex site);
/* Mean dwellings a year from the first to the last year; 0 = nothing is expected. */
double sp_completion_grid_rate (const SpExpectedDwellings *expected);
/* All expected completions of a site later by whole years; actual ones have happened and stay. What falls off the axis
 * is beyond every forecast. */
void sp_completion_grid_slip (SpCompletionGrid *self, SpSiteIndex site, gint years);
/* What is still to be built of a site, laid again at `rate` dwellings a year from year index `first` on: what was
 * expected, `least`, or what its dwellings (the higher figure of a range) leave after those built, whichever is most.
 * Nothing for a site that has none of them. */
void sp_completion_grid_lay (SpCompletionGrid *self, SpSiteIndex site, gint first, double rate,
                             double least);

G_END_DECLS
