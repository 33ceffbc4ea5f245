/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is usual of housing: a plan begins with it, may have its own in its place, and goes back. */
#include "config.h"
#include "plan-fixture.h"

#include <math.h>

#include "sp-edit.h"
#include "sp-plan.h"
#include "sp-usual-housing.h"

static const SpDeliveryDefault *
find_stage (const SpSnapshot *s, const char *permission)
{
  for (guint i = 0; i < s->n_delivery_defaults; i++)
    if (g_strcmp0 (s->delivery_defaults[i].permission, permission) == 0)
      return &s->delivery_defaults[i];
  g_assert_not_reached ();
}

static const SpYield *
find_yield (const SpSnapshot *s, const SpYield *kind)
{
  for (guint i = 0; i < s->n_yields; i++)
    if (g_str_equal (s->yields[i].phase, kind->phase) && s->yields[i].type == kind->type && s->yields[i].tenure == kind->tenure
        && s->yields[i].bedrooms == kind->bedrooms && s->yields[i].years_since == kind->years_since)
      return &s->yields[i];
  return NULL;
}

/* delivery-defaults.sql and the sample's national yields say what the program says. */
static void
test_begins_usual (PlanFixture *f, gconstpointer data)
{
  g_autoptr (SpSnapshot) s = plan_fixture_read (f->plan);
  double value;

  g_assert_cmpuint (s->n_delivery_defaults, ==, 8);
  for (guint i = 0; i < s->n_delivery_defaults; i++)
    g_assert_true (sp_delivery_is_usual (&s->delivery_defaults[i]));
  g_assert_cmpuint (s->n_yields, ==, 19);
  for (guint i = 0; i < s->n_yields; i++)
    g_assert_true (sp_yield_is_usual (&s->yields[i]));
  g_assert_false (sp_usual_delivery ("full", SP_TERM_RATE, &value));
  g_assert_false (sp_usual_delivery ("no such stage", SP_TERM_LAG, &value));
}

