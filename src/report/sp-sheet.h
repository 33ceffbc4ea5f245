/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of paper being filled: words, tables and figures in reading order, flowed over A4 pages at a text size,
 * drawn on any cairo context with structure tags. Knows paper, not plans. */
#pragma once

#include <cairo.h>
#include "sp-palette.h"
#include "sp-table.h"

G_BEGIN_DECLS

#define SP_SHEET_WIDTH  595.276 /* A4 in points */
#define SP_SHEET_HEIGHT 841.890
#define SP_SHEET_MARGIN 56.693  /* 20 mm */

typedef enum
{
  SP_TEXT_KICKER,  /* small line above the title */
  SP_TEXT_TITLE,   /* H1 */
  SP_TEXT_HEADING, /* H2 */
  SP_TEXT_BODY,
  SP_TEXT_ITEM,    /* of a list */
  SP_TEXT_ASK,     /* what is asked of the reader: a rule at its left */
  SP_TEXT_SMALL,   /* sources */
  SP_TEXT_SECTION, /* H2 of a paper in parts: its headings and its tables' are then H3 */
} SpTextKind;

typedef void (*SpFigureFunc) (cairo_t *cr, double width, double height, const SpStyle *style, gpointer data);
typedef struct
{
  SpFigureFunc   draw;
  gpointer       data;
  GDestroyNotify destroy;
  double         share; /* of the width when it stands beside another */
  const char    *alt;   /* what it shows, in words; copied */
  double         height;/* points, of the first of a row of figures; 0 = the sheet's */
} SpFigure;

typedef struct _SpSheet SpSheet;
SpSheet *sp_sheet_new (void);
void     sp_sheet_free (SpSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSheet, sp_sheet_free)

/* lead: words in bold that the text runs on from, or NULL. Plain text, no markup. */
void sp_sheet_add_text (SpSheet *self, SpTextKind kind, const char *lead, const char *text);
/* Figures side by side; in large print the caller adds them one at a time. */
void sp_sheet_add_figures (SpSheet *self, const SpFigure *figures, guint n);
/* Tables added from now on have small counts of children held back (sp-table-public.h); 0 = none. */
void sp_sheet_set_threshold (SpSheet *self, guint threshold);
/* What the mark in a table stands for; translated. */
const char *sp_sheet_words_for_mark (void);
/* Takes the table. Its title stands above it as a heading. */
void sp_sheet_add_table (SpSheet *self, SpTable *table);
/* What comes after begins a page, unless less than half of this one is used. */
void sp_sheet_add_break (SpSheet *self);
/* A line that names the sections and the pages on which they begin. */
void sp_sheet_add_contents (SpSheet *self);
/* At the foot of every page, left; the page number is put at the right when there are several. */
void sp_sheet_set_footer (SpSheet *self, const char *text);

/* Flows everything at a body size in points with figures of a height; returns how many pages it takes. A heading stays with what it
 * heads; a table goes on over the page with its headings, and neither one row nor its totals alone; a short one is not cut. */
guint sp_sheet_lay_out (SpSheet *self, double text_size, double figure_height, gboolean large_print);
guint sp_sheet_get_n_pages (const SpSheet *self);
void  sp_sheet_draw_page (SpSheet *self, cairo_t *cr, guint page);
/* The words for each figure, in the order drawn, for the PDF's structure. */
const char *const *sp_sheet_get_alts (const SpSheet *self);

typedef struct
{
  const char *title, *author;
  const char *date; /* YYYY-MM-DD that the file is for, or NULL: the same input gives the same bytes */
} SpSheetAbout;
/* Laid out before: a tagged PDF with language, title, alternative texts and a deterministic id. sp-sheet-pdf.c */
gboolean sp_sheet_write_pdf (SpSheet *self, const SpSheetAbout *about, const char *path, GError **error);

G_END_DECLS
