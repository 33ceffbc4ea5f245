/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies over the map and stays put: zoom buttons, scale, foldable legend, licence, a line for trouble. */
#pragma once

#include <gtk/gtk.h>
#include "sp-map-drawing.h"

G_BEGIN_DECLS

#define SP_TYPE_MAP_FURNITURE (sp_map_furniture_get_type ())
G_DECLARE_FINAL_TYPE (SpMapFurniture, sp_map_furniture, SP, MAP_FURNITURE, GtkWidget)

SpMapFurniture *sp_map_furniture_new (void);
/* What legend and scale are drawn for; content may be NULL. */
void sp_map_furniture_set (SpMapFurniture *self, SpMapContent *content, const SpMapFrame *frame, const SpStyle *style);
void sp_map_furniture_set_show_legend (SpMapFurniture *self, gboolean show);
/* Pixels of the map's left edge that the legend covers when shown. */
double sp_map_furniture_get_legend_width (SpMapFurniture *self);
void sp_map_furniture_set_licence (SpMapFurniture *self, const char *licence); /* NULL = the embedded ground's */
void sp_map_furniture_say (SpMapFurniture *self, const char *trouble);         /* NULL = nothing */

G_END_DECLS
