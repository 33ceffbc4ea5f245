/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-round-accuracy.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-finding.h"
#include "sp-scorecard.h"

static const gint leads[] = { 1, 3 };

/* One time in twenty, one side as likely as the other. */
#define CHANCE 0.05
/* Out by as much where nothing is held of other authorities. */
#define USUAL_SIZE 0.01

const char *
sp_actual_basis_code (SpActualBasis basis)
{
  static const char *const codes[] = { "round", "rolls", "authority" };

  g_return_val_if_fail (basis <= SP_ACTUAL_AUTHORITY, "");
  return codes[basis];
}

const char *
sp_actual_basis_name (SpActualBasis basis)
{
  static const char *const names[] = { N_("As published with the round"), N_("Rolls of the plan’s schools"),
                                       N_("Authority’s total") };

  g_return_val_if_fail (basis <= SP_ACTUAL_AUTHORITY, "");
  return _(names[basis]);
}

/* Pupils of the schools of planning areas; FALSE when none is held. */
static gboolean
sum_areas (const SpSnapshot *snapshot, SpAcademicYear year, SpPhase phase, double *sum)
{
  gint y = sp_snapshot_year_index (snapshot, year);
  gboolean held = FALSE;

  *sum = 0;
  for (guint m = 0; m < snapshot->n_memberships && y >= 0; m++)
    {
      const SpMembership *one = &snapshot->memberships[m];

      if (snapshot->areas[one->area].phase != phase || one->from.start > year.start
          || (one->to.start != 0 && one->to.start <= year.start))
        continue;
      for (SpYearGroup g = sp_phase_first_group (phase); g <= sp_phase_last_group (phase); g++)
        {
          gint32 pupils = snapshot->roll[sp_snapshot_cell (snapshot, one->school, (guint) y, g)];

          held |= pupils >= 0;
          *sum += MAX (pupils, 0);
        }
    }
  return held;
}

/* The authority's published total, known by then or since. */
static gboolean
sum_authority (const SpSnapshot *snapshot, SpAcademicYear year, SpPhase phase, double *sum)
{
  gint y = sp_snapshot_year_index (snapshot, year);

  *sum = 0;
  for (SpYearGroup g = sp_phase_first_group (phase); g <= sp_phase_last_group (phase); g++)
    {
      gint32 known = y < 0 ? -1 : snapshot->authority_history[y * SP_N_GROUPS + (gint) g];
      gint32 pupils = known >= 0 || y < 0 ? known : snapshot->authority_outturn[y * SP_N_GROUPS + (gint) g];

      if (pupils < 0)
        return FALSE;
      *sum += pupils;
    }
  return TRUE;
}

static double
count_outside (const SpSnapshot *snapshot, SpAcademicYear origin, SpPhase phase)
{
  double published, held;

  if (!sum_authority (snapshot, origin, phase, &published) || !sum_areas (snapshot, origin, phase, &held))
    return 0;
  return MAX (published - held, 0);
}

static gboolean
find_actual (const SpSnapshot *snapshot, SpAccuracyRow *row)
{
  if (sp_round_get_counted (row->round, SP_ROUND_AUTHORITY, "", row->year, sp_phase_first_group (row->phase),
                            sp_phase_last_group (row->phase), &row->actual))
    {
      row->basis = SP_ACTUAL_OF_ROUND;
      return TRUE;
    }
  row->basis = SP_ACTUAL_ROLLS;
  if (row->year.start <= snapshot->assumptions.origin.start
      && sum_areas (snapshot, row->year, row->phase, &row->actual))
    return TRUE;
  row->basis = SP_ACTUAL_AUTHORITY;
  if (!sum_authority (snapshot, row->year, row->phase, &row->actual))
    return FALSE;
  row->actual -= count_outside (snapshot, row->round->origin, row->phase);
  return TRUE;
}

/* One area's figure for the phase, or else the sum of those of its year groups. */
static gboolean
find_area_forecast (const SpRound *round, const char *code, SpAcademicYear year, SpYearGroup first, SpYearGroup last,
                    double *pupils)
{
  guint n;
  const SpRoundValue *values = sp_round_find (round, SP_ROUND_AREA, code, &n);
  gboolean held = FALSE;

  if (sp_round_get_pupils (round, SP_ROUND_AREA, code, year, first, last, pupils))
    return TRUE;
  *pupils = 0;
  for (guint i = 0; i < n; i++)
    if (values[i].year.start == year.start && values[i].first >= first && values[i].last <= last)
      {
        held = TRUE;
        *pupils += values[i].pupils;
      }
  return held;
}

