/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-recut.h"

#include <glib/gi18n-lib.h>

#define LONGEST_CHAIN 8       /* of successors; what a file tied into a ring ends here */
#define LARGE_ENOUGH 0.10     /* share of an area's year group that breaks its ratio */

struct _SpRecut
{
  const SpSnapshot *snapshot;
  SpAcademicYear    origin;
  guint8           *followed; /* [n_schools] */
  gint             *first;    /* [n_schools] index of its first link as predecessor, -1 = none; links are in that order */
};

/* When a membership holds: its own years, while its area exists. */
static void
find_span (const SpSnapshot *snapshot, const SpMembership *one, gint *from, gint *to)
{
  const SpArea *area = &snapshot->areas[one->area];

  *from = MAX (one->from.start, area->opened.start);
  *to = one->to.start == 0 ? G_MAXINT : one->to.start;
  if (area->closed.start != 0)
    *to = MIN (*to, area->closed.start);
}

const SpMembership *
sp_recut_find_membership (const SpSnapshot *snapshot, SpSchoolIndex school, SpPhase phase, SpAcademicYear origin)
{
  const SpMembership *best = NULL;
  gint best_to = 0;

  for (guint m = 0; m < snapshot->n_memberships; m++)
    {
      const SpMembership *one = &snapshot->memberships[m];
      gint from, to;

      if (one->school != school || snapshot->areas[one->area].phase != phase)
        continue;
      find_span (snapshot, one, &from, &to);
      if (from > origin.start)
        continue;
      if (to > origin.start)
        return one;
      if (!best || to > best_to)
        best = one, best_to = to;
    }
  return best;
}

static gboolean
has_roll (const SpSnapshot *snapshot, SpSchoolIndex school, gint year)
{
  gint y = sp_snapshot_year_index (snapshot, sp_academic_year (year));

  for (gint g = 0; g < SP_N_GROUPS && y >= 0; g++)
    if (snapshot->roll[sp_snapshot_cell (snapshot, school, (guint) y, g)] > 0)
      return TRUE;
  return FALSE;
}

/* By the origin the successor had the pupils: by its date, or, where no date is held, by the rolls. */
static gboolean
has_happened (const SpRecut *self, const SpSchoolLink *link)
{
  if (link->from.start != 0)
    return link->from.start <= self->origin.start;
  return has_roll (self->snapshot, link->successor, self->origin.start)
         && !has_roll (self->snapshot, link->predecessor, self->origin.start);
}

SpRecut *
sp_recut_new (const SpSnapshot *snapshot, SpAcademicYear origin, GPtrArray *findings)
{
  SpRecut *self = g_new0 (SpRecut, 1);

  self->snapshot = snapshot;
  self->origin = origin;
  self->followed = g_new0 (guint8, snapshot->n_schools);
  self->first = g_new (gint, snapshot->n_schools);
  for (guint s = 0; s < snapshot->n_schools; s++)
    self->first[s] = -1;
  for (guint i = 0; i < snapshot->n_school_links; i++)
    {
      const SpSchoolLink *link = &snapshot->school_links[i];

      if (self->first[link->predecessor] < 0)
        self->first[link->predecessor] = (gint) i;
      if (!has_happened (self, link))
        continue;
      self->followed[link->predecessor] = TRUE;
      if (findings)
        g_ptr_array_add (findings, sp_finding_new_printf (SP_FINDING_NOTE, "school-followed", SP_SUBJECT_SCHOOL,
                                                          snapshot->schools[link->successor].id,
                                                          _("%s follows %s, so the earlier rolls of the year groups it "
                                                            "teaches count as its own."),
                                                          snapshot->schools[link->successor].name,
                                                          snapshot->schools[link->predecessor].name));
    }
  return self;
}

void
sp_recut_free (SpRecut *self)
{
  g_free (self->followed);
  g_free (self->first);
  g_free (self);
}

gboolean
sp_recut_is_followed (const SpRecut *self, SpSchoolIndex school)
{
  return self->followed[school];
}

static gboolean
teaches (const SpSnapshot *snapshot, SpSchoolIndex school, SpYearGroup group)
{
  return group >= snapshot->schools[school].first_group && group <= snapshot->schools[school].last_group;
}

/* Pupils of a year group since a year, up to the origin: how large a part of it a successor took. */
static double
pupils_since (const SpRecut *self, SpSchoolIndex school, gint from, SpYearGroup group)
{
  double sum = 0;

  for (gint year = MAX (from, self->snapshot->first_year.start); year <= self->origin.start; year++)
    {
      gint y = sp_snapshot_year_index (self->snapshot, sp_academic_year (year));

      if (y >= 0)
        sum += MAX (0, self->snapshot->roll[sp_snapshot_cell (self->snapshot, school, (guint) y, group)]);
    }
  return sum;
}

