/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heat table: a number in every cell, shaded by the diverging scale of need (hatched where short), rows of year groups by
 * columns of years. The cells that a cohort passes through lie on a diagonal, one row down and one column on. Made of plain
 * numbers and words: `report` fills it. */
#pragma once

#include <pango/pangocairo.h>
#include "sp-palette.h"

G_BEGIN_DECLS

typedef struct _SpHeat SpHeat; /* counted; build, then treat as immutable */
#define SP_TYPE_HEAT (sp_heat_get_type ())
GType   sp_heat_get_type (void);
/* Copies its words. title says what; corner heads the column of row names. */
SpHeat *sp_heat_new (const char *title, const char *corner, const char *const *rows, guint n_rows, const char *const *columns,
                     guint n_columns);
SpHeat *sp_heat_ref (SpHeat *self);
void    sp_heat_unref (SpHeat *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpHeat, sp_heat_unref)

/* text: the number as it is shown, NULL = not held; need_class 0..7 as SpNeedClass; words: the cell in a sentence. */
void    sp_heat_set_cell (SpHeat *self, guint row, guint column, const char *text, gint need_class, const char *words);
/* A line before a column: what is left of it was counted. 0 = none. */
void    sp_heat_set_boundary (SpHeat *self, guint column);
void    sp_heat_set_marked (SpHeat *self, gint column); /* the year shown, -1 none */

guint   sp_heat_get_n_rows (const SpHeat *self);
guint   sp_heat_get_n_columns (const SpHeat *self);
const char *sp_heat_get_title (const SpHeat *self);
/* As it is shown; row or column -1 = headings; NULL = not held. */
const char *sp_heat_get_text (const SpHeat *self, gint row, gint column);
const char *sp_heat_get_words (const SpHeat *self, guint row, guint column); /* NULL = none */
gint    sp_heat_get_class (const SpHeat *self, guint row, guint column);

/* Least size at which every number can be read; wider or taller, the cells grow. */
void    sp_heat_measure (const SpHeat *self, const SpStyle *style, double *width, double *height);
/* row, column: the cell being read, outlined with its cohort; -1 none. */
void    sp_heat_draw (const SpHeat *self, cairo_t *cr, double width, double height, const SpStyle *style, gint row, gint column);
/* FALSE outside the cells. */
gboolean sp_heat_cell_at (const SpHeat *self, double width, double height, const SpStyle *style, double x, double y, gint *row,
                          gint *column);
/* Where a cell lies. */
void    sp_heat_locate (const SpHeat *self, double width, double height, const SpStyle *style, guint row, guint column,
                        double *x, double *y, double *cell_width, double *cell_height);

G_END_DECLS
