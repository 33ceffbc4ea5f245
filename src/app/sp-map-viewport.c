/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-map-viewport.h"

#include <math.h>

#define LEAST_ZOOM 6 /* a country across the window */
#define MOST_ZOOM 16 /* streets */

static void
no_rotation_cb (ShumateViewport *viewport)
{
  if (shumate_viewport_get_rotation (viewport) != 0)
    shumate_viewport_set_rotation (viewport, 0);
}

void
sp_map_viewport_limit (ShumateViewport *viewport)
{
  shumate_viewport_set_min_zoom_level (viewport, LEAST_ZOOM);
  shumate_viewport_set_max_zoom_level (viewport, MOST_ZOOM);
  g_signal_connect (viewport, "notify::rotation", G_CALLBACK (no_rotation_cb), NULL);
}

void
sp_map_viewport_show (ShumateViewport *viewport, const SpMapFrame *frame)
{
  double lon, lat;

  sp_mercator_to_degrees (frame->centre_mx, frame->centre_my, &lon, &lat);
  shumate_viewport_set_zoom_level (viewport, CLAMP (log2 (frame->world_px / 256), LEAST_ZOOM, MOST_ZOOM));
  shumate_location_set_location (SHUMATE_LOCATION (viewport), lat, lon);
}

void
sp_map_viewport_zoom_by (ShumateViewport *viewport, double levels)
{
  double zoom = shumate_viewport_get_zoom_level (viewport);

  shumate_viewport_set_zoom_level (viewport, CLAMP (zoom + levels, LEAST_ZOOM, MOST_ZOOM));
}

void
sp_map_viewport_pan_by (ShumateViewport *viewport, const SpMapFrame *shown, double x, double y)
{
  SpMapFrame frame = *shown;

  frame.centre_mx += x / frame.world_px;
  frame.centre_my += y / frame.world_px;
  sp_map_viewport_show (viewport, &frame);
}

void
sp_map_viewport_go_to (ShumateViewport *viewport, double lon, double lat, double least)
{
  if (shumate_viewport_get_zoom_level (viewport) < least)
    shumate_viewport_set_zoom_level (viewport, least);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), lat, lon);
}
