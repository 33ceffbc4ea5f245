/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demand of schools, a year at a time, scaled to their areas. Formulas: sp-levels.h. */
#include "config.h"
#include "sp-levels-private.h"

#include <math.h>
#include "sp-forecast-private.h"

/* Pupils: schools shrunk to their district with the weight of 100 to 200 forecast best (Maryland and New York schools,
 * tests/bench/README.md). */
#define PRIOR 120.0
#define WINDOW 3

typedef struct
{
  SpLevels *levels;
  guint     n_years;
  double   *roll;       /* [n_schools][n_years][SP_N_GROUPS] re-cut */
  guint8   *roll_known;
  double   *departure;  /* [n_schools][SP_N_GROUPS] */
  double   *before;     /* the same shape: last year's pupils, those of closed schools with their successors */
  guint8   *passed_on;  /* [n_schools] a closed school whose place others have taken */
} Work;

static gsize
slot (gint school, gint group)
{
  return (gsize) school * SP_N_GROUPS + (gsize) group;
}

static SpSchoolDemand *
demand_of (const SpLevels *levels, gint school, gint lead, gint group)
{
  return &levels->demand[sp_levels_cell (levels, school, lead, group)];
}

static gsize
roll_cell (const Work *work, gint school, gint year_index, gint group)
{
  return ((gsize) school * work->n_years + (gsize) year_index) * SP_N_GROUPS + (gsize) group;
}

static void
recut_rolls (Work *work, const SpRecut *recut)
{
  const SpSnapshot *snapshot = work->levels->snapshot;

  for (guint s = 0; s < snapshot->n_schools; s++)
    for (guint y = 0; y < work->n_years; y++)
      for (gint g = 0; g < SP_N_GROUPS; g++)
        {
          gint pupils = snapshot->roll[sp_snapshot_cell (snapshot, (SpSchoolIndex) s, y, g)];
          SpHeir heirs[SP_MOST_HEIRS];
          guint n;

          if (pupils < 0)
            continue;
          n = sp_recut_heirs (recut, (SpSchoolIndex) s, sp_academic_year (snapshot->first_year.start + (gint) y), g, heirs);
          for (guint i = 0; i < n; i++)
            {
              gsize cell = roll_cell (work, heirs[i].school, (gint) y, g);

              work->roll[cell] += heirs[i].share * pupils;
              work->roll_known[cell] = TRUE;
            }
        }
}

static void
place_schools (SpLevels *self, SpAcademicYear origin)
{
  for (guint s = 0; s < self->n_schools; s++)
    for (gint phase = 0; phase < SP_N_PHASES; phase++)
      {
        const SpMembership *one = sp_recut_find_membership (self->snapshot, (SpSchoolIndex) s, phase, origin);

        self->school_area[(gsize) s * SP_N_PHASES + (gsize) phase] = one ? one->area : -1;
      }
}

/* One that joins an area later is in it from then on; it has nothing before. */
static void
place_later_schools (SpLevels *self)
{
  for (guint m = 0; m < self->snapshot->n_memberships; m++)
    {
      const SpMembership *one = &self->snapshot->memberships[m];
      SpAreaIndex *area = &self->school_area[(gsize) one->school * SP_N_PHASES + self->snapshot->areas[one->area].phase];

      if (*area < 0 && one->from.start > self->origin && self->snapshot->schools[one->school].opened.start > self->origin)
        *area = one->area;
    }
}

static double
find_past (const Work *work, gint school, gint group)
{
  const double *weights = work->levels->forecast->weights;
  double sum = 0, weight = 0;

  for (gint k = 0; k < WINDOW && k < (gint) work->n_years; k++)
    {
      gsize cell = roll_cell (work, school, (gint) work->n_years - 1 - k, group);

      if (work->roll_known[cell])
        sum += weights[k] * work->roll[cell], weight += weights[k];
    }
  return weight > 0 ? sum / weight : 0;
}

/* A census that the forecast leaves out, for the area or everywhere. */
static gboolean
is_left_out (const SpLevels *levels, SpAreaIndex area, gint year)
{
  const SpExcludedYear *excluded;
  guint n;

  excluded = sp_forecast_get_excluded (levels->forecast, &n);
  for (guint i = 0; i < n; i++)
    if (excluded[i].year.start == year && (excluded[i].area < 0 || excluded[i].area == area))
      return TRUE;
  return FALSE;
}

