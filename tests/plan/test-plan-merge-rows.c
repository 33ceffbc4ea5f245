/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which row of a plan a row of a colleague's copy is, whatever number either has. */
#include "config.h"
#include "sp-test-pair.h"

static gint64
count_factors (Pair       *self,
               const char *scenario)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM scenario_override o JOIN scenario s ON s.id = o.scenario_id "
                                          "WHERE s.name = '%s' AND o.subject = 'yield factor'", scenario);

  return test_plan_int64 (self->plan.path, sql);
}

/* Both add a row, and each gets the same number: both are kept, and what is later said of theirs finds its row. */
static void
test_moved_rows (Pair          *self,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) back = NULL;
  gint64 both = pair_add_scenarios (self);

  first = pair_merge (self, NULL);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpint (test_plan_int64 (self->plan.path, "SELECT count(*) FROM scenario WHERE name IN ('Mine', 'Theirs')"), ==, 2);
  pair_set_factor (self->theirs, both, 1.5);
  second = pair_merge (self, NULL);
  g_assert_cmpint (pair_edit_of (second, 0)->state, ==, SP_MERGE_CLEAN);
  g_assert_cmpint (count_factors (self, "Theirs"), ==, 1);
  /* And the other way round: mine goes over, theirs is known there already. */
  back = pair_bring (self->theirs, self->mine);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_cmpint (test_plan_int64 (self->other, "SELECT count(*) FROM scenario WHERE name IN ('Mine', 'Theirs')"), ==, 2);
}

/* Two colleagues each add a row that gets the same number: what either says of its own later finds its own. */
static void
test_two_colleagues (Pair          *self,
                     gconstpointer  data)
{
  SpPlan *third = pair_open_third (self);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  gint64 theirs = pair_add_scenario (self->theirs, "Theirs");

  g_assert_cmpint (theirs, ==, pair_add_scenario (third, "Third"));
  first = pair_merge (self, NULL);
  second = pair_bring (self->mine, third);
  g_assert_cmpuint (second->len, ==, 1);
  pair_set_factor (self->theirs, theirs, 1.5);
  edits = pair_merge (self, NULL);
  g_assert_cmpuint (edits->len, ==, 1);
  g_assert_cmpint (count_factors (self, "Third"), ==, 0);
  g_assert_cmpint (count_factors (self, "Theirs"), ==, 1);
  pair_close_third (third);
}

/* An edit that comes by way of another copy, where its row took another number, finds its row wherever it goes. */
static void
test_by_way_of_another (Pair          *self,
                        gconstpointer  data)
{
  SpPlan *third = pair_open_third (self);
  g_autoptr (GPtrArray) over = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  gint64 thirds;

  pair_add_scenarios (self);
  thirds = pair_add_scenario (third, "Third");
  over = pair_bring (self->theirs, third); /* the third's is the second one there */
  first = pair_merge (self, NULL);         /* and the third one here */
  g_assert_cmpuint (first->len, ==, 2);
  pair_set_factor (third, thirds, 1.5);
  second = pair_bring (self->mine, third);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpint (count_factors (self, "Third"), ==, 1);
  pair_close_third (third);
}

/* A row of theirs that was refused here: what they say of it later never lands on a row of ours with the same number. */
static void
test_refused_row (Pair          *self,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) tried = NULL;
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GPtrArray) together = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;
  gint64 theirs = pair_add_scenarios (self);

  pair_set_factor (self->theirs, theirs, 1.5);
  tried = pair_prepare (self);
  choices = pair_choose (pair_edit_of (tried, 0)->origin, FALSE, "not wanted");
  together = sp_plan_prepare_merge (self->mine, self->theirs, choices, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pair_edit_of (together, 1)->state, ==, SP_MERGE_CONFLICT);
  g_ptr_array_add (choices, sp_merge_choice_new (pair_edit_of (tried, 1)->origin, FALSE, "not wanted"));
  refused = pair_merge (self, choices);
  g_assert_cmpint (pair_edit_of (refused, 0)->state, ==, SP_MERGE_REFUSED);
  pair_set_factor (self->theirs, theirs, 1.2);
  g_assert_true (sp_edit_remove_scenario (self->theirs, theirs, &error));
  g_assert_no_error (error);
  later = pair_prepare (self);
  g_assert_cmpuint (later->len, ==, 2);
  g_assert_cmpint (pair_edit_of (later, 1)->state, ==, SP_MERGE_SAME); /* to remove what is not here is no news */
  g_assert_cmpint (pair_edit_of (later, 0)->state, ==, SP_MERGE_CONFLICT);
}

/* A number used again here, once what had it was removed: what they say of the old row never lands on the new one. */
static void
test_number_used_again (Pair          *self,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) tried = NULL;

  pair_set_factor (self->theirs, pair_use_number_again (self), 1.5);
  tried = pair_prepare (self);
  g_assert_cmpuint (tried->len, ==, 1);
  g_assert_cmpint (pair_edit_of (tried, 0)->state, ==, SP_MERGE_CONFLICT);
}

