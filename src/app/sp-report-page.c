/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-report-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-edit-request.h"
#include "sp-plan-history.h"
#include "sp-result-charts.h"
#include "sp-result-tables.h"
#include "sp-summary.h"
#include "sp-table-public.h"

struct _SpReportPage
{
  SpPage                parent_instance;

  AdwActionRow         *summary_row;
  GtkWidget            *whole_row;
  AdwPreferencesGroup  *tables_group;
  GtkFileChooserNative *chooser;
  char                 *to_save; /* the table waiting for a file, as CSV */
};

G_DEFINE_FINAL_TYPE (SpReportPage, sp_report_page, SP_TYPE_PAGE)

static SpTable *of_peaks (SpSession *session) { return sp_table_of_need_peaks (sp_session_get_need (session)); }
static SpTable *of_need (SpSession *session) { return sp_table_of_need (sp_session_get_need (session)); }
static SpTable *of_cells (SpSession *session) { return sp_table_of_need_cells (sp_session_get_need (session)); }
static SpTable *of_forecast (SpSession *session) { return sp_table_of_forecast (sp_session_get_forecast (session)); }
static SpTable *of_growth (SpSession *session) { return sp_table_of_growth_areas (sp_session_get_need (session)); }
static SpTable *of_outturn (SpSession *session) { return sp_table_of_outturn (sp_session_get_forecast (session)); }
static SpTable *of_projects (SpSession *session) { return sp_table_of_projects (sp_session_get_funding (session), 0); }
static SpTable *of_years (SpSession *session) { return sp_table_of_funding_years (sp_session_get_waterfall (session)); }
static SpTable *of_sources (SpSession *session) { return sp_table_of_funding_sources (sp_session_get_waterfall (session)); }
static SpTable *
of_checks (SpSession *session)
{
  return sp_table_of_reconciliation (sp_session_get_reconciliation (session), TRUE);
}

/* Who changed what, when and why. */
static SpTable *
of_history (SpSession *session)
{
  g_autoptr(GPtrArray) edits = sp_plan_dup_history (sp_session_get_plan (session), NULL);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  return sp_table_of_history (edits != NULL ? edits : none);
}

typedef struct
{
  const char *title, *says;
  SpTable  *(*make) (SpSession *session);
  gboolean    needs_forecast;
} Offer;

static const Offer offers[] = {
  { N_("Where places run out"), N_("Planning areas with their first short year, largest shortfall and long run"), of_peaks, TRUE },
  { N_("Need by planning area and year"), N_("Pupils, places, shortfall and spare, forms of entry by both readings"), of_need, TRUE },
  { N_("Need by year group"), N_("The same, a row for each year group"), of_cells, TRUE },
  { N_("Forecast"), N_("Pupils by planning area, year and year group with ranges and what they are made of"), of_forecast, TRUE },
  { N_("Growth areas"), N_("Dwellings, and forms of entry when all is built"), of_growth, TRUE },
  { N_("How the forecast turned out"), N_("The authority's totals beside what happened"), of_outturn, TRUE },
  { N_("Projects"), N_("Budget, profile and stage"), of_projects, FALSE },
  { N_("Money by year"), N_("Spend, pots and what is left"), of_years, FALSE },
  { N_("Money by source"), N_("By financial year"), of_sources, FALSE },
  { N_("Checks of the published tables"), N_("Every comparison made, those that agree too"), of_checks, FALSE },
  { N_("History"), N_("Every edit: what, by whom, when and why"), of_history, FALSE },
};

static char *
dup_csv (SpReportPage *self, const Offer *offer)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);

  if (sp_session_get_waterfall (session) == NULL || (offer->needs_forecast && sp_session_get_need (session) == NULL))
    return NULL;
  g_ptr_array_add (tables, offer->make (session));
  if (sp_report_page_is_public (GTK_WIDGET (self)) && sp_session_get_forecast (session) != NULL)
    sp_tables_make_public_of (tables, sp_session_get_forecast (session), SP_PUBLIC_THRESHOLD);
  return sp_tables_write (tables, SP_TABLE_FORMAT_CSV);
}

static void
saved_cb (SpReportPage *self, int response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *csv = g_steal_pointer (&self->to_save);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *said = name != NULL ? g_strdup_printf (_("Saved “%s”"), name) : NULL;
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->chooser);
  if (file == NULL || csv == NULL)
    return;
  if (g_file_replace_contents (file, csv, strlen (csv), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error))
    sp_edit_say (GTK_WIDGET (self), said, NULL, NULL);
  else
    sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
}

static void
save_cb (SpReportPage *self, GtkButton *button)
{
  const Offer *offer = g_object_get_data (G_OBJECT (button), "sp-offer");
  g_autofree char *name = g_strdup_printf ("%s.csv", _(offer->title));

  g_free (self->to_save);
  self->to_save = dup_csv (self, offer);
  if (self->to_save == NULL)
    return;
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_(offer->title), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
copy_cb (SpReportPage *self, GtkButton *button)
{
  const Offer *offer = g_object_get_data (G_OBJECT (button), "sp-offer");
  g_autofree char *csv = dup_csv (self, offer);

  if (csv == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), csv);
  sp_edit_say (GTK_WIDGET (self), _("Copied"), NULL, NULL);
}

static void
add_button (SpReportPage *self, GtkWidget *row, const Offer *offer, const char *icon, const char *label,
            void (*clicked) (SpReportPage *, GtkButton *))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, _(offer->title));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "sp-offer", (gpointer) offer);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_offer (SpReportPage *self, const Offer *offer)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(offer->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(offer->says));
  add_button (self, row, offer, "edit-copy-symbolic", _("Copy as CSV"), copy_cb);
  add_button (self, row, offer, "document-save-symbolic", _("Save as CSV"), save_cb);
  adw_preferences_group_add (self->tables_group, row);
}

static void
sp_report_page_update (SpView *view)
{
  SpReportPage *self = SP_REPORT_PAGE (view);
  SpSession *session = sp_view_get_session (view);
  const SpSnapshot *s = sp_session_get_snapshot (session);
  SpNeed *need = sp_session_get_need (session);
  gint growth = s != NULL ? sp_snapshot_find_growth_area (s, sp_session_get_selected (session, SP_SUBJECT_GROWTH_AREA)) : -1;
  g_autofree char *title = NULL;

  if (need != NULL)
    title = growth >= 0 ? sp_title_for_growth (need, growth) : sp_title_for_plan (need, sp_session_get_waterfall (session));
  adw_action_row_set_subtitle (self->summary_row, title != NULL ? title : _("There is no forecast to print a summary from."));
  gtk_widget_set_visible (self->whole_row, growth >= 0);
}

static void
sp_report_page_dispose (GObject *object)
{
  g_clear_object (&SP_REPORT_PAGE (object)->chooser);
  g_clear_pointer (&SP_REPORT_PAGE (object)->to_save, g_free);
  G_OBJECT_CLASS (sp_report_page_parent_class)->dispose (object);
}

static void
sp_report_page_class_init (SpReportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_report_page_dispose;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_report_page_update;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, summary_row);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, whole_row);
  gtk_widget_class_bind_template_child (widget_class, SpReportPage, tables_group);
}

static void
sp_report_page_init (SpReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->summary_row), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    add_offer (self, &offers[i]);
}

gboolean
sp_report_page_is_public (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr(GVariant) state = G_IS_ACTION_GROUP (root) ? g_action_group_get_action_state (G_ACTION_GROUP (root), "public") : NULL;

  return state != NULL && g_variant_get_boolean (state);
}