/* One year of a school beside its area's ratio of that year. FALSE: not held, left out, or broken. */
static gboolean
compare_year (const Work *work, gint school, SpAreaIndex area, gint group, gint k, double *expected, double *after)
{
  const SpLevels *levels = work->levels;
  const SpRollSeries *series = sp_forecast_get_series (levels->forecast);
  gint y = (gint) work->n_years - 1 - k;
  SpAcademicYear year = sp_academic_year (levels->origin - k);
  double area_before, area_after;
  gsize from, to;

  if (y < 1)
    return FALSE;
  from = roll_cell (work, school, y - 1, group - 1), to = roll_cell (work, school, y, group);
  if (!work->roll_known[from] || !work->roll_known[to] || !(work->roll[from] > 0)
      || sp_roll_series_is_broken (series, (guint) area, year, group)
      || is_left_out (levels, area, year.start) || is_left_out (levels, area, year.start - 1)
      || !sp_roll_series_get_pupils (series, (guint) area, sp_academic_year (year.start - 1), group - 1, &area_before)
      || !sp_roll_series_get_pupils (series, (guint) area, year, group, &area_after) || !(area_before > 0))
    return FALSE;
  *expected = work->roll[from] * area_after / area_before;
  *after = work->roll[to];
  return TRUE;
}

static double
find_departure (const Work *work, gint school, gint group)
{
  SpAreaIndex area = sp_levels_get_school_area (work->levels, school, group);
  double expected = PRIOR, after = PRIOR, one, next;

  for (gint k = 0; k < WINDOW && area >= 0 && group > 0; k++)
    if (compare_year (work, school, area, group, k, &one, &next))
      expected += one, after += next;
  return after / expected;
}

/* Those who follow a school that has closed by a lead: links whose turn has come. */
static guint
find_followers (const SpLevels *levels, gint school, gint lead, gint group, gint followers[SP_MOST_HEIRS])
{
  const SpSnapshot *snapshot = levels->snapshot;
  guint n = 0;

  for (guint i = 0; i < snapshot->n_school_links && n < SP_MOST_HEIRS; i++)
    if (snapshot->school_links[i].predecessor == school && snapshot->school_links[i].from.start <= levels->origin + lead
        && sp_levels_school_teaches (levels, snapshot->school_links[i].successor, lead, group))
      followers[n++] = snapshot->school_links[i].successor;
  return n;
}

/* What a school that has just closed leaves: those who follow it have its children and its intakes. */
static void
pass_on (Work *work, gint school, gint lead)
{
  SpLevels *levels = work->levels;

  work->passed_on[school] = TRUE;
  for (gint g = 0; g < SP_N_GROUPS; g++)
    {
      gint followers[SP_MOST_HEIRS];
      guint n = find_followers (levels, school, lead, g, followers);

      for (guint i = 0; i < n; i++)
        levels->past[slot (followers[i], g)] += levels->past[slot (school, g)] / n;
      n = g + 1 < SP_N_GROUPS ? find_followers (levels, school, lead, g + 1, followers) : 0;
      for (guint i = 0; i < n; i++)
        work->before[slot (followers[i], g)] += demand_of (levels, school, lead - 1, g)->pupils / n;
    }
}

