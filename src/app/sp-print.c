/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-print.h"

typedef struct
{
  guint          n_pages;
  SpPrintFunc    draw;
  gpointer       data;
  GDestroyNotify destroy;
} Pages;

static void
free_pages (gpointer data)
{
  Pages *pages = data;

  if (pages->destroy != NULL)
    pages->destroy (pages->data);
  g_free (pages);
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Pages *pages)
{
  gtk_print_operation_set_n_pages (operation, (gint) pages->n_pages);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, gint page, Pages *pages)
{
  pages->draw (pages->data, gtk_print_context_get_cairo_context (context), (guint) page);
}

/* Pages are drawn in points on A4 and bring their own margins. */
static GtkPageSetup *
a4_without_margins (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr(GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  return setup;
}

gboolean
sp_print_pages (GtkWindow *parent, const char *title, guint n_pages, SpPrintFunc draw, gpointer data, GDestroyNotify destroy,
                GError **error)
{
  g_autoptr(GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = a4_without_margins ();
  Pages *pages = g_new0 (Pages, 1);

  *pages = (Pages) { n_pages, draw, data, destroy };
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), pages);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), pages);
  g_object_set_data_full (G_OBJECT (operation), "sp-pages", pages, free_pages);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error)
         != GTK_PRINT_OPERATION_RESULT_ERROR;
}
