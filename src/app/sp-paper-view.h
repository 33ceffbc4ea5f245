/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper as it will be printed: its pages, one below another. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _SpPaper SpPaper;
/* Takes the paper, and lays it out. */
GtkWidget *sp_paper_view_new (SpPaper *paper);
guint      sp_paper_view_get_n_pages (GtkWidget *view);
SpPaper   *sp_paper_view_get_paper (GtkWidget *view); /* borrowed */

G_END_DECLS
