/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a snapshot holds, by the ids and years of the file; for the tests of this room. */
#pragma once

#include "sp-test-plan.h"

G_BEGIN_DECLS

/* Free with sp_snapshot_unref; scenario 0 = the plan. */
SpSnapshot *read_scenario (TestPlan *fixture, gint64 scenario);

/* A cell of a grid of schools, years and year groups; of the places; of the dwellings of sites and years. As the grids have it, less
 * than 0 = not known. A year off the axis fails the test. */
gint32      cell_in (const SpSnapshot *s, const gint32 *grid, gint64 school, gint year, SpYearGroup group);
gint32      places_in (const SpSnapshot *s, gint64 school, gint year, SpYearGroup group);
double      dwellings_in (const SpSnapshot *s, gint64 site, gint year);

G_END_DECLS
