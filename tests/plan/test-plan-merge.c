/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two officers on copies of one plan: what differs, who changed it, and bringing one's edits into the other. */
#include "config.h"
#include "sp-test-plan.h"

#include <glib/gstdio.h>
#include <string.h>

#include "sp-plan-diff.h"
#include "sp-plan-history.h"
#include "sp-plan-merge.h"

#define YEAR(y) sp_academic_year (y)

typedef struct { TestPlan plan; char *other; SpPlan *mine, *theirs; } Pair;

static void
set_up (Pair          *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  test_plan_set_up (&self->plan, data);
  self->other = g_build_filename (self->plan.folder, "other.gpkg", NULL);
  self->mine = test_plan_open (&self->plan);
  /* Something done before they parted is in both. */
  g_assert_true (sp_edit_set_school_name (self->mine, 5, "Drake Primary", &error));
  g_assert_true (sp_plan_save_copy (self->mine, self->other, &error));
  g_assert_no_error (error);
  self->theirs = sp_plan_open (self->other, FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Pair          *self,
           gconstpointer  data)
{
  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
  g_unlink (self->other);
  g_free (self->other);
  test_plan_tear_down (&self->plan, data);
}

static void
set_dwellings (SpPlan *plan,
               gint    year,
               double  dwellings)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_edit_set_completion (plan, 0, 20, YEAR (year), &dwellings, "survey", &error));
  g_assert_no_error (error);
}

static void
set_statement (SpPlan     *plan,
               gint        position,
               const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_edit_set_statement (plan, 2, SP_STATEMENT_ACTION, position, text, &error));
  g_assert_no_error (error);
}

static GPtrArray *
prepare (Pair *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *edits = sp_plan_prepare_merge (self->mine, self->theirs, NULL, &error);

  g_assert_no_error (error);
  return edits;
}

static GPtrArray *
merge (Pair      *self,
       GPtrArray *choices)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *edits = sp_plan_merge (self->mine, self->theirs, choices, NULL, &error);

  g_assert_no_error (error);
  return edits;
}

static GPtrArray *
choose (const char *origin,
        gboolean    take,
        const char *reason)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_merge_choice_free);

  g_ptr_array_add (choices, sp_merge_choice_new (origin, take, reason));
  return choices;
}

static const SpMergeEdit *
edit_of (GPtrArray *edits,
         guint      i)
{
  g_assert_cmpuint (i, <, edits->len);
  return g_ptr_array_index (edits, i);
}

static void
assert_same (Pair *self)
{
  g_autofree char *a = test_plan_dump (self->mine);
  g_autofree char *b = test_plan_dump (self->theirs);

  g_assert_cmpstr (a, ==, b);
}

static void
test_clean (Pair          *self,
            gconstpointer  data)
{
  g_autofree char *before = test_plan_dump (self->mine);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) tried = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) again = NULL;
  const SpHistoryEdit *last;
  const SpPlanChange *change;

  set_dwellings (self->theirs, 2015, 75);
  tried = prepare (self);
  after = test_plan_dump (self->mine);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (tried->len, ==, 1);
  g_assert_cmpint (edit_of (tried, 0)->state, ==, SP_MERGE_CLEAN);
  change = g_ptr_array_index (edit_of (tried, 0)->changes, 0);
  g_assert_cmpstr (change->thing, ==, "Dwellings of housing site “Kingsfleet” (expected, 2015/16)");
  g_assert_cmpstr (change->field, ==, "dwellings");
  g_assert_cmpstr (change->mine, ==, "100");
  g_assert_cmpstr (change->theirs, ==, "75");

  edits = merge (self, NULL);
  g_assert_cmpuint (edits->len, ==, 1);
  assert_same (self);
  history = sp_plan_dup_history (self->mine, NULL);
  last = g_ptr_array_index (history, history->len - 1);
  g_assert_cmpstr (last->label, ==, "Change dwellings of Kingsfleet in 2015/16");
  g_assert_cmpstr (last->reason, ==, "survey");
  g_assert_cmpstr (last->brought_from, ==, "other.gpkg");
  again = prepare (self);
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_true (sp_plan_undo (self->mine, NULL));
  g_free (after);
  after = test_plan_dump (self->mine);
  g_assert_cmpstr (before, ==, after);
}

