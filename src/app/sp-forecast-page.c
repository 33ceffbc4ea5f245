/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-forecast-page.h"

#include <glib/gi18n-lib.h>
#include "sp-field.h"
#include "sp-forecast-compare.h"
#include "sp-forecast-fan.h"
#include "sp-forecast-groups.h"
#include "sp-forecast-housing.h"
#include "sp-forecast-methods.h"
#include "sp-keep-round-popover.h"
#include "sp-rows.h"

struct _SpForecastPage
{
  SpPage         parent_instance;

  GtkStack      *states, *parts;
  AdwStatusPage *none;
  GtkDropDown   *area_drop, *group_drop, *part_drop;
  GtkWidget     *updating;
  SpKeepRoundPopover *keep_round;
  GArray        *area_ids;  /* of gint64, beside the drop-down; 0 = all */
  gint           phase;     /* whose year groups are offered; -1 before the first */
  gint           group;
  gboolean       filling;
};

G_DEFINE_FINAL_TYPE (SpForecastPage, sp_forecast_page, SP_TYPE_PAGE)

static GtkWidget *
first_part (SpForecastPage *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->parts));
}

/* ------------------------------------------------------------- which area */

static gboolean
same_areas (SpForecastPage *self, GListModel *rows)
{
  if (self->area_ids->len != g_list_model_get_n_items (rows) + 1)
    return FALSE;
  for (guint i = 1; i < self->area_ids->len; i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i - 1);

      if (sp_row_get_id (row) != g_array_index (self->area_ids, gint64, i))
        return FALSE;
    }
  return TRUE;
}

static void
fill_areas (SpForecastPage *self, GListModel *rows)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  gint64 id = 0;

  g_array_set_size (self->area_ids, 0);
  g_array_append_val (self->area_ids, id);
  gtk_string_list_append (names, _("All planning areas"));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);

      id = sp_row_get_id (row);
      g_array_append_val (self->area_ids, id);
      gtk_string_list_append (names, sp_area_row_get_values (row)->name);
    }
  gtk_drop_down_set_model (self->area_drop, G_LIST_MODEL (names));
  g_object_unref (names);
}

static void
follow_area (SpForecastPage *self, SpSession *session)
{
  gint64 selected = sp_session_get_selected (session, SP_SUBJECT_AREA);
  guint i = 0;

  while (i < self->area_ids->len && g_array_index (self->area_ids, gint64, i) != selected)
    i++;
  gtk_drop_down_set_selected (self->area_drop, i < self->area_ids->len ? i : 0);
}

static void
area_chosen_cb (SpForecastPage *self)
{
  guint i = gtk_drop_down_get_selected (self->area_drop);

  if (!self->filling && i < self->area_ids->len)
    sp_session_select (sp_view_get_session (SP_VIEW (self)), SP_SUBJECT_AREA, g_array_index (self->area_ids, gint64, i));
}

/* ------------------------------------------------------ which year groups */

/* Entry, all, then each year group of the phase. */
static void
fill_groups (SpForecastPage *self, SpPhase phase)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint selected = self->group == SP_GROUP_ALL ? 1 : 0;

  self->phase = phase;
  if (self->group >= 0 && sp_year_group_phase ((SpYearGroup) self->group) != phase)
    self->group = SP_GROUP_ENTRY;
  gtk_string_list_append (names, phase == SP_PHASE_PRIMARY ? _("Entry: reception") : _("Entry: Year 7"));
  gtk_string_list_append (names, _("All year groups"));
  for (gint group = sp_phase_first_group (phase); group <= (gint) sp_phase_last_group (phase); group++)
    {
      if (group == self->group)
        selected = g_list_model_get_n_items (G_LIST_MODEL (names));
      gtk_string_list_append (names, sp_year_group_name ((SpYearGroup) group));
    }
  gtk_drop_down_set_model (self->group_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->group_drop, selected);
  g_object_unref (names);
}

static void
tell_parts (SpForecastPage *self)
{
  for (GtkWidget *part = first_part (self); part != NULL; part = gtk_widget_get_next_sibling (part))
    g_object_set (part, "group", self->group, NULL);
}

static void
group_chosen_cb (SpForecastPage *self)
{
  guint i = gtk_drop_down_get_selected (self->group_drop);

  if (self->filling || i == GTK_INVALID_LIST_POSITION)
    return;
  self->group = i == 0 ? SP_GROUP_ENTRY : i == 1 ? SP_GROUP_ALL : (gint) (sp_phase_first_group ((SpPhase) self->phase) + i - 2);
  tell_parts (self);
}

/* -------------------------------------------------------------- which part */

static void
part_chosen_cb (SpForecastPage *self)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->parts);

  if (gtk_drop_down_get_selected (self->part_drop) != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (pages, gtk_drop_down_get_selected (self->part_drop), TRUE);
}

/* The year groups matter where one scope is shown; the heat table and the methods show all of them. */
static void
part_shown_cb (SpForecastPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->parts);
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->parts);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    if (gtk_selection_model_is_selected (pages, i))
      gtk_drop_down_set_selected (self->part_drop, i);
  gtk_widget_set_visible (GTK_WIDGET (self->group_drop), g_strcmp0 (name, "groups") != 0);
}

