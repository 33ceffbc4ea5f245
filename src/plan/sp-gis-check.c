/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-gis-check.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "sp-geopackage.h"
#include "sp-plan-private.h"
#include "sp-schema.h"
#include "sp-shape-envelope.h"
#include "sp-shape.h"

/* Longer rings are coasts, which nobody draws by hand. */
#define MAX_RING 20000

SpSubject
sp_gis_subject_of_table (const char *table)
{
  static const struct { const char *table; SpSubject subject; } subjects[] = {
    { "planning_area", SP_SUBJECT_AREA }, { "school", SP_SUBJECT_SCHOOL }, { "growth_area", SP_SUBJECT_GROWTH_AREA },
    { "housing_site", SP_SUBJECT_SITE }, { "project", SP_SUBJECT_PROJECT }, { "pot", SP_SUBJECT_POT },
    { "agreement", SP_SUBJECT_AGREEMENT }, { "published_table", SP_SUBJECT_PUBLISHED_TABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_str_equal (subjects[i].table, table))
      return subjects[i].subject;
  return SP_SUBJECT_PLAN;
}

/* ------------------------------------------------------------------ shapes */

typedef struct { double x1, y1, x2, y2, min_x, max_x; guint at; } Segment;

static int
compare_segments (const void *a, const void *b)
{
  const Segment *s = a, *t = b;

  return s->min_x < t->min_x ? -1 : s->min_x > t->min_x;
}

/* Twice the area of the triangle: above nought when c is left of a to b. */
static double
turn (double ax, double ay, double bx, double by, double cx, double cy)
{
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/* In their inside: touching, as rings of one boundary do at a point, is not crossing. */
static gboolean
cross (const Segment *s, const Segment *t)
{
  double a = turn (s->x1, s->y1, s->x2, s->y2, t->x1, t->y1), b = turn (s->x1, s->y1, s->x2, s->y2, t->x2, t->y2);
  double c = turn (t->x1, t->y1, t->x2, t->y2, s->x1, s->y1), d = turn (t->x1, t->y1, t->x2, t->y2, s->x2, s->y2);

  return ((a > 0 && b < 0) || (a < 0 && b > 0)) && ((c > 0 && d < 0) || (c < 0 && d > 0));
}

/* From west to east: each segment against those that begin before it ends. */
static gboolean
ring_crosses_itself (const SpShape *shape, guint ring)
{
  guint from = shape->part_start[ring], n = shape->part_start[ring + 1] - from;
  g_autofree Segment *segments = NULL;

  if (n < 5 || n > MAX_RING) /* a triangle cannot */
    return FALSE;
  segments = g_new (Segment, --n);
  for (guint i = 0; i < n; i++)
    {
      const double *x = shape->x + from + i, *y = shape->y + from + i;

      segments[i] = (Segment) { x[0], y[0], x[1], y[1], MIN (x[0], x[1]), MAX (x[0], x[1]), i };
    }
  qsort (segments, n, sizeof *segments, compare_segments);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && segments[j].min_x <= segments[i].max_x; j++)
      if (cross (&segments[i], &segments[j]))
        return TRUE;
  return FALSE;
}

static gboolean
crosses_itself (const SpShape *shape)
{
  for (guint ring = 0; shape->kind == SP_SHAPE_POLYGONS && ring < shape->n_parts; ring++)
    if (ring_crosses_itself (shape, ring))
      return TRUE;
  return FALSE;
}

static gboolean
is_of_kind (const SpSchemaTable *table, SpShapeKind kind)
{
  return kind == (g_str_equal (table->geometry, "POINT") ? SP_SHAPE_POINT
                  : g_str_equal (table->geometry, "MULTILINESTRING") ? SP_SHAPE_LINES : SP_SHAPE_POLYGONS);
}

/* Metres of Great Britain, as EPSG 27700 counts them. */
static gboolean
is_national_grid (const guint8 *data, gsize length)
{
  SpEnvelope box;

  return sp_envelope_read (&box, data, length) && !box.is_empty && box.min_x >= 0 && box.max_x <= 800000 && box.min_y >= 0
         && box.max_y <= 1400000 && (box.max_x > 1000 || box.max_y > 1000);
}

static SpFinding *
judge_shape (const SpSchemaTable *table, gint64 id, const guint8 *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpShape) shape = sp_shape_new_from_gpkg (data, length, &error);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  SpSubject subject = sp_gis_subject_of_table (table->name);

  if (error && is_national_grid (data, length))
    return sp_finding_new_printf (SP_FINDING_ERROR, "shape-in-metres", subject, id,
                                  _("Table %s, row %s: its shape is in metres of the British National Grid and is left out. Save "
                                    "the layer in longitude and latitude (EPSG 4326) with a GIS."), table->name, number);
  if (error)
    return sp_finding_new_printf (SP_FINDING_ERROR, "broken-shape", subject, id,
                                  _("Table %s, row %s: its shape cannot be drawn (%s). Draw it again in a "
                                    "GIS, in longitude and latitude."), table->name, number, error->message);
  if (shape && !is_of_kind (table, shape->kind))
    return sp_finding_new_printf (SP_FINDING_ERROR, "shape-kind", subject, id,
                                  _("Table %s, row %s: its shape is of another kind than the layer holds (%s). Draw it again in a GIS."),
                                  table->name, number, table->geometry);
  if (shape && crosses_itself (shape))
    return sp_finding_new_printf (SP_FINDING_WARNING, "shape-crosses", subject, id,
                                  _("Table %s, row %s: its boundary crosses itself, so what lies inside is in doubt. Mend it in a "
                                    "GIS."), table->name, number);
  return NULL;
}

