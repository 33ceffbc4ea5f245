/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-tile-file.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#define MOST_TILE_BYTES (4 * 1024 * 1024)
/* A tile costs some hundred steps; a view that never ends is stopped after about a second. */
#define STEPS_AT_A_TIME 100000
#define MOST_STEPS 200

struct _SpTileFile
{
  sqlite3      *db;
  sqlite3_stmt *tile;
  char         *attribution;
  guint         steps; /* of this query so far, in STEPS_AT_A_TIME */
};

static int
count_steps (gpointer user_data)
{
  return ++((SpTileFile *) user_data)->steps > MOST_STEPS;
}

/* The value of a metadata name, NULL when there is none. Free with g_free. */
static char *
dup_metadata (sqlite3 *db, const char *name)
{
  sqlite3_stmt *statement = NULL;
  char *value = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT value FROM metadata WHERE name = ? LIMIT 1", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
      if (sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL
          && sqlite3_column_bytes (statement, 0) < 2000)
        value = g_utf8_make_valid ((const char *) sqlite3_column_text (statement, 0), sqlite3_column_bytes (statement, 0));
    }
  sqlite3_finalize (statement);
  return value;
}

/* Nothing in the file may run or grow: no triggers or views of its own, short lengths, no writing. */
static void
distrust (SpTileFile *self)
{
  sqlite3 *db = self->db;

  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, MOST_TILE_BYTES);
  sqlite3_limit (db, SQLITE_LIMIT_VDBE_OP, 10000);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_progress_handler (db, STEPS_AT_A_TIME, count_steps, self);
}

static gboolean
fail (const char *path, GError **error, const char *reason)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("“%s” cannot be used as a map: %s. Choose a file of picture tiles (MBTiles), or none."), name, reason);
  return FALSE;
}

/* PNG, JPEG or WebP by their first bytes; source: W3C PNG 5.2, ITU-T T.81 B.1.1.3, RFC 9649 2.4. */
static gboolean
is_picture (const guint8 *bytes, gint n)
{
  return (n >= 8 && memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0) || (n >= 3 && memcmp (bytes, "\xff\xd8\xff", 3) == 0)
         || (n >= 12 && memcmp (bytes, "RIFF", 4) == 0 && memcmp (bytes + 8, "WEBP", 4) == 0);
}

/* What the file says of itself may be missing or wrong: a tile of it tells. NULL when it holds pictures. */
static const char *
find_fault (SpTileFile *self)
{
  sqlite3_stmt *statement = NULL;
  const char *fault = _("it is damaged");
  int got = SQLITE_ERROR;

  self->steps = 0;
  if (sqlite3_prepare_v2 (self->db, "SELECT tile_data FROM tiles WHERE length (tile_data) > 0 LIMIT 1", -1, &statement, NULL)
      == SQLITE_OK)
    got = sqlite3_step (statement);
  if (got == SQLITE_DONE)
    fault = _("it holds no tiles");
  else if (got == SQLITE_ROW && is_picture (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0)))
    fault = NULL;
  else if (got == SQLITE_ROW)
    fault = _("its tiles are not pictures");
  sqlite3_finalize (statement);
  return fault;
}

static gboolean
open_database (SpTileFile *self, const char *path, GError **error)
{
  g_autofree char *format = NULL;
  const char *fault;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return fail (path, error, _("there is no such file"));
  if (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    return fail (path, error, _("it cannot be opened"));
  distrust (self);
  if (sqlite3_prepare_v3 (self->db, "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?", -1,
                          SQLITE_PREPARE_PERSISTENT, &self->tile, NULL) != SQLITE_OK)
    return fail (path, error, _("it has no tiles, or is damaged"));
  format = dup_metadata (self->db, "format");
  if (g_strcmp0 (format, "pbf") == 0)
    return fail (path, error, _("its tiles are vectors, not pictures"));
  fault = find_fault (self);
  if (fault != NULL)
    return fail (path, error, fault);
  self->attribution = dup_metadata (self->db, "attribution");
  return TRUE;
}

SpTileFile *
sp_tile_file_open (const char *path, GError **error)
{
  g_autoptr (SpTileFile) self = g_new0 (SpTileFile, 1);

  if (!open_database (self, path, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sp_tile_file_close (SpTileFile *self)
{
  sqlite3_finalize (self->tile);
  sqlite3_close (self->db);
  g_free (self->attribution);
  g_free (self);
}

GBytes *
sp_tile_file_read (SpTileFile *self, guint zoom, guint x, guint y)
{
  GBytes *bytes = NULL;

  if (zoom > 30 || y >= (1u << zoom))
    return NULL;
  self->steps = 0;
  sqlite3_bind_int (self->tile, 1, (int) zoom);
  sqlite3_bind_int64 (self->tile, 2, x);
  sqlite3_bind_int64 (self->tile, 3, (1u << zoom) - 1 - y); /* rows count from the south in the file */
  if (sqlite3_step (self->tile) == SQLITE_ROW && sqlite3_column_type (self->tile, 0) == SQLITE_BLOB
      && sqlite3_column_bytes (self->tile, 0) > 0)
    bytes = g_bytes_new (sqlite3_column_blob (self->tile, 0), sqlite3_column_bytes (self->tile, 0));
  sqlite3_reset (self->tile);
  return bytes;
}

const char *
sp_tile_file_get_attribution (const SpTileFile *self)
{
  return self->attribution;
}
