/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as a workbook for people: a sheet of notes, then one table a sheet from its first cell, headings in the first row, numbers
 * as numbers in the unit of their heading, no meaning by colour alone (WCAG 2.2 AA as published spreadsheets must meet it). No cell
 * can become a formula. The same tables give the same bytes. */
#pragma once

#include "sp-table.h"

G_BEGIN_DECLS

typedef struct
{
  const char        *title;      /* "Norfolk 2013: plan and forecast" */
  const char        *reference;  /* plan, revision, scenario; one line */
  const char *const *notes;      /* NULL-terminated, may be NULL: printed on the sheet of notes, a row each */
  gint64             made_at;    /* seconds since 1970, written as the file's date */
} SpWorkbookNotes;

/* tables: array of SpTable; a table without rows is listed on the sheet of notes and has a sheet with its headings. FALSE with error
 * (G_FILE_ERROR, G_IO_ERROR) when the file cannot be written, or a table has more rows than a sheet of any spreadsheet holds; what
 * stood there before is then still there. */
gboolean sp_tables_write_xlsx (GPtrArray *tables, const SpWorkbookNotes *notes, const char *path, GError **error);
gboolean sp_tables_write_ods (GPtrArray *tables, const SpWorkbookNotes *notes, const char *path, GError **error);

G_END_DECLS
