/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widgets side by side that go on in a new line where there is no room for the next, as words do. A child that expands takes what
 * is left of its line. Children are given in the .ui. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_WRAP_BOX (sp_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (SpWrapBox, sp_wrap_box, SP, WRAP_BOX, GtkWidget)

G_END_DECLS
