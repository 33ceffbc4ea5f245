/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages on a printer, by the desktop's own dialogue, which also shows how they will look. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*SpPrintFunc) (gpointer data, cairo_t *cr, guint page);
/* A4, in points, with margins of the pages' own. Takes data. FALSE with error: it was not printed. */
gboolean sp_print_pages (GtkWindow *parent, const char *title, guint n_pages, SpPrintFunc draw, gpointer data, GDestroyNotify destroy,
                         GError **error);

G_END_DECLS
