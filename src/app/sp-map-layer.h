/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A layer of the map that shows a bitmap half as large again as the window, drawn by a worker from immutable content; while
 * the next one is being drawn the old one is moved and scaled, so panning never waits. */
#pragma once

#include <shumate/shumate.h>
#include "sp-map-drawing.h"

G_BEGIN_DECLS

#define SP_TYPE_MAP_LAYER (sp_map_layer_get_type ())
G_DECLARE_FINAL_TYPE (SpMapLayer, sp_map_layer, SP, MAP_LAYER, ShumateLayer)

SpMapLayer        *sp_map_layer_new (ShumateViewport *viewport);
/* Each of these asks for a new bitmap. Signal "drawn" when one has been adopted. */
void               sp_map_layer_set_content (SpMapLayer *self, SpMapContent *content); /* refs; NULL allowed */
void               sp_map_layer_set_options (SpMapLayer *self, const SpMapOptions *options);
void               sp_map_layer_set_style (SpMapLayer *self, const SpStyle *style); /* family must be static or interned */
const SpStyle     *sp_map_layer_get_style (SpMapLayer *self);
const SpMapOptions *sp_map_layer_get_options (SpMapLayer *self);
/* The frame of the viewport as it is now, in widget pixels. */
SpMapFrame         sp_map_layer_get_frame (SpMapLayer *self);
gboolean           sp_map_layer_is_current (SpMapLayer *self); /* nothing newer being drawn */
/* Wall time of the last bitmap, microseconds from asking to adopting, for measurement. */
gint64             sp_map_layer_get_last_cost (SpMapLayer *self);

G_END_DECLS
