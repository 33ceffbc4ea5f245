/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-tile-file.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#define MOST_TILE_BYTES (4 * 1024 * 1024)

struct _SpTileFile
{
  sqlite3      *db;
  sqlite3_stmt *tile;
  char         *attribution;
};

/* The value of a metadata name, NULL when there is none. Free with g_free. */
static char *
dup_metadata (sqlite3 *db, const char *name)
{
  sqlite3_stmt *statement = NULL;
  char *value = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT value FROM metadata WHERE name = ? LIMIT 1", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
      if (sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_bytes (statement, 0) < 2000)
        value = g_utf8_make_valid ((const char *) sqlite3_column_text (statement, 0), sqlite3_column_bytes (statement, 0));
    }
  sqlite3_finalize (statement);
  return value;
}

/* Nothing in the file may run or grow: no triggers or views of its own, short lengths, no writing. */
static void
distrust (sqlite3 *db)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, MOST_TILE_BYTES);
  sqlite3_limit (db, SQLITE_LIMIT_VDBE_OP, 10000);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
}

static gboolean
fail (const char *path, GError **error, const char *reason)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("“%s” cannot be used as a map: %s. Choose a file of picture tiles (MBTiles), or none."), name, reason);
  return FALSE;
}

static gboolean
open_database (SpTileFile *self, const char *path, GError **error)
{
  g_autofree char *format = NULL;

  if (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    return fail (path, error, _("it cannot be opened"));
  distrust (self->db);
  if (sqlite3_prepare_v3 (self->db, "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?", -1,
                          SQLITE_PREPARE_PERSISTENT, &self->tile, NULL) != SQLITE_OK)
    return fail (path, error, _("it has no tiles, or is damaged"));
  format = dup_metadata (self->db, "format");
  if (g_strcmp0 (format, "pbf") == 0)
    return fail (path, error, _("its tiles are vectors, not pictures"));
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
