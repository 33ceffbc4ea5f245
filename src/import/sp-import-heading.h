/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings as people write them: folded, compared with the names a field goes under, and read where they are a year, an age or
 * a year group. Headings are given folded (sp_import_fold). */
#pragma once

#include "sp-import-kind.h"

G_BEGIN_DECLS

/* Whether the heading is one of the names; # in a name is any digit. *rank: which of them, from 0. */
gboolean sp_import_heading_is (const char *heading, const char *names, guint *rank);
/* Whether the heading is what the field is called: its meaning ("primary-area"), its title ("primary planning area (code)", in English or
 * the user's language), or the title without what stands in brackets, where no other field of the kind would then be called the same. A field that no column says, only --set, is none of these. */
gboolean sp_import_heading_says (const char *heading, const SpImportKind *kind, gint field);
/* The year (of its beginning), age or year group that the heading of such a field is about; `raw` is the heading as it stands. */
gboolean sp_import_heading_key (const char *raw, const char *heading, const SpImportField *field, gint *key);

/* The year in which the year of such a heading begins, read from the heading as it stands (SP_FIELD_BY_SPAN): "2024/25" and "24-25"
 * begin in 2024, "2025" in 2025, but "Y/E March 2025" and "year ending 31/03/2025" in 2024. What is left without the year must be made
 * of `names`. FALSE when it is none. */
gboolean sp_import_heading_span (const char *raw, const char *names, gint *start);

G_END_DECLS
