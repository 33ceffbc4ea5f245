/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See the header. A bitmap remembers for which frame it was drawn; snapshot puts it where that frame now lies, so that panning
 * and zooming are a move of one texture. */
#include "config.h"
#include "sp-map-layer.h"

#include <math.h>

#define OVERSIZE 1.5
/* A view that has moved by less than this share of the spare margin is still well covered by the bitmap it has. */
#define ROOM_LEFT 0.6

struct _SpMapLayer
{
  ShumateLayer  parent_instance;
  SpMapContent *content;
  SpMapOptions  options;
  SpStyle       style;
  GdkTexture   *texture;
  SpMapFrame    texture_frame; /* what the texture shows */
  GCancellable *drawing;       /* the job in flight, NULL = none */
  gboolean      stale;         /* asked again while a job was in flight */
  gboolean      quick;         /* what is in view has changed: draw that first, the margin for panning after */
  gint64        asked_at, last_cost;
};

G_DEFINE_FINAL_TYPE (SpMapLayer, sp_map_layer, SHUMATE_TYPE_LAYER)

enum { DRAWN, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct
{
  SpMapContent    *content;
  SpMapFrame       frame;
  SpStyle          style;
  SpMapOptions     options;
  gint             scale;
  gboolean         quick;   /* only what is in view */
  cairo_surface_t *surface; /* made by the worker */
} Job;

static void request (SpMapLayer *self);

static void
job_free (Job *job)
{
  g_clear_pointer (&job->content, sp_map_content_unref);
  g_clear_pointer (&job->surface, cairo_surface_destroy);
  g_free (job);
}

static void
work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  cairo_t *cr;

  job->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (job->frame.width * job->scale),
                                             (int) ceil (job->frame.height * job->scale));
  cairo_surface_set_device_scale (job->surface, job->scale, job->scale);
  cr = cairo_create (job->surface);
  sp_map_draw (job->content, cr, &job->frame, &job->style, &job->options);
  cairo_destroy (cr);
  cairo_surface_flush (job->surface);
  g_task_return_boolean (task, TRUE);
}

static GdkTexture *
texture_of (cairo_surface_t *surface)
{
  gint width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  gint stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * height,
                                                         (GDestroyNotify) cairo_surface_destroy,
                                                         cairo_surface_reference (surface));

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SpMapLayer *self = SP_MAP_LAYER (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  if (self->drawing != g_task_get_cancellable (G_TASK (result)))
    return; /* the layer is going, or something newer was asked for */
  g_clear_object (&self->drawing);
  if (job->surface == NULL || cairo_surface_status (job->surface) != CAIRO_STATUS_SUCCESS)
    return;
  g_clear_object (&self->texture);
  self->texture = texture_of (job->surface);
  self->texture_frame = job->frame;
  if (self->asked_at != 0)
    self->last_cost = g_get_monotonic_time () - self->asked_at;
  self->asked_at = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->stale || job->quick)
    request (self);
  else
    g_signal_emit (self, signals[DRAWN], 0);
}

SpMapFrame
sp_map_layer_get_frame (SpMapLayer *self)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  ShumateMapSource *source = shumate_viewport_get_reference_map_source (viewport);
  SpMapFrame frame = { .width = gtk_widget_get_width (GTK_WIDGET (self)), .height = gtk_widget_get_height (GTK_WIDGET (self)) };
  guint tile = source != NULL ? shumate_map_source_get_tile_size (source) : 256;

  sp_mercator_from_degrees (shumate_location_get_longitude (SHUMATE_LOCATION (viewport)),
                            shumate_location_get_latitude (SHUMATE_LOCATION (viewport)), &frame.centre_mx, &frame.centre_my);
  frame.world_px = tile * pow (2, shumate_viewport_get_zoom_level (viewport));
  return frame;
}

static void
request (SpMapLayer *self)
{
  g_autoptr (GTask) task = NULL;
  SpMapFrame frame = sp_map_layer_get_frame (self);
  Job *job;

  if (self->content == NULL || frame.width < 1 || frame.height < 1 || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  if (self->asked_at == 0)
    self->asked_at = g_get_monotonic_time ();
  self->stale = self->drawing != NULL;
  if (self->stale)
    return; /* one at a time: the next begins when this one is in */
  job = g_new0 (Job, 1);
  job->quick = self->quick;
  self->quick = FALSE;
  frame.width = round (frame.width * (job->quick ? 1 : OVERSIZE));
  frame.height = round (frame.height * (job->quick ? 1 : OVERSIZE));
  job->content = sp_map_content_ref (self->content);
  job->frame = frame;
  job->style = self->style;
  job->options = self->options;
  job->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  self->drawing = g_cancellable_new ();
  task = g_task_new (self, self->drawing, drawn_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, work);
}

/* Whether the bitmap still covers what is in view, sharply enough. */
static gboolean
is_covered (SpMapLayer *self, const SpMapFrame *frame)
{
  const SpMapFrame *have = &self->texture_frame;
  double dx = fabs (frame->centre_mx - have->centre_mx) * frame->world_px;
  double dy = fabs (frame->centre_my - have->centre_my) * frame->world_px;

  return self->texture != NULL && have->world_px == frame->world_px
         && dx < (have->width - frame->width) / 2 * ROOM_LEFT && dy < (have->height - frame->height) / 2 * ROOM_LEFT
         && have->width == round (frame->width * OVERSIZE) && have->height == round (frame->height * OVERSIZE);
}

static void
viewport_cb (SpMapLayer *self)
{
  SpMapFrame frame = sp_map_layer_get_frame (self);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!is_covered (self, &frame))
    request (self);
}

