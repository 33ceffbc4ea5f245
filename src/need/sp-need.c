/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-need.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-forms.h"
#include "sp-need-findings.h"

struct _SpNeed
{
  gint        ref_count;
  SpForecast *forecast;
  SpSupply   *supply;
  SpSnapshot *snapshot;
  double      margin;    /* < 0 = each area's own */
  guint       n_areas;
  gint        horizon;
  SpNeedCell *cells;     /* [n_areas][horizon + 1][SP_N_GROUPS] */
  SpNeedSum  *areas;     /* [n_areas][horizon + 1] */
  guint8     *entry;     /* [n_areas][horizon + 1] lowest year group of the sum */
  SpNeedSum  *authority; /* [SP_N_PHASES][horizon + 1] */
  SpNeedPeak *peaks;     /* [n_areas] */
  GPtrArray  *findings;
};

G_DEFINE_BOXED_TYPE (SpNeed, sp_need, sp_need_ref, sp_need_unref)

static gsize
sum_index (const SpNeed *self, guint row, gint lead)
{
  return (gsize) row * (self->horizon + 1) + lead;
}

static double
margin_of (const SpNeed *self, SpAreaIndex area)
{
  return self->margin < 0 ? self->snapshot->areas[area].margin : self->margin;
}

static SpAcademicYear
year_at (const SpNeed *self, gint lead)
{
  return sp_academic_year (sp_forecast_get_origin (self->forecast).start + lead);
}

/* Puts the forms of entry of a sum over the year groups first..last into it; entry is the cell of the first. */
static void
fill_forms (SpNeedSum *sum, const SpNeedCell *entry, SpYearGroup first, SpYearGroup last)
{
  sum->forms_entry = sp_forms_of_places (entry->shortfall, first, first);
  sum->surplus_entry = sp_forms_of_places (entry->spare, first, first);
  sum->forms_total = sp_forms_of_places (sum->shortfall, first, last);
  sum->surplus_total = sp_forms_of_places (sum->spare, first, last);
}

static void
add_cell (SpNeedSum *sum, const SpNeedCell *cell)
{
  sum->pupils += cell->pupils;
  sum->places += cell->places;
  sum->shortfall += cell->shortfall;
  sum->spare += cell->spare;
}

/* Cells and sum of one area in one year. */
static void
fill_area (SpNeed *self, SpAreaIndex area, gint lead)
{
  SpPhase phase = self->snapshot->areas[area].phase;
  SpNeedCell *cells = &self->cells[sum_index (self, area, lead) * SP_N_GROUPS];
  SpNeedSum *sum = &self->areas[sum_index (self, area, lead)];
  gboolean one_sided = FALSE;
  gint first = -1, last = -1;

  for (gint g = 0; g < SP_N_GROUPS; g++)
    {
      double pupils, places;
      gboolean has_pupils = sp_forecast_get_pupils (self->forecast, area, lead, g, &pupils);
      gboolean has_places = sp_supply_get_places (self->supply, area, year_at (self, lead), g, &places);
      gboolean planned = g >= (gint) sp_phase_first_group (phase) && g <= (gint) sp_phase_last_group (phase);

      if (planned && has_pupils != has_places)
        one_sided |= (has_pupils && pupils > 0) || (has_places && places > 0);
      if (!has_pupils || !has_places)
        continue;
      cells[g] = sp_need_cell_of (pupils, places, margin_of (self, area));
      if (!planned)
        continue;
      add_cell (sum, &cells[g]);
      first = first < 0 ? g : first;
      last = g;
    }
  if (first < 0 || one_sided)
    {
      *sum = (SpNeedSum) { 0 };
      return;
    }
  sum->known = TRUE;
  self->entry[sum_index (self, area, lead)] = first;
  fill_forms (sum, &cells[first], first, last);
}

/* Sums of the areas of a phase; shortfall of one area is never set against spare places of another, so the forms of
 * entry are sums too. */
static void
fill_authority (SpNeed *self, SpPhase phase, gint lead)
{
  SpNeedSum *sum = &self->authority[sum_index (self, phase, lead)];

  for (guint a = 0; a < self->n_areas; a++)
    {
      const SpNeedSum *area = &self->areas[sum_index (self, a, lead)];

      if (self->snapshot->areas[a].phase != phase)
        continue;
      if (!area->known)
        {
          sum->n_left_out++;
          continue;
        }
      sum->known = TRUE;
      sum->pupils += area->pupils;
      sum->places += area->places;
      sum->shortfall += area->shortfall;
      sum->spare += area->spare;
      sum->forms_entry += area->forms_entry;
      sum->forms_total += area->forms_total;
      sum->surplus_entry += area->surplus_entry;
      sum->surplus_total += area->surplus_total;
    }
}

static void
fill_peak (SpNeed *self, SpAreaIndex area)
{
  SpNeedPeak *peak = &self->peaks[area];

  for (gint lead = 0; lead <= self->horizon; lead++)
    {
      const SpNeedSum *sum = &self->areas[sum_index (self, area, lead)];
      double forms = fmax (sum->forms_entry, sum->forms_total);

      if (peak->first_short_year.start == 0 && sp_need_sum_is_short (sum))
        peak->first_short_year = year_at (self, lead);
      if (!sum->known || lead == 0)
        continue;
      if (!peak->known || forms > peak->peak_forms)
        {
          peak->peak_forms = forms;
          peak->peak_year = year_at (self, lead);
        }
      peak->known = TRUE;
      peak->long_run_forms = forms;
    }
}

