/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-forecast-methods.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-excluded-years.h"
#include "sp-field.h"
#include "sp-finding.h"
#include "sp-result-tables.h"
#include "sp-table-grid.h"

struct _SpForecastMethods
{
  SpForecastPart parent_instance;

  GtkLabel    *sentence;
  GtkBox      *league, *record, *choices;
  GtkWidget   *chooser;
  GtkDropDown *method_drop, *where_drop;
  GtkEntry    *reason;
  GtkWidget   *choose;
  SpExcludedYears *years;
  GPtrArray   *codes;     /* of methods, beside the drop-down */
};

G_DEFINE_FINAL_TYPE (SpForecastMethods, sp_forecast_methods, SP_TYPE_FORECAST_PART)

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
warning_new (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (text);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
show_warnings (SpForecastMethods *self, SpBacktest *backtest)
{
  GPtrArray *findings = sp_findings_of_backtest (backtest);

  for (guint i = 0; i < findings->len; i++)
    gtk_box_append (self->league, warning_new (sp_finding_get_message (g_ptr_array_index (findings, i))));
}

static void
show_tables (SpForecastMethods *self, SpSession *session, const SpPupilScope *scope)
{
  SpBacktest *backtest = sp_session_get_backtest (session);
  g_autofree char *badge = NULL, *row = sp_words_for_league_row (sp_session_get_need (session), scope, &badge);
  g_autoptr (SpTable) league = NULL, record = NULL;

  clear (self->league);
  clear (self->record);
  if (backtest == NULL)
    return;
  league = sp_table_of_league_summary (backtest);
  record = sp_table_of_record (sp_session_get_need (session), backtest, scope);
  gtk_box_append (self->league, sp_table_grid_new (league, TRUE, row, badge));
  show_warnings (self, backtest);
  gtk_box_append (self->record, sp_table_grid_new (record, TRUE, NULL, NULL));
}

static void
say_state (SpForecastMethods *self, SpSession *session, const SpPupilScope *scope)
{
  g_autofree char *force = sp_words_for_method (sp_session_get_need (session), scope);
  g_autofree char *text = NULL;

  if (sp_session_get_backtest_missing (session) != NULL)
    text = g_strdup (sp_session_get_backtest_missing (session));
  else if (sp_session_get_backtest (session) == NULL)
    text = g_strdup (_("Every method is being tried on the plan's past."));
  else
    text = g_strdup_printf (_("The forecast shown is by this method: %s. Every method was tried on the plan's own past, given "
                              "nothing that was not known then."), force);
  sp_field_say (self->sentence, text);
}

static void
fill_methods (SpForecastMethods *self, SpNeed *need)
{
  g_autoptr(SpTable) methods = sp_table_of_method_names (need);
  GtkStringList *names;

  if (self->codes->len == sp_table_get_n_rows (methods))
    return;
  names = gtk_string_list_new (NULL);
  g_ptr_array_set_size (self->codes, 0);
  for (guint i = 0; i < sp_table_get_n_rows (methods); i++)
    {
      g_ptr_array_add (self->codes, g_strdup (sp_table_get_exact (methods, i, 0)));
      gtk_string_list_append (names, sp_table_get_cell (methods, (gint) i, 0));
    }
  gtk_drop_down_set_model (self->method_drop, G_LIST_MODEL (names));
  g_object_unref (names);
}

static gboolean
choose_method (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  g_auto(GStrv) words = value->text != NULL ? g_strsplit (value->text, "\n", 2) : NULL;

  return sp_edit_choose_method (plan, value->target, -1, (SpEntryPoint) value->group, words != NULL ? words[0] : NULL,
                                words != NULL ? words[1] : NULL, error);
}

static char *
dup_reason (SpForecastMethods *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
}

static void
typed_cb (SpForecastMethods *self)
{
  g_autofree char *reason = dup_reason (self);

  gtk_widget_set_sensitive (self->choose, *reason != '\0');
}

static void
choose_cb (SpForecastMethods *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  guint i = gtk_drop_down_get_selected (self->method_drop);
  gboolean everywhere = gtk_drop_down_get_selected (self->where_drop) == 0;
  g_autofree char *reason = dup_reason (self);
  SpEditValue value = { .group = SP_ENTRY_ANY };

  if (*reason == '\0' || i >= self->codes->len)
    return;
  value.target = everywhere ? 0 : sp_session_get_selected (session, SP_SUBJECT_AREA);
  value.text = g_strdup_printf ("%s\n%s", (const char *) g_ptr_array_index (self->codes, i), reason);
  sp_edit_request (self->choose, session, FALSE, choose_method, &value);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  g_free (value.text);
}

static void
take_back_cb (GtkWidget *button, SpForecastMethods *self)
{
  SpEditValue value = { .group = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "sp-point")) };
  const gint64 *area = g_object_get_data (G_OBJECT (button), "sp-area");

  value.target = *area;
  sp_edit_request (GTK_WIDGET (self), sp_view_get_session (SP_VIEW (self)), FALSE, choose_method, &value);
}

