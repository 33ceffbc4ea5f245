/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History re-cut: whose rolls count where, seen from an origin. Inside the room only.
 *
 * A school that another has followed by the origin (conversion, amalgamation, merger, split: school_link) leaves its rolls,
 * year group by year group, to those of its successors that teach them; among several, in proportion to their own pupils
 * of that year group since. So infant and junior become a primary, a middle school's years go down to the primaries
 * and up to the secondaries, and no ratio is broken. An area is, for every year, the schools that make it up at the origin.
 * Where a school opened or closed with nobody before or after it, the children came from or went to schools unknown:
 * the steps of that year into its area are no ratios, where it had more than a tenth of them. */
#pragma once

#include "sp-roll-series.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct _SpRecut SpRecut;
typedef struct { SpSchoolIndex school; double share; } SpHeir;
#define SP_MOST_HEIRS 16

/* findings (of SpFinding): notes of what was re-cut are added; NULL = nobody asks. Free with sp_recut_free. */
SpRecut    *sp_recut_new (const SpSnapshot *snapshot, SpAcademicYear origin, GPtrArray *findings);
void        sp_recut_free (SpRecut *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRecut, sp_recut_free)
/* The membership in force at the origin, else the last that ended before it; NULL: none of the phase. */
const SpMembership *sp_recut_find_membership (const SpSnapshot *snapshot, SpSchoolIndex school, SpPhase phase,
                                              SpAcademicYear origin);
/* Whether another had followed the school by the origin. */
gboolean    sp_recut_is_followed (const SpRecut *self, SpSchoolIndex school);
/* Those in whose place the pupils of a school's year group of a year before the origin count: at least the school
 * itself; shares add to 1. Returns how many. */
guint       sp_recut_heirs (const SpRecut *self, SpSchoolIndex school, SpAcademicYear year, SpYearGroup group,
                            SpHeir heirs[SP_MOST_HEIRS]);
/* Marks the steps of the series of areas that openings and closings broke. */
void        sp_recut_break_steps (const SpRecut *self, SpRollSeries *series, GPtrArray *findings);

G_END_DECLS
