/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-test-pair.h"

#include <glib/gstdio.h>

void
pair_set_up (Pair          *self,
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

void
pair_tear_down (Pair          *self,
                gconstpointer  data)
{
  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
  g_unlink (self->other);
  g_free (self->other);
  test_plan_tear_down (&self->plan, data);
}

void
pair_set_dwellings (SpPlan *plan,
                    gint    year,
                    double  dwellings)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_edit_set_completion (plan, 0, 20, sp_academic_year (year), &dwellings, "survey", &error));
  g_assert_no_error (error);
}

void
pair_set_statement (SpPlan     *plan,
                    gint        position,
                    const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_edit_set_statement (plan, 2, SP_STATEMENT_ACTION, position, text, &error));
  g_assert_no_error (error);
}

gint64
pair_add_scenario (SpPlan     *plan,
                   const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_true (sp_edit_add_scenario (plan, name, 0, NULL, &id, &error));
  g_assert_no_error (error);
  return id;
}

gint64
pair_add_scenarios (Pair *self)
{
  gint64 mine = pair_add_scenario (self->mine, "Mine");

  g_assert_cmpint (mine, ==, pair_add_scenario (self->theirs, "Theirs"));
  return mine;
}

gint64
pair_use_number_again (Pair *self)
{
  g_autoptr (GError) error = NULL;
  gint64 last = test_plan_int64 (self->plan.path, "SELECT max (id) FROM scenario");

  g_assert_true (sp_edit_remove_scenario (self->mine, last, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pair_add_scenario (self->mine, "Mine"), ==, last);
  return last;
}

void
pair_set_factor (SpPlan *plan,
                 gint64  scenario,
                 double  factor)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_edit_set_yield_factor (plan, scenario, factor, "estate survey", &error));
  g_assert_no_error (error);
}

GPtrArray *
pair_prepare (Pair *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *edits = sp_plan_prepare_merge (self->mine, self->theirs, NULL, &error);

  g_assert_no_error (error);
  return edits;
}

GPtrArray *
pair_merge (Pair      *self,
            GPtrArray *choices)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *edits = sp_plan_merge (self->mine, self->theirs, choices, NULL, NULL, &error);

  g_assert_no_error (error);
  return edits;
}

GPtrArray *
pair_bring (SpPlan *into,
            SpPlan *from)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *edits = sp_plan_merge (into, from, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return edits;
}

GPtrArray *
pair_choose (const char *origin,
             gboolean    take,
             const char *reason)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_merge_choice_free);

  g_ptr_array_add (choices, sp_merge_choice_new (origin, take, reason));
  return choices;
}

const SpMergeEdit *
pair_edit_of (GPtrArray *edits,
              guint      i)
{
  g_assert_cmpuint (i, <, edits->len);
  return g_ptr_array_index (edits, i);
}

void
pair_assert_same (Pair *self)
{
  g_autofree char *a = test_plan_dump (self->mine);
  g_autofree char *b = test_plan_dump (self->theirs);

  g_assert_cmpstr (a, ==, b);
}

SpPlan *
pair_open_third (Pair *self)
{
  g_autofree char *path = g_build_filename (self->plan.folder, "third.gpkg", NULL);
  g_autoptr (GError) error = NULL;
  SpPlan *third;

  g_assert_true (sp_plan_save_copy (self->mine, path, &error));
  third = sp_plan_open (path, FALSE, &error);
  g_assert_no_error (error);
  return third;
}

void
pair_close_third (SpPlan *third)
{
  g_autofree char *path = g_strdup (sp_plan_get_path (third));

  g_object_unref (third);
  g_unlink (path);
}

void
pair_sign (Pair *self)
{
  test_plan_sql (self->other, "UPDATE edit_history SET author = 'A colleague' WHERE id > 1");
}
