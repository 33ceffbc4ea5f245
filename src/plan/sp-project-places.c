/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-project-places.h"

#include <math.h>
#include <string.h>

#define MOST_PLACES 100000
#define MOST_FORMS 40

static gboolean
is_special (const SpSchool *school)
{
  return school->phase == SP_SCHOOL_SPECIAL || school->phase == SP_SCHOOL_ALTERNATIVE;
}

gboolean
sp_project_get_phase (const SpSnapshot *snapshot, const SpProject *project, SpPhase *phase)
{
  if (project->school >= 0 && is_special (&snapshot->schools[project->school]))
    return FALSE;
  if (project->phase != NULL)
    return sp_phase_parse (project->phase, phase);
  if (project->school >= 0)
    *phase = sp_year_group_phase (snapshot->schools[project->school].first_group);
  else if (project->area >= 0)
    *phase = snapshot->areas[project->area].phase;
  return project->school >= 0 || project->area >= 0;
}

static guint
count_schools (const SpProject *project)
{
  return project->n_schools > 0 ? project->n_schools : project->school >= 0;
}

static const SpSchool *
get_school (const SpSnapshot *snapshot, const SpProject *project, guint i, SpSchoolIndex *index)
{
  *index = project->n_schools > 0 ? project->schools[i] : project->school;
  return &snapshot->schools[*index];
}

/* All that its schools teach, within its phase: an infant and a junior school together are a primary one. */
gboolean
sp_project_get_groups (const SpSnapshot *snapshot, const SpProject *project, SpYearGroup *first, SpYearGroup *last)
{
  SpPhase phase;

  if (!sp_project_get_phase (snapshot, project, &phase))
    return FALSE;
  *first = sp_phase_last_group (phase);
  *last = sp_phase_first_group (phase);
  for (guint i = 0; i < count_schools (project); i++)
    {
      SpSchoolIndex index;
      const SpSchool *school = get_school (snapshot, project, i, &index);

      *first = MIN (*first, MAX (school->first_group, sp_phase_first_group (phase)));
      *last = MAX (*last, MIN (school->last_group, sp_phase_last_group (phase)));
    }
  if (*last < *first || count_schools (project) == 0)
    {
      *first = sp_phase_first_group (phase);
      *last = sp_phase_last_group (phase);
    }
  return TRUE;
}

/* The most of its places at any one time: a class that passes through counts once. */
static gint
find_peak (const SpProject *project)
{
  gint64 most = 0;

  for (guint i = 0; i < project->n_places; i++)
    {
      gint64 sum = 0;

      for (guint j = 0; j < project->n_places; j++)
        if (project->places[j].year.start <= project->places[i].year.start)
          sum += project->places[j].places;
      most = MAX (most, sum);
    }
  return (gint) MIN (most, MOST_PLACES);
}

/* Places of its schools at the origin; -1 = not held. A new school without one has none. */
static gint
find_before (const SpSnapshot *snapshot, const SpProject *project)
{
  gint year = sp_snapshot_year_index (snapshot, snapshot->assumptions.origin), sum = 0;
  gboolean held = FALSE;

  if (project->places_from >= 0)
    return project->places_from;
  if (count_schools (project) == 0)
    return g_strcmp0 (project->kind, "new school") == 0 ? 0 : -1;
  for (guint i = 0; i < count_schools (project) && year >= 0 && snapshot->school_places != NULL; i++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      {
        SpSchoolIndex index;
        gint32 places;

        get_school (snapshot, project, i, &index);
        places = snapshot->school_places[sp_snapshot_cell (snapshot, index, (guint) year, (SpYearGroup) g)];
        held = held || places >= 0;
        sum += MAX (places, 0);
      }
  return held ? sum : -1;
}

static gint
places_of (double number, gboolean forms, gint per_form)
{
  double places = forms ? number * per_form : number;

  return number >= 0 && number <= (forms ? MOST_FORMS : MOST_PLACES) ? (gint) floor (places + 0.5) : 0;
}

/* "Additional 1FE", "2/3 additional FE", "Increase by 120 places". */
static gboolean
read_words (const SpSnapshot *snapshot, const SpProject *project, SpProjectAdded *added)
{
  static GRegex *words = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *from = NULL, *to = NULL, *unit = NULL;
  SpYearGroup first, last;
  gboolean forms;
  gint per_form;

  if (g_once_init_enter (&words))
    g_once_init_leave (&words,
                       g_regex_new ("(?:\\b(?<n>\\d+(?:\\.\\d+)?)(?:\\s*(?:/|-|–|to|or)\\s*(?<m>\\d+(?:\\.\\d+)?))?\\s*(?:additional|extra|more)\\s*"
                                    "|\\b(?:additional|extra|further|by)\\s+(?<n>\\d+(?:\\.\\d+)?)"
                                    "(?:\\s*(?:/|-|–|to|or)\\s*(?<m>\\d+(?:\\.\\d+)?))?\\s*)"
                                    "(?<unit>fe\\b|forms?[ -]of[ -]entry\\b|places\\b)(?!\\s+(?:a|per|each)\\s+year)",
                                    G_REGEX_CASELESS | G_REGEX_DUPNAMES, 0, NULL));
  if (project->description == NULL || !g_regex_match (words, project->description, 0, &match)
      || !sp_project_get_groups (snapshot, project, &first, &last))
    return FALSE;
  from = g_match_info_fetch_named (match, "n");
  to = g_match_info_fetch_named (match, "m");
  unit = g_match_info_fetch_named (match, "unit");
  forms = g_ascii_tolower (unit[0]) == 'f';
  per_form = sp_places_per_form (first, last);
  added->least = places_of (g_ascii_strtod (from, NULL), forms, per_form);
  added->most = to != NULL && *to != '\0' ? places_of (g_ascii_strtod (to, NULL), forms, per_form) : added->least;
  added->most = MAX (added->most, added->least);
  return added->least > 0;
}

SpProjectAdded
sp_project_get_added (const SpSnapshot *snapshot, const SpProject *project)
{
  SpProjectAdded added = { SP_ADDED_NOT_SAID, 0, 0 };
  gint before;

  if (project->n_places > 0)
    {
      gint peak = find_peak (project);

      return (SpProjectAdded) { SP_ADDED_BY_GROUP, peak, peak };
    }
  before = project->places_to_min >= 0 ? find_before (snapshot, project) : -1;
  if (before >= 0)
    return (SpProjectAdded) { SP_ADDED_DIFFERENCE, MAX (project->places_to_min - before, 0),
                              MAX (MAX (project->places_to_min, project->places_to_max) - before, 0) };
  if (read_words (snapshot, project, &added))
    added.basis = SP_ADDED_IN_WORDS;
  return added;
}

SpProjectAdded
sp_project_get_built (const SpSnapshot *snapshot, const SpProject *project)
{
  gboolean all = g_strcmp0 (project->kind, "new school") == 0 || g_strcmp0 (project->kind, "replacement") == 0;

  if (all && project->places_to_min > 0)
    return (SpProjectAdded) { SP_ADDED_DIFFERENCE, project->places_to_min, MAX (project->places_to_min, project->places_to_max) };
  return sp_project_get_added (snapshot, project);
}
