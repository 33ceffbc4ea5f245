/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-spatial-index.h"

#include "sp-shape-envelope.h"

#define BOX_OF_GEOM "ST_MinX (geom), ST_MaxX (geom), ST_MinY (geom), ST_MaxY (geom)"
#define HAS_BOX "(geom NOT NULL AND NOT ST_IsEmpty (geom))"

/* The triggers of OGC 12-128r18 annex F.3; T is the table, K its key. */
static const char *const definitions[] = {
  "CREATE VIRTUAL TABLE \"rtree_T_geom\" USING rtree(id, minx, maxx, miny, maxy)",
  "CREATE TRIGGER \"rtree_T_geom_insert\" AFTER INSERT ON \"T\" WHEN (NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\")) "
  "BEGIN INSERT OR REPLACE INTO \"rtree_T_geom\" VALUES (NEW.\"K\", ST_MinX(NEW.\"geom\"), ST_MaxX(NEW.\"geom\"), "
  "ST_MinY(NEW.\"geom\"), ST_MaxY(NEW.\"geom\")); END",
  "CREATE TRIGGER \"rtree_T_geom_update1\" AFTER UPDATE OF \"geom\" ON \"T\" WHEN OLD.\"K\" = NEW.\"K\" AND "
  "(NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\")) BEGIN INSERT OR REPLACE INTO \"rtree_T_geom\" VALUES "
  "(NEW.\"K\", ST_MinX(NEW.\"geom\"), ST_MaxX(NEW.\"geom\"), ST_MinY(NEW.\"geom\"), ST_MaxY(NEW.\"geom\")); END",
  "CREATE TRIGGER \"rtree_T_geom_update2\" AFTER UPDATE OF \"geom\" ON \"T\" WHEN OLD.\"K\" = NEW.\"K\" AND "
  "(NEW.\"geom\" ISNULL OR ST_IsEmpty(NEW.\"geom\")) BEGIN DELETE FROM \"rtree_T_geom\" WHERE id = OLD.\"K\"; END",
  "CREATE TRIGGER \"rtree_T_geom_update3\" AFTER UPDATE ON \"T\" WHEN OLD.\"K\" != NEW.\"K\" AND "
  "(NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\")) BEGIN DELETE FROM \"rtree_T_geom\" WHERE id = OLD.\"K\"; "
  "INSERT OR REPLACE INTO \"rtree_T_geom\" VALUES (NEW.\"K\", ST_MinX(NEW.\"geom\"), ST_MaxX(NEW.\"geom\"), "
  "ST_MinY(NEW.\"geom\"), ST_MaxY(NEW.\"geom\")); END",
  "CREATE TRIGGER \"rtree_T_geom_update4\" AFTER UPDATE ON \"T\" WHEN OLD.\"K\" != NEW.\"K\" AND "
  "(NEW.\"geom\" ISNULL OR ST_IsEmpty(NEW.\"geom\")) BEGIN DELETE FROM \"rtree_T_geom\" WHERE id IN (OLD.\"K\", NEW.\"K\"); END",
  "CREATE TRIGGER \"rtree_T_geom_delete\" AFTER DELETE ON \"T\" WHEN OLD.\"geom\" NOT NULL "
  "BEGIN DELETE FROM \"rtree_T_geom\" WHERE id = OLD.\"K\"; END",
  "INSERT INTO gpkg_extensions SELECT 'T', 'geom', 'gpkg_rtree_index', "
  "'http://www.geopackage.org/spec120/#extension_rtree', 'write-only' WHERE NOT EXISTS "
  "(SELECT 1 FROM gpkg_extensions WHERE table_name = 'T' AND extension_name = 'gpkg_rtree_index')",
};

enum { SIDE_MIN_X, SIDE_MAX_X, SIDE_MIN_Y, SIDE_MAX_Y, SIDE_NONE };

static void
measure_cb (sqlite3_context  *context,
            int               n,
            sqlite3_value   **values)
{
  const void *data = sqlite3_value_blob (values[0]);
  int length = sqlite3_value_bytes (values[0]);
  SpEnvelope box;

  if (!data || !sp_envelope_read (&box, data, (gsize) length))
    return; /* NULL */
  switch (GPOINTER_TO_INT (sqlite3_user_data (context)))
    {
    case SIDE_NONE:
      sqlite3_result_int (context, box.is_empty);
      break;
    case SIDE_MIN_X: case SIDE_MAX_X: case SIDE_MIN_Y: case SIDE_MAX_Y:
      if (!box.is_empty)
        {
          const double sides[] = { box.min_x, box.max_x, box.min_y, box.max_y };

          sqlite3_result_double (context, sides[GPOINTER_TO_INT (sqlite3_user_data (context))]);
        }
      break;
    default:
      g_assert_not_reached ();
    }
}

