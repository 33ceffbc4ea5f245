/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What “programme” prints of projects when asked for more than their list: one's own sheet, the timetable, the risks, spend by pot. */
#pragma once

#include "sp-run.h"

G_BEGIN_DECLS

/* A project by its reference, its name, or the one whose name has these words in it, in any case. -1: *exit is set, and the complaint
 * lists what there is. */
gint     sp_programme_find_project (const SpSnapshot *snapshot, SpCommandLine *line, const char *words, SpExit *exit);

typedef struct { const char *project; gboolean timetable, risks, spend; } SpProgrammeAsked;
gboolean sp_programme_is_asked (const SpProgrammeAsked *asked);
/* Appends the tables asked for; the funding has been run. FALSE: end with *exit. */
gboolean sp_programme_add_tables (SpRun *run, SpCommandLine *line, const SpProgrammeAsked *asked, GPtrArray *tables, SpExit *exit);
/* Runs what a project's sheet rests on; free *timetable with sp_timetable_unref. */
typedef struct _SpTimetable SpTimetable;
gboolean sp_programme_run_sheet (SpRun *run, SpCommandLine *line, SpTimetable **timetable, SpExit *exit);

G_END_DECLS
