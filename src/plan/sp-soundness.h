/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a file is a plan that may be trusted with reading. Private to the room. */
#pragma once

#include "sp-database.h"

G_BEGIN_DECLS

/* Before SQLite sees the file: it is a regular file that says it is an SQLite database, of no absurd size. */
gboolean sp_soundness_check_file (const char *path, GError **error);
/* It is a GeoPackage that holds a plan. */
gboolean sp_soundness_identify (sqlite3 *db, GError **error);
/* Which version made it; after sp_soundness_check_code. */
gboolean sp_soundness_get_version (sqlite3 *db, gint *version, GError **error);
/* Nothing in it would run: no triggers, views or virtual tables but those a GIS is known to make. */
gboolean sp_soundness_check_code (sqlite3 *db, GError **error);
/* Pages, records, types and CHECKs hold (quick_check), found out within some seconds. */
gboolean sp_soundness_check_pages (sqlite3 *db, guint seconds, GError **error);
/* Our tables and indexes are as schema.sql defines them; a GIS may have added plain columns. */
gboolean sp_soundness_check_definitions (sqlite3 *db, GError **error);

G_END_DECLS
