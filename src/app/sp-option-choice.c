/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-option-choice.h"

#include <glib/gi18n-lib.h>
#include "sp-add-option.h"
#include "sp-adopt-programme.h"
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-field.h"
#include "sp-programme-search.h"
#include "sp-result-programme.h"
#include "sp-result-tables.h"
#include "sp-saved-list.h"
#include "sp-table-grid.h"
#include "sp-table-list.h"

#define PULSE_MS 100

struct _SpOptionChoice
{
  SpView             parent_instance;

  GtkStack          *states;
  GtkDropDown       *whom;
  GtkCheckButton    *prices;
  GtkWidget         *solve, *stop, *adopt, *save, *save_now, *results_box, *asking, *remove_option;
  GtkPopover        *save_popover;
  GtkEntry          *save_name;
  SpSavedList       *saved;
  GtkProgressBar    *progress;
  GtkLabel          *sentence, *chosen_option, *outcome, *effect;
  GtkToggleButton   *as_found, *pinned, *forbidden;
  SpAdoptProgramme  *adopt_popover;
  SpAddOption       *add_option;
  SpTableList       *list;
  GtkBox            *results;
  SpProgrammeSearch *search;
  guint             *order;   /* [n_rows] the option of each row of the list */
  guint              n_rows;
  guint              pulse_source;
  gboolean           filling;
};

G_DEFINE_FINAL_TYPE (SpOptionChoice, sp_option_choice, SP_TYPE_VIEW)

static SpProgramme *
newest (SpOptionChoice *self)
{
  guint n = sp_programme_search_get_n (self->search);

  return n > 0 ? sp_programme_search_get (self->search, n - 1) : NULL;
}

/* -------------------------------------------------------------- the list */

static void
show_list (SpOptionChoice *self)
{
  SpOptionSet *set = sp_programme_search_get_set (self->search);
  guint n = set != NULL ? sp_count_options (set) : 0;
  g_autofree guint8 *asked = g_new0 (guint8, n + 1);
  g_autoptr(SpTable) table = NULL;

  gtk_stack_set_visible_child_name (self->states, n > 0 ? "options" : "none");
  g_free (self->order);
  self->order = g_new (guint, n + 1);
  self->n_rows = n;
  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    asked[i] = (guint8) sp_programme_search_get_asked (self->search, i);
  table = sp_table_of_choice (sp_programme_search_get_effects (self->search), newest (self), asked, self->order);
  sp_table_drop_blank_columns (table); /* until a programme is found, several */
  sp_table_list_set_table (self->list, table);
}

/* The option of a row of the list, in the set as it is now; -1 = none. */
static gint
option_of (SpOptionChoice *self, gint row)
{
  SpOptionSet *set = sp_programme_search_get_set (self->search);
  guint option = row >= 0 && (guint) row < self->n_rows ? self->order[row] : G_MAXUINT;

  return set != NULL && option < sp_count_options (set) ? (gint) option : -1;
}

static gint
chosen_option (SpOptionChoice *self)
{
  return option_of (self, sp_table_list_get_chosen (self->list));
}

/* What is asked of the option that is chosen. */
static void
show_asking (SpOptionChoice *self)
{
  SpOptionSet *set = sp_programme_search_get_set (self->search);
  gint option = chosen_option (self);
  SpAsked asked;
  g_autofree char *effect = NULL, *outcome = NULL;

  gtk_widget_set_visible (self->asking, option >= 0);
  if (option < 0)
    return;
  asked = sp_programme_search_get_asked (self->search, (guint) option);
  gtk_widget_set_visible (self->remove_option, sp_option_own_id (set, (guint) option) != 0);
  self->filling = TRUE;
  gtk_toggle_button_set_active (self->as_found, asked == SP_ASKED_NOTHING);
  gtk_toggle_button_set_active (self->pinned, asked == SP_ASKED_PINNED);
  gtk_toggle_button_set_active (self->forbidden, asked == SP_ASKED_FORBIDDEN);
  self->filling = FALSE;
  effect = sp_sentence_for_effect (sp_programme_search_get_effects (self->search), (guint) option);
  outcome = sp_sentence_for_outcome (set, (guint) option, newest (self));
  sp_field_say (self->effect, effect);
  sp_field_say (self->outcome, outcome);
  sp_field_say (self->chosen_option, sp_words_for_option (set, (guint) option));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chosen_option), sp_sentence_for_option_cost (set, (guint) option));
}

