/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-add-growth-area.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-field.h"

struct _SpAddGrowthArea
{
  GtkPopover   parent_instance;

  GtkEntry    *name;
  GtkDropDown *category, *primary, *secondary;
  GtkWidget   *add;
  GArray      *primary_ids, *secondary_ids; /* of gint64, beside the drop-downs; the first is 0 = none */
  SpSession   *session; /* weak */
  gint64       added;   /* to be selected once the results have it */
};

G_DEFINE_FINAL_TYPE (SpAddGrowthArea, sp_add_growth_area, GTK_TYPE_POPOVER)

static char *
dup_name (SpAddGrowthArea *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static gint64
chosen (GtkDropDown *drop, GArray *ids)
{
  guint i = gtk_drop_down_get_selected (drop);

  return i < ids->len ? g_array_index (ids, gint64, i) : 0;
}

static void
typed_cb (SpAddGrowthArea *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->add, *name != '\0');
}

static void
results_changed_cb (SpAddGrowthArea *self)
{
  gint64 added = self->added;

  if (added == 0 || self->session == NULL || !sp_session_can_go_to (self->session, SP_SUBJECT_GROWTH_AREA, added))
    return;
  self->added = 0;
  sp_session_select (self->session, SP_SUBJECT_GROWTH_AREA, added);
}

/* Refused, it stays open with what was typed. */
static void
add_cb (SpAddGrowthArea *self)
{
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;
  g_autofree char *name = dup_name (self);
  SpNewGrowthArea growth = { name, (gint) gtk_drop_down_get_selected (self->category) + SP_GROWTH_SEVERAL_SCHOOLS,
                             chosen (self->primary, self->primary_ids), chosen (self->secondary, self->secondary_ids) };
  g_autoptr(GError) error = NULL;

  if (*name == '\0' || plan == NULL)
    return;
  if (!sp_edit_add_growth_area (plan, &growth, &self->added, &error))
    {
      sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  sp_edit_say (GTK_WIDGET (self), sp_plan_get_undo_label (plan), _("_Undo"), "win.undo");
}

/* --------------------------------------------------------------- what to choose */

static void
fill_areas (const SpSnapshot *s, SpPhase phase, const char *none, GtkDropDown *drop, GArray *ids)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new ((const char *[]) { none, NULL });
  gint64 id = 0;

  g_array_set_size (ids, 0);
  g_array_append_val (ids, id);
  for (guint i = 0; s != NULL && i < s->n_areas; i++)
    if (s->areas[i].phase == phase)
      {
        id = s->areas[i].id;
        g_array_append_val (ids, id);
        gtk_string_list_append (names, s->areas[i].name);
      }
  gtk_drop_down_set_model (drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop, 0);
}

static void
fill_cb (SpAddGrowthArea *self)
{
  const SpSnapshot *s = self->session != NULL ? sp_session_get_snapshot (self->session) : NULL;

  fill_areas (s, SP_PHASE_PRIMARY, _("Primary planning area not said"), self->primary, self->primary_ids);
  fill_areas (s, SP_PHASE_SECONDARY, _("Secondary planning area not said"), self->secondary, self->secondary_ids);
  typed_cb (self);
}

static void
sp_add_growth_area_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_ADD_GROWTH_AREA (object)->session);
  G_OBJECT_CLASS (sp_add_growth_area_parent_class)->dispose (object);
}

static void
sp_add_growth_area_finalize (GObject *object)
{
  g_array_unref (SP_ADD_GROWTH_AREA (object)->primary_ids);
  g_array_unref (SP_ADD_GROWTH_AREA (object)->secondary_ids);
  G_OBJECT_CLASS (sp_add_growth_area_parent_class)->finalize (object);
}

static void
sp_add_growth_area_class_init (SpAddGrowthAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_add_growth_area_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_add_growth_area_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-add-growth-area.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAddGrowthArea, name);
  gtk_widget_class_bind_template_child (widget_class, SpAddGrowthArea, category);
  gtk_widget_class_bind_template_child (widget_class, SpAddGrowthArea, primary);
  gtk_widget_class_bind_template_child (widget_class, SpAddGrowthArea, secondary);
  gtk_widget_class_bind_template_child (widget_class, SpAddGrowthArea, add);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
}

static void
sp_add_growth_area_init (SpAddGrowthArea *self)
{
  const char *const categories[] = { _("Several new schools"), _("One new school"), _("Other investment"), NULL };
  g_autoptr(GtkStringList) names = gtk_string_list_new (categories);

  self->primary_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->secondary_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->category, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->category, SP_GROWTH_OTHER - SP_GROWTH_SEVERAL_SCHOOLS);
  sp_field_name_drop_down (self->category, _("Category"));
  sp_field_name_drop_down (self->primary, _("Primary planning area"));
  sp_field_name_drop_down (self->secondary, _("Secondary planning area"));
  sp_field_shorten_drop_down (self->primary);
  sp_field_shorten_drop_down (self->secondary);
  fill_cb (self);
}

void
sp_add_growth_area_set_session (SpAddGrowthArea *self, SpSession *session)
{
  g_set_weak_pointer (&self->session, session);
  g_signal_connect_object (session, "results-changed", G_CALLBACK (results_changed_cb), self, G_CONNECT_SWAPPED);
}
