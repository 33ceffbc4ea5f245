/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-pack-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "sp-application.h"
#include "sp-aside.h"
#include "sp-paper-view.h"
#include "sp-paper.h"
#include "sp-print.h"
#include "sp-report-page.h"
#include "sp-table-public.h"
#include "sp-writer.h"

#define SP_TYPE_PACK_WINDOW (sp_pack_window_get_type ())
G_DECLARE_FINAL_TYPE (SpPackWindow, sp_pack_window, SP, PACK_WINDOW, AdwWindow)

struct _SpPackWindow
{
  AdwWindow             parent_instance;

  SpPackKind            kind;
  SpSession            *session;
  SpPackOrder          *order;       /* of what it is made from, whatever is edited meanwhile */
  GCancellable         *cancellable; /* the work under way, NULL = none */
  gboolean              is_making;
  GtkFileChooserNative *chooser;

  AdwPreferencesGroup  *choices, *findings;
  GtkSwitch            *public_switch;
  GtkLabel             *state;
  GtkProgressBar       *bar;
  GtkWidget            *stop, *print, *make;
  GtkWidget            *pages;       /* of a paper, to look at; NULL = none */
  GPtrArray            *rows;        /* of findings: borrowed */

  GtkDropDown          *application; /* of a planning application */
  GArray               *sites, *agreements; /* by position in its list: indexes, -1 = none */
  GtkEditable          *address, *schema, *password; /* of a database */
  GtkDropDown          *programme;   /* of the capital programme, NULL = none is saved */
};

G_DEFINE_FINAL_TYPE (SpPackWindow, sp_pack_window, ADW_TYPE_WINDOW)

static const struct { const char *title, *explains, *make, *found; } kinds[] = {
  [SP_PACK_RETURN] = { N_("Return to the DfE"),
                       N_("Forecasts, capacity and planned places in the columns the DfE publishes, with a method statement."),
                       N_("_Write into a folder…"), N_("What the DfE would ask") },
  [SP_PACK_APPLICATION] = { N_("Planning application"),
                            N_("What it is asked to pay for school places, with all it rests on: a PDF and its workbook."),
                            N_("_Save as PDF…"), N_("What it comes to") },
  [SP_PACK_DATABASE] = { N_("Publish to a database"),
                         N_("Layers and results into the council’s PostGIS. The last publication in the same schema is replaced as a whole."),
                         N_("_Publish"), N_("What goes there") },
  [SP_PACK_CAPITAL] = { N_("Capital programme"),
                        N_("A first page for members with the decisions asked of them, then money, schemes, timetable, risks, contributions, "
                           "warnings and options."), N_("_Save as PDF…"), N_("How it looks") },
};

static gboolean
has_target (SpPackWindow *self)
{
  if (self->kind != SP_PACK_DATABASE)
    return self->application == NULL || self->sites->len > 0;
  return *gtk_editable_get_text (self->address) != '\0' && sp_writer_is_schema (gtk_editable_get_text (self->schema));
}

static void
show_busy (SpPackWindow *self)
{
  gboolean busy = self->cancellable != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->bar), busy);
  gtk_widget_set_visible (self->stop, busy && self->is_making);
  gtk_widget_set_sensitive (self->make, !(busy && self->is_making) && has_target (self));
  gtk_widget_set_sensitive (self->print, !busy && self->pages != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choices), !(busy && self->is_making));
}

static void
show_findings (SpPackWindow *self, GPtrArray *findings)
{
  static const char *const icons[] = { "dialog-information-symbolic", "dialog-warning-symbolic", "dialog-error-symbolic" };
  const char *const names[] = { _("Note"), _("Warning"), _("Error") };

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->findings, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const SpFinding *finding = g_ptr_array_index (findings, i);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *icon = gtk_image_new_from_icon_name (icons[sp_finding_get_severity (finding)]);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sp_finding_get_message (finding));
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      names[sp_finding_get_severity (finding)], -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      adw_preferences_group_add (self->findings, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
report_cb (double fraction, const char *message, gpointer data)
{
  SpPackWindow *self = data;

  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_progress_bar_set_fraction (self->bar, fraction);
  gtk_label_set_text (self->state, message);
}

/* The pages take the place of those that were there. */
static void
show_paper (SpPackWindow *self, SpPaper *paper)
{
  if (self->pages != NULL)
    adw_preferences_group_remove (self->findings, self->pages);
  self->pages = sp_paper_view_new (paper);
  adw_preferences_group_add (self->findings, self->pages);
}

static void
draw_page (gpointer paper, cairo_t *cr, guint page)
{
  sp_paper_draw_page (paper, cr, page);
}

static void
print_cb (SpPackWindow *self)
{
  g_autoptr(GError) error = NULL;
  SpPaper *paper = self->pages != NULL ? sp_paper_view_get_paper (self->pages) : NULL;

  if (paper != NULL
      && !sp_print_pages (GTK_WINDOW (self), sp_paper_get_title (paper), sp_paper_view_get_n_pages (self->pages), draw_page, paper,
                          NULL, &error))
    gtk_label_set_text (self->state, error->message);
}

static void
show_outcome (SpPackWindow *self, SpPackOutcome *outcome)
{
  gtk_label_set_text (self->state, outcome->says);
  if (self->is_making)
    return;
  if (outcome->paper != NULL)
    {
      show_paper (self, g_steal_pointer (&outcome->paper));
      return;
    }
  if (self->kind != SP_PACK_RETURN)
    adw_preferences_group_set_description (self->findings, outcome->says);
  show_findings (self, outcome->findings);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(SpPackWindow) self = data;
  g_autoptr(GError) error = NULL;
  SpPackOutcome *outcome = sp_aside_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&outcome, sp_pack_outcome_free); /* something newer was asked for, or the window is closed */
      return;
    }
  g_clear_object (&self->cancellable);
  if (outcome != NULL)
    show_outcome (self, outcome);
  else
    gtk_label_set_text (self->state, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _("Stopped. Nothing was changed")
                                                                                             : error->message);
  show_busy (self);
  g_clear_pointer (&outcome, sp_pack_outcome_free);
}

