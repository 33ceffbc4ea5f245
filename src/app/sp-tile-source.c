/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-tile-source.h"

#include <glib/gi18n-lib.h>
#include "sp-tile-file.h"

struct _SpTileSource
{
  ShumateMapSource parent_instance;
  SpTileFile      *file; /* NULL = shows nothing */
};

G_DEFINE_FINAL_TYPE (SpTileSource, sp_tile_source, SHUMATE_TYPE_MAP_SOURCE)

/* A tile that is not there is done all the same, else the tiles of the last zoom are never dropped. */
static void
sp_tile_source_fill_tile_async (ShumateMapSource *source, ShumateTile *tile, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  SpTileSource *self = SP_TILE_SOURCE (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GBytes) bytes = NULL;

  if (self->file != NULL)
    bytes = sp_tile_file_read (self->file, shumate_tile_get_zoom_level (tile), shumate_tile_get_x (tile),
                               shumate_tile_get_y (tile));
  if (bytes != NULL)
    {
      g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (bytes, NULL);

      if (texture != NULL)
        shumate_tile_set_paintable (tile, GDK_PAINTABLE (texture));
    }
  shumate_tile_set_state (tile, SHUMATE_STATE_DONE);
  g_task_return_boolean (task, TRUE);
}

static gboolean
sp_tile_source_fill_tile_finish (ShumateMapSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
sp_tile_source_finalize (GObject *object)
{
  g_clear_pointer (&SP_TILE_SOURCE (object)->file, sp_tile_file_close);
  G_OBJECT_CLASS (sp_tile_source_parent_class)->finalize (object);
}

static void
sp_tile_source_class_init (SpTileSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_tile_source_finalize;
  SHUMATE_MAP_SOURCE_CLASS (klass)->fill_tile_async = sp_tile_source_fill_tile_async;
  SHUMATE_MAP_SOURCE_CLASS (klass)->fill_tile_finish = sp_tile_source_fill_tile_finish;
}

static void
sp_tile_source_init (SpTileSource *self)
{
}

static SpTileSource *
source_new (const char *id, guint min_zoom, guint max_zoom)
{
  return g_object_new (SP_TYPE_TILE_SOURCE, "id", id, "name", id, "license", "", "min-zoom-level", min_zoom, "max-zoom-level",
                       max_zoom, "tile-size", 256, "projection", SHUMATE_MAP_PROJECTION_MERCATOR, NULL);
}

SpTileSource *
sp_tile_source_new_empty (void)
{
  return source_new ("school-places-ground", 6, 16);
}

SpTileSource *
sp_tile_source_new_for_file (const char *path, GError **error)
{
  SpTileFile *file = sp_tile_file_open (path, error);
  SpTileSource *self;

  if (file == NULL)
    return NULL;
  self = source_new (path, 0, 19);
  self->file = file;
  return self;
}

ShumateMapSource *
sp_tile_source_choose (const char *path, const char *url, const char *licence, GError **error)
{
  if (path != NULL && *path != '\0')
    return (ShumateMapSource *) sp_tile_source_new_for_file (path, error);
  if (url != NULL && *url != '\0')
    return SHUMATE_MAP_SOURCE (shumate_raster_renderer_new_full_from_url ("school-places-tiles", _("Chosen map"),
                                                                          licence != NULL ? licence : "", NULL, 0, 19, 256,
                                                                          SHUMATE_MAP_PROJECTION_MERCATOR, url));
  return NULL;
}
