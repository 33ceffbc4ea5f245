/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-roll-series.h"

/* Far beyond England (20,000 schools, a century), and small enough that no product overflows. */
#define MOST_AREAS 1000000
#define MOST_YEARS 300

SpRollSeries *
sp_roll_series_new (guint n_areas, SpAcademicYear first_year, guint n_years, SpAcademicYear first_entry_year,
                    guint n_entry_years)
{
  SpRollSeries *self;

  g_assert (n_areas <= MOST_AREAS && n_years <= MOST_YEARS && n_entry_years <= MOST_YEARS);
  self = g_new0 (SpRollSeries, 1);
  self->ref_count = 1;
  self->n_areas = n_areas;
  self->area_codes = g_new0 (char *, n_areas + 1);
  self->parent = g_new (gint, n_areas);
  for (guint i = 0; i < n_areas; i++)
    self->parent[i] = -1;
  self->first_year = first_year;
  self->n_years = n_years;
  self->pupils = g_new0 (double, (gsize) n_areas * n_years * SP_N_GROUPS);
  self->pupils_known = g_new0 (guint8, (gsize) n_areas * n_years * SP_N_GROUPS);
  self->first_entry_year = first_entry_year;
  self->n_entry_years = n_entry_years;
  self->births = g_new0 (double, (gsize) n_areas * n_entry_years);
  self->births_known = g_new0 (guint8, (gsize) n_areas * n_entry_years);
  return self;
}

SpRollSeries *
sp_roll_series_ref (SpRollSeries *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_roll_series_unref (SpRollSeries *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_areas; i++)
    g_free (self->area_codes[i]);
  g_free (self->area_codes);
  for (guint i = 0; i < self->n_parents; i++)
    g_free (self->parent_codes[i]);
  g_free (self->parent_codes);
  g_free (self->parent);
  g_free (self->pupils);
  g_free (self->pupils_known);
  g_free (self->births);
  g_free (self->births_known);
  g_free (self->broken);
  g_free (self->preschool);
  g_free (self);
}

/* Index of a cell of the rolls, or -1 outside the series. */
static gssize
roll_cell (const SpRollSeries *self, guint area, SpAcademicYear year, SpYearGroup group)
{
  gint y = year.start - self->first_year.start;

  if (area >= self->n_areas || y < 0 || y >= (gint) self->n_years || (guint) group >= SP_N_GROUPS)
    return -1;
  return ((gssize) area * self->n_years + y) * SP_N_GROUPS + group;
}

static gssize
birth_cell (const SpRollSeries *self, guint area, SpAcademicYear entry_year)
{
  gint y = entry_year.start - self->first_entry_year.start;

  if (area >= self->n_areas || y < 0 || y >= (gint) self->n_entry_years)
    return -1;
  return (gssize) area * self->n_entry_years + y;
}

void
sp_roll_series_set_pupils (SpRollSeries *self, guint area, SpAcademicYear year, SpYearGroup group, double pupils)
{
  gssize cell = roll_cell (self, area, year, group);

  g_return_if_fail (cell >= 0);
  self->pupils[cell] = pupils;
  self->pupils_known[cell] = 1;
}

gboolean
sp_roll_series_get_pupils (const SpRollSeries *self, guint area, SpAcademicYear year, SpYearGroup group, double *pupils)
{
  gssize cell = roll_cell (self, area, year, group);

  if (cell < 0 || !self->pupils_known[cell])
    return FALSE;
  *pupils = self->pupils[cell];
  return TRUE;
}

void
sp_roll_series_set_births (SpRollSeries *self, guint area, SpAcademicYear entry_year, double births)
{
  gssize cell = birth_cell (self, area, entry_year);

  g_return_if_fail (cell >= 0);
  self->births[cell] = births;
  self->births_known[cell] = 1;
}

gboolean
sp_roll_series_get_births (const SpRollSeries *self, guint area, SpAcademicYear entry_year, double *births)
{
  gssize cell = birth_cell (self, area, entry_year);

  if (cell < 0 || !self->births_known[cell])
    return FALSE;
  *births = self->births[cell];
  return TRUE;
}

void
sp_roll_series_break_step (SpRollSeries *self, guint area, SpAcademicYear year, SpYearGroup group)
{
  gssize cell = roll_cell (self, area, year, group);

  g_return_if_fail (cell >= 0);
  if (!self->broken)
    self->broken = g_new0 (guint8, (gsize) self->n_areas * self->n_years * SP_N_GROUPS);
  self->broken[cell] = 1;
}

gboolean
sp_roll_series_is_broken (const SpRollSeries *self, guint area, SpAcademicYear year, SpYearGroup group)
{
  gssize cell = roll_cell (self, area, year, group);

  return cell >= 0 && self->broken && self->broken[cell];
}

static gssize
preschool_cell (const SpRollSeries *self, guint area, SpAcademicYear year, guint age)
{
  gint y = year.start - self->first_year.start;

  if (area >= self->n_areas || y < 0 || y >= (gint) self->n_years || age >= SP_N_PRESCHOOL_AGES)
    return -1;
  return ((gssize) area * self->n_years + y) * SP_N_PRESCHOOL_AGES + age;
}

void
sp_roll_series_set_preschool (SpRollSeries *self, guint area, SpAcademicYear year, guint age, double children)
{
  gssize cell = preschool_cell (self, area, year, age);
  gsize n = (gsize) self->n_areas * self->n_years * SP_N_PRESCHOOL_AGES;

  g_return_if_fail (cell >= 0);
  if (!self->preschool)
    {
      self->preschool = g_new (double, n);
      for (gsize i = 0; i < n; i++)
        self->preschool[i] = -1;
    }
  self->preschool[cell] = children;
}

gboolean
sp_roll_series_get_preschool (const SpRollSeries *self, guint area, SpAcademicYear year, guint age, double *children)
{
  gssize cell = preschool_cell (self, area, year, age);

  if (cell < 0 || !self->preschool || self->preschool[cell] < 0)
    return FALSE;
  *children = self->preschool[cell];
  return TRUE;
}
