/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-supply-findings.h"

#include <glib/gi18n-lib.h>

#define MAX_NAMED 3 /* schools named in a sentence before "and N more" */

/* "A, B and 4 more" of the names gathered. */
static char *
join_names (GPtrArray *names)
{
  GString *text = g_string_new (NULL);
  guint n = MIN (names->len, MAX_NAMED);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (names, i));
  if (names->len > n)
    {
      guint more = names->len - n;
      g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      g_string_append_printf (text, " %s", rest);
    }
  return g_string_free (text, FALSE);
}

/* Whether any place of the phase is held for a school at the origin; *places is their sum. */
static gboolean
sum_phase (const SpSnapshot *snapshot, SpSchoolIndex school, guint year_index, SpPhase phase, gint *places)
{
  gboolean held = FALSE;

  *places = 0;
  for (gint g = sp_phase_first_group (phase); g <= (gint) sp_phase_last_group (phase); g++)
    {
      gint32 value = snapshot->school_places[sp_snapshot_cell (snapshot, school, year_index, g)];

      if (value < 0)
        continue;
      held = TRUE;
      *places += value;
    }
  return held;
}

static gboolean
teaches_phase (const SpSchool *school, SpPhase phase)
{
  return school->first_group <= sp_phase_last_group (phase) && school->last_group >= sp_phase_first_group (phase);
}

static gboolean
holds_in (const SpMembership *membership, gint year)
{
  return membership->from.start <= year && (membership->to.start == 0 || year < membership->to.start);
}

static void
find_places_not_held (const SpSnapshot *snapshot, guint year_index, GPtrArray *findings)
{
  gint year = snapshot->assumptions.origin.start;
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint a = 0; a < snapshot->n_areas; a++)
    g_ptr_array_add (missing, g_ptr_array_new ());
  for (guint i = 0; i < snapshot->n_memberships; i++)
    {
      const SpMembership *membership = &snapshot->memberships[i];
      const SpSchool *school = &snapshot->schools[membership->school];
      SpPhase phase = snapshot->areas[membership->area].phase;
      gint places;

      if (holds_in (membership, year) && teaches_phase (school, phase)
          && !sum_phase (snapshot, membership->school, year_index, phase, &places))
        g_ptr_array_add (g_ptr_array_index (missing, membership->area), (gpointer) school->name);
    }
  for (guint a = 0; a < snapshot->n_areas; a++)
    {
      GPtrArray *names = g_ptr_array_index (missing, a);
      g_autofree char *list = join_names (names);

      if (names->len > 0)
        g_ptr_array_add (findings, sp_finding_new_printf (
                                       SP_FINDING_WARNING, "places-not-held", SP_SUBJECT_AREA, snapshot->areas[a].id,
                                       ngettext ("%s: the places of %u school are not held (%s), so the area's places "
                                                 "are too few. Enter its places by year group.",
                                                 "%s: the places of %u schools are not held (%s), so the area's places "
                                                 "are too few. Enter their places by year group.",
                                                 names->len),
                                       snapshot->areas[a].name, names->len, list));
    }
}

static gboolean
is_planned_for (const SpSchool *school)
{
  return school->phase != SP_SCHOOL_SPECIAL && school->phase != SP_SCHOOL_ALTERNATIVE
         && school->phase != SP_SCHOOL_NURSERY;
}

static void
find_schools_in_no_area (const SpSnapshot *snapshot, guint year_index, SpPhase phase, GPtrArray *findings)
{
  g_autofree guint8 *member = g_new0 (guint8, MAX (1, snapshot->n_schools));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  gint places, total = 0;

  for (guint i = 0; i < snapshot->n_memberships; i++)
    if (snapshot->areas[snapshot->memberships[i].area].phase == phase
        && holds_in (&snapshot->memberships[i], snapshot->assumptions.origin.start))
      member[snapshot->memberships[i].school] = 1;
  for (guint s = 0; s < snapshot->n_schools; s++)
    {
      if (member[s] || !is_planned_for (&snapshot->schools[s]))
        continue;
      if (!sum_phase (snapshot, s, year_index, phase, &places) || places == 0)
        continue;
      g_ptr_array_add (names, (gpointer) snapshot->schools[s].name);
      total += places;
    }
  if (names->len == 0)
    return;
  list = join_names (names);
  g_ptr_array_add (findings,
                   sp_finding_new_printf (SP_FINDING_WARNING, "school-in-no-area", SP_SUBJECT_PLAN, 0,
                                          phase == SP_PHASE_PRIMARY
                                              ? _("%d primary places belong to schools in no primary planning area "
                                                   "(%s) and are counted nowhere. Put the schools in an area.")
                                              : _("%d secondary places belong to schools in no secondary planning "
                                                   "area (%s) and are counted nowhere. Put the schools in an area."),
                                          total, list));
}

static void
find_projects_without_places (const SpSnapshot *snapshot, SpSupplyKind kind, GPtrArray *findings)
{
  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      const SpProject *project = &snapshot->projects[p];

      if (!sp_supply_kind_counts (kind, project) || project->n_places > 0)
        continue;
      if (project->places_to_min <= MAX (0, project->places_from))
        continue;
      if (project->school >= 0 && !is_planned_for (&snapshot->schools[project->school]))
        continue; /* special places belong to no planning area */
      g_ptr_array_add (findings, sp_finding_new_printf (SP_FINDING_NOTE, "project-places-not-dated", SP_SUBJECT_PROJECT,
                                                        project->id,
                                                        _("%s: the project is to make %d places, but in which year "
                                                           "groups and from which year is not said, so they are not "
                                                           "counted. Enter its places by year group."),
                                                        project->name, project->places_to_min));
    }
}

void
sp_supply_find_faults (const SpSnapshot *snapshot, SpSupplyKind kind, GPtrArray *findings)
{
  gint origin = sp_snapshot_year_index (snapshot, snapshot->assumptions.origin);

  if (origin >= 0 && snapshot->school_places != NULL)
    {
      find_places_not_held (snapshot, origin, findings);
      for (gint phase = 0; phase < SP_N_PHASES; phase++)
        find_schools_in_no_area (snapshot, origin, phase, findings);
    }
  if (kind != SP_SUPPLY_EXISTING)
    find_projects_without_places (snapshot, kind, findings);
}
