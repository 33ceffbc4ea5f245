/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-add-site.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-rows.h"

struct _SpAddSite
{
  GtkPopover   parent_instance;

  GtkEntry    *name;
  GtkDropDown *growth_drop;
  GtkWidget   *add;
  GArray      *growth_ids; /* of gint64, beside the drop-down; 0 = none */
  SpSession   *session;    /* weak */
  gint64       added;      /* to be selected once the results have it */
};

G_DEFINE_FINAL_TYPE (SpAddSite, sp_add_site, GTK_TYPE_POPOVER)

static char *
dup_name (SpAddSite *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
typed_cb (SpAddSite *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->add, *name != '\0');
}

static void
results_changed_cb (SpAddSite *self)
{
  gint64 added = self->added;

  if (added == 0 || self->session == NULL || !sp_session_can_go_to (self->session, SP_SUBJECT_SITE, added))
    return;
  self->added = 0;
  sp_session_select (self->session, SP_SUBJECT_SITE, added);
}

static void
add_cb (SpAddSite *self)
{
  g_autofree char *name = dup_name (self);
  g_autoptr(GError) error = NULL;
  guint i = gtk_drop_down_get_selected (self->growth_drop);
  gint64 growth = i < self->growth_ids->len ? g_array_index (self->growth_ids, gint64, i) : 0;
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;

  if (*name == '\0' || plan == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  if (!sp_edit_add_site (plan, name, growth, 0, &self->added, &error))
    {
      sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  sp_edit_say (GTK_WIDGET (self), sp_plan_get_undo_label (plan), _("_Undo"), "win.undo");
}

static void
sp_add_site_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_ADD_SITE (object)->session);
  G_OBJECT_CLASS (sp_add_site_parent_class)->dispose (object);
}

static void
sp_add_site_finalize (GObject *object)
{
  g_array_unref (SP_ADD_SITE (object)->growth_ids);
  G_OBJECT_CLASS (sp_add_site_parent_class)->finalize (object);
}

static void
sp_add_site_class_init (SpAddSiteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_add_site_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_add_site_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-add-site.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAddSite, name);
  gtk_widget_class_bind_template_child (widget_class, SpAddSite, growth_drop);
  gtk_widget_class_bind_template_child (widget_class, SpAddSite, add);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
sp_add_site_init (SpAddSite *self)
{
  self->growth_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->growth_drop, _("Growth area"));
  typed_cb (self);
}

void
sp_add_site_set_session (SpAddSite *self, SpSession *session)
{
  GListModel *rows = sp_session_get_growth_areas (session);
  GtkStringList *names = gtk_string_list_new ((const char *[]) { _("Outside every growth area"), NULL });
  guint selected = gtk_drop_down_get_selected (self->growth_drop);
  gint64 id = 0;

  if (self->session != session)
    g_signal_connect_object (session, "results-changed", G_CALLBACK (results_changed_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->session, session);
  g_array_set_size (self->growth_ids, 0);
  g_array_append_val (self->growth_ids, id);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);

      id = sp_row_get_id (row);
      g_array_append_val (self->growth_ids, id);
      gtk_string_list_append (names, sp_growth_row_get_values (row)->name);
    }
  gtk_drop_down_set_model (self->growth_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->growth_drop, selected < self->growth_ids->len ? selected : 0);
  g_object_unref (names);
}
