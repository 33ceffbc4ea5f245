/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two copies of one plan differ in, and who changed it. */
#include "config.h"
#include "sp-test-pair.h"

#include <string.h>

#include "sp-plan-diff.h"

static const SpPlanChange *
find_change (GPtrArray  *changes,
             const char *thing)
{
  for (guint i = 0; i < changes->len; i++)
    if (strstr (((SpPlanChange *) g_ptr_array_index (changes, i))->thing, thing))
      return g_ptr_array_index (changes, i);
  g_assert_not_reached ();
}

static void
test_diff (Pair          *self,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) none = sp_plan_diff (self->mine, self->theirs, NULL);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  SpMoney budget = SP_POUNDS (3000000);

  g_assert_cmpuint (none->len, ==, 0);
  pair_set_dwellings (self->mine, 2015, 60);
  pair_set_dwellings (self->theirs, 2015, 75);
  g_assert_true (sp_edit_set_project_budget (self->mine, 0, 30, &budget, NULL, &error));
  pair_set_statement (self->theirs, 0, "Third");
  changes = sp_plan_diff (self->mine, self->theirs, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, >=, 3);
  g_assert_cmpint (find_change (changes, "Kingsfleet")->by, ==, SP_CHANGED_BY_BOTH);
  g_assert_cmpstr (find_change (changes, "Kingsfleet")->before, ==, "100");
  g_assert_cmpint (find_change (changes, "Drake")->by, ==, SP_CHANGED_BY_MINE);
  g_assert_cmpstr (find_change (changes, "Drake")->field, ==, "budget");
  g_assert_cmpstr (find_change (changes, "Drake")->mine, ==, "£3,000,000.00");
  g_assert_cmpint (find_change (changes, "Third")->kind, ==, SP_CHANGE_ADDED);
  g_assert_cmpint (find_change (changes, "Third")->by, ==, SP_CHANGED_BY_THEIRS);
}

static GPtrArray *
diff (SpPlan *mine,
      SpPlan *theirs)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = sp_plan_diff (mine, theirs, &error);

  g_assert_no_error (error);
  return changes;
}

static void
assert_one (GPtrArray    *changes,
            const char   *thing,
            SpChangeKind  kind,
            SpChangedBy   by)
{
  const SpPlanChange *change = find_change (changes, thing);

  g_assert_cmpint (change->kind, ==, kind);
  g_assert_cmpint (change->by, ==, by);
}

/* Each adds a scenario and both get one number: they are two things added, not one that both renamed. Brought in, theirs is the same
 * thing under another number, and so is what belongs to it. */
static void
test_same_number (Pair          *self,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) apart = NULL;
  g_autoptr (GPtrArray) merged = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;
  gint64 both;

  both = pair_add_scenarios (self);
  pair_set_factor (self->theirs, both, 1.5);
  apart = diff (self->mine, self->theirs);
  g_assert_cmpuint (apart->len, ==, 3);
  assert_one (apart, "Scenario “Mine”", SP_CHANGE_ADDED, SP_CHANGED_BY_MINE);
  assert_one (apart, "Scenario “Theirs”", SP_CHANGE_ADDED, SP_CHANGED_BY_THEIRS);
  merged = pair_merge (self, NULL);
  g_assert_cmpuint (merged->len, ==, 2);
  none = diff (self->mine, self->theirs);
  g_assert_cmpuint (none->len, ==, 1);
  assert_one (none, "Scenario “Mine”", SP_CHANGE_ADDED, SP_CHANGED_BY_MINE);
  back = diff (self->theirs, self->mine);
  g_assert_cmpuint (back->len, ==, 1);
  assert_one (back, "Scenario “Mine”", SP_CHANGE_ADDED, SP_CHANGED_BY_THEIRS);
  g_assert_true (sp_edit_set_yield_factor (self->theirs, both, 1.2, "second survey", &error));
  g_assert_no_error (error);
  later = diff (self->mine, self->theirs);
  g_assert_cmpstr (find_change (later, "yield factor")->before, ==, "1.5");
  g_assert_cmpint (find_change (later, "yield factor")->by, ==, SP_CHANGED_BY_THEIRS);
}

/* Both add the completions of one site in one year, under other numbers: one thing, on which they differ. */
static void
test_same_thing (Pair          *self,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) changes = NULL;

  pair_set_dwellings (self->mine, 2021, 5);
  pair_set_dwellings (self->mine, 2019, 40);
  pair_set_dwellings (self->theirs, 2019, 45);
  changes = diff (self->mine, self->theirs);
  g_assert_cmpuint (changes->len, ==, 2);
  assert_one (changes, "2021/22", SP_CHANGE_ADDED, SP_CHANGED_BY_MINE);
  assert_one (changes, "2019/20", SP_CHANGE_CHANGED, SP_CHANGED_BY_BOTH);
  g_assert_cmpstr (find_change (changes, "2019/20")->mine, ==, "40");
  g_assert_cmpstr (find_change (changes, "2019/20")->theirs, ==, "45");
}

/* A number used again, once what had it was removed: one thing removed and one added. */
static void
test_number_used_again (Pair          *self,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GPtrArray) none = diff (self->mine, self->theirs);

  g_assert_cmpuint (none->len, ==, 0);
  pair_use_number_again (self);
  changes = diff (self->mine, self->theirs);
  assert_one (changes, "Scenario “Mine”", SP_CHANGE_ADDED, SP_CHANGED_BY_MINE);
  for (guint i = 0; i < changes->len; i++)
    g_assert_cmpint (((SpPlanChange *) g_ptr_array_index (changes, i))->by, ==, SP_CHANGED_BY_MINE);
  g_assert_cmpuint (changes->len, >, 1);
  back = diff (self->theirs, self->mine);
  assert_one (back, "Scenario “Mine”", SP_CHANGE_ADDED, SP_CHANGED_BY_THEIRS);
  for (guint i = 0; i < back->len; i++)
    g_assert_cmpint (((SpPlanChange *) g_ptr_array_index (back, i))->by, ==, SP_CHANGED_BY_THEIRS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  PAIR ("/diff/who", test_diff);
  PAIR ("/diff/same-number", test_same_number);
  PAIR ("/diff/same-thing", test_same_thing);
  PAIR ("/diff/number-used-again", test_number_used_again);
  return g_test_run ();
}