static void
check_shapes (sqlite3             *db,
              const SpSchemaTable *table,
              GPtrArray           *findings)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\", geom FROM \"%s\" WHERE geom IS NOT NULL",
                                          table->key, table->name);
  g_autoptr (sqlite3_stmt) rows = sp_database_prepare (db, sql, NULL);

  for (guint n = 0; rows && n < SP_MOST_OF_A_CHECK && sp_database_step (rows, NULL);)
    {
      SpFinding *finding = judge_shape (table, sqlite3_column_int64 (rows, 0), sqlite3_column_blob (rows, 1),
                                        (gsize) sqlite3_column_bytes (rows, 1));

      if (!finding)
        continue;
      g_ptr_array_add (findings, finding);
      n++;
    }
}

/* ------------------------------------------------------------------ layers */

/* What a GIS goes by: gone or changed, it shows the layer in the wrong place or not at all. */
static void
check_registration (sqlite3             *db,
                    const SpSchemaTable *table,
                    GPtrArray           *findings)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT (SELECT srs_id FROM gpkg_contents WHERE table_name = '%s' AND data_type = 'features'), "
      "(SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = '%s' AND column_name = 'geom')", table->name, table->name);
  g_autoptr (sqlite3_stmt) row = sp_database_prepare (db, sql, NULL);

  if (!row || !sp_database_step (row, NULL))
    return;
  if (sqlite3_column_type (row, 0) == SQLITE_NULL || sqlite3_column_type (row, 1) == SQLITE_NULL)
    g_ptr_array_add (findings,
                     sp_finding_new_printf (SP_FINDING_WARNING, "layer-not-registered", SP_SUBJECT_PLAN, 0,
                                            _("Table %s is no longer entered as a layer, so a GIS does not show it. Restore a copy of "
                                              "the plan, or export it and make a new one of the tables."), table->name));
  else if (sqlite3_column_int (row, 0) != SP_GEOPACKAGE_WGS84 || sqlite3_column_int (row, 1) != SP_GEOPACKAGE_WGS84)
    g_ptr_array_add (findings,
                     sp_finding_new_printf (SP_FINDING_WARNING, "layer-projection", SP_SUBJECT_PLAN, 0,
                                            _("Layer %s is entered as in another projection than longitude and latitude, so a GIS shows "
                                              "it in the wrong place. Set its projection to EPSG 4326 in the GIS."), table->name));
}

static void
check_columns (sqlite3             *db,
               const SpSchemaTable *table,
               GPtrArray           *findings)
{
  g_autoptr (sqlite3_stmt) rows = sp_database_prepare (db, "SELECT name FROM pragma_table_info (?)", NULL);

  if (!rows)
    return;
  sqlite3_bind_text (rows, 1, table->name, -1, SQLITE_STATIC);
  for (guint i = 0; sp_database_step (rows, NULL); i++)
    {
      g_autofree char *name = sp_database_dup_column (rows, 0);

      if (i >= table->columns->len)
        g_ptr_array_add (findings,
                         sp_finding_new_printf (SP_FINDING_NOTE, "column-added", SP_SUBJECT_PLAN, 0,
                                                _("Another program added column “%s” to table %s. It is kept, but not used; what "
                                                  "should count belongs in the plan’s own columns."), name ? name : "", table->name));
    }
}

void
sp_gis_check (sqlite3   *db,
              GPtrArray *findings)
{
  const GPtrArray *tables = sp_schema_get_tables ();

  for (guint i = 0; i < tables->len; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (tables, i);

      check_columns (db, table, findings);
      if (!table->geometry)
        continue;
      check_shapes (db, table, findings);
      check_registration (db, table, findings);
    }
}
