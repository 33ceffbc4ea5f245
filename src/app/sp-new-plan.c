/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-new-plan.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-plan.h"

#define SP_TYPE_NEW_PLAN (sp_new_plan_get_type ())
G_DECLARE_FINAL_TYPE (SpNewPlan, sp_new_plan, SP, NEW_PLAN, AdwMessageDialog)

struct _SpNewPlan
{
  AdwMessageDialog      parent_instance;

  AdwEntryRow          *authority;
  AdwEntryRow          *code;
  AdwEntryRow          *year;
  GtkFileChooserNative *chooser;
  SpNewPlanFunc         made;
  gpointer              user_data;
};

G_DEFINE_FINAL_TYPE (SpNewPlan, sp_new_plan, ADW_TYPE_MESSAGE_DIALOG)

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static gboolean
is_dfe_number (const char *text)
{
  return strlen (text) == 3 && strspn (text, "0123456789") == 3;
}

static void
typed_cb (SpNewPlan *self)
{
  g_autofree char *authority = dup_text (self->authority), *code = dup_text (self->code), *year = dup_text (self->year);
  SpAcademicYear origin;
  gboolean enough = *authority != '\0' && is_dfe_number (code) && sp_academic_year_parse (year, &origin);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "create", enough);
}

static void
say_failure (GtkWindow *parent, const char *reason)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The plan was not made"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), reason);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What the chooser was told may be replaced is put in the wastebasket, not lost. */
static gboolean
make_plan (SpNewPlan *self, GFile *file, GError **error)
{
  g_autofree char *authority = dup_text (self->authority), *code = dup_text (self->code), *year = dup_text (self->year);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr(SpPlan) plan = NULL;
  SpAcademicYear origin;

  if (!sp_academic_year_parse (year, &origin))
    return FALSE;
  if (g_file_query_exists (file, NULL)
      && (!sp_plan_check_replaceable (path, error) || !g_file_trash (file, NULL, error)))
    return FALSE;
  plan = sp_plan_new_empty (path, authority, code, origin, error);
  return plan != NULL && sp_plan_close (plan, error);
}

static void
chosen_cb (SpNewPlan *self, int response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr(GError) error = NULL;

  if (path != NULL && make_plan (self, file, &error))
    self->made (path, self->user_data);
  else if (error != NULL)
    say_failure (gtk_window_get_transient_for (GTK_WINDOW (self)), error->message);
  g_clear_object (&self->chooser);
  g_object_unref (self); /* taken in ask_where */
}

static void
ask_where (SpNewPlan *self)
{
  g_autofree char *authority = dup_text (self->authority);
  g_autofree char *name = g_strconcat (authority, ".places.gpkg", NULL);

  self->chooser = gtk_file_chooser_native_new (_("Keep the plan as"), gtk_window_get_transient_for (GTK_WINDOW (self)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Begin"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), g_object_ref (self), G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
response_cb (SpNewPlan *self, const char *response)
{
  if (g_str_equal (response, "create"))
    ask_where (self);
}

static void
sp_new_plan_class_init (SpNewPlanClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-new-plan.ui");
  gtk_widget_class_bind_template_child (widget_class, SpNewPlan, authority);
  gtk_widget_class_bind_template_child (widget_class, SpNewPlan, code);
  gtk_widget_class_bind_template_child (widget_class, SpNewPlan, year);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, response_cb);
}

static void
sp_new_plan_init (SpNewPlan *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_new_plan_ask (GtkWindow *parent, SpNewPlanFunc made, gpointer user_data)
{
  SpNewPlan *self = g_object_new (SP_TYPE_NEW_PLAN, "transient-for", parent, "modal", TRUE, NULL);

  self->made = made;
  self->user_data = user_data;
  gtk_window_present (GTK_WINDOW (self));
}
