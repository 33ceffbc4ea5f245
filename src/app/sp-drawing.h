/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every drawing of numbers answers to: pointer, click, keys, and a menu to see it as a table or copy its numbers.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Handlers of GtkEventControllerMotion::motion and ::leave and of GtkGestureClick::released, with positions within the
 * area drawn on; and of GtkEventControllerKey::key-pressed.
 */
typedef struct
{
  GCallback motion, leave, released, key_pressed;
} SpDrawingHandlers;

/* Gives a widget whose `area` is drawn on those handlers, called with the widget last, and a menu for the secondary
 * button. The menu names `toggle` (“Show as a Table or a Chart”) for the action GROUP.toggle-table and offers
 * GROUP.copy. Returns the menu, a child of the widget: the widget presents it when it is allocated and unparents it
 * when it is disposed of.
 */
GtkWidget *sp_drawing_attend (GtkWidget *widget, GtkWidget *area, const SpDrawingHandlers *handlers, const char *group,
                              const char *toggle);

G_END_DECLS