gboolean
sp_spatial_index_register (sqlite3  *db,
                           GError  **error)
{
  static const struct { const char *name; int side; } functions[] = {
    { "ST_MinX", SIDE_MIN_X }, { "ST_MaxX", SIDE_MAX_X }, { "ST_MinY", SIDE_MIN_Y }, { "ST_MaxY", SIDE_MAX_Y },
    { "ST_IsEmpty", SIDE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (sqlite3_create_function_v2 (db, functions[i].name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                    GINT_TO_POINTER (functions[i].side), measure_cb, NULL, NULL, NULL) != SQLITE_OK)
      return sp_database_fail (db, error);
  return TRUE;
}

/* T and K of a definition replaced. Names of our tables are plain words. */
static char *
fill_in (const char          *definition,
         const SpSchemaTable *table)
{
  g_autoptr (GString) sql = g_string_new (definition);

  g_string_replace (sql, "rtree_T_", "rtree_@_", 0);
  g_string_replace (sql, "\"T\"", "\"@\"", 0);
  g_string_replace (sql, "'T'", "'@'", 0);
  g_string_replace (sql, "\"K\"", "\"%\"", 0);
  g_string_replace (sql, "@", table->name, 0);
  g_string_replace (sql, "%", table->key, 0);
  return g_strdup (sql->str);
}

gboolean
sp_spatial_index_is_there (sqlite3    *db,
                           const char *table)
{
  g_autofree char *name = g_strdup_printf ("rtree_%s_geom", table);
  g_autofree char *wanted = g_strdup_printf ("create virtual table %s using rtree(id,minx,maxx,miny,maxy)", name);
  g_autoptr (sqlite3_stmt) entry = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *plain = NULL;

  entry = sp_database_prepare (db, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", NULL);
  if (!entry)
    return FALSE;
  sqlite3_bind_text (entry, 1, name, -1, SQLITE_STATIC);
  if (sp_database_step (entry, NULL))
    sql = sp_database_dup_column (entry, 0);
  plain = sql ? sp_schema_normalise (sql) : NULL;
  return g_strcmp0 (plain, wanted) == 0;
}

gboolean
sp_spatial_index_fill (sqlite3              *db,
                       const SpSchemaTable  *table,
                       GError              **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"rtree_%s_geom\"; INSERT INTO \"rtree_%s_geom\" "
                                          "SELECT \"%s\", " BOX_OF_GEOM " FROM \"%s\" WHERE " HAS_BOX,
                                          table->name, table->name, table->key, table->name);

  return sp_database_exec (db, sql, error);
}

gboolean
sp_spatial_index_add (sqlite3              *db,
                      const SpSchemaTable  *table,
                      GError              **error)
{
  static const char *const endings[] = { "insert", "update1", "update2", "update3", "update4", "delete" };

  if (sp_spatial_index_is_there (db, table->name))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) /* left behind where the table alone was taken away */
    {
      g_autofree char *sql = g_strdup_printf ("DROP TRIGGER IF EXISTS \"rtree_%s_geom_%s\"", table->name, endings[i]);

      if (!sp_database_exec (db, sql, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (definitions); i++)
    {
      g_autofree char *sql = fill_in (definitions[i], table);

      if (!sp_database_exec (db, sql, error))
        return FALSE;
    }
  return sp_spatial_index_fill (db, table, error);
}

gboolean
sp_spatial_index_follow (sqlite3              *db,
                         const SpSchemaTable  *table,
                         gint64                id,
                         GError              **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"rtree_%s_geom\" WHERE id = %" G_GINT64_FORMAT ";"
                                          "INSERT INTO \"rtree_%s_geom\" SELECT \"%s\", " BOX_OF_GEOM " FROM \"%s\" "
                                          "WHERE \"%s\" = %" G_GINT64_FORMAT " AND " HAS_BOX,
                                          table->name, id, table->name, table->key, table->name, table->key, id);

  return sp_database_exec (db, sql, error);
}

/* Entries without a shape, shapes without an entry, and entries whose box is another. */
static gboolean
count_faults (sqlite3              *db,
              const SpSchemaTable  *table,
              gint64               *n,
              GError              **error)
{
#define DIFFERS(side, function) "abs (r." side " - " function " (t.geom)) > 1e-6 * max (abs (r." side "), 1)"
  g_autofree char *sql = g_strdup_printf (
      "SELECT (SELECT count(*) FROM \"rtree_%s_geom\") <> (SELECT count(*) FROM \"%s\" WHERE " HAS_BOX ") OR EXISTS "
      "(SELECT 1 FROM \"%s\" t LEFT JOIN \"rtree_%s_geom\" r ON r.id = t.\"%s\" WHERE t.geom NOT NULL AND NOT "
      "ST_IsEmpty (t.geom) AND (r.id IS NULL OR " DIFFERS ("minx", "ST_MinX") " OR " DIFFERS ("maxx", "ST_MaxX")
      " OR " DIFFERS ("miny", "ST_MinY") " OR " DIFFERS ("maxy", "ST_MaxY") "))",
      table->name, table->name, table->name, table->name, table->key);
#undef DIFFERS

  return sp_database_get_int64 (db, sql, n, 0, error);
}

gboolean
sp_spatial_index_repair (sqlite3  *db,
                         GError  **error)
{
  const GPtrArray *tables = sp_schema_get_tables ();

  for (guint i = 0; i < tables->len; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (tables, i);
      gint64 n = 0;

      if (!table->geometry || !sp_spatial_index_is_there (db, table->name))
        continue;
      if (!count_faults (db, table, &n, error))
        return FALSE;
      if (n == 0)
        continue;
      if (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
        return TRUE; /* another program writes: the next opening sees to it */
      if (!sp_spatial_index_fill (db, table, error) || !sp_database_exec (db, "COMMIT", error))
        {
          sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
          return FALSE;
        }
    }
  return TRUE;
}
