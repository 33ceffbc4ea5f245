/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web Mercator in the unit square. Source: EPSG Guidance Note 7-2, method 1024, scaled so that the world is 1. */
#include "config.h"
#include "sp-map-private.h"

#include <math.h>

#define MOST_LATITUDE 85.0511287798066

void
sp_mercator_from_degrees (double lon, double lat, double *mx, double *my)
{
  double s = sin (CLAMP (lat, -MOST_LATITUDE, MOST_LATITUDE) * G_PI / 180);

  *mx = (lon + 180) / 360;
  *my = 0.5 - log ((1 + s) / (1 - s)) / (4 * G_PI);
}

void
sp_mercator_to_degrees (double mx, double my, double *lon, double *lat)
{
  *lon = mx * 360 - 180;
  *lat = atan (sinh (G_PI * (1 - 2 * my))) * 180 / G_PI;
}

SpMapFrame
sp_map_frame_fit (double min_lon, double min_lat, double max_lon, double max_lat, double width, double height, double padding)
{
  SpMapFrame frame = { .width = width, .height = height };
  double west, north, east, south;
  double room_x = MAX (width - 2 * padding, 1), room_y = MAX (height - 2 * padding, 1);

  sp_mercator_from_degrees (min_lon, max_lat, &west, &north);
  sp_mercator_from_degrees (max_lon, min_lat, &east, &south);
  frame.centre_mx = (west + east) / 2;
  frame.centre_my = (north + south) / 2;
  frame.world_px = MIN (room_x / MAX (east - west, 1e-9), room_y / MAX (south - north, 1e-9));
  return frame;
}

double
sp_map_zoom (const SpMapFrame *frame, const SpStyle *style)
{
  /* Paper is drawn in points, 4/3 of a pixel: what matters is how large things look. */
  return log2 (frame->world_px * (96. / 72.) / sp_look_unit (style->look) / 256);
}
