/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-option-effects.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-admissions.h"
#include "spk-round.h"

#define KM_A_MILE 1.609344
static const double reach_of[SP_N_PHASES] = { [SP_PHASE_PRIMARY] = 3 * KM_A_MILE, [SP_PHASE_SECONDARY] = 6 * KM_A_MILE };

struct _SpOptionEffects
{
  gatomicrefcount ref_count;
  SpOptionSet    *set;
  SpOptionEffect *effects; /* [n_options] */
};

G_DEFINE_BOXED_TYPE (SpOptionEffects, sp_option_effects, sp_option_effects_ref, sp_option_effects_unref)

typedef struct { SpAreaIndex area; double km, share; } Near; /* share: of its places, at schools in reach */

/* One option being looked at. */
typedef struct
{
  const SpOption   *option;
  SpNeed           *need;
  SpAdmissions     *admissions;
  const SpSnapshot *snapshot;
  SpOptionEffect   *effect;
  GArray           *flows;  /* SpOptionFlow */
  GArray           *near;   /* Near, of the area being looked at */
  gint              lead;
  double           *value, *scratch; /* [n_schools] */
  gint             *room;
  long long        *whole;
} Look;

const char *
sp_flow_kind_code (SpFlowKind kind)
{
  static const char *const codes[] = { "spared", "relieved", "within", "near" };

  return codes[MIN ((guint) kind, G_N_ELEMENTS (codes) - 1)];
}

const char *
sp_flow_kind_name (SpFlowKind kind)
{
  static const char *const names[] = { N_("would have placed them without it"), N_("could send them"),
                                       N_("would receive them, in the area"), N_("would receive them, nearby") };

  return _(names[MIN ((guint) kind, G_N_ELEMENTS (names) - 1)]);
}

/* ------------------------------------------------------------------ where */

static SpAreaIndex
area_of (const SpSchool *school, SpPhase phase)
{
  return phase == SP_PHASE_PRIMARY ? school->primary_area : school->secondary_area;
}

/* The shortest way from the option's school, or from any of the area's, to a school. */
static double
nearest (const Look *look, SpAreaIndex area, const SpSchool *to)
{
  const SpSnapshot *s = look->snapshot;
  SpPhase phase = s->areas[area].phase;
  double best = -1;

  if (look->option->school >= 0 && s->schools[look->option->school].has_point)
    return sp_school_distance (&s->schools[look->option->school], to);
  for (guint i = 0; i < s->n_schools; i++)
    {
      double km = area_of (&s->schools[i], phase) == area ? sp_school_distance (&s->schools[i], to) : -1;

      if (km >= 0 && (best < 0 || km < best))
        best = km;
    }
  return best;
}

/* Places of a school in the year groups of a phase at the origin; 1 where none are held, so that it counts a little. */
static gint
size_of (const SpSnapshot *s, SpSchoolIndex school, SpPhase phase)
{
  gint year = sp_snapshot_year_index (s, s->assumptions.origin), sum = 0;

  for (gint g = sp_phase_first_group (phase); g <= (gint) sp_phase_last_group (phase) && year >= 0 && s->school_places; g++)
    sum += MAX (0, s->school_places[sp_snapshot_cell (s, school, (guint) year, (SpYearGroup) g)]);
  return MAX (1, sum);
}

/* Areas of the phase with a school in reach, in the plan's order. */
static void
find_near (Look *look, SpAreaIndex area)
{
  const SpSnapshot *s = look->snapshot;
  SpPhase phase = s->areas[area].phase;
  g_autofree double *best = g_new (double, s->n_areas + 1), *all = g_new0 (double, s->n_areas + 1),
                    *reached = g_new0 (double, s->n_areas + 1);

  for (guint a = 0; a < s->n_areas; a++)
    best[a] = -1;
  for (guint i = 0; i < s->n_schools; i++)
    {
      SpAreaIndex of = area_of (&s->schools[i], phase);
      double km = of >= 0 && of != area ? nearest (look, area, &s->schools[i]) : -1;

      if (of < 0 || of == area)
        continue;
      all[of] += size_of (s, (SpSchoolIndex) i, phase);
      reached[of] += km >= 0 && km <= reach_of[phase] ? size_of (s, (SpSchoolIndex) i, phase) : 0;
      if (km >= 0 && (best[of] < 0 || km < best[of]))
        best[of] = km;
    }
  g_array_set_size (look->near, 0);
  for (guint a = 0; a < s->n_areas; a++)
    if (best[a] >= 0 && best[a] <= reach_of[phase])
      {
        Near row = { (SpAreaIndex) a, best[a], reached[a] / all[a] };

        g_array_append_val (look->near, row);
      }
}

