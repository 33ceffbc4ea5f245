/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a report: typed columns, rows of text; written as aligned text, CSV, JSON or HTML by one set of writers, so that
 * command line, export and page agree. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { SP_TABLE_TEXT, SP_TABLE_NUMBER } SpTableColumnKind;
typedef enum { SP_TABLE_FORMAT_TEXT, SP_TABLE_FORMAT_CSV, SP_TABLE_FORMAT_JSON, SP_TABLE_FORMAT_HTML } SpTableFormat;

typedef struct _SpTable SpTable;
/* code: a stable machine name ("need"); title: translated, for people. */
SpTable *sp_table_new (const char *code, const char *title);
void     sp_table_free (SpTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTable, sp_table_free)
/* key: machine name of the column in CSV and JSON; heading: translated. */
void     sp_table_add_column (SpTable *self, const char *key, const char *heading, SpTableColumnKind kind);
void     sp_table_begin_row (SpTable *self);
void     sp_table_add_text (SpTable *self, const char *text);        /* NULL = missing: blank in CSV, null in JSON, "–" in text */
/* exact value for CSV/JSON; decimals for people. */
void     sp_table_add_number (SpTable *self, double value, guint decimals);
void     sp_table_add_missing (SpTable *self);
void     sp_table_set_note (SpTable *self, const char *note);        /* printed under the table; "notes" in JSON; not in CSV */
guint    sp_table_get_n_rows (const SpTable *self);
guint    sp_table_get_n_columns (const SpTable *self);
const char *sp_table_get_cell (const SpTable *self, gint row /* -1 = heading */, guint column); /* as people read it, NULL = missing */
/* Several tables one after another. JSON is an object keyed by code. */
char    *sp_tables_write (GPtrArray *tables, SpTableFormat format);

G_END_DECLS
