/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-site-facts.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-number.h"

#define MOST_DWELLINGS 100000 /* as the schema has it */

struct _SpSiteFacts
{
  AdwBin       parent_instance;

  AdwComboRow *stage, *areas[SP_N_PHASES];
  AdwEntryRow *from, *to;
  GArray      *area_ids[SP_N_PHASES]; /* of gint64, beside the rows; 0 = not said */
  SpSession   *session;               /* weak */
  gint64       site_id;
  gboolean     showing;
};

G_DEFINE_FINAL_TYPE (SpSiteFacts, sp_site_facts, ADW_TYPE_BIN)

static gboolean
set_stage (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_site_permission (plan, value->target, value->text, error);
}

/* The range as year (from) and group (to). */
static gboolean
set_dwellings (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_site_dwellings (plan, value->target, value->year, value->group, error);
}

/* Both ids, as text. */
static gboolean
set_areas (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  char *end = NULL;
  gint64 primary = g_ascii_strtoll (value->text, &end, 10);

  return sp_edit_set_site_areas (plan, value->target, primary, g_ascii_strtoll (end, NULL, 10), error);
}

static void
stage_chosen_cb (SpSiteFacts *self)
{
  guint i = adw_combo_row_get_selected (self->stage);
  SpEditValue value = { .target = self->site_id };

  if (self->showing || self->session == NULL || i == GTK_INVALID_LIST_POSITION)
    return;
  value.text = i > 0 ? (char *) sp_permission_codes ()[i - 1] : NULL;
  sp_edit_request (GTK_WIDGET (self->stage), self->session, FALSE, set_stage, &value);
}

static gboolean
read_dwellings (AdwEntryRow *row, gint *dwellings)
{
  double number = 0;
  gboolean known = FALSE;
  gboolean read = sp_field_parse_number (gtk_editable_get_text (GTK_EDITABLE (row)), MOST_DWELLINGS, &known, &number);

  sp_field_refuse (GTK_WIDGET (row), !read);
  *dwellings = known ? (gint) number : -1;
  return read;
}

/* A lower figure alone is "at least"; an upper one alone is both. */
static void
dwellings_applied_cb (SpSiteFacts *self, AdwEntryRow *row)
{
  SpEditValue value = { .target = self->site_id };

  if (!read_dwellings (self->from, &value.year) || !read_dwellings (self->to, &value.group))
    {
      sp_edit_say (GTK_WIDGET (row), _("Dwellings are a number from 0 to 100,000; leave it blank when not known."), NULL, NULL);
      return;
    }
  if (value.year < 0)
    value.year = value.group;
  if (self->session != NULL)
    sp_edit_request (GTK_WIDGET (row), self->session, FALSE, set_dwellings, &value);
}

static gint64
chosen_area (SpSiteFacts *self, SpPhase phase)
{
  guint i = adw_combo_row_get_selected (self->areas[phase]);

  return i < self->area_ids[phase]->len ? g_array_index (self->area_ids[phase], gint64, i) : 0;
}

static void
area_chosen_cb (SpSiteFacts *self, GParamSpec *pspec, GtkWidget *row)
{
  SpEditValue value = { .target = self->site_id };
  g_autofree char *text = NULL;

  if (self->showing || self->session == NULL)
    return;
  text = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, chosen_area (self, SP_PHASE_PRIMARY),
                          chosen_area (self, SP_PHASE_SECONDARY));
  value.text = text;
  sp_edit_request (row, self->session, FALSE, set_areas, &value);
}

static gboolean
same_areas (SpSiteFacts *self, const SpSnapshot *s, SpPhase phase)
{
  guint n = 1;

  for (guint i = 0; i < s->n_areas; i++)
    if (s->areas[i].phase == phase
        && (n >= self->area_ids[phase]->len || g_array_index (self->area_ids[phase], gint64, n++) != s->areas[i].id))
      return FALSE;
  return n == self->area_ids[phase]->len;
}

