/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that name what an edit is of. Each: FALSE with a GOptionError that says what was wanted. */
#pragma once

#include "sp-edit.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

/* A site by reference, or by name in any case, or its id. */
gboolean sp_edit_words_site (const SpSnapshot *snapshot, const char *word, gint64 *id, GError **error);
/* A planning area by code, or by name in any case; "all" (or "none") = 0 where that is allowed. */
gboolean sp_edit_words_area (const SpSnapshot *snapshot, const char *word, gboolean or_none, gint64 *id, GError **error);
gboolean sp_edit_words_year (const char *word, SpAcademicYear *year, GError **error);
/* "none" gives known FALSE. */
gboolean sp_edit_words_number (const char *word, gboolean *known, double *number, GError **error);
gboolean sp_edit_words_count (const char *word, gint *count, GError **error); /* "none" = -1 */
gboolean sp_edit_words_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3); /* always FALSE */

G_END_DECLS
