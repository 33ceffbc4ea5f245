/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writers behind sp_tables_write, one file each. */
#pragma once

#include "sp-table.h"

G_BEGIN_DECLS

const char *sp_table_get_key (const SpTable *self, guint column);
void        sp_table_set_cell (SpTable *self, guint row, guint column, char *people); /* what people read; taken */
char       *sp_tables_write_text (GPtrArray *tables);
char       *sp_tables_write_csv (GPtrArray *tables);
char       *sp_tables_write_json (GPtrArray *tables);

G_END_DECLS
