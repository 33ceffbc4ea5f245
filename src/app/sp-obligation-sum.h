/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sum an obligation was worked out from: dwellings by kind with the pupils of each, the room there is, the cost of a place; line by
 * line to what the places cost, beside what is agreed. Lines are added and taken away, and what comes out can be taken as the amount. */
#pragma once

#include "sp-view.h"
#include "sp-row.h"

G_BEGIN_DECLS

#define SP_TYPE_OBLIGATION_SUM (sp_obligation_sum_get_type ())
G_DECLARE_FINAL_TYPE (SpObligationSum, sp_obligation_sum, SP, OBLIGATION_SUM, SpView)

/* The SpReceiptRow of the obligation; NULL = none. */
void sp_obligation_sum_set_row (SpObligationSum *self, SpRow *row);

G_END_DECLS
