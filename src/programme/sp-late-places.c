/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-late-places.h"

#include <glib/gi18n-lib.h>

static const struct { const char *code, *name; } STATES[] = {
  [SP_PLACES_IN_TIME] = { "in-time", N_("In time") },
  [SP_PLACES_LATE] = { "late", N_("After the need") },
  [SP_PLACES_NOT_DATED] = { "not-dated", N_("Planned, places not said") },
  [SP_PLACES_NONE] = { "none", N_("Nothing planned") },
};

const char *
sp_places_state_code (SpPlacesState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (STATES), NULL);
  return STATES[state].code;
}

const char *
sp_places_state_name (SpPlacesState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (STATES), NULL);
  return _(STATES[state].name);
}

/* Whether a project is for an area, and from when it first adds places there; {0} = that is not said: a date of completion alone makes
 * no place. */
static gboolean
brings_places (const SpProject *project, SpAreaIndex area, SpAcademicYear *from)
{
  gboolean brings = project->area == area;

  *from = sp_academic_year (0);
  for (guint i = 0; i < project->n_places; i++)
    {
      const SpProjectPlaces *row = &project->places[i];

      if (row->area != area || row->places <= 0)
        continue;
      brings = TRUE;
      if (from->start == 0 || row->year.start < from->start)
        *from = row->year;
    }
  return brings;
}

/* The first project to bring places, one with a year before one without. */
static void
find_project (const SpSnapshot *snapshot, SpLatePlaces *row)
{
  row->project = -1;
  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      SpAcademicYear from;

      if (!brings_places (&snapshot->projects[p], row->area, &from))
        continue;
      if (row->project >= 0 && (from.start == 0 || (row->places_from.start != 0 && from.start >= row->places_from.start)))
        continue;
      row->project = (SpProjectIndex) p;
      row->places_from = from;
    }
}

static SpPlacesState
judge (const SpLatePlaces *row)
{
  if (row->project < 0)
    return SP_PLACES_NONE;
  if (row->places_from.start == 0)
    return SP_PLACES_NOT_DATED;
  return row->places_from.start > row->short_from.start ? SP_PLACES_LATE : SP_PLACES_IN_TIME;
}

GArray *
sp_late_places_find (const SpNeed *need)
{
  const SpSnapshot *snapshot = sp_need_get_snapshot (need);
  gint horizon = sp_forecast_get_horizon (sp_need_get_forecast (need));
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpLatePlaces));

  for (guint a = 0; a < snapshot->n_areas; a++)
    {
      SpLatePlaces row = { .area = (SpAreaIndex) a, .short_from = sp_need_get_peak (need, (SpAreaIndex) a).first_short_year };

      if (row.short_from.start == 0)
        continue;
      for (gint lead = 1; lead <= horizon; lead++)
        row.most_short = MAX (row.most_short, sp_need_get_area (need, row.area, lead).shortfall);
      find_project (snapshot, &row);
      row.state = judge (&row);
      g_array_append_val (rows, row);
    }
  return rows;
}

static SpFinding *
make_finding (const SpSnapshot *snapshot, const SpLatePlaces *row)
{
  const SpArea *area = &snapshot->areas[row->area];
  const char *project = row->project >= 0 ? snapshot->projects[row->project].name : NULL;
  g_autofree char *needed = sp_academic_year_to_string (row->short_from);
  g_autofree char *come = sp_academic_year_to_string (row->places_from);

  switch (row->state)
    {
    case SP_PLACES_LATE:
      return sp_finding_new_printf (SP_FINDING_WARNING, "places-late", SP_SUBJECT_AREA, area->id,
                                    _("%s is short of places from %s, and the first planned for it, by %s, come in %s. Bring "
                                      "it forward, or plan temporary places."), area->name, needed, project, come);
    case SP_PLACES_NOT_DATED:
      return sp_finding_new_printf (SP_FINDING_WARNING, "places-not-dated", SP_SUBJECT_AREA, area->id,
                                    _("%s is short of places from %s, and %s, planned for it, does not say how many places it "
                                      "adds from when. Enter them, or plan another scheme."), area->name, needed, project);
    case SP_PLACES_NONE:
      return sp_finding_new_printf (SP_FINDING_WARNING, "places-none", SP_SUBJECT_AREA, area->id,
                                    _("%s is short of places from %s, and no scheme is planned for it. Plan one, or say why "
                                      "not."), area->name, needed);
    case SP_PLACES_IN_TIME:
    default:
      return NULL;
    }
}

void
sp_late_places_add_findings (const SpNeed *need, const GArray *late, GPtrArray *findings)
{
  for (guint i = 0; i < late->len; i++)
    {
      SpFinding *finding = make_finding (sp_need_get_snapshot (need), &g_array_index (late, SpLatePlaces, i));

      if (finding != NULL)
        g_ptr_array_add (findings, finding);
    }
}
