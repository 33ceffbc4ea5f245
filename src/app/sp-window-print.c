/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary on paper and as PDF: of the growth area selected, else of the plan. */
#include "config.h"

#include "sp-window-private.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-print.h"
#include "sp-report-page.h"
#include "sp-summary.h"
#include "sp-table-public.h"

static SpSummary *
make_summary (SpWindow *self)
{
  GSettings *settings = sp_application_get_settings ();
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  SpSummaryOptions options = SP_SUMMARY_OPTIONS_INIT;
  SpNeed *need = sp_session_get_need (self->session);
  SpWaterfall *waterfall = sp_session_get_waterfall (self->session);
  gint growth = -1;

  if (need == NULL || waterfall == NULL)
    return NULL;
  options.date = date;
  options.threshold = sp_report_page_is_public (GTK_WIDGET (self)) ? SP_PUBLIC_THRESHOLD : 0;
  options.large_print = settings != NULL && g_settings_get_boolean (settings, "large-print");
  growth = sp_snapshot_find_growth_area (sp_session_get_snapshot (self->session),
                                         sp_session_get_selected (self->session, SP_SUBJECT_GROWTH_AREA));
  return growth >= 0 ? sp_summary_new_for_growth (need, waterfall, growth, &options)
                     : sp_summary_new_for_plan (need, waterfall, &options);
}

static void
draw_page (gpointer summary, cairo_t *cr, guint page)
{
  sp_summary_draw_page (summary, cr, page);
}

void
sp_window_print (SpWindow *self)
{
  g_autoptr(GError) error = NULL;
  SpSummary *summary = make_summary (self);

  if (summary == NULL)
    return;
  if (!sp_print_pages (GTK_WINDOW (self), sp_summary_get_title (summary), sp_summary_get_n_pages (summary), draw_page, summary,
                       (GDestroyNotify) sp_summary_free, &error))
    sp_window_say_failure (self, _("The summary was not printed"), error->message);
}

static void
chosen_cb (SpWindow *self, int response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (path != NULL)
    sp_window_export_pdf (self, path);
}

void
sp_window_ask_pdf (SpWindow *self)
{
  g_autoptr(SpSummary) summary = make_summary (self);
  g_autofree char *name = NULL;

  if (summary == NULL)
    return;
  name = g_strdup_printf ("%s.pdf", sp_summary_get_title (summary));
  g_strdelimit (name, "/\\:", '-');
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save summary as PDF"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
sp_window_export_pdf (SpWindow *self, const char *path)
{
  g_autoptr(SpSummary) summary = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *said = g_strdup_printf (_("Saved “%s”"), name);

  sp_session_wait (self->session);
  summary = make_summary (self);
  if (summary == NULL)
    sp_edit_say (GTK_WIDGET (self->states), _("There is no forecast to print a summary from."), NULL, NULL);
  else if (sp_summary_write_pdf (summary, path, &error))
    sp_edit_say (GTK_WIDGET (self->states), said, NULL, NULL);
  else
    sp_window_say_failure (self, _("The PDF was not written"), error->message);
}
