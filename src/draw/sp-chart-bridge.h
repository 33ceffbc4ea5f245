/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything of a bridge goes at a size: rows of a waterfall, decided first, drawn after. Inside this room and its
 * tests only. */
#pragma once

#include "sp-chart-private.h"
#include "sp-label.h"
#include "sp-ticks.h"

G_BEGIN_DECLS

typedef struct
{
  SpRect       rect;          /* of the row, the whole width: what hover meets */
  double       from, to;      /* running total before and after; equal for a level */
  gboolean     known, level;
  PangoLayout *name, *value;
  double       name_y, value_x, value_y;
} SpBridgeRow;

typedef struct
{
  const SpChart *chart;
  const SpStyle *style;
  PangoContext  *context;
  double         em, unit;
  PangoLayout   *title, *caption; /* NULL: no room */
  double         caption_y;
  SpRect         plot;            /* of the bars */
  double         low, high;
  SpTicks        ticks;
  GArray        *rows;            /* SpBridgeRow */
} SpBridgeFrame;

void   sp_bridge_frame_init (SpBridgeFrame *self, const SpChart *chart, double width, double height, const SpStyle *style);
void   sp_bridge_frame_clear (SpBridgeFrame *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpBridgeFrame, sp_bridge_frame_clear)
double sp_bridge_frame_x (const SpBridgeFrame *self, double value);
void   sp_bridge_draw (const SpChart *chart, cairo_t *cr, double width, double height, const SpStyle *style);

/* "1,240" of a level, "+12" or "−8" of a change, "not known"; free with g_free. */
char  *sp_bridge_dup_value (const SpChart *chart, guint i);

G_END_DECLS
