/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The projects of the programme, by its tables, with their totals. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_PROGRAMME_PROJECTS (sp_programme_projects_get_type ())
G_DECLARE_FINAL_TYPE (SpProgrammeProjects, sp_programme_projects, SP, PROGRAMME_PROJECTS, SpView)

/* Shows only projects that contain the text; NULL or "" = all. */
void sp_programme_projects_set_search (SpProgrammeProjects *self, const char *text);

G_END_DECLS
