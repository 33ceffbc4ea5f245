/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many places a scheme adds, what one costs, and what the options that follow from it cost, on the Norfolk 2013 sample. */
#include "config.h"
#include "line-fixture.h"
#include "plan-fixture.h"

#include <string.h>

#include "sp-funding.h"
#include "sp-option-set.h"
#include "sp-place-rate.h"
#include "sp-project-places.h"
#include "sp-unmet.h"

static const SpProject *
find (const SpSnapshot *s, const char *name)
{
  for (guint p = 0; p < s->n_projects; p++)
    if (g_str_has_prefix (s->projects[p].name, name))
      return &s->projects[p];
  g_assert_not_reached ();
}

/* domain.md 1.2: the cost of a place, by the one number of places. */
static void
test_cost_per_place (PlanFixture *f, gconstpointer data)
{
  static const struct { const char *name; gint added, built; gint64 pence; } expect[] = {
    { "Catton Grove", 210, 210, 1333333 },     { "Gayton Primary", 24, 150, 2666667 },
    { "Little Plumstead", 105, 105, 1142857 }, { "Queen's Hill", 210, 210, 2809524 },
    { "Chapel Road", 47, 47, 22340426 },       { "Drake Infant", 252, 252, 1785714 },
  };
  g_auto (LineFixture) line = { 0 };

  line_fixture_run (&line, f->plan, 0, SP_SUPPLY_COMMITTED);
  for (guint i = 0; i < G_N_ELEMENTS (expect); i++)
    {
      const SpProject *project = find (line.snapshot, expect[i].name);
      SpMoney low, high;

      g_test_message ("%s", expect[i].name);
      g_assert_cmpint (sp_project_get_added (line.snapshot, project).least, ==, expect[i].added);
      g_assert_cmpint (sp_project_get_built (line.snapshot, project).least, ==, expect[i].built);
      g_assert_true (sp_funding_get_project_cost_per_place (line.funding, (SpProjectIndex) (project - line.snapshot->projects),
                                                            &low, &high));
      g_assert_cmpint (low.pence, ==, expect[i].pence);
      g_assert_cmpint (high.pence, ==, expect[i].pence);
    }
}

/* A replacement, a relocation and what costs too much to be an expansion are not in what an expansion costs. */
static void
test_rate (PlanFixture *f, gconstpointer data)
{
  g_autoptr (SpSnapshot) s = plan_fixture_read (f->plan);
  SpPlaceRate rate = sp_place_rate_find (s, SP_PHASE_PRIMARY, SP_WORKS_PERMANENT, 0);
  SpPlaceRate school = sp_place_rate_find (s, SP_PHASE_PRIMARY, SP_WORKS_NEW_SCHOOL, 0);

  g_assert_cmpint (rate.basis, ==, SP_UNIT_COST_OWN);
  g_assert_cmpuint (rate.n_schemes, ==, 5);
  g_assert_cmpuint (rate.n_left_out, ==, 1); /* Ashwicken, £82,352.94 */
  g_assert_cmpint (rate.rate.pence, ==, 1857660); /* £15.4m / 829 */
  g_assert_cmpint (school.rate.pence, ==, 2217914); /* x 25,088.72 / 21,013.58 */
  g_assert_cmpint (sp_place_rate_find (s, SP_PHASE_SECONDARY, SP_WORKS_PERMANENT, 0).rate.pence, ==, 2386878); /* x 1.284884 */
}

/* A new school of whatever kind and price moves no expansion's. */
static void
test_rate_of_expansions_alone (PlanFixture *f, gconstpointer data)
{
  g_autoptr (SpSnapshot) s = NULL;

  plan_fixture_change (f, "UPDATE project SET budget_pence = 10 * budget_pence WHERE kind <> 'expansion'");
  s = plan_fixture_read (f->plan);
  g_assert_cmpint (sp_place_rate_find (s, SP_PHASE_PRIMARY, SP_WORKS_PERMANENT, 0).rate.pence, ==, 1857660);
  g_clear_pointer (&s, sp_snapshot_unref);
  plan_fixture_change (f, "UPDATE project SET budget_pence = NULL, profile_total_pence = NULL; DELETE FROM project_spend; "
                          "UPDATE project SET spend_to_date_pence = NULL");
  s = plan_fixture_read (f->plan);
  g_assert_cmpint (sp_place_rate_find (s, SP_PHASE_PRIMARY, SP_WORKS_PERMANENT, 0).basis, ==, SP_UNIT_COST_AVERAGE);
  g_assert_cmpint (sp_place_rate_find (s, SP_PHASE_PRIMARY, SP_WORKS_PERMANENT, 0).rate.pence, ==, 2080344); /* domain.md 3.6 */
}

