/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of one row of a table, line by line, each to be changed where it stands: typed, or chosen from a list. A line is written
 * by the same SpColumnEdit as the cell of a table, with undo. */
#pragma once

#include <adwaita.h>
#include "sp-column.h"

G_BEGIN_DECLS

#define SP_TYPE_FACT_LIST (sp_fact_list_get_type ())
G_DECLARE_FINAL_TYPE (SpFactList, sp_fact_list, SP, FACT_LIST, AdwBin)

typedef struct
{
  const char         *title; /* N_() */
  const SpColumnEdit *edit;  /* its text says what is there now; where it aims at nothing the line is hidden */
} SpFact;

/* Once. The facts must be static; heading may be NULL. */
void sp_fact_list_set_up (SpFactList *self, SpSession *session, const char *heading, const SpFact *facts, guint n);
/* Of the row; NULL = of none. Call again when the row may say another thing. */
void sp_fact_list_show (SpFactList *self, SpRow *row);

G_END_DECLS
