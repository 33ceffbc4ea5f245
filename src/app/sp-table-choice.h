/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the programme's tables is shown: one of them, or all. Signal: chosen. */
#pragma once

#include <adwaita.h>
#include "sp-snapshot.h"

G_BEGIN_DECLS

#define SP_TYPE_TABLE_CHOICE (sp_table_choice_get_type ())
G_DECLARE_FINAL_TYPE (SpTableChoice, sp_table_choice, SP, TABLE_CHOICE, AdwBin)

/* The tables of a snapshot (NULL = none); what was chosen stays so while it is there. Hidden where there is no choice. */
void sp_table_choice_fill (SpTableChoice *self, const SpSnapshot *snapshot);
/* The table's number, 0 = all. */
gint sp_table_choice_get (SpTableChoice *self);

G_END_DECLS