/* A statement removed moves the next one up: rows of one edit that are in each other's way. */
static void
test_rows_in_the_way (Pair          *self,
                      gconstpointer  data)
{
  g_autoptr (GPtrArray) edits = NULL;

  pair_set_statement (self->theirs, 0, "Third");
  pair_set_statement (self->theirs, 0, "Fourth");
  pair_set_statement (self->theirs, 1, NULL);
  edits = pair_merge (self, NULL);
  for (guint i = 0; i < edits->len; i++)
    g_assert_cmpint (pair_edit_of (edits, i)->state, ==, SP_MERGE_CLEAN);
  pair_assert_same (self);
}

/* Both add the same thing: one row, and a conflict only where they say different of it. What is the same is said to be, noted, and
 * not asked about again, however this plan moves on. */
static void
test_same_thing_twice (Pair          *self,
                       gconstpointer  data)
{
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) noted = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) other = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *revision = "SELECT revision FROM plan_meta";
  gint64 was;

  pair_set_dwellings (self->mine, 2019, 40);
  pair_set_dwellings (self->theirs, 2019, 40);
  pair_sign (self);
  same = pair_prepare (self);
  g_assert_cmpuint (same->len, ==, 1);
  g_assert_cmpint (pair_edit_of (same, 0)->state, ==, SP_MERGE_SAME);
  g_assert_cmpuint (pair_edit_of (same, 0)->changes->len, ==, 0);
  was = test_plan_int64 (self->plan.path, revision);
  before = test_plan_dump (self->mine);
  noted = pair_merge (self, NULL);
  g_assert_cmpint (pair_edit_of (noted, 0)->state, ==, SP_MERGE_SAME);
  after = test_plan_dump (self->mine);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (test_plan_int64 (self->plan.path, revision), ==, was);
  g_assert_cmpint (test_plan_int64 (self->plan.path, "SELECT count(*) FROM edit_history WHERE state = 'same'"), ==, 1);
  pair_set_dwellings (self->mine, 2019, 55);
  again = pair_prepare (self);
  g_assert_cmpuint (again->len, ==, 0);
  /* And it is no step: undo takes back what was done here. */
  g_assert_true (sp_plan_undo (self->mine, NULL));
  g_assert_true (sp_plan_undo (self->mine, NULL));
  g_assert_cmpint (test_plan_int64 (self->plan.path, "SELECT count(*) FROM completion WHERE site_id = 20 AND year = 2019"), ==, 0);
  g_assert_true (sp_plan_redo (self->mine, NULL));
  pair_set_dwellings (self->mine, 2020, 10);
  pair_set_dwellings (self->theirs, 2020, 20);
  other = pair_prepare (self);
  g_assert_cmpuint (other->len, ==, 1);
  g_assert_cmpint (pair_edit_of (other, 0)->state, ==, SP_MERGE_CONFLICT);
  g_assert_null (((SpMergeConflict *) g_ptr_array_index (pair_edit_of (other, 0)->conflicts, 0))->before);
}

/* Of a row that both added, noted as the same: what they say of it later finds ours. */
static void
test_same_row_later (Pair          *self,
                     gconstpointer  data)
{
  g_autoptr (GPtrArray) noted = NULL;
  g_autoptr (GPtrArray) later = NULL;

  pair_set_dwellings (self->mine, 2021, 5); /* so that the numbers of the rows differ */
  pair_set_dwellings (self->mine, 2019, 40);
  pair_set_dwellings (self->theirs, 2019, 40);
  pair_sign (self);
  noted = pair_merge (self, NULL);
  g_assert_cmpint (pair_edit_of (noted, 0)->state, ==, SP_MERGE_SAME);
  pair_set_dwellings (self->theirs, 2019, 45);
  later = pair_merge (self, NULL);
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_cmpint (pair_edit_of (later, 0)->state, ==, SP_MERGE_CLEAN);
  g_assert_cmpint (test_plan_int64 (self->plan.path, "SELECT dwellings FROM completion WHERE site_id = 20 AND year = 2019"), ==, 45);
  g_assert_cmpint (test_plan_int64 (self->plan.path, "SELECT dwellings FROM completion WHERE site_id = 20 AND year = 2021"), ==, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  PAIR ("/merge-rows/moved-rows", test_moved_rows);
  PAIR ("/merge-rows/two-colleagues", test_two_colleagues);
  PAIR ("/merge-rows/by-way-of-another", test_by_way_of_another);
  PAIR ("/merge-rows/refused-row", test_refused_row);
  PAIR ("/merge-rows/number-used-again", test_number_used_again);
  PAIR ("/merge-rows/rows-in-the-way", test_rows_in_the_way);
  PAIR ("/merge-rows/same-thing-twice", test_same_thing_twice);
  PAIR ("/merge-rows/same-row-later", test_same_row_later);
  return g_test_run ();
}