/* The successors of one school for a year group, with their shares. 0: none, it keeps its own. */
static guint
next_heirs (const SpRecut *self, SpSchoolIndex school, SpAcademicYear year, SpYearGroup group, SpHeir out[SP_MOST_HEIRS])
{
  const SpSnapshot *snapshot = self->snapshot;
  double all = 0;
  guint n = 0;

  for (guint i = (guint) MAX (self->first[school], 0); self->first[school] >= 0 && i < snapshot->n_school_links; i++)
    {
      const SpSchoolLink *link = &snapshot->school_links[i];

      if (link->predecessor != school)
        break;
      if (n == SP_MOST_HEIRS || !has_happened (self, link) || !teaches (snapshot, link->successor, group)
          || (link->from.start != 0 && year.start >= link->from.start))
        continue;
      out[n].school = link->successor;
      out[n].share = pupils_since (self, link->successor, link->from.start, group);
      all += out[n++].share;
    }
  for (guint i = 0; i < n; i++)
    out[i].share = all > 0 ? out[i].share / all : 1.0 / n;
  return n;
}

static guint
find_heirs (const SpRecut *self, SpSchoolIndex school, SpAcademicYear year, SpYearGroup group, double share, guint depth,
            SpHeir *heirs, guint n)
{
  SpHeir next[SP_MOST_HEIRS];
  guint n_next = self->followed[school] && depth < LONGEST_CHAIN ? next_heirs (self, school, year, group, next) : 0;

  if (n_next == 0 || n + n_next > SP_MOST_HEIRS)
    {
      heirs[MIN (n, SP_MOST_HEIRS - 1)] = (SpHeir) { school, share };
      return MIN (n + 1, SP_MOST_HEIRS);
    }
  for (guint i = 0; i < n_next; i++)
    n = find_heirs (self, next[i].school, year, group, share * next[i].share, depth + 1, heirs, n);
  return n;
}

guint
sp_recut_heirs (const SpRecut *self, SpSchoolIndex school, SpAcademicYear year, SpYearGroup group,
                SpHeir heirs[SP_MOST_HEIRS])
{
  return find_heirs (self, school, year, group, 1, 0, heirs, 0);
}

static gboolean
is_followed_or_follows (const SpRecut *self, SpSchoolIndex school)
{
  for (guint i = 0; i < self->snapshot->n_school_links; i++)
    if (self->snapshot->school_links[i].predecessor == school || self->snapshot->school_links[i].successor == school)
      return TRUE;
  return FALSE;
}

static gint
roll_of (const SpRecut *self, SpSchoolIndex school, gint year, gint group)
{
  gint y = sp_snapshot_year_index (self->snapshot, sp_academic_year (year));

  return y < 0 || group < 0 ? 0 : MAX (0, self->snapshot->roll[sp_snapshot_cell (self->snapshot, school, (guint) y, group)]);
}

/* The area and cell that a step of a school belongs to is broken when the school's part of it is large. */
static gboolean
break_one (const SpRecut *self, SpRollSeries *series, SpSchoolIndex school, gint year, gint group, gint part, gint whole_year,
           gint whole_group)
{
  SpPhase phase = sp_year_group_phase (group);
  const SpMembership *member = sp_recut_find_membership (self->snapshot, school, phase, self->origin);
  double whole, other;

  if (!member || part <= 0
      || !sp_roll_series_get_pupils (series, (guint) member->area, sp_academic_year (year - 1), group - 1, &other)
      || !sp_roll_series_get_pupils (series, (guint) member->area, sp_academic_year (year), group, &other)
      || !sp_roll_series_get_pupils (series, (guint) member->area, sp_academic_year (whole_year), whole_group, &whole)
      || part <= LARGE_ENOUGH * whole)
    return FALSE;
  sp_roll_series_break_step (series, (guint) member->area, sp_academic_year (year), group);
  return TRUE;
}

static guint
break_school (const SpRecut *self, SpRollSeries *series, SpSchoolIndex index)
{
  const SpSchool *school = &self->snapshot->schools[index];
  gint opened = school->opened.start, closed = school->closed.start, first = series->first_year.start;
  guint n = 0;

  for (gint g = 1; g < SP_N_GROUPS; g++)
    {
      if (opened > first && opened <= self->origin.start && roll_of (self, index, opened - 1, g - 1) == 0
          && g != (gint) school->first_group && (g != SP_GROUP_Y7))
        n += break_one (self, series, index, opened, g, roll_of (self, index, opened, g), opened, g);
      if (closed > first && closed <= self->origin.start && g != SP_GROUP_Y7 && roll_of (self, index, closed, g) == 0)
        n += break_one (self, series, index, closed, g, roll_of (self, index, closed - 1, g - 1), closed - 1, g - 1);
    }
  return n;
}

void
sp_recut_break_steps (const SpRecut *self, SpRollSeries *series, GPtrArray *findings)
{
  for (guint s = 0; s < self->snapshot->n_schools; s++)
    {
      const SpSchool *school = &self->snapshot->schools[s];
      gint year = school->opened.start > series->first_year.start ? school->opened.start : school->closed.start;

      if ((school->opened.start == 0 && school->closed.start == 0) || is_followed_or_follows (self, (SpSchoolIndex) s)
          || break_school (self, series, (SpSchoolIndex) s) == 0 || !findings)
        continue;
      g_ptr_array_add (findings,
                       sp_finding_new_printf (SP_FINDING_NOTE, "opening-left-out", SP_SUBJECT_SCHOOL, school->id,
                                              _("%s opened or closed in %d/%02d, and no school is said to come before or "
                                                "after it, so its area’s ratios of that year are left out. If children "
                                                "came from one school or went to one, link the two."),
                                              school->name, year, (year + 1) % 100));
    }
}