static void
test_conflict (Pair          *self,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) tried = NULL;
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const SpMergeConflict *conflict;

  set_dwellings (self->mine, 2015, 60);
  set_dwellings (self->theirs, 2015, 75);
  set_dwellings (self->theirs, 2016, 80);
  before = test_plan_dump (self->mine);
  tried = prepare (self);
  g_assert_cmpuint (tried->len, ==, 2);
  g_assert_cmpint (edit_of (tried, 0)->state, ==, SP_MERGE_CONFLICT);
  g_assert_cmpint (edit_of (tried, 1)->state, ==, SP_MERGE_CLEAN);
  conflict = g_ptr_array_index (edit_of (tried, 0)->conflicts, 0);
  g_assert_cmpstr (conflict->before, ==, "100");
  g_assert_cmpstr (conflict->mine, ==, "60");
  g_assert_cmpstr (conflict->theirs, ==, "75");

  /* Undecided: nothing at all is written, not even the clean one. */
  g_assert_null (sp_plan_merge (self->mine, self->theirs, NULL, NULL, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  after = test_plan_dump (self->mine);
  g_assert_cmpstr (before, ==, after);

  choices = choose (edit_of (tried, 0)->origin, TRUE, NULL);
  edits = merge (self, choices);
  g_assert_cmpint (edit_of (edits, 0)->state, ==, SP_MERGE_TAKEN);
  assert_same (self);
}

static void
test_refuse (Pair          *self,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) tried = NULL;
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  set_dwellings (self->theirs, 2015, 75);
  tried = prepare (self);
  choices = choose (edit_of (tried, 0)->origin, FALSE, " ");
  g_assert_null (sp_plan_merge (self->mine, self->theirs, choices, NULL, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_clear_pointer (&choices, g_ptr_array_unref);
  choices = choose (edit_of (tried, 0)->origin, FALSE, "the survey was of another site");
  edits = merge (self, choices);
  g_assert_cmpint (edit_of (edits, 0)->state, ==, SP_MERGE_REFUSED);
  refused = sp_plan_dup_refused_edits (self->mine, NULL);
  g_assert_cmpuint (refused->len, ==, 1);
  g_assert_cmpstr (((SpRefusedEdit *) g_ptr_array_index (refused, 0))->reason, ==, "the survey was of another site");
  again = prepare (self);
  g_assert_cmpuint (again->len, ==, 0);
}

/* Both add a row, and each gets the same number: both are kept, and what is later said of theirs finds its row. */
static void
test_moved_rows (Pair          *self,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GError) error = NULL;
  gint64 mine = 0;
  gint64 theirs = 0;

  g_assert_true (sp_edit_add_scenario (self->mine, "Mine", 0, NULL, &mine, &error));
  g_assert_true (sp_edit_add_scenario (self->theirs, "Theirs", 0, NULL, &theirs, &error));
  g_assert_cmpint (mine, ==, theirs);
  first = merge (self, NULL);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpint (test_plan_int64 (self->plan.path, "SELECT count(*) FROM scenario WHERE name IN ('Mine', 'Theirs')"), ==, 2);
  g_assert_true (sp_edit_set_yield_factor (self->theirs, theirs, 1.5, "estate survey", &error));
  g_assert_no_error (error);
  second = merge (self, NULL);
  g_assert_cmpint (edit_of (second, 0)->state, ==, SP_MERGE_CLEAN);
  g_assert_cmpint (test_plan_int64 (self->plan.path, "SELECT count(*) FROM scenario_override o JOIN scenario s ON s.id = "
                                    "o.scenario_id WHERE s.name = 'Theirs' AND o.subject = 'yield factor'"), ==, 1);
  /* And the other way round: mine goes over, theirs is known there already. */
  back = sp_plan_merge (self->theirs, self->mine, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_cmpint (test_plan_int64 (self->other, "SELECT count(*) FROM scenario WHERE name IN ('Mine', 'Theirs')"), ==, 2);
}

/* A third officer's copy, made when the other two parted. */
static SpPlan *
open_third (Pair *self)
{
  g_autofree char *path = g_build_filename (self->plan.folder, "third.gpkg", NULL);
  g_autoptr (GError) error = NULL;
  SpPlan *third;

  g_assert_true (sp_plan_save_copy (self->mine, path, &error));
  third = sp_plan_open (path, FALSE, &error);
  g_assert_no_error (error);
  return third;
}

static void
close_third (SpPlan *third)
{
  g_autofree char *path = g_strdup (sp_plan_get_path (third));

  g_object_unref (third);
  g_unlink (path);
}

static gint64
count_factors (Pair       *self,
               const char *scenario)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM scenario_override o JOIN scenario s ON s.id = o.scenario_id "
                                          "WHERE s.name = '%s' AND o.subject = 'yield factor'", scenario);

  return test_plan_int64 (self->plan.path, sql);
}

