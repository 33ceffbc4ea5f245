/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may go wrong with projects, by likelihood and impact. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_PROGRAMME_RISKS (sp_programme_risks_get_type ())
G_DECLARE_FINAL_TYPE (SpProgrammeRisks, sp_programme_risks, SP, PROGRAMME_RISKS, SpView)

/* Shows only rows that contain the text; NULL or "" = all. */
void sp_programme_risks_set_search (SpProgrammeRisks *self, const char *text);

G_END_DECLS
