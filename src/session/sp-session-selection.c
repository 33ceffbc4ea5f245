/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One selection for every page: choosing a thing selects what goes with it, and drops what does not. */
#include "config.h"

#include "sp-session-private.h"

#include "sp-growth-row.h"
#include "sp-site-row.h"

#include <string.h>

static const char *const property_names[SP_N_SELECTED] = {
  [SP_SELECTED_AREA] = "selected-area", [SP_SELECTED_SCHOOL] = "selected-school",
  [SP_SELECTED_GROWTH] = "selected-growth-area", [SP_SELECTED_PROJECT] = "selected-project",
  [SP_SELECTED_POT] = "selected-pot", [SP_SELECTED_SITE] = "selected-site",
};

static gboolean
selected_of_subject (SpSubject subject, SpSelected *selected)
{
  switch (subject)
    {
    case SP_SUBJECT_AREA: *selected = SP_SELECTED_AREA; return TRUE;
    case SP_SUBJECT_SCHOOL: *selected = SP_SELECTED_SCHOOL; return TRUE;
    case SP_SUBJECT_GROWTH_AREA: *selected = SP_SELECTED_GROWTH; return TRUE;
    case SP_SUBJECT_PROJECT: *selected = SP_SELECTED_PROJECT; return TRUE;
    case SP_SUBJECT_POT: *selected = SP_SELECTED_POT; return TRUE;
    case SP_SUBJECT_SITE: *selected = SP_SELECTED_SITE; return TRUE;
    default: return FALSE;
    }
}

static void
adopt (SpSession *self, const gint64 wanted[SP_N_SELECTED], SpSubject focus)
{
  gboolean focus_changed = self->focus != focus;

  g_object_freeze_notify (G_OBJECT (self));
  self->focus = focus;
  for (guint i = 0; i < SP_N_SELECTED; i++)
    if (self->selected[i] != wanted[i])
      {
        self->selected[i] = wanted[i];
        sp_session_notify (self, property_names[i]);
      }
  if (focus_changed)
    sp_session_notify (self, "focus");
  g_object_thaw_notify (G_OBJECT (self));
}

static gint64
area_id (const SpSnapshot *s, SpAreaIndex area)
{
  return area >= 0 ? s->areas[area].id : 0;
}

static SpAreaIndex
school_area (const SpSchool *school, SpPhase phase)
{
  return phase == SP_PHASE_PRIMARY ? school->primary_area : school->secondary_area;
}

static gboolean
growth_is_of_area (const SpSnapshot *s, gint64 growth_id, gint64 area, SpPhase phase)
{
  SpGrowthIndex growth = sp_snapshot_find_growth_area (s, growth_id);

  return growth >= 0 && area != 0 && area_id (s, sp_growth_row_main_area (s, growth, phase)) == area;
}

static gboolean
school_is_of_area (const SpSnapshot *s, gint64 school_id, gint64 area, SpPhase phase)
{
  SpSchoolIndex school = sp_snapshot_find_school (s, school_id);

  return school >= 0 && area != 0 && area_id (s, school_area (&s->schools[school], phase)) == area;
}

/* A site stays selected beside the growth area it is in, or, outside every one, the planning area that takes its pupils. */
static void
drop_other_site (const SpSnapshot *s, gint64 wanted[SP_N_SELECTED], SpPhase phase)
{
  SpSiteIndex site = sp_snapshot_find_site (s, wanted[SP_SELECTED_SITE]);
  gboolean stays = site >= 0;

  if (stays && s->sites[site].growth >= 0)
    stays = s->growth_areas[s->sites[site].growth].id == wanted[SP_SELECTED_GROWTH];
  else if (stays)
    stays = wanted[SP_SELECTED_AREA] != 0 && area_id (s, sp_site_row_main_area (s, site, phase)) == wanted[SP_SELECTED_AREA];
  if (!stays)
    wanted[SP_SELECTED_SITE] = 0;
}

static gboolean
growth_has_project (const SpGrowthArea *growth, SpProjectIndex project)
{
  for (guint i = 0; i < growth->n_projects; i++)
    if (growth->projects[i] == project)
      return TRUE;
  return FALSE;
}

static void
follow_area (SpSession *self, const SpSnapshot *s, gint64 wanted[SP_N_SELECTED])
{
  if (!growth_is_of_area (s, wanted[SP_SELECTED_GROWTH], wanted[SP_SELECTED_AREA], self->phase))
    wanted[SP_SELECTED_GROWTH] = 0;
  if (!school_is_of_area (s, wanted[SP_SELECTED_SCHOOL], wanted[SP_SELECTED_AREA], self->phase))
    wanted[SP_SELECTED_SCHOOL] = 0;
  wanted[SP_SELECTED_PROJECT] = 0;
}

