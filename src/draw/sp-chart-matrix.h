/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a matrix holds, and where its cells go at a size. Inside this room and its tests only. */
#pragma once

#include "sp-chart-private.h"
#include "sp-label.h"

G_BEGIN_DECLS

typedef struct { guint n; GString *names; } SpMatrixCell;

struct _SpMatrix
{
  guint        side;
  char        *x_title, *y_title;
  char       **x_names, **y_names; /* [side], the least first */
  SpMatrixCell *cells;             /* [side][side]: row 0 is the highest y, as drawn */
  guint8      *bands;              /* [side][side] 0 low, 1 medium, 2 high */
  char        *band_names[3];
};

void  sp_matrix_free (SpMatrix *self);
guint sp_matrix_get_n_columns (const SpChart *chart);
char *sp_matrix_dup_cell (const SpChart *chart, gint row, guint column);
char *sp_matrix_describe_position (const SpChart *chart, guint i);

typedef struct
{
  const SpChart  *chart;
  const SpMatrix *matrix;
  const SpStyle  *style;
  PangoContext   *context;
  double          width, height, em, unit;
  PangoLayout    *title, *y_title; /* NULL: no room */
  double          y_title_y, foot_y;
  SpRect          plot;            /* of the cells */
} SpMatrixFrame;

void   sp_matrix_frame_init (SpMatrixFrame *self, const SpChart *chart, double width, double height, const SpStyle *style);
void   sp_matrix_frame_clear (SpMatrixFrame *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpMatrixFrame, sp_matrix_frame_clear)
SpRect sp_matrix_frame_cell (const SpMatrixFrame *self, guint i);
gint   sp_matrix_position_at (const SpChart *chart, double width, double height, const SpStyle *style, double x, double y);
void   sp_matrix_draw (const SpChart *chart, cairo_t *cr, double width, double height, const SpStyle *style);
void   sp_matrix_draw_cursor (const SpChart *chart, cairo_t *cr, double width, double height, const SpStyle *style, guint i);

G_END_DECLS
