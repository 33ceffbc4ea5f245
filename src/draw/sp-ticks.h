/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Round numbers along an axis. Inside this room and its tests only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct { double first, step; guint n; guint decimals; } SpTicks;

/* Steps of 1, 2, 2.5 or 5 times a power of ten (2.5 only where it gives whole numbers or decimals allow), the finest that
 * gives at most max_n ticks over low..high; first <= low, the last <= high. whole: never a step under 1. */
SpTicks sp_ticks_nice (double low, double high, guint max_n, gboolean whole);
/* Steps of unit x 1, 2, 5, 10, 20 …: shared by an axis of pupils and one of forms (unit = pupils of one form). */
SpTicks sp_ticks_of_unit (double low, double high, guint max_n, double unit);
double  sp_ticks_value (const SpTicks *self, guint i);

G_END_DECLS