/* Two colleagues each add a row that gets the same number: what either says of its own later finds its own. */
static void
test_two_colleagues (Pair          *self,
                     gconstpointer  data)
{
  SpPlan *third = open_third (self);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GError) error = NULL;
  gint64 theirs = 0;
  gint64 thirds = 0;

  g_assert_true (sp_edit_add_scenario (self->theirs, "Theirs", 0, NULL, &theirs, &error));
  g_assert_true (sp_edit_add_scenario (third, "Third", 0, NULL, &thirds, &error));
  g_assert_cmpint (theirs, ==, thirds);
  first = merge (self, NULL);
  second = sp_plan_merge (self->mine, third, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_true (sp_edit_set_yield_factor (self->theirs, theirs, 1.5, "estate survey", &error));
  edits = merge (self, NULL);
  g_assert_cmpuint (edits->len, ==, 1);
  g_assert_cmpint (count_factors (self, "Third"), ==, 0);
  g_assert_cmpint (count_factors (self, "Theirs"), ==, 1);
  close_third (third);
}

/* An edit that comes by way of another copy, where its row took another number, finds its row wherever it goes. */
static void
test_by_way_of_another (Pair          *self,
                        gconstpointer  data)
{
  SpPlan *third = open_third (self);
  g_autoptr (GPtrArray) over = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GError) error = NULL;
  gint64 mine = 0;
  gint64 theirs = 0;
  gint64 thirds = 0;

  g_assert_true (sp_edit_add_scenario (self->mine, "Mine", 0, NULL, &mine, &error));
  g_assert_true (sp_edit_add_scenario (self->theirs, "Theirs", 0, NULL, &theirs, &error));
  g_assert_true (sp_edit_add_scenario (third, "Third", 0, NULL, &thirds, &error));
  over = sp_plan_merge (self->theirs, third, NULL, NULL, &error); /* the third's is the second one there */
  g_assert_no_error (error);
  first = merge (self, NULL);                                      /* and the third one here */
  g_assert_cmpuint (first->len, ==, 2);
  g_assert_true (sp_edit_set_yield_factor (third, thirds, 1.5, "estate survey", &error));
  second = sp_plan_merge (self->mine, third, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpint (count_factors (self, "Third"), ==, 1);
  close_third (third);
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
  gint64 mine = 0;
  gint64 theirs = 0;

  g_assert_true (sp_edit_add_scenario (self->mine, "Mine", 0, NULL, &mine, &error));
  g_assert_true (sp_edit_add_scenario (self->theirs, "Theirs", 0, NULL, &theirs, &error));
  g_assert_true (sp_edit_set_yield_factor (self->theirs, theirs, 1.5, "estate survey", &error));
  tried = prepare (self);
  choices = choose (edit_of (tried, 0)->origin, FALSE, "not wanted");
  together = sp_plan_prepare_merge (self->mine, self->theirs, choices, &error);
  g_assert_no_error (error);
  g_assert_cmpint (edit_of (together, 1)->state, ==, SP_MERGE_CONFLICT);
  g_ptr_array_add (choices, sp_merge_choice_new (edit_of (tried, 1)->origin, FALSE, "not wanted"));
  refused = merge (self, choices);
  g_assert_cmpint (edit_of (refused, 0)->state, ==, SP_MERGE_REFUSED);
  g_assert_true (sp_edit_set_yield_factor (self->theirs, theirs, 1.2, "estate survey", &error));
  g_assert_true (sp_edit_remove_scenario (self->theirs, theirs, &error));
  g_assert_no_error (error);
  later = prepare (self);
  g_assert_cmpuint (later->len, ==, 1); /* to remove what is not here is no news */
  g_assert_cmpint (edit_of (later, 0)->state, ==, SP_MERGE_CONFLICT);
}