static void
sp_map_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpMapLayer *self = SP_MAP_LAYER (widget);
  SpMapFrame frame = sp_map_layer_get_frame (self);
  const SpMapFrame *have = &self->texture_frame;
  double scale, x, y;

  if (self->texture == NULL)
    return;
  scale = frame.world_px / have->world_px;
  x = (have->centre_mx - frame.centre_mx) * frame.world_px + frame.width / 2 - have->width * scale / 2;
  y = (have->centre_my - frame.centre_my) * frame.world_px + frame.height / 2 - have->height * scale / 2;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) frame.width, (float) frame.height));
  /* Whole pixels: with the cairo renderer a fraction costs twice the time and blurs (../shared/tech.md section 1). */
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT ((float) round (x), (float) round (y), (float) (have->width * scale),
                                                    (float) (have->height * scale)));
  gtk_snapshot_pop (snapshot);
}

static void
sp_map_layer_size_allocate (GtkWidget *widget, gint width, gint height, gint baseline)
{
  GTK_WIDGET_CLASS (sp_map_layer_parent_class)->size_allocate (widget, width, height, baseline);
  viewport_cb (SP_MAP_LAYER (widget));
}

static void
sp_map_layer_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_map_layer_parent_class)->realize (widget);
  request (SP_MAP_LAYER (widget));
}

static void
sp_map_layer_constructed (GObject *object)
{
  ShumateViewport *viewport;

  G_OBJECT_CLASS (sp_map_layer_parent_class)->constructed (object);
  viewport = shumate_layer_get_viewport (SHUMATE_LAYER (object));
  g_signal_connect_object (viewport, "notify", G_CALLBACK (viewport_cb), object, G_CONNECT_SWAPPED);
  g_signal_connect (object, "notify::scale-factor", G_CALLBACK (request), NULL);
}

static void
sp_map_layer_dispose (GObject *object)
{
  SpMapLayer *self = SP_MAP_LAYER (object);

  g_clear_object (&self->drawing);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->content, sp_map_content_unref);
  G_OBJECT_CLASS (sp_map_layer_parent_class)->dispose (object);
}

static void
sp_map_layer_class_init (SpMapLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = sp_map_layer_constructed;
  G_OBJECT_CLASS (klass)->dispose = sp_map_layer_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = sp_map_layer_snapshot;
  GTK_WIDGET_CLASS (klass)->size_allocate = sp_map_layer_size_allocate;
  GTK_WIDGET_CLASS (klass)->realize = sp_map_layer_realize;
  signals[DRAWN] = g_signal_new ("drawn", SP_TYPE_MAP_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_map_layer_init (SpMapLayer *self)
{
  self->options = (SpMapOptions) SP_MAP_OPTIONS_INIT;
  self->style = (SpStyle) { SP_LOOK_LIGHT, "Sans", 10 };
}

SpMapLayer *
sp_map_layer_new (ShumateViewport *viewport)
{
  return g_object_new (SP_TYPE_MAP_LAYER, "viewport", viewport, NULL);
}

void
sp_map_layer_set_content (SpMapLayer *self, SpMapContent *content)
{
  if (self->content == content)
    return;
  g_clear_pointer (&self->content, sp_map_content_unref);
  if (content != NULL)
    self->content = sp_map_content_ref (content);
  else
    g_clear_object (&self->texture);
  self->quick = TRUE;
  request (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sp_map_layer_set_options (SpMapLayer *self, const SpMapOptions *options)
{
  self->options = *options;
  self->quick = TRUE;
  request (self);
}

void
sp_map_layer_set_style (SpMapLayer *self, const SpStyle *style)
{
  self->style = *style;
  self->quick = TRUE;
  request (self);
}

const SpStyle *
sp_map_layer_get_style (SpMapLayer *self)
{
  return &self->style;
}

const SpMapOptions *
sp_map_layer_get_options (SpMapLayer *self)
{
  return &self->options;
}

gboolean
sp_map_layer_is_current (SpMapLayer *self)
{
  return self->drawing == NULL && !self->stale;
}

gint64
sp_map_layer_get_last_cost (SpMapLayer *self)
{
  return self->last_cost;
}
