/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tile files, good, bad and hostile. */
#include "config.h"
#include "sp-tile-file.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static char *
shared_tiles (const char *name)
{
  const char *folder = g_getenv ("SP_SHARED_DATA");

  g_assert_nonnull (folder);
  return g_build_filename (folder, "tiles", name, NULL);
}

static void
assert_picture (GBytes *bytes, gsize size)
{
  g_assert_nonnull (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, size);
  g_assert_cmpint (memcmp (g_bytes_get_data (bytes, NULL), "\x89PNG", 4), ==, 0);
}

/* Rows count from the south in the file, from the north for us: of zoom 1's two western tiles the file's row 1 is our y 0. */
static void
test_plain (void)
{
  g_autofree char *path = shared_tiles ("mbtiles_plain_1.mbtiles");
  g_autoptr (GError) error = NULL;
  g_autoptr (SpTileFile) file = sp_tile_file_open (path, &error);
  g_autoptr (GBytes) world = NULL, north = NULL, south = NULL, none = NULL;

  g_assert_no_error (error);
  assert_picture (world = sp_tile_file_read (file, 0, 0, 0), 7072);
  assert_picture (north = sp_tile_file_read (file, 1, 0, 0), 7414);
  assert_picture (south = sp_tile_file_read (file, 1, 0, 1), 1626);
  g_assert_null (none = sp_tile_file_read (file, 9, 0, 0)); /* deeper than it goes */
  g_assert_null (sp_tile_file_read (file, 1, 0, 2));
  g_assert_null (sp_tile_file_read (file, 1, G_MAXUINT, 0));
  g_assert_null (sp_tile_file_read (file, 31, 0, 0));
  g_assert_null (sp_tile_file_read (file, G_MAXUINT, 0, 0));
  g_assert_null (sp_tile_file_get_attribution (file));
}

/* A tile that is null is not there; its neighbours are. */
static void
test_null_tile (void)
{
  g_autofree char *path = shared_tiles ("mbtiles_corrupt_null_tile.mbtiles");
  g_autoptr (GError) error = NULL;
  g_autoptr (SpTileFile) file = sp_tile_file_open (path, &error);
  g_autoptr (GBytes) north = NULL;

  g_assert_no_error (error);
  g_assert_null (sp_tile_file_read (file, 1, 0, 1));
  assert_picture (north = sp_tile_file_read (file, 1, 0, 0), 7414);
}

static void
test_some_empty (void)
{
  g_autofree char *path = shared_tiles ("mbtiles_some-empty-tiles.mbtiles");
  g_autoptr (GError) error = NULL;
  g_autoptr (SpTileFile) file = sp_tile_file_open (path, &error);
  g_autoptr (GBytes) tile = NULL;

  g_assert_no_error (error);
  assert_picture (tile = sp_tile_file_read (file, 1, 0, 1), 1208);
}

static void
assert_refused (const char *path, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path), *quoted = g_strdup_printf ("“%s”", name);
  SpTileFile *file = sp_tile_file_open (path, &error);

  g_assert_null (file);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, quoted));
  g_assert_nonnull (strstr (error->message, reason));
  g_assert_nonnull (strstr (error->message, "MBTiles")); /* the next step */
}

static const struct { const char *name, *reason; } bad[] = {
  { "mbtiles_corrupt.mbtiles", "damaged" }, { "mbtiles with spaces.mbtiles", "holds no tiles" },
  { "norfolk_derived_vector_z0-11.mbtiles", "vectors, not pictures" }, { "pmtiles_png.pmtiles", "no tiles, or is damaged" },
  { "pmtiles_webp2.pmtiles", "no tiles, or is damaged" }, { "leeds_its_example.osm.pbf", "no tiles, or is damaged" },
  { "there-is-no-such-file.mbtiles", "no such file" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = shared_tiles (bad[i].name);

      assert_refused (path, bad[i].reason);
    }
}

static char *
made_file (const char *sql)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-tiles-XXXXXX", NULL);
  char *path = g_build_filename (folder, "made.mbtiles", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  return path;
}

static void
remove_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

#define TILES "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
#define METADATA "CREATE TABLE metadata (name TEXT, value TEXT);"

static const struct { const char *sql, *reason; } made[] = {
  { TILES METADATA, "holds no tiles" },
  /* Vectors that do not say so. */
  { TILES "INSERT INTO tiles VALUES (0, 0, 0, x'1F8B0800000000000003');", "not pictures" },
  { TILES METADATA "INSERT INTO metadata VALUES ('format', 'png'); INSERT INTO tiles VALUES (0, 0, 0, 'a word');", "not pictures" },
  /* A view that never ends: refused within seconds, not never. */
  { "CREATE VIEW tiles AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT i AS zoom_level, 0 AS tile_column, 0 AS tile_row, substr (hex (i), 1, 0) AS tile_data FROM n;", "damaged" },
  /* One tile larger than any that is drawn. */
  { TILES "INSERT INTO tiles VALUES (0, 0, 0, zeroblob (5000000));", "damaged" },
};

static void
test_hostile (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      g_autofree char *path = made_file (made[i].sql);
      gint64 began = g_get_monotonic_time ();

      assert_refused (path, made[i].reason);
      g_assert_cmpint (g_get_monotonic_time () - began, <, 30 * G_USEC_PER_SEC);
      remove_file (path);
    }
}

/* Facts that are null, absurdly long or not text do no harm; a good one is handed on. */
static void
test_metadata (void)
{
  static const struct { const char *sql, *attribution; } cases[] = {
    { METADATA "INSERT INTO metadata VALUES ('format', NULL), ('attribution', NULL);", NULL },
    { METADATA "INSERT INTO metadata VALUES ('attribution', '© OpenStreetMap contributors');", "© OpenStreetMap contributors" },
    { METADATA "INSERT INTO metadata VALUES ('attribution', hex (zeroblob (5000)));", NULL },
    { METADATA "INSERT INTO metadata VALUES ('attribution', CAST (x'41FF42' AS TEXT));", "A\357\277\275B" },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strconcat (TILES "INSERT INTO tiles VALUES (0, 0, 0, x'89504E470D0A1A0A');", cases[i].sql, NULL);
      g_autofree char *path = made_file (sql);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpTileFile) file = sp_tile_file_open (path, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (sp_tile_file_get_attribution (file), ==, cases[i].attribution);
      remove_file (path);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tile-file/plain", test_plain);
  g_test_add_func ("/tile-file/null-tile", test_null_tile);
  g_test_add_func ("/tile-file/some-empty", test_some_empty);
  g_test_add_func ("/tile-file/refused", test_refused);
  g_test_add_func ("/tile-file/hostile", test_hostile);
  g_test_add_func ("/tile-file/metadata", test_metadata);
  return g_test_run ();
}