static void
asked_cb (SpOptionChoice *self, GtkToggleButton *button)
{
  gint option = chosen_option (self);

  if (self->filling || option < 0 || !gtk_toggle_button_get_active (button))
    return;
  sp_programme_search_ask (self->search, (guint) option, button == self->pinned ? SP_ASKED_PINNED
                                                         : button == self->forbidden ? SP_ASKED_FORBIDDEN : SP_ASKED_NOTHING);
}

/* Of the planner's own; those proposed come with the need. */
static void
remove_option_cb (SpOptionChoice *self)
{
  SpOptionSet *set = sp_programme_search_get_set (self->search);
  SpPlan *plan = sp_session_get_plan (sp_view_get_session (SP_VIEW (self)));
  gint option = chosen_option (self);
  g_autoptr(GError) error = NULL;

  if (plan == NULL || option < 0)
    return;
  if (sp_edit_remove_option (plan, sp_option_own_id (set, (guint) option), &error))
    sp_edit_say (GTK_WIDGET (self), sp_plan_get_undo_label (plan), _("_Undo"), "win.undo");
  else
    sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
}

static void
activated_cb (SpOptionChoice *self, guint row)
{
  SpOptionSet *set = sp_programme_search_get_set (self->search);
  gint option = option_of (self, (gint) row);

  if (option >= 0 && sp_option_area_id (set, (guint) option) != 0)
    sp_session_select (sp_view_get_session (SP_VIEW (self)), SP_SUBJECT_AREA, sp_option_area_id (set, (guint) option));
}

/* --------------------------------------------------------------- its cells */

/* Only the planner's own: those proposed are priced anew with each need. */
static gboolean
aim_option (gpointer row, SpSession *session, SpEditValue *value)
{
  SpOptionChoice *self = sp_table_list_row_owner (row);
  SpOptionSet *set = sp_programme_search_get_set (self->search);
  gint option = option_of (self, (gint) sp_table_list_row_index (row));

  value->target = option >= 0 ? sp_option_own_id (set, (guint) option) : 0;
  return value->target != 0;
}

static gboolean
read_cost (const char *text, SpEditValue *value)
{
  return sp_field_parse_money (text, SP_MONEY_MILLIONS, &value->known, &value->money);
}

static gboolean
read_months (const char *text, SpEditValue *value)
{
  return sp_field_parse_number (text, SP_MOST_LEAD_MONTHS, &value->known, &value->number)
         && (!value->known || value->number == (gint) value->number);
}

static gboolean
set_cost (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_option_cost (plan, value->target, value->known ? &value->money : NULL, error);
}

static gboolean
set_months (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_option_lead (plan, value->target, value->known ? (gint) value->number : -1, error);
}

static const SpColumnEdit *
find_edit (const char *key, gint *year)
{
  static const SpColumnEdit cost = { NULL, read_cost, N_("A cost is in £m, such as 4.5; leave it blank when none is known."), set_cost,
                                     FALSE, NULL, aim_option };
  static const SpColumnEdit months = { NULL, read_months, N_("A lead time is in whole months, such as 24; leave it blank when none is "
                                                             "said."), set_months, FALSE, NULL, aim_option };

  return g_str_equal (key, "cost_pounds") ? &cost : g_str_equal (key, "lead_months") ? &months : NULL;
}

/* ------------------------------------------------------------ the programme */

