/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-school-row.h"

#include <glib/gi18n-lib.h>

struct _SpSchoolRow
{
  SpRow parent_instance;
};

G_DEFINE_FINAL_TYPE (SpSchoolRow, sp_school_row, SP_TYPE_ROW)

static const SpRowField fields[] = {
  SP_ROW_FIELD (SpSchoolValues, id, "id", INT64),
  SP_ROW_FIELD (SpSchoolValues, index, "index", INT),
  SP_ROW_FIELD (SpSchoolValues, urn, "urn", INT),
  SP_ROW_FIELD (SpSchoolValues, dfe_number, "dfe-number", STRING),
  SP_ROW_FIELD (SpSchoolValues, name, "name", STRING),
  SP_ROW_FIELD (SpSchoolValues, kind, "kind", INT),
  SP_ROW_FIELD (SpSchoolValues, kind_name, "kind-name", STRING),
  SP_ROW_FIELD (SpSchoolValues, status, "status", STRING),
  SP_ROW_FIELD (SpSchoolValues, district, "district", STRING),
  SP_ROW_FIELD (SpSchoolValues, area_id, "area-id", INT64),
  SP_ROW_FIELD (SpSchoolValues, area_name, "area-name", STRING),
  SP_ROW_FIELD (SpSchoolValues, roll, "roll", INT),
  SP_ROW_FIELD (SpSchoolValues, places, "places", INT),
  SP_ROW_FIELD (SpSchoolValues, spare, "spare", INT),
  SP_ROW_FIELD (SpSchoolValues, spare_known, "spare-known", BOOLEAN),
  SP_ROW_FIELD (SpSchoolValues, fill, "fill", DOUBLE),
  SP_ROW_FIELD (SpSchoolValues, net_capacity, "net-capacity", INT),
  SP_ROW_FIELD (SpSchoolValues, admission_number, "admission-number", INT),
  SP_ROW_FIELD (SpSchoolValues, entry_group, "entry-group", INT),
  SP_ROW_FIELD (SpSchoolValues, estimated, "estimated", BOOLEAN),
};

static void
sp_school_row_class_init (SpSchoolRowClass *klass)
{
  sp_row_class_set_fields (SP_ROW_CLASS (klass), sizeof (SpSchoolValues), fields, G_N_ELEMENTS (fields));
}

static void
sp_school_row_init (SpSchoolRow *self)
{
}

const char *
sp_school_kind_name (SpSchoolPhase kind)
{
  switch (kind)
    {
    case SP_SCHOOL_NURSERY: return _("Nursery");
    case SP_SCHOOL_INFANT: return _("Infant");
    case SP_SCHOOL_FIRST: return _("First");
    case SP_SCHOOL_JUNIOR: return _("Junior");
    case SP_SCHOOL_MIDDLE: return _("Middle");
    case SP_SCHOOL_PRIMARY: return _("Primary");
    case SP_SCHOOL_SECONDARY: return _("Secondary");
    case SP_SCHOOL_UPPER: return _("Upper");
    case SP_SCHOOL_ALL_THROUGH: return _("All-through");
    case SP_SCHOOL_SPECIAL: return _("Special");
    case SP_SCHOOL_ALTERNATIVE: return _("Alternative provision");
    default: return _("Other");
    }
}

/* Sum over year groups of a grid at the origin; -1 when no cell is held. */
static gint
total_at (const SpSnapshot *snapshot, const gint32 *grid, SpSchoolIndex school, gint year)
{
  gint total = -1;

  if (year < 0)
    return -1;
  for (gint group = 0; group < SP_N_GROUPS; group++)
    {
      gint value = grid[sp_snapshot_cell (snapshot, school, year, group)];

      if (value >= 0)
        total = MAX (total, 0) + value;
    }
  return total;
}

static void
fill_numbers (SpSchoolValues *values, const SpSnapshot *snapshot, SpSchoolIndex school)
{
  gint year = sp_snapshot_year_index (snapshot, snapshot->assumptions.origin);

  values->roll = total_at (snapshot, snapshot->roll, school, year);
  values->places = total_at (snapshot, snapshot->school_places, school, year);
  values->admission_number = year < 0 ? -1
    : snapshot->admission_number[sp_snapshot_cell (snapshot, school, year, values->entry_group)];
  values->spare_known = values->roll >= 0 && values->places >= 0;
  values->spare = values->spare_known ? values->places - values->roll : 0;
  values->fill = values->spare_known && values->places > 0 ? (double) values->roll / values->places : -1;
}

void
sp_school_values_fill (SpSchoolValues *values, const SpSnapshot *snapshot, SpSchoolIndex school, SpPhase phase)
{
  const SpSchool *s = &snapshot->schools[school];
  SpAreaIndex area = phase == SP_PHASE_PRIMARY ? s->primary_area : s->secondary_area;

  if (area < 0)
    area = phase == SP_PHASE_PRIMARY ? s->secondary_area : s->primary_area;
  *values = (SpSchoolValues) {
    .id = s->id, .index = school, .urn = s->urn, .dfe_number = s->dfe_number, .name = s->name, .kind = s->phase,
    .kind_name = sp_school_kind_name (s->phase), .status = s->status, .net_capacity = s->net_capacity,
    .entry_group = s->first_group, .estimated = s->provenance.estimated,
  };
  values->district = s->district >= 0 ? snapshot->districts[s->district].name : NULL;
  if (area >= 0)
    {
      values->area_id = snapshot->areas[area].id;
      values->area_name = snapshot->areas[area].name;
    }
  fill_numbers (values, snapshot, school);
}