/* -------------------------------------------------------------------- page */

static void
show_busy (SpForecastPage *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  gboolean busy = sp_session_get_busy (session);

  gtk_widget_set_visible (self->updating, busy || sp_session_get_looking_ahead (session));
  gtk_widget_set_opacity (GTK_WIDGET (self->parts), busy ? 0.6 : 1);
}

static void
sp_forecast_page_update (SpView *view)
{
  SpForecastPage *self = SP_FORECAST_PAGE (view);
  SpSession *session = sp_view_get_session (view);
  GListModel *rows = sp_session_get_areas (session);
  const char *missing = sp_session_get_forecast_missing (session);

  adw_status_page_set_description (self->none, missing != NULL ? missing : _("The forecast is being worked out."));
  gtk_stack_set_visible_child_name (self->states, sp_session_get_need (session) != NULL ? "forecast" : "none");
  self->filling = TRUE;
  if (!same_areas (self, rows))
    fill_areas (self, rows);
  if ((gint) sp_session_get_phase (session) != self->phase)
    fill_groups (self, sp_session_get_phase (session));
  follow_area (self, session);
  self->filling = FALSE;
  tell_parts (self);
  show_busy (self);
}

static void
sp_forecast_page_session_set (SpView *view)
{
  SpForecastPage *self = SP_FORECAST_PAGE (view);
  SpSession *session = sp_view_get_session (view);

  for (GtkWidget *part = first_part (self); part != NULL; part = gtk_widget_get_next_sibling (part))
    g_object_set (part, "session", session, NULL);
  sp_keep_round_popover_set_session (self->keep_round, session);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (show_busy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::looking-ahead", G_CALLBACK (show_busy), self, G_CONNECT_SWAPPED);
}

/* The pages of a stack are no more once it is disposed of, and a drop-down that still lists them would miss them. */
static void
sp_forecast_page_dispose (GObject *object)
{
  if (SP_FORECAST_PAGE (object)->part_drop != NULL)
    gtk_drop_down_set_model (SP_FORECAST_PAGE (object)->part_drop, NULL);
  G_OBJECT_CLASS (sp_forecast_page_parent_class)->dispose (object);
}

static void
sp_forecast_page_finalize (GObject *object)
{
  g_array_unref (SP_FORECAST_PAGE (object)->area_ids);
  G_OBJECT_CLASS (sp_forecast_page_parent_class)->finalize (object);
}

static void
sp_forecast_page_class_init (SpForecastPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_forecast_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_forecast_page_finalize;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_PHASE | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->session_set = sp_forecast_page_session_set;
  SP_VIEW_CLASS (klass)->update = sp_forecast_page_update;
  g_type_ensure (SP_TYPE_FORECAST_FAN);
  g_type_ensure (SP_TYPE_FORECAST_GROUPS);
  g_type_ensure (SP_TYPE_FORECAST_HOUSING);
  g_type_ensure (SP_TYPE_FORECAST_METHODS);
  g_type_ensure (SP_TYPE_FORECAST_COMPARE);
  g_type_ensure (SP_TYPE_KEEP_ROUND_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-forecast-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpForecastPage, states);
  gtk_widget_class_bind_template_child (widget_class, SpForecastPage, parts);
  gtk_widget_class_bind_template_child (widget_class, SpForecastPage, none);
  gtk_widget_class_bind_template_child (widget_class, SpForecastPage, area_drop);
  gtk_widget_class_bind_template_child (widget_class, SpForecastPage, group_drop);
  gtk_widget_class_bind_template_child (widget_class, SpForecastPage, part_drop);
  gtk_widget_class_bind_template_child (widget_class, SpForecastPage, updating);
  gtk_widget_class_bind_template_child (widget_class, SpForecastPage, keep_round);
  gtk_widget_class_bind_template_callback (widget_class, area_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_shown_cb);
}

static void
sp_forecast_page_init (SpForecastPage *self)
{
  g_autoptr(GtkExpression) name = NULL, title = NULL;
  g_autoptr(GtkSelectionModel) pages = NULL;

  self->area_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->phase = -1;
  self->group = SP_GROUP_ENTRY;
  gtk_widget_init_template (GTK_WIDGET (self));
  name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"); /* what the search looks in */
  gtk_drop_down_set_expression (self->area_drop, name);
  title = gtk_property_expression_new (GTK_TYPE_STACK_PAGE, NULL, "title");
  gtk_drop_down_set_expression (self->part_drop, title);
  pages = gtk_stack_get_pages (self->parts);
  gtk_drop_down_set_model (self->part_drop, G_LIST_MODEL (pages));
  sp_field_name_drop_down (self->area_drop, _("Planning area"));
  sp_field_name_drop_down (self->group_drop, _("Year groups"));
  sp_field_name_drop_down (self->part_drop, _("Part of the forecast"));
  part_shown_cb (self);
}

void
sp_forecast_page_show_part (SpForecastPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->parts, name);
}