static void
add_table (SpOptionChoice *self, SpTable *table)
{
  sp_table_drop_blank_columns (table);
  if (sp_table_get_n_rows (table) > 0)
    gtk_box_append (self->results, sp_table_grid_new (table, TRUE, NULL, NULL));
  sp_table_free (table);
}

static void
show_results (SpOptionChoice *self)
{
  SpProgramme *programmes[SP_MOST_PROGRAMMES];
  const char *names[SP_MOST_PROGRAMMES];
  guint n = sp_programme_search_get_n (self->search);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->results))) != NULL)
    gtk_box_remove (self->results, child);
  gtk_widget_set_visible (self->results_box, n > 0 || gtk_widget_get_visible (GTK_WIDGET (self->saved)));
  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      programmes[i] = sp_programme_search_get (self->search, i);
      names[i] = sp_programme_search_get_name (self->search, i);
    }
  add_table (self, sp_table_of_programmes (programmes, names, n));
  add_table (self, sp_table_of_programme_years (newest (self)));
  add_table (self, sp_table_of_limit_prices (newest (self)));
  add_table (self, sp_table_of_programme_areas (newest (self)));
}

static void
say_result (SpOptionChoice *self)
{
  const char *failure = sp_programme_search_get_failure (self->search);
  g_autofree char *text = NULL;

  if (sp_programme_search_get_busy (self->search))
    text = g_strdup (_("Choosing and dating options. Stopping keeps the best found until then."));
  else if (failure != NULL)
    text = g_strdup (failure);
  else if (newest (self) != NULL)
    text = sp_sentence_for_programme (newest (self));
  else
    text = g_strdup (_("These options could answer the need: the plan's own, its undated projects, and some that are proposed for each "
                       "area that is short. Find which of them the money allows, and when."));
  sp_field_say (self->sentence, text);
}

static gboolean
pulse_cb (gpointer user_data)
{
  SpOptionChoice *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, sp_programme_search_get_fraction (self->search));
  if (sp_programme_search_get_busy (self->search))
    return G_SOURCE_CONTINUE;
  self->pulse_source = 0;
  return G_SOURCE_REMOVE;
}

static void
show_busy (SpOptionChoice *self)
{
  gboolean busy = sp_programme_search_get_busy (self->search);

  gtk_widget_set_visible (self->stop, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  gtk_widget_set_sensitive (self->solve, !busy);
  gtk_widget_set_sensitive (self->adopt, !busy && newest (self) != NULL);
  gtk_widget_set_sensitive (self->save, !busy && newest (self) != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->saved), !busy);
  gtk_widget_set_opacity (GTK_WIDGET (self->results), busy ? 0.6 : 1);
  if (busy && self->pulse_source == 0)
    self->pulse_source = g_timeout_add (PULSE_MS, pulse_cb, self);
}

static void
changed_cb (SpOptionChoice *self)
{
  show_list (self);
  show_asking (self);
  show_results (self);
  say_result (self);
  show_busy (self);
}

static void
solve_cb (SpOptionChoice *self)
{
  sp_programme_search_solve (self->search, (SpPlaceWhom) gtk_drop_down_get_selected (self->whom),
                             gtk_check_button_get_active (self->prices));
}

static void
stop_cb (SpOptionChoice *self)
{
  sp_programme_search_stop (self->search);
}

/* ------------------------------------------------------ what the plan keeps */

static void
save_typed_cb (SpOptionChoice *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->save_name))));

  gtk_widget_set_sensitive (self->save_now, *name != '\0');
}

