/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes the plan file a GeoPackage too (OGC 12-128r18, version 1.3), so that a GIS opens it without us. Private to
 * the room. */
#pragma once

#include "sp-database.h"

G_BEGIN_DECLS

#define SP_GEOPACKAGE_APPLICATION_ID 1196444487 /* "GPKG" */
#define SP_GEOPACKAGE_VERSION 10300
#define SP_GEOPACKAGE_WGS84 4326

/* Adds the GeoPackage's own tables and registers ours. */
gboolean sp_geopackage_dress (sqlite3 *db, GError **error);
/* Registers those of our tables that are not yet, after a migration that brought new ones. */
gboolean sp_geopackage_register_new (sqlite3 *db, GError **error);
/* Writes the extent of each feature table, after rows were loaded. */
gboolean sp_geopackage_measure (sqlite3 *db, GError **error);
/* Notes that a table's rows changed now. */
gboolean sp_geopackage_touch (sqlite3 *db, const char *table, GError **error);

G_END_DECLS