static void
follow_school (SpSession *self, const SpSnapshot *s, gint64 wanted[SP_N_SELECTED])
{
  SpSchoolIndex school = sp_snapshot_find_school (s, wanted[SP_SELECTED_SCHOOL]);

  wanted[SP_SELECTED_PROJECT] = 0;
  if (school < 0)
    return;
  wanted[SP_SELECTED_AREA] = area_id (s, school_area (&s->schools[school], self->phase));
  if (!growth_is_of_area (s, wanted[SP_SELECTED_GROWTH], wanted[SP_SELECTED_AREA], self->phase))
    wanted[SP_SELECTED_GROWTH] = 0;
}

static void
follow_growth (SpSession *self, const SpSnapshot *s, gint64 wanted[SP_N_SELECTED])
{
  SpGrowthIndex growth = sp_snapshot_find_growth_area (s, wanted[SP_SELECTED_GROWTH]);

  wanted[SP_SELECTED_SCHOOL] = 0;
  wanted[SP_SELECTED_PROJECT] = 0;
  if (growth >= 0)
    wanted[SP_SELECTED_AREA] = area_id (s, sp_growth_row_main_area (s, growth, self->phase));
}

static void
follow_site (SpSession *self, const SpSnapshot *s, gint64 wanted[SP_N_SELECTED])
{
  SpSiteIndex site = sp_snapshot_find_site (s, wanted[SP_SELECTED_SITE]);

  wanted[SP_SELECTED_SCHOOL] = 0;
  wanted[SP_SELECTED_PROJECT] = 0;
  if (site < 0)
    return;
  wanted[SP_SELECTED_GROWTH] = s->sites[site].growth >= 0 ? s->growth_areas[s->sites[site].growth].id : 0;
  wanted[SP_SELECTED_AREA] = area_id (s, sp_site_row_main_area (s, site, self->phase));
}

static void
follow_project (SpSession *self, const SpSnapshot *s, gint64 wanted[SP_N_SELECTED])
{
  SpProjectIndex project = sp_snapshot_find_project (s, wanted[SP_SELECTED_PROJECT]);
  const SpProject *p;

  if (project < 0)
    return;
  p = &s->projects[project];
  wanted[SP_SELECTED_SCHOOL] = p->school >= 0 ? s->schools[p->school].id : 0;
  if (p->area >= 0 && s->areas[p->area].phase == self->phase)
    wanted[SP_SELECTED_AREA] = area_id (s, p->area);
  else
    wanted[SP_SELECTED_AREA] = p->school >= 0 ? area_id (s, school_area (&s->schools[p->school], self->phase)) : 0;
  wanted[SP_SELECTED_GROWTH] = 0;
  for (guint g = 0; g < s->n_growth_areas; g++)
    if (growth_has_project (&s->growth_areas[g], project))
      {
        wanted[SP_SELECTED_GROWTH] = s->growth_areas[g].id;
        break;
      }
}

static gboolean
pot_exists (const SpSnapshot *s, gint64 id)
{
  for (guint i = 0; i < s->n_pots; i++)
    if (s->pots[i].id == id)
      return TRUE;
  return FALSE;
}

static gboolean
exists (const SpSnapshot *s, SpSelected selected, gint64 id)
{
  switch (selected)
    {
    case SP_SELECTED_AREA: return sp_snapshot_find_area (s, id) >= 0;
    case SP_SELECTED_SCHOOL: return sp_snapshot_find_school (s, id) >= 0;
    case SP_SELECTED_GROWTH: return sp_snapshot_find_growth_area (s, id) >= 0;
    case SP_SELECTED_PROJECT: return sp_snapshot_find_project (s, id) >= 0;
    case SP_SELECTED_POT: return pot_exists (s, id);
    case SP_SELECTED_SITE: return sp_snapshot_find_site (s, id) >= 0;
    default: return FALSE;
    }
}

void
sp_session_check_selection (SpSession *self)
{
  gint64 wanted[SP_N_SELECTED];
  SpSelected focused;
  SpSubject focus = self->focus;

  for (guint i = 0; i < SP_N_SELECTED; i++)
    wanted[i] = self->run != NULL && exists (self->run->snapshot, i, self->selected[i]) ? self->selected[i] : 0;
  if (!selected_of_subject (focus, &focused) || wanted[focused] == 0)
    focus = SP_SUBJECT_PLAN;
  adopt (self, wanted, focus);
}

