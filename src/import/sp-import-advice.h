/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to do about a file that leaves something unsaid, in the words of where it was asked for: with the options of the command, or by
 * the names that the import window gives its parts. */
#pragma once

#include "sp-import-run.h"

G_BEGIN_DECLS

/* "Say it with --set year=2014/15." or "Say it under “For the whole file”, at “Academic year of the survey”: 2014/15." The field
 * must be one that the window asks for (SP_FIELD_ASKED). Free with g_free. */
char       *sp_import_advise_value (const SpImportRun *run, guint field, const char *example);
/* "Say with --mapping which they are." or "Say under “Columns” which they are." */
const char *sp_import_advise_columns (SpImportAsker asker);

/* Refuse a file: the message with its advice. Always FALSE. */
gboolean    sp_import_lacks_columns (const SpImportRun *run, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean    sp_import_lacks_value (const SpImportRun *run, guint field, const char *example, GError **error, const char *format, ...)
  G_GNUC_PRINTF (5, 6);

/* Adds a finding about the columns that the kind wants and the file does not have, and the headings of it that mean nothing to the kind:
 * one of these may well be one of those. */
void sp_import_tell_columns (const SpImportRun *run);

G_END_DECLS
