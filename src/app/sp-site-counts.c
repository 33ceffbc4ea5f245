/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-site-counts.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-number.h"

#define MOST 1000000 /* dwellings, pupils: as the schema has it */

struct _SpSiteCounts
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *group;
  AdwExpanderRow      *adder;
  AdwComboRow         *phase;
  AdwEntryRow         *dwellings, *pupils;
  GPtrArray           *rows;    /* of GtkWidget, borrowed: the counts shown */
  SpSession           *session; /* weak */
  gint64               site_id;
};

G_DEFINE_FINAL_TYPE (SpSiteCounts, sp_site_counts, ADW_TYPE_BIN)

/* Codes of the schema, as the drop-down has them. */
static const char *const phases[] = { "primary", "secondary", "post-16", "early years", "special" };

static const char *
phase_words (const char *code)
{
  static const char *const names[] = { N_("Primary"), N_("Secondary"), N_("Post-16"), N_("Early years"), N_("Special") };

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    if (g_str_equal (phases[i], code))
      return _(names[i]);
  return code;
}

/* Phase as group, dwellings as number, pupils as text, the site's name after it. */
static gboolean
add_count (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  g_auto(GStrv) words = g_strsplit (value->text, "\n", 2);
  const SpYieldObservation row = {
    .name = words[1], .phase = phases[value->group], .type = -1, .tenure = -1, .years_since = -1, .dwellings = value->number,
    .pupils = g_ascii_strtod (words[0], NULL),
  };

  return sp_edit_add_yield_observation (plan, value->target, &row, NULL, error);
}

static gboolean
remove_count (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_remove_yield_observation (plan, value->target, error);
}

static gboolean
read_figure (AdwEntryRow *row, double *figure)
{
  gboolean known = FALSE;
  gboolean read = sp_field_parse_number (gtk_editable_get_text (GTK_EDITABLE (row)), MOST, &known, figure) && known;

  sp_field_refuse (GTK_WIDGET (row), !read);
  return read;
}

static void
add_cb (SpSiteCounts *self)
{
  const SpSnapshot *s = self->session != NULL ? sp_session_get_snapshot (self->session) : NULL;
  SpSiteIndex site = s != NULL ? sp_snapshot_find_site (s, self->site_id) : -1;
  SpEditValue value = { .target = self->site_id, .group = (gint) adw_combo_row_get_selected (self->phase) };
  char pupils_text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = NULL;
  double pupils = 0;

  if (site < 0 || value.group < 0 || value.group >= (gint) G_N_ELEMENTS (phases))
    return;
  if (!read_figure (self->dwellings, &value.number) || !read_figure (self->pupils, &pupils))
    {
      sp_edit_say (GTK_WIDGET (self), _("Say how many dwellings were counted and how many pupils live in them."), NULL, NULL);
      return;
    }
  text = g_strdup_printf ("%s\n%s", g_ascii_dtostr (pupils_text, sizeof pupils_text, pupils), s->sites[site].name);
  value.text = text;
  sp_edit_request (GTK_WIDGET (self->adder), self->session, FALSE, add_count, &value);
  adw_expander_row_set_expanded (self->adder, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->dwellings), "");
  gtk_editable_set_text (GTK_EDITABLE (self->pupils), "");
}

static void
remove_cb (GtkWidget *button, SpSiteCounts *self)
{
  SpEditValue value = { .target = *(const gint64 *) g_object_get_data (G_OBJECT (button), "sp-id") };

  if (self->session != NULL)
    sp_edit_request (GTK_WIDGET (self), self->session, FALSE, remove_count, &value);
}

static GtkWidget *
count_new (SpSiteCounts *self, const SpYieldObservation *count)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *pupils = sp_number_format (count->pupils, 0), *dwellings = sp_number_format (count->dwellings, 0);
  g_autofree char *each = sp_number_format (count->pupils / count->dwellings, 3);
  g_autofree char *title = g_strdup_printf (_("%s: %s pupils in %s dwellings"), phase_words (count->phase), pupils, dwellings);
  g_autofree char *subtitle = g_strdup_printf (_("%s a dwelling"), each);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove this count"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove this count"), -1);
  g_object_set_data_full (G_OBJECT (button), "sp-id", g_memdup2 (&count->id, sizeof count->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static AdwEntryRow *
add_entry (SpSiteCounts *self, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->adder, row);
  return ADW_ENTRY_ROW (row);
}

static void
make_adder (SpSiteCounts *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_("_Add"));

  self->adder = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->adder), _("Add a count"));
  self->phase = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->phase), _("Pupils of"));
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    gtk_string_list_append (names, phase_words (phases[i]));
  adw_combo_row_set_model (self->phase, G_LIST_MODEL (names));
  g_object_unref (names);
  adw_expander_row_add_row (self->adder, GTK_WIDGET (self->phase));
  self->dwellings = add_entry (self, _("Dwellings counted"));
  self->pupils = add_entry (self, _("Pupils who live in them"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (self->adder, row);
}

static void
sp_site_counts_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_SITE_COUNTS (object)->session);
  G_OBJECT_CLASS (sp_site_counts_parent_class)->dispose (object);
}

static void
sp_site_counts_finalize (GObject *object)
{
  g_ptr_array_unref (SP_SITE_COUNTS (object)->rows);
  G_OBJECT_CLASS (sp_site_counts_parent_class)->finalize (object);
}

static void
sp_site_counts_class_init (SpSiteCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_site_counts_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_site_counts_finalize;
}

static void
sp_site_counts_init (SpSiteCounts *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Pupils counted here"));
  adw_preferences_group_set_description (self->group, _("Counts on the council's own estates make its own yields."));
  make_adder (self);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->adder));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

void
sp_site_counts_show (SpSiteCounts *self, SpSession *session, SpSiteIndex site)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);

  g_set_weak_pointer (&self->session, session);
  self->site_id = s->sites[site].id;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < s->n_yield_observations; i++)
    if (s->yield_observations[i].site == site)
      {
        GtkWidget *row = count_new (self, &s->yield_observations[i]);

        adw_preferences_group_add (self->group, row);
        g_ptr_array_add (self->rows, row);
      }
}
