/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a GIS may have left in a plan: looked at with the rest of a check. Private to the room. */
#pragma once

#include "sp-database.h"
#include "sp-finding.h"

G_BEGIN_DECLS

/* What of the plan a table's rows are. */
SpSubject sp_gis_subject_of_table (const char *table);
/* Shapes that cannot be drawn, are of another kind or in another projection, or cross themselves; layers registered otherwise than
 * they are; columns that are not the plan's. Adds SpFinding. */
void      sp_gis_check (sqlite3 *db, GPtrArray *findings);

G_END_DECLS
