/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two officers on copies of one plan: bringing one's edits into the other, each taken or refused, conflicts decided, or nothing at
 * all written. */
#include "config.h"
#include "sp-test-pair.h"

#include <string.h>

#include "sp-plan-diff.h"
#include "sp-plan-history.h"

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

  pair_set_dwellings (self->theirs, 2015, 75);
  tried = pair_prepare (self);
  after = test_plan_dump (self->mine);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (tried->len, ==, 1);
  g_assert_cmpint (pair_edit_of (tried, 0)->state, ==, SP_MERGE_CLEAN);
  change = g_ptr_array_index (pair_edit_of (tried, 0)->changes, 0);
  g_assert_cmpstr (change->thing, ==, "Dwellings of housing site “Kingsfleet” (expected, 2015/16)");
  g_assert_cmpstr (change->field, ==, "dwellings");
  g_assert_cmpstr (change->mine, ==, "100");
  g_assert_cmpstr (change->theirs, ==, "75");

  edits = pair_merge (self, NULL);
  g_assert_cmpuint (edits->len, ==, 1);
  pair_assert_same (self);
  history = sp_plan_dup_history (self->mine, NULL);
  last = g_ptr_array_index (history, history->len - 1);
  g_assert_cmpstr (last->label, ==, "Change dwellings of Kingsfleet in 2015/16");
  g_assert_cmpstr (last->reason, ==, "survey");
  g_assert_cmpstr (last->brought_from, ==, "other.gpkg");
  again = pair_prepare (self);
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

  pair_set_dwellings (self->mine, 2015, 60);
  pair_set_dwellings (self->theirs, 2015, 75);
  pair_set_dwellings (self->theirs, 2016, 80);
  before = test_plan_dump (self->mine);
  tried = pair_prepare (self);
  g_assert_cmpuint (tried->len, ==, 2);
  g_assert_cmpint (pair_edit_of (tried, 0)->state, ==, SP_MERGE_CONFLICT);
  g_assert_cmpint (pair_edit_of (tried, 1)->state, ==, SP_MERGE_CLEAN);
  conflict = g_ptr_array_index (pair_edit_of (tried, 0)->conflicts, 0);
  g_assert_cmpstr (conflict->before, ==, "100");
  g_assert_cmpstr (conflict->mine, ==, "60");
  g_assert_cmpstr (conflict->theirs, ==, "75");

  /* Undecided: nothing at all is written, not even the clean one. */
  g_assert_null (sp_plan_merge (self->mine, self->theirs, NULL, NULL, NULL, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  after = test_plan_dump (self->mine);
  g_assert_cmpstr (before, ==, after);

  choices = pair_choose (pair_edit_of (tried, 0)->origin, TRUE, NULL);
  edits = pair_merge (self, choices);
  g_assert_cmpint (pair_edit_of (edits, 0)->state, ==, SP_MERGE_TAKEN);
  pair_assert_same (self);
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

  pair_set_dwellings (self->theirs, 2015, 75);
  tried = pair_prepare (self);
  choices = pair_choose (pair_edit_of (tried, 0)->origin, FALSE, " ");
  g_assert_null (sp_plan_merge (self->mine, self->theirs, choices, NULL, NULL, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_clear_pointer (&choices, g_ptr_array_unref);
  choices = pair_choose (pair_edit_of (tried, 0)->origin, FALSE, "the survey was of another site");
  edits = pair_merge (self, choices);
  g_assert_cmpint (pair_edit_of (edits, 0)->state, ==, SP_MERGE_REFUSED);
  refused = sp_plan_dup_refused_edits (self->mine, NULL);
  g_assert_cmpuint (refused->len, ==, 1);
  g_assert_cmpstr (((SpRefusedEdit *) g_ptr_array_index (refused, 0))->reason, ==, "the survey was of another site");
  again = pair_prepare (self);
  g_assert_cmpuint (again->len, ==, 0);
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

  g_assert_true (sp_edit_set_completion (self->mine, 0, 20, sp_academic_year (2015), NULL, "not on this site", &error));
  pair_set_dwellings (self->theirs, 2015, 75);
  tried = pair_prepare (self);
  g_assert_cmpint (pair_edit_of (tried, 0)->state, ==, SP_MERGE_CONFLICT);
  choices = pair_choose (pair_edit_of (tried, 0)->origin, TRUE, NULL);
  chosen = sp_plan_prepare_merge (self->mine, self->theirs, choices, &error);
  g_assert_cmpint (pair_edit_of (chosen, 0)->state, ==, SP_MERGE_STUCK);
  g_assert_null (sp_plan_merge (self->mine, self->theirs, choices, NULL, NULL, &error));
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
  tried = pair_prepare (self);
  g_assert_cmpuint (tried->len, ==, 1);
  g_assert_cmpint (pair_edit_of (tried, 0)->state, ==, SP_MERGE_CONFLICT);
}

static void
stop_cb (double fraction, const char *message, gpointer data)
{
  if (fraction > 0)
    g_cancellable_cancel (data);
}

/* Stopped when the first edit is in: it is taken back. */
static void
test_stopped (Pair          *self,
              gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpProgress) progress = sp_progress_new (cancellable, stop_cb, cancellable);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = test_plan_dump (self->mine);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) edits = NULL;

  pair_set_dwellings (self->theirs, 2015, 75);
  pair_set_dwellings (self->theirs, 2016, 80);
  g_assert_null (sp_plan_merge (self->mine, self->theirs, NULL, progress, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = test_plan_dump (self->mine);
  g_assert_cmpstr (before, ==, after);
  edits = pair_merge (self, NULL);
  g_assert_cmpuint (edits->len, ==, 2);
  pair_assert_same (self);
}

static void
test_undone_here (Pair          *self,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) tried = NULL;

  g_assert_true (sp_plan_undo (self->mine, NULL)); /* the renaming both have */
  tried = pair_prepare (self);
  g_assert_cmpuint (tried->len, ==, 1);
  g_assert_cmpint (pair_edit_of (tried, 0)->state, ==, SP_MERGE_CONFLICT);
  g_assert_nonnull (strstr (((SpMergeConflict *) g_ptr_array_index (pair_edit_of (tried, 0)->conflicts, 0))->why, "undone here"));
}

static void
test_not_copies (Pair          *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  pair_set_dwellings (self->theirs, 2015, 75);
  g_clear_object (&self->mine);
  test_plan_sql (self->plan.path, "UPDATE plan_meta SET identity = 'another'");
  self->mine = test_plan_open (&self->plan);
  g_assert_null (sp_plan_merge (self->mine, self->theirs, NULL, NULL, NULL, &error));
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

  g_assert_true (sp_edit_set_completion (self->theirs, 2, 22, sp_academic_year (2016), &dwellings, "slow", &error));
  g_clear_object (&self->mine);
  test_plan_sql (self->plan.path, "DELETE FROM completion WHERE site_id = 22; DELETE FROM housing_site WHERE id = 22");
  self->mine = test_plan_open (&self->plan);
  before = test_plan_dump (self->mine);
  g_assert_null (sp_plan_merge (self->mine, self->theirs, NULL, NULL, findings, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "would not be sound"));
  g_assert_cmpuint (findings->len, >, 0);
  after = test_plan_dump (self->mine);
  g_assert_cmpstr (before, ==, after);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  PAIR ("/merge/clean", test_clean);
  PAIR ("/merge/conflict", test_conflict);
  PAIR ("/merge/refuse", test_refuse);
  PAIR ("/merge/gone", test_gone);
  PAIR ("/merge/rests-on-removed", test_rests_on_removed);
  PAIR ("/merge/stopped", test_stopped);
  PAIR ("/merge/undone-here", test_undone_here);
  PAIR ("/merge/not-copies", test_not_copies);
  PAIR ("/merge/must-pass-check", test_must_pass_check);
  return g_test_run ();
}