static void
add_flow (Look *look, SpFlowKind kind, SpAreaIndex area, SpSchoolIndex school, double km, double children)
{
  SpOptionFlow row = { kind, area, school, km, children };

  if (children <= 0)
    return;
  for (guint i = 0; i < look->flows->len; i++)
    {
      SpOptionFlow *old = &g_array_index (look->flows, SpOptionFlow, i);

      if (old->kind == kind && old->area == area && old->school == school)
        {
          old->children += children;
          return;
        }
    }
  g_array_append_val (look->flows, row);
}

SpPlacesShared
sp_places_share (double added, double shortfall, double spare_near, double shortfall_near)
{
  SpPlacesShared out = { .taken_up = MIN (added, shortfall) };

  out.spared = MIN (out.taken_up, spare_near);
  out.relieves = MIN (added - out.taken_up, shortfall_near);
  out.surplus = added - out.taken_up - out.relieves;
  return out;
}

/* What all areas near have to spare, or are short of. */
static double
sum_near (const Look *look, SpYearGroup group, gboolean spare)
{
  double all = 0;

  for (guint i = 0; i < look->near->len; i++)
    {
      const Near *near = &g_array_index (look->near, Near, i);
      SpNeedCell cell = sp_need_get_cell (look->need, near->area, look->lead, group);

      all += cell.known ? near->share * (spare ? cell.spare : cell.shortfall) : 0;
    }
  return all;
}

/* Areas near share `children` (no more than all of them have) by what they are short of, or by what they have to spare. */
static void
share_near (Look *look, SpYearGroup group, gboolean spare, SpFlowKind kind, double children)
{
  double all = sum_near (look, group, spare);

  for (guint i = 0; i < look->near->len && all > 0; i++)
    {
      const Near *near = &g_array_index (look->near, Near, i);
      SpNeedCell cell = sp_need_get_cell (look->need, near->area, look->lead, group);
      double has = cell.known ? near->share * (spare ? cell.spare : cell.shortfall) : 0;

      add_flow (look, kind, near->area, -1, near->km, children * has / all);
    }
}

/* ------------------------------------------------------------ places added */

static void
add_places (Look *look, SpAreaIndex area, SpYearGroup group, double added)
{
  SpNeedCell cell = sp_need_get_cell (look->need, area, look->lead, group);
  SpPlacesShared shared = sp_places_share (added, cell.shortfall, sum_near (look, group, TRUE), sum_near (look, group, FALSE));

  look->effect->known = look->effect->known && cell.known;
  look->effect->taken_up += shared.taken_up;
  look->effect->spared += shared.spared;
  look->effect->relieves += shared.relieves;
  look->effect->surplus += shared.surplus;
  share_near (look, group, TRUE, SP_FLOW_SPARED, shared.spared);
  share_near (look, group, FALSE, SP_FLOW_RELIEVED, shared.relieves);
}

/* -------------------------------------------------------- places taken away */

/* A school that nobody knows the place of is not near one whose place is known. */
static gboolean
is_in_reach (const Look *look, double km, SpPhase phase)
{
  return km >= 0 ? km <= reach_of[phase] : !look->snapshot->schools[look->option->school].has_point;
}

