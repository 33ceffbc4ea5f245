/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of a published table, read as it is printed: "32.271*", "(3.379)", "2,400", "£8.3m", "", "TBC", "Note 1
 * below". Exact: no floating point. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SP_FIGURE_EMPTY,  /* nothing printed, or a dash: no figure, and nought in a sum */
  SP_FIGURE_NUMBER,
  SP_FIGURE_WORDS,  /* something that is not a figure: a sum that needs it cannot be checked */
} SpFigureKind;

typedef struct
{
  SpFigureKind kind;
  gint64       millionths; /* of the unit of the table, or of `pounds` */
  gint         decimals;   /* printed, 0..6 */
  gint         pounds;     /* the cell's own unit, 1, 1000 or 1000000 ("£8.3m"); 0 = the table's */
  gboolean     marked;     /* carried a footnote mark: * † ‡ § or a raised figure */
} SpPrintedFigure;

/* A plus sign before is allowed. Brackets, a hyphen and a minus sign before or after mean less than nought. Commas must part thousands. Numbers of
 * more than six decimals or above 10^12 are words. NULL is empty. */
SpPrintedFigure sp_printed_figure_read (const char *text);

G_END_DECLS
