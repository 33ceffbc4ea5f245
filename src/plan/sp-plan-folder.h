/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as a folder of CSV tables (sp_plan_export_tables). Private to the room. */
#pragma once

#include "sp-database.h"

G_BEGIN_DECLS

/* What plan.txt of the folder says the plan is called; NULL with error when the folder is none of ours. */
char    *sp_plan_folder_dup_title (const char *folder, GError **error);
/* Loads every table of the folder within the open transaction; an error names file, row and column. */
gboolean sp_plan_folder_load (sqlite3 *db, const char *folder, GError **error);

G_END_DECLS
