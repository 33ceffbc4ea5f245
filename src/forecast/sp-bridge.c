/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-bridge.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sp-forecast-round.h"
#include "spk-round.h"

/* Pupils are whole multiples of 2^-24; 2^29 of them still fit a double without loss. */
#define QUANTUM 0x1p-24

/* first: before any factor; then after each; rerun of the second; the second itself. */
#define N_STATES (SP_N_FACTORS + 3)

typedef struct { char *code, *name; SpPhase phase; } Area;

struct _SpBridge
{
  gint           ref_count;
  char          *from_name, *to_name;
  SpAcademicYear first_year;
  guint          n_years;
  GArray        *areas;                     /* of Area */
  double        *state[N_STATES];           /* [n_areas][n_years][SP_N_GROUPS] */
  guint8        *held;                      /* of either end */
};

/* The part that a step from state i to i + 1 belongs to. */
static const SpBridgePart part_of_step[N_STATES - 1] = {
  SP_BRIDGE_METHOD,      /* the first as it was kept, to the same made again */
  SP_BRIDGE_BOUNDARIES, SP_BRIDGE_CORRECTION, SP_BRIDGE_PROGRESSION, SP_BRIDGE_BIRTHS, SP_BRIDGE_HOUSING,
  SP_BRIDGE_METHOD,
  SP_BRIDGE_METHOD,      /* the second made again, to it as it was kept */
};

G_DEFINE_BOXED_TYPE (SpBridge, sp_bridge, sp_bridge_ref, sp_bridge_unref)

const char *
sp_bridge_part_code (SpBridgePart part)
{
  static const char *const codes[] = { "births", "progression", "housing", "method", "boundaries", "correction" };

  g_return_val_if_fail (part < SP_N_BRIDGE_PARTS, "");
  return codes[part];
}

const char *
sp_bridge_part_name (SpBridgePart part)
{
  static const char *const names[] = { N_("Births"), N_("Progression"), N_("Housing"), N_("Method"),
                                       N_("Boundaries and schools"), N_("Corrections") };

  g_return_val_if_fail (part < SP_N_BRIDGE_PARTS, "");
  return _(names[part]);
}

static void
clear_area (gpointer data)
{
  Area *area = data;

  g_free (area->code);
  g_free (area->name);
}

SpBridge *
sp_bridge_ref (SpBridge *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_bridge_unref (SpBridge *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_free (self->from_name);
  g_free (self->to_name);
  g_array_unref (self->areas);
  for (guint i = 0; i < N_STATES; i++)
    g_free (self->state[i]);
  g_free (self->held);
  g_free (self);
}

static double
to_quantum (double pupils)
{
  return rint (pupils / QUANTUM) * QUANTUM;
}

static gint
find_area (const SpBridge *self, const char *code)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (g_str_equal (g_array_index (self->areas, Area, i).code, code))
      return (gint) i;
  return -1;
}

static void
add_area (SpBridge *self, const char *code, const char *name, SpPhase phase)
{
  Area area = { g_strdup (code), g_strdup (name), phase };

  g_array_append_val (self->areas, area);
}

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  const Area *x = a, *y = b;

  return x->phase != y->phase ? (x->phase < y->phase ? -1 : 1) : strcmp (x->code, y->code);
}

/* Areas of the snapshots, and those that only a round still names. The later name is the one to print. */
static void
collect_areas (SpBridge *self, const SpSnapshot *from, const SpSnapshot *to, const SpRound *const rounds[2])
{
  const SpSnapshot *both[] = { to, from };

  for (guint i = 0; i < 2; i++)
    for (guint a = 0; a < both[i]->n_areas; a++)
      if (find_area (self, both[i]->areas[a].code) < 0)
        add_area (self, both[i]->areas[a].code, both[i]->areas[a].name, both[i]->areas[a].phase);
  for (guint i = 0; i < 2; i++)
    for (guint v = 0; rounds[i] && v < rounds[i]->n_values; v++)
      {
        const SpRoundValue *value = &rounds[i]->values[v];

        if (value->level == SP_ROUND_AREA && find_area (self, value->code) < 0)
          add_area (self, value->code, value->code, value->first > SP_GROUP_Y6 ? SP_PHASE_SECONDARY : SP_PHASE_PRIMARY);
      }
  g_array_sort (self->areas, compare_areas);
}

static double *
get_cell (const SpBridge *self, guint state, gint area, SpAcademicYear year, SpYearGroup group, gsize *at)
{
  gint y = year.start - self->first_year.start;

  if (area < 0 || y < 0 || y >= (gint) self->n_years)
    return NULL;
  *at = ((gsize) area * self->n_years + y) * SP_N_GROUPS + group;
  return &self->state[state][*at];
}

