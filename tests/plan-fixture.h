/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan made of a sample, alone in a folder of its own that goes with it: what tests of every room begin and end with. */
#pragma once

#include "sp-plan.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

/* The plan, open, the caller's own; *folder and *path are to be handed back with it. What goes wrong ends the test. */
SpPlan *plan_fixture_new (const char *sample, char **folder, char **path);
/* Takes all three: closes the plan, which nothing else may hold, and removes file and folder, in which nothing else may
 * be. */
void plan_fixture_free (SpPlan *plan, char *folder, char *path);

/* The same for tests that need no more than a plan: g_test_add (path, PlanFixture, "norfolk-2013", plan_fixture_set_up, test,
 * plan_fixture_tear_down). */
typedef struct { SpPlan *plan; char *folder, *path; } PlanFixture;

void plan_fixture_set_up (PlanFixture *self, gconstpointer sample);
void plan_fixture_tear_down (PlanFixture *self, gconstpointer sample);

/* Runs SQL on the closed file, as another program would, and opens it again. */
void plan_fixture_change (PlanFixture *self, const char *sql);

/* The plan as it is now, with no scenario; the caller's own. */
SpSnapshot *plan_fixture_read (SpPlan *plan);
/* A sample as shipped, no plan left behind; the caller's own. */
SpSnapshot *plan_fixture_read_sample (const char *sample);

G_END_DECLS
