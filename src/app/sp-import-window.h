/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other people's files into the plan: chosen or dropped, tried on a copy, looked over column by column and row by row, and applied as
 * one edit that can be undone. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"

G_BEGIN_DECLS

/* Opens over the parent. paths: files to begin with; NULL or empty = the reader is asked. Returned for tests; the window owns itself. */
GtkWidget *sp_import_window_open (GtkWindow *parent, SpSession *session, const char *const *paths);
/* Lets files be dropped on the widget: they open the window, where a plan is open. */
void       sp_import_window_take_drops (GtkWidget *widget, SpSession *session);

G_END_DECLS
