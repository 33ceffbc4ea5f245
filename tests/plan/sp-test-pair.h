/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two officers on copies of one plan, parted after an edit that both have; for the tests of differences and of merging. */
#pragma once

#include "sp-plan-merge.h"
#include "sp-test-plan.h"

G_BEGIN_DECLS

typedef struct { TestPlan plan; char *other; SpPlan *mine, *theirs; } Pair;

void      pair_set_up (Pair *self, gconstpointer data);
void      pair_tear_down (Pair *self, gconstpointer data);

/* Dwellings of Kingsfleet (site 20) in a year; a statement of growth area 2, position 0 = one more, text NULL = none any more. */
void      pair_set_dwellings (SpPlan *plan, gint year, double dwellings);
void      pair_set_statement (SpPlan *plan, gint position, const char *text);

/* A scenario added, named; its number. */
gint64    pair_add_scenario (SpPlan *plan, const char *name);
/* "Mine" added to mine and "Theirs" to theirs: each gets the same number, which is the answer. */
gint64    pair_add_scenarios (Pair *self);
/* The last scenario removed from mine and "Mine" added under its number, which is the answer. */
gint64    pair_use_number_again (Pair *self);
void      pair_set_factor (SpPlan *plan, gint64 scenario, double factor);

/* Their edits since they parted are a colleague's: by one author in one second they would be the very same. */
void      pair_sign (Pair *self);

/* What merging theirs into mine would do, and does; both fail the test when they cannot. Free with g_ptr_array_unref. */
GPtrArray *pair_prepare (Pair *self);
GPtrArray *pair_merge (Pair *self, GPtrArray *choices);
/* The same with no choices, of any two copies. */
GPtrArray *pair_bring (SpPlan *into, SpPlan *from);
/* One choice. */
GPtrArray *pair_choose (const char *origin, gboolean take, const char *reason);
const SpMergeEdit *pair_edit_of (GPtrArray *edits, guint i);
/* Both hold the same. */
void      pair_assert_same (Pair *self);

/* A third officer's copy, made when the other two parted. */
SpPlan   *pair_open_third (Pair *self);
void      pair_close_third (SpPlan *third);

#define PAIR(path, func) g_test_add (path, Pair, NULL, pair_set_up, func, pair_tear_down)

G_END_DECLS