static SpPackWork *
new_work (SpPackWindow *self, const char *to)
{
  GSettings *settings = sp_application_get_settings ();
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  SpPackWork *work = g_new0 (SpPackWork, 1);

  work->kind = self->kind;
  work->order = sp_pack_order_new (self->order->snapshot, self->order->forecast, self->order->plan_path, date);
  work->order->threshold = gtk_switch_get_active (self->public_switch) ? SP_PUBLIC_THRESHOLD : 0;
  work->order->large_print = settings != NULL && g_settings_get_boolean (settings, "large-print");
  work->to = g_strdup (to);
  if (self->programme != NULL)
    work->order->programme = g_strdup (gtk_string_object_get_string (gtk_drop_down_get_selected_item (self->programme)));
  if (self->application != NULL)
    {
      guint chosen = gtk_drop_down_get_selected (self->application);

      work->order->site = g_array_index (self->sites, gint, chosen);
      work->order->agreement = g_array_index (self->agreements, gint, chosen);
    }
  if (self->address != NULL)
    {
      work->schema = g_strdup (gtk_editable_get_text (self->schema));
      work->password = g_strdup (gtk_editable_get_text (self->password));
    }
  return work;
}

/* The latest question wins. */
static void
start (SpPackWindow *self, const char *to)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->application != NULL && self->sites->len == 0)
    return;
  self->cancellable = g_cancellable_new ();
  self->is_making = to != NULL;
  gtk_progress_bar_set_fraction (self->bar, 0);
  sp_aside_run (sp_pack_work_run, new_work (self, to), sp_pack_work_free, sp_pack_outcome_free, self->cancellable, report_cb,
                ready_cb, g_object_ref (self));
  show_busy (self);
}

static void
look_cb (SpPackWindow *self)
{
  start (self, NULL);
}

static void
stop_cb (SpPackWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_label_set_text (self->state, _("Stopping…"));
}

static void
chosen_cb (SpPackWindow *self, int response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (path != NULL)
    start (self, path);
}

static char *
dup_file_name (SpPackWindow *self)
{
  GtkStringObject *chosen = self->application != NULL ? gtk_drop_down_get_selected_item (self->application) : NULL;
  const char *name = chosen != NULL ? gtk_string_object_get_string (chosen) : _(kinds[self->kind].title);
  char *file = g_strdup_printf ("%s.pdf", name);

  return g_strdelimit (file, "/\\:", '-');
}

static void
make_cb (SpPackWindow *self)
{
  gboolean to_folder = self->kind == SP_PACK_RETURN;

  if (self->kind == SP_PACK_DATABASE)
    {
      start (self, gtk_editable_get_text (self->address));
      return;
    }
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_(kinds[self->kind].title), GTK_WINDOW (self),
                                               to_folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_SAVE,
                                               to_folder ? _("_Write here") : _("_Save"), NULL);
  if (!to_folder)
    {
      g_autofree char *name = dup_file_name (self);

      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
    }
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* What an application may be about: sites with dwellings, then agreements with sites. */
static void
add_applications (SpPackWindow *self)
{
  const SpSnapshot *s = sp_pack_order_get_snapshot (self->order);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr(GtkExpression) words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *row = adw_action_row_new ();
  gint none = -1;

  self->sites = g_array_new (FALSE, FALSE, sizeof (gint));
  self->agreements = g_array_new (FALSE, FALSE, sizeof (gint));
  for (gint i = 0; i < (gint) s->n_sites; i++)
    if (s->sites[i].dwellings_min > 0 || s->sites[i].dwellings_max > 0)
      {
        gtk_string_list_append (names, s->sites[i].name);
        g_array_append_val (self->sites, i);
        g_array_append_val (self->agreements, none);
      }
  for (gint i = 0; i < (gint) s->n_agreements; i++)
    if (s->agreements[i].site >= 0 || s->agreements[i].growth >= 0)
      {
        g_autofree char *name = g_strdup_printf (_("Agreement: %s"), s->agreements[i].title);

        gtk_string_list_append (names, name);
        g_array_append_val (self->sites, none);
        g_array_append_val (self->agreements, i);
      }
  self->application = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), g_steal_pointer (&words)));
  gtk_drop_down_set_enable_search (self->application, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->application), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->application), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Site or agreement"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Site or agreement"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->application));
  adw_preferences_group_add (self->choices, row);
  g_signal_connect_object (self->application, "notify::selected", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
}

