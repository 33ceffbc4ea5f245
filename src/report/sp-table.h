/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a report: typed columns, rows of text; written as aligned text, CSV, JSON or HTML by one set of writers,
 * so that command line, export and page agree. */
#pragma once

#include <glib.h>
#include "sp-money.h"
#include "sp-year.h"

G_BEGIN_DECLS

/* CODE: for machines only; written to CSV and JSON, not to text and HTML. */
typedef enum { SP_TABLE_TEXT, SP_TABLE_NUMBER, SP_TABLE_CODE } SpTableColumnKind;
typedef enum { SP_TABLE_FORMAT_TEXT, SP_TABLE_FORMAT_CSV, SP_TABLE_FORMAT_JSON, SP_TABLE_FORMAT_HTML } SpTableFormat;

typedef struct _SpTable SpTable;
/* code: a stable machine name ("need"); title: translated, for people. */
SpTable *sp_table_new (const char *code, const char *title);
void     sp_table_free (SpTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTable, sp_table_free)
/* key: machine name of the column in CSV and JSON; heading: translated. */
void     sp_table_add_column (SpTable *self, const char *key, const char *heading, SpTableColumnKind kind);
void     sp_table_begin_row (SpTable *self);
/* NULL = missing: blank in CSV, null in JSON, "–" in text */
void     sp_table_add_text (SpTable *self, const char *text);
/* exact value for CSV/JSON; decimals for people. */
void     sp_table_add_number (SpTable *self, double value, guint decimals);
/* exact value for CSV/JSON; for people `shown`, to which it was rounded so that a row or column adds up. */
void     sp_table_add_rounded (SpTable *self, double value, double shown, guint decimals);
void     sp_table_add_missing (SpTable *self);
/* "2013-03-31" for CSV/JSON, "31 March 2013" for people; what is no whole date as it is. NULL = missing. */
void     sp_table_add_date (SpTable *self, const char *date);
/* code for CSV/JSON, text for people. */
void     sp_table_add_coded (SpTable *self, const char *code, const char *text);
/* 2016 in CSV/JSON (the calendar year in which it begins), "2016/17" for people; {0} = missing. */
void     sp_table_add_academic_year (SpTable *self, SpAcademicYear year);
/* 2013 and "2013-14"; {0} = missing for machines, "not dated" for people. */
void     sp_table_add_financial_year (SpTable *self, SpFinancialYear year);
/* "R" and "Reception". */
void     sp_table_add_group (SpTable *self, SpYearGroup group);
/* Exact pounds for CSV/JSON ("2800000", "0.5"); in the unit of the heading for people, brackets for negatives. */
void     sp_table_add_money (SpTable *self, SpMoney money, SpMoneyUnit unit);
/* As sp_table_add_number and sp_table_add_money where it is known, else missing. */
void     sp_table_add_known_number (SpTable *self, gboolean known, double value, guint decimals);
void     sp_table_add_known_money (SpTable *self, gboolean known, SpMoney money, SpMoneyUnit unit);
/* The row begun is a total: ruled off for people, kept out of CSV, under "totals" in JSON. */
void     sp_table_mark_total (SpTable *self);
/* Once the last row is marked as a total: makes each column of numbers add up to it as people read them (largest
 * remainder; what machines read is untouched). Leaves a column with a missing or negative number, or whose total is
 * not its sum; money may be negative, and what is missing of it counts for nothing. */
void     sp_table_keep_total (SpTable *self);
gboolean sp_table_has_column (const SpTable *self, const char *key);
/* Leaves only rows whose cell in the column of that key reads `text`, to machines or to people, in any case (totals
 * go: they were of all rows). A table with no such column is left alone. Returns how many rows are left. */
guint    sp_table_keep_rows (SpTable *self, const char *key, const char *text);
/* Takes away columns that say nothing in any row; a table without rows keeps all. For paper, where there is little room. */
void     sp_table_drop_blank_columns (SpTable *self);
/* Of its columns people read only those of these keys (NULL at the end), machines all. sp-table-show.c */
void     sp_table_show_only (SpTable *self, const char *const *keys);
/* printed under the table; "notes" in JSON; not in CSV */
void     sp_table_set_note (SpTable *self, const char *note);
/* Takes the rows away: the plan holds nothing that the table is of. In text and HTML the sentence stands in place of columns and rows; it is
 * "notes" in JSON, and CSV has the columns alone. */
void     sp_table_set_blank (SpTable *self, const char *sentence);
gboolean sp_table_is_blank (const SpTable *self);
guint    sp_table_get_n_rows (const SpTable *self);
guint    sp_table_get_n_columns (const SpTable *self);
const char *sp_table_get_code (const SpTable *self);
const char *sp_table_get_title (const SpTable *self);
const char *sp_table_get_key (const SpTable *self, guint column); /* machine name of the column */
SpTableColumnKind sp_table_get_column_kind (const SpTable *self, guint column);
gboolean sp_table_is_total (const SpTable *self, guint row);
const char *sp_table_get_note (const SpTable *self); /* NULL = none */
/* as people read it, NULL = missing */
const char *sp_table_get_cell (const SpTable *self, gint row /* -1 = heading */, guint column);
/* As machines read it: the shortest digits that read back to the same bits, NULL = missing. */
const char *sp_table_get_exact (const SpTable *self, guint row, guint column);
gboolean sp_table_is_number (const SpTable *self, guint row, guint column); /* of the cell, not of its column */
/* The number people read in a cell, unrounded and in the unit of its heading (£m where that says £m), and the decimals they read it
 * to. FALSE: the cell is missing, or is words, a year among them. */
gboolean sp_table_get_number (const SpTable *self, guint row, guint column, double *value, guint *decimals);
/* Several tables one after another: text and CSV with a blank line between, JSON as an object keyed by code, HTML as
 * one document of accessible tables titled by the first. */
char    *sp_tables_write (GPtrArray *tables, SpTableFormat format);
/* The same in HTML with a title of its own and a line of reference (plan, revision, scenario) under it; both escaped
 * here. */
char    *sp_tables_write_page (GPtrArray *tables, const char *title, const char *reference);

G_END_DECLS
