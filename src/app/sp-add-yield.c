/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-add-yield.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-yield-edit.h"

enum { PHASE, TYPE, TENURE, BEDROOMS, N_COMBOS };

struct _SpAddYield
{
  AdwPreferencesGroup parent_instance;

  SpSession          *session; /* weak */
  GtkWidget          *combos[N_COMBOS], *years, *number, *source;
};

G_DEFINE_FINAL_TYPE (SpAddYield, sp_add_yield, ADW_TYPE_PREFERENCES_GROUP)

static gint
chosen (SpAddYield *self, guint combo)
{
  return (gint) adw_combo_row_get_selected (ADW_COMBO_ROW (self->combos[combo]));
}

static char *
dup_typed (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
add_cb (SpAddYield *self)
{
  SpYield kind = { .phase = sp_yield_edit_phase ((guint) chosen (self, PHASE)), .type = chosen (self, TYPE) - 1,
                   .tenure = chosen (self, TENURE) - 1, .bedrooms = chosen (self, BEDROOMS), .years_since = -1 };
  g_autofree char *years_text = dup_typed (self->years), *text = dup_typed (self->number), *source = dup_typed (self->source);
  gboolean aged = FALSE, known = FALSE;
  double years = -1, number = 0;
  gboolean years_right = sp_field_parse_number (years_text, 60, &aged, &years) && (!aged || years == (gint) years);
  gboolean right = sp_field_parse_number (text, SP_YIELD_MOST_PUPILS, &known, &number) && known;
  SpEditValue value;

  sp_field_refuse (self->years, !years_right);
  sp_field_refuse (self->number, !right);
  if (!years_right || !right)
    {
      sp_edit_say (self->number, _("Years since completion are a whole number up to 60, or blank; a yield is a number up to 3."), NULL, NULL);
      return;
    }
  kind.years_since = aged ? (gint) years : -1;
  value = sp_yield_edit_value (&kind);
  value.known = TRUE;
  value.number = number;
  value.text = *source != '\0' ? source : NULL;
  sp_edit_request (self->number, self->session, FALSE, sp_yield_edit_set, &value);
  gtk_editable_set_text (GTK_EDITABLE (self->number), "");
}

static GtkWidget *
add_combo (SpAddYield *self, const char *title, const char *const *names)
{
  GtkWidget *row = adw_combo_row_new ();
  GtkStringList *list = gtk_string_list_new (names);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_object_unref (list);
  return row;
}

static GtkWidget *
add_entry (SpAddYield *self, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
sp_add_yield_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_ADD_YIELD (object)->session);
  G_OBJECT_CLASS (sp_add_yield_parent_class)->dispose (object);
}

static void
sp_add_yield_class_init (SpAddYieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_add_yield_dispose;
}

static void
sp_add_yield_init (SpAddYield *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  const char *types[] = { _("All dwellings"), _("Houses"), _("Flats"), NULL };
  const char *tenures[] = { _("All tenures"), _("Market"), _("Affordable"), NULL };
  const char *bedrooms[] = { _("Any number"), "1", "2", "3", _("4 or more"), NULL };
  GtkWidget *button = gtk_button_new_with_label (_("Add the yield"));

  for (guint i = 0; sp_yield_edit_phase (i) != NULL; i++)
    g_ptr_array_add (names, (gpointer) sp_yield_edit_phase_name (sp_yield_edit_phase (i)));
  g_ptr_array_add (names, NULL);
  self->combos[PHASE] = add_combo (self, _("Phase"), (const char *const *) names->pdata);
  self->combos[TYPE] = add_combo (self, _("Dwellings"), types);
  self->combos[TENURE] = add_combo (self, _("Tenure"), tenures);
  self->combos[BEDROOMS] = add_combo (self, _("Bedrooms"), bedrooms);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->combos[PHASE]), 1);
  self->years = add_entry (self, _("Years since completion; blank for settled stock"));
  self->number = add_entry (self, _("Pupils a dwelling"));
  self->source = add_entry (self, _("Where it comes from, such as a survey and its year"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_margin_top (button, 8);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), button);
}

void
sp_add_yield_set_session (SpAddYield *self, SpSession *session)
{
  g_set_weak_pointer (&self->session, session);
}
