/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-excluded-years.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-field.h"

struct _SpExcludedYears
{
  AdwBin       parent_instance;

  GtkBox      *list;
  GtkDropDown *year_drop, *where_drop;
  GtkEntry    *reason;
  GtkWidget   *leave_out;
  SpSession   *session; /* weak */
  gint         first_year, n_years; /* offered */
  gint64       area_id;
};

G_DEFINE_FINAL_TYPE (SpExcludedYears, sp_excluded_years, ADW_TYPE_BIN)

static gboolean
exclude (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_exclude_year (plan, value->target, sp_academic_year (value->year), value->text, error);
}

static gboolean
include (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_include_year (plan, value->target, sp_academic_year (value->year), error);
}

static char *
dup_reason (SpExcludedYears *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
}

static void
typed_cb (SpExcludedYears *self)
{
  g_autofree char *reason = dup_reason (self);

  gtk_widget_set_sensitive (self->leave_out, *reason != '\0');
}

static void
leave_out_cb (SpExcludedYears *self)
{
  guint i = gtk_drop_down_get_selected (self->year_drop);
  g_autofree char *reason = dup_reason (self);
  SpEditValue value = { .text = reason };

  if (*reason == '\0' || self->session == NULL || i == GTK_INVALID_LIST_POSITION)
    return;
  value.target = gtk_drop_down_get_selected (self->where_drop) == 1 ? self->area_id : 0;
  value.year = self->first_year + self->n_years - 1 - (gint) i; /* the latest comes first */
  sp_edit_request (self->leave_out, self->session, FALSE, exclude, &value);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
}

static void
take_back_cb (GtkWidget *button, SpExcludedYears *self)
{
  SpEditValue value = { .year = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "sp-year")) };
  const gint64 *area = g_object_get_data (G_OBJECT (button), "sp-area");

  value.target = *area;
  if (self->session != NULL)
    sp_edit_request (GTK_WIDGET (self), self->session, FALSE, include, &value);
}

static GtkWidget *
row_new (SpExcludedYears *self, const SpSnapshot *s, const SpExcludedYear *excluded)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_label (_("Take back"));
  const char *area = excluded->area >= 0 ? s->areas[excluded->area].name : _("All planning areas");
  g_autofree char *year = sp_academic_year_to_string (excluded->year);
  g_autofree char *title = g_strdup_printf (_("%s: %s"), year, area);
  g_autofree char *name = g_strdup_printf (_("Take %s back"), year);
  gint64 id = excluded->area >= 0 ? s->areas[excluded->area].id : 0;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), excluded->reason);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "sp-year", GINT_TO_POINTER (excluded->year.start));
  g_object_set_data_full (G_OBJECT (button), "sp-area", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_back_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_list (SpExcludedYears *self, const SpSnapshot *s)
{
  GtkWidget *list = gtk_list_box_new (), *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < s->n_excluded_years; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), row_new (self, s, &s->excluded_years[i]));
  gtk_box_append (self->list, list);
  gtk_widget_set_visible (list, s->n_excluded_years > 0);
}

/* Every year up to the origin: those are the censuses that ratios are formed over. */
static void
offer_years (SpExcludedYears *self, const SpSnapshot *s)
{
  gint n = s->assumptions.origin.start - s->first_year.start + 1;
  GtkStringList *years;

  if (self->first_year == s->first_year.start && self->n_years == n)
    return;
  self->first_year = s->first_year.start;
  self->n_years = MAX (n, 0);
  years = gtk_string_list_new (NULL);
  for (gint i = self->n_years - 1; i >= 0; i--)
    {
      g_autofree char *year = sp_academic_year_to_string (sp_academic_year (self->first_year + i));

      gtk_string_list_append (years, year);
    }
  gtk_drop_down_set_model (self->year_drop, G_LIST_MODEL (years));
  g_object_unref (years);
}

static void
offer_where (SpExcludedYears *self, const SpSnapshot *s, SpAreaIndex area)
{
  const char *places[] = { _("All planning areas"), area >= 0 ? s->areas[area].name : NULL, NULL };
  GtkStringList *list = gtk_string_list_new (places);
  guint selected = gtk_drop_down_get_selected (self->where_drop);

  self->area_id = area >= 0 ? s->areas[area].id : 0;
  gtk_drop_down_set_model (self->where_drop, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->where_drop, selected == 1 && area >= 0 ? 1 : 0);
  g_object_unref (list);
}

static void
sp_excluded_years_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_EXCLUDED_YEARS (object)->session);
  G_OBJECT_CLASS (sp_excluded_years_parent_class)->dispose (object);
}

static void
sp_excluded_years_class_init (SpExcludedYearsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_excluded_years_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-excluded-years.ui");
  gtk_widget_class_bind_template_child (widget_class, SpExcludedYears, list);
  gtk_widget_class_bind_template_child (widget_class, SpExcludedYears, year_drop);
  gtk_widget_class_bind_template_child (widget_class, SpExcludedYears, where_drop);
  gtk_widget_class_bind_template_child (widget_class, SpExcludedYears, reason);
  gtk_widget_class_bind_template_child (widget_class, SpExcludedYears, leave_out);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_out_cb);
}

static void
sp_excluded_years_init (SpExcludedYears *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->year_drop, _("Year to leave out"));
  sp_field_name_drop_down (self->where_drop, _("For which planning areas"));
  typed_cb (self);
}

void
sp_excluded_years_show (SpExcludedYears *self, SpSession *session, SpAreaIndex area)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);

  g_set_weak_pointer (&self->session, session);
  show_list (self, s);
  offer_years (self, s);
  offer_where (self, s, area);
}
