/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-window.h"

#include <glib/gi18n-lib.h>
#include "sp-finding-page.h"
#include "sp-forecast-page.h"
#include "sp-funding-page.h"
#include "sp-growth-page.h"
#include "sp-import-window.h"
#include "sp-map-page.h"
#include "sp-need-page.h"
#include "sp-overview-page.h"
#include "sp-programme-page.h"
#include "sp-report-page.h"
#include "sp-result-charts.h"
#include "sp-school-page.h"
#include "sp-welcome.h"
#include "sp-window-private.h"
#include "sp-wrap-box.h"

#define WIDE 860

G_DEFINE_FINAL_TYPE (SpWindow, sp_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_title (SpWindow *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  SpSnapshot *snapshot = sp_session_get_snapshot (self->session);
  g_autofree char *revision = NULL;
  g_autofree char *subtitle = NULL;

  gtk_stack_set_visible_child_name (self->states, plan != NULL ? "plan" : "welcome");
  if (plan == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("School Places"));
      return;
    }
  revision = g_strdup_printf ("%" G_GINT64_FORMAT, sp_plan_get_revision (plan));
  if (snapshot != NULL && snapshot->scenario_id != 0 && snapshot->scenario_name != NULL)
    /* Translators: the scenario whose figures are shown, then the revision: it must be seen even where the header has no room
     * for the list of scenarios. */
    subtitle = g_strdup_printf (_("%s · revision %s, saved"), snapshot->scenario_name, revision);
  else
    subtitle = g_strdup_printf (_("revision %s, saved"), revision);
  adw_window_title_set_title (self->plan_title, sp_plan_get_title (plan));
  adw_window_title_set_subtitle (self->plan_title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), sp_plan_get_title (plan));
}

static void
show_busy (SpWindow *self)
{
  gtk_spinner_set_spinning (self->spinner, sp_session_get_busy (self->session));
}

static void
show_strip (SpWindow *self)
{
  const char *failure = sp_session_get_failure (self->session);
  const char *missing = sp_session_get_forecast_missing (self->session);
  g_autofree char *text = NULL;

  if (failure != NULL)
    text = g_strdup_printf (_("The figures are those before the last change: %s"), failure);
  else if (missing != NULL)
    text = g_strdup (missing);
  if (text != NULL)
    gtk_label_set_text (self->strip_text, text);
  gtk_revealer_set_reveal_child (self->strip, text != NULL);
}

static void
show_time (SpWindow *self)
{
  SpPage *page = sp_window_get_page (self);
  gboolean timed = page != NULL && sp_page_get_timed (page) && sp_session_get_need (self->session) != NULL;

  gtk_revealer_set_reveal_child (self->time_revealer, timed);
}

static void
fill_time_bar (SpWindow *self)
{
  SpNeed *need = sp_session_get_need (self->session);
  g_autoptr(SpChart) chart = NULL;

  show_time (self);
  if (need == NULL)
    return;
  chart = sp_chart_for_shortfall (need, sp_session_get_phase (self->session));
  self->filling_time = TRUE;
  sp_time_bar_set_range (self->time_bar, sp_session_get_first_year (self->session), sp_session_get_last_year (self->session));
  sp_time_bar_set_chart (self->time_bar, chart);
  sp_time_bar_set_year (self->time_bar, sp_session_get_year (self->session));
  self->filling_time = FALSE;
}

static void
year_moved_cb (SpWindow *self)
{
  if (!self->filling_time)
    sp_session_set_year (self->session, sp_time_bar_get_year (self->time_bar));
}

static void
year_changed_cb (SpWindow *self)
{
  /* The bar clamps to the range it has, which may be that of the plan before: what it then says is not the reader's wish. */
  self->filling_time = TRUE;
  sp_time_bar_set_year (self->time_bar, sp_session_get_year (self->session));
  self->filling_time = FALSE;
}