static void
begin_year (Work *work, gint lead)
{
  SpLevels *levels = work->levels;

  for (gint s = 0; s < (gint) levels->n_schools; s++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      work->before[slot (s, g)]
          = sp_levels_school_teaches (levels, s, lead - 1, g) ? demand_of (levels, s, lead - 1, g)->pupils : 0;
  for (gint s = 0; s < (gint) levels->n_schools; s++)
    if (!work->passed_on[s] && !sp_levels_is_open (levels, s, lead) && sp_levels_is_open (levels, s, lead - 1))
      pass_on (work, s, lead);
}

static double
area_ratio (const Work *work, SpAreaIndex area, gint lead, gint group)
{
  const SpLevels *levels = work->levels;
  gsize from = group > 0 ? sp_levels_cell (levels, area, lead - 1, group - 1) : 0;
  gsize to = sp_levels_cell (levels, area, lead, group);

  return group > 0 && levels->area_known[from] && levels->area[from] > 0 ? levels->area[to] / levels->area[from] : 1;
}

static gboolean
state_shares (const Work *work, gint school, gint group, double *feeder)
{
  const SpSnapshot *snapshot = work->levels->snapshot;
  gboolean any = FALSE;

  *feeder = 0;
  for (guint i = 0; i < snapshot->n_school_transfers; i++)
    {
      const SpSchoolTransfer *one = &snapshot->school_transfers[i];

      if (one->to != school || (gint) one->into != group)
        continue;
      *feeder += one->share * work->before[slot (one->from, group - 1)];
      any = TRUE;
    }
  return any;
}

static gboolean
state_staying_on (const SpLevels *levels, gint school, gint group, double *ratio)
{
  for (guint i = 0; i < levels->snapshot->n_staying_on; i++)
    if (levels->snapshot->staying_on[i].school == school && (gint) levels->snapshot->staying_on[i].group == group)
      {
        *ratio = levels->snapshot->staying_on[i].ratio;
        return TRUE;
      }
  return FALSE;
}

/* Demand before it is scaled; all_past: recent pupils of the year group in all schools of the area that teach it. */
static void
ask (const Work *work, SpAreaIndex area, gint school, gint lead, gint group, double all_past, SpSchoolDemand *out)
{
  const SpLevels *levels = work->levels;
  const SpSchool *one = &levels->snapshot->schools[school];
  gboolean moves_up = group > (gint) one->first_group && group != SP_GROUP_Y7;
  double below = group > 0 ? work->before[slot (school, group - 1)] : 0;
  double past = levels->past[slot (school, group)], stated;
  double ratio = area_ratio (work, area, lead, group) * work->departure[slot (school, group)];

  *out = (SpSchoolDemand) { SP_DEMAND_NONE, -1, -1, 1, 0, 0 };
  if (state_shares (work, school, group, &stated))
    {
      double own = moves_up ? below * ratio : 0;

      *out = (SpSchoolDemand) { SP_DEMAND_SHARES, stated + own, 1, 1, 0, 0 };
    }
  else if (group >= SP_GROUP_Y12 && moves_up && state_staying_on (levels, school, group, &stated))
    *out = (SpSchoolDemand) { SP_DEMAND_STAYING, below, stated, 1, 0, 0 };
  else if (moves_up && (below > 0 || !(past > 0)))
    *out = (SpSchoolDemand) { SP_DEMAND_MOVED_UP, below, ratio, 1, 0, 0 };
  else if (all_past > 0 && past > 0)
    *out = (SpSchoolDemand) { SP_DEMAND_SHARE, levels->area[sp_levels_cell (levels, area, lead, group)], past / all_past,
                              1, 0, 0 };
  out->pupils = out->kind == SP_DEMAND_NONE ? 0 : out->feeder * out->ratio;
}

/* No school of the area has had the year group: by places, or evenly, among those open at the origin already. */
static gboolean
share_by_places (Work *work, const GArray *members, SpAreaIndex area, gint lead, gint group)
{
  SpLevels *levels = work->levels;
  gint y = MIN (levels->origin + lead - levels->snapshot->first_year.start, (gint) levels->snapshot->n_years - 1);
  double pupils = levels->area[sp_levels_cell (levels, area, lead, group)], all = 0;
  const gint32 *held = levels->snapshot->school_places;
  guint n = 0;

  for (gint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < members->len; i++)
      {
        gint s = g_array_index (members, gint, i);
        gint places = held ? held[sp_snapshot_cell (levels->snapshot, s, (guint) y, group)] : -1;
        SpSchoolDemand *demand = demand_of (levels, s, lead, group);

        if (!sp_levels_school_teaches (levels, s, lead, group) || levels->snapshot->schools[s].opened.start > levels->origin)
          continue;
        if (pass == 0)
          all += MAX (places, 0), n++;
        else
          {
            double ratio = all > 0 ? MAX (places, 0) / all : 1.0 / n;

            *demand = (SpSchoolDemand) { SP_DEMAND_PLACES, pupils, ratio, 1, pupils * ratio, 0 };
          }
      }
  return n > 0;
}

static gboolean
is_stated (const SpSchoolDemand *demand)
{
  return demand->kind == SP_DEMAND_SHARES || demand->kind == SP_DEMAND_STAYING;
}

/* Each year group of the schools adds to the area's. */
static void
scale (Work *work, const GArray *members, SpAreaIndex area, gint lead, gint group)
{
  SpLevels *levels = work->levels;
  gsize cell = sp_levels_cell (levels, area, lead, group);
  double pupils = levels->area[cell], stated = 0, rest = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const SpSchoolDemand *demand = demand_of (levels, g_array_index (members, gint, i), lead, group);

      *(is_stated (demand) ? &stated : &rest) += demand->pupils;
    }
  if (!(stated + rest > 0))
    {
      if (!(pupils > 0) || !share_by_places (work, members, area, lead, group))
        levels->no_school_exact[cell] = fmax (0, pupils);
      return;
    }
  for (guint i = 0; i < members->len; i++)
    {
      SpSchoolDemand *demand = demand_of (levels, g_array_index (members, gint, i), lead, group);

      if (rest > 0 && stated <= pupils)
        demand->scale = is_stated (demand) ? 1 : (pupils - stated) / rest;
      else
        demand->scale = pupils / (stated + rest);
      if (demand->kind != SP_DEMAND_NONE)
        demand->pupils *= demand->scale;
    }
}

