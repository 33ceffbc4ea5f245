/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One school's number taken apart: whence its demand, whom it can admit, and where the others go. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-admissions.h"
#include "sp-result-tables-private.h"

typedef struct
{
  SpAdmissions *admissions;
  SpLevels     *levels;
  const SpSnapshot *snapshot;
  gint          school, lead;
  SpYearGroup   group;
  SpSchoolDemand demand;
  SpAdmission   one;
} Why;

static char *
dup_year (const Why *why, gint lead)
{
  return sp_academic_year_to_string (
    sp_academic_year (sp_forecast_get_origin (sp_levels_get_forecast (why->levels)).start + lead));
}

static const SpArea *
get_area (const Why *why)
{
  return &why->snapshot->areas[sp_levels_get_school_area (why->levels, why->school, why->group)];
}

static char *
dup_how (const Why *why)
{
  g_autofree char *before = why->lead > 0 ? dup_year (why, why->lead - 1) : NULL;

  switch (why->demand.kind)
    {
    case SP_DEMAND_COUNTED:
      return g_strdup_printf (_("counted in January %d"),
                              sp_forecast_get_origin (sp_levels_get_forecast (why->levels)).start + 1);
    case SP_DEMAND_MOVED_UP:
      return g_strdup_printf (_("%.1f (%s in %s) × %.4f, its area’s ratio and the school’s departure from it"),
                              why->demand.feeder, sp_year_group_name (why->group - 1), before, why->demand.ratio);
    case SP_DEMAND_SHARE:
      return g_strdup_printf (_("%.1f in all of %s × %.4f, its share of past intakes"), why->demand.feeder,
                              get_area (why)->name, why->demand.ratio);
    case SP_DEMAND_SHARES:
      return g_strdup_printf (_("%.1f by the plan’s shares of the schools they come from in %s"), why->demand.feeder,
                              before);
    case SP_DEMAND_STAYING:
      return g_strdup_printf (_("%.1f (%s in %s) × %.4f, the plan’s staying-on ratio"), why->demand.feeder,
                              sp_year_group_name (why->group - 1), before, why->demand.ratio);
    case SP_DEMAND_PLACES:
      return g_strdup_printf (_("%.1f in all of %s × %.4f, its share of places"), why->demand.feeder,
                              get_area (why)->name, why->demand.ratio);
    case SP_DEMAND_NONE:
    default:
      return g_strdup (_("no demand of its own: it takes whom other schools cannot admit"));
    }
}

static void
add_part (SpTable *table, const char *code, const char *name, double pupils, const char *how)
{
  sp_table_begin_row (table);
  sp_table_add_coded (table, code, name);
  sp_table_add_number (table, pupils, 1);
  sp_table_add_text (table, how);
}

