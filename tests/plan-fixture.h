/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan made of a sample, alone in a folder of its own that goes with it: what tests of every room begin and end with.
 */
#pragma once

#include "sp-plan.h"

G_BEGIN_DECLS

/* The plan, open, the caller's own; *folder and *path are to be handed back with it. What goes wrong ends the test. */
SpPlan *plan_fixture_new (const char *sample, char **folder, char **path);
/* Takes all three: closes the plan, which nothing else may hold, and removes file and folder, in which nothing else may
 * be. */
void plan_fixture_free (SpPlan *plan, char *folder, char *path);

G_END_DECLS
