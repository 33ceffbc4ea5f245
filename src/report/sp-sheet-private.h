/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>
#include "sp-sheet.h"

G_BEGIN_DECLS

#define SP_SHEET_FAMILY "Liberation Sans" /* metric-compatible with Arial; its figures are tabular */
#define SP_SHEET_INNER  (SP_SHEET_WIDTH - 2 * SP_SHEET_MARGIN)

typedef enum { SP_BLOCK_TEXT, SP_BLOCK_FIGURES, SP_BLOCK_TABLE, SP_BLOCK_BREAK } SpBlockKind;

typedef struct
{
  SpBlockKind kind;
  SpTextKind  text_kind;
  char       *lead, *text;
  gboolean    is_contents; /* its text is written once it is known where the sections stand */
  SpFigure   *figures;
  guint       n_figures;
  SpTable    *table;
  /* of a table, as laid out */
  double     *column_x, *column_width; /* by column of the table; hidden ones have width 0 */
  double     *row_height;              /* [0] = headings, then rows */
  double      table_size;
} SpBlock;

/* A block, or some rows of a table, put somewhere. */
typedef struct
{
  SpBlock *block;
  guint    page;
  double   y, height;
  guint    first_row, n_rows;
} SpPlaced;

struct _SpSheet
{
  GPtrArray    *blocks; /* of SpBlock */
  GArray       *placed; /* of SpPlaced */
  GPtrArray    *alts;   /* of strings, NULL at the end */
  PangoContext *context;
  char         *footer;
  double        text_size, figure_height;
  gboolean      large_print;
  gboolean      has_sections;
  guint         threshold;
  guint         n_pages;
};

/* A layout in the sheet's face; weight and size in points; width < 0 = as long as it is. */
PangoLayout *sp_sheet_create_layout (SpSheet *self, const char *text, double size, gboolean bold, double width);
/* Drawn with its top left at x, y in the current colour. */
void         sp_sheet_show_layout (cairo_t *cr, PangoLayout *layout, double x, double y);

/* Where blocks stand on pages: sp-sheet-flow.c */
void   sp_sheet_flow (SpSheet *self);
double sp_sheet_measure_text (SpSheet *self, const SpBlock *block);
double sp_sheet_space_before (SpSheet *self, const SpBlock *block);
double sp_sheet_page_bottom (const SpSheet *self);
double sp_sheet_figure_height (const SpSheet *self, const SpBlock *block);

/* Tables: sp-sheet-table.c */
void   sp_sheet_lay_out_table (SpSheet *self, SpBlock *block);
double sp_sheet_get_table_lead (SpSheet *self, const SpBlock *block); /* height of title and headings */
void   sp_sheet_draw_table (SpSheet *self, cairo_t *cr, const SpPlaced *placed);
void   sp_sheet_clear_table (SpBlock *block);

G_END_DECLS
