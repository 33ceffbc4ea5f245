/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-map-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "sp-look.h"
#include "sp-map-viewport.h"
#include "sp-tile-source.h"

#define CLICK_SLACK 5 /* a press that moves further is a drag */

G_DEFINE_FINAL_TYPE (SpMapView, sp_map_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0, PROP_CONTENT, PROP_SELECTED_AREA, PROP_SELECTED_SCHOOL, PROP_SELECTED_GROWTH, PROP_SHOW_SCHOOLS, PROP_SHOW_GROWTH,
  PROP_SHOW_LEGEND, PROP_TILE_URL, PROP_TILE_LICENCE, PROP_MBTILES_PATH, N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];
enum { PICKED, ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static ShumateViewport *
viewport_of (SpMapView *self)
{
  return shumate_map_get_viewport (self->map);
}

static void
update_furniture (SpMapView *self)
{
  SpMapFrame frame = sp_map_layer_get_frame (self->layer);

  sp_map_furniture_set (self->furniture, self->content, &frame, sp_map_layer_get_style (self->layer));
}

static void
look_cb (SpMapView *self)
{
  SpStyle style = sp_look_for_widget (GTK_WIDGET (self), 1.5);

  sp_map_layer_set_style (self->layer, &style);
  update_furniture (self);
}

/* --------------------------------------------------------------- fitting */

void
sp_map_view_fit (SpMapView *self)
{
  double min_lon, min_lat, max_lon, max_lat, width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self)), legend;
  SpMapFrame frame;

  g_return_if_fail (SP_IS_MAP_VIEW (self));
  if (self->content == NULL || width < 10 || height < 10
      || !sp_map_content_get_extent (self->content, &min_lon, &min_lat, &max_lon, &max_lat))
    return;
  legend = self->show_legend && !self->cramped ? sp_map_furniture_get_legend_width (self->furniture) : 0;
  frame = sp_map_frame_fit (min_lon, min_lat, max_lon, max_lat, width - legend, height, 14);
  frame.centre_mx -= legend / 2 / frame.world_px;
  sp_map_viewport_show (viewport_of (self), &frame);
  self->fit = sp_map_layer_get_frame (self->layer);
  self->fitted = TRUE;
}

gboolean
sp_map_view_go_to (SpMapView *self, SpPickKind kind, gint64 id)
{
  double lon, lat, least = kind == SP_PICK_SCHOOL ? 12 : 10;

  g_return_val_if_fail (SP_IS_MAP_VIEW (self), FALSE);
  if (self->content == NULL || !sp_map_content_locate (self->content, kind, id, &lon, &lat))
    return FALSE;
  sp_map_viewport_go_to (viewport_of (self), lon, lat, least);
  self->fitted = TRUE;
  return TRUE;
}

/* --------------------------------------------------------------- picking */

static SpPickKind
pick (SpMapView *self, double x, double y, gint64 *id)
{
  SpMapFrame frame = sp_map_layer_get_frame (self->layer);

  *id = 0;
  if (self->content == NULL)
    return SP_PICK_NOTHING;
  return sp_map_pick (self->content, &frame, sp_map_layer_get_style (self->layer), &self->options, x, y, id);
}

static void
pressed_cb (GtkGestureClick *gesture, gint n_press, double x, double y, SpMapView *self)
{
  gint64 id;

  self->press_x = x;
  self->press_y = y;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press >= 2 && pick (self, x, y, &id) != SP_PICK_NOTHING) /* it opens: the map under it is not to zoom in as well */
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (GtkGestureClick *gesture, gint n_press, double x, double y, SpMapView *self)
{
  gint64 id;
  SpPickKind kind;

  if (hypot (x - self->press_x, y - self->press_y) > CLICK_SLACK)
    return; /* the map was dragged */
  kind = pick (self, x, y, &id);
  g_signal_emit (self, signals[n_press >= 2 ? ACTIVATED : PICKED], 0, (gint) kind, id);
}

