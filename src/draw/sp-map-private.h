/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map holds and how its parts are laid out. Inside this room and its tests only. */
#pragma once

#include "sp-label.h"
#include "sp-map-drawing.h"

G_BEGIN_DECLS

#define SP_N_MAP_CLASSES 8 /* as SpNeedClass */

/* A shape with its vertices in the unit Mercator square. */
typedef struct
{
  SpShape *shape;
  double  *mx, *my;
  double   min_mx, min_my, max_mx, max_my;
} SpOutline;

typedef struct { SpOutline outline; gboolean river; } SpMapLine;
typedef struct { SpOutline outline; char *name; double mx, my; } SpMapDistrict;
typedef struct { gint64 id; SpOutline outline; gint need_class; char *label, *value_text; double mx, my; } SpMapArea;
typedef struct { double mx, my; char *name; gint importance; } SpMapPlace;
typedef struct { gint64 id; double mx, my; double dwellings; gboolean at_least; char *name; } SpMapGrowth;
typedef struct
{
  gint64     id;
  double     mx, my;
  SpMarkKind kind;
  double     size, fill;
  gboolean   temporary;
  char      *name;
  guint      peers, rank; /* schools at the same point, and which of them this is */
} SpMapSchool;

struct _SpMapContent
{
  gatomicrefcount ref_count;
  GArray *land;      /* SpOutline */
  GArray *lines;     /* SpMapLine */
  GArray *districts; /* SpMapDistrict */
  GArray *areas;     /* SpMapArea */
  GArray *places;    /* SpMapPlace */
  GArray *schools;   /* SpMapSchool */
  GArray *growth;    /* SpMapGrowth */
  char   *area_heading; /* NULL = the usual one */
  char   *class_names[SP_N_MAP_CLASSES];
  guint8  class_used[SP_N_MAP_CLASSES];
  guint   mark_used; /* bit of each SpMarkKind */
  gboolean temporary_used, at_least_used;
};

static inline double
sp_map_x (const SpMapFrame *frame, double mx)
{
  return (mx - frame->centre_mx) * frame->world_px + frame->width / 2;
}

static inline double
sp_map_y (const SpMapFrame *frame, double my)
{
  return (my - frame->centre_my) * frame->world_px + frame->height / 2;
}

/* Web map zoom level, fractional: 0 is the world in 256 user units. */
double   sp_map_zoom (const SpMapFrame *frame, const SpStyle *style);
gboolean sp_map_outline_visible (const SpOutline *outline, const SpMapFrame *frame);
/* Adds an outline to the path in user units, vertices closer than most of a unit dropped; parts too small to see are one dot. */
void     sp_map_outline_path (cairo_t *cr, const SpOutline *outline, const SpMapFrame *frame);

/* Where a school's mark is drawn and how large; coincident schools stand round their point. */
typedef struct { double x, y, r; } SpMarkPlace;
SpMarkPlace sp_map_school_place (const SpMapSchool *school, const SpMapFrame *frame, const SpStyle *style);
double      sp_map_growth_radius (const SpMapGrowth *growth, const SpMapFrame *frame, const SpStyle *style);
/* Path of a school's mark about a point. */
void        sp_map_mark_path (cairo_t *cr, SpMarkKind kind, double x, double y, double r);

void sp_map_draw_ground (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style);
void sp_map_draw_areas (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style);
/* Rivers and districts over the shading (with ground), and the outline of the selected area. */
void sp_map_draw_overlay (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style, gboolean ground,
                          gint64 selected);
void sp_map_fill_class (cairo_t *cr, gint need_class, const SpStyle *style, double ox, double oy);
void sp_map_draw_growth (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style, gint64 selected);
void sp_map_draw_schools (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style, gint64 selected);
/* Returns the places of the names as SpRect, none over another; free with g_array_unref. */
GArray *sp_map_draw_names (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style,
                           const SpMapOptions *options);

G_END_DECLS
