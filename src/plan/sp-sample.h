/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample plans carried in the program: CSV tables into rows. The format is data/samples/README.md. Private to the
 * room. */
#pragma once

#include <gio/gio.h>

#include "sp-database.h"

G_BEGIN_DECLS

/* NULL-terminated, static. */
const char *const *sp_sample_get_names (void);
/* The sample's title; NULL with error when there is no such sample. */
char    *sp_sample_dup_title (const char *sample, GError **error);
/* Loads every table of a sample within the open transaction. An error names file, row and column. */
gboolean sp_sample_load (sqlite3 *db, const char *sample, GError **error);
/* One table from CSV text; file is its name in messages. */
gboolean sp_sample_load_table (sqlite3 *db, const char *table, const char *file, const char *text, gsize length,
                               GError **error);
/* The same from what sp_plan_export_tables wrote (sp-plan-table.h). */
gboolean sp_sample_load_exact_table (sqlite3 *db, const char *table, const char *file, const char *text, gsize length,
                                     GError **error);
/* No reference points at a row that is not there; the error names table, row and column. */
gboolean sp_sample_check_keys (sqlite3 *db, const char *sample, GError **error);

G_END_DECLS
