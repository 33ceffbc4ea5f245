/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Need in pounds on the Norfolk 2013 sample, its parts worked again here from the engines' own results. */
#include "config.h"
#include "line-fixture.h"
#include "plan-fixture.h"

#include <math.h>
#include "sp-edit.h"
#include "sp-forecast-delivery.h"
#include "sp-unmet.h"

typedef struct { LineFixture line; SpUnmet *unmet; } Results;

static void
results_clear (Results *r)
{
  sp_unmet_unref (r->unmet);
  line_fixture_clear (&r->line);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Results, results_clear)

static void
run (PlanFixture *f, SpSupplyKind kind, Results *r)
{
  line_fixture_run (&r->line, f->plan, 0, kind);
  r->unmet = sp_unmet_new (r->line.need, r->line.funding, NULL);
}

/* The cost of a primary place is that of the plan's own expansions, worked in test-place-rate.c; a secondary one's follows from it. */
static void
test_own_unit_cost (PlanFixture *f, gconstpointer data)
{
  g_auto (Results) r = { 0 };
  const SpUnmetPhase *primary, *secondary;

  run (f, SP_SUPPLY_COMMITTED, &r);
  primary = sp_unmet_get_phase (r.unmet, SP_PHASE_PRIMARY);
  secondary = sp_unmet_get_phase (r.unmet, SP_PHASE_SECONDARY);
  g_assert_cmpint (primary->basis, ==, SP_UNIT_COST_OWN);
  g_assert_cmpuint (primary->n_schemes, ==, 5);
  g_assert_cmpint (primary->unit_cost.pence, ==, 1857660);
  g_assert_cmpint (secondary->basis, ==, SP_UNIT_COST_RATIO);
  g_assert_cmpint (secondary->unit_cost.pence, ==, (gint64) round ((double) primary->unit_cost.pence * 1.284884));
  /* Chapel Road £10.5m, the sports hall £1.9m, Poringland £1m and Pulham Market £0.272m bring no places here. */
  g_assert_cmpint (sp_unmet_get_without_places (r.unmet).pence, ==, 1367200000);
}

/* Places typed past all sense, in two schemes, pass 32 bits together: the cost of a place is absurdly small, not another basis. */
static void
test_absurd_places (PlanFixture *f, gconstpointer data)
{
  g_auto (Results) r = { 0 };
  const SpUnmetPhase *primary;

  plan_fixture_change (f, "DELETE FROM project_places; UPDATE project SET places_from = 0, places_to_min = 2147483647, "
                          "places_to_max = 2147483647 WHERE budget_pence > 0");
  run (f, SP_SUPPLY_COMMITTED, &r);
  primary = sp_unmet_get_phase (r.unmet, SP_PHASE_PRIMARY);
  g_assert_cmpuint (primary->n_schemes, >=, 2);
  g_assert_cmpint (primary->basis, ==, SP_UNIT_COST_OWN);
  g_assert_cmpint (primary->unit_cost.pence, <, 100);
}

static void
test_parts_add_up (PlanFixture *f, gconstpointer data)
{
  g_auto (Results) r = { 0 };
  double places = 0;

  run (f, SP_SUPPLY_COMMITTED, &r);
  for (guint a = 0; a < r.line.snapshot->n_areas; a++)
    {
      double most = 0;

      for (gint lead = 1; lead <= 10 && r.line.snapshot->areas[a].phase == SP_PHASE_PRIMARY; lead++)
        most = MAX (most, sp_need_get_area (r.line.need, (SpAreaIndex) a, lead).shortfall);
      places += most;
    }
  g_assert_cmpfloat_with_epsilon (sp_unmet_get_phase (r.unmet, SP_PHASE_PRIMARY)->places, places, 1e-6);
  g_assert_cmpint (sp_unmet_get_committed (r.unmet).pence, ==, G_GINT64_CONSTANT (3667200000)); /* table 1: £36.672m */
  g_assert_cmpint (sp_unmet_get_money (r.unmet).pence, ==, G_GINT64_CONSTANT (7250000000));
  g_assert_cmpint (sp_unmet_get_contributions (r.unmet).pence, ==, 0);
  g_assert_cmpint (sp_unmet_get_gap (r.unmet).pence, ==,
                   sp_unmet_get_committed (r.unmet).pence + sp_unmet_get_cost (r.unmet).pence - sp_unmet_get_money (r.unmet).pence);
  g_assert_cmpint (sp_unmet_get_last_year (r.unmet).start, ==, 2023);
}

