/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of schools, planning areas and the authority in agreement, and of who is admitted where. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-admissions.h"
#include "sp-result-tables-private.h"

#define AGREE_AREAS                                                                                                     \
  _("Planning areas as forecast; the authority is their sum; the schools of an area are scaled to it, year group by "   \
    "year group. Whole children by largest remainder from the top down, so that every level adds up.")
#define AGREE_BLENDED                                                                                                   \
  _("The authority is the precision-weighted mean of its areas’ sum and of its forecast as one area; the areas are "   \
    "fitted to it by iterative proportional fitting, and their schools scaled to them. Whole children by largest "     \
    "remainder from the top down, so that every level adds up.")

static SpSnapshot *
get_snapshot (const SpLevels *levels)
{
  return sp_forecast_get_snapshot (sp_levels_get_forecast (levels));
}

static gint
get_horizon (const SpLevels *levels)
{
  return sp_forecast_get_horizon (sp_levels_get_forecast (levels));
}

static SpAcademicYear
get_year (const SpLevels *levels, gint lead)
{
  return sp_academic_year (sp_forecast_get_origin (sp_levels_get_forecast (levels)).start + lead);
}

static void
set_note (SpTable *table, const SpLevels *levels, const char *more)
{
  g_autofree char *note = g_strjoin (" ", sp_levels_get_reconcile (levels) == SP_RECONCILE_AREAS ? AGREE_AREAS : AGREE_BLENDED,
                                     more, NULL);

  sp_table_set_note (table, note);
}

const char *
sp_table_school_code (const SpSchool *school, char number[24])
{
  if (school->dfe_number != NULL)
    return school->dfe_number;
  g_snprintf (number, 24, "%" G_GINT64_FORMAT, school->urn > 0 ? (gint64) school->urn : school->id);
  return number;
}

static void
add_school (SpTable *table, const SpSchool *school)
{
  char number[24];

  sp_table_add_text (table, sp_table_school_code (school, number));
  sp_table_add_text (table, school->name);
}

static void
add_school_row (SpTable *table, SpAdmissions *admissions, gint school, gint lead, SpYearGroup group)
{
  SpLevels *levels = sp_admissions_get_levels (admissions);
  const SpSnapshot *snapshot = get_snapshot (levels);
  SpAdmission one = sp_admissions_get_school (admissions, school, lead, group);
  SpSchoolDemand demand;

  if (!one.known || !sp_levels_get_school (levels, school, lead, group, &demand))
    return;
  sp_table_begin_row (table);
  add_school (table, &snapshot->schools[school]);
  sp_table_add_area (table, &snapshot->areas[sp_levels_get_school_area (levels, school, group)]);
  sp_table_add_academic_year (table, get_year (levels, lead));
  sp_table_add_group (table, group);
  sp_table_add_number (table, demand.pupils, 1);
  sp_table_add_number (table, demand.whole, 0);
  sp_table_add_coded (table, sp_demand_kind_code (demand.kind), sp_demand_kind_name (demand.kind));
  sp_table_add_number (table, one.demand, 0);
  sp_table_add_known_number (table, one.limit >= 0, one.limit, 0);
  sp_table_add_number (table, one.admitted, 0);
  sp_table_add_number (table, one.out, 0);
  sp_table_add_number (table, one.in, 0);
  sp_table_add_number (table, one.unplaced, 0);
}

static void
add_school_columns (SpTable *table)
{
  sp_table_add_column (table, "school", _("Number"), SP_TABLE_CODE);
  sp_table_add_column (table, "school_name", _("School"), SP_TABLE_TEXT);
}

