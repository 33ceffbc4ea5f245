/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody else's table, whatever it is kept in: records of text cells, some with a shape in WGS 84, one after another.
 *
 * CSV is read here; workbooks and GIS files are read by the reading process (sp-reader.h). The first records can be looked at
 * before they are read, to find the headings. */
#pragma once

#include <gio/gio.h>
#include "sp-progress.h"
#include "sp-text-record.h"

G_BEGIN_DECLS

#define SP_FOREIGN_PEEK 60 /* records that may be looked at */

typedef struct _SpForeignTable SpForeignTable;

/* `sheet`: of a workbook or GIS file; NULL = the first. `encoding`: NULL = found out. NULL with error (G_IO_ERROR), naming the
 * file and the next step. */
SpForeignTable *sp_foreign_table_open (const char *path, const char *sheet, const char *encoding, SpProgress *progress,
                                       GError **error);
/* Every sheet or layer of the file, with its first records only (array of SpForeignTable). For CSV there is one. */
GPtrArray      *sp_foreign_table_open_all (const char *path, const char *encoding, SpProgress *progress, GError **error);
/* A table of CSV text in memory; `name` is what findings call it. */
SpForeignTable *sp_foreign_table_new_for_text (const char *name, const char *text, gssize length, GError **error);
void            sp_foreign_table_free (SpForeignTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpForeignTable, sp_foreign_table_free)

/* "register.csv", or "workbook.xlsx, sheet Schools": what findings name. */
const char   *sp_foreign_table_get_label (const SpForeignTable *self);
/* NULL = the file has no sheets. */
const char   *sp_foreign_table_get_sheet (const SpForeignTable *self);
/* Whether records have shapes. */
gboolean      sp_foreign_table_has_shapes (const SpForeignTable *self);
/* Whether the first record is headings by nature (the fields of a GIS file). */
gboolean      sp_foreign_table_is_headed (const SpForeignTable *self);
/* How many of the first records can be looked at, and one of them. */
guint         sp_foreign_table_get_n_peeked (const SpForeignTable *self);
SpTextRecord *sp_foreign_table_peek (SpForeignTable *self, guint i);
/* Lays columns as rows: the first column becomes the headings. For tables of at most 5,000 rows; FALSE with error when it is
 * longer. Before the first sp_foreign_table_next only. */
gboolean      sp_foreign_table_transpose (SpForeignTable *self, GError **error);
/* The next record (borrowed until the next call), the peeked ones first; NULL at the end or with error. */
SpTextRecord *sp_foreign_table_next (SpForeignTable *self, GError **error);
double        sp_foreign_table_get_fraction (const SpForeignTable *self);
/* What is to be said of the form of the file, and of shapes that had to be mended. */
void          sp_foreign_table_tell (SpForeignTable *self, GPtrArray *findings);

G_END_DECLS
