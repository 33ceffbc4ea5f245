/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The R-tree of a feature table (OGC 12-128r18 annex F.3, extension gpkg_rtree_index), by which a GIS finds what it has to draw.
 * A GIS keeps it in step by the triggers that go with it. This program runs no triggers (see sp-database.c): it follows its own
 * edits row by row, and puts right at opening what a writer without triggers left behind. Private to the room. */
#pragma once

#include "sp-schema.h"

G_BEGIN_DECLS

/* ST_MinX, ST_MaxX, ST_MinY, ST_MaxY and ST_IsEmpty of a GeoPackage geometry, as the triggers call them: NULL for what is none. */
gboolean sp_spatial_index_register (sqlite3 *db, GError **error);
/* Whether the table has the R-tree. */
gboolean sp_spatial_index_is_there (sqlite3 *db, const char *table);
/* Makes and fills it where there is none, with its triggers anew, and enters it in gpkg_extensions. */
gboolean sp_spatial_index_add (sqlite3 *db, const SpSchemaTable *table, GError **error);
/* Fills it anew. */
gboolean sp_spatial_index_fill (sqlite3 *db, const SpSchemaTable *table, GError **error);
/* Row `id` was put in, changed or taken out. Within the caller's transaction. */
gboolean sp_spatial_index_follow (sqlite3 *db, const SpSchemaTable *table, gint64 id, GError **error);
/* Fills again those that are out of step; writes nothing when none is, or while another program writes. */
gboolean sp_spatial_index_repair (sqlite3 *db, GError **error);

G_END_DECLS