static SpTable *
new_parts (const Why *why)
{
  g_autofree char *year = dup_year (why, why->lead), *how = dup_how (why), *scaled = NULL;
  g_autofree char *title = g_strdup_printf (_("%s, %s, %s: the number taken apart"), why->snapshot->schools[why->school].name,
                                            sp_year_group_name (why->group), year);
  SpTable *table = sp_table_new ("explanation", title);
  double raw = why->demand.scale > 0 ? why->demand.pupils / why->demand.scale : why->demand.pupils;

  sp_table_add_column (table, "component", _("Part"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pupils", _("Pupils"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "how", _("How"), SP_TABLE_TEXT);
  scaled = g_strdup_printf (_("× %.4f, so that the schools of %s add up to it"), why->demand.scale, get_area (why)->name);
  add_part (table, "demand", _("Demand"), raw, how);
  add_part (table, "scaled", _("Scaled to its area"), why->demand.pupils - raw, scaled);
  add_part (table, "rounding", _("Rounding"), why->demand.whole - why->demand.pupils, _("to whole children, by largest remainder"));
  add_part (table, "earlier", _("Earlier overflow"), why->one.demand - why->demand.whole,
            _("who came to it, less who went from it, in the years before"));
  add_part (table, "overflow-out", _("Overflow out"), -why->one.out, _("to schools of the area with room, below"));
  add_part (table, "overflow-in", _("Overflow in"), why->one.in, _("from schools of the area that are full, below"));
  add_part (table, "unplaced", _("Unplaced"), -why->one.unplaced, _("no school of the area has room"));
  sp_table_begin_row (table);
  sp_table_add_coded (table, "total", _("Admitted"));
  sp_table_add_number (table, why->one.admitted, 1);
  sp_table_add_missing (table);
  sp_table_mark_total (table);
  return table;
}

static void
add_fact (SpTable *table, const char *code, const char *name, double value, const char *words)
{
  sp_table_begin_row (table);
  sp_table_add_coded (table, code, name);
  sp_table_add_known_number (table, value >= 0, value, 1);
  sp_table_add_text (table, words);
}

static SpTable *
new_facts (const Why *why)
{
  SpTable *table = sp_table_new ("facts", _("What it rests on, and what stands beside it"));
  SpAreaIndex area = sp_levels_get_school_area (why->levels, why->school, why->group);
  SpAreaAdmission all = sp_admissions_get_area (why->admissions, area, why->lead, why->group);

  sp_table_add_column (table, "fact", _("What"), SP_TABLE_TEXT);
  sp_table_add_column (table, "value", _("Number"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "words", _("In words"), SP_TABLE_TEXT);
  add_fact (table, "limit", _("Can admit"), why->one.limit,
            why->one.limit < 0 ? _("no admission number or places are held, so it is not capped")
            : why->one.by_admission_number ? _("its admission number, and places of projects there")
                                           : _("its places in the year group, or those in it already if they are more"));
  add_fact (table, "past-intake", _("Recent pupils"), sp_levels_get_past_intake (why->levels, why->school, why->group),
            _("of the year group, weighted by year"));
  add_fact (table, "area", _("Children of the area"), all.demand, get_area (why)->name);
  add_fact (table, "area-unplaced", _("Unplaced in the area"), all.unplaced, NULL);
  add_fact (table, "levels", _("Levels"), -1,
            sp_levels_get_reconcile (why->levels) == SP_RECONCILE_AREAS
              ? _("planning areas as forecast, schools scaled to them")
              : _("areas and authority blended, schools scaled to their areas"));
  return table;
}

static SpTable *
new_moves (const Why *why)
{
  SpTable *table = sp_table_new ("moves", _("Where overflow goes, and comes from"));
  const SpAdmissionMove *moves;
  guint n;

  sp_table_add_column (table, "direction", _("Way"), SP_TABLE_TEXT);
  sp_table_add_column (table, "school", _("Number"), SP_TABLE_CODE);
  sp_table_add_column (table, "school_name", _("School"), SP_TABLE_TEXT);
  sp_table_add_column (table, "children", _("Children"), SP_TABLE_NUMBER);
  moves = sp_admissions_get_moves (why->admissions, &n);
  for (guint i = 0; i < n; i++)
    {
      gint other = moves[i].from == why->school ? moves[i].to : moves[i].from;
      char number[24];

      if (moves[i].lead != why->lead || moves[i].group != why->group || (moves[i].from != why->school && moves[i].to != why->school))
        continue;
      sp_table_begin_row (table);
      if (moves[i].from == why->school)
        sp_table_add_coded (table, "out", _("to"));
      else
        sp_table_add_coded (table, "in", _("from"));
      sp_table_add_text (table, other >= 0 ? sp_table_school_code (&why->snapshot->schools[other], number) : NULL);
      sp_table_add_text (table, other >= 0 ? why->snapshot->schools[other].name : _("planned places of the area"));
      sp_table_add_number (table, moves[i].children, 0);
    }
  return table;
}

gboolean
sp_tables_add_school_explanation (GPtrArray *tables, SpAdmissions *admissions, gint school, gint lead, SpYearGroup group)
{
  SpLevels *levels = sp_admissions_get_levels (admissions);
  Why why = { admissions, levels, sp_forecast_get_snapshot (sp_levels_get_forecast (levels)), school, lead, group,
              { 0 }, sp_admissions_get_school (admissions, school, lead, group) };
  SpTable *moves;

  if (!why.one.known || !sp_levels_get_school (levels, school, lead, group, &why.demand))
    return FALSE;
  g_ptr_array_add (tables, new_parts (&why));
  g_ptr_array_add (tables, new_facts (&why));
  moves = new_moves (&why);
  if (sp_table_get_n_rows (moves) > 0)
    g_ptr_array_add (tables, moves);
  else
    sp_table_free (moves);
  return TRUE;
}