static void
fill_areas (SpSiteFacts *self, const SpSnapshot *s, SpPhase phase)
{
  GtkStringList *names = gtk_string_list_new ((const char *[]) { _("Not said"), NULL });
  gint64 id = 0;

  g_array_set_size (self->area_ids[phase], 0);
  g_array_append_val (self->area_ids[phase], id);
  for (guint i = 0; i < s->n_areas; i++)
    if (s->areas[i].phase == phase)
      {
        g_array_append_val (self->area_ids[phase], s->areas[i].id);
        gtk_string_list_append (names, s->areas[i].name);
      }
  adw_combo_row_set_model (self->areas[phase], G_LIST_MODEL (names));
  g_object_unref (names);
}

static void
show_area (SpSiteFacts *self, const SpSnapshot *s, const SpSite *site, SpPhase phase)
{
  SpAreaIndex area = phase == SP_PHASE_PRIMARY ? site->primary_area : site->secondary_area;
  guint selected = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->areas[phase]), site->growth < 0);
  if (!same_areas (self, s, phase))
    fill_areas (self, s, phase);
  for (guint i = 1; area >= 0 && i < self->area_ids[phase]->len; i++)
    if (g_array_index (self->area_ids[phase], gint64, i) == s->areas[area].id)
      selected = i;
  adw_combo_row_set_selected (self->areas[phase], selected);
}

static void
show_dwellings (AdwEntryRow *row, gint dwellings)
{
  g_autofree char *text = dwellings >= 0 ? sp_number_format (dwellings, 0) : NULL;

  sp_field_show (row, text);
}

static AdwComboRow *
add_choice (SpSiteFacts *self, GtkWidget *group, const char *title, GCallback chosen)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "notify::selected", chosen, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_COMBO_ROW (row);
}

static AdwEntryRow *
add_entry (SpSiteFacts *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (dwellings_applied_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_ENTRY_ROW (row);
}

static void
offer_stages (SpSiteFacts *self)
{
  GtkStringList *names = gtk_string_list_new ((const char *[]) { sp_permission_name (NULL), NULL });

  for (guint i = 0; sp_permission_codes ()[i] != NULL; i++)
    gtk_string_list_append (names, sp_permission_name (sp_permission_codes ()[i]));
  adw_combo_row_set_model (self->stage, G_LIST_MODEL (names));
  g_object_unref (names);
}

static void
sp_site_facts_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_SITE_FACTS (object)->session);
  G_OBJECT_CLASS (sp_site_facts_parent_class)->dispose (object);
}

static void
sp_site_facts_finalize (GObject *object)
{
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    g_array_unref (SP_SITE_FACTS (object)->area_ids[phase]);
  G_OBJECT_CLASS (sp_site_facts_parent_class)->finalize (object);
}

static void
sp_site_facts_class_init (SpSiteFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_site_facts_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_site_facts_finalize;
}

static void
sp_site_facts_init (SpSiteFacts *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->showing = TRUE;
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    self->area_ids[phase] = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->stage = add_choice (self, group, _("Planning stage"), G_CALLBACK (stage_chosen_cb));
  self->from = add_entry (self, group, _("Dwellings, from"));
  self->to = add_entry (self, group, _("Dwellings, to"));
  self->areas[SP_PHASE_PRIMARY] = add_choice (self, group, _("Primary planning area"), G_CALLBACK (area_chosen_cb));
  self->areas[SP_PHASE_SECONDARY] = add_choice (self, group, _("Secondary planning area"), G_CALLBACK (area_chosen_cb));
  offer_stages (self);
  self->showing = FALSE;
  adw_bin_set_child (ADW_BIN (self), group);
}

void
sp_site_facts_show (SpSiteFacts *self, SpSession *session, SpSiteIndex site)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  const SpSite *facts = &s->sites[site];
  guint stage = 0;

  g_set_weak_pointer (&self->session, session);
  self->site_id = facts->id;
  self->showing = TRUE;
  for (guint i = 0; facts->permission != NULL && sp_permission_codes ()[i] != NULL; i++)
    if (g_str_equal (facts->permission, sp_permission_codes ()[i]))
      stage = i + 1;
  adw_combo_row_set_selected (self->stage, stage);
  show_dwellings (self->from, facts->dwellings_min);
  show_dwellings (self->to, facts->dwellings_max);
  show_area (self, s, facts, SP_PHASE_PRIMARY);
  show_area (self, s, facts, SP_PHASE_SECONDARY);
  self->showing = FALSE;
}
