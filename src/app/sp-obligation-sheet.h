/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the plan says of one obligation: what it is, when it falls due, its dates, its agreement, its index, the sum it was worked out
 * from, its payments and what they are allocated to. Everything is changed here, with undo. */
#pragma once

#include "sp-row.h"
#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_OBLIGATION_SHEET (sp_obligation_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SpObligationSheet, sp_obligation_sheet, SP, OBLIGATION_SHEET, SpView)

/* The SpReceiptRow of the obligation; NULL = none: then the sheet hides. */
void sp_obligation_sheet_set_row (SpObligationSheet *self, SpRow *row);

G_END_DECLS
