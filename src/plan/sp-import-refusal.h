/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why the plan did not take a row of an import, in a planner's words rather than the database's. Private to the room.
 */
#pragma once

#include "sp-import-target.h"

G_BEGIN_DECLS

/* "pupils “-7” is below 0": what the last statement of db, which was refused, ran into. cells: the row's, one for each
 * column of the target, as they were read. Translated; free with g_free. */
char *sp_import_refusal_dup_words (sqlite3 *db, const SpImportTarget *target, const SpStageCell *cells);

G_END_DECLS
