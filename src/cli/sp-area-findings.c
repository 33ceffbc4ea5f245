/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-area-findings.h"

/* Yes, no, or of no area that is known. */
typedef enum { OF_NONE, OF_OTHERS, OF_AREA } Belongs;

typedef struct { const SpSnapshot *snapshot; const char *code; char *folded; } Wanted;

static Belongs
of_area (const Wanted *wanted, SpAreaIndex area)
{
  if (area < 0)
    return OF_NONE;
  const SpArea *row = &wanted->snapshot->areas[area];
  g_autofree char *name = g_utf8_casefold (row->name, -1);
  return g_strcmp0 (row->code, wanted->code) == 0 || g_str_equal (name, wanted->folded) ? OF_AREA : OF_OTHERS;
}

static Belongs
of_growth (const Wanted *wanted, SpGrowthIndex growth)
{
  Belongs most = OF_NONE;
  for (guint i = 0; growth >= 0 && i < wanted->snapshot->growth_areas[growth].n_shares; i++)
    most = MAX (most, of_area (wanted, wanted->snapshot->growth_areas[growth].shares[i].area));
  return most;
}

static Belongs
of_site (const Wanted *wanted, SpSiteIndex index)
{
  if (index < 0)
    return OF_NONE;
  const SpSite *site = &wanted->snapshot->sites[index];
  return MAX (of_growth (wanted, site->growth),
              MAX (of_area (wanted, site->primary_area), of_area (wanted, site->secondary_area)));
}

static Belongs
of_school (const Wanted *wanted, SpSchoolIndex index)
{
  if (index < 0)
    return OF_NONE;
  const SpSchool *school = &wanted->snapshot->schools[index];
  return MAX (of_area (wanted, school->primary_area), of_area (wanted, school->secondary_area));
}

static Belongs
of_project (const Wanted *wanted, SpProjectIndex index)
{
  if (index < 0)
    return OF_NONE;
  const SpProject *project = &wanted->snapshot->projects[index];
  Belongs most = MAX (of_area (wanted, project->area), of_school (wanted, project->school));
  for (guint k = 0; k < project->n_places; k++)
    most = MAX (most, of_area (wanted, project->places[k].area));
  for (guint k = 0; k < project->n_schools; k++)
    most = MAX (most, of_school (wanted, project->schools[k]));
  return most;
}

static Belongs
of_finding (const Wanted *wanted, const SpFinding *finding)
{
  gint64 id = sp_finding_get_id (finding);
  if (id == 0)
    return OF_NONE;
  switch (sp_finding_get_subject (finding))
    {
    case SP_SUBJECT_AREA:
      return of_area (wanted, sp_snapshot_find_area (wanted->snapshot, id));
    case SP_SUBJECT_SCHOOL:
      return of_school (wanted, sp_snapshot_find_school (wanted->snapshot, id));
    case SP_SUBJECT_GROWTH_AREA:
      return of_growth (wanted, sp_snapshot_find_growth_area (wanted->snapshot, id));
    case SP_SUBJECT_SITE:
      return of_site (wanted, sp_snapshot_find_site (wanted->snapshot, id));
    case SP_SUBJECT_PROJECT:
      return of_project (wanted, sp_snapshot_find_project (wanted->snapshot, id));
    case SP_SUBJECT_PLAN:
    case SP_SUBJECT_POT:
    case SP_SUBJECT_AGREEMENT:
    case SP_SUBJECT_PUBLISHED_TABLE:
    case SP_SUBJECT_FILE:
    default:
      return OF_NONE;
    }
}

gboolean
sp_area_findings_have (const SpSnapshot *snapshot, const char *area, const SpFinding *finding)
{
  g_autofree char *folded = g_utf8_casefold (area, -1);
  const Wanted wanted = { snapshot, area, folded };
  return of_finding (&wanted, finding) != OF_OTHERS;
}
