/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a map of libshumate looks: within the zoom levels we draw, moved by frames of our own drawing. */
#pragma once

#include <shumate/shumate.h>

#include "sp-map-drawing.h"

G_BEGIN_DECLS

/* Keeps a viewport within our zoom levels and north up. */
void sp_map_viewport_limit (ShumateViewport *viewport);
void sp_map_viewport_show (ShumateViewport *viewport, const SpMapFrame *frame);
/* In zoom levels, each twice as close. */
void sp_map_viewport_zoom_by (ShumateViewport *viewport, double levels);
/* From a frame that is shown, in pixels to the right and down. */
void sp_map_viewport_pan_by (ShumateViewport *viewport, const SpMapFrame *shown, double x, double y);
/* Degrees; zooms in to `least` where it was farther off. */
void sp_map_viewport_go_to (ShumateViewport *viewport, double lon, double lat, double least);

G_END_DECLS