static const char *
method_name (SpForecastMethods *self, const char *code)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->codes, i), code) == 0)
      return gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (self->method_drop)), i);
  return code;
}

static GtkWidget *
choice_new (SpForecastMethods *self, const SpSnapshot *s, const SpMethodChoice *choice)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_label (_("Take back"));
  const char *area = choice->area >= 0 ? s->areas[choice->area].name : _("All planning areas");
  g_autofree char *title = choice->point != SP_ENTRY_ANY
    ? g_strdup_printf (_("%s, %s: %s"), area, sp_entry_point_name (choice->point), method_name (self, choice->method))
    : g_strdup_printf (_("%s: %s"), area, method_name (self, choice->method));
  gint64 id = choice->area >= 0 ? s->areas[choice->area].id : 0;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), choice->reason);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "sp-point", GINT_TO_POINTER (choice->point));
  g_object_set_data_full (G_OBJECT (button), "sp-area", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_back_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_choices (SpForecastMethods *self, const SpSnapshot *s)
{
  GtkWidget *list = gtk_list_box_new ();
  guint n = 0;

  clear (self->choices);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < s->n_method_choices; i++)
    if (s->method_choices[i].phase < 0)
      {
        gtk_list_box_append (GTK_LIST_BOX (list), choice_new (self, s, &s->method_choices[i]));
        n++;
      }
  gtk_box_append (self->choices, list);
  gtk_widget_set_visible (list, n > 0);
}

static void
offer_where (SpForecastMethods *self, const SpSnapshot *s, const SpPupilScope *scope)
{
  const char *places[] = { _("All planning areas"), scope->area >= 0 ? s->areas[scope->area].name : NULL, NULL };
  GtkStringList *list = gtk_string_list_new (places);
  guint selected = gtk_drop_down_get_selected (self->where_drop);

  gtk_drop_down_set_model (self->where_drop, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->where_drop, selected == 1 && scope->area >= 0 ? 1 : 0);
  g_object_unref (list);
}

static void
sp_forecast_methods_update (SpView *view)
{
  SpForecastMethods *self = SP_FORECAST_METHODS (view);
  SpSession *session = sp_view_get_session (view);
  SpPupilScope scope;

  if (!sp_forecast_part_get_scope (SP_FORECAST_PART (self), &scope))
    return;
  fill_methods (self, sp_session_get_need (session));
  say_state (self, session, &scope);
  show_tables (self, session, &scope);
  show_choices (self, sp_session_get_snapshot (session));
  offer_where (self, sp_session_get_snapshot (session), &scope);
  sp_excluded_years_show (self->years, session, scope.area);
}

static void
sp_forecast_methods_finalize (GObject *object)
{
  g_ptr_array_unref (SP_FORECAST_METHODS (object)->codes);
  G_OBJECT_CLASS (sp_forecast_methods_parent_class)->finalize (object);
}

static void
sp_forecast_methods_class_init (SpForecastMethodsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_forecast_methods_finalize;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_OUTLOOK | SP_FOLLOWS_PHASE | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_forecast_methods_update;
  g_type_ensure (SP_TYPE_EXCLUDED_YEARS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-forecast-methods.ui");
  gtk_widget_class_bind_template_child (widget_class, SpForecastMethods, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpForecastMethods, league);
  gtk_widget_class_bind_template_child (widget_class, SpForecastMethods, record);
  gtk_widget_class_bind_template_child (widget_class, SpForecastMethods, choices);
  gtk_widget_class_bind_template_child (widget_class, SpForecastMethods, chooser);
  gtk_widget_class_bind_template_child (widget_class, SpForecastMethods, method_drop);
  gtk_widget_class_bind_template_child (widget_class, SpForecastMethods, where_drop);
  gtk_widget_class_bind_template_child (widget_class, SpForecastMethods, reason);
  gtk_widget_class_bind_template_child (widget_class, SpForecastMethods, choose);
  gtk_widget_class_bind_template_child (widget_class, SpForecastMethods, years);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
sp_forecast_methods_init (SpForecastMethods *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->method_drop, _("Method"));
  sp_field_name_drop_down (self->where_drop, _("For which planning areas"));
  typed_cb (self);
}
