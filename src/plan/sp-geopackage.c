/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-geopackage.h"

#include "sp-changeset.h"
#include "sp-gis-dress.h"
#include "sp-spatial-index.h"

/* Table definitions: OGC 12-128r18 annex C. Definitions of the reference systems: EPSG registry 4326, 27700. */
static const char dressing[] = "PRAGMA application_id = " G_STRINGIFY (
    SP_GEOPACKAGE_APPLICATION_ID) ";"
                                  "PRAGMA user_version = " G_STRINGIFY (
                                      SP_GEOPACKAGE_VERSION) ";"
                                                             "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT "
                                                             "NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT "
                                                             "NULL,"
                                                             " organization_coordsys_id INTEGER NOT NULL, definition "
                                                             "TEXT NOT NULL, description TEXT);"
                                                             "INSERT INTO gpkg_spatial_ref_sys VALUES"
                                                             " ('Undefined cartesian SRS', -1, 'NONE', -1, "
                                                             "'undefined', 'undefined cartesian coordinate reference "
                                                             "system'),"
                                                             " ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', "
                                                             "'undefined geographic coordinate reference system'),"
                                                             " ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS "
                                                             "84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,"
                                                             "298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY["
                                                             "\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,"
                                                             "AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0."
                                                             "0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AXIS["
                                                             "\"Latitude\",NORTH],"
                                                             "AXIS[\"Longitude\",EAST],AUTHORITY[\"EPSG\",\"4326\"]]', "
                                                             "'longitude/latitude coordinates in decimal degrees on "
                                                             "the WGS 84 spheroid'),"
                                                             " ('OSGB36 / British National Grid', 27700, 'EPSG', "
                                                             "27700, 'PROJCS[\"OSGB36 / British National "
                                                             "Grid\",GEOGCS[\"OSGB36\","
                                                             "DATUM[\"Ordnance_Survey_of_Great_Britain_1936\",SPHEROID["
                                                             "\"Airy "
                                                             "1830\",6377563.396,299.3249646,AUTHORITY[\"EPSG\","
                                                             "\"7001\"]],"
                                                             "AUTHORITY[\"EPSG\",\"6277\"]],PRIMEM[\"Greenwich\",0,"
                                                             "AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0."
                                                             "0174532925199433,"
                                                             "AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\","
                                                             "\"4277\"]],PROJECTION[\"Transverse_Mercator\"],"
                                                             "PARAMETER[\"latitude_of_origin\",49],PARAMETER[\"central_"
                                                             "meridian\",-2],PARAMETER[\"scale_factor\",0.9996012717],"
                                                             "PARAMETER[\"false_easting\",400000],PARAMETER[\"false_"
                                                             "northing\",-100000],UNIT[\"metre\",1,AUTHORITY[\"EPSG\","
                                                             "\"9001\"]],"
                                                             "AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH],"
                                                             "AUTHORITY[\"EPSG\",\"27700\"]]', NULL);"
                                                             "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL "
                                                             "PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT "
                                                             "UNIQUE,"
                                                             " description TEXT DEFAULT '', last_change DATETIME NOT "
                                                             "NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),"
                                                             " min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, "
                                                             "srs_id INTEGER,"
                                                             " CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) "
                                                             "REFERENCES gpkg_spatial_ref_sys(srs_id));"
                                                             "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT "
                                                             "NULL, column_name TEXT NOT NULL, geometry_type_name TEXT "
                                                             "NOT NULL,"
                                                             " srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT "
                                                             "NOT NULL,"
                                                             " CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, "
                                                             "column_name), CONSTRAINT uk_gc_table_name UNIQUE "
                                                             "(table_name),"
                                                             " CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES "
                                                             "gpkg_contents(table_name),"
                                                             " CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES "
                                                             "gpkg_spatial_ref_sys (srs_id));";

/* "growth_area_share" -> "Growth area share": what a GIS shows. */
static char *
table_title (const char *name)
{
  char *title = g_strdelimit (g_strdup (name), "_", ' ');

  title[0] = g_ascii_toupper (title[0]);
  return title;
}

static gboolean
register_table (sqlite3              *db,
                const SpSchemaTable  *table,
                GError              **error)
{
  g_autofree char *title = table_title (table->name);
  char *sql = sqlite3_mprintf (
      "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (%Q, %Q, %Q, %s)", table->name,
      table->geometry ? "features" : "attributes", title, table->geometry ? G_STRINGIFY (SP_GEOPACKAGE_WGS84) : "NULL");
  gboolean done = sp_database_exec (db, sql, error);

  sqlite3_free (sql);
  if (!done || !table->geometry)
    return done;
  sql = sqlite3_mprintf ("INSERT INTO gpkg_geometry_columns VALUES (%Q, 'geom', %Q, %d, 0, 0)", table->name,
                         table->geometry, SP_GEOPACKAGE_WGS84);
  done = sp_database_exec (db, sql, error);
  sqlite3_free (sql);
  return done;
}

gboolean
sp_geopackage_dress (sqlite3  *db,
                     GError  **error)
{
  return sp_database_exec (db, dressing, error) && sp_geopackage_register_new (db, error);
}

static gboolean
is_registered (sqlite3    *db,
               const char *table)
{
  char *sql = sqlite3_mprintf ("SELECT count(*) FROM gpkg_contents WHERE table_name = %Q", table);
  gint64 n = 0;

  sp_database_get_int64 (db, sql, &n, 0, NULL);
  sqlite3_free (sql);
  return n > 0;
}