static SpNeed *
allocate (SpForecast *forecast, SpSupply *supply, const SpNeedOptions *options)
{
  SpNeed *self = g_new0 (SpNeed, 1);
  gsize n_sums;

  self->ref_count = 1;
  self->forecast = sp_forecast_ref (forecast);
  self->supply = sp_supply_ref (supply);
  self->snapshot = sp_snapshot_ref (sp_supply_get_snapshot (supply));
  self->margin = options != NULL ? options->margin : -1;
  self->n_areas = sp_forecast_get_n_areas (forecast);
  self->horizon = sp_forecast_get_horizon (forecast);
  n_sums = (gsize) self->n_areas * (self->horizon + 1);
  self->cells = g_new0 (SpNeedCell, n_sums * SP_N_GROUPS);
  self->areas = g_new0 (SpNeedSum, n_sums);
  self->entry = g_new0 (guint8, n_sums);
  self->authority = g_new0 (SpNeedSum, (gsize) SP_N_PHASES * (self->horizon + 1));
  self->peaks = g_new0 (SpNeedPeak, self->n_areas);
  self->findings = sp_findings_new ();
  return self;
}

SpNeed *
sp_need_run (SpForecast *forecast, SpSupply *supply, const SpNeedOptions *options, SpProgress *progress, GError **error)
{
  g_autoptr (SpNeed) self = NULL;

  g_return_val_if_fail (forecast != NULL && supply != NULL, NULL);
  g_return_val_if_fail (sp_forecast_get_n_areas (forecast) == sp_supply_get_snapshot (supply)->n_areas, NULL);

  if (options != NULL && !(options->margin <= 0.5))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("An operating margin of %g is over half of the pupils. Give a share between 0 and 0.5."),
                   options->margin);
      return NULL;
    }

  self = allocate (forecast, supply, options);
  for (guint a = 0; a < self->n_areas; a++)
    {
      if (sp_progress_is_cancelled (progress, error))
        return NULL;
      for (gint lead = 0; lead <= self->horizon; lead++)
        fill_area (self, a, lead);
      fill_peak (self, a);
      sp_progress_report (progress, (a + 1.0) / self->n_areas, _("Comparing pupils with places"));
    }
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    for (gint lead = 0; lead <= self->horizon; lead++)
      fill_authority (self, phase, lead);
  sp_need_find_faults (self, self->findings);
  return g_steal_pointer (&self);
}

SpNeed *
sp_need_ref (SpNeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_need_unref (SpNeed *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_free (self->cells);
  g_free (self->areas);
  g_free (self->entry);
  g_free (self->authority);
  g_free (self->peaks);
  g_ptr_array_unref (self->findings);
  sp_forecast_unref (self->forecast);
  sp_supply_unref (self->supply);
  sp_snapshot_unref (self->snapshot);
  g_free (self);
}

SpForecast *
sp_need_get_forecast (const SpNeed *self)
{
  return self->forecast;
}

SpSupply *
sp_need_get_supply (const SpNeed *self)
{
  return self->supply;
}

SpSnapshot *
sp_need_get_snapshot (const SpNeed *self)
{
  return self->snapshot;
}

GPtrArray *
sp_need_get_findings (const SpNeed *self)
{
  return self->findings;
}

SpNeedCell
sp_need_get_cell (const SpNeed *self, SpAreaIndex area, gint lead, SpYearGroup group)
{
  g_return_val_if_fail (area >= 0 && (guint) area < self->n_areas && (guint) group < SP_N_GROUPS, (SpNeedCell) { 0 });

  if (lead < 0 || lead > self->horizon)
    return (SpNeedCell) { 0 };
  return self->cells[sum_index (self, area, lead) * SP_N_GROUPS + group];
}

SpNeedSum
sp_need_get_area (const SpNeed *self, SpAreaIndex area, gint lead)
{
  g_return_val_if_fail (area >= 0 && (guint) area < self->n_areas, (SpNeedSum) { 0 });

  if (lead < 0 || lead > self->horizon)
    return (SpNeedSum) { 0 };
  return self->areas[sum_index (self, area, lead)];
}

SpNeedSum
sp_need_get_authority (const SpNeed *self, SpPhase phase, gint lead)
{
  g_return_val_if_fail ((guint) phase < SP_N_PHASES, (SpNeedSum) { 0 });

  if (lead < 0 || lead > self->horizon)
    return (SpNeedSum) { 0 };
  return self->authority[sum_index (self, phase, lead)];
}

SpNeedPeak
sp_need_get_peak (const SpNeed *self, SpAreaIndex area)
{
  g_return_val_if_fail (area >= 0 && (guint) area < self->n_areas, (SpNeedPeak) { 0 });

  return self->peaks[area];
}

gboolean
sp_need_get_forms_interval (const SpNeed *self, SpAreaIndex area, gint lead, gint level, double *forms, double *lower,
                            double *upper)
{
  SpNeedSum sum = sp_need_get_area (self, area, lead);
  SpYearGroup entry;
  SpNeedCell cell;
  double low, high;

  if (!sum.known)
    return FALSE;
  entry = self->entry[sum_index (self, area, lead)];
  cell = sp_need_get_cell (self, area, lead, entry);
  if (!sp_forecast_get_interval (self->forecast, area, lead, entry, level, &low, &high))
    return FALSE;

  *forms = sum.forms_entry;
  *lower = sp_forms_of_places (sp_need_cell_of (low, cell.places, cell.margin).shortfall, entry, entry);
  *upper = sp_forms_of_places (sp_need_cell_of (high, cell.places, cell.margin).shortfall, entry, entry);
  return TRUE;
}