/* A number used again here, once what had it was removed: what they say of the old row never lands on the new one. */
static void
test_number_used_again (Pair          *self,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) tried = NULL;
  g_autoptr (GError) error = NULL;
  gint64 added = 0;
  gint64 last = test_plan_int64 (self->plan.path, "SELECT max (id) FROM scenario");

  g_assert_true (sp_edit_remove_scenario (self->mine, last, &error));
  g_assert_true (sp_edit_add_scenario (self->mine, "Mine", 0, NULL, &added, &error));
  g_assert_cmpint (added, ==, last);
  g_assert_true (sp_edit_set_yield_factor (self->theirs, last, 1.5, "estate survey", &error));
  tried = prepare (self);
  g_assert_cmpuint (tried->len, ==, 1);
  g_assert_cmpint (edit_of (tried, 0)->state, ==, SP_MERGE_CONFLICT);
}

/* A statement removed moves the next one up: rows of one edit that are in each other's way. */
static void
test_rows_in_the_way (Pair          *self,
                      gconstpointer  data)
{
  g_autoptr (GPtrArray) edits = NULL;

  set_statement (self->theirs, 0, "Third");
  set_statement (self->theirs, 0, "Fourth");
  set_statement (self->theirs, 1, NULL);
  edits = merge (self, NULL);
  for (guint i = 0; i < edits->len; i++)
    g_assert_cmpint (edit_of (edits, i)->state, ==, SP_MERGE_CLEAN);
  assert_same (self);
}

/* Both add the same thing: one row, and a conflict only where they say different of it. */
static void
test_same_thing_twice (Pair          *self,
                       gconstpointer  data)
{
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) other = NULL;

  set_dwellings (self->mine, 2019, 40);
  set_dwellings (self->theirs, 2019, 40);
  same = prepare (self);
  g_assert_cmpuint (same->len, ==, 0);
  set_dwellings (self->mine, 2020, 10);
  set_dwellings (self->theirs, 2020, 20);
  other = prepare (self);
  g_assert_cmpuint (other->len, ==, 1);
  g_assert_cmpint (edit_of (other, 0)->state, ==, SP_MERGE_CONFLICT);
  g_assert_null (((SpMergeConflict *) g_ptr_array_index (edit_of (other, 0)->conflicts, 0))->before);
}

