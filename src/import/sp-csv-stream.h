/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other people's CSV, read a record at a time in bounded memory: whatever the council's system made of it.
 *
 * Found out from the file itself: gzip; UTF-8 with or without a mark, UTF-16, Windows-1252 (record by record, for files that
 * mix them); commas, semicolons, tabs or bars; CRLF, LF or CR, also mixed; line ends in quoted cells. What was found is told in
 * findings. A file that is something else (PDF, workbook, picture, web page) is refused by name. RFC 4180 otherwise.
 */
#pragma once

#include <gio/gio.h>
#include "sp-text-record.h"

G_BEGIN_DECLS

typedef struct _SpCsvStream SpCsvStream;

/* `encoding` as iconv names it, NULL = found out. NULL with error (G_IO_ERROR) that names the file. */
SpCsvStream *sp_csv_stream_open (const char *path, const char *encoding, GError **error);
/* The same over a stream; `name` is what errors call it. Takes a reference. */
SpCsvStream *sp_csv_stream_new (GInputStream *input, const char *name, const char *encoding, GError **error);
void         sp_csv_stream_free (SpCsvStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCsvStream, sp_csv_stream_free)
/* The next record; FALSE at the end, or with error (G_IO_ERROR_INVALID_DATA, naming the row): an unclosed quotation mark, a zero
 * byte, a cell over 16 MiB, over 16,384 columns. All text is sound UTF-8. */
gboolean     sp_csv_stream_next (SpCsvStream *self, SpTextRecord *record, GError **error);
/* How far, 0..1, by bytes of the file. */
double       sp_csv_stream_get_fraction (const SpCsvStream *self);
/* Notes about the form of the file, once it has been read: adds to `findings` (of SpFinding). */
void         sp_csv_stream_tell (const SpCsvStream *self, GPtrArray *findings);

G_END_DECLS