/* The area of the new phase that contains the middle of the selected one; a growth area or school knows its own. */
void
sp_session_follow_phase (SpSession *self)
{
  const SpSnapshot *s = self->run != NULL ? self->run->snapshot : NULL;
  gint64 wanted[SP_N_SELECTED];
  SpAreaIndex old;
  double x, y;

  if (s == NULL)
    return;
  memcpy (wanted, self->selected, sizeof wanted);
  old = sp_snapshot_find_area (s, wanted[SP_SELECTED_AREA]);
  wanted[SP_SELECTED_AREA] = 0;
  if (old >= 0 && s->areas[old].shape != NULL)
    {
      sp_shape_label_point (s->areas[old].shape, &x, &y);
      for (guint i = 0; i < s->n_areas && wanted[SP_SELECTED_AREA] == 0; i++)
        if (s->areas[i].phase == self->phase && s->areas[i].shape != NULL && sp_shape_contains (s->areas[i].shape, x, y))
          wanted[SP_SELECTED_AREA] = s->areas[i].id;
    }
  if (self->focus == SP_SUBJECT_GROWTH_AREA)
    follow_growth (self, s, wanted);
  else if (self->focus == SP_SUBJECT_SCHOOL)
    follow_school (self, s, wanted);
  else if (self->focus == SP_SUBJECT_SITE)
    follow_site (self, s, wanted);
  else if (self->focus == SP_SUBJECT_PROJECT)
    follow_project (self, s, wanted);
  adopt (self, wanted, self->focus == SP_SUBJECT_AREA && wanted[SP_SELECTED_AREA] == 0 ? SP_SUBJECT_PLAN : self->focus);
}

static void
follow (SpSession *self, SpSubject subject, gint64 wanted[SP_N_SELECTED])
{
  const SpSnapshot *s = self->run->snapshot;

  if (subject == SP_SUBJECT_AREA)
    follow_area (self, s, wanted);
  else if (subject == SP_SUBJECT_SCHOOL)
    follow_school (self, s, wanted);
  else if (subject == SP_SUBJECT_GROWTH_AREA)
    follow_growth (self, s, wanted);
  else if (subject == SP_SUBJECT_SITE)
    follow_site (self, s, wanted);
  else if (subject == SP_SUBJECT_PROJECT)
    follow_project (self, s, wanted);
  if (subject != SP_SUBJECT_SITE)
    drop_other_site (s, wanted, self->phase);
}

void
sp_session_select (SpSession *self, SpSubject subject, gint64 id)
{
  gint64 wanted[SP_N_SELECTED];
  SpSelected selected;

  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (selected_of_subject (subject, &selected));
  if (self->run == NULL || (id != 0 && !exists (self->run->snapshot, selected, id)))
    return;
  if (id != 0 && subject == SP_SUBJECT_AREA)
    sp_session_set_phase (self, self->run->snapshot->areas[sp_snapshot_find_area (self->run->snapshot, id)].phase);
  memcpy (wanted, self->selected, sizeof wanted);
  wanted[selected] = id;
  if (id != 0)
    follow (self, subject, wanted);
  if (id == 0 && self->focus == subject)
    subject = SP_SUBJECT_PLAN;
  else if (id == 0)
    subject = self->focus;
  adopt (self, wanted, subject);
}

/* An agreement is not selected by itself: its site is, or the growth area that it is for. */
static void
place_agreement (const SpSnapshot *s, SpSubject *subject, gint64 *id)
{
  for (guint a = 0; *subject == SP_SUBJECT_AGREEMENT && a < s->n_agreements; a++)
    {
      const SpAgreement *agreement = &s->agreements[a];

      if (agreement->id != *id || (agreement->site < 0 && agreement->growth < 0))
        continue;
      *subject = agreement->site >= 0 ? SP_SUBJECT_SITE : SP_SUBJECT_GROWTH_AREA;
      *id = agreement->site >= 0 ? s->sites[agreement->site].id : s->growth_areas[agreement->growth].id;
    }
}

gboolean
sp_session_can_go_to (SpSession *self, SpSubject subject, gint64 id)
{
  SpSelected selected;

  g_return_val_if_fail (SP_IS_SESSION (self), FALSE);
  if (self->run == NULL)
    return FALSE;
  place_agreement (self->run->snapshot, &subject, &id);
  return id != 0 && selected_of_subject (subject, &selected) && exists (self->run->snapshot, selected, id);
}

void
sp_session_go_to (SpSession *self, SpSubject subject, gint64 id)
{
  if (!sp_session_can_go_to (self, subject, id))
    return;
  place_agreement (self->run->snapshot, &subject, &id);
  sp_session_select (self, subject, id);
}

gint64
sp_session_get_selected (SpSession *self, SpSubject subject)
{
  SpSelected selected;

  g_return_val_if_fail (SP_IS_SESSION (self), 0);
  return selected_of_subject (subject, &selected) ? self->selected[selected] : 0;
}

SpSubject
sp_session_get_focus (SpSession *self)
{
  return self->focus;
}
