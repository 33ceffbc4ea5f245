/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row, a column and a value of the plan are called in a planner's words: for telling two officers what each changed.
 * Read from the schema (names, keys, references), so that a new table needs no more than its noun here. Private to the room. */
#pragma once

#include "sp-database.h"
#include "sp-schema.h"

G_BEGIN_DECLS

/* "Housing site", translated. Static or interned. */
const char *sp_thing_get_noun (const char *table);
/* "Dwellings of housing site “Kingsfleet” (2016/17)"; for a row that is not there, the noun alone. Free with g_free. */
char       *sp_thing_dup_name (sqlite3 *db, const SpSchemaTable *table, gint64 key);
/* "spend by", "budget": translated. Free with g_free. */
char       *sp_thing_dup_field (const SpSchemaColumn *column);
/* "£2.8m", "2016/17", "Breckland", "yes", text as it is; NULL = not said. `value` may be NULL. db finds what a reference
 * names. Free with g_free. */
char       *sp_thing_dup_value (sqlite3 *db, const SpSchemaTable *table, const SpSchemaColumn *column, sqlite3_value *value);
/* The table a column refers to, NULL = none (scenario_override's target follows from its subject: see sp_thing_get_target).
 * Interned. */
const char *sp_thing_get_referred (const char *table, const char *column);
/* Of scenario_override: the table that target_id is in for a subject, NULL = none. Static. */
const char *sp_thing_get_target (const char *subject);
/* Yes or no, by its CHECK; a year, by its name. */
gboolean    sp_thing_is_flag (const SpSchemaTable *table, const SpSchemaColumn *column);
gboolean    sp_thing_is_year (const SpSchemaColumn *column);

G_END_DECLS
