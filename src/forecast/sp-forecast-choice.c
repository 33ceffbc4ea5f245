/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-forecast-choice.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-forecast-private.h"

#define REHEARSALS 5
#define SHIPPED_ORIGINS 6.0 /* that the shipped record is worth */
#define BEST_OVER_ALL 7     /* "blend": of the shipped record */
#define LEAST_GAIN 0.03     /* for which another is taken */
#define PER_ORIGIN 100.0    /* forecasts with which an origin counts for half */
#define MOST_RATIO 1.5      /* that a short past may claim */
#define EXACT 1e-6          /* an error that is a matter of rounding tells methods apart by luck */
#define FEWEST_PER_ORIGIN 5 /* forecasts of an origin that say anything of it */
#define MOST_AREAS 3000     /* of more, the shipped record says as much */

static const char *const candidates[SP_N_CANDIDATES]
    = { "weighted", "mean-3", "last", "pooled-3", "pooled-5", "smoothed", "shrunk", "blend" };

const SpForecastMethod *
sp_forecast_candidate (guint i)
{
  g_return_val_if_fail (i < SP_N_CANDIDATES, NULL);
  return sp_forecast_method_find (candidates[i]);
}

typedef struct
{
  double off, actual;
  guint n, n_origins, of_origin;
} Score;

typedef struct
{
  Score at[SP_N_CANDIDATES][SP_N_FORECAST_POINTS][SP_N_SIZES][SP_N_BANDS];
} Scores;

static guint
size_at (const SpRollSeries *series, guint area, SpAcademicYear origin, SpYearGroup group)
{
  double pupils = 0;

  sp_roll_series_get_pupils (series, area, origin, group, &pupils);
  return sp_forecast_error_size (pupils);
}

static void
score_cell (Scores *scores, guint candidate, const SpForecastWork *work, guint area, gint lead, SpYearGroup group)
{
  SpAcademicYear origin = work->out->origin, year = sp_academic_year (origin.start + lead);
  gsize cell = sp_forecast_cell (work->out, (SpAreaIndex) area, lead, group);
  double actual;
  Score *score;

  if (!work->base_known[cell] || sp_forecast_is_excluded (work, (gint) area, year)
      || !sp_roll_series_get_pupils (work->series, area, year, group, &actual))
    return;
  score = &scores->at[candidate][sp_forecast_point_find (work->series, area, origin, group)]
                     [size_at (work->series, area, origin, group)][sp_forecast_band (lead)];
  score->off += fabs (work->base[cell] - actual);
  score->actual += actual;
  score->n++;
  score->of_origin++;
}

/* One rehearsal counts as an origin where it has enough to say. */
static void
end_origin (Scores *scores, guint candidate)
{
  Score *score = &scores->at[candidate][0][0][0];

  for (gsize i = 0; i < (gsize) SP_N_FORECAST_POINTS * SP_N_SIZES * SP_N_BANDS; i++)
    {
      score[i].n_origins += score[i].of_origin >= FEWEST_PER_ORIGIN;
      score[i].of_origin = 0;
    }
}

static void
rehearse (Scores *scores, guint candidate, const SpForecastWork *work)
{
  gsize n = (gsize) SP_N_BANDS * work->out->n_areas * SP_N_GROUPS;
  g_autofree const SpForecastMethod **by = g_new (const SpForecastMethod *, n);
  SpForecastWork one = *work, rehearsal;

  for (gsize i = 0; i < n; i++)
    by[i] = sp_forecast_candidate (candidate);
  one.by = by;
  one.method = by[0];
  for (gint k = 1; k <= REHEARSALS; k++)
    {
      if (work->out->origin.start - k < work->series->first_year.start + 2
          || sp_forecast_is_excluded (work, -1, sp_academic_year (work->out->origin.start - k))
          || !sp_forecast_rehearse (&one, k, k, &rehearsal))
        continue;
      for (guint a = 0; a < rehearsal.out->n_areas; a++)
        for (gint lead = 1; lead <= k; lead++)
          for (gint g = rehearsal.first[a]; g <= rehearsal.last[a]; g++)
            score_cell (scores, candidate, &rehearsal, a, lead, g);
      end_origin (scores, candidate);
      sp_forecast_rehearsal_end (&rehearsal);
    }
}

static double
combine (const Scores *scores, guint candidate, guint point, guint size, gint band)
{
  const Score *own = &scores->at[candidate][point][size][band], *usual = &scores->at[0][point][size][band];
  double shipped = sp_forecast_shipped_error (candidate, point, size, band), weight, ratio;

  if (!(usual->off > EXACT * usual->actual) || own->n != usual->n)
    return shipped;
  weight = own->n_origins * (double) own->n / (own->n + PER_ORIGIN * MAX (own->n_origins, 1));
  ratio = CLAMP (own->off / usual->off, 1 / MOST_RATIO, MOST_RATIO);
  return (weight * ratio + SHIPPED_ORIGINS * shipped) / (weight + SHIPPED_ORIGINS);
}

