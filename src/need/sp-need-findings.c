/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-need-findings.h"

#include <glib/gi18n-lib.h>
#include "sp-forms.h"
#include "sp-number.h"

/* Below half a form of entry an area is settled by admission numbers and bulge classes, not by a project. */
#define FORMS_WORTH_A_PROJECT 0.5

static void
find_not_compared (const SpNeed *self, SpAreaIndex area, GPtrArray *findings)
{
  const SpArea *row = &sp_need_get_snapshot (self)->areas[area];
  SpForecast *forecast = sp_need_get_forecast (self);
  SpNeedCell cell;
  gint horizon = sp_forecast_get_horizon (forecast);

  if (sp_need_get_peak (self, area).known)
    return;
  for (gint g = sp_phase_first_group (row->phase); g <= (gint) sp_phase_last_group (row->phase); g++)
    {
      double pupils;

      cell = sp_need_get_cell (self, area, horizon, g);
      if (!cell.known && sp_forecast_get_pupils (forecast, area, horizon, g, &pupils))
        {
          g_ptr_array_add (findings,
                           sp_finding_new_printf (SP_FINDING_WARNING, "need-not-known", SP_SUBJECT_AREA, row->id,
                                                  _("%s: pupils are forecast but no places are held in %s, so need "
                                                     "cannot be said. Enter the places of its schools."),
                                                  row->name, sp_year_group_name (g)));
          return;
        }
    }
  g_ptr_array_add (findings, sp_finding_new_printf (
    SP_FINDING_NOTE, "need-not-known", SP_SUBJECT_AREA, row->id,
    _("%s: no pupils could be forecast, so need cannot be said. Enter the rolls of its schools."), row->name));
}

/* Whether a project is meant for an area, whatever it says of its places. */
static gboolean
is_for_area (const SpSnapshot *snapshot, const SpProject *project, SpAreaIndex area)
{
  if (project->area == area)
    return TRUE;
  for (guint i = 0; i < project->n_places; i++)
    if (project->places[i].area == area)
      return TRUE;
  for (guint i = 0; i <= project->n_schools; i++)
    {
      SpSchoolIndex school = i < project->n_schools ? project->schools[i] : project->school;

      if (school >= 0
          && (snapshot->schools[school].primary_area == area || snapshot->schools[school].secondary_area == area))
        return TRUE;
    }
  return FALSE;
}

/* The first year in which a project brings places to an area by year group, {0} = it does not say. */
static SpAcademicYear
find_arrival (const SpProject *project, SpAreaIndex area)
{
  SpAcademicYear first = { 0 };

  for (guint i = 0; i < project->n_places; i++)
    if (project->places[i].area == area && project->places[i].places > 0
        && (first.start == 0 || project->places[i].year.start < first.start))
      first = project->places[i].year;
  return first;
}

/* The project that is first to bring places to an area; *undated is one for the area that does not say when or how
 * many. */
static const SpProject *
find_first_project (const SpSnapshot *snapshot, SpAreaIndex area, SpAcademicYear *year, const SpProject **undated)
{
  const SpProject *first = NULL;

  *undated = NULL;
  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      const SpProject *project = &snapshot->projects[p];
      SpAcademicYear arrival = find_arrival (project, area);

      if (arrival.start == 0 && *undated == NULL && is_for_area (snapshot, project, area))
        *undated = project;
      if (arrival.start != 0 && (first == NULL || arrival.start < year->start))
        {
          first = project;
          *year = arrival;
        }
    }
  return first;
}

