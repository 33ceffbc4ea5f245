/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper: headings, paragraphs, points of a list, tables and figures in reading order, written once and given out as a tagged
 * PDF in the house style, on a printer, as one HTML page, or as plain text. Figures are on paper only; elsewhere their words stand for them. */
#pragma once

#include <gio/gio.h>
#include "sp-sheet.h"

G_BEGIN_DECLS

typedef struct _SpHeldBack SpHeldBack;
typedef struct _SpPaper SpPaper;
/* reference: plan, revision, scenario; date: YYYY-MM-DD, or NULL. All copied. */
SpPaper *sp_paper_new (const char *title, const char *author, const char *reference, const char *date);
void     sp_paper_free (SpPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPaper, sp_paper_free)

/* The PDF in text of 18 points; FALSE unless asked. */
void     sp_paper_set_large_print (SpPaper *self, gboolean large_print);
/* kind: SECTION, HEADING, BODY, ITEM, ASK or SMALL; lead as in sp_sheet_add_text. */
void     sp_paper_add (SpPaper *self, SpTextKind kind, const char *lead, const char *text);
void     sp_paper_add_printf (SpPaper *self, SpTextKind kind, const char *lead, const char *format, ...) G_GNUC_PRINTF (4, 5);
/* The small line over the title on paper; the author unless said. */
void     sp_paper_set_kicker (SpPaper *self, const char *kicker);
/* On paper, the sections and the pages on which they begin. */
void     sp_paper_add_contents (SpPaper *self);
/* What comes after begins a page, unless less than half of this one is used. */
void     sp_paper_add_break (SpPaper *self);
/* Takes the table. */
void     sp_paper_add_table (SpPaper *self, SpTable *table);
/* One below another; takes their data. */
void     sp_paper_add_figures (SpPaper *self, const SpFigure *figures, guint n);
/* The tables so far, borrowed: for a workbook of the same paper. */
GPtrArray *sp_paper_list_tables (SpPaper *self);
/* Holds small counts of children, and what is reckoned from them, back in its tables; once, when all of them have been added. Returns
 * how many cells. Words and figures are for whoever adds them to see to. */
guint    sp_paper_make_public (SpPaper *self, const SpHeldBack *held_back);

char    *sp_paper_to_text (SpPaper *self);
char    *sp_paper_to_html (SpPaper *self);
/* For printer, preview and PDF alike. Laid out, its tables and figures are the sheet's: nothing can be added, nor written as text or HTML,
 * from then on. Returns how many pages it takes. */
guint    sp_paper_lay_out (SpPaper *self);
void     sp_paper_draw_page (SpPaper *self, cairo_t *cr, guint page);
const char *sp_paper_get_title (const SpPaper *self);
gboolean sp_paper_write_pdf (SpPaper *self, const char *path, GError **error); /* lays it out */

G_END_DECLS