static SpChosenMethod
choose (const Scores *scores, guint point, guint size, gint band)
{
  const Score *own, *usual = &scores->at[0][point][size][band];
  double least = (1 - LEAST_GAIN) * combine (scores, BEST_OVER_ALL, point, size, band);
  guint best = BEST_OVER_ALL;

  for (guint c = 0; c < SP_N_CANDIDATES; c++)
    {
      double score = c == best ? INFINITY : combine (scores, c, point, size, band);

      if (score < least)
        least = score, best = c;
    }
  own = &scores->at[best][point][size][band];
  return (SpChosenMethod){ sp_forecast_candidate (best), own->n, own->n_origins,
                           own->actual > 0 ? own->off / own->actual : 0,
                           usual->actual > 0 ? usual->off / usual->actual : 0 };
}

SpForecastChoice *
sp_forecast_choice_new (const SpForecastWork *work)
{
  SpForecastChoice *self = g_new0 (SpForecastChoice, 1);
  g_autofree Scores *scores = g_new0 (Scores, 1);
  gboolean own = work->out->n_areas <= MOST_AREAS && !sp_forecast_is_shared_out (work);

  for (guint c = 0; c < SP_N_CANDIDATES && own; c++)
    rehearse (scores, c, work);
  for (guint point = 0; point < SP_N_FORECAST_POINTS; point++)
    for (guint size = 0; size < SP_N_SIZES; size++)
      for (gint band = 0; band < SP_N_BANDS; band++)
        self->chosen[point][size][band] = choose (scores, point, size, band);
  return self;
}

guint
sp_forecast_choice_own_origins (const SpForecastChoice *self)
{
  guint most = 0;

  for (guint point = 0; point < SP_N_FORECAST_POINTS; point++)
    for (guint size = 0; size < SP_N_SIZES; size++)
      for (gint band = 0; band < SP_N_BANDS; band++)
        most = MAX (most, self->chosen[point][size][band].n_origins);
  return most;
}

static SpEntryPoint
entry_point (SpForecastPoint point)
{
  switch (point)
    {
    case SP_POINT_RECEPTION:
      return SP_ENTRY_RECEPTION;
    case SP_POINT_YEAR_7:
      return SP_ENTRY_YEAR_7;
    case SP_POINT_OTHER_ENTRY:
      return SP_ENTRY_OTHER;
    case SP_POINT_Y12_Y14:
      return SP_ENTRY_SIXTH_FORM;
    case SP_POINT_PRIMARY:
    case SP_POINT_SECONDARY:
    case SP_POINT_Y1_Y6:
    case SP_POINT_Y8_Y11:
    default:
      return SP_ENTRY_MOVING_UP;
    }
}

/* A planner's choice for a cell, of a method there is. */
static const SpMethodChoice *
planner_choice (const SpForecast *self, SpAreaIndex area, SpYearGroup group)
{
  SpForecastPoint point = sp_forecast_point_find (self->series, (guint) area, self->origin, group);
  const SpMethodChoice *choice
      = self->takes_choices ? sp_snapshot_find_method_choice (self->snapshot, area, entry_point (point)) : NULL;

  return choice && sp_forecast_method_find (choice->method) ? choice : NULL;
}

static const SpChosenMethod *
chosen_at (const SpForecast *self, SpAreaIndex area, gint band, SpYearGroup group)
{
  return &self->choice->chosen[sp_forecast_point_find (self->series, (guint) area, self->origin, group)]
                              [size_at (self->series, (guint) area, self->origin, group)][band];
}

static gboolean
needs_choice (const SpForecast *self, const SpForecastMethod *method)
{
  for (guint i = 0; self->takes_choices && i < self->snapshot->n_method_choices; i++)
    if (g_str_equal (self->snapshot->method_choices[i].method, "auto"))
      return TRUE;
  return method->learning == SP_LEARNING_CHOICE;
}

