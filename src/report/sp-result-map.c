/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map filled from a need result: ground, areas by class of need, schools by size and fill, growth areas by
 * dwellings. */
#include "config.h"
#include "sp-held-back.h"

#include <glib/gi18n-lib.h>

#include "sp-map-drawing.h"
#include "sp-need-probability.h"
#include "sp-need.h"
#include "sp-number.h"

static void
add_ground (SpMapContent *content, SpSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->n_land; i++)
    sp_map_content_add_land (content, snapshot->land[i]);
  for (guint i = 0; i < snapshot->n_lines; i++)
    sp_map_content_add_line (content, snapshot->lines[i].shape, snapshot->lines[i].is_river);
  for (guint i = 0; i < snapshot->n_districts; i++)
    if (snapshot->districts[i].shape != NULL)
      sp_map_content_add_district (content, snapshot->districts[i].shape, snapshot->districts[i].name);
  for (guint i = 0; i < snapshot->n_places; i++)
    sp_map_content_add_place (content, snapshot->places[i].lon, snapshot->places[i].lat, snapshot->places[i].name,
                              snapshot->places[i].importance);
}

/* Of all year groups, as the colour is: "2.1 FE short, all years", "0.8 FE spare, all years", "in balance", "not held". */
static char *
say_value (const SpNeedSum *sum)
{
  if (!sum->known)
    return g_strdup (_("not held"));
  gboolean is_short = sp_need_sum_get_class (sum) <= SP_NEED_SHORT_SLIGHT;
  g_autofree char *forms = sp_number_format (is_short ? sum->forms_total : sum->surplus_total, 1);
  if (is_short)
    return g_strdup_printf (_("%s FE short, all years"), forms);
  if (sp_need_sum_get_class (sum) == SP_NEED_BALANCED)
    return g_strdup (_("in balance"));
  return g_strdup_printf (_("%s FE spare, all years"), forms);
}

/* Shade and words of an area whose pupils may not be told would tell them: it is as one of which nothing is held. */
static void
add_areas (SpMapContent *content, SpNeed *need, const SpHeldBack *held_back, SpPhase phase, gint lead)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  SpAcademicYear year = sp_academic_year (sp_forecast_get_origin (sp_need_get_forecast (need)).start + lead);
  for (guint i = 0; i < snapshot->n_areas; i++)
    {
      if (snapshot->areas[i].phase != phase || snapshot->areas[i].shape == NULL)
        continue;
      SpNeedSum sum = sp_need_get_area (need, (gint) i, lead);
      gboolean hidden = sp_held_back_cell (held_back, (gint) i, year, sp_phase_first_group (phase))
                        || sp_held_back_total (held_back, (gint) i, year);
      g_autofree char *value = hidden ? g_strdup (_("held back")) : say_value (&sum);
      sp_map_content_add_area (content, snapshot->areas[i].id, snapshot->areas[i].shape,
                               hidden ? SP_NEED_NOT_HELD : sp_need_sum_get_class (&sum), snapshot->areas[i].name, value);
    }
}

static SpMarkKind
mark_of (SpSchoolPhase phase)
{
  switch (phase)
    {
    case SP_SCHOOL_INFANT:
    case SP_SCHOOL_FIRST:
      return SP_MARK_INFANT;
    case SP_SCHOOL_JUNIOR:
    case SP_SCHOOL_MIDDLE:
      return SP_MARK_JUNIOR;
    case SP_SCHOOL_PRIMARY:
      return SP_MARK_PRIMARY;
    case SP_SCHOOL_SECONDARY:
    case SP_SCHOOL_UPPER:
      return SP_MARK_SECONDARY;
    case SP_SCHOOL_ALL_THROUGH:
      return SP_MARK_ALL_THROUGH;
    case SP_SCHOOL_SPECIAL:
    case SP_SCHOOL_ALTERNATIVE:
      return SP_MARK_SPECIAL;
    case SP_SCHOOL_NURSERY:
    default:
      return SP_MARK_OTHER;
    }
}

