/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a GIS is told of a plan beyond the bare layers: how to draw them (src/plan/styles, one QGIS style a layer, in the colours
 * of draw/sp-palette.c), and what their columns are called and mean. Private to the room. */
#pragma once

#include "sp-schema.h"

G_BEGIN_DECLS

/* "opened_year" -> "Opened year", "amount_pence" -> "Amount (pence)", "urn" -> "URN". Free with g_free. */
char    *sp_gis_dup_column_title (const char *column);
/* What schema.sql says of a column in the comment on its line; NULL where it says nothing. Free with g_free. */
char    *sp_gis_dup_column_meaning (const SpSchemaTable *table, const char *column);
/* Writes titles and meanings of its columns, and its style, where the plan has none yet. After geopackage.sql. */
gboolean sp_gis_dress_table (sqlite3 *db, const SpSchemaTable *table, GError **error);

G_END_DECLS
