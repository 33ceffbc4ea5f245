/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-drawing.h"

#include <glib/gi18n-lib.h>

static void
menu_cb (GtkGestureClick *gesture, gint n_press, double x, double y, GtkPopover *menu)
{
  gtk_popover_set_pointing_to (menu, &(GdkRectangle){ (gint)x, (gint)y, 1, 1 });
  gtk_popover_popup (menu);
}

static GtkWidget *
menu_new (GtkWidget *parent, const char *group, const char *toggle)
{
  g_autoptr (GMenu) model = g_menu_new ();
  g_autofree char *toggle_action = g_strconcat (group, ".toggle-table", NULL);
  g_autofree char *copy_action = g_strconcat (group, ".copy", NULL);
  GtkWidget *menu;

  g_menu_append (model, toggle, toggle_action);
  g_menu_append (model, _ ("Copy the Numbers"), copy_action);
  menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_widget_set_parent (menu, parent);
  return menu;
}

GtkWidget *
sp_drawing_attend (GtkWidget *widget, GtkWidget *area, const SpDrawingHandlers *handlers, const char *group,
                   const char *toggle)
{
  GtkEventController *motion = gtk_event_controller_motion_new (), *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new (), *secondary = gtk_gesture_click_new ();
  GtkWidget *menu = menu_new (widget, group, toggle);

  g_signal_connect (motion, "motion", handlers->motion, widget);
  g_signal_connect (motion, "leave", handlers->leave, widget);
  gtk_widget_add_controller (area, motion);
  g_signal_connect (click, "released", handlers->released, widget);
  gtk_widget_add_controller (area, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (menu_cb), menu);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));
  g_signal_connect (keys, "key-pressed", handlers->key_pressed, widget);
  gtk_widget_add_controller (widget, keys);
  return menu;
}