static void
add_school (SpMapContent *content, SpSnapshot *snapshot, const SpHeldBack *held_back, gint index, SpPhase phase, gint year,
            gint origin)
{
  const SpSchool *school = &snapshot->schools[index];
  gint places = 0, pupils = 0, temporary = 0;
  gboolean fill_known = TRUE;
  for (gint group = sp_phase_first_group (phase); group <= (gint) sp_phase_last_group (phase); group++)
    {
      gint now = snapshot->school_places[sp_snapshot_cell (snapshot, index, (guint) year, group)];
      gint then = snapshot->school_places[sp_snapshot_cell (snapshot, index, (guint) origin, group)];
      gint roll = snapshot->roll[sp_snapshot_cell (snapshot, index, (guint) origin, group)];
      gint huts = snapshot->temporary_places[sp_snapshot_cell (snapshot, index, (guint) year, group)];
      places += MAX (0, now);
      temporary += MAX (0, huts);
      pupils += MAX (0, roll);
      fill_known = fill_known && (roll >= 0 || then <= 0);
    }
  fill_known = fill_known && places > 0 && !sp_held_back_small (held_back, pupils);
  sp_map_content_add_school (content, school->id, school->lon, school->lat, mark_of (school->phase), places,
                             fill_known ? (double) pupils / places : -1, temporary > 0, school->name);
}

/* Schools that teach the phase: pupils on roll at the origin against the places of the year shown. */
static void
add_schools (SpMapContent *content, SpNeed *need, const SpHeldBack *held_back, SpPhase phase, gint lead)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  SpAcademicYear origin = sp_forecast_get_origin (sp_need_get_forecast (need));
  gint year = sp_snapshot_year_index (snapshot, sp_academic_year (origin.start + lead));
  gint first = sp_snapshot_year_index (snapshot, origin);
  for (guint i = 0; i < snapshot->n_schools && year >= 0 && first >= 0; i++)
    {
      const SpSchool *school = &snapshot->schools[i];
      gboolean teaches = school->first_group <= sp_phase_last_group (phase)
                         && school->last_group >= sp_phase_first_group (phase);
      if (school->has_point && teaches)
        add_school (content, snapshot, held_back, (gint) i, phase, year, first);
    }
}

static void
add_growth_areas (SpMapContent *content, SpSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->n_growth_areas; i++)
    {
      const SpGrowthArea *growth = &snapshot->growth_areas[i];
      if (growth->has_point)
        sp_map_content_add_growth (content, growth->id, growth->lon, growth->lat,
                                   MAX (growth->dwellings_min, growth->dwellings_max), growth->dwellings_max < 0,
                                   growth->name);
    }
}

static SpMapContent *
make_areas (SpNeed *need, const SpHeldBack *held_back, SpPhase phase, gint lead)
{
  SpMapContent *content = sp_map_content_new ();
  add_ground (content, sp_need_get_snapshot (need));
  for (gint klass = 0; klass < SP_N_NEED_CLASSES; klass++)
    sp_map_content_set_class_name (content, klass, sp_need_class_name (klass));
  add_areas (content, need, held_back, phase, lead);
  return content;
}

SpMapContent *
sp_map_content_for_paper (SpNeed *need, const SpHeldBack *held_back, SpPhase phase, gint lead, gboolean marks)
{
  SpMapContent *content = make_areas (need, held_back, phase, lead);
  if (marks)
    {
      add_schools (content, need, held_back, phase, lead);
      add_growth_areas (content, sp_need_get_snapshot (need));
    }
  return content;
}

SpMapContent *
sp_map_content_for_need (SpNeed *need, SpPhase phase, gint lead)
{
  return sp_map_content_for_paper (need, NULL, phase, lead, TRUE);
}

const char *
sp_words_for_half_forms (gint half_form)
{
  switch (half_form)
    {
    case 1:
      return _("Half a form of entry or more");
    case 2:
      return _("1 form of entry or more");
    case 3:
      return _("1½ forms of entry or more");
    case 4:
    default:
      return _("2 forms of entry or more");
    }
}