static void
report_choices (SpForecast *self)
{
  for (guint i = 0; self->takes_choices && i < self->snapshot->n_method_choices; i++)
    {
      const SpMethodChoice *one = &self->snapshot->method_choices[i];
      const SpForecastMethod *method = sp_forecast_method_find (one->method);
      const char *where = one->area >= 0 ? self->snapshot->areas[one->area].name : _("All areas");
      g_autofree char *list = sp_forecast_method_list ();

      if (method)
        sp_forecast_take_finding (
            self, sp_finding_new_printf (SP_FINDING_NOTE, "method-chosen", SP_SUBJECT_AREA,
                                         one->area >= 0 ? self->snapshot->areas[one->area].id : 0,
                                         /* Translators: area, phase, how children come in, method, reason. */
                                         _("%s, %s, %s: the planner’s method is “%s”: “%s”."), where,
                                         one->phase >= 0 ? sp_phase_name (one->phase) : _("both phases"),
                                         sp_entry_point_name (one->point), one->method, one->reason));
      else
        sp_forecast_take_finding (
            self, sp_finding_new_printf (SP_FINDING_WARNING, "method-unknown", SP_SUBJECT_AREA,
                                         one->area >= 0 ? self->snapshot->areas[one->area].id : 0,
                                         _("%s: the method chosen, “%s”, is none the program has, so the choice is not "
                                           "used. Choose one of: %s."), where, one->method, list));
    }
}

void
sp_forecast_assign (SpForecastWork *work)
{
  SpForecast *out = work->out;

  out->takes_choices &= out->snapshot != NULL;
  report_choices (out);
  if (needs_choice (out, work->method))
    out->choice = sp_forecast_choice_new (work);
  work->by = g_new (const SpForecastMethod *, (gsize) SP_N_BANDS * out->n_areas * SP_N_GROUPS);
  for (gint band = 0; band < SP_N_BANDS; band++)
    for (guint a = 0; a < out->n_areas; a++)
      for (gint g = 0; g < SP_N_GROUPS; g++)
        {
          const SpForecastMethod *method = work->method;
          const SpMethodChoice *planner
              = out->takes_choices && out->snapshot->n_method_choices > 0 ? planner_choice (out, (SpAreaIndex) a, g) : NULL;

          if (planner)
            method = sp_forecast_method_find (planner->method);
          if (method->learning == SP_LEARNING_CHOICE)
            method = chosen_at (out, (SpAreaIndex) a, band, g)->method;
          work->by[((gsize) band * out->n_areas + a) * SP_N_GROUPS + (guint) g] = method;
        }
}

gboolean
sp_forecast_takes_choices (const SpForecast *self)
{
  return self->takes_choices;
}

gboolean
sp_forecast_get_method_record (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group,
                               SpMethodRecord *out)
{
  const SpInto *into;
  const SpMethodChoice *planner;
  gboolean by_past;

  g_return_val_if_fail (area >= 0 && (guint) area < self->n_areas && lead >= 1 && lead <= self->horizon, FALSE);
  into = sp_forecast_into_at (self, area, lead, group);
  if (into->kind == SP_INTO_NOTHING)
    return FALSE;
  planner = self->takes_choices ? planner_choice (self, area, group) : NULL;
  by_past = self->choice
            && (planner ? g_str_equal (planner->method, "auto") : self->method->learning == SP_LEARNING_CHOICE);
  *out = (SpMethodRecord){ .source = planner ? SP_METHOD_BY_PLANNER : SP_METHOD_NAMED,
                           .method = into->by->name,
                           .label = into->method,
                           .by_past = by_past,
                           .reason = planner ? planner->reason : NULL };
  if (by_past)
    {
      const SpChosenMethod *chosen = chosen_at (self, area, sp_forecast_band (lead), group);

      if (!planner)
        out->source = chosen->n_origins > 0 ? SP_METHOD_BY_BACKTEST : SP_METHOD_BY_RECORD;
      out->n = chosen->n;
      out->n_origins = chosen->n_origins;
      out->error = chosen->error;
      out->usual = chosen->usual;
    }
  return TRUE;
}

static gboolean
is_of_sort (const SpForecast *self, guint area, SpYearGroup group, SpForecastPoint point, guint size)
{
  return sp_forecast_into (self, (SpAreaIndex) area, group)->kind != SP_INTO_NOTHING
         && sp_forecast_point_find (self->series, area, self->origin, group) == point
         && size_at (self->series, area, self->origin, group) == size;
}

gboolean
sp_forecast_get_chosen (const SpForecast *self, SpForecastPoint point, guint size, gboolean far, SpChosenMethod *out)
{
  g_return_val_if_fail (point < SP_N_FORECAST_POINTS && size < SP_N_SIZES, FALSE);
  for (guint a = 0; self->choice && a < self->n_areas; a++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      if (is_of_sort (self, a, g, point, size))
        {
          *out = self->choice->chosen[point][size][far ? 1 : 0];
          return TRUE;
        }
  return FALSE;
}

gint
sp_forecast_first_far_lead (void)
{
  return SP_FIRST_FAR_LEAD;
}
