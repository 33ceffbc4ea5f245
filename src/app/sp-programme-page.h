/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The capital programme: its projects, when they are built, what pays for them, what may go wrong, what else could be
 * done. */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_PROGRAMME_PAGE (sp_programme_page_get_type ())
G_DECLARE_FINAL_TYPE (SpProgrammePage, sp_programme_page, SP, PROGRAMME_PAGE, SpPage)

/* Shows a part: "projects", "timetable", "spend", "options" or "risks". */
void sp_programme_page_show_part (SpProgrammePage *self, const char *name);

G_END_DECLS