static void
set_cell (SpBridge *self, guint state, gint area, SpAcademicYear year, SpYearGroup group, double pupils)
{
  gsize at = 0;
  double *cell = get_cell (self, state, area, year, group, &at);

  if (!cell)
    return;
  *cell = to_quantum (pupils);
  if (state == 0 || state == N_STATES - 1)
    self->held[at] = TRUE;
}

static void
fill_from_round (SpBridge *self, guint state, const SpRound *round)
{
  for (guint v = 0; v < round->n_values; v++)
    {
      const SpRoundValue *value = &round->values[v];

      if (value->level == SP_ROUND_AREA && value->first == value->last)
        set_cell (self, state, find_area (self, value->code), value->year, value->first, value->pupils);
    }
}

static void
fill_from_forecast (SpBridge *self, guint state, SpForecast *forecast)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (forecast);

  for (guint a = 0; a < snapshot->n_areas; a++)
    {
      gint area = find_area (self, snapshot->areas[a].code);

      for (gint lead = 1; lead <= sp_forecast_get_horizon (forecast); lead++)
        for (gint g = 0; g < SP_N_GROUPS; g++)
          {
            double pupils;

            if (sp_forecast_get_pupils (forecast, (SpAreaIndex) a, lead, g, &pupils))
              set_cell (self, state, area, sp_academic_year (sp_forecast_get_origin (forecast).start + lead), g, pupils);
          }
    }
}

/* What is asked of the engine with n factors as in `to`: the origin and how far go with the rolls, the rest with the
 * method. */
static SpForecastOptions
mix_options (const SpBridgeEnd *from, const SpBridgeEnd *to, guint n)
{
  SpForecastOptions options = n > SP_FACTOR_METHOD ? to->options : from->options;
  const SpForecastOptions *reach = n > SP_FACTOR_PROGRESSION ? &to->options : &from->options;

  options.origin = reach->origin;
  options.horizon = reach->horizon;
  return options;
}

static SpForecast *
run_mixed (const SpBridgeEnd *from, const SpBridgeEnd *to, guint n, GError **error)
{
  g_autoptr (SpSnapshot) snapshot = sp_frozen_inputs_mix (from->inputs, to->inputs, n, error);
  SpForecastOptions options = mix_options (from, to, n);

  return snapshot ? sp_forecast_run (snapshot, &options, NULL, error) : NULL;
}

static gboolean
run_states (SpBridge *self, const SpBridgeEnd *from, const SpBridgeEnd *to, SpForecast *const ends[2],
            SpProgress *progress, GError **error)
{
  for (guint n = 0; n <= SP_N_FACTORS; n++)
    {
      g_autoptr (SpForecast) forecast = NULL;

      if (sp_progress_is_cancelled (progress, error))
        return FALSE;
      forecast = n == 0 ? sp_forecast_ref (ends[0])
                 : n == SP_N_FACTORS ? sp_forecast_ref (ends[1]) : run_mixed (from, to, n, error);
      if (!forecast)
        return FALSE;
      fill_from_forecast (self, n + 1, forecast);
      sp_progress_report (progress, (n + 1.0) / (SP_N_FACTORS + 1), _("Comparing forecasts"));
    }
  if (from->round)
    fill_from_round (self, 0, from->round);
  else
    fill_from_forecast (self, 0, ends[0]);
  if (to->round)
    fill_from_round (self, N_STATES - 1, to->round);
  else
    fill_from_forecast (self, N_STATES - 1, ends[1]);
  return TRUE;
}

/* The years that both forecast. */
static gboolean
choose_years (SpBridge *self, SpForecast *const ends[2], GError **error)
{
  gint first = 0, last = G_MAXINT;

  for (guint i = 0; i < 2; i++)
    {
      gint origin = sp_forecast_get_origin (ends[i]).start;

      first = MAX (first, origin + 1);
      last = MIN (last, origin + sp_forecast_get_horizon (ends[i]));
    }
  if (last >= first)
    {
      self->first_year = sp_academic_year (first);
      self->n_years = (guint) (last - first + 1);
      return TRUE;
    }
  g_set_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS,
               _("“%s” and “%s” forecast no year in common, so they cannot be compared. Choose others."), self->from_name,
               self->to_name);
  return FALSE;
}

static SpBridge *
new_empty (const SpBridgeEnd *from, const SpBridgeEnd *to)
{
  SpBridge *self = g_new0 (SpBridge, 1);

  self->ref_count = 1;
  self->from_name = g_strdup (from->name);
  self->to_name = g_strdup (to->name);
  self->areas = g_array_new (FALSE, FALSE, sizeof (Area));
  g_array_set_clear_func (self->areas, clear_area);
  return self;
}

