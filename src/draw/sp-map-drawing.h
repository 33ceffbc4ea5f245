/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as ink: layers of plain shapes and marks, drawn on any cairo context by the map widget's worker, the printer and
 * the PDF writer alike. Knows nothing of plans: `report` fills it (sp-map-content.h). */
#pragma once

#include <pango/pangocairo.h>
#include "sp-palette.h"
#include "sp-shape.h"

G_BEGIN_DECLS

/* Web Mercator, 0..1 east and south; source: EPSG:3857 scaled to the unit square. */
void sp_mercator_from_degrees (double lon, double lat, double *mx, double *my);
void sp_mercator_to_degrees (double mx, double my, double *lon, double *lat);

/* What part of the world goes where (SpMapView is the widget): world_px = size of the whole Mercator square in user units (256 x 2^zoom). */
typedef struct { double centre_mx, centre_my; double world_px; double width, height; } SpMapFrame;
SpMapFrame sp_map_frame_fit (double min_lon, double min_lat, double max_lon, double max_lat, double width, double height, double padding);

typedef enum { SP_MARK_INFANT, SP_MARK_JUNIOR, SP_MARK_PRIMARY, SP_MARK_SECONDARY, SP_MARK_ALL_THROUGH, SP_MARK_SPECIAL, SP_MARK_OTHER, SP_MARK_GROWTH } SpMarkKind;

typedef struct _SpMapContent SpMapContent; /* counted; build, then immutable, so that a worker may draw it */
#define SP_TYPE_MAP_CONTENT (sp_map_content_get_type ())
GType         sp_map_content_get_type (void);
SpMapContent *sp_map_content_new (void);
SpMapContent *sp_map_content_ref (SpMapContent *self);
void          sp_map_content_unref (SpMapContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMapContent, sp_map_content_unref)
void sp_map_content_add_land (SpMapContent *self, const SpShape *shape);      /* refs */
void sp_map_content_add_line (SpMapContent *self, const SpShape *shape, gboolean river);
void sp_map_content_add_district (SpMapContent *self, const SpShape *shape, const char *name);
void sp_map_content_add_place (SpMapContent *self, double lon, double lat, const char *name, gint importance);
/* id is what picking returns; need_class 0..7; label e.g. "Thetford", value_text e.g. "2.1 FE short". */
void sp_map_content_add_area (SpMapContent *self, gint64 id, const SpShape *shape, gint need_class, const char *label, const char *value_text);
/* size = places (schools) or dwellings (growth areas); fill = roll / places (0..), negative not known; temporary share 0..1 drawn dashed. */
void sp_map_content_add_school (SpMapContent *self, gint64 id, double lon, double lat, SpMarkKind kind, double size, double fill, gboolean temporary, const char *name);
void sp_map_content_add_growth (SpMapContent *self, gint64 id, double lon, double lat, double dwellings, gboolean at_least, const char *name);
gboolean sp_map_content_get_extent (const SpMapContent *self, double *min_lon, double *min_lat, double *max_lon, double *max_lat); /* of areas, else of land */

/* Words of the legend for a need class, as the engines say them ("Short by over 10 %"); without, the legend has words of its own. */
void sp_map_content_set_class_name (SpMapContent *self, gint need_class, const char *name);

/* What the shading of areas shows, as the legend's heading; without, "Planning areas: places short or spare". */
void sp_map_content_set_area_heading (SpMapContent *self, const char *heading);

typedef struct
{
  gboolean ground;      /* sea, land, rivers, coast, districts (off when tiles are shown) */
  gboolean areas, schools, growth, names;
  gint64   selected_area, selected_school, selected_growth; /* outlined; 0 none */
} SpMapOptions;
#define SP_MAP_OPTIONS_INIT { TRUE, TRUE, TRUE, TRUE, TRUE, 0, 0, 0 }
/* Draws 0,0,frame->width,frame->height. Coincident marks fan out. Thread-safe on an immutable content. */
void sp_map_draw (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style, const SpMapOptions *options);
/* Legend in words, as wide as given; returns its height (call with cr of any surface to measure, draw = FALSE). */
double sp_map_draw_legend (const SpMapContent *content, cairo_t *cr, double width, const SpStyle *style, gboolean draw);
/* Scale bar in kilometres for the latitude of the frame's centre. */
void sp_map_draw_scale (cairo_t *cr, double x, double y, const SpMapFrame *frame, const SpStyle *style);

typedef enum { SP_PICK_NOTHING, SP_PICK_AREA, SP_PICK_SCHOOL, SP_PICK_GROWTH } SpPickKind;
/* What is under a point: marks win over areas. */
SpPickKind sp_map_pick (const SpMapContent *content, const SpMapFrame *frame, const SpStyle *style, const SpMapOptions *options, double x, double y, gint64 *id);
/* Name and value of a thing, for a tooltip or a screen reader ("Thetford: 2.1 FE short"); NULL when the id is not there. */
char    *sp_map_content_describe (const SpMapContent *self, SpPickKind kind, gint64 id);
/* Where it is; FALSE when the id is not there. */
gboolean sp_map_content_locate (const SpMapContent *self, SpPickKind kind, gint64 id, double *lon, double *lat);

G_END_DECLS
