/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project's own sheet as a paper: the same facts as on the page and the command line (sp_tables_add_project_sheet). */
#pragma once

#include "sp-paper.h"

G_BEGIN_DECLS

typedef struct _SpTimetable SpTimetable;
typedef struct _SpWaterfall SpWaterfall;

/* The timetable is of the waterfall's snapshot; date: YYYY-MM-DD, or NULL. */
SpPaper *sp_project_paper_new (SpWaterfall *waterfall, SpTimetable *timetable, gint project, const char *date);

G_END_DECLS
