/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-project-facts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-places-entry.h"
#include "sp-project-fact.h"

#define FACT "sp-fact"
#define AT_A_GLANCE 14 /* choices; more are searched */

struct _SpProjectFacts
{
  SpView       parent_instance;

  GtkWidget   *fields[SP_N_PROJECT_FACTS]; /* entry rows and drop-downs, and the entry of places */
  GtkWidget   *rows[SP_N_PROJECT_FACTS];
  char       **choices[SP_N_PROJECT_FACTS];
  gboolean     showing;
};

G_DEFINE_FINAL_TYPE (SpProjectFacts, sp_project_facts, SP_TYPE_VIEW)

static const struct { const char *title; SpProjectFact first, last; } groups[] = {
  { N_("What it is"), SP_FACT_REFERENCE, SP_FACT_PHASE },
  { N_("Where, and for how many"), SP_FACT_SCHOOL, SP_FACT_COMMITTED },
  { N_("Prices and order"), SP_FACT_PRICE_BASE, SP_FACT_NOT_AFTER },
};

static gboolean
set_fact (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_project_fact_set (plan, value->target, (SpProjectFact) value->group, value->text, error);
}

static void
request (SpProjectFacts *self, SpProjectFact fact, char *text)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpEditValue value = { .target = sp_session_get_selected (session, SP_SUBJECT_PROJECT), .group = (gint) fact, .text = text };

  sp_edit_request (self->fields[fact], session, FALSE, set_fact, &value);
}

static SpProjectFact
fact_of (gpointer widget)
{
  return (SpProjectFact) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), FACT));
}

static void
typed_cb (SpProjectFacts *self, AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  request (self, fact_of (row), text);
}

static void
chosen_cb (SpProjectFacts *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  SpProjectFact fact = fact_of (drop_down);
  guint chosen = gtk_drop_down_get_selected (drop_down);

  if (!self->showing && self->choices[fact] != NULL && chosen != GTK_INVALID_LIST_POSITION)
    request (self, fact, self->choices[fact][2 * chosen]);
}

/* -------------------------------------------------------------------- rows */

static GtkWidget *
entry_new (SpProjectFacts *self, SpProjectFact fact)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sp_project_fact_title (fact));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  self->fields[fact] = row;
  return row;
}

static GtkWidget *
choice_new (SpProjectFacts *self, SpProjectFact fact)
{
  GtkExpression *words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *row = adw_action_row_new (), *drop_down = gtk_drop_down_new (NULL, words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sp_project_fact_title (fact));
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  sp_field_name_drop_down (GTK_DROP_DOWN (drop_down), sp_project_fact_title (fact));
  sp_field_squeeze_drop_down (GTK_DROP_DOWN (drop_down));
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_down);
  self->fields[fact] = drop_down;
  return row;
}

static void
places_entered_cb (SpProjectFacts *self, const char *text)
{
  request (self, SP_FACT_PLACES, (char *) text);
}

static GtkWidget *
places_new (SpProjectFacts *self)
{
  self->fields[SP_FACT_PLACES] = sp_places_entry_new (sp_project_fact_title (SP_FACT_PLACES));
  g_signal_connect_object (self->fields[SP_FACT_PLACES], "entered", G_CALLBACK (places_entered_cb), self, G_CONNECT_SWAPPED);
  return self->fields[SP_FACT_PLACES];
}

static GtkWidget *
group_new (SpProjectFacts *self, guint g)
{
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _(groups[g].title));
  for (gint fact = (gint) groups[g].first; fact <= (gint) groups[g].last; fact++)
    {
      self->rows[fact] = sp_project_fact_is_chosen (fact) ? choice_new (self, fact)
                         : fact == SP_FACT_PLACES         ? places_new (self)
                                                          : entry_new (self, fact);
      g_object_set_data (G_OBJECT (self->fields[fact]), FACT, GINT_TO_POINTER (fact));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), self->rows[fact]);
    }
  return expander;
}

static gboolean
is_same (char **a, char **b)
{
  return a != NULL && b != NULL && g_strv_equal ((const char *const *) a, (const char *const *) b);
}

/* The list anew only where it is another: it may be unfolded. */
static void
show_choice (SpProjectFacts *self, SpProjectFact fact, char **choices, const char *now)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (self->fields[fact]);
  guint n = g_strv_length (choices) / 2;

  if (is_same (self->choices[fact], choices))
    g_strfreev (choices);
  else
    {
      g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

      for (guint i = 0; i < n; i++)
        gtk_string_list_append (names, choices[2 * i + 1]);
      g_strfreev (self->choices[fact]);
      self->choices[fact] = choices;
      gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
      gtk_drop_down_set_enable_search (drop_down, n > AT_A_GLANCE);
    }
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (self->choices[fact][2 * i], now) == 0)
      gtk_drop_down_set_selected (drop_down, i);
  gtk_widget_set_visible (self->rows[fact], n > 1);
}

static void
sp_project_facts_update (SpView *view)
{
  SpProjectFacts *self = SP_PROJECT_FACTS (view);
  SpSession *session = sp_view_get_session (view);
  const SpSnapshot *s = sp_session_get_snapshot (session);
  SpProjectIndex i = s != NULL ? sp_snapshot_find_project (s, sp_session_get_selected (session, SP_SUBJECT_PROJECT)) : -1;

  if (i < 0)
    return;
  self->showing = TRUE;
  for (gint fact = 0; fact < SP_N_PROJECT_FACTS; fact++)
    {
      g_autofree char *now = sp_project_fact_text (fact, s, &s->projects[i]);

      if (sp_project_fact_is_chosen (fact))
        show_choice (self, fact, sp_project_fact_choices (fact, s, &s->projects[i]), now);
      else if (fact == SP_FACT_PLACES)
        sp_places_entry_show (SP_PLACES_ENTRY (self->fields[fact]), s, &s->projects[i]);
      else
        sp_field_show (ADW_ENTRY_ROW (self->fields[fact]), now);
    }
  self->showing = FALSE;
}

static void
sp_project_facts_finalize (GObject *object)
{
  for (guint fact = 0; fact < SP_N_PROJECT_FACTS; fact++)
    g_strfreev (SP_PROJECT_FACTS (object)->choices[fact]);
  G_OBJECT_CLASS (sp_project_facts_parent_class)->finalize (object);
}

static void
sp_project_facts_class_init (SpProjectFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_project_facts_finalize;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_project_facts_update;
}

static void
sp_project_facts_init (SpProjectFacts *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), group_new (self, g));
  adw_bin_set_child (ADW_BIN (self), group);
}