SpBridge *
sp_bridge_new (const SpBridgeEnd *from, const SpBridgeEnd *to, SpProgress *progress, GError **error)
{
  const SpRound *rounds[2] = { from->round, to->round };
  g_autoptr (SpBridge) self = new_empty (from, to);
  g_autoptr (SpForecast) first = run_mixed (from, to, 0, error);
  g_autoptr (SpForecast) second = first ? run_mixed (from, to, SP_N_FACTORS, error) : NULL;
  SpForecast *const ends[2] = { first, second };
  gsize n_cells;

  if (!first || !second || !choose_years (self, ends, error))
    return NULL;
  collect_areas (self, sp_forecast_get_snapshot (first), sp_forecast_get_snapshot (second), rounds);
  n_cells = (gsize) self->areas->len * self->n_years * SP_N_GROUPS;
  for (guint i = 0; i < N_STATES; i++)
    self->state[i] = g_new0 (double, n_cells);
  self->held = g_new0 (guint8, n_cells);
  return run_states (self, from, to, ends, progress, error) ? g_steal_pointer (&self) : NULL;
}

const char *
sp_bridge_get_from_name (const SpBridge *self)
{
  return self->from_name;
}

const char *
sp_bridge_get_to_name (const SpBridge *self)
{
  return self->to_name;
}

SpAcademicYear
sp_bridge_get_first_year (const SpBridge *self)
{
  return self->first_year;
}

guint
sp_bridge_get_n_years (const SpBridge *self)
{
  return self->n_years;
}

guint
sp_bridge_get_n_areas (const SpBridge *self)
{
  return self->areas->len;
}

const char *
sp_bridge_get_area_code (const SpBridge *self, guint area)
{
  g_return_val_if_fail (area < self->areas->len, NULL);
  return g_array_index (self->areas, Area, area).code;
}

const char *
sp_bridge_get_area_name (const SpBridge *self, guint area)
{
  g_return_val_if_fail (area < self->areas->len, NULL);
  return g_array_index (self->areas, Area, area).name;
}

SpPhase
sp_bridge_get_area_phase (const SpBridge *self, guint area)
{
  g_return_val_if_fail (area < self->areas->len, SP_PHASE_PRIMARY);
  return g_array_index (self->areas, Area, area).phase;
}

static void
add_cell (const SpBridge *self, gsize cell, SpBridgeFigures *out)
{
  out->from += self->state[0][cell];
  out->to += self->state[N_STATES - 1][cell];
  for (guint i = 0; i + 1 < N_STATES; i++)
    out->part[part_of_step[i]] += self->state[i + 1][cell] - self->state[i][cell];
}

gboolean
sp_bridge_get (const SpBridge *self, gint area, guint year_index, SpYearGroup first, SpYearGroup last,
               SpBridgeFigures *out)
{
  gboolean held = FALSE;

  g_return_val_if_fail (area < (gint) self->areas->len && year_index < self->n_years && last < SP_N_GROUPS, FALSE);
  *out = (SpBridgeFigures) { 0 };
  for (gint a = area < 0 ? 0 : area; a <= (area < 0 ? (gint) self->areas->len - 1 : area); a++)
    for (SpYearGroup g = first; g <= last; g++)
      {
        gsize cell = ((gsize) a * self->n_years + year_index) * SP_N_GROUPS + g;

        held |= self->held[cell];
        add_cell (self, cell, out);
      }
  return held;
}

/* The kernel's rounding takes no negative numbers: all parts are lifted by as many whole pupils, and put down again. */
void
sp_bridge_figures_round (const SpBridgeFigures *figures, SpBridgeFigures *out)
{
  double value[SP_N_BRIDGE_PARTS], scratch[SP_N_BRIDGE_PARTS], lift = 0;
  long long whole[SP_N_BRIDGE_PARTS];

  *out = *figures;
  out->from = floor (figures->from + 0.5);
  out->to = floor (figures->to + 0.5);
  for (gint p = 0; p < SP_N_BRIDGE_PARTS; p++)
    lift = MAX (lift, ceil (-figures->part[p]));
  for (gint p = 0; p < SP_N_BRIDGE_PARTS; p++)
    value[p] = figures->part[p] + lift;
  /* The ends move by half a pupil at most, so the parts have room for what they move. */
  if (spk_round_to_total (value, SP_N_BRIDGE_PARTS, (long long) (out->to - out->from + SP_N_BRIDGE_PARTS * lift), scratch,
                          whole) != SPK_OK)
    return;
  for (gint p = 0; p < SP_N_BRIDGE_PARTS; p++)
    out->part[p] = (double) whole[p] - lift;
}
