/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growth areas that a file of sites names and the plan does not have: they are added with its sites, and told of. */
#pragma once

#include "sp-import-run.h"

G_BEGIN_DECLS

typedef struct _SpImportGrowths SpImportGrowths;

/* Adds the stage's tables: to be made before the table of sites is added, which refers to them. */
SpImportGrowths *sp_import_growths_new (SpImportRun *run);
void             sp_import_growths_free (SpImportGrowths *self);
/* The row's site is in the growth area of that name; `primary` and `secondary` are the codes of the planning areas that its pupils go to,
 * NULL = not said. */
void             sp_import_growths_meet (SpImportGrowths *self, SpImportRun *run, const char *name, const char *primary,
                                         const char *secondary);
/* After the last row: all pupils of a new growth area go to the planning area of each phase that its rows name, where they agree, and a
 * finding says so; where they do not, or name none, it says that this is left to be said. */
void             sp_import_growths_end (SpImportGrowths *self, SpImportRun *run);

G_END_DECLS
