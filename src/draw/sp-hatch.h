/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagonal lines inside the current path: what colour alone must not say. Inside this room only. */
#pragma once

#include "sp-palette.h"

G_BEGIN_DECLS

/* Hatches the current path and keeps it. Lines run at 45 degrees, `gap` apart and `width` thick in user units, through the
 * point ox, oy, so that neighbouring shapes and successive frames line up. */
void sp_hatch_preserve (cairo_t *cr, SpColour colour, double gap, double width, double ox, double oy);

G_END_DECLS
