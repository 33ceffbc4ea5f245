/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-columns.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-need-style.h"
#include "sp-number.h"
#include "sp-rows.h"

#define AREA(row) sp_area_row_get_values (row)

static char *
number_or_missing (gboolean known, double value, guint decimals)
{
  return known ? sp_number_format (value, decimals) : NULL;
}

static char *
year_or_missing (gint year)
{
  return year > 0 ? sp_academic_year_to_string (sp_academic_year (year)) : NULL;
}

static double
key_or_missing (gboolean known, double value)
{
  return known ? value : NAN;
}

static char *area_name (gpointer row) { return g_strdup (AREA (row)->name); }
static char *area_district (gpointer row) { return g_strdup (AREA (row)->district); }
static char *area_pupils (gpointer row) { return number_or_missing (AREA (row)->known, AREA (row)->pupils, 0); }
static double area_pupils_key (gpointer row) { return key_or_missing (AREA (row)->known, AREA (row)->pupils); }
static char *area_places (gpointer row) { return number_or_missing (AREA (row)->known, AREA (row)->places, 0); }
static double area_places_key (gpointer row) { return key_or_missing (AREA (row)->known, AREA (row)->places); }
static char *area_short (gpointer row) { return number_or_missing (AREA (row)->known, AREA (row)->shortfall, 0); }
static double area_short_key (gpointer row) { return key_or_missing (AREA (row)->known, AREA (row)->shortfall); }
static char *area_spare (gpointer row) { return number_or_missing (AREA (row)->known, AREA (row)->spare, 0); }
static double area_spare_key (gpointer row) { return key_or_missing (AREA (row)->known, AREA (row)->spare); }
static char *area_forms (gpointer row) { return number_or_missing (AREA (row)->known, AREA (row)->forms, 1); }
static double area_forms_key (gpointer row) { return key_or_missing (AREA (row)->known, AREA (row)->forms); }
static char *area_total (gpointer row) { return number_or_missing (AREA (row)->known, AREA (row)->forms_total, 1); }
static double area_total_key (gpointer row) { return key_or_missing (AREA (row)->known, AREA (row)->forms_total); }
static double area_range_key (gpointer row) { return key_or_missing (AREA (row)->forms_known, AREA (row)->forms_upper); }
static char *area_peak (gpointer row) { return number_or_missing (AREA (row)->known, AREA (row)->peak_forms, 1); }
static double area_peak_key (gpointer row) { return key_or_missing (AREA (row)->known, AREA (row)->peak_forms); }
static char *area_first (gpointer row) { return year_or_missing (AREA (row)->first_short_year); }
static double
area_first_key (gpointer row)
{
  return key_or_missing (AREA (row)->first_short_year > 0, AREA (row)->first_short_year);
}
static char *area_class (gpointer row) { return g_strdup (AREA (row)->class_name); }
static const char *area_style (gpointer row) { return sp_need_style_class (AREA (row)->need_class); }

static double area_chance_key (gpointer row) { return key_or_missing (AREA (row)->chance >= 0, AREA (row)->chance); }

static char *
area_chance (gpointer row)
{
  g_autofree char *per_cent = sp_number_format (100 * AREA (row)->chance, 0);

  return AREA (row)->chance >= 0 ? g_strdup_printf (_("%s %%"), per_cent) : NULL;
}

static char *
area_range (gpointer row)
{
  g_autofree char *lower = sp_number_format (MAX (AREA (row)->forms_lower, 0), 1);
  g_autofree char *upper = sp_number_format (MAX (AREA (row)->forms_upper, 0), 1);

  if (!AREA (row)->forms_known)
    return NULL;
  return g_str_equal (lower, upper) ? g_strdup (lower) : g_strdup_printf (_("%s to %s"), lower, upper);
}