/* The authority's figure, or else the sum of its areas', whose values stand together. */
static gboolean
find_forecast (const SpAccuracyRow *row, double *pupils)
{
  SpYearGroup first = sp_phase_first_group (row->phase), last = sp_phase_last_group (row->phase);
  guint n = 0;
  const SpRoundValue *values = sp_round_find (row->round, SP_ROUND_AREA, "", &n);
  gboolean held = FALSE;

  if (sp_round_get_pupils (row->round, SP_ROUND_AUTHORITY, "", row->year, first, last, pupils))
    return TRUE;
  *pupils = 0;
  for (guint i = 0; i < n; i++)
    {
      double one;

      if ((i > 0 && g_str_equal (values[i].code, values[i - 1].code))
          || !find_area_forecast (row->round, values[i].code, row->year, first, last, &one))
        continue;
      held = TRUE;
      *pupils += one;
    }
  return held;
}

static void
add_row (SpRoundAccuracy *self, const SpRound *round, SpPhase phase, gint lead)
{
  SpAccuracyRow row = { .round = round, .phase = phase, .years_ahead = lead };

  row.year = sp_academic_year (round->origin.start + lead);
  if (lead > round->horizon || !find_forecast (&row, &row.forecast) || !find_actual (self->snapshot, &row)
      || !sp_scorecard_accuracy (row.forecast, row.actual, &row.error))
    return;
  row.others = sp_accuracy_others_find (self->others, phase, lead, row.year);
  g_array_append_val (self->rows, row);
}

/* The chance that n throws of a coin fall k times or more on one side. */
static double
chance_of (guint k, guint n)
{
  double sum = 0;

  for (guint i = k; i <= n; i++)
    sum += exp (lgamma (n + 1.0) - lgamma (i + 1.0) - lgamma (n - i + 1.0) - n * G_LN2);
  return MIN (1, sum);
}

gboolean
sp_round_accuracy_leans (const SpRoundAccuracy *self, SpPhase phase, double *mean_error)
{
  const SpRound *first = NULL;
  gboolean several = FALSE;
  guint n = 0, n_above = 0, n_side;
  double sum = 0, usual = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpAccuracyRow *row = &g_array_index (self->rows, SpAccuracyRow, i);

      if (row->phase != phase)
        continue;
      several |= first && first != row->round;
      first = first ? first : row->round;
      n++;
      n_above += row->error > 0;
      sum += row->error;
      usual += row->others ? row->others->median_size : USUAL_SIZE;
    }
  *mean_error = n ? sum / n : 0;
  n_side = *mean_error > 0 ? n_above : n - n_above;
  return several && (n_side == n || chance_of (n_side, n) <= CHANCE) && fabs (sum) > usual;
}

static void
raise_alarm (SpRoundAccuracy *self, SpPhase phase)
{
  double mean;
  g_autofree char *percent = NULL;

  if (!sp_round_accuracy_leans (self, phase, &mean))
    return;
  percent = sp_scorecard_percent_to_string (mean);
  g_ptr_array_add (
    self->findings,
    sp_finding_new_printf (SP_FINDING_WARNING, "rounds-lean", SP_SUBJECT_PLAN, 0,
                           mean > 0 ? _("%s: past forecasts were too high, by %s on average, more than half of authorities are "
                                        "out. Look at what they rested on, housing first, before the next is given out.")
                                    : _("%s: past forecasts were too low, by %s on average, more than half of authorities are "
                                        "out. Look at what they rested on, births and movement in first, before the next is "
                                        "given out."),
                           sp_phase_name (phase), percent));
}

SpRoundAccuracy *
sp_round_accuracy_new (SpSnapshot *snapshot, GPtrArray *others)
{
  SpRoundAccuracy *self = g_new0 (SpRoundAccuracy, 1);

  g_return_val_if_fail (snapshot != NULL, NULL);
  self->snapshot = sp_snapshot_ref (snapshot);
  self->others = g_ptr_array_ref (others ? others : sp_accuracy_others_get ());
  self->rows = g_array_new (FALSE, FALSE, sizeof (SpAccuracyRow));
  self->findings = sp_findings_new ();
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      for (guint r = 0; r < snapshot->n_rounds; r++)
        for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
          add_row (self, &snapshot->rounds[r], phase, leads[i]);
      raise_alarm (self, phase);
    }
  return self;
}

void
sp_round_accuracy_free (SpRoundAccuracy *self)
{
  sp_snapshot_unref (self->snapshot);
  g_ptr_array_unref (self->others);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->findings);
  g_free (self);
}
