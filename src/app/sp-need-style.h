/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of need as style classes need-0 … need-7 of cells, from the same palette as the map, in every look. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Once for the display; follows dark and high-contrast by itself. */
void sp_need_style_install (GdkDisplay *display);
/* "need-3"; static. */
const char *sp_need_style_class (gint need_class);

G_END_DECLS