static void
set_words (PlanFixture *f, const char *words, gint least, gint most)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE project SET description = '%s' WHERE name LIKE 'Wymondham%%'", words);
  g_autoptr (SpSnapshot) s = NULL;
  SpProjectAdded added;

  plan_fixture_change (f, sql);
  s = plan_fixture_read (f->plan);
  added = sp_project_get_added (s, find (s, "Wymondham"));
  g_test_message ("%s: %d to %d", words, added.least, added.most);
  g_assert_cmpint (added.least, ==, least);
  g_assert_cmpint (added.most, ==, most);
  g_assert_cmpint (added.basis, ==, least > 0 ? SP_ADDED_IN_WORDS : SP_ADDED_NOT_SAID);
}

static void
test_words (PlanFixture *f, gconstpointer data)
{
  set_words (f, "Additional 1FE", 210, 210);
  set_words (f, "2/3 additional FE", 420, 630);
  set_words (f, "Increase by 120 places (to 4FE)", 120, 120);
  set_words (f, "0.5 additional forms of entry", 105, 105);
  set_words (f, "Increase by 15 places a year", 0, 0);
  set_words (f, "New school of 2FE", 0, 0);
  set_words (f, "Permanent accommodation", 0, 0);
  set_words (f, "Additional 99999999999FE", 0, 0);
}

static const SpOption *
find_option (SpOptionSet *set, const char *key, const char **basis)
{
  gint i = sp_option_set_find (set, key);

  g_assert_cmpint (i, >=, 0);
  *basis = sp_option_set_get_basis (set, (guint) i);
  return sp_option_set_get (set, (guint) i);
}

/* Table 3 of the paper prices nothing and dates nothing: what it says is enough to choose from, at the plan's own rate. */
static void
test_table_3_can_be_chosen (PlanFixture *f, gconstpointer data)
{
  g_auto (LineFixture) line = { 0 };
  g_autoptr (SpOptionSet) set = NULL;
  const SpOption *option;
  const char *basis;

  line_fixture_run (&line, f->plan, 0, SP_SUPPLY_COMMITTED);
  set = sp_option_set_new (line.need, line.funding, NULL);
  option = find_option (set, "project-308", &basis); /* Wymondham, additional 1FE */
  g_assert_true (option->has_cost && option->provenance.estimated);
  g_assert_cmpint (sp_option_get_places (option), ==, 210);
  g_assert_cmpint (option->cost.pence, ==, 390100000); /* 210 x £18,576.60, to the nearest thousand */
  g_assert_nonnull (strstr (basis, "Additional 1FE"));
  g_assert_nonnull (strstr (basis, "estimate"));
  option = find_option (set, "project-302", &basis); /* Great Yarmouth, 2/3 additional FE: the fewest */
  g_assert_cmpint (sp_option_get_places (option), ==, 420);
  option = find_option (set, "project-307", &basis); /* Trowse, a new school to 210 or 315: all of it is built */
  g_assert_cmpint (option->cost.pence, ==, 465800000);
  g_assert_cmpint (sp_option_get_places (option), <, 210);
  option = find_option (set, "project-306", &basis); /* Roydon, permanent accommodation: nothing says how much */
  g_assert_false (option->has_cost);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, PlanFixture, "norfolk-2013", plan_fixture_set_up, test, plan_fixture_tear_down)
  ADD ("/programme/place-rate/cost-per-place", test_cost_per_place);
  ADD ("/programme/place-rate/rate", test_rate);
  ADD ("/programme/place-rate/expansions-alone", test_rate_of_expansions_alone);
  ADD ("/programme/place-rate/words", test_words);
  ADD ("/programme/place-rate/table-3", test_table_3_can_be_chosen);
#undef ADD
  return g_test_run ();
}
