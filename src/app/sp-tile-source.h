/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Raster tiles from a file the user chose (MBTiles: one SQLite file, read only, never trusted), or none at all: the
 * reference source that a map needs even when it shows no tiles. No network. */
#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define SP_TYPE_TILE_SOURCE (sp_tile_source_get_type ())
G_DECLARE_FINAL_TYPE (SpTileSource, sp_tile_source, SP, TILE_SOURCE, ShumateMapSource)

SpTileSource *sp_tile_source_new_empty (void);
/* NULL with error (G_IO_ERROR) that names the file, the reason and the next step. */
SpTileSource *sp_tile_source_new_for_file (const char *path, GError **error);
/* What the user chose to see under the map: a file wins over the network; NULL with neither (empty or NULL), and then nothing that could
 * reach the network exists at all; NULL with error when the file cannot be read. `licence` goes with the URL, NULL = none.
 */
ShumateMapSource *sp_tile_source_choose (const char *path, const char *url, const char *licence, GError **error);

G_END_DECLS
