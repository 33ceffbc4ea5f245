/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-map-view-private.h"

#include "sp-map-viewport.h"

#define PAN_STEP 80 /* pixels for a key */

static void
pan_by (SpMapView *self, double x, double y)
{
  SpMapFrame frame = sp_map_layer_get_frame (self->layer);

  sp_map_viewport_pan_by (shumate_map_get_viewport (self->map), &frame, x, y);
}

static void
zoom_by (SpMapView *self, double levels)
{
  sp_map_viewport_zoom_by (shumate_map_get_viewport (self->map), levels);
}

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_by (SP_MAP_VIEW (widget), 0.5);
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_by (SP_MAP_VIEW (widget), -0.5);
}

static void
fit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sp_map_view_fit (SP_MAP_VIEW (widget));
}

static void
toggle_legend_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_object_set (widget, "show-legend", !SP_MAP_VIEW (widget)->show_legend, NULL);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SpMapView *self)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left: case GDK_KEY_KP_Left: pan_by (self, -PAN_STEP, 0); break;
    case GDK_KEY_Right: case GDK_KEY_KP_Right: pan_by (self, PAN_STEP, 0); break;
    case GDK_KEY_Up: case GDK_KEY_KP_Up: pan_by (self, 0, -PAN_STEP); break;
    case GDK_KEY_Down: case GDK_KEY_KP_Down: pan_by (self, 0, PAN_STEP); break;
    case GDK_KEY_plus: case GDK_KEY_equal: case GDK_KEY_KP_Add: zoom_by (self, 0.5); break;
    case GDK_KEY_minus: case GDK_KEY_KP_Subtract: zoom_by (self, -0.5); break;
    case GDK_KEY_Home: case GDK_KEY_0: case GDK_KEY_KP_0: sp_map_view_fit (self); break;
    default: return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

void
sp_map_view_class_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "map.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (klass, "map.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (klass, "map.fit", NULL, fit_action);
  gtk_widget_class_install_action (klass, "map.toggle-legend", NULL, toggle_legend_action);
}

void
sp_map_view_add_keys (SpMapView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
