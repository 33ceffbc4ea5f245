/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of tables whose rows are findings (SpRow of an SpFindingRow). */
#pragma once

#include "sp-column.h"

G_BEGIN_DECLS

/* Its sentence. Free with g_free. */
char       *sp_finding_column_message (gpointer row);
/* Its weight as a word of its own, not part of a sentence, and the CSS class that the word has. */
char       *sp_finding_column_severity (gpointer row);
const char *sp_finding_column_severity_style (gpointer row);

#define SP_FINDING_COLUMN_SEVERITY \
  { N_("Weight"), N_("Error: a number contradicts another or cannot be had. Warning: to be looked at. Note: worth knowing"), \
    sp_finding_column_severity, NULL, sp_finding_column_severity_style, 0 }

G_END_DECLS
