/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Costs of projects that look like another unit's: thousands typed as pounds, or pounds as thousands.
 *
 * With places, the measure is what a place costs on the national average (sp-cost-per-place.h). A cost is asked about when it is nearer to
 * that average, on a scale of ratios, as thousands or as thousandths than as it stands: further from it than the square root of 1,000,
 * 31.6 times. Region and year of prices move the average by less than 2, the kind of site by less than 10, so they are left out.
 * Example: £4,500 for 210 places is £21.43 a place; the average expansion is £21,013.58, 981 times as much. £4.5m would be £21,428.57.
 *
 * Without places there is no such measure: then a cost is asked about that is less than one temporary place costs, or than a hundredth
 * of what half of the plan's schemes cost or more. */
#include "config.h"

#include "sp-cost-per-place.h"
#include "sp-funding-private.h"
#include "sp-place-rate.h"
#include "sp-project-places.h"

#include <glib/gi18n-lib.h>

#define TIMES_APART_SQUARED 1000
#define SMALL_TIMES 100
#define SMALL_POUNDS 50000 /* above it a scheme is not small, whatever the others cost */
#define LEAST_SCHEMES 3    /* with a cost, for there to be a usual one */

static const SpPriceBase LATEST = { 2026, 1 };

static SpMoney
find_average (const SpSnapshot *snapshot, const SpProject *project, SpWorks works)
{
  SpPhase phase = SP_PHASE_PRIMARY;
  SpMoney average = { 0 };

  if (!sp_project_get_phase (snapshot, project, &phase))
    phase = SP_PHASE_PRIMARY;
  sp_national_cost_per_place (phase, works, LATEST, &average);
  return average;
}

/* Works that the DfE has no average of are measured by that of an expansion. */
static SpWorks
find_works (const SpProject *project)
{
  SpWorks works;

  return sp_project_get_works (project, &works) ? works : SP_WORKS_PERMANENT;
}

/* "EC4673 Drake Infant (programme table 1, row 4)". */
static char *
name_row (const SpProject *project)
{
  g_autofree char *name = project->reference != NULL ? g_strdup_printf ("%s %s", project->reference, project->name)
                                                     : g_strdup (project->name);

  return project->table > 0 && project->position > 0
           ? g_strdup_printf (_("%s (programme table %d, row %d)"), name, project->table, project->position)
           : g_steal_pointer (&name);
}

/* "£4.5m (£21,428.57 a place)"; places 0 = without them. */
static char *
say_reading (SpMoney cost, gint places)
{
  g_autofree char *all = sp_money_to_words (cost), *each = NULL;
  SpMoney place;

  if (places <= 0 || !sp_cost_per_place (cost, places, &place))
    return g_steal_pointer (&all);
  each = sp_money_to_words (place);
  return g_strdup_printf (_("%s (%s a place)"), all, each);
}

static void
add (GPtrArray *findings, const SpProject *project, char *message)
{
  g_ptr_array_add (findings, sp_finding_new (SP_FINDING_WARNING, "amount-unit", SP_SUBJECT_PROJECT, project->id, message));
  g_free (message);
}

static void
ask_small (const SpProject *project, SpMoney cost, gint places, const char *why, GPtrArray *findings)
{
  g_autofree char *row = name_row (project), *as_is = say_reading (cost, places);
  g_autofree char *thousands = say_reading (sp_money (cost.pence * 1000), places);
  g_autofree char *millions = say_reading (sp_money (cost.pence * 1000000), places);

  add (findings, project,
       g_strdup_printf (_("%s: it costs %s. %s Typed in thousands it would be %s, in millions %s. Which is meant? Correct its cost or its "
                          "places."), row, as_is, why, thousands, millions));
}

static void
ask_large (const SpProject *project, SpMoney cost, gint places, const char *why, GPtrArray *findings)
{
  g_autofree char *row = name_row (project), *as_is = say_reading (cost, places);
  g_autofree char *thousandth = say_reading (sp_money (cost.pence / 1000), places);
  g_autofree char *millionth = say_reading (sp_money (cost.pence / 1000000), places);

  add (findings, project,
       g_strdup_printf (_("%s: it costs %s. %s Were these pounds taken for thousands it would be %s, taken for millions %s. Which is meant? "
                          "Correct its cost or its places."), row, as_is, why, thousandth, millionth));
}

static void
measure_place (const SpSnapshot *snapshot, const SpProject *project, SpMoney cost, gint places, GPtrArray *findings)
{
  SpMoney average = find_average (snapshot, project, find_works (project)), place;
  g_autofree char *usual = sp_money_to_words (average), *why = NULL;
  double times;

  if (!sp_cost_per_place (cost, places, &place))
    return;
  times = (double) place.pence / (double) average.pence;
  why = g_strdup_printf (_("A place of such works costs %s on the national average."), usual);
  if (times * times * TIMES_APART_SQUARED < 1)
    ask_small (project, cost, places, why, findings);
  else if (times * times > TIMES_APART_SQUARED)
    ask_large (project, cost, places, why, findings);
}

static gint
compare_pence (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* Of the costs known, the middle; 0: there are too few. */
static gint64
find_middle (const SpFunding *self)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint p = 0; p < self->snapshot->n_projects; p++)
    if (self->bases[p] != SP_COST_NONE && self->costs[p].pence > 0)
      g_array_append_val (costs, self->costs[p].pence);
  g_array_sort (costs, compare_pence);
  return costs->len >= LEAST_SCHEMES ? g_array_index (costs, gint64, costs->len / 2) : 0;
}

/* Works on a site, or to what is there, may cost next to nothing. */
static gboolean
adds_places (const SpProject *project)
{
  static const char *const others[] = { "improvement", "site", "specialist", "other", NULL };

  return project->kind == NULL || !g_strv_contains (others, project->kind);
}

static void
measure_whole (const SpSnapshot *snapshot, const SpProject *project, SpMoney cost, gint64 middle, GPtrArray *findings)
{
  SpMoney place = find_average (snapshot, project, SP_WORKS_TEMPORARY);
  g_autofree char *one = sp_money_to_words (place), *half = sp_money_to_words (sp_money (middle)), *why = NULL;

  if (adds_places (project) && cost.pence < place.pence)
    why = g_strdup_printf (_("That is less than one temporary place costs on the national average, %s."), one);
  else if (cost.pence < SMALL_POUNDS * 100 && middle / SMALL_TIMES >= cost.pence)
    why = g_strdup_printf (_("Half of the plan’s schemes cost %s or more."), half);
  if (why != NULL)
    ask_small (project, cost, 0, why, findings);
}

void
sp_funding_find_place_costs (const SpFunding *self, SpProjectIndex index, GPtrArray *findings)
{
  const SpProject *project = &self->snapshot->projects[index];
  SpMoney cost = self->costs[index];
  gint places = sp_project_get_built (self->snapshot, project).least;

  if (self->bases[index] == SP_COST_NONE || cost.pence <= 0)
    return;
  if (places > 0)
    measure_place (self->snapshot, project, cost, places, findings);
  else
    measure_whole (self->snapshot, project, cost, find_middle (self), findings);
}