SpTable *
sp_table_of_level_schools (SpAdmissions *admissions)
{
  SpLevels *levels = sp_admissions_get_levels (admissions);
  SpTable *table = sp_table_new ("level-schools", _("Pupils by school, year and year group: demand and admissions"));

  add_school_columns (table);
  sp_table_add_area_columns (table);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "group", _("Year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pupils", _("Demand, exact"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "children", _("Demand, children"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "source", _("From"), SP_TABLE_TEXT);
  sp_table_add_column (table, "demand", _("With earlier overflow"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "limit", _("Can admit"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "admitted", _("Admitted"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "overflow_out", _("Overflow out"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "overflow_in", _("Overflow in"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "unplaced", _("Unplaced"), SP_TABLE_NUMBER);
  for (guint s = 0; s < get_snapshot (levels)->n_schools; s++)
    for (gint lead = 0; lead <= get_horizon (levels); lead++)
      for (gint group = 0; group < SP_N_GROUPS; group++)
        add_school_row (table, admissions, (gint) s, lead, group);
  set_note (table, levels, _("Demand is before anybody is turned away; admitted = with earlier overflow − out + in − "
                             "unplaced."));
  return table;
}

/* Sums of a phase's year groups, sixth forms with the secondary schools that hold them. FALSE: nothing there. */
typedef struct { gint demand, admitted, out, in, unplaced; } Sum;

static gboolean
sum_school (SpAdmissions *admissions, gint school, gint lead, SpPhase phase, Sum *sum)
{
  gint first = phase == SP_PHASE_PRIMARY ? SP_GROUP_R : SP_GROUP_Y7;
  gint last = phase == SP_PHASE_PRIMARY ? SP_GROUP_Y6 : SP_GROUP_Y14;
  gboolean any = FALSE;

  *sum = (Sum) { 0 };
  for (gint group = first; group <= last; group++)
    {
      SpAdmission one = sp_admissions_get_school (admissions, school, lead, group);

      any |= one.known;
      sum->demand += one.demand;
      sum->admitted += one.admitted;
      sum->out += one.out;
      sum->in += one.in;
      sum->unplaced += one.unplaced;
    }
  return any;
}

SpTable *
sp_table_of_level_school_years (SpAdmissions *admissions, SpPhase phase)
{
  SpLevels *levels = sp_admissions_get_levels (admissions);
  const SpSnapshot *snapshot = get_snapshot (levels);
  g_autofree char *code = g_strdup_printf ("schools-%s", sp_phase_code (phase));
  SpTable *table = sp_table_new (code, phase == SP_PHASE_PRIMARY ? _("Primary pupils admitted, by school")
                                                                 : _("Secondary pupils admitted, by school, sixth forms included"));

  add_school_columns (table);
  sp_table_add_column (table, "area", _("Code"), SP_TABLE_CODE);
  sp_table_add_column (table, "area_name", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_year_columns (table, get_year (levels, 0), get_horizon (levels));
  for (guint s = 0; s < snapshot->n_schools; s++)
    {
      SpAreaIndex area = sp_levels_get_school_area (levels, (gint) s, sp_phase_first_group (phase));
      gboolean any = FALSE;
      Sum sum;

      for (gint lead = 0; lead <= get_horizon (levels); lead++)
        any |= sum_school (admissions, (gint) s, lead, phase, &sum);
      if (!any)
        continue;
      sp_table_begin_row (table);
      add_school (table, &snapshot->schools[s]);
      sp_table_add_coded (table, snapshot->areas[area].code, snapshot->areas[area].name);
      sp_table_add_text (table, snapshot->areas[area].name);
      for (gint lead = 0; lead <= get_horizon (levels); lead++)
        if (sum_school (admissions, (gint) s, lead, phase, &sum))
          sp_table_add_number (table, sum.admitted, 0);
        else
          sp_table_add_missing (table);
    }
  set_note (table, levels, _("Admitted: demand capped at what each school can admit, the rest passed to schools of its area "
                             "with room."));
  return table;
}

SpTable *
sp_table_of_overflow (SpAdmissions *admissions)
{
  SpLevels *levels = sp_admissions_get_levels (admissions);
  const SpSnapshot *snapshot = get_snapshot (levels);
  SpTable *table = sp_table_new ("overflow", _("Schools that cannot admit all who would come, or that take others’"));

  add_school_columns (table);
  sp_table_add_area_columns (table);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "demand", _("Would come"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "admitted", _("Admitted"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "overflow_out", _("Overflow out"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "overflow_in", _("Overflow in"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "unplaced", _("Unplaced"), SP_TABLE_NUMBER);
  for (guint s = 0; s < snapshot->n_schools; s++)
    for (gint phase = 0; phase < SP_N_PHASES; phase++)
      for (gint lead = 1; lead <= get_horizon (levels); lead++)
        {
          Sum sum;

          if (!sum_school (admissions, (gint) s, lead, phase, &sum) || sum.out + sum.in + sum.unplaced == 0)
            continue;
          sp_table_begin_row (table);
          add_school (table, &snapshot->schools[s]);
          sp_table_add_area (table, &snapshot->areas[sp_levels_get_school_area (levels, (gint) s, sp_phase_first_group (phase))]);
          sp_table_add_academic_year (table, get_year (levels, lead));
          sp_table_add_number (table, sum.demand, 0);
          sp_table_add_number (table, sum.admitted, 0);
          sp_table_add_number (table, sum.out, 0);
          sp_table_add_number (table, sum.in, 0);
          sp_table_add_number (table, sum.unplaced, 0);
        }
  sp_table_set_note (table, _("All year groups together. Overflow goes to schools of the same planning area with room, by "
                              "their past pupils and distance; who has moved stays. Unplaced: nobody in the area has "
                              "room."));
  return table;
}

static void
add_unplaced_row (SpTable *table, SpAdmissions *admissions, gint area, gint lead)
{
  SpLevels *levels = sp_admissions_get_levels (admissions);
  SpAreaAdmission sum = { 0 };

  for (gint group = 0; group < SP_N_GROUPS; group++)
    {
      SpAreaAdmission one = sp_admissions_get_area (admissions, area, lead, group);

      sum.known |= one.known;
      sum.demand += one.demand;
      sum.admitted += one.admitted;
      sum.planned += one.planned;
      sum.unplaced += one.unplaced;
      sum.no_school += one.no_school;
    }
  if (!sum.known)
    return;
  sp_table_begin_row (table);
  sp_table_add_area (table, &get_snapshot (levels)->areas[area]);
  sp_table_add_academic_year (table, get_year (levels, lead));
  sp_table_add_number (table, sum.demand, 0);
  sp_table_add_number (table, sum.admitted, 0);
  sp_table_add_number (table, sum.planned, 0);
  sp_table_add_number (table, sum.unplaced, 0);
  sp_table_add_number (table, sum.no_school, 0);
}

SpTable *
sp_table_of_unplaced (SpAdmissions *admissions)
{
  SpLevels *levels = sp_admissions_get_levels (admissions);
  SpTable *table = sp_table_new ("unplaced", _("Children whom no school of their planning area can admit"));
  g_autofree char *note = NULL;

  sp_table_add_area_columns (table);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "demand", _("Children"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "admitted", _("Admitted"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "planned", _("In planned places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "unplaced", _("Unplaced"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "no_school", _("Of them, no school teaches"), SP_TABLE_NUMBER);
  for (guint area = 0; area < get_snapshot (levels)->n_areas; area++)
    for (gint lead = 1; lead <= get_horizon (levels); lead++)
      add_unplaced_row (table, admissions, (gint) area, lead);
  note = g_strdup_printf (_("Places counted: %s. Admission numbers cap the years children enter, places the others. Unplaced "
                            "children are places needed in the area; they ask again a year later."),
                          sp_supply_kind_name (sp_supply_get_kind (sp_admissions_get_supply (admissions))));
  sp_table_set_note (table, note);
  return table;
}

SpTable *
sp_table_of_level_areas (SpLevels *levels)
{
  SpTable *table = sp_table_new ("level-areas", _("Pupils by planning area, year and year group"));

  sp_table_add_area_columns (table);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "group", _("Year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pupils", _("Pupils, exact"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "children", _("Children"), SP_TABLE_NUMBER);
  for (guint area = 0; area < get_snapshot (levels)->n_areas; area++)
    for (gint lead = 0; lead <= get_horizon (levels); lead++)
      for (gint group = 0; group < SP_N_GROUPS; group++)
        {
          double pupils;
          gint whole;

          if (!sp_levels_get_area (levels, (gint) area, lead, group, &pupils, &whole))
            continue;
          sp_table_begin_row (table);
          sp_table_add_area (table, &get_snapshot (levels)->areas[area]);
          sp_table_add_academic_year (table, get_year (levels, lead));
          sp_table_add_group (table, group);
          sp_table_add_number (table, pupils, 1);
          sp_table_add_number (table, whole, 0);
        }
  set_note (table, levels, NULL);
  return table;
}

/* Whole children of a phase (R-Y6, Y7-Y11) of an area, or with -1 of the authority. FALSE: a part is not known. */
static gboolean
sum_phase (const SpLevels *levels, gint area, gint lead, SpPhase phase, gint *sum)
{
  *sum = 0;
  for (gint group = sp_phase_first_group (phase); group <= (gint) sp_phase_last_group (phase); group++)
    {
      gint whole;

      if (!(area < 0 ? sp_levels_get_authority (levels, lead, group, NULL, &whole)
                     : sp_levels_get_area (levels, area, lead, group, NULL, &whole)))
        return FALSE;
      *sum += whole;
    }
  return TRUE;
}

static void
add_phase_years (SpTable *table, const SpLevels *levels, gint area, SpPhase phase)
{
  for (gint lead = 0; lead <= get_horizon (levels); lead++)
    {
      gint sum;

      if (sum_phase (levels, area, lead, phase, &sum))
        sp_table_add_number (table, sum, 0);
      else
        sp_table_add_missing (table);
    }
}

SpTable *
sp_table_of_level_area_years (SpLevels *levels, SpPhase phase)
{
  const SpSnapshot *snapshot = get_snapshot (levels);
  g_autofree char *code = g_strdup_printf ("areas-%s", sp_phase_code (phase));
  SpTable *table = sp_table_new (code, phase == SP_PHASE_PRIMARY
                                         ? _("Primary children (reception to Year 6) by planning area")
                                         : _("Secondary children (Years 7 to 11) by planning area"));

  sp_table_add_column (table, "area", _("Code"), SP_TABLE_CODE);
  sp_table_add_column (table, "area_name", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_year_columns (table, get_year (levels, 0), get_horizon (levels));
  for (guint area = 0; area < snapshot->n_areas; area++)
    {
      if (snapshot->areas[area].phase != phase)
        continue;
      sp_table_begin_row (table);
      sp_table_add_coded (table, snapshot->areas[area].code, snapshot->areas[area].name);
      sp_table_add_text (table, snapshot->areas[area].name);
      add_phase_years (table, levels, (gint) area, phase);
    }
  sp_table_begin_row (table);
  sp_table_add_missing (table);
  sp_table_add_text (table, _("The authority"));
  add_phase_years (table, levels, -1, phase);
  sp_table_mark_total (table);
  set_note (table, levels, NULL);
  return table;
}

SpTable *
sp_table_of_level_authority (SpLevels *levels)
{
  SpTable *table = sp_table_new ("level-authority", _("Pupils of the whole authority by year and year group"));

  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "group", _("Year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pupils", _("Pupils, exact"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "children", _("Children"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "areas_sum", _("Sum of areas"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "areas_deviation", _("Its standard deviation"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "as_one", _("As one area"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "as_one_deviation", _("Its standard deviation"), SP_TABLE_NUMBER);
  for (gint lead = 0; lead <= get_horizon (levels); lead++)
    for (gint group = 0; group < SP_N_GROUPS; group++)
      {
        SpLevelBlend blend;
        double pupils;
        gint whole;

        if (!sp_levels_get_authority (levels, lead, group, &pupils, &whole))
          continue;
        sp_table_begin_row (table);
        sp_table_add_academic_year (table, get_year (levels, lead));
        sp_table_add_group (table, group);
        sp_table_add_number (table, pupils, 1);
        sp_table_add_number (table, whole, 0);
        if (sp_levels_get_blend (levels, lead, group, &blend))
          {
            sp_table_add_number (table, blend.bottom, 1);
            sp_table_add_number (table, blend.s_bottom, 1);
            sp_table_add_number (table, blend.top, 1);
            sp_table_add_number (table, blend.s_top, 1);
          }
        else
          for (gint i = 0; i < 4; i++)
            sp_table_add_missing (table);
      }
  set_note (table, levels, NULL);
  return table;
}

SpTable *
sp_table_of_level_authority_years (SpLevels *levels)
{
  SpTable *table = sp_table_new ("authority-years", _("Children of the whole authority by year group"));

  sp_table_add_column (table, "group", _("Year group"), SP_TABLE_TEXT);
  sp_table_add_year_columns (table, get_year (levels, 0), get_horizon (levels));
  for (gint group = 0; group < SP_N_GROUPS; group++)
    {
      sp_table_begin_row (table);
      sp_table_add_group (table, group);
      for (gint lead = 0; lead <= get_horizon (levels); lead++)
        {
          gint whole;

          if (sp_levels_get_authority (levels, lead, group, NULL, &whole))
            sp_table_add_number (table, whole, 0);
          else
            sp_table_add_missing (table);
        }
    }
  set_note (table, levels, NULL);
  return table;
}