const SpColumn sp_area_columns[] = {
  { N_("Planning area"), NULL, area_name, NULL, NULL, SP_COLUMN_EXPAND },
  { N_("Need"), N_("What the map's colour says"), area_class, NULL, area_style, 0 },
  { N_("FE short at entry"), N_("Forms of entry short in the entry year group of the shown year"), area_forms, area_forms_key, NULL, 0 },
  { N_("8 in 10"), N_("Of ten forecasts like this one, about eight turn out in this range"), area_range, area_range_key, NULL, SP_COLUMN_CAPTION },
  { N_("Chance"), N_("How likely need at entry is 1 form or more in the shown year, or what the map's shading names"), area_chance,
    area_chance_key, NULL, 0 },
  { N_("FE short, all years"), N_("Forms of entry short in all year groups of the phase together, in the shown year: what the map says"), area_total,
    area_total_key, NULL, 0 },
  { N_("First short"), N_("The first year in which places run out"), area_first, area_first_key, NULL, 0 },
  { N_("Most FE"), N_("The largest shortfall of the forecast, in forms of entry: at entry or over all year groups, whichever is more"), area_peak, area_peak_key, NULL, 0 },
  { N_("Short"), N_("Places short, summed over year groups and never set off against spare ones"), area_short, area_short_key, NULL, 0 },
  { N_("Spare"), N_("Places spare, summed over year groups"), area_spare, area_spare_key, NULL, 0 },
  { N_("Pupils"), N_("Forecast for the shown year, all year groups of the phase"), area_pupils, area_pupils_key, NULL, 0 },
  { N_("Places"), N_("In the shown year"), area_places, area_places_key, NULL, 0 },
  { N_("District"), NULL, area_district, NULL, NULL, SP_COLUMN_CAPTION },
};
const guint sp_n_area_columns = G_N_ELEMENTS (sp_area_columns);

#define GROWTH(row) sp_growth_row_get_values (row)

static char *growth_name (gpointer row) { return g_strdup (GROWTH (row)->name); }
static char *growth_district (gpointer row) { return g_strdup (GROWTH (row)->district); }
static char *growth_category (gpointer row) { return g_strdup_printf ("%d", GROWTH (row)->category); }
static double growth_category_key (gpointer row) { return GROWTH (row)->category * 1000 + GROWTH (row)->number; }
static char *growth_dwellings (gpointer row) { return g_strdup (GROWTH (row)->dwellings_text); }
static char *growth_held (gpointer row) { return number_or_missing (GROWTH (row)->expected_known, GROWTH (row)->expected, 0); }
static double growth_held_key (gpointer row) { return key_or_missing (GROWTH (row)->expected_known, GROWTH (row)->expected); }
static char *growth_area (gpointer row) { return g_strdup (GROWTH (row)->area_name); }
static char *growth_pupils (gpointer row) { return number_or_missing (GROWTH (row)->pupils_known, GROWTH (row)->pupils, 0); }
static double growth_pupils_key (gpointer row) { return key_or_missing (GROWTH (row)->pupils_known, GROWTH (row)->pupils); }
static char *growth_forms (gpointer row) { return number_or_missing (GROWTH (row)->known, GROWTH (row)->area_forms, 1); }
static double growth_forms_key (gpointer row) { return key_or_missing (GROWTH (row)->known, GROWTH (row)->area_forms); }
static char *growth_first (gpointer row) { return year_or_missing (GROWTH (row)->area_short_year); }
static double
growth_first_key (gpointer row)
{
  return key_or_missing (GROWTH (row)->area_short_year > 0, GROWTH (row)->area_short_year);
}
static double
growth_settled_key (gpointer row)
{
  return key_or_missing (GROWTH (row)->settled_known, GROWTH (row)->settled_min);
}

static double
growth_dwellings_key (gpointer row)
{
  gint most = MAX (GROWTH (row)->dwellings_min, GROWTH (row)->dwellings_max);

  return key_or_missing (most >= 0, most);
}

static char *
growth_settled (gpointer row)
{
  const SpGrowthValues *values = GROWTH (row);
  g_autofree char *least = sp_number_format (values->settled_min, 1);
  g_autofree char *most = values->settled_max >= 0 ? sp_number_format (values->settled_max, 1) : NULL;

  if (!values->settled_known)
    return NULL;
  if (most == NULL)
    return g_strdup_printf (_("%s or more"), least);
  return g_str_equal (least, most) ? g_strdup (least) : g_strdup_printf (_("%s to %s"), least, most);
}

