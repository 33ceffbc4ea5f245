/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Early warnings of money and places: what lapses, comes late, or falls short. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_FUNDING_WARNINGS (sp_funding_warnings_get_type ())
G_DECLARE_FINAL_TYPE (SpFundingWarnings, sp_funding_warnings, SP, FUNDING_WARNINGS, SpView)

/* Shows only rows that contain the text; NULL or "" = all. */
void sp_funding_warnings_set_search (SpFundingWarnings *self, const char *text);

G_END_DECLS
