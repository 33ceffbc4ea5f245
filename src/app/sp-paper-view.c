/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-paper-view.h"

#include <glib/gi18n-lib.h>
#include "sp-paper.h"

#define PAGE_WIDTH 560 /* pixels: as wide as the window that shows it allows */
#define BETWEEN     16

/* White in the dark, too: it is paper. */
static void
draw_page_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "sp-page"));

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / SP_SHEET_WIDTH, height / SP_SHEET_HEIGHT);
  sp_paper_draw_page (data, cr, page);
}

static GtkWidget *
make_page (SpPaper *paper, guint page, guint n)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  GtkWidget *frame = gtk_aspect_frame_new (0.5, 0, (float) (SP_SHEET_WIDTH / SP_SHEET_HEIGHT), FALSE);
  g_autofree char *name = g_strdup_printf (_("Page %u of %u"), page + 1, n);

  g_object_set_data (G_OBJECT (area), "sp-page", GUINT_TO_POINTER (page));
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), PAGE_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) (PAGE_WIDTH * SP_SHEET_HEIGHT / SP_SHEET_WIDTH));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_page_cb, paper, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (area, "sp-paper");
  gtk_aspect_frame_set_child (GTK_ASPECT_FRAME (frame), area);
  return frame;
}

GtkWidget *
sp_paper_view_new (SpPaper *paper)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, BETWEEN);
  guint n = sp_paper_lay_out (paper);

  for (guint page = 0; page < n; page++)
    gtk_box_append (GTK_BOX (box), make_page (paper, page, n));
  gtk_widget_set_margin_top (box, BETWEEN);
  g_object_set_data_full (G_OBJECT (box), "sp-paper", paper, (GDestroyNotify) sp_paper_free);
  return box;
}

guint
sp_paper_view_get_n_pages (GtkWidget *view)
{
  return sp_paper_lay_out (sp_paper_view_get_paper (view));
}

SpPaper *
sp_paper_view_get_paper (GtkWidget *view)
{
  return g_object_get_data (G_OBJECT (view), "sp-paper");
}