/* Room in each school that may receive children of the year group: those of the area, or (near) of areas in reach. */
static gboolean
find_room (Look *look, SpAreaIndex area, SpYearGroup group, gboolean near)
{
  const SpSnapshot *s = look->snapshot;
  SpLevels *levels = sp_admissions_get_levels (look->admissions);
  SpPhase phase = s->areas[area].phase;
  gboolean any = FALSE;

  for (gint i = 0; i < (gint) s->n_schools; i++)
    {
      SpAdmission one = sp_admissions_get_school (look->admissions, i, look->lead, group);
      double km = sp_school_distance (&s->schools[look->option->school], &s->schools[i]);
      SpAreaIndex of = area_of (&s->schools[i], phase);
      gboolean may = !near && of == area;

      for (guint n = 0; n < look->near->len && near; n++)
        may = may || (g_array_index (look->near, Near, n).area == of && is_in_reach (look, km, phase));
      look->room[i] = may && i != look->option->school && one.known && one.limit >= 0
                          && sp_levels_school_teaches (levels, i, look->lead, group)
                        ? MAX (0, one.limit - one.admitted) : 0;
      any = any || look->room[i] > 0;
    }
  return any;
}

/* In rounds, as overflow: each shares what is left in proportion, who is full drops out. How many found room. */
static gint
spread (Look *look, SpAreaIndex area, SpYearGroup group, SpFlowKind kind, gint children)
{
  const SpSnapshot *s = look->snapshot;
  SpLevels *levels = sp_admissions_get_levels (look->admissions);
  gint left = children;

  if (left <= 0 || !find_room (look, area, group, kind == SP_FLOW_NEAR))
    return 0;
  for (guint round = 0; round <= s->n_schools && left > 0; round++)
    {
      double all = 0;

      for (gint i = 0; i < (gint) s->n_schools; i++)
        {
          double past = look->room[i] > 0 ? sp_levels_get_past_intake (levels, i, group) : 0;
          double km = sp_school_distance (&s->schools[look->option->school], &s->schools[i]);
          double pull = past > 0 ? past : MIN (look->room[i], SP_PUPILS_PER_FORM);

          look->value[i] = pull * exp (-MAX (km, 0) / SP_OVERFLOW_KM);
          all += look->value[i];
        }
      if (!(all > 0))
        return children - left;
      for (guint i = 0; i < s->n_schools; i++)
        look->value[i] *= left / all;
      if (spk_round_to_total (look->value, s->n_schools, left, look->scratch, look->whole) != SPK_OK)
        return children - left;
      for (gint i = 0; i < (gint) s->n_schools; i++)
        {
          gint goes = MIN ((gint) look->whole[i], look->room[i]);

          add_flow (look, kind, area_of (&s->schools[i], s->areas[area].phase), i,
                    sp_school_distance (&s->schools[look->option->school], &s->schools[i]), goes);
          look->room[i] -= goes;
          left -= goes;
        }
    }
  return children - left;
}

/* Children whom the school would have admitted and has no place for any more. */
static gint
count_displaced (const Look *look, SpYearGroup group, gint removed)
{
  SpAdmission one = sp_admissions_get_school (look->admissions, look->option->school, look->lead, group);

  if (!one.known)
    return 0;
  if (g_str_equal (look->option->kind, "closure") || one.limit < 0)
    return g_str_equal (look->option->kind, "closure") ? one.admitted : MIN (removed, one.admitted);
  return MAX (0, one.admitted - MAX (0, one.limit - removed));
}

static void
remove_places (Look *look, SpAreaIndex area, SpYearGroup group, gint removed)
{
  SpOptionEffect *effect = look->effect;
  SpNeedCell cell = sp_need_get_cell (look->need, area, look->lead, group);
  double displaced, within = 0, near;

  if (look->option->school >= 0)
    {
      gint children = count_displaced (look, group, removed);

      displaced = children;
      within = spread (look, area, group, SP_FLOW_WITHIN, children);
      near = spread (look, area, group, SP_FLOW_NEAR, children - (gint) within);
    }
  else
    {
      effect->known = effect->known && cell.known;
      displaced = MAX (0, removed - cell.spare);
      near = MIN (displaced, sum_near (look, group, TRUE));
      share_near (look, group, TRUE, SP_FLOW_NEAR, near);
    }
  effect->displaced += displaced;
  effect->within += within;
  effect->near += near;
  effect->beyond += displaced - within - near;
}

/* --------------------------------------------------------------- an option */

