/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cairo 1.16 leaves out of a tagged PDF, put in afterwards with qpdf: one Document element, the language,
 * alternative text of figures, scope of table headings, the title shown in the window, and an id made from the
 * contents. Source: ISO 32000-1 14.7 to 14.9. No claim of PDF/UA is made: there is no validator for it here. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* alts: words for each Figure element in reading order, NULL-terminated. The same bytes in give the same bytes out. */
GBytes *sp_pdf_structure_complete (GBytes *pdf, const char *language, const char *const *alts, GError **error);

G_END_DECLS
