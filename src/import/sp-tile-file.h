/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of raster map tiles in the MBTiles form: one SQLite file, opened read only and trusted in nothing.
 * Source: MBTiles specification 1.3. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SpTileFile SpTileFile;

/* NULL with error (G_IO_ERROR_INVALID_DATA) that names the file, the reason and the next step: not there, not a tile file, no
 * tiles, vector tiles (which cannot be shown), damaged. */
SpTileFile *sp_tile_file_open (const char *path, GError **error);
void        sp_tile_file_close (SpTileFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTileFile, sp_tile_file_close)
/* The picture of a tile (PNG, JPEG or WebP bytes as stored); y counts from the north, as web maps do. NULL when there is none, or
 * when it is larger than 4 MiB. */
GBytes     *sp_tile_file_read (SpTileFile *self, guint zoom, guint x, guint y);
/* What the file says of its makers, to print on the map; NULL = nothing. */
const char *sp_tile_file_get_attribution (const SpTileFile *self);

G_END_DECLS
