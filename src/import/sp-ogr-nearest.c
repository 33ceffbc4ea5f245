/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of points after G. Voronoi (1908): the cell of a point is what is left of the whole when, for every other point, the half
 * beyond the line midway between the two is cut off. With some hundreds of points the plain way, n squared cuts of a convex polygon,
 * takes milliseconds. Distances are as the crow flies on the ground: degrees of longitude are shortened by the cosine of the
 * latitude of the middle. */
#include "config.h"
#include "sp-ogr-nearest.h"

#include <math.h>
#include <ogr_api.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sp-ogr-frame.h"
#include "sp-ogr-shape.h"

#define MOST_POINTS 20000
#define MOST_CORNERS 512

typedef struct { int group; double x, y; } Point;
typedef struct { double x[MOST_CORNERS], y[MOST_CORNERS]; int n; } Cell;

static int
compare_points (const void *a, const void *b)
{
  const Point *p = a, *q = b;

  return (p->group > q->group) - (p->group < q->group);
}

static Point *
read_points (int *n)
{
  Point *points = malloc (sizeof (Point) * MOST_POINTS);

  *n = 0;
  while (*n < MOST_POINTS && scanf ("%d %lf %lf", &points[*n].group, &points[*n].x, &points[*n].y) == 3)
    (*n)++;
  qsort (points, (size_t) *n, sizeof (Point), compare_points);
  return points;
}

/* Keeps the part of the cell that is nearer to p than to q. */
static void
cut (Cell *cell, const Point *p, const Point *q)
{
  double nx = q->x - p->x, ny = q->y - p->y;
  double limit = nx * (p->x + q->x) / 2 + ny * (p->y + q->y) / 2;
  Cell kept = { .n = 0 };

  for (int i = 0; i < cell->n; i++)
    {
      int j = (i + 1) % cell->n;
      double here = nx * cell->x[i] + ny * cell->y[i] - limit;
      double there = nx * cell->x[j] + ny * cell->y[j] - limit;

      if (here <= 0 && kept.n < MOST_CORNERS)
        {
          kept.x[kept.n] = cell->x[i];
          kept.y[kept.n++] = cell->y[i];
        }
      if ((here < 0) != (there < 0) && here != 0 && there != 0 && kept.n < MOST_CORNERS)
        {
          double share = here / (here - there);

          kept.x[kept.n] = cell->x[i] + share * (cell->x[j] - cell->x[i]);
          kept.y[kept.n++] = cell->y[i] + share * (cell->y[j] - cell->y[i]);
        }
    }
  *cell = kept;
}

static OGRGeometryH
make_cell (const Point *points, int n, int of, const OGREnvelope *box, double shorten)
{
  Cell cell = { { box->MinX * shorten, box->MaxX * shorten, box->MaxX * shorten, box->MinX * shorten },
                { box->MinY, box->MinY, box->MaxY, box->MaxY }, 4 };
  OGRGeometryH polygon, ring;

  for (int i = 0; i < n && cell.n > 2; i++)
    if (points[i].group != points[of].group && (points[i].x != points[of].x || points[i].y != points[of].y))
      cut (&cell, &points[of], &points[i]);
  if (cell.n < 3)
    return NULL;
  polygon = OGR_G_CreateGeometry (wkbPolygon);
  ring = OGR_G_CreateGeometry (wkbLinearRing);
  for (int i = 0; i <= cell.n; i++)
    OGR_G_AddPoint_2D (ring, cell.x[i % cell.n] / shorten, cell.y[i % cell.n]);
  OGR_G_AddGeometryDirectly (polygon, ring);
  return polygon;
}

/* All polygons of the first layer that has any, joined. */
static OGRGeometryH
read_outline (GDALDatasetH dataset)
{
  for (int l = 0; l < GDALDatasetGetLayerCount (dataset); l++)
    {
      OGRLayerH layer = GDALDatasetGetLayer (dataset, l);
      OGRGeometryH all = OGR_G_CreateGeometry (wkbMultiPolygon), joined;
      SpOgrShapes shapes;
      OGRFeatureH feature;

      sp_ogr_shapes_begin (&shapes, layer);
      while ((feature = OGR_L_GetNextFeature (layer)) != NULL)
        {
          OGRGeometryH made = sp_ogr_shapes_mend (&shapes, OGR_F_GetGeometryRef (feature), 0);

          for (int i = 0; made && i < OGR_G_GetGeometryCount (made); i++)
            OGR_G_AddGeometry (all, OGR_G_GetGeometryRef (made, i));
          OGR_G_DestroyGeometry (made);
          OGR_F_Destroy (feature);
        }
      sp_ogr_shapes_end (&shapes);
      joined = OGR_G_GetGeometryCount (all) ? OGR_G_UnionCascaded (all) : NULL;
      OGR_G_DestroyGeometry (all);
      if (joined)
        return joined;
    }
  sp_ogr_frame_fail ("no-layer", "");
}

static void
put_group (OGRGeometryH cells, OGRGeometryH outline, int group)
{
  OGRGeometryH joined = OGR_G_UnionCascaded (cells);
  OGRGeometryH inside = joined ? OGR_G_Intersection (joined, outline) : NULL;
  SpOgrShapes none = { 0 };
  OGRGeometryH tidy = inside ? sp_ogr_shapes_mend (&none, inside, 0) : NULL;
  char name[16];

  snprintf (name, sizeof name, "%d", group);
  sp_ogr_frame_begin ('R');
  sp_ogr_frame_u32 ((uint32_t) group);
  sp_ogr_frame_u32 (1);
  sp_ogr_frame_text (name);
  sp_ogr_put_shape (tidy);
  sp_ogr_frame_end ();
  OGR_G_DestroyGeometry (joined);
  OGR_G_DestroyGeometry (inside);
  OGR_G_DestroyGeometry (tidy);
}

void
sp_ogr_nearest (GDALDatasetH dataset)
{
  OGRGeometryH outline = read_outline (dataset);
  OGRGeometryH cells = OGR_G_CreateGeometry (wkbMultiPolygon);
  OGREnvelope box;
  double shorten;
  int n;
  Point *points = read_points (&n);

  OGR_G_GetEnvelope (outline, &box);
  box.MinX -= 1, box.MinY -= 1, box.MaxX += 1, box.MaxY += 1;
  shorten = cos ((box.MinY + box.MaxY) / 2 * M_PI / 180);
  for (int i = 0; i < n; i++)
    points[i].x *= shorten;
  sp_ogr_frame_begin ('L');
  sp_ogr_frame_byte (1);
  sp_ogr_frame_end ();
  for (int i = 0; i < n; i++)
    {
      OGRGeometryH cell = make_cell (points, n, i, &box, shorten);

      if (cell)
        OGR_G_AddGeometryDirectly (cells, cell);
      if (i + 1 < n && points[i + 1].group == points[i].group)
        continue;
      put_group (cells, outline, points[i].group);
      OGR_G_DestroyGeometry (cells);
      cells = OGR_G_CreateGeometry (wkbMultiPolygon);
    }
  OGR_G_DestroyGeometry (cells);
  OGR_G_DestroyGeometry (outline);
  free (points);
}
