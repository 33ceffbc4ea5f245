/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-admissions.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-supply-findings.h"
#include "spk-round.h"

#define NO_LIMIT (G_MAXINT / 4)
#define KILOMETRES_A_DEGREE 111.2

struct _SpAdmissions
{
  gint         ref_count;
  SpLevels    *levels;
  SpSupply    *supply;
  const SpSnapshot *snapshot;
  gint         origin, horizon;
  guint        n_areas, n_schools;
  SpAdmission *schools;  /* [n_schools][horizon + 1][SP_N_GROUPS] */
  SpAreaAdmission *areas; /* [n_areas][horizon + 1][SP_N_GROUPS] */
  gint        *carried;  /* [n_schools][SP_N_GROUPS] of the year before: who came by overflow, less who went */
  gint        *projects; /* [n_schools][horizon + 1][SP_N_GROUPS] places of projects at the school */
  gint        *planned;  /* [n_areas][horizon + 1][SP_N_GROUPS] places of projects at none */
  GArray      *moves;    /* SpAdmissionMove */
};

G_DEFINE_BOXED_TYPE (SpAdmissions, sp_admissions, sp_admissions_ref, sp_admissions_unref)

/* One year group of one area in one year. */
typedef struct
{
  SpAdmissions *self;
  SpAreaIndex   area;
  gint          lead, group;
  guint         n;
  gint         *school;
  gint         *room;      /* [n + 1]: the last is the planned places */
  double       *value, *scratch; /* [n + 1] */
  long long    *whole;
} Cell;

static gsize
cell_of (const SpAdmissions *self, gint row, gint lead, gint group)
{
  return ((gsize) row * (gsize) (self->horizon + 1) + (gsize) lead) * SP_N_GROUPS + (gsize) group;
}

static void
count_projects (SpAdmissions *self)
{
  for (guint p = 0; p < self->snapshot->n_projects; p++)
    {
      const SpProject *project = &self->snapshot->projects[p];

      if (sp_supply_get_kind (self->supply) == SP_SUPPLY_EXISTING
          || !sp_supply_kind_counts (sp_supply_get_kind (self->supply), project))
        continue;
      for (guint i = 0; i < project->n_places; i++)
        for (gint lead = MAX (1, project->places[i].year.start - self->origin); lead <= self->horizon; lead++)
          if (project->school >= 0)
            self->projects[cell_of (self, project->school, lead, project->places[i].group)] += project->places[i].places;
          else
            self->planned[cell_of (self, project->places[i].area, lead, project->places[i].group)] += project->places[i].places;
    }
}

static gboolean
is_entry (const SpSchool *school, gint group)
{
  return group == (gint) school->first_group || group == SP_GROUP_R || group == SP_GROUP_Y7;
}

/* What the school can admit, or hold, in a year group; NO_LIMIT where nothing is held. */
static gint
find_limit (const SpAdmissions *self, gint school, gint lead, gint group, gboolean *by_admission_number)
{
  const SpSnapshot *snapshot = self->snapshot;
  gint year = MIN (self->origin + lead - snapshot->first_year.start, (gint) snapshot->n_years - 1);
  gsize cell = sp_snapshot_cell (snapshot, school, (guint) year, group);
  gint places = snapshot->school_places ? snapshot->school_places[cell] : -1;
  gint number = snapshot->admission_number ? snapshot->admission_number[cell] : -1, limit;

  if (number < 0 && snapshot->admission_number && !is_entry (&snapshot->schools[school], group))
    number = snapshot->admission_number[sp_snapshot_cell (snapshot, school, (guint) year, snapshot->schools[school].first_group)];
  *by_admission_number = number >= 0 && (places < 0 || is_entry (&snapshot->schools[school], group));
  limit = *by_admission_number ? number : places;
  return limit < 0 ? NO_LIMIT : MAX (0, limit + self->projects[cell_of (self, school, lead, group)]);
}

