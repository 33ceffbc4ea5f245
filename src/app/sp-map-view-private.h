/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map's parts, shared by its own files only. */
#pragma once

#include <shumate/shumate.h>
#include "sp-map-furniture.h"
#include "sp-map-layer.h"
#include "sp-map-view.h"

G_BEGIN_DECLS

struct _SpMapView
{
  GtkWidget         parent_instance;
  GtkWidget        *overlay;
  ShumateMap       *map;
  SpMapLayer       *layer;
  SpMapFurniture   *furniture;
  SpMapContent     *content;
  ShumateMapSource *ground, *tiles;
  ShumateLayer     *tile_layer;
  SpMapOptions      options;
  char             *tile_url, *tile_licence, *mbtiles_path;
  gboolean          fitted, show_legend;
  gboolean          cramped; /* too narrow for map and legend side by side: the legend folds by itself */
  SpMapFrame        fit;  /* the frame last fitted: while it stands, a change of size fits again */
  double            press_x, press_y;
};

/* sp-map-view-actions.c: the actions that the header of the class names, and the keys that do the same and pan. */
void sp_map_view_class_install_actions (GtkWidgetClass *klass);
void sp_map_view_add_keys (SpMapView *self);

G_END_DECLS
