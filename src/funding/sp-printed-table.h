/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A published table made ready to be checked. Private to this room. */
#pragma once

#include "sp-reconcile-private.h"

G_BEGIN_DECLS

/* Borrows the table. Clear with sp_printed_table_clear. */
void    sp_printed_table_init (SpPrintedTable *self, const SpPublishedTable *table);
/* Gives tables whose short names are the same in one edition their whole titles. */
void    sp_printed_tables_name (SpPrintedTable *tables, guint n_tables);
void    sp_printed_table_clear (SpPrintedTable *self);
/* Millionths of a pound in whole pence, half away from zero. */
SpMoney sp_amount_money (__int128 value);

G_END_DECLS