/* The area's children, each school's by its demand and by whom earlier overflow brought or took. */
static gint
settle_demand (Cell *cell)
{
  SpAdmissions *self = cell->self;
  gint children = 0;
  double all = 0;

  for (guint i = 0; i < cell->n; i++)
    {
      const SpSchool *school = &self->snapshot->schools[cell->school[i]];
      SpSchoolDemand demand = { 0 };
      gboolean stays = cell->group > (gint) school->first_group && cell->group != SP_GROUP_Y7;

      sp_levels_get_school (self->levels, cell->school[i], cell->lead, cell->group, &demand);
      children += demand.whole;
      cell->value[i] = demand.whole;
      if (stays)
        cell->value[i] += self->carried[(gsize) cell->school[i] * SP_N_GROUPS + (gsize) cell->group - 1];
      cell->value[i] = fmax (0, cell->value[i]);
      all += cell->value[i];
    }
  for (guint i = 0; i < cell->n && all > 0; i++)
    cell->value[i] *= children / all;
  if (spk_round_to_total (cell->value, cell->n, children, cell->scratch, cell->whole) != SPK_OK)
    return 0;
  for (guint i = 0; i < cell->n; i++)
    self->schools[cell_of (self, cell->school[i], cell->lead, cell->group)].demand = (gint) cell->whole[i];
  return children;
}

static void
set_limits (Cell *cell)
{
  SpAdmissions *self = cell->self;

  for (guint i = 0; i < cell->n; i++)
    {
      SpAdmission *one = &self->schools[cell_of (self, cell->school[i], cell->lead, cell->group)];
      gint limit = find_limit (self, cell->school[i], cell->lead, cell->group, &one->by_admission_number);

      if (cell->lead == 0)
        limit = NO_LIMIT; /* they were counted: nobody is turned away */
      else if (limit < NO_LIMIT && cell->group > 0 && !is_entry (&self->snapshot->schools[cell->school[i]], cell->group))
        {
          const SpAdmission *below = &self->schools[cell_of (self, cell->school[i], cell->lead - 1, cell->group - 1)];

          limit = MAX (limit, MIN (below->known ? below->admitted : 0, one->demand));
        }
      one->known = TRUE;
      one->limit = limit == NO_LIMIT ? -1 : limit;
      one->admitted = MIN (one->demand, limit);
      one->unplaced = one->demand - one->admitted;
      cell->room[i] = limit == NO_LIMIT ? NO_LIMIT : limit - one->admitted;
    }
  cell->room[cell->n] = cell->lead == 0 ? 0 : MAX (0, self->planned[cell_of (self, cell->area, cell->lead, cell->group)]);
}

double
sp_school_distance (const SpSchool *a, const SpSchool *b)
{
  double across, along;

  if (!a->has_point || !b->has_point)
    return -1;
  across = (a->lon - b->lon) * cos ((a->lat + b->lat) * G_PI / 360) * KILOMETRES_A_DEGREE;
  along = (a->lat - b->lat) * KILOMETRES_A_DEGREE;
  return hypot (across, along);
}

/* A second share for one who had one already in this cell is added to it. */
static void
note_move (Cell *cell, gint from, gint to, gint children)
{
  GArray *moves = cell->self->moves;
  SpAdmissionMove row = { from, to, cell->lead, cell->group, children };

  for (guint i = moves->len; i-- > 0;)
    {
      SpAdmissionMove *old = &g_array_index (moves, SpAdmissionMove, i);

      if (old->from != from || old->lead != cell->lead || (gint) old->group != cell->group)
        break;
      if (old->to == to)
        {
          old->children += children;
          return;
        }
    }
  g_array_append_val (moves, row);
}

static void
move (Cell *cell, guint from, guint to, gint children)
{
  SpAdmissions *self = cell->self;
  SpAdmission *out = &self->schools[cell_of (self, cell->school[from], cell->lead, cell->group)];
  gint receiver = to < cell->n ? cell->school[to] : -1;

  if (children <= 0)
    return;
  out->unplaced -= children;
  out->out += children;
  if (cell->room[to] < NO_LIMIT)
    cell->room[to] -= children;
  if (receiver >= 0)
    {
      SpAdmission *in = &self->schools[cell_of (self, receiver, cell->lead, cell->group)];

      in->in += children;
      in->admitted += children;
    }
  else
    self->areas[cell_of (self, cell->area, cell->lead, cell->group)].planned += children;
  note_move (cell, cell->school[from], receiver, children);
}