static void
find_short (const SpNeed *self, SpAreaIndex area, GPtrArray *findings)
{
  const SpSnapshot *snapshot = sp_need_get_snapshot (self);
  const SpArea *row = &snapshot->areas[area];
  SpNeedPeak peak = sp_need_get_peak (self, area);
  g_autofree char *forms = sp_number_format (sp_round_half_away (peak.peak_forms, 1), 1);
  g_autofree char *when = sp_academic_year_to_string (peak.peak_year);
  g_autofree char *from = sp_academic_year_to_string (peak.first_short_year);
  const SpProject *first, *undated;
  SpAcademicYear arrival = { 0 };

  if (!peak.known || peak.first_short_year.start == 0 || peak.peak_forms < FORMS_WORTH_A_PROJECT)
    return;
  first = find_first_project (snapshot, area, &arrival, &undated);
  if (first == NULL && undated != NULL)
    g_ptr_array_add (findings,
                     sp_finding_new_printf (SP_FINDING_WARNING, "shortfall-project-not-dated", SP_SUBJECT_AREA, row->id,
                                            _("%s is short of places from %s, by %s forms of entry at the peak in %s. "
                                               "The project there, %s, does not say which places "
                                               "it makes and when: enter them, so that they count."),
                                            row->name, from, forms, when, undated->name));
  else if (first == NULL)
    g_ptr_array_add (findings, sp_finding_new_printf (
      SP_FINDING_WARNING, "shortfall-no-project", SP_SUBJECT_AREA, row->id,
      _("%s is short of places from %s, by %s forms of entry at the peak in %s, and no project makes places there. Propose one, "
        "or say in a note who takes the children."),
      row->name, from, forms, when));
  else if (arrival.start > peak.first_short_year.start)
    {
      g_autofree char *late = sp_academic_year_to_string (arrival);

      g_ptr_array_add (findings, sp_finding_new_printf (
                                     SP_FINDING_WARNING, "places-after-need", SP_SUBJECT_PROJECT, first->id,
                                     _("%s is short of places from %s, but the first new places, of %s, come in %s. "
                                       "Plan a bulge class or temporary places until then, or bring it forward."),
                                     row->name, from, first->name, late));
    }
}

static void
find_spare (const SpNeed *self, SpAreaIndex area, GPtrArray *findings)
{
  const SpArea *row = &sp_need_get_snapshot (self)->areas[area];
  gint horizon = sp_forecast_get_horizon (sp_need_get_forecast (self));
  SpNeedSum sum = sp_need_get_area (self, area, horizon);
  g_autofree char *year = sp_academic_year_to_string (sp_academic_year (
    sp_forecast_get_origin (sp_need_get_forecast (self)).start + horizon));
  g_autofree char *spare = sp_number_format (sum.spare, 0);
  g_autofree char *places = sp_number_format (sum.places, 0);

  if (sp_need_sum_get_class (&sum) != SP_NEED_SPARE_LARGE)
    return;
  g_ptr_array_add (findings, sp_finding_new_printf (
    SP_FINDING_NOTE, "spare-large", SP_SUBJECT_AREA, row->id,
    _("%s: %s of its %s places (%.0f %%) would be spare in %s. Consider what the space could be used for."),
    row->name, spare, places, sp_round_half_away (100 * sum.spare / sum.places, 0), year));
}

/* Said once a phase, at the year of the authority's largest shortfall, so that nobody takes the one from the other. */
static void
find_both (const SpNeed *self, SpPhase phase, GPtrArray *findings)
{
  gint horizon = sp_forecast_get_horizon (sp_need_get_forecast (self));
  SpNeedSum worst = { 0 };
  gint worst_lead = -1;
  g_autofree char *year = NULL, *shortfall = NULL, *spare = NULL;

  for (gint lead = 1; lead <= horizon; lead++)
    {
      SpNeedSum sum = sp_need_get_authority (self, phase, lead);

      if (sum.known && sum.shortfall > worst.shortfall)
        {
          worst = sum;
          worst_lead = lead;
        }
    }
  if (worst_lead < 0 || worst.shortfall < 1 || worst.spare < 1)
    return;
  year = sp_academic_year_to_string (sp_academic_year (
    sp_forecast_get_origin (sp_need_get_forecast (self)).start + worst_lead));
  shortfall = sp_number_format (worst.shortfall, 0);
  spare = sp_number_format (worst.spare, 0);
  g_ptr_array_add (findings, sp_finding_new_printf (SP_FINDING_NOTE, "short-and-spare", SP_SUBJECT_PLAN, 0,
                                                    phase == SP_PHASE_PRIMARY
                                                        ? _("Primary, %s: %s places short in some areas and year "
                                                             "groups and %s spare in others. They do not cancel out.")
                                                        : _("Secondary, %s: %s places short in some areas and year "
                                                             "groups and %s spare in others. They do not cancel out."),
                                                    year, shortfall, spare));
}

void
sp_need_find_faults (const SpNeed *self, GPtrArray *findings)
{
  guint n_areas = sp_need_get_snapshot (self)->n_areas;

  sp_findings_append (findings, sp_supply_get_findings (sp_need_get_supply (self)));
  for (guint a = 0; a < n_areas; a++)
    find_not_compared (self, a, findings);
  for (guint a = 0; a < n_areas; a++)
    find_short (self, a, findings);
  for (guint a = 0; a < n_areas; a++)
    find_spare (self, a, findings);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    find_both (self, phase, findings);
}