/* What it changes was removed here: it cannot be taken whatever is said. */
static void
test_gone (Pair          *self,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) tried = NULL;
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_edit_set_completion (self->mine, 0, 20, YEAR (2015), NULL, "not on this site", &error));
  set_dwellings (self->theirs, 2015, 75);
  tried = prepare (self);
  g_assert_cmpint (edit_of (tried, 0)->state, ==, SP_MERGE_CONFLICT);
  choices = choose (edit_of (tried, 0)->origin, TRUE, NULL);
  chosen = sp_plan_prepare_merge (self->mine, self->theirs, choices, &error);
  g_assert_cmpint (edit_of (chosen, 0)->state, ==, SP_MERGE_STUCK);
  g_assert_null (sp_plan_merge (self->mine, self->theirs, choices, NULL, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
}

/* They removed a scenario that something here now rests on. */
static void
test_rests_on_removed (Pair          *self,
                       gconstpointer  data)
{
  g_autoptr (GPtrArray) tried = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_edit_set_yield_factor (self->mine, 4, 1.2, "survey", &error));
  g_assert_true (sp_edit_remove_scenario (self->theirs, 4, &error));
  g_assert_no_error (error);
  tried = prepare (self);
  g_assert_cmpuint (tried->len, ==, 1);
  g_assert_cmpint (edit_of (tried, 0)->state, ==, SP_MERGE_CONFLICT);
}

static void
test_undone_here (Pair          *self,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) tried = NULL;

  g_assert_true (sp_plan_undo (self->mine, NULL)); /* the renaming both have */
  tried = prepare (self);
  g_assert_cmpuint (tried->len, ==, 1);
  g_assert_cmpint (edit_of (tried, 0)->state, ==, SP_MERGE_CONFLICT);
  g_assert_nonnull (strstr (((SpMergeConflict *) g_ptr_array_index (edit_of (tried, 0)->conflicts, 0))->why, "undone here"));
}

static void
test_not_copies (Pair          *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  set_dwellings (self->theirs, 2015, 75);
  g_clear_object (&self->mine);
  test_plan_sql (self->plan.path, "UPDATE plan_meta SET identity = 'another'");
  self->mine = test_plan_open (&self->plan);
  g_assert_null (sp_plan_merge (self->mine, self->theirs, NULL, NULL, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "not copies of one plan"));
}

/* Each side is sound by itself and together they are not: a GIS removed the site here whose dwellings a scenario changes there. */
static void
test_must_pass_check (Pair          *self,
                      gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  double dwellings = 5;

  g_assert_true (sp_edit_set_completion (self->theirs, 2, 22, YEAR (2016), &dwellings, "slow", &error));
  g_clear_object (&self->mine);
  test_plan_sql (self->plan.path, "DELETE FROM completion WHERE site_id = 22; DELETE FROM housing_site WHERE id = 22");
  self->mine = test_plan_open (&self->plan);
  before = test_plan_dump (self->mine);
  g_assert_null (sp_plan_merge (self->mine, self->theirs, NULL, findings, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "would not be sound"));
  g_assert_cmpuint (findings->len, >, 0);
  after = test_plan_dump (self->mine);
  g_assert_cmpstr (before, ==, after);
}

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
  set_dwellings (self->mine, 2015, 60);
  set_dwellings (self->theirs, 2015, 75);
  g_assert_true (sp_edit_set_project_budget (self->mine, 0, 30, &budget, NULL, &error));
  set_statement (self->theirs, 0, "Third");
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

#define PAIR(path, func) g_test_add (path, Pair, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  PAIR ("/merge/clean", test_clean);
  PAIR ("/merge/conflict", test_conflict);
  PAIR ("/merge/refuse", test_refuse);
  PAIR ("/merge/moved-rows", test_moved_rows);
  PAIR ("/merge/two-colleagues", test_two_colleagues);
  PAIR ("/merge/by-way-of-another", test_by_way_of_another);
  PAIR ("/merge/refused-row", test_refused_row);
  PAIR ("/merge/number-used-again", test_number_used_again);
  PAIR ("/merge/rows-in-the-way", test_rows_in_the_way);
  PAIR ("/merge/same-thing-twice", test_same_thing_twice);
  PAIR ("/merge/gone", test_gone);
  PAIR ("/merge/rests-on-removed", test_rests_on_removed);
  PAIR ("/merge/undone-here", test_undone_here);
  PAIR ("/merge/not-copies", test_not_copies);
  PAIR ("/merge/must-pass-check", test_must_pass_check);
  PAIR ("/diff", test_diff);
  return g_test_run ();
}
