/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet as a tagged PDF. */
#include "config.h"
#include "sp-sheet-private.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "sp-pdf-structure.h"

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The date is an argument, so the file does not say when it was made but which day it is for. */
static void
set_metadata (const SpSheetAbout *about, cairo_surface_t *surface)
{
  g_autofree char *when = g_strdup_printf ("%sT00:00:00Z", about->date != NULL ? about->date : "1970-01-01");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, about->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, about->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "School Places " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, when);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, when);
}

static GBytes *
make_pdf (SpSheet *self, const SpSheetAbout *about, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, SP_SHEET_WIDTH, SP_SHEET_HEIGHT);
  set_metadata (about, surface);
  cairo_t *cr = cairo_create (surface);
  for (guint page = 0; page < sp_sheet_get_n_pages (self); page++)
    {
      sp_sheet_draw_page (self, cr, page);
      cairo_show_page (cr);
    }
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  g_autoptr (GBytes) pdf = g_byte_array_free_to_bytes (bytes);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_steal_pointer (&pdf);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("The page could not be drawn: %s."), cairo_status_to_string (status));
  return NULL;
}

gboolean
sp_sheet_write_pdf (SpSheet *self, const SpSheetAbout *about, const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) drawn = make_pdf (self, about, error);
  if (drawn == NULL)
    return FALSE;
  g_autoptr (GBytes) pdf = sp_pdf_structure_complete (drawn, "en-GB", sp_sheet_get_alts (self), error);
  if (pdf == NULL)
    return FALSE;
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &reason))
    return TRUE;
  g_set_error (error, reason->domain, reason->code,
               _("“%s” could not be written: %s. Choose another place."), path, reason->message);
  return FALSE;
}