/* In rounds: each shares what is left in proportion; who is full drops out. Then to planned places. */
static void
pass_on (Cell *cell, guint from)
{
  SpAdmissions *self = cell->self;
  const SpSchool *school = &self->snapshot->schools[cell->school[from]];
  SpAdmission *one = &self->schools[cell_of (self, cell->school[from], cell->lead, cell->group)];

  for (guint round = 0; round <= cell->n && one->unplaced > 0; round++)
    {
      double all = 0;

      for (guint i = 0; i < cell->n; i++)
        {
          double past = sp_levels_get_past_intake (self->levels, cell->school[i], cell->group);
          double pull = past > 0 ? past : MIN (cell->room[i], SP_PUPILS_PER_FORM);

          cell->value[i] = i == from || cell->room[i] <= 0
                             ? 0 : pull * exp (-MAX (sp_school_distance (school, &self->snapshot->schools[cell->school[i]]), 0) / SP_OVERFLOW_KM);
          all += cell->value[i];
        }
      if (!(all > 0))
        break;
      for (guint i = 0; i < cell->n; i++)
        cell->value[i] *= one->unplaced / all;
      if (spk_round_to_total (cell->value, cell->n, one->unplaced, cell->scratch, cell->whole) != SPK_OK)
        break;
      for (guint i = 0; i < cell->n; i++)
        if (cell->value[i] > 0)
          move (cell, from, i, MIN ((gint) cell->whole[i], cell->room[i]));
    }
  move (cell, from, cell->n, MIN (one->unplaced, cell->room[cell->n]));
}

static void
add_up (Cell *cell, gint children)
{
  SpAdmissions *self = cell->self;
  SpAreaAdmission *area = &self->areas[cell_of (self, cell->area, cell->lead, cell->group)];

  area->known = TRUE;
  area->no_school = sp_levels_get_no_school (self->levels, cell->area, cell->lead, cell->group);
  area->demand = children + area->no_school;
  area->unplaced = area->no_school;
  for (guint i = 0; i < cell->n; i++)
    {
      const SpAdmission *one = &self->schools[cell_of (self, cell->school[i], cell->lead, cell->group)];

      area->admitted += one->admitted;
      area->unplaced += one->unplaced;
    }
}

static void
fill_cell (Cell *cell, const GArray *members)
{
  gint children;

  cell->n = 0;
  for (guint i = 0; i < members->len; i++)
    if (sp_levels_school_teaches (cell->self->levels, g_array_index (members, gint, i), cell->lead, cell->group))
      cell->school[cell->n++] = g_array_index (members, gint, i);
  children = settle_demand (cell);
  set_limits (cell);
  for (guint i = 0; i < cell->n; i++)
    pass_on (cell, i);
  add_up (cell, children);
}

/* Whoever moved stays moved: added to who had before, for the year group above next year. */
static void
carry (SpAdmissions *self, gint lead)
{
  for (gint s = 0; s < (gint) self->n_schools; s++)
    for (gint g = SP_N_GROUPS - 1; g >= 0; g--)
      {
        const SpAdmission *one = &self->schools[cell_of (self, s, lead, g)];
        const SpSchool *school = &self->snapshot->schools[s];
        gboolean stayed = g > (gint) school->first_group && g != SP_GROUP_Y7;
        gint before = stayed ? self->carried[(gsize) s * SP_N_GROUPS + (gsize) g - 1] : 0;

        self->carried[(gsize) s * SP_N_GROUPS + (gsize) g] = one->known ? before + one->in - one->out : 0;
      }
}

static void
fill (SpAdmissions *self)
{
  gsize n = MAX (self->n_schools, 1) + 1;
  g_autofree gint *school = g_new0 (gint, n), *room = g_new0 (gint, n);
  g_autofree double *value = g_new0 (double, n), *scratch = g_new0 (double, n);
  g_autofree long long *whole = g_new0 (long long, n);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Cell cell = { self, 0, 0, 0, 0, school, room, value, scratch, whole };

  for (guint i = 0; i < self->n_areas * SP_N_PHASES; i++)
    g_ptr_array_add (members, g_array_new (FALSE, FALSE, sizeof (gint)));
  for (gint s = 0; s < (gint) self->n_schools; s++)
    for (gint phase = 0; phase < SP_N_PHASES; phase++)
      {
        SpAreaIndex area = sp_levels_get_school_area (self->levels, s, sp_phase_first_group (phase));

        if (area >= 0)
          g_array_append_val ((GArray *) members->pdata[area * SP_N_PHASES + phase], s);
      }
  for (cell.lead = 0; cell.lead <= self->horizon; cell.lead++)
    {
      for (cell.area = 0; cell.area < (gint) self->n_areas; cell.area++)
        for (cell.group = 0; cell.group < SP_N_GROUPS; cell.group++)
          if (sp_levels_get_area (self->levels, cell.area, cell.lead, cell.group, NULL, NULL))
            fill_cell (&cell, members->pdata[cell.area * SP_N_PHASES + (gint) sp_year_group_phase (cell.group)]);
      carry (self, cell.lead);
    }
}

