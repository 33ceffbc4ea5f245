/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places that other people's files name, found in the plan; and where on the map their coordinates put something. */
#pragma once

#include "sp-import-run.h"

G_BEGIN_DECLS

/* The plan's district of that GSS code, or of that name with or without the words councils add to it ("Breckland District Council",
 * "Breckland UA"); either may be NULL. NULL when it has none. */
const SpDistrict *sp_import_find_district (const SpImportRun *run, const char *code, const char *name);
/* Refuses a file of districts for a plan without any: FALSE with error. */
gboolean          sp_import_needs_districts (const SpImportRun *run, GError **error);

typedef enum
{
  SP_POINT_GOOD,
  SP_POINT_NONE,     /* neither is given */
  SP_POINT_SWAPPED,  /* latitude and longitude were in each other's columns, and were put right */
  SP_POINT_BAD,      /* not a place in Great Britain */
} SpPointReading;

/* Reads a pair as longitude and latitude in degrees ("-2.726972W" too) or easting and northing in metres of the British National Grid
 * ("558,600.24"), whichever the numbers can be: no point of Great Britain can be taken for the other. NULL or blank = not given.
 * *is_grid (may be NULL): which it was. */
SpPointReading    sp_import_read_point (const char *x, const char *y, double *lon, double *lat, gboolean *is_grid);

G_END_DECLS