/* A thing that was chosen opens the inspector where it has room beside the page; elsewhere it would hide the page. */
static void
focus_changed_cb (SpWindow *self)
{
  if (sp_session_get_focus (self->session) != SP_SUBJECT_PLAN && !adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, TRUE);
}

static void
flap_revealed_cb (SpWindow *self)
{
  sp_window_refresh_actions (self);
}

static GtkWidget *
make_badge (SpPage *page)
{
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  g_object_bind_property (page, "count", badge, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (page, "count", badge, "visible", G_BINDING_SYNC_CREATE);
  return badge;
}

static void
list_page (SpWindow *self, SpPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (sp_page_get_title (page));
  GtkWidget *image = gtk_image_new_from_icon_name (sp_page_get_icon_name (page));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_badge (page));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sp_page_get_title (page), -1);
  g_object_set_data (G_OBJECT (row), "sp-page", page);
  gtk_list_box_append (self->page_list, row);
}

static void
add_pages (SpWindow *self)
{
  const GType types[] = {
    SP_TYPE_OVERVIEW_PAGE, SP_TYPE_MAP_PAGE, SP_TYPE_GROWTH_PAGE, SP_TYPE_SCHOOL_PAGE, SP_TYPE_FORECAST_PAGE, SP_TYPE_NEED_PAGE,
    SP_TYPE_PROGRAMME_PAGE, SP_TYPE_FUNDING_PAGE, SP_TYPE_FINDING_PAGE, SP_TYPE_REPORT_PAGE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      SpPage *page = g_object_new (types[i], "session", self->session, NULL);

      gtk_stack_add_named (self->pages, GTK_WIDGET (page), sp_page_get_name (page));
      list_page (self, page);
    }
}

static void
page_activated_cb (SpWindow *self, GtkListBoxRow *row)
{
  SpPage *page = g_object_get_data (G_OBJECT (row), "sp-page");

  sp_window_show_page (self, sp_page_get_name (page));
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static void
select_page_row (SpWindow *self)
{
  GtkListBoxRow *row;

  for (gint i = 0; (row = gtk_list_box_get_row_at_index (self->page_list, i)) != NULL; i++)
    if (g_object_get_data (G_OBJECT (row), "sp-page") == (gpointer) sp_window_get_page (self))
      gtk_list_box_select_row (self->page_list, row);
}

static void
page_shown_cb (SpWindow *self)
{
  SpPage *page = sp_window_get_page (self);
  GSettings *settings = sp_application_get_settings ();

  if (page == NULL)
    return;
  select_page_row (self);
  show_time (self);
  if (!sp_page_get_searchable (page))
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  if (settings != NULL)
    g_settings_set_string (settings, "last-page", sp_page_get_name (page));
  sp_window_refresh_actions (self);
}

static void
search_changed_cb (SpWindow *self)
{
  SpPage *page = sp_window_get_page (self);

  if (page != NULL)
    sp_page_set_search_text (page, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_activate_cb (SpWindow *self)
{
  search_changed_cb (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "s",
                              gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
label_changed_cb (SpWindow *self)
{
  g_autofree char *undo = NULL, *redo = NULL, *undo_tip = NULL, *redo_tip = NULL;

  g_object_get (self->session, "undo-label", &undo, "redo-label", &redo, NULL);
  undo_tip = undo != NULL ? g_strdup_printf (_("Undo %s"), undo) : g_strdup (_("Nothing to undo"));
  redo_tip = redo != NULL ? g_strdup_printf (_("Redo %s"), redo) : g_strdup (_("Nothing to redo"));
  gtk_widget_set_tooltip_text (self->undo_button, undo_tip);
  gtk_widget_set_tooltip_text (self->redo_button, redo_tip);
  sp_window_refresh_actions (self);
}

static void
restore_size (SpWindow *self)
{
  GSettings *settings = sp_application_get_settings ();

  if (settings == NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), 1280, 820);
      return;
    }
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
save_size (SpWindow *self)
{
  GSettings *settings = sp_application_get_settings ();
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
}

/* Sidebar and page side by side only where both are comfortable; libadwaita 1.2 has no breakpoints. */
static void
laid_out_cb (SpWindow *self, int width, int height)
{
  gboolean wide = width >= WIDE;

  if (adw_leaflet_get_can_unfold (self->leaflet) != wide)
    adw_leaflet_set_can_unfold (self->leaflet, wide);
}

static void
sp_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout", G_CALLBACK (laid_out_cb), widget,
                           G_CONNECT_SWAPPED);
}

static gboolean
sp_window_close_request (GtkWindow *window)
{
  save_size (SP_WINDOW (window));
  return GTK_WINDOW_CLASS (sp_window_parent_class)->close_request (window);
}

static void
sp_window_dispose (GObject *object)
{
  SpWindow *self = SP_WINDOW (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      sp_session_set_plan (self->session, NULL);
    }
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpWindow, states);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, content);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, plan_title);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, phase_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, strip_text);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, time_revealer);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, time_bar);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, scenario_picker);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, sample_menu);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, scenario_menu);
}

