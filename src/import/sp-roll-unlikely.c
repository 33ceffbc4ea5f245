/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-roll-unlikely.h"

#include <glib/gi18n-lib.h>

#include "sp-number.h"
#include "sp-roll-outlier.h"

static const SpRollRow *
find_row (const SpRollTable *self, const SpRollOutlier *one)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpRollRow *row = &g_array_index (self->rows, SpRollRow, i);

      if (!row->dropped && row->area == one->area && row->year == one->year.start && row->group == one->group)
        return row;
    }
  return NULL;
}

static void
report (SpRollTable *self, const SpRollOutlier *one)
{
  const SpRollRow *row = find_row (self, one);
  gboolean more = one->count > one->usual;
  g_autofree char *times = sp_number_format (more ? one->count / one->usual : one->usual / one->count, 1);
  const char *what = self->has_groups ? sp_year_group_code (one->group) : _("births");

  sp_roll_table_take_fault (
      self, SP_FINDING_WARNING, "count-unlikely", row ? row->row : 0, TRUE,
      /* Translators: count, how many times, usual count, year group or births, area. */
      g_strdup_printf (more ? _("%g is %s times as many as the %g usual in the years beside it for %s of %s; it is used as it "
                                "stands. Check the number, or leave the year out of ratios.")
                            : _("%g is one in %s of the %g usual in the years beside it for %s of %s; it is used as it stands. "
                                "Check the number, or leave the year out of ratios."),
                       one->count, times, one->usual, what, (const char *) g_ptr_array_index (self->areas, one->area)));
}

void
sp_roll_unlikely_report (SpRollTable *rolls, SpRollTable *births, const SpRollSeries *series)
{
  g_autoptr (GArray) of_rolls = sp_roll_series_find_outliers (series);
  g_autoptr (GArray) of_births = sp_roll_series_find_birth_outliers (series);

  for (guint i = 0; i < of_rolls->len; i++)
    report (rolls, &g_array_index (of_rolls, SpRollOutlier, i));
  for (guint i = 0; i < of_births->len; i++)
    report (births, &g_array_index (of_births, SpRollOutlier, i));
}
