/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-unmet.h"

#include "sp-cost-per-place.h"

#define SECONDARY_TO_PRIMARY 1.284884 /* Basic Need rates of three authorities, all the same: domain.md 3.6 */

struct _SpUnmet
{
  gint           ref_count;
  SpUnmetPhase   phases[SP_N_PHASES];
  SpMoney        committed, money;
  SpAcademicYear last_year;
};

G_DEFINE_BOXED_TYPE (SpUnmet, sp_unmet, sp_unmet_ref, sp_unmet_unref)

/* The phase a scheme builds for: its school's, or its area's. FALSE for special schools and where nothing says. */
static gboolean
phase_of (const SpSnapshot *snapshot, const SpProject *project, SpPhase *phase)
{
  if (project->school >= 0)
    {
      const SpSchool *school = &snapshot->schools[project->school];

      if (school->phase == SP_SCHOOL_SPECIAL || school->phase == SP_SCHOOL_ALTERNATIVE)
        return FALSE;
      *phase = sp_year_group_phase (school->first_group);
      return TRUE;
    }
  if (project->area < 0)
    return FALSE;
  *phase = snapshot->areas[project->area].phase;
  return TRUE;
}

/* Places a scheme adds: from how many to how many where the plan says so (a range is no single number), else the places it adds
 * by year group; 0 where neither is held. */
static gint
places_added (const SpProject *project)
{
  gint sum = 0;

  if (project->places_from >= 0 && project->places_to_min >= 0 && project->places_to_min == project->places_to_max)
    return MAX (project->places_to_min - project->places_from, 0);
  for (guint i = 0; i < project->n_places; i++)
    sum += project->places[i].places;
  return MAX (sum, 0);
}

/* All priced schemes of a phase together: their cost over their places, so that large schemes weigh as they should. */
static gboolean
own_unit_cost (SpFunding *funding, SpPhase phase, SpMoney *unit_cost, guint *n_schemes)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (funding);
  SpMoney sum = sp_money (0), cost;
  gint64 places = 0;

  *n_schemes = 0;
  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      const SpProject *project = &snapshot->projects[p];
      SpPhase of;

      if (places_added (project) == 0 || !phase_of (snapshot, project, &of) || of != phase
          || sp_funding_get_project_cost (funding, (SpProjectIndex) p, &cost) == SP_COST_NONE)
        continue;
      sum = sp_money_add (sum, cost);
      places += places_added (project);
      (*n_schemes)++;
    }
  return sp_cost_per_place (sum, (gint) MIN (places, G_MAXINT), unit_cost);
}

static void
find_unit_cost (SpFunding *funding, SpPhase phase, SpUnmetPhase *out)
{
  SpPhase other = phase == SP_PHASE_PRIMARY ? SP_PHASE_SECONDARY : SP_PHASE_PRIMARY;
  const SpPriceBase latest = { 2026, 1 };
  SpMoney found;

  out->basis = SP_UNIT_COST_OWN;
  if (own_unit_cost (funding, phase, &out->unit_cost, &out->n_schemes))
    return;
  out->basis = SP_UNIT_COST_RATIO;
  if (own_unit_cost (funding, other, &found, &out->n_schemes))
    {
      out->unit_cost = sp_money_times (found, phase == SP_PHASE_SECONDARY ? SECONDARY_TO_PRIMARY : 1 / SECONDARY_TO_PRIMARY);
      return;
    }
  out->basis = SP_UNIT_COST_AVERAGE;
  if (!sp_national_cost_per_place (phase, SP_WORKS_PERMANENT, latest, &out->unit_cost))
    g_assert_not_reached ();
}

/* The most places an area is short of in one year of the forecast. FALSE when no year is known. */
static gboolean
most_short (const SpNeed *need, SpAreaIndex area, double *places)
{
  gint horizon = sp_forecast_get_horizon (sp_need_get_forecast (need));
  gboolean known = FALSE;

  *places = 0;
  for (gint lead = 1; lead <= horizon; lead++)
    {
      SpNeedSum sum = sp_need_get_area (need, area, lead);

      if (!sum.known)
        continue;
      known = TRUE;
      *places = MAX (*places, sum.shortfall);
    }
  return known;
}

static void
count_places (const SpNeed *need, SpPhase phase, SpUnmetPhase *out)
{
  const SpSnapshot *snapshot = sp_need_get_snapshot (need);

  for (guint a = 0; a < snapshot->n_areas; a++)
    {
      double places;

      if (snapshot->areas[a].phase != phase)
        continue;
      if (!most_short (need, (SpAreaIndex) a, &places))
        out->n_unknown++;
      else if (places > 0)
        {
          out->places += places;
          out->n_areas++;
        }
    }
}

/* Cost of the schemes whose places are in the supply that the need was set against: they are paid for once. */
static SpMoney
committed_cost (const SpNeed *need, SpFunding *funding)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (funding);
  SpSupplyKind kind = sp_supply_get_kind (sp_need_get_supply (need));
  SpMoney sum = sp_money (0), cost;

  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      const SpProject *project = &snapshot->projects[p];
      gboolean counted = kind == SP_SUPPLY_ALL ? project->committed || project->n_places > 0
                                               : kind == SP_SUPPLY_COMMITTED && project->committed;

      if (counted && sp_funding_get_project_cost (funding, (SpProjectIndex) p, &cost) != SP_COST_NONE)
        sum = sp_money_add (sum, cost);
    }
  return sum;
}

SpUnmet *
sp_unmet_new (SpNeed *need, SpFunding *funding)
{
  SpForecast *forecast = sp_need_get_forecast (need);
  SpUnmet *self;

  g_return_val_if_fail (sp_need_get_snapshot (need) == sp_funding_get_snapshot (funding), NULL);
  self = g_new0 (SpUnmet, 1);
  self->ref_count = 1;
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      SpUnmetPhase *out = &self->phases[phase];

      count_places (need, (SpPhase) phase, out);
      find_unit_cost (funding, (SpPhase) phase, out);
      out->cost = sp_money_times (out->unit_cost, out->places);
    }
  self->committed = committed_cost (need, funding);
  self->money = sp_funding_get_envelope (funding);
  self->last_year = sp_academic_year (sp_forecast_get_origin (forecast).start + sp_forecast_get_horizon (forecast));
  return self;
}

SpUnmet *
sp_unmet_ref (SpUnmet *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_unmet_unref (SpUnmet *self)
{
  if (g_atomic_int_dec_and_test (&self->ref_count))
    g_free (self);
}

const SpUnmetPhase *
sp_unmet_get_phase (const SpUnmet *self, SpPhase phase)
{
  return &self->phases[phase];
}

SpMoney
sp_unmet_get_cost (const SpUnmet *self)
{
  return sp_money_add (self->phases[SP_PHASE_PRIMARY].cost, self->phases[SP_PHASE_SECONDARY].cost);
}

SpMoney
sp_unmet_get_committed (const SpUnmet *self)
{
  return self->committed;
}

SpMoney
sp_unmet_get_money (const SpUnmet *self)
{
  return self->money;
}

SpMoney
sp_unmet_get_gap (const SpUnmet *self)
{
  return sp_money_sub (sp_money_add (self->committed, sp_unmet_get_cost (self)), self->money);
}

SpAcademicYear
sp_unmet_get_last_year (const SpUnmet *self)
{
  return self->last_year;
}