static void
sp_window_class_init (SpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sp_window_close_request;
  widget_class->realize = sp_window_realize;
  g_type_ensure (SP_TYPE_WELCOME);
  g_type_ensure (SP_TYPE_INSPECTOR);
  g_type_ensure (SP_TYPE_TIME_BAR);
  g_type_ensure (SP_TYPE_SCENARIO_PICKER);
  g_type_ensure (SP_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, flap_revealed_cb);
}

static void
follow (SpWindow *self, const char *signal, void (*callback) (SpWindow *))
{
  g_signal_connect_object (self->session, signal, G_CALLBACK (callback), self, G_CONNECT_SWAPPED);
}

static void
follow_session (SpWindow *self)
{
  follow (self, "notify::title", show_title);
  follow (self, "notify::revision", show_title);
  follow (self, "results-changed", show_title);
  follow (self, "notify::busy", show_busy);
  follow (self, "notify::failure", show_strip);
  follow (self, "notify::forecast-missing", show_strip);
  follow (self, "results-changed", fill_time_bar);
  follow (self, "notify::phase", fill_time_bar);
  follow (self, "notify::phase", sp_window_refresh_actions);
  follow (self, "notify::supply-kind", sp_window_refresh_actions);
  follow (self, "notify::scenario-id", sp_window_refresh_actions);
  follow (self, "notify::year", year_changed_cb);
  follow (self, "notify::focus", focus_changed_cb);
  follow (self, "notify::undo-label", label_changed_cb);
  follow (self, "notify::redo-label", label_changed_cb);
  g_signal_connect_object (sp_session_get_scenarios (self->session), "items-changed", G_CALLBACK (sp_window_refresh_menus),
                           self, G_CONNECT_SWAPPED);
}

static void
sp_window_init (SpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session = sp_session_new ();
  sp_window_add_actions (self);
  sp_import_window_take_drops (GTK_WIDGET (self), self->session);
  add_pages (self);
  g_object_set (self->inspector, "session", self->session, NULL);
  sp_scenario_picker_set_session (self->scenario_picker, self->session);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (page_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->time_bar, "notify::year", G_CALLBACK (year_moved_cb), self, G_CONNECT_SWAPPED);
  follow_session (self);
  sp_window_refresh_menus (self);
  label_changed_cb (self);
  show_title (self);
  page_shown_cb (self);
  restore_size (self);
}

SpWindow *
sp_window_new (SpApplication *app)
{
  return g_object_new (SP_TYPE_WINDOW, "application", app, NULL);
}

SpSession *
sp_window_get_session (SpWindow *self)
{
  return self->session;
}

const char *
sp_window_get_path (SpWindow *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);

  return plan != NULL ? sp_plan_get_path (plan) : NULL;
}

gboolean
sp_window_show_page (SpWindow *self, const char *name)
{
  if (gtk_stack_get_child_by_name (self->pages, name) == NULL)
    return FALSE;
  gtk_stack_set_visible_child_name (self->pages, name);
  return TRUE;
}
