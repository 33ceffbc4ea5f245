/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file is, by its first bytes: text of some form, or something that is no text whatever its name says. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum { SP_LINE_ENDS_PLAIN, SP_LINE_ENDS_CR, SP_LINE_ENDS_MIXED } SpLineEnds;

typedef struct
{
  const char *encoding;  /* as iconv names it; NULL = UTF-8 or Windows-1252 */
  char        separator;
  SpLineEnds  line_ends; /* as far as was looked */
} SpFileForm;

/* Of the beginning of a file. FALSE with error (G_IO_ERROR_INVALID_DATA) that says what the file is when it is no text. */
gboolean sp_file_form_find (const guint8 *data, gsize length, const char *name, SpFileForm *out, GError **error);
/* Comma, semicolon, tab or bar: that which parts the lines the same way most often. */
char     sp_file_form_find_separator (const guint8 *data, gsize length);
/* Whether the file is for the reading process (a workbook, a GIS file, a ZIP of one) by its bytes or, where they do not say,
 * its name. */
gboolean sp_file_form_is_for_reader (const char *path);

/* The stream itself, or what a gzip holds. */
GInputStream *sp_file_form_unpack (GInputStream *input, GError **error);
/* `begun` (taken) and then the rest. */
GInputStream *sp_file_form_join (GByteArray *begun, GInputStream *rest);
/* Source: https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT; the five unassigned bytes are U+FFFD. */
gunichar sp_file_form_from_windows_1252 (guchar byte);

G_END_DECLS
