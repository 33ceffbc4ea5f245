/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-terms.h"

#include <glib/gi18n-lib.h>

SpTerms
sp_terms_of_pot (const SpPot *pot)
{
  return (SpTerms) { .name = pot->name, .purpose = pot->purpose, .phase = pot->phase, .area = pot->area,
                     .school = pot->school, .growth = pot->growth, .project = pot->project,
                     .earliest_on = pot->earliest_on, .spend_by = pot->spend_by };
}

/* The planning area whose schools take the pupils of a site outside every growth area; -1 = not said, or not one. */
static SpAreaIndex
area_of_site (const SpSite *site, const char *phase)
{
  if (g_strcmp0 (phase, "primary") == 0)
    return site->primary_area;
  return g_strcmp0 (phase, "secondary") == 0 ? site->secondary_area : -1;
}

SpTerms
sp_terms_of_obligation (const SpSnapshot *snapshot, const SpAgreement *agreement, const SpObligation *obligation)
{
  const SpPot *pot = obligation->pot >= 0 ? &snapshot->pots[obligation->pot] : NULL;
  SpTerms terms = { .name = agreement->title, .phase = obligation->phase, .area = -1, .school = obligation->school,
                    .growth = agreement->growth, .project = obligation->project, .spend_by = obligation->pay_back_on };

  if (terms.growth < 0 && agreement->site >= 0)
    terms.growth = snapshot->sites[agreement->site].growth;
  if (terms.growth < 0 && agreement->site >= 0)
    terms.area = area_of_site (&snapshot->sites[agreement->site], obligation->phase);
  /* Tied to a site, unless the deed itself names what it is for. */
  if (terms.school >= 0 || terms.project >= 0)
    terms.growth = terms.area = -1;
  if (terms.spend_by == NULL && obligation->pay_back_years == 0)
    terms.spend_by = agreement->pay_back_on;
  if (pot == NULL)
    return terms;
  terms.purpose = pot->purpose;
  terms.phase = terms.phase != NULL ? terms.phase : pot->phase;
  terms.area = terms.area >= 0 ? terms.area : pot->area;
  terms.school = terms.school >= 0 ? terms.school : pot->school;
  terms.growth = terms.growth >= 0 ? terms.growth : pot->growth;
  terms.project = terms.project >= 0 ? terms.project : pot->project;
  terms.earliest_on = pot->earliest_on;
  terms.spend_by = terms.spend_by != NULL ? terms.spend_by : pot->spend_by;
  return terms;
}

static gboolean
is_special (const SpSchool *school)
{
  return school->phase == SP_SCHOOL_SPECIAL || school->phase == SP_SCHOOL_ALTERNATIVE;
}

static gboolean
school_has_phase (const SpSchool *school, const char *phase)
{
  if (is_special (school) || g_str_equal (phase, "special"))
    return is_special (school) && g_str_equal (phase, "special");
  if (g_str_equal (phase, "primary"))
    return sp_year_group_phase (school->first_group) == SP_PHASE_PRIMARY;
  return g_str_equal (phase, "secondary") && school->last_group >= SP_GROUP_Y7;
}

/* A project is for the phase it says; else for that of one of its schools; with none, for that of its area or of the
 * places it adds. */
static gboolean
has_phase (const SpSnapshot *snapshot, const SpProject *project, const char *phase)
{
  if (project->phase != NULL)
    return g_str_equal (project->phase, phase);
  for (guint i = 0; i < project->n_schools; i++)
    if (school_has_phase (&snapshot->schools[project->schools[i]], phase))
      return TRUE;
  if (project->school >= 0)
    return school_has_phase (&snapshot->schools[project->school], phase);
  if (project->area >= 0 && project->n_schools == 0
      && g_str_equal (sp_phase_code (snapshot->areas[project->area].phase), phase))
    return TRUE;
  for (guint i = 0; i < project->n_places && project->n_schools == 0; i++)
    if (g_str_equal (sp_phase_code (sp_year_group_phase (project->places[i].group)), phase))
      return TRUE;
  return FALSE;
}

static gboolean
builds_at (const SpProject *project, SpSchoolIndex school)
{
  for (guint i = 0; i < project->n_schools; i++)
    if (project->schools[i] == school)
      return TRUE;
  return project->school == school;
}

static gboolean
counts_in (const SpProject *project, SpAreaIndex area)
{
  for (guint i = 0; i < project->n_places; i++)
    if (project->places[i].area == area)
      return TRUE;
  return project->area == area;
}

