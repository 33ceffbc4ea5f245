/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be changed of the index an obligation grows with: which, from what quarter's prices, its values, and a new one. Each row is
 * a SpReceiptRow, its id the obligation. */
#pragma once

#include "sp-column.h"

G_BEGIN_DECLS

extern const SpColumnEdit sp_obligation_index_cell, sp_obligation_base_cell, sp_obligation_value_cell, sp_obligation_new_index_cell;

G_END_DECLS
