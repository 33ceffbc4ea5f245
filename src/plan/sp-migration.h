/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a plan of an older version up to date, after a copy is kept. Private to the room. */
#pragma once

#include "sp-database.h"

G_BEGIN_DECLS

/* Copies the plan to "PATH.vN-backup" (or the first free of "PATH.vN-backup-2" …), then takes it from version N to the
 * current one in a single transaction. A step is migrate-N-to-M.sql; what it leaves must equal schema.sql. */
gboolean sp_migration_run (sqlite3 *db, const char *path, gint version, GError **error);

G_END_DECLS
