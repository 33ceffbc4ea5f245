/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The style that drawings in the window take from the desktop: light or dark, high contrast, typeface and text size. */
#pragma once

#include <gtk/gtk.h>
#include "sp-palette.h"

G_BEGIN_DECLS

/* Style for a widget now; the family is interned. `step` points are taken off the desktop's text size (never under 9). Both grow with
 * its text scaling, so that words twice as large are so in drawings too. */
SpStyle sp_look_for_widget (GtkWidget *widget, double step);
/* Calls back (swapped, while widget lives) whenever the style may have changed. */
void    sp_look_watch (GtkWidget *widget, GCallback callback);

G_END_DECLS
