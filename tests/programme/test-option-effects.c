/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What options do to their neighbours: the worked example of the header in a plan of its own making, and laws on Norfolk 2013. */
#include "config.h"
#include "line-fixture.h"
#include "plan-fixture.h"

#include <math.h>
#include <string.h>

#include "sp-option-effects.h"

typedef struct { PlanFixture in; LineFixture line; SpOptionEffects *effects; } Fixture;

static void
run (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpOptionSet) set = NULL;

  g_clear_pointer (&f->effects, sp_option_effects_unref);
  line_fixture_run (&f->line, f->in.plan, 0, SP_SUPPLY_COMMITTED);
  set = sp_option_set_new (f->line.need, f->line.funding, NULL);
  f->effects = sp_option_effects_new (set, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer sample)
{
  plan_fixture_set_up (&f->in, sample);
}

static void
tear_down (Fixture *f, gconstpointer sample)
{
  g_clear_pointer (&f->effects, sp_option_effects_unref);
  line_fixture_clear (&f->line);
  plan_fixture_tear_down (&f->in, sample);
}

static const SpOptionEffect *
find_effect (Fixture *f, const char *key, const SpOption **option)
{
  SpOptionSet *set = sp_option_effects_get_set (f->effects);
  gint i = sp_option_set_find (set, key);

  g_assert_cmpint (i, >=, 0);
  if (option)
    *option = sp_option_set_get (set, (guint) i);
  return sp_option_effects_get (f->effects, (guint) i);
}

/* Adds an option of the planner's own: so many places in one year group of an area, opening in the year after the origin. */
static void
add_own (Fixture *f, const char *key, const char *kind, SpAreaIndex area, SpSchoolIndex school, SpYearGroup group, gint places)
{
  g_autoptr (GError) error = NULL;
  const SpSnapshot *s = f->line.snapshot;
  const SpMoney cost = SP_POUNDS (100000);
  SpDraftPlaces row = { s->areas[area].id, group, 0, places };
  SpOptionDraft draft = { .key = key, .name = key, .kind = kind, .phase = sp_phase_code (s->areas[area].phase), .cost = &cost,
                          .area_id = s->areas[area].id, .school_id = school >= 0 ? s->schools[school].id : 0, .lead_months = 0,
                          .places = &row, .n_places = 1 };

  g_assert_true (sp_edit_add_option (f->in.plan, &draft, NULL, &error));
  g_assert_no_error (error);
}

