/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-verify-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "sp-result-tables.h"
#include "sp-verify-job.h"

/* Columns of the table of worked examples. */
enum { EXAMPLE, OPERATION, WHERE, SOURCE, EXPECTED, GOT, AGREES };

#define SP_TYPE_VERIFY_WINDOW (sp_verify_window_get_type ())
G_DECLARE_FINAL_TYPE (SpVerifyWindow, sp_verify_window, SP, VERIFY_WINDOW, AdwWindow)

struct _SpVerifyWindow
{
  AdwWindow     parent_instance;

  GCancellable *cancellable;
  GtkStack     *states;
  GtkImage     *mark;
  GtkLabel     *verdict, *count;
  GtkListBox   *list;
};

G_DEFINE_FINAL_TYPE (SpVerifyWindow, sp_verify_window, ADW_TYPE_WINDOW)

static char *
dup_subtitle (const SpTable *table, guint row)
{
  return g_strdup_printf (_("%s\nExpected %s, got %s"), sp_table_get_cell (table, (gint) row, SOURCE),
                          sp_table_get_cell (table, (gint) row, EXPECTED), sp_table_get_cell (table, (gint) row, GOT));
}

static void
add_example (SpVerifyWindow *self, const SpTable *table, guint index)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean agrees = g_str_equal (sp_table_get_exact (table, index, AGREES), "yes");
  GtkWidget *image = gtk_image_new_from_icon_name (agrees ? "object-select-symbolic" : "dialog-warning-symbolic");
  g_autofree char *subtitle = dup_subtitle (table, index);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sp_table_get_cell (table, (gint) index, EXAMPLE));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  agrees ? _("Agrees") : _("Does not agree"), -1);
  gtk_widget_set_tooltip_text (image, agrees ? _("Agrees") : _("Does not agree"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  gtk_list_box_append (self->list, row);
}

/* Those that do not agree come first: they are what must be seen. */
static void
fill (SpVerifyWindow *self, const SpVerification *verification)
{
  g_autoptr(SpTable) table = sp_table_of_verification (verification, TRUE);
  guint n_different = sp_verify_job_count_different (verification);
  guint n = sp_table_get_n_rows (table);
  g_autofree char *verdict = NULL;
  g_autofree char *count
      = g_strdup_printf (ngettext ("%u worked example, published or worked by hand, was run again on this computer.",
                                   "%u worked examples, published or worked by hand, were run again on this computer.", n), n);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      if ((pass == 0) != g_str_equal (sp_table_get_exact (table, i, AGREES), "yes"))
        add_example (self, table, i);
  if (n_different > 0)
    verdict = g_strdup_printf (ngettext ("%u worked example does not agree: install the program again",
                                         "%u worked examples do not agree: install the program again", n_different),
                               n_different);
  gtk_image_set_from_icon_name (self->mark, n_different == 0 ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_label_set_label (self->verdict, verdict != NULL ? verdict : _("This installation computes what it should"));
  gtk_label_set_label (self->count, count);
  gtk_stack_set_visible_child_name (self->states, "done");
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(SpVerifyWindow) self = data;
  g_autoptr(GError) error = NULL;
  SpVerification *verification = sp_verify_job_finish (result, &error);

  if (verification == NULL) /* the window was closed meanwhile */
    return;
  if (!g_cancellable_is_cancelled (self->cancellable))
    fill (self, verification);
  sp_verify_job_free (verification);
}

static gboolean
close_request_cb (SpVerifyWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  return GDK_EVENT_PROPAGATE;
}

static void
sp_verify_window_dispose (GObject *object)
{
  SpVerifyWindow *self = SP_VERIFY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (sp_verify_window_parent_class)->dispose (object);
}

static void
sp_verify_window_finalize (GObject *object)
{
  SpVerifyWindow *self = SP_VERIFY_WINDOW (object);

  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (sp_verify_window_parent_class)->finalize (object);
}

static void
sp_verify_window_class_init (SpVerifyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_verify_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_verify_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-verify-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpVerifyWindow, states);
  gtk_widget_class_bind_template_child (widget_class, SpVerifyWindow, mark);
  gtk_widget_class_bind_template_child (widget_class, SpVerifyWindow, verdict);
  gtk_widget_class_bind_template_child (widget_class, SpVerifyWindow, count);
  gtk_widget_class_bind_template_child (widget_class, SpVerifyWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sp_verify_window_init (SpVerifyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

GtkWidget *
sp_verify_window_open (GtkWindow *parent)
{
  SpVerifyWindow *self = g_object_new (SP_TYPE_VERIFY_WINDOW, "transient-for", parent, NULL);

  sp_verify_job_run (self->cancellable, finished_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
