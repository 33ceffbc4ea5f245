/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be changed of an obligation, for the cells of the ledger and for the lines of its sheet: each row is a SpReceiptRow, its id
 * the obligation. */
#pragma once

#include "sp-column.h"

G_BEGIN_DECLS

/* As the plan has it now; NULL = there is none of that id (any more). agreement may be NULL. */
const SpObligation *sp_obligation_find (SpSession *session, gint64 id, const SpAgreement **agreement);
const SpObligation *sp_obligation_of_row (gpointer row, SpSession *session);
/* For SpColumnEdit.aim: the obligation, where it is one of money. */
gboolean            sp_obligation_aim_money (gpointer row, SpSession *session, SpEditValue *value);

/* The amount in £m, or in £ with the sign; in the sheet always in £. Land has none. */
extern const SpColumnEdit sp_obligation_text_cell, sp_obligation_kind_cell, sp_obligation_phase_cell, sp_obligation_basis_cell,
    sp_obligation_millions_cell, sp_obligation_amount_cell, sp_obligation_hectares_cell, sp_obligation_tie_cell, sp_obligation_pot_cell;
/* The six dated events, and when it has to be paid back. */
extern const SpColumnEdit sp_obligation_signed_cell, sp_obligation_triggered_cell, sp_obligation_due_cell,
    sp_obligation_received_cell, sp_obligation_allocated_cell, sp_obligation_spent_cell, sp_obligation_pay_back_cell,
    sp_obligation_years_cell;
/* The sum it was worked out from; its index is in sp-obligation-index-edit.h. */
extern const SpColumnEdit sp_obligation_cost_cell, sp_obligation_headroom_cell;

G_END_DECLS