static void
fill_cell (Work *work, const GArray *members, SpAreaIndex area, gint lead, gint group)
{
  SpLevels *levels = work->levels;
  double all_past = 0;

  for (guint i = 0; i < members->len; i++)
    if (sp_levels_school_teaches (levels, g_array_index (members, gint, i), lead, group))
      all_past += levels->past[slot (g_array_index (members, gint, i), group)];
  for (guint i = 0; i < members->len; i++)
    {
      gint s = g_array_index (members, gint, i);
      SpSchoolDemand *demand = demand_of (levels, s, lead, group);

      if (lead == 0)
        *demand = (SpSchoolDemand) { SP_DEMAND_COUNTED, -1, -1, 1,
                                     work->roll[roll_cell (work, s, (gint) work->n_years - 1, group)], 0 };
      else if (sp_levels_school_teaches (levels, s, lead, group))
        ask (work, area, s, lead, group, all_past, demand);
      else
        *demand = (SpSchoolDemand) { SP_DEMAND_NONE, -1, -1, 1, 0, 0 };
    }
  if (lead > 0)
    scale (work, members, area, lead, group);
}

static GPtrArray *
list_members (const SpLevels *self)
{
  GPtrArray *members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint a = 0; a < self->n_areas; a++)
    g_ptr_array_add (members, g_array_new (FALSE, FALSE, sizeof (gint)));
  for (gint s = 0; s < (gint) self->n_schools; s++)
    for (gint phase = 0; phase < SP_N_PHASES; phase++)
      {
        SpAreaIndex area = self->school_area[(gsize) s * SP_N_PHASES + (gsize) phase];

        if (area >= 0)
          g_array_append_val ((GArray *) members->pdata[area], s);
      }
  return members;
}

static void
free_work (Work *work)
{
  g_free (work->roll);
  g_free (work->roll_known);
  g_free (work->departure);
  g_free (work->before);
  g_free (work->passed_on);
}

void
sp_levels_fill_schools (SpLevels *self)
{
  SpAcademicYear origin = sp_academic_year (self->origin);
  g_autoptr (SpRecut) recut = sp_recut_new (self->snapshot, origin, NULL);
  g_autoptr (GPtrArray) members = NULL;
  guint n_years = sp_forecast_get_series (self->forecast)->n_years;
  gsize n_cells = (gsize) self->n_schools * SP_N_GROUPS;
  Work work = { self, n_years, g_new0 (double, n_cells * n_years), g_new0 (guint8, n_cells * n_years),
                g_new0 (double, n_cells), g_new0 (double, n_cells), g_new0 (guint8, self->n_schools) };

  recut_rolls (&work, recut);
  place_schools (self, origin);
  place_later_schools (self);
  for (gint s = 0; s < (gint) self->n_schools; s++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      {
        self->past[slot (s, g)] = find_past (&work, s, g);
        work.departure[slot (s, g)] = find_departure (&work, s, g);
      }
  members = list_members (self);
  for (gint lead = 0; lead <= self->horizon; lead++)
    {
      if (lead > 0)
        begin_year (&work, lead);
      for (guint a = 0; a < self->n_areas; a++)
        for (gint g = 0; g < SP_N_GROUPS; g++)
          if (self->area_known[sp_levels_cell (self, (gint) a, lead, g)])
            fill_cell (&work, members->pdata[a], (SpAreaIndex) a, lead, g);
    }
  free_work (&work);
}
