/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words at a place: measured and drawn in the type of a style. Inside this room and its tests only. */
#pragma once

#include <pango/pangocairo.h>
#include "sp-palette.h"

G_BEGIN_DECLS

typedef enum
{
  SP_LABEL_TITLE,  /* bold, body size */
  SP_LABEL_BODY,
  SP_LABEL_NOTE,   /* axis numbers, footnotes, names on the map: a step smaller, on screen never under the style's least size */
  SP_LABEL_STRONG, /* as NOTE, bold */
  SP_LABEL_QUIET,  /* as NOTE, spaced out: districts */
} SpLabelRole;

typedef struct { double x, y, width, height; } SpRect;
gboolean sp_rect_overlaps (const SpRect *a, const SpRect *b);

/* One Pango context for a drawing; metrics do not depend on the surface, so that screen and paper break alike. */
PangoContext *sp_label_context_new (const SpStyle *style);
PangoLayout  *sp_label_new (PangoContext *context, const SpStyle *style, SpLabelRole role, const char *text);
/* Type size in user units. */
double        sp_label_size (const SpStyle *style, SpLabelRole role);
void          sp_label_measure (PangoLayout *label, double *width, double *height);
/* Wraps at width; at most so many lines, the last one ends in an ellipsis. */
void          sp_label_wrap (PangoLayout *label, double width, gint max_lines);
/* Top left at x, y. halo may be NULL. */
void          sp_label_draw (cairo_t *cr, PangoLayout *label, double x, double y, SpColour colour, const SpColour *halo);

G_END_DECLS