SpAdmissions *
sp_admissions_run (SpLevels *levels, SpSupply *supply, SpProgress *progress, GError **error)
{
  SpForecast *forecast = sp_levels_get_forecast (levels);
  SpAdmissions *self;
  gsize n_schools, n_areas;

  g_return_val_if_fail (levels != NULL && supply != NULL, NULL);
  if (sp_progress_is_cancelled (progress, error))
    return NULL;
  self = g_new0 (SpAdmissions, 1);
  self->ref_count = 1;
  self->levels = sp_levels_ref (levels);
  self->supply = sp_supply_ref (supply);
  self->snapshot = sp_forecast_get_snapshot (forecast);
  self->origin = sp_forecast_get_origin (forecast).start;
  self->horizon = sp_forecast_get_horizon (forecast);
  self->n_areas = self->snapshot->n_areas;
  self->n_schools = self->snapshot->n_schools;
  n_schools = (gsize) self->n_schools * (gsize) (self->horizon + 1) * SP_N_GROUPS;
  n_areas = (gsize) self->n_areas * (gsize) (self->horizon + 1) * SP_N_GROUPS;
  self->schools = g_new0 (SpAdmission, n_schools);
  self->projects = g_new0 (gint, n_schools);
  self->areas = g_new0 (SpAreaAdmission, n_areas);
  self->planned = g_new0 (gint, n_areas);
  self->carried = g_new0 (gint, (gsize) self->n_schools * SP_N_GROUPS);
  self->moves = g_array_new (FALSE, FALSE, sizeof (SpAdmissionMove));
  count_projects (self);
  fill (self);
  sp_progress_report (progress, 1, _("Admitting pupils to schools"));
  return self;
}

SpAdmissions *
sp_admissions_ref (SpAdmissions *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_admissions_unref (SpAdmissions *self)
{
  if (!self || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_free (self->schools);
  g_free (self->areas);
  g_free (self->carried);
  g_free (self->projects);
  g_free (self->planned);
  g_array_unref (self->moves);
  sp_supply_unref (self->supply);
  sp_levels_unref (self->levels);
  g_free (self);
}

SpLevels *
sp_admissions_get_levels (const SpAdmissions *self)
{
  return self->levels;
}

SpSupply *
sp_admissions_get_supply (const SpAdmissions *self)
{
  return self->supply;
}

SpAdmission
sp_admissions_get_school (const SpAdmissions *self, SpSchoolIndex school, gint lead, SpYearGroup group)
{
  g_return_val_if_fail (school >= 0 && (guint) school < self->n_schools && (guint) group < SP_N_GROUPS, (SpAdmission) { 0 });
  g_return_val_if_fail (lead >= 0 && lead <= self->horizon, (SpAdmission) { 0 });
  return self->schools[cell_of (self, school, lead, group)];
}

SpAreaAdmission
sp_admissions_get_area (const SpAdmissions *self, SpAreaIndex area, gint lead, SpYearGroup group)
{
  g_return_val_if_fail (area >= 0 && (guint) area < self->n_areas && (guint) group < SP_N_GROUPS, (SpAreaAdmission) { 0 });
  g_return_val_if_fail (lead >= 0 && lead <= self->horizon, (SpAreaAdmission) { 0 });
  return self->areas[cell_of (self, area, lead, group)];
}

const SpAdmissionMove *
sp_admissions_get_moves (const SpAdmissions *self, guint *n)
{
  *n = self->moves->len;
  return (const SpAdmissionMove *) self->moves->data;
}