/* Places of an area in one year group: taken up = min (added, short); nothing is made of the rest but relief and surplus. */
static void
test_added (Fixture *f, gconstpointer data)
{
  SpAreaIndex area = 0;
  SpNeedCell cell = { 0 };
  const SpOptionEffect *effect;
  gint places;

  run (f);
  for (gint a = 0; a < (gint) f->line.snapshot->n_areas && !(cell.known && cell.shortfall > 5); a++)
    cell = sp_need_get_cell (f->line.need, area = a, 1, SP_GROUP_R);
  g_assert_cmpfloat (cell.shortfall, >, 5);
  places = (gint) cell.shortfall + 12;
  add_own (f, "mine", "other", area, -1, SP_GROUP_R, places);
  add_own (f, "less", "other", area, -1, SP_GROUP_R, 3);
  run (f);
  effect = find_effect (f, "mine", NULL);
  g_assert_true (effect->known);
  g_assert_cmpint (effect->year.start, ==, f->line.snapshot->assumptions.origin.start + 1);
  g_assert_cmpfloat (effect->places, ==, places);
  g_assert_cmpfloat_with_epsilon (effect->taken_up, cell.shortfall, 1e-9);
  g_assert_cmpfloat_with_epsilon (effect->relieves + effect->surplus, places - cell.shortfall, 1e-9);
  g_assert_cmpfloat (effect->displaced, ==, 0);
  effect = find_effect (f, "less", NULL);
  g_assert_cmpfloat_with_epsilon (effect->taken_up, 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (effect->relieves + effect->surplus, 0, 1e-9);
}

/* A class for a time is judged when it would help most, not in the first year it could be there, when nobody may need it. */
static void
test_class_when_it_helps (Fixture *f, gconstpointer data)
{
  const SpOptionEffect *effect;
  gint best = 0, area = -1;
  double most = 0;

  run (f);
  effect = find_effect (f, "bulge-2375", NULL); /* Thetford: nobody is short in 2015, some are later */
  area = sp_snapshot_find_area_by_name (f->line.snapshot, "Thetford");
  for (gint lead = 2; lead <= 10; lead++)
    for (gint g = 0; g < 3 && lead - g >= 2; g++)
      if (MIN (30, sp_need_get_cell (f->line.need, area, lead, (SpYearGroup) g).shortfall) > most)
        {
          most = MIN (30, sp_need_get_cell (f->line.need, area, lead, (SpYearGroup) g).shortfall);
          best = lead;
        }
  g_assert_cmpfloat (most, >, 0);
  g_assert_cmpint (effect->year.start, ==, f->line.snapshot->assumptions.origin.start + best);
  g_assert_cmpfloat_with_epsilon (effect->taken_up, most, 1e-9);
}

/* The example of the header, and the same with room near. */
static void
test_example (void)
{
  static const struct { double added, shortfall, spare_near, shortfall_near; SpPlacesShared out; } cases[] = {
    { 30, 18, 0, 5, { 18, 0, 5, 7 } },
    { 30, 18, 6, 40, { 18, 6, 12, 0 } },
    { 30, 40, 100, 40, { 30, 30, 0, 0 } },
    { 30, 0, 100, 0, { 0, 0, 0, 30 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpPlacesShared out = sp_places_share (cases[i].added, cases[i].shortfall, cases[i].spare_near, cases[i].shortfall_near);

      g_assert_cmpfloat_with_epsilon (out.taken_up, cases[i].out.taken_up, 1e-12);
      g_assert_cmpfloat_with_epsilon (out.spared, cases[i].out.spared, 1e-12);
      g_assert_cmpfloat_with_epsilon (out.relieves, cases[i].out.relieves, 1e-12);
      g_assert_cmpfloat_with_epsilon (out.surplus, cases[i].out.surplus, 1e-12);
    }
}

/* Flows of each kind add to the figure that they share. */
static double
sum_flows (const SpOptionEffect *effect, SpFlowKind kind)
{
  double sum = 0;

  for (guint i = 0; i < effect->n_flows; i++)
    sum += effect->flows[i].kind == kind ? effect->flows[i].children : 0;
  return sum;
}

static void
test_laws (Fixture *f, gconstpointer data)
{
  SpOptionSet *set;
  guint n_added = 0, n_removed = 0, n_near = 0;

  run (f);
  set = sp_option_effects_get_set (f->effects);
  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    {
      const SpOptionEffect *e = sp_option_effects_get (f->effects, i);

      if (!e->known)
        continue;
      n_added += e->places > 0;
      n_removed += e->displaced > 0;
      n_near += e->n_flows > 0;
      if (e->places > 0)
        g_assert_cmpfloat_with_epsilon (e->taken_up + e->relieves + e->surplus, e->places, 1e-6);
      g_assert_cmpfloat (e->spared, <=, e->taken_up + 1e-6);
      g_assert_cmpfloat_with_epsilon (e->within + e->near + e->beyond, e->displaced, 1e-6);
      g_assert_cmpfloat (e->beyond, >=, -1e-9);
      g_assert_cmpfloat_with_epsilon (sum_flows (e, SP_FLOW_SPARED), e->spared, 1e-6);
      g_assert_cmpfloat_with_epsilon (sum_flows (e, SP_FLOW_RELIEVED), e->relieves, 1e-6);
      g_assert_cmpfloat_with_epsilon (sum_flows (e, SP_FLOW_WITHIN), e->within, 1e-6);
      g_assert_cmpfloat_with_epsilon (sum_flows (e, SP_FLOW_NEAR), e->near, 1e-6);
      for (guint k = 0; k < e->n_flows; k++)
        if (e->flows[k].kind != SP_FLOW_WITHIN && e->flows[k].km >= 0)
          g_assert_cmpfloat (e->flows[k].km, <=, 6 * 1.609344);
    }
  g_assert_cmpuint (n_added, >, 50);
  g_assert_cmpuint (n_removed, >, 5);
  g_assert_cmpuint (n_near, >, 50);
}

/* A closed school's children are all of them displaced, nobody goes back to it, and none goes to a school of another phase. */
static void
test_closure (Fixture *f, gconstpointer data)
{
  SpOptionSet *set;
  guint n = 0;

  run (f);
  set = sp_option_effects_get_set (f->effects);
  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    {
      const SpOption *option = sp_option_set_get (set, i);
      const SpOptionEffect *e = sp_option_effects_get (f->effects, i);

      if (!g_str_equal (option->kind, "closure"))
        continue;
      n++;
      g_assert_true (e->known);
      g_assert_cmpfloat (e->places, <, 0);
      g_assert_cmpfloat (e->displaced, >, 0);
      for (guint k = 0; k < e->n_flows; k++)
        {
          g_assert_cmpint (e->flows[k].school, !=, option->school);
          g_assert_cmpint (e->flows[k].area == option->area, ==, e->flows[k].kind == SP_FLOW_WITHIN);
          g_assert_cmpint (f->line.snapshot->areas[e->flows[k].area].phase, ==, f->line.snapshot->areas[option->area].phase);
        }
    }
  g_assert_cmpuint (n, >, 0);
}

/* A school that is cut by more than it has spare displaces the rest of its children; by no more than that, nobody. */
static void
test_cut (Fixture *f, gconstpointer data)
{
  const SpOption *closure = NULL;
  const SpOptionEffect *all, *none;
  SpOptionSet *set;
  char *key = NULL;
  SpAreaIndex area;
  SpSchoolIndex school;

  run (f);
  set = sp_option_effects_get_set (f->effects);
  for (guint i = 0; i < sp_option_set_get_n (set) && !closure; i++)
    if (g_str_equal (sp_option_set_get (set, i)->kind, "closure") && g_str_equal (sp_option_set_get (set, i)->phase, "primary"))
      closure = sp_option_set_get (set, i);
  g_assert_nonnull (closure);
  area = closure->area;
  school = closure->school;
  key = g_strdup (closure->key);
  add_own (f, "all of a year", "admission number cut", area, school, SP_GROUP_R, -1000);
  add_own (f, "one place", "admission number cut", area, school, SP_GROUP_R, -1);
  run (f);
  all = find_effect (f, "all of a year", NULL);
  none = find_effect (f, "one place", NULL);
  g_assert_cmpfloat (all->displaced, >, 0);
  g_assert_cmpfloat (all->displaced, <, find_effect (f, key, NULL)->displaced); /* one year group of several */
  g_assert_cmpfloat (none->displaced, <=, 1);
  g_free (key);
}

/* Every kind of the header is proposed for a county with both need and surplus. */
static void
test_kinds (Fixture *f, gconstpointer data)
{
  static const char *const kinds[] = { "bulge class", "temporary block", "expansion", "amalgamation", "new school", "secondary forms",
                                       "admission number cut", "mothballed classrooms", "merger", "closure" };
  SpOptionSet *set;

  run (f);
  set = sp_option_effects_get_set (f->effects);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < sp_option_set_get_n (set) && !found; i++)
        found = g_str_equal (sp_option_set_get (set, i)->kind, kinds[k])
                && sp_option_set_get_origin (set, i) == SP_OPTION_PROPOSED && sp_option_effects_get (f->effects, i)->known;
      if (!found)
        g_error ("no %s is proposed whose effect is known", kinds[k]);
    }
}

/* A new school of two forms fills a cohort a year: 60 more each year until it has 420. */
static void
test_opens_by_cohort (Fixture *f, gconstpointer data)
{
  const SpOption *option;

  run (f);
  find_effect (f, "new-9260502-2", &option);
  for (gint after = -1; after <= 9; after++)
    g_assert_cmpint (sp_option_get_places_after (option, after), ==, 60 * CLAMP (after + 1, 0, 7));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/option-effects/example", test_example);
  g_test_add ("/programme/option-effects/class-when-it-helps", Fixture, "norfolk-2013", set_up, test_class_when_it_helps, tear_down);
  g_test_add ("/programme/option-effects/added", Fixture, "norfolk-2013", set_up, test_added, tear_down);
  g_test_add ("/programme/option-effects/laws", Fixture, "norfolk-2013", set_up, test_laws, tear_down);
  g_test_add ("/programme/option-effects/closure", Fixture, "norfolk-2013", set_up, test_closure, tear_down);
  g_test_add ("/programme/option-effects/cut", Fixture, "norfolk-2013", set_up, test_cut, tear_down);
  g_test_add ("/programme/option-effects/kinds", Fixture, "norfolk-2013", set_up, test_kinds, tear_down);
  g_test_add ("/programme/option-effects/cohorts", Fixture, "norfolk-2013", set_up, test_opens_by_cohort, tear_down);
  return g_test_run ();
}
