/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map in the window: planning areas, schools and growth areas over an embedded ground, drawn by a worker and moved
 * smoothly meanwhile; keyboard, zoom buttons, scale, foldable legend. No network object exists unless a tile source is set.
 *
 * Properties:
 *   content           SpMapContent (boxed), NULL = empty ground
 *   selected-area, selected-school, selected-growth   int64 ids, 0 = none; outlined, never written by the widget
 *   show-schools, show-growth, show-legend            boolean, TRUE
 *   tile-url          string, NULL = none: a "https://…/{z}/{x}/{y}.png" source the user chose; the ground is then hidden
 *   tile-licence      string: words to show for tiles and ground; NULL = those of the embedded ground
 *   mbtiles-path      string, NULL = none: a file of raster tiles instead of the network (wins over tile-url)
 * Signals:
 *   picked (int kind (SpPickKind), int64 id)     clicked; SP_PICK_NOTHING and 0 beside everything
 *   activated (int kind, int64 id)               double click
 * Actions (on the widget, for menus and accelerators): map.zoom-in, map.zoom-out, map.fit, map.toggle-legend
 * Keys when focused: arrows pan, + and - zoom, Home or 0 fit.
 * The first content fits its extent into view; later ones keep the view. */
#pragma once

#include <gtk/gtk.h>
#include "sp-map-drawing.h"

G_BEGIN_DECLS

#define SP_TYPE_MAP_VIEW (sp_map_view_get_type ())
G_DECLARE_FINAL_TYPE (SpMapView, sp_map_view, SP, MAP_VIEW, GtkWidget)

GtkWidget    *sp_map_view_new (void);
void          sp_map_view_set_content (SpMapView *self, SpMapContent *content); /* refs */
SpMapContent *sp_map_view_get_content (SpMapView *self);
/* The whole authority into view. */
void          sp_map_view_fit (SpMapView *self);
/* Brings a thing of the content to the middle, zooming in only when it would be too small to see. FALSE when not there. */
gboolean      sp_map_view_go_to (SpMapView *self, SpPickKind kind, gint64 id);
/* Blocks (iterating the main context) until the picture shown is the one of now: for tests and screenshots. */
void          sp_map_view_wait (SpMapView *self);

G_END_DECLS