static const char *
head_half_forms (gint half_form)
{
  switch (half_form)
    {
    case 1:
      return _("How likely half a form of entry or more is needed in %s");
    case 2:
      return _("How likely 1 form of entry or more is needed in %s");
    case 3:
      return _("How likely 1½ forms of entry or more are needed in %s");
    case 4:
    default:
      return _("How likely 2 forms of entry or more are needed in %s");
    }
}

/* The chances may be of results before these: areas are found there by their ids, years by the calendar. */
static gboolean
get_chance (SpNeed *need, SpNeedProbability *chances, gint area, gint lead, gint half_form, double *chance)
{
  SpNeedSum sum = sp_need_get_area (need, area, lead);
  if (lead == 0)
    *chance = sum.forms_entry >= half_form / 2.0 ? 1 : 0;
  if (lead == 0 || chances == NULL)
    return lead == 0 && sum.known;
  SpForecast *of = sp_forecast_paths_get_forecast (sp_need_probability_get_paths (chances));
  gint there = sp_snapshot_find_area (sp_forecast_get_snapshot (of), sp_need_get_snapshot (need)->areas[area].id);
  gint at = sp_forecast_get_origin (sp_need_get_forecast (need)).start + lead - sp_forecast_get_origin (of).start;
  return there >= 0 && at >= 1 && at <= sp_forecast_get_horizon (of)
         && sp_need_probability_get (chances, there, SP_NEED_READING_ENTRY, at, (guint) half_form, chance);
}

/* The half of the diverging scale that means short: the likelier the deeper, and hatched as need is. */
static SpNeedClass
class_of_chance (double chance)
{
  return chance >= 0.8   ? SP_NEED_SHORT_SEVERE
         : chance >= 0.5 ? SP_NEED_SHORT
         : chance >= 0.2 ? SP_NEED_SHORT_SLIGHT
                         : SP_NEED_BALANCED;
}

static void
add_area_chances (SpMapContent *content, SpNeed *need, SpNeedProbability *chances, SpPhase phase, gint lead, gint half_form)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  for (guint i = 0; i < snapshot->n_areas; i++)
    {
      if (snapshot->areas[i].phase != phase || snapshot->areas[i].shape == NULL)
        continue;
      double chance = 0;
      gboolean known = get_chance (need, chances, (gint) i, lead, half_form, &chance);
      g_autofree char *per_cent = sp_number_format (100 * chance, 0);
      g_autofree char *value = known ? g_strdup_printf (_("%s %% likely"), per_cent) : g_strdup (_("not known"));
      sp_map_content_add_area (content, snapshot->areas[i].id, snapshot->areas[i].shape,
                               known ? class_of_chance (chance) : SP_NEED_NOT_HELD, snapshot->areas[i].name, value);
    }
}

SpMapContent *
sp_map_content_for_chance (SpNeed *need, SpNeedProbability *chances, SpPhase phase, gint lead, gint half_form)
{
  SpMapContent *content = sp_map_content_new ();
  g_autofree char *year = sp_academic_year_to_string (
      sp_academic_year (sp_forecast_get_origin (sp_need_get_forecast (need)).start + lead));
  g_auto (GStrv) parts = g_strsplit (head_half_forms (half_form), "%s", 2);
  g_autofree char *heading = g_strconcat (parts[0], year, parts[0] != NULL ? parts[1] : NULL, NULL);
  add_ground (content, sp_need_get_snapshot (need));
  sp_map_content_set_area_heading (content, heading);
  sp_map_content_set_class_name (content, SP_NEED_SHORT_SEVERE, _("8 in 10 or more"));
  sp_map_content_set_class_name (content, SP_NEED_SHORT, _("5 to 8 in 10"));
  sp_map_content_set_class_name (content, SP_NEED_SHORT_SLIGHT, _("2 to 5 in 10"));
  sp_map_content_set_class_name (content, SP_NEED_BALANCED, _("Under 2 in 10"));
  sp_map_content_set_class_name (content, SP_NEED_NOT_HELD, _("Not known"));
  add_area_chances (content, need, chances, phase, lead, half_form);
  add_schools (content, need, NULL, phase, lead);
  add_growth_areas (content, sp_need_get_snapshot (need));
  return content;
}