/* The programmes saved, the last of them chosen. */
static void
add_programmes (SpPackWindow *self)
{
  const SpSnapshot *s = sp_pack_order_get_snapshot (self->order);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row;

  gtk_widget_set_visible (self->print, TRUE);
  if (s->n_programmes == 0)
    return;
  for (guint i = 0; i < s->n_programmes; i++)
    gtk_string_list_append (names, s->programmes[i].name);
  row = adw_action_row_new ();
  self->programme = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  gtk_drop_down_set_selected (self->programme, s->n_programmes - 1);
  gtk_widget_set_valign (GTK_WIDGET (self->programme), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->programme), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Saved programme"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Saved programme"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->programme));
  adw_preferences_group_add (self->choices, row);
  g_signal_connect_object (self->programme, "notify::selected", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
}

static GtkEditable *
add_entry (SpPackWindow *self, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (self->choices, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (show_busy), self, G_CONNECT_SWAPPED);
  return GTK_EDITABLE (row);
}

static void
add_address (SpPackWindow *self)
{
  self->address = add_entry (self, adw_entry_row_new (), _("Address: postgresql://user@host/database"));
  self->schema = add_entry (self, adw_entry_row_new (), _("Schema: small letters, digits and _"));
  self->password = add_entry (self, adw_password_entry_row_new (), _("Password, if it asks for one: sent, never kept"));
  gtk_editable_set_text (self->schema, "school_places");
}

static gboolean
close_cb (SpPackWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  return GDK_EVENT_PROPAGATE;
}

static void
sp_pack_window_dispose (GObject *object)
{
  SpPackWindow *self = SP_PACK_WINDOW (object);

  close_cb (self);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_clear_pointer (&self->order, sp_pack_order_free);
  g_clear_pointer (&self->sites, g_array_unref);
  g_clear_pointer (&self->agreements, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (sp_pack_window_parent_class)->dispose (object);
}

static void
sp_pack_window_class_init (SpPackWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_pack_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-pack-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPackWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, SpPackWindow, findings);
  gtk_widget_class_bind_template_child (widget_class, SpPackWindow, public_switch);
  gtk_widget_class_bind_template_child (widget_class, SpPackWindow, state);
  gtk_widget_class_bind_template_child (widget_class, SpPackWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, SpPackWindow, stop);
  gtk_widget_class_bind_template_child (widget_class, SpPackWindow, print);
  gtk_widget_class_bind_template_child (widget_class, SpPackWindow, make);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sp_pack_window_init (SpPackWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sp_pack_window_open (GtkWindow *parent, SpSession *session, SpPackKind kind)
{
  SpPackWindow *self = g_object_new (SP_TYPE_PACK_WINDOW, "transient-for", parent, "title", _(kinds[kind].title), NULL);

  self->kind = kind;
  self->session = g_object_ref (session);
  self->order = sp_pack_order_new (sp_session_get_snapshot (session), sp_session_get_forecast (session),
                                   sp_plan_get_path (sp_session_get_plan (session)), NULL);
  adw_preferences_group_set_description (self->choices, _(kinds[kind].explains));
  adw_preferences_group_set_title (self->findings, _(kinds[kind].found));
  gtk_button_set_label (GTK_BUTTON (self->make), _(kinds[kind].make));
  if (kind == SP_PACK_APPLICATION)
    add_applications (self);
  else if (kind == SP_PACK_DATABASE)
    add_address (self);
  else if (kind == SP_PACK_CAPITAL)
    add_programmes (self);
  g_signal_connect_object (self->public_switch, "notify::active", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  gtk_switch_set_active (self->public_switch, sp_report_page_is_public (GTK_WIDGET (parent)));
  start (self, NULL);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

void
sp_pack_window_make (GtkWidget *window, const char *path)
{
  start (SP_PACK_WINDOW (window), path);
}
