/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-history-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-plan-history.h"

/* The latest edits are what is asked for; the command line prints them all. */
#define MOST_EDITS 500

#define SP_TYPE_HISTORY_WINDOW (sp_history_window_get_type ())
G_DECLARE_FINAL_TYPE (SpHistoryWindow, sp_history_window, SP, HISTORY_WINDOW, AdwWindow)

struct _SpHistoryWindow
{
  AdwWindow       parent_instance;

  SpSession      *session;
  GtkStack       *states;
  GtkListBox     *list;
  GtkSearchEntry *search;
};

G_DEFINE_FINAL_TYPE (SpHistoryWindow, sp_history_window, ADW_TYPE_WINDOW)

static char *
dup_when (const char *made_at)
{
  g_autoptr(GDateTime) utc = made_at != NULL ? g_date_time_new_from_iso8601 (made_at, NULL) : NULL;
  g_autoptr(GDateTime) here = utc != NULL ? g_date_time_to_local (utc) : NULL;
  char *text = here != NULL ? g_date_time_format (here, _("%e %B %Y, %H:%M")) : g_strdup (made_at);

  return text != NULL ? g_strchug (text) : g_strdup ("");
}

/* Who, when; why; where it came from: a line each that there is something to say in. */
static char *
dup_subtitle (const SpHistoryEdit *edit)
{
  g_autofree char *when = dup_when (edit->made_at);
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, _("%s, %s"), edit->author, when);
  if (edit->reason != NULL && *edit->reason != '\0')
    g_string_append_printf (text, "\n%s", edit->reason);
  if (edit->brought_from != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Brought in from %s by %s"), edit->brought_from,
                              edit->brought_by != NULL ? edit->brought_by : _("not known"));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_edit (SpHistoryWindow *self, const SpHistoryEdit *edit)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (edit);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), edit->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (!g_str_equal (edit->state, "done"))
    {
      GtkWidget *label = gtk_label_new (g_str_equal (edit->state, "same") ? _("Was here already") : _("Undone"));

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_append (self->list, row);
}

static void
fill (SpHistoryWindow *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  g_autoptr(GPtrArray) edits = plan != NULL ? sp_plan_dup_history (plan, NULL) : NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; edits != NULL && i < edits->len && i < MOST_EDITS; i++)
    add_edit (self, g_ptr_array_index (edits, edits->len - 1 - i));
  gtk_stack_set_visible_child_name (self->states, edits != NULL && edits->len > 0 ? "edits" : "nothing");
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  SpHistoryWindow *self = data;
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autofree char *title = g_utf8_casefold (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  g_autofree char *rest = g_utf8_casefold (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), -1);

  return strstr (title, wanted) != NULL || strstr (rest, wanted) != NULL;
}

static void
search_cb (SpHistoryWindow *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
sp_history_window_dispose (GObject *object)
{
  SpHistoryWindow *self = SP_HISTORY_WINDOW (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_history_window_parent_class)->dispose (object);
}

static void
sp_history_window_class_init (SpHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_history_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpHistoryWindow, states);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryWindow, search);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sp_history_window_init (SpHistoryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
}

GtkWidget *
sp_history_window_open (GtkWindow *parent, SpSession *session)
{
  SpHistoryWindow *self = g_object_new (SP_TYPE_HISTORY_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::revision", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
