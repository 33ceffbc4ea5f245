/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What both writers of workbooks share. */
#pragma once

#include "sp-workbook.h"

G_BEGIN_DECLS

/* Names of sheets as spreadsheets allow them: at most 31 characters, none of []:*?/\, each once. NULL-terminated. */
char **sp_workbook_name_sheets (GPtrArray *tables);
/* The sheet of notes as rows of one or two texts: what it is, notes, and which table is on which sheet. The table's own notes come
 * with it. Owned by the caller. */
SpTable *sp_workbook_list_notes (GPtrArray *tables, const SpWorkbookNotes *notes, char **sheets);
/* FALSE with error (G_IO_ERROR) where a table has more rows than a sheet can hold: SP_SHEET_MOST_ROWS with the headings. */
#define SP_SHEET_MOST_ROWS 1048576
gboolean sp_workbook_check_size (GPtrArray *tables, GError **error);
/* Width of a column in characters, between 8 and 60. */
guint    sp_workbook_measure (const SpTable *table, guint column);
/* A name beside `path` to write to first, and then to put in its place. */
char    *sp_workbook_dup_beside (const char *path);
gboolean sp_workbook_put_in_place (const char *beside, const char *path, GError **error);

G_END_DECLS