static void
test_delivery (PlanFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSnapshot) own = NULL;
  g_autoptr (SpSnapshot) back = NULL;
  g_autoptr (SpSnapshot) same = NULL;
  g_autoptr (SpSnapshot) unsaid = NULL;
  const SpDeliveryDefault *row;

  g_assert_true (sp_edit_set_delivery_default (f->plan, "outline", SP_TERM_SLIP_MEAN, 2.5, "record of 2010 to 2016", &error));
  g_assert_true (sp_edit_set_delivery_default (f->plan, NULL, SP_TERM_PROBABILITY, 0.6, NULL, &error));
  own = plan_fixture_read (f->plan);
  row = find_stage (own, "outline");
  g_assert_false (sp_delivery_is_usual (row));
  g_assert_cmpfloat (row->terms.value[SP_TERM_SLIP_MEAN], ==, 2.5);
  g_assert_cmpstr (row->provenance.note, ==, "record of 2010 to 2016");
  g_assert_cmpfloat (find_stage (own, NULL)->terms.value[SP_TERM_PROBABILITY], ==, 0.6);
  g_assert_true (sp_delivery_is_usual (find_stage (own, "full")));
  /* The same again, and nothing said of where it is from: that stays. Taken back, it goes. */
  g_assert_true (sp_edit_set_delivery_default (f->plan, "outline", SP_TERM_SLIP_MEAN, 2.5, NULL, &error));
  same = plan_fixture_read (f->plan);
  g_assert_cmpstr (find_stage (same, "outline")->provenance.note, ==, "record of 2010 to 2016");
  g_assert_true (sp_edit_set_delivery_default (f->plan, "outline", SP_TERM_SLIP_MEAN, 2.5, "", &error));
  unsaid = plan_fixture_read (f->plan);
  g_assert_null (find_stage (unsaid, "outline")->provenance.note);
  g_assert_cmpfloat (find_stage (unsaid, "outline")->terms.value[SP_TERM_SLIP_MEAN], ==, 2.5);
  g_assert_true (sp_edit_reset_delivery_default (f->plan, "outline", &error));
  back = plan_fixture_read (f->plan);
  g_assert_true (sp_delivery_is_usual (find_stage (back, "outline")));
  g_assert_cmpstr (find_stage (back, "outline")->provenance.note, ==, sp_usual_delivery_source ());
  g_assert_false (sp_delivery_is_usual (find_stage (back, NULL)));
  g_assert_false (sp_edit_set_delivery_default (f->plan, "outline", SP_TERM_PROBABILITY, 1.2, NULL, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
}

static void
test_yields (PlanFixture *f, gconstpointer data)
{
  const SpYield all = { "primary", -1, -1, 0, -1, 0 }, young = { "primary", 0, 1, 3, 4, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSnapshot) own = NULL;
  g_autoptr (SpSnapshot) back = NULL;
  double high = 0.31, younger = 0.55, absurd = 4;

  g_assert_true (sp_edit_set_yield (f->plan, &all, &high, "own estates", &error));
  g_assert_true (sp_edit_set_yield (f->plan, &young, &younger, NULL, &error));
  own = plan_fixture_read (f->plan);
  g_assert_cmpfloat (find_yield (own, &all)->pupils_per_dwelling, ==, 0.31);
  g_assert_false (sp_yield_is_usual (find_yield (own, &all)));
  g_assert_true (find_yield (own, &all)->provenance.estimated);
  g_assert_cmpfloat (find_yield (own, &young)->pupils_per_dwelling, ==, 0.55);
  g_assert_true (sp_edit_reset_yield (f->plan, &all, &error));
  g_assert_true (sp_edit_set_yield (f->plan, &young, NULL, NULL, &error));
  back = plan_fixture_read (f->plan);
  g_assert_true (sp_yield_is_usual (find_yield (back, &all)));
  g_assert_null (find_yield (back, &young));
  g_assert_false (sp_edit_reset_yield (f->plan, &young, &error)); /* none is national */
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (sp_edit_set_yield (f->plan, &all, NULL, NULL, &error)); /* nothing wider */
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (sp_edit_set_yield (f->plan, &all, &absurd, NULL, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
}

/* The curve is typed point by point; a point taken out leaves a straight line. */
static void
test_build_up (PlanFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSnapshot) own = NULL;
  g_autoptr (SpSnapshot) back = NULL;
  double half = 0.5, absurd = 3.5;
  guint n = 0;

  g_assert_true (sp_edit_set_yield_build_up (f->plan, "primary", 3, &half, "rolls of our estates", &error));
  g_assert_true (sp_edit_set_yield_build_up (f->plan, "primary", 4, NULL, NULL, &error));
  own = plan_fixture_read (f->plan);
  for (guint i = 0; i < own->n_build_up; i++)
    if (g_str_equal (own->build_up[i].phase, "primary"))
      {
        n++;
        g_assert_cmpint (own->build_up[i].years_since, !=, 4);
        if (own->build_up[i].years_since != 3)
          continue;
        g_assert_cmpfloat (own->build_up[i].share, ==, 0.5);
        g_assert_cmpstr (own->build_up[i].provenance.note, ==, "rolls of our estates");
        g_assert_true (own->build_up[i].provenance.estimated);
      }
  g_assert_cmpuint (n, ==, 14); /* of the sample's 15 */
  g_assert_true (sp_plan_undo (f->plan, &error));
  g_assert_true (sp_plan_undo (f->plan, &error));
  back = plan_fixture_read (f->plan);
  g_assert_cmpuint (back->n_build_up, ==, own->n_build_up + 1);
  g_assert_false (sp_edit_set_yield_build_up (f->plan, "primary", 3, &absurd, NULL, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (sp_edit_set_yield_build_up (f->plan, "primary", 61, &half, NULL, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (sp_edit_set_yield_build_up (f->plan, "nursery", 3, &half, NULL, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/plan/usual-housing/" path, PlanFixture, "norfolk-2013", plan_fixture_set_up, func, plan_fixture_tear_down)
  ADD ("begins", test_begins_usual);
  ADD ("delivery", test_delivery);
  ADD ("yields", test_yields);
  ADD ("build-up", test_build_up);
  return g_test_run ();
}
