/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-postgis-views.h"

#include <stddef.h>

const SpPostgisView sp_postgis_views[] = {
  { "need_map", "Planning areas with pupils, places, shortfall and spare places by academic year: filter by year and phase to map it",
    "SELECT row_number() OVER (ORDER BY a.id, n.year)::integer AS id, a.geom, a.code, a.name, a.phase, n.year, n.pupils, n.places, "
    "n.shortfall, n.spare, n.forms_entry, n.forms_total, n.need_class FROM need n JOIN planning_area a ON a.code = n.area" },
  { "need_peak_map", "Planning areas with the year they are first short and how short they become",
    "SELECT a.id, a.geom, a.code, a.name, a.phase, p.first_short_year, p.entry_forms, p.entry_year, p.total_forms, p.total_year "
    "FROM need_peak p JOIN planning_area a ON a.code = p.area" },
  { "school_places_map", "Schools with their places in all year groups by academic year",
    "SELECT row_number() OVER (ORDER BY s.id, p.year)::integer AS id, s.geom, s.id AS school_id, s.urn, s.name, s.phase, s.status, "
    "p.year, p.places, p.temporary FROM school s JOIN (SELECT school_id, year, sum(places) AS places, sum(temporary) AS temporary "
    "FROM school_places GROUP BY school_id, year) p ON p.school_id = s.id" },
  { "forecast_by_area", "Pupils forecast by planning area and academic year, all its year groups together: an estimate",
    "SELECT area, area_name, phase, year, sum(pupils) AS pupils, sum(housing) AS from_housing FROM forecast "
    "GROUP BY area, area_name, phase, year" },
  { "need_by_phase", "Shortfall and spare places of the authority by phase and academic year, never netted",
    "SELECT phase, year, sum(pupils) AS pupils, sum(places) AS places, sum(shortfall) AS shortfall, sum(spare) AS spare FROM need "
    "GROUP BY phase, year" },
  { NULL, NULL, NULL },
};