static gboolean
tooltip_cb (SpMapView *self, gint x, gint y, gboolean keyboard, GtkTooltip *tooltip)
{
  gint64 id;
  SpPickKind kind = keyboard ? SP_PICK_NOTHING : pick (self, x, y, &id);
  g_autofree char *text = kind != SP_PICK_NOTHING ? sp_map_content_describe (self->content, kind, id) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/* ----------------------------------------------------------------- tiles */

static void
remove_tiles (SpMapView *self)
{
  if (self->tile_layer != NULL)
    shumate_map_remove_layer (self->map, self->tile_layer);
  self->tile_layer = NULL;
  g_clear_object (&self->tiles);
}

static void
update_tiles (SpMapView *self)
{
  g_autoptr (GError) error = NULL;

  remove_tiles (self);
  self->tiles = sp_tile_source_choose (self->mbtiles_path, self->tile_url, self->tile_licence, &error);
  sp_map_furniture_say (self->furniture, error != NULL ? error->message : NULL);
  if (self->tiles != NULL)
    {
      self->tile_layer = SHUMATE_LAYER (shumate_map_layer_new (self->tiles, viewport_of (self)));
      shumate_map_insert_layer_behind (self->map, self->tile_layer, SHUMATE_LAYER (self->layer));
    }
  sp_map_furniture_set_licence (self->furniture, self->tile_licence);
  self->options.ground = self->tiles == NULL;
  sp_map_layer_set_options (self->layer, &self->options);
}

/* ------------------------------------------------------------ properties */

void
sp_map_view_set_content (SpMapView *self, SpMapContent *content)
{
  g_return_if_fail (SP_IS_MAP_VIEW (self));
  if (self->content == content)
    return;
  g_clear_pointer (&self->content, sp_map_content_unref);
  if (content != NULL)
    self->content = sp_map_content_ref (content);
  sp_map_layer_set_content (self->layer, content);
  if (!self->fitted)
    sp_map_view_fit (self);
  update_furniture (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

SpMapContent *
sp_map_view_get_content (SpMapView *self)
{
  g_return_val_if_fail (SP_IS_MAP_VIEW (self), NULL);
  return self->content;
}

static void
sp_map_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpMapView *self = SP_MAP_VIEW (object);

  switch (id)
    {
    case PROP_CONTENT: g_value_set_boxed (value, self->content); break;
    case PROP_SELECTED_AREA: g_value_set_int64 (value, self->options.selected_area); break;
    case PROP_SELECTED_SCHOOL: g_value_set_int64 (value, self->options.selected_school); break;
    case PROP_SELECTED_GROWTH: g_value_set_int64 (value, self->options.selected_growth); break;
    case PROP_SHOW_SCHOOLS: g_value_set_boolean (value, self->options.schools); break;
    case PROP_SHOW_GROWTH: g_value_set_boolean (value, self->options.growth); break;
    case PROP_SHOW_LEGEND: g_value_set_boolean (value, self->show_legend); break;
    case PROP_TILE_URL: g_value_set_string (value, self->tile_url); break;
    case PROP_TILE_LICENCE: g_value_set_string (value, self->tile_licence); break;
    case PROP_MBTILES_PATH: g_value_set_string (value, self->mbtiles_path); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_text (SpMapView *self, char **text, const GValue *value)
{
  if (g_strcmp0 (*text, g_value_get_string (value)) == 0)
    return;
  g_free (*text);
  *text = g_value_dup_string (value);
  update_tiles (self);
}

static void
set_option (SpMapView *self, guint id, const GValue *value)
{
  SpMapOptions before = self->options;

  switch (id)
    {
    case PROP_SELECTED_AREA: self->options.selected_area = g_value_get_int64 (value); break;
    case PROP_SELECTED_SCHOOL: self->options.selected_school = g_value_get_int64 (value); break;
    case PROP_SELECTED_GROWTH: self->options.selected_growth = g_value_get_int64 (value); break;
    case PROP_SHOW_SCHOOLS: self->options.schools = g_value_get_boolean (value); break;
    default: self->options.growth = g_value_get_boolean (value); break;
    }
  if (memcmp (&before, &self->options, sizeof before) != 0)
    sp_map_layer_set_options (self->layer, &self->options);
}

static void
sp_map_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SpMapView *self = SP_MAP_VIEW (object);

  switch (id)
    {
    case PROP_CONTENT: sp_map_view_set_content (self, g_value_get_boxed (value)); break;
    case PROP_SELECTED_AREA: case PROP_SELECTED_SCHOOL: case PROP_SELECTED_GROWTH: case PROP_SHOW_SCHOOLS: case PROP_SHOW_GROWTH:
      set_option (self, id, value);
      break;
    case PROP_SHOW_LEGEND:
      self->show_legend = g_value_get_boolean (value);
      sp_map_furniture_set_show_legend (self->furniture, self->show_legend);
      break;
    case PROP_TILE_URL: set_text (self, &self->tile_url, value); break;
    case PROP_TILE_LICENCE: set_text (self, &self->tile_licence, value); break;
    case PROP_MBTILES_PATH: set_text (self, &self->mbtiles_path, value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* ------------------------------------------------------------- the widget */

static void
fold_cb (gpointer data)
{
  g_autoptr (SpMapView) self = data;

  if (self->overlay != NULL)
    sp_map_furniture_set_show_legend (self->furniture, self->show_legend);
}

/* The legend folds when the map gets narrow and comes back when there is room; not while sizes are being settled. */
static void
note_room (SpMapView *self, gint width)
{
  gboolean cramped = width < 3.2 * sp_map_furniture_get_legend_width (self->furniture);

  if (cramped == self->cramped)
    return;
  self->cramped = cramped;
  self->show_legend = !cramped;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LEGEND]);
  g_idle_add_once (fold_cb, g_object_ref (self));
}

/* Nobody has moved the map since it was fitted. */
static gboolean
stands_as_fitted (SpMapView *self)
{
  SpMapFrame frame = sp_map_layer_get_frame (self->layer);

  return frame.centre_mx == self->fit.centre_mx && frame.centre_my == self->fit.centre_my && frame.world_px == self->fit.world_px;
}

static void
sp_map_view_size_allocate (GtkWidget *widget, gint width, gint height, gint baseline)
{
  SpMapView *self = SP_MAP_VIEW (widget);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  note_room (self, width);
  if (!self->fitted || stands_as_fitted (self))
    sp_map_view_fit (self);
}

static void
sp_map_view_constructed (GObject *object)
{
  G_OBJECT_CLASS (sp_map_view_parent_class)->constructed (object);
  look_cb (SP_MAP_VIEW (object));
  sp_look_watch (GTK_WIDGET (object), G_CALLBACK (look_cb));
}

static void
sp_map_view_dispose (GObject *object)
{
  SpMapView *self = SP_MAP_VIEW (object);

  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->content, sp_map_content_unref);
  g_clear_object (&self->tiles);
  g_clear_object (&self->ground);
  G_OBJECT_CLASS (sp_map_view_parent_class)->dispose (object);
}

static void
sp_map_view_finalize (GObject *object)
{
  SpMapView *self = SP_MAP_VIEW (object);

  g_free (self->tile_url);
  g_free (self->tile_licence);
  g_free (self->mbtiles_path);
  G_OBJECT_CLASS (sp_map_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_CONTENT] = g_param_spec_boxed ("content", NULL, NULL, SP_TYPE_MAP_CONTENT, flags);
  properties[PROP_SELECTED_AREA] = g_param_spec_int64 ("selected-area", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SELECTED_SCHOOL] = g_param_spec_int64 ("selected-school", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SELECTED_GROWTH] = g_param_spec_int64 ("selected-growth", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SHOW_SCHOOLS] = g_param_spec_boolean ("show-schools", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_GROWTH] = g_param_spec_boolean ("show-growth", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_LEGEND] = g_param_spec_boolean ("show-legend", NULL, NULL, TRUE, flags);
  properties[PROP_TILE_URL] = g_param_spec_string ("tile-url", NULL, NULL, NULL, flags);
  properties[PROP_TILE_LICENCE] = g_param_spec_string ("tile-licence", NULL, NULL, NULL, flags);
  properties[PROP_MBTILES_PATH] = g_param_spec_string ("mbtiles-path", NULL, NULL, NULL, flags);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
}

static void
sp_map_view_class_init (SpMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_map_view_constructed;
  object_class->dispose = sp_map_view_dispose;
  object_class->finalize = sp_map_view_finalize;
  object_class->get_property = sp_map_view_get_property;
  object_class->set_property = sp_map_view_set_property;
  widget_class->size_allocate = sp_map_view_size_allocate;
  install_properties (object_class);
  signals[PICKED] = g_signal_new ("picked", SP_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT,
                                  G_TYPE_INT64);
  signals[ACTIVATED] = g_signal_new ("activated", SP_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                     G_TYPE_INT, G_TYPE_INT64);
  sp_map_view_class_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "mapview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (SpMapView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE); /* before the library's own */
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (click));
  sp_map_view_add_keys (self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static void
sp_map_view_init (SpMapView *self)
{
  self->options = (SpMapOptions) SP_MAP_OPTIONS_INIT;
  self->show_legend = TRUE;
  self->map = SHUMATE_MAP (shumate_map_new ());
  gtk_widget_set_focusable (GTK_WIDGET (self->map), FALSE); /* this widget has the keys */
  self->ground = SHUMATE_MAP_SOURCE (sp_tile_source_new_empty ());
  shumate_viewport_set_reference_map_source (viewport_of (self), self->ground);
  shumate_map_set_map_source (self->map, self->ground);
  sp_map_viewport_limit (viewport_of (self));
  self->layer = sp_map_layer_new (viewport_of (self));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->layer));
  self->furniture = sp_map_furniture_new ();
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->map));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->furniture));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Map"), -1);
  add_controllers (self);
  g_signal_connect_object (viewport_of (self), "notify", G_CALLBACK (update_furniture), self, G_CONNECT_SWAPPED);
}

GtkWidget *
sp_map_view_new (void)
{
  return g_object_new (SP_TYPE_MAP_VIEW, NULL);
}

void
sp_map_view_wait (SpMapView *self)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_return_if_fail (SP_IS_MAP_VIEW (self));
  while (!sp_map_layer_is_current (self->layer) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
}
