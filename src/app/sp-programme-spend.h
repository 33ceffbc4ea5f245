/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pot pays the spend of each year, and how far each project is paid for. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_PROGRAMME_SPEND (sp_programme_spend_get_type ())
G_DECLARE_FINAL_TYPE (SpProgrammeSpend, sp_programme_spend, SP, PROGRAMME_SPEND, SpView)

/* Shows only rows that contain the text; NULL or "" = all. */
void sp_programme_spend_set_search (SpProgrammeSpend *self, const char *text);

G_END_DECLS
