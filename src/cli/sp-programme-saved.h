/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programmes saved in the plan: opened again, and side by side. */
#pragma once

#include "sp-programme.h"
#include "sp-run.h"

G_BEGIN_DECLS

/* NULL: *exit is set, and the complaint names those there are. */
const SpSavedProgramme *sp_programme_find_saved (const SpSnapshot *snapshot, SpCommandLine *line, const char *name, SpExit *exit);
/* What is worked out again: the options, the money, and whom to place. Of a saved programme all that it chose is pinned, in its year,
 * and nothing else may be; what is no option any more is left out, and said in a finding. */
typedef struct { SpOptionSet *set; SpProgrammePots *pots; const SpProgrammeOptions *options; } SpSavedAsked;
/* FALSE: end with *exit. names: "A,B". */
gboolean sp_programme_add_compared (SpCommandLine *line, const SpSavedAsked *asked, const char *names, GPtrArray *tables, SpExit *exit);
/* The programme as it stands, its tables added; NULL: end with *exit. */
SpProgramme *sp_programme_add_opened (SpCommandLine *line, const SpSavedAsked *asked, const char *name, GPtrArray *tables, SpExit *exit);
/* The tables of one programme, but for the prices of limits. */
void     sp_programme_add_result (SpProgramme *programme, const char *name, GPtrArray *tables);

G_END_DECLS