gboolean
sp_geopackage_register_new (sqlite3  *db,
                            GError  **error)
{
  const GPtrArray *tables = sp_schema_get_tables ();

  if (!sp_database_exec (db, sp_schema_get_geopackage_sql (), error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (tables, i);

      if (sp_schema_is_private (table->name))
        continue;
      if ((!is_registered (db, table->name) && !register_table (db, table, error))
          || !sp_gis_dress_table (db, table, error)
          || (table->geometry && !sp_spatial_index_add (db, table, error)))
        return FALSE;
    }
  return TRUE;
}

/* Whether a GIS finds all that it is given of a new plan: titles, styles and an R-tree a layer. Styles that somebody took out are not
 * missed. */
static gboolean
is_dressed (sqlite3 *db)
{
  const GPtrArray *tables = sp_schema_get_tables ();
  gint64 n = 0;

  if (!sp_database_get_int64 (db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN "
                                  "('gpkg_extensions', 'gpkg_data_columns', 'layer_styles')", &n, 0, NULL) || n < 3)
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (tables, i);

      if (table->geometry && !sp_spatial_index_is_there (db, table->name))
        return FALSE;
    }
  return TRUE;
}

gboolean
sp_geopackage_complete (sqlite3  *db,
                        GError  **error)
{
  if (is_dressed (db))
    return TRUE;
  if (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
    return TRUE; /* another program writes: the next opening sees to it */
  if (sp_geopackage_register_new (db, error) && sp_geopackage_measure (db, error) && sp_database_exec (db, "COMMIT", error))
    return TRUE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* More rows than this, and the index is made anew sooner than followed. */
#define MOST_ROW_BY_ROW 100

static gboolean
measure_table (sqlite3              *db,
               const SpSchemaTable  *table,
               GError              **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = (SELECT min (ST_MinX (geom)), min (ST_MinY (geom)), "
      "max (ST_MaxX (geom)), max (ST_MaxY (geom)) FROM \"%s\") WHERE table_name = '%s'", table->name, table->name);

  return sp_database_exec (db, sql, error);
}

gboolean
sp_geopackage_measure (sqlite3  *db,
                       GError  **error)
{
  const GPtrArray *tables = sp_schema_get_tables ();

  for (guint i = 0; i < tables->len; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (tables, i);

      if (!table->geometry)
        continue;
      if (!measure_table (db, table, error)
          || (sp_spatial_index_is_there (db, table->name) && !sp_spatial_index_fill (db, table, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
touch (sqlite3     *db,
       const char  *table,
       GError     **error)
{
  g_autoptr (sqlite3_stmt) update = NULL;

  update = sp_database_prepare (db, "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') "
                                    "WHERE table_name = ?", error);
  if (!update)
    return FALSE;
  sqlite3_bind_text (update, 1, table, -1, SQLITE_STATIC);
  return sqlite3_step (update) == SQLITE_DONE || sp_database_fail (db, error);
}

/* Which row of a feature table an operation of a changeset put in, took out or gave another shape; FALSE = none. */
static gboolean
moves_shape (sqlite3_changeset_iter *iter,
             const SpSchemaTable    *table,
             int                     operation,
             gint64                 *id)
{
  sqlite3_value *key = NULL, *shape = NULL;
  int column = 0;

  if (!table->geometry)
    return FALSE;
  while (((const SpSchemaColumn *) table->columns->pdata[column])->type != SP_STORES_GEOMETRY)
    column++;
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &key);
  else
    sqlite3changeset_old (iter, 0, &key);
  if (operation == SQLITE_UPDATE)
    sqlite3changeset_new (iter, column, &shape);
  *id = key ? sqlite3_value_int64 (key) : 0;
  return key && (operation != SQLITE_UPDATE || shape);
}

/* Keeps the R-tree of a table in step with a run of operations on it: row by row, or made anew where there are many. */
static gboolean
follow_shapes (sqlite3               *db,
               const SpSchemaTable   *table,
               const SpChangesetRun  *run,
               GError               **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean done = TRUE;

  if (!sp_spatial_index_is_there (db, table->name))
    return measure_table (db, table, error);
  if (run->n_operations > MOST_ROW_BY_ROW)
    return sp_spatial_index_fill (db, table, error) && measure_table (db, table, error);
  if (sqlite3changeset_start (&iter, (int) run->length, (void *) run->data) != SQLITE_OK)
    return sp_database_fail (db, error);
  while (done && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *name;
      int columns, operation;
      gint64 id;

      sqlite3changeset_op (iter, &name, &columns, &operation, NULL);
      done = !moves_shape (iter, table, operation, &id) || sp_spatial_index_follow (db, table, id, error);
    }
  sqlite3changeset_finalize (iter);
  return done && measure_table (db, table, error);
}

gboolean
sp_geopackage_follow (sqlite3  *db,
                      void     *changeset,
                      int       n,
                      GError  **error)
{
  const guint8 *at = changeset, *end = at + n;
  SpChangesetRun run;

  while (sp_changeset_next_run (&at, end, &run))
    {
      const SpSchemaTable *table = sp_schema_find_table (run.table);

      if (table && (!touch (db, table->name, error) || (table->geometry && !follow_shapes (db, table, &run, error))))
        return FALSE;
    }
  return TRUE;
}