/* What the planner asked for: another figure for a year's dwellings, another gap; undone, the same gap to the penny. */
static void
test_gap_follows_dwellings (PlanFixture *f, gconstpointer data)
{
  g_auto (Results) before = { 0 };
  g_auto (Results) after = { 0 };
  g_auto (Results) undone = { 0 };
  g_autoptr (GError) error = NULL;
  SpGrowthIndex thetford;
  double dwellings = 900;

  run (f, SP_SUPPLY_COMMITTED, &before);
  thetford = sp_snapshot_find_growth_area_by_name (before.line.snapshot, "Thetford");
  g_assert_cmpint (thetford, >=, 0);
  g_assert_true (sp_edit_set_completion (f->plan, 0, before.line.snapshot->sites[before.line.snapshot->growth_areas[thetford].sites[0]].id,
                                         sp_academic_year (2016), &dwellings, NULL, &error));
  run (f, SP_SUPPLY_COMMITTED, &after);
  g_assert_cmpint (sp_unmet_get_gap (after.unmet).pence, >, sp_unmet_get_gap (before.unmet).pence);
  g_assert_true (sp_plan_undo (f->plan, &error));
  run (f, SP_SUPPLY_COMMITTED, &undone);
  g_assert_cmpint (sp_unmet_get_gap (undone.unmet).pence, ==, sp_unmet_get_gap (before.unmet).pence);
}

/* Places of schemes that are not counted as supply are not paid for twice: with none counted nothing is committed, and
 * more places are short. */
static void
test_supply_decides_what_is_paid (PlanFixture *f, gconstpointer data)
{
  g_auto (Results) none = { 0 };
  g_auto (Results) committed = { 0 };

  run (f, SP_SUPPLY_EXISTING, &none);
  run (f, SP_SUPPLY_COMMITTED, &committed);
  g_assert_cmpint (sp_unmet_get_committed (none.unmet).pence, ==, 0);
  g_assert_cmpfloat (sp_unmet_get_phase (none.unmet, SP_PHASE_PRIMARY)->places, >,
                     sp_unmet_get_phase (committed.unmet, SP_PHASE_PRIMARY)->places);
}

#define BEYOND_GREEN_LATE 3 /* scenario of the sample */

/* The unmet need of a scenario, with contributions from the delivery of its sites. */
static SpUnmet *
run_scenario (PlanFixture *f, gint64 scenario, LineFixture *line)
{
  SpPathOptions paths = SP_PATH_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSiteDelivery) delivery = NULL;
  g_autoptr (SpReceipts) receipts = NULL;

  line_fixture_run (line, f->plan, scenario, SP_SUPPLY_COMMITTED);
  delivery = sp_forecast_deliver (line->snapshot, &paths, NULL, &error);
  g_assert_no_error (error);
  receipts = sp_receipts_new (line->snapshot, delivery, NULL);
  return sp_unmet_new (line->need, line->funding, receipts);
}

/* A slip of Beyond Green: fewer places by the last year, and less income, though its agreement is not signed. Banked in the pot
 * that counts on it, it stands for as much of that. */
static void
test_contributions_count (PlanFixture *f, gconstpointer data)
{
  LineFixture line = { 0 }, slipped = { 0 }, banked = { 0 };
  g_autoptr (SpUnmet) now = run_scenario (f, 0, &line), later = run_scenario (f, BEYOND_GREEN_LATE, &slipped), in_pot = NULL;
  gint64 worth = 117958837 + 530814767 + 530814767;

  g_assert_cmpint (sp_unmet_get_contributions (now).pence, >, 0);
  g_assert_cmpint (sp_unmet_get_contributions (now).pence, <, worth);
  g_assert_cmpint (sp_unmet_get_contributions (later).pence, <, sp_unmet_get_contributions (now).pence);
  g_assert_cmpint (sp_unmet_get_gap (now).pence, ==,
                   sp_unmet_get_committed (now).pence + sp_unmet_get_cost (now).pence - sp_unmet_get_money (now).pence
                     - sp_unmet_get_contributions (now).pence);
  plan_fixture_change (f, "UPDATE obligation SET pot_id = (SELECT id FROM pot WHERE name = 'Developer contribution') "
                          "WHERE amount_pence > 0");
  in_pot = run_scenario (f, 0, &banked);
  g_assert_cmpint (sp_unmet_get_contributions (in_pot).pence, ==, sp_unmet_get_contributions (now).pence);
  g_assert_cmpint (sp_unmet_get_money (in_pot).pence, ==, sp_unmet_get_money (now).pence - worth);
  line_fixture_clear (&line);
  line_fixture_clear (&slipped);
  line_fixture_clear (&banked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/programme/unmet/own-unit-cost", PlanFixture, "norfolk-2013", plan_fixture_set_up, test_own_unit_cost, plan_fixture_tear_down);
  g_test_add ("/programme/unmet/absurd-places", PlanFixture, "norfolk-2013", plan_fixture_set_up, test_absurd_places, plan_fixture_tear_down);
  g_test_add ("/programme/unmet/parts", PlanFixture, "norfolk-2013", plan_fixture_set_up, test_parts_add_up, plan_fixture_tear_down);
  g_test_add ("/programme/unmet/follows-dwellings", PlanFixture, "norfolk-2013", plan_fixture_set_up, test_gap_follows_dwellings, plan_fixture_tear_down);
  g_test_add ("/programme/unmet/supply", PlanFixture, "norfolk-2013", plan_fixture_set_up, test_supply_decides_what_is_paid, plan_fixture_tear_down);
  g_test_add ("/programme/unmet/contributions", PlanFixture, "norfolk-2013", plan_fixture_set_up, test_contributions_count, plan_fixture_tear_down);
  return g_test_run ();
}
