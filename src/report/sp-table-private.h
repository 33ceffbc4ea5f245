/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writers behind sp_tables_write, one file each. */
#pragma once

#include "sp-table.h"

G_BEGIN_DECLS

void        sp_table_set_cell (SpTable *self, guint row, guint column, char *people); /* what people read; taken */
void        sp_table_hide_column (SpTable *self, guint column); /* from people */
/* A mark in place of a figure, to machines and people. */
void        sp_table_hold_back (SpTable *self, guint row, guint column, const char *mark);
/* Of money: people read it in 1000^this pounds. 0 for pounds, and for what is no money. */
guint       sp_table_get_thousands (const SpTable *self, guint row, guint column);
void        sp_table_clear_rows (SpTable *self);
/* As sp_table_get_exact, without the table keeping the text. Free with g_free. */
char       *sp_table_dup_exact (const SpTable *self, guint row, guint column);
char       *sp_tables_write_text (GPtrArray *tables);
char       *sp_tables_write_csv (GPtrArray *tables);
char       *sp_tables_write_json (GPtrArray *tables);
/* A page of HTML begun, with its title and a line of reference (or NULL); tables in it; and its end, which frees it. */
GString    *sp_html_begin (const char *title, const char *reference);
void        sp_html_append_table (GString *out, const SpTable *table);
char       *sp_html_end (GString *out);

G_END_DECLS