static gint
compare_flows (gconstpointer a, gconstpointer b)
{
  const SpOptionFlow *x = a, *y = b;

  if (x->kind != y->kind)
    return (gint) x->kind - (gint) y->kind;
  if (x->children != y->children)
    return x->children < y->children ? 1 : -1;
  return x->area != y->area ? x->area - y->area : x->school - y->school;
}

static void
look_at (Look *look)
{
  gint opens = 0, places = 0;

  g_array_set_size (look->flows, 0);
  look->effect->known = sp_option_find_telling_year (look->option, look->need, &opens, &look->lead, &places);
  look->effect->places = places;
  look->effect->year = sp_academic_year (look->snapshot->assumptions.origin.start + look->lead);
  for (guint a = 0; a < look->snapshot->n_areas && look->effect->known; a++)
    {
      gboolean any = FALSE;

      for (guint i = 0; i < look->option->n_places; i++)
        any = any || look->option->places[i].area == (SpAreaIndex) a;
      if (any)
        find_near (look, (SpAreaIndex) a);
      for (gint g = 0; any && g < SP_N_GROUPS; g++)
        {
          gint change = sp_option_get_places_in (look->option, (SpAreaIndex) a, (SpYearGroup) g, look->lead - opens);

          if (change > 0)
            add_places (look, (SpAreaIndex) a, (SpYearGroup) g, change);
          else if (change < 0)
            remove_places (look, (SpAreaIndex) a, (SpYearGroup) g, -change);
        }
    }
  g_array_sort (look->flows, compare_flows);
  look->effect->n_flows = look->flows->len;
  look->effect->flows = g_memdup2 (look->flows->data, look->flows->len * sizeof (SpOptionFlow));
}

static SpAdmissions *
run_admissions (SpOptionSet *set, SpProgress *progress, GError **error)
{
  SpNeed *need = sp_option_set_get_need (set);
  g_autoptr (SpLevels) levels = sp_levels_run (sp_need_get_forecast (need), SP_RECONCILE_AREAS, progress, error);

  return levels ? sp_admissions_run (levels, sp_need_get_supply (need), progress, error) : NULL;
}

SpOptionEffects *
sp_option_effects_new (SpOptionSet *set, SpProgress *progress, GError **error)
{
  g_autoptr (SpOptionEffects) self = NULL;
  SpSnapshot *snapshot = sp_option_set_get_snapshot (set);
  gsize n = MAX (snapshot->n_schools, 1);
  g_autoptr (SpAdmissions) admissions = run_admissions (set, progress, error);
  g_autoptr (GArray) flows = g_array_new (FALSE, FALSE, sizeof (SpOptionFlow)), near = g_array_new (FALSE, FALSE, sizeof (Near));
  g_autofree double *value = g_new0 (double, n), *scratch = g_new0 (double, n);
  g_autofree gint *room = g_new0 (gint, n);
  g_autofree long long *whole = g_new0 (long long, n);

  if (!admissions)
    return NULL;
  self = g_new0 (SpOptionEffects, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->set = sp_option_set_ref (set);
  self->effects = g_new0 (SpOptionEffect, MAX (sp_option_set_get_n (set), 1));
  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    {
      Look look = { sp_option_set_get (set, i), sp_option_set_get_need (set), admissions, snapshot, &self->effects[i],
                    flows, near, 0, value, scratch, room, whole };

      if (sp_progress_is_cancelled (progress, error))
        return NULL;
      look_at (&look);
    }
  return g_steal_pointer (&self);
}

SpOptionEffects *
sp_option_effects_ref (SpOptionEffects *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_option_effects_unref (SpOptionEffects *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < sp_option_set_get_n (self->set); i++)
    g_free ((gpointer) self->effects[i].flows);
  g_free (self->effects);
  sp_option_set_unref (self->set);
  g_free (self);
}

SpOptionSet *
sp_option_effects_get_set (const SpOptionEffects *self)
{
  return self->set;
}

const SpOptionEffect *
sp_option_effects_get (const SpOptionEffects *self, guint option)
{
  g_return_val_if_fail (option < sp_option_set_get_n (self->set), NULL);
  return &self->effects[option];
}
