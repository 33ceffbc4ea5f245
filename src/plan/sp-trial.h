/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What if: a snapshot with the dwellings of some sites started later, built faster or slower, or yielding more or fewer
 * pupils, without writing the plan. It is what a slider moves: every engine reads it like any other snapshot, and it
 * shares all but its dwellings with the one it was made of, so making one costs next to nothing.
 *
 * The same arithmetic serves the scenario overrides 'start slip', 'build rate' and 'yield factor' of a site, so that a
 * trial that is kept (sp_edit_keep_trial) forecasts the same to the last bit as long as no dwellings move past the last
 * year of the snapshot: a trial cannot see those, a snapshot of the scenario spans their years too, and so counts the
 * small chance that they are built early after all (Thetford two years later: 0.011 pupils of 2,249 in 2023/24). */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

#define SP_TRIAL_LONGEST_SLIP 30
#define SP_TRIAL_FASTEST_RATE 5000.0
#define SP_TRIAL_LARGEST_YIELD 5.0

/* Applies to one site, or to all sites of a growth area, or (both -1) to every site. */
typedef struct
{
  SpSiteIndex   site;
  SpGrowthIndex growth;
  gint          slip;         /* whole years later than planned, negative earlier, 0 as planned: moves expected dwellings, not
                                 those built; none is moved to before the origin year */
  double        rate;         /* dwellings a year, negative = as planned. Of several sites together: each keeps its part of
                                 their rate. What is still to be built is laid again at it from the (slipped) first year. */
  double        yield_factor; /* on every yield of the sites, 1 = as held */
} SpTrial;
#define SP_TRIAL_INIT { .site = -1, .growth = -1, .slip = 0, .rate = -1, .yield_factor = 1 }

/* Trials in order, one upon the other; values are brought within their limits. The result holds a reference to self. */
SpSnapshot *sp_snapshot_try (SpSnapshot *self, const SpTrial *trials, guint n_trials);

gboolean    sp_trial_concerns (const SpTrial *self, const SpSnapshot *snapshot, SpSiteIndex site);

/* Where a slider begins: what the snapshot has for the sites of a trial (its slip, rate and yield are not read). */
typedef struct
{
  SpAcademicYear first;     /* first year from the origin on in which dwellings are expected; {0} = none */
  double         rate;      /* dwellings a year: the mean of the years from the first to the last with any, summed over
                               sites; 0 = none */
  double         dwellings; /* expected from the origin on, within the years the snapshot spans */
  double         yield_factor; /* of these sites where they agree, else 1; the plan's own factor is not in it */
} SpTrialStart;
void sp_snapshot_get_trial_start (const SpSnapshot *self, const SpTrial *which, SpTrialStart *out);

G_END_DECLS