/* The first press says that there is one; another, of the same name, replaces it. */
static gboolean
ask_to_replace (SpOptionChoice *self, const char *name)
{
  const SpSnapshot *s = sp_session_get_snapshot (sp_view_get_session (SP_VIEW (self)));
  const char *asked = g_object_get_data (G_OBJECT (self->save_name), "sp-asked");
  g_autofree char *text = g_strdup_printf (_("The plan already has a programme “%s”. Save again to put this in its place, or type another "
                                             "name."), name);

  for (guint i = 0; s != NULL && i < s->n_programmes; i++)
    if (g_str_equal (s->programmes[i].name, name) && g_strcmp0 (asked, name) != 0)
      {
        g_object_set_data_full (G_OBJECT (self->save_name), "sp-asked", g_strdup (name), g_free);
        sp_edit_say (GTK_WIDGET (self), text, NULL, NULL);
        return TRUE;
      }
  g_object_set_data (G_OBJECT (self->save_name), "sp-asked", NULL);
  return FALSE;
}

static void
save_cb (SpOptionChoice *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->save_name))));
  g_autoptr(GError) error = NULL;

  if (*name == '\0' || newest (self) == NULL || ask_to_replace (self, name))
    return;
  gtk_popover_popdown (self->save_popover);
  if (sp_programme_search_save (self->search, name, &error))
    gtk_editable_set_text (GTK_EDITABLE (self->save_name), "");
  sp_edit_say (GTK_WIDGET (self),
               error != NULL ? error->message
                             : sp_plan_get_undo_label (sp_session_get_plan (sp_view_get_session (SP_VIEW (self)))), NULL, NULL);
}

/* A list follows every edit; a programme found stays, with what it was found for, until another is. */
static void
sp_option_choice_update (SpView *view)
{
  sp_programme_search_list (SP_OPTION_CHOICE (view)->search);
  sp_saved_list_update (SP_OPTION_CHOICE (view)->saved);
  changed_cb (SP_OPTION_CHOICE (view));
}

static void
sp_option_choice_session_set (SpView *view)
{
  SpOptionChoice *self = SP_OPTION_CHOICE (view);

  self->search = sp_programme_search_new (sp_view_get_session (view));
  sp_table_list_set_edits (self->list, sp_view_get_session (view), find_edit, self);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  sp_adopt_programme_set (self->adopt_popover, sp_view_get_session (view), self->search);
  sp_add_option_set_session (self->add_option, sp_view_get_session (view));
  sp_saved_list_set (self->saved, sp_view_get_session (view), self->search);
}

static void
sp_option_choice_dispose (GObject *object)
{
  SpOptionChoice *self = SP_OPTION_CHOICE (object);

  g_clear_handle_id (&self->pulse_source, g_source_remove);
  if (self->search != NULL)
    g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_object (&self->search);
  g_clear_pointer (&self->order, g_free);
  self->n_rows = 0;
  G_OBJECT_CLASS (sp_option_choice_parent_class)->dispose (object);
}

static void
sp_option_choice_class_init (SpOptionChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_option_choice_dispose;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_option_choice_session_set;
  SP_VIEW_CLASS (klass)->update = sp_option_choice_update;
  g_type_ensure (SP_TYPE_ADD_OPTION);
  g_type_ensure (SP_TYPE_ADOPT_PROGRAMME);
  g_type_ensure (SP_TYPE_SAVED_LIST);
  g_type_ensure (SP_TYPE_TABLE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-option-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, states);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, whom);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, prices);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, solve);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, stop);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, adopt);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, adopt_popover);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, save);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, save_now);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, save_popover);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, save_name);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, saved);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, progress);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, chosen_option);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, outcome);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, effect);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, asking);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, add_option);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, remove_option);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, as_found);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, pinned);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, forbidden);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, list);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, results_box);
  gtk_widget_class_bind_template_child (widget_class, SpOptionChoice, results);
  gtk_widget_class_bind_template_callback (widget_class, solve_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_option_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_asking);
}

static void
sp_option_choice_init (SpOptionChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->whom, _("Whom to place"));
}

void
sp_option_choice_set_search (SpOptionChoice *self, const char *text)
{
  sp_table_list_set_search (self->list, text);
}