const SpColumn sp_growth_columns[] = {
  { N_("Growth area"), NULL, growth_name, NULL, NULL, SP_COLUMN_EXPAND },
  { N_("Category"), N_("1: several new schools, 2: one new school, 3: other investment"), growth_category, growth_category_key, NULL, 0 },
  { N_("Dwellings"), N_("As the paper has them"), growth_dwellings, growth_dwellings_key, NULL, 0 },
  { N_("FE short at entry"), N_("Forms of entry short in the entry year group of its planning area in the shown year"), growth_forms, growth_forms_key, NULL, 0 },
  { N_("First short"), N_("The first year in which places run out in its planning area"), growth_first, growth_first_key, NULL, 0 },
  { N_("Settled FE"), N_("Forms of entry of its dwellings when all is built and settled"), growth_settled, growth_settled_key, NULL, 0 },
  { N_("Pupils"), N_("Of its dwellings, this phase, in the shown year"), growth_pupils, growth_pupils_key, NULL, 0 },
  { N_("Held by year"), N_("Dwellings of which the plan knows the year"), growth_held, growth_held_key, NULL, 0 },
  { N_("Planning area"), N_("That takes most of its pupils"), growth_area, NULL, NULL, SP_COLUMN_CAPTION },
  { N_("District"), NULL, growth_district, NULL, NULL, SP_COLUMN_CAPTION },
};
const guint sp_n_growth_columns = G_N_ELEMENTS (sp_growth_columns);

#define SCHOOL(row) sp_school_row_get_values (row)

static char *school_name (gpointer row) { return g_strdup (SCHOOL (row)->name); }
static char *school_kind (gpointer row) { return g_strdup (SCHOOL (row)->kind_name); }
static char *school_area (gpointer row) { return g_strdup (SCHOOL (row)->area_name); }
static char *school_number (gpointer row) { return g_strdup (SCHOOL (row)->dfe_number); }
static char *school_roll (gpointer row) { return number_or_missing (SCHOOL (row)->roll >= 0, SCHOOL (row)->roll, 0); }
static double school_roll_key (gpointer row) { return key_or_missing (SCHOOL (row)->roll >= 0, SCHOOL (row)->roll); }
static char *school_places (gpointer row) { return number_or_missing (SCHOOL (row)->places >= 0, SCHOOL (row)->places, 0); }
static double school_places_key (gpointer row) { return key_or_missing (SCHOOL (row)->places >= 0, SCHOOL (row)->places); }
static char *
school_pan (gpointer row)
{
  return number_or_missing (SCHOOL (row)->admission_number >= 0, SCHOOL (row)->admission_number, 0);
}
static double
school_pan_key (gpointer row)
{
  return key_or_missing (SCHOOL (row)->admission_number >= 0, SCHOOL (row)->admission_number);
}
static char *
school_net (gpointer row)
{
  return number_or_missing (SCHOOL (row)->net_capacity >= 0, SCHOOL (row)->net_capacity, 0);
}
static double
school_net_key (gpointer row)
{
  return key_or_missing (SCHOOL (row)->net_capacity >= 0, SCHOOL (row)->net_capacity);
}
static double school_fill_key (gpointer row) { return key_or_missing (SCHOOL (row)->fill >= 0, SCHOOL (row)->fill); }
static const char *school_fill_style (gpointer row) { return SCHOOL (row)->fill > 1 ? "over-full" : NULL; }

static char *
school_fill (gpointer row)
{
  g_autofree char *percent = sp_number_format (SCHOOL (row)->fill * 100, 0);

  return SCHOOL (row)->fill < 0 ? NULL : g_strdup_printf (_("%s %%"), percent);
}

const SpColumn sp_school_columns[] = {
  { N_("School"), NULL, school_name, NULL, NULL, SP_COLUMN_EXPAND },
  { N_("Kind"), NULL, school_kind, NULL, NULL, SP_COLUMN_CAPTION },
  { N_("Roll"), N_("Pupils at the last January census"), school_roll, school_roll_key, NULL, 0 },
  { N_("Places"), N_("In the same year and year groups"), school_places, school_places_key, NULL, 0 },
  { N_("Full"), N_("Roll as a share of places"), school_fill, school_fill_key, school_fill_style, 0 },
  { N_("PAN"), N_("Published admission number of the entry year"), school_pan, school_pan_key, NULL, 0 },
  { N_("Net capacity"), N_("All year groups, as assessed from the rooms"), school_net, school_net_key, NULL, 0 },
  { N_("Planning area"), NULL, school_area, NULL, NULL, SP_COLUMN_CAPTION },
  { N_("DfE number"), NULL, school_number, NULL, NULL, SP_COLUMN_CAPTION },
};
const guint sp_n_school_columns = G_N_ELEMENTS (sp_school_columns);
