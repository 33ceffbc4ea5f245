/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated text: RFC 4180 read with row and column kept, and written so that no spreadsheet runs a cell. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpCsvReader SpCsvReader;

/* Reads from memory (borrowed; must outlive the reader). A UTF-8 byte order mark is skipped; line ends may be CRLF, LF or
 * CR; quoted fields may hold line ends. Bytes that are not UTF-8 are read as Windows-1252. */
SpCsvReader *sp_csv_reader_new (const char *data, gsize length);
void         sp_csv_reader_free (SpCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCsvReader, sp_csv_reader_free)
/* Next record; FALSE at the end or on error (G_IO_ERROR_INVALID_DATA: an unclosed quote, a NUL, a field over 16 MiB), with
 * the row named. Fields stay valid until the next call. */
gboolean     sp_csv_reader_next (SpCsvReader *self, GError **error);
guint        sp_csv_reader_get_n_fields (const SpCsvReader *self);
const char  *sp_csv_reader_get_field (const SpCsvReader *self, guint column); /* "" beyond the last */
guint        sp_csv_reader_get_row (const SpCsvReader *self); /* physical line on which the record began, from 1 */

/* Appends one field, quoted when needed; the caller writes commas and line ends. With guard, a text beginning with = + - @
 * tab or CR (and that is not a plain number) gets an apostrophe in front. */
void sp_csv_append_field (GString *out, const char *text, gboolean guard);

G_END_DECLS
