/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-places-entry.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-field.h"
#include "sp-wrap-box.h"

#define YEARS_BEFORE 3
#define YEARS_AFTER 20

struct _SpPlacesEntry
{
  AdwPreferencesRow parent_instance;

  GtkDropDown      *group, *year;
  GtkEntry         *places;
  gint64            project; /* shown now; 0 = none */
  gint              first;   /* of the years */
};

G_DEFINE_FINAL_TYPE (SpPlacesEntry, sp_places_entry, ADW_TYPE_PREFERENCES_ROW)

enum { ENTERED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
enter_cb (SpPlacesEntry *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->places))));
  gint from = self->first + (gint) gtk_drop_down_get_selected (self->year);
  g_autofree char *year = sp_academic_year_to_string (sp_academic_year (from));
  g_autofree char *text = NULL;
  gint64 places;
  gboolean read = g_ascii_string_to_signed (typed, 10, -SP_MOST_OPTION_PLACES, SP_MOST_OPTION_PLACES, &places, NULL);

  sp_field_refuse (GTK_WIDGET (self->places), !read);
  if (!read)
    {
      sp_edit_say (GTK_WIDGET (self), _("Places are a whole number, such as 30, fewer below 0; 0 takes those of that year away."), NULL, NULL);
      return;
    }
  text = g_strdup_printf ("%s %s %" G_GINT64_FORMAT, sp_year_group_code ((SpYearGroup) gtk_drop_down_get_selected (self->group)), year,
                          places);
  gtk_editable_set_text (GTK_EDITABLE (self->places), ""); /* so that it is not added twice */
  g_signal_emit (self, signals[ENTERED], 0, text);
}

static void
sp_places_entry_class_init (SpPlacesEntryClass *klass)
{
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
}

static void
add_fields (SpPlacesEntry *self, GtkWidget *wrap)
{
  g_autoptr(GtkStringList) groups = gtk_string_list_new (NULL);
  GtkWidget *button = gtk_button_new_with_label (_("Add"));

  for (guint g = 0; g < SP_N_GROUPS; g++)
    gtk_string_list_append (groups, sp_year_group_name ((SpYearGroup) g));
  self->group = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (groups)), NULL));
  self->year = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->places = GTK_ENTRY (gtk_entry_new ());
  sp_field_name_drop_down (self->group, _("Year group"));
  sp_field_name_drop_down (self->year, _("From the academic year"));
  gtk_entry_set_placeholder_text (self->places, _("Such as 30"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->places), _("How many places more than before; fewer is below 0, and 0 takes away what is said of "
                                                            "that year group and year"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->places), 9);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->places), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Number of places"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add these places"), -1);
  g_signal_connect_object (self->places, "activate", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->group), wrap);
  gtk_widget_set_parent (GTK_WIDGET (self->year), wrap);
  gtk_widget_set_parent (GTK_WIDGET (self->places), wrap);
  gtk_widget_set_parent (button, wrap);
}

static void
sp_places_entry_init (SpPlacesEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *label = gtk_label_new (NULL);
  GtkWidget *wrap = g_object_new (SP_TYPE_WRAP_BOX, NULL);

  add_fields (self, wrap);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_object_bind_property (self, "title", label, "label", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), wrap);
  gtk_widget_add_css_class (box, "places-entry");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
sp_places_entry_new (const char *title)
{
  return g_object_new (SP_TYPE_PLACES_ENTRY, "title", title, NULL);
}

static void
fill_years (SpPlacesEntry *self, gint first)
{
  g_autoptr(GtkStringList) years = gtk_string_list_new (NULL);

  self->first = first;
  for (gint year = first; year <= first + YEARS_BEFORE + YEARS_AFTER; year++)
    {
      g_autofree char *name = sp_academic_year_to_string (sp_academic_year (year));

      gtk_string_list_append (years, name);
    }
  gtk_drop_down_set_model (self->year, G_LIST_MODEL (years));
}

void
sp_places_entry_show (SpPlacesEntry *self, const SpSnapshot *snapshot, const SpProject *project)
{
  gint origin = snapshot->assumptions.origin.start, year = project->places_from_year.start;

  if (self->project == project->id && self->first == origin - YEARS_BEFORE)
    return;
  if (self->first != origin - YEARS_BEFORE)
    fill_years (self, origin - YEARS_BEFORE);
  self->project = project->id;
  year = year != 0 ? year : origin + 1;
  gtk_drop_down_set_selected (self->year, (guint) CLAMP (year - self->first, 0, YEARS_BEFORE + YEARS_AFTER));
  gtk_editable_set_text (GTK_EDITABLE (self->places), "");
  sp_field_refuse (GTK_WIDGET (self->places), FALSE);
}