static gboolean
answers (const SpSnapshot *snapshot, SpGrowthIndex growth, SpProjectIndex project)
{
  const SpGrowthArea *area = &snapshot->growth_areas[growth];

  for (guint i = 0; i < area->n_projects; i++)
    if (area->projects[i] == project)
      return TRUE;
  return FALSE;
}

const char *
sp_project_get_purpose (const SpSnapshot *snapshot, SpProjectIndex index)
{
  const SpProject *project;

  g_return_val_if_fail (index >= 0 && (guint) index < snapshot->n_projects, NULL);
  project = &snapshot->projects[index];
  if (g_strcmp0 (project->kind, "replacement") == 0 || g_strcmp0 (project->kind, "improvement") == 0)
    return "condition";
  if (g_strcmp0 (project->kind, "specialist") == 0 || g_strcmp0 (project->phase, "special") == 0)
    return "send";
  return project->school >= 0 && is_special (&snapshot->schools[project->school]) ? "send" : "growth";
}

static char *
say_phase (const SpTerms *terms, const char *project)
{
  if (g_str_equal (terms->phase, "primary"))
    return g_strdup_printf (_("%s may pay only for primary places, and nothing says that %s is for them."), terms->name,
                            project);
  if (g_str_equal (terms->phase, "secondary"))
    return g_strdup_printf (_("%s may pay only for secondary places, and nothing says that %s is for them."), terms->name,
                            project);
  if (g_str_equal (terms->phase, "special"))
    return g_strdup_printf (_("%s may pay only for special schools, and nothing says that %s is for one."), terms->name,
                            project);
  if (g_str_equal (terms->phase, "early years"))
    return g_strdup_printf (_("%s may pay only for early years places, and %s is a scheme for schools."), terms->name,
                            project);
  return g_strdup_printf (_("%s may pay only for sixth forms, and nothing says that %s is for one."), terms->name, project);
}

static char *
say_purpose (const SpTerms *terms, const char *project)
{
  if (g_str_equal (terms->purpose, "growth"))
    return g_strdup_printf (_("%s may pay only for more mainstream places, and %s is not for them."), terms->name, project);
  if (g_str_equal (terms->purpose, "condition"))
    return g_strdup_printf (_("%s may pay only for the condition of buildings, and %s is not for that."), terms->name,
                            project);
  return g_strdup_printf (_("%s may pay only for special educational needs and disabilities, and %s is not for them."),
                          terms->name, project);
}

/* The first term that does not hold, in a sentence; NULL when all hold. */
static char *
say_broken_term (const SpSnapshot *snapshot, const SpTerms *terms, SpProjectIndex index, gboolean part)
{
  const SpProject *project = &snapshot->projects[index];

  if (terms->project >= 0 && terms->project != index)
    return g_strdup_printf (_("%s may pay only for %s, and %s is another scheme."), terms->name,
                            snapshot->projects[terms->project].name, project->name);
  if (terms->school >= 0 && !builds_at (project, terms->school))
    return g_strdup_printf (_("%s may pay only for works at %s, and %s is not there."), terms->name,
                            snapshot->schools[terms->school].name, project->name);
  if (terms->area >= 0 && !counts_in (project, terms->area))
    return g_strdup_printf (_("%s may pay only for places in the planning area %s, and those of %s are not there."),
                            terms->name, snapshot->areas[terms->area].name, project->name);
  if (terms->growth >= 0 && !answers (snapshot, terms->growth, index))
    return g_strdup_printf (_("%s may pay only for what %s brings about, and %s does not answer it."), terms->name,
                            snapshot->growth_areas[terms->growth].name, project->name);
  if (terms->phase != NULL && !has_phase (snapshot, project, terms->phase))
    return say_phase (terms, project->name);
  if (terms->purpose != NULL && !part && !g_str_equal (terms->purpose, sp_project_get_purpose (snapshot, index)))
    return say_purpose (terms, project->name);
  return NULL;
}

gboolean
sp_terms_may_pay (const SpSnapshot *snapshot, const SpTerms *terms, SpProjectIndex project, gboolean part, char **why)
{
  g_autofree char *reason = NULL;

  g_return_val_if_fail (snapshot != NULL && terms != NULL, FALSE);
  g_return_val_if_fail (project >= 0 && (guint) project < snapshot->n_projects, FALSE);
  reason = say_broken_term (snapshot, terms, project, part);
  if (reason == NULL)
    return TRUE;
  if (why != NULL)
    *why = g_steal_pointer (&reason);
  return FALSE;
}

guint
sp_terms_count (const SpTerms *terms)
{
  return (terms->project >= 0) + (terms->school >= 0) + (terms->area >= 0) + (terms->growth >= 0)
         + (terms->phase != NULL) + (terms->purpose != NULL);
}
