/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of trying an import: what the plan would get, table by table, and everything that was found in the files. */
#pragma once

#include <adwaita.h>
#include "sp-import.h"

G_BEGIN_DECLS

typedef struct { guint added, changed, unchanged, refused; } SpImportSum;

/* A group with a row for each table; *all: over all tables, `refused` with the rows that were not even read right. */
GtkWidget *sp_import_changes_new (const SpImport *import, SpImportSum *all);
/* A group with a row for each finding, the gravest first; NULL when there is none. */
GtkWidget *sp_import_problems_new (GPtrArray *findings);
/* A row of such a group. subtitle, and icon with what it says, may be NULL. */
void       sp_import_add_row (GtkWidget *group, const char *title, const char *subtitle, const char *icon, const char *said);

G_END_DECLS
