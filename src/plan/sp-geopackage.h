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
/* Registers those of our tables that are not yet, and gives titles, styles and R-trees to those that have none: after a migration,
 * which must come here when it has made a feature table again, for its triggers went with the old one. */
gboolean sp_geopackage_register_new (sqlite3 *db, GError **error);
/* Writes the extent of each feature table and fills its R-tree, after rows were loaded. */
gboolean sp_geopackage_measure (sqlite3 *db, GError **error);
/* On opening: brings a plan that was made before they were what it lacks of titles, styles and R-trees; nothing where another program is
 * writing just then. */
gboolean sp_geopackage_complete (sqlite3 *db, GError **error);
/* After an edit, undo or merge, in its transaction: notes that the tables of its changeset changed now, and keeps extents and
 * R-trees in step. */
gboolean sp_geopackage_follow (sqlite3 *db, void *changeset, int n, GError **error);

G_END_DECLS
