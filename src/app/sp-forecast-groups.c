/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-forecast-groups.h"

#include <glib/gi18n-lib.h>
#include "sp-field.h"
#include "sp-heat-view.h"
#include "sp-result-tables.h"
#include "sp-table-grid.h"

struct _SpForecastGroups
{
  SpForecastPart parent_instance;

  SpHeatView  *heat;
  GtkLabel    *cell;
  GtkWidget   *why;
  GtkBox      *tables;
  gboolean     asked;     /* a number is taken apart: which */
  SpYearGroup  asked_group;
  gint         asked_year;
};

G_DEFINE_FINAL_TYPE (SpForecastGroups, sp_forecast_groups, SP_TYPE_FORECAST_PART)

static void
clear_tables (SpForecastGroups *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tables))) != NULL)
    gtk_box_remove (self->tables, child);
}

static void
show_why (SpForecastGroups *self, const SpPupilScope *scope)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);

  clear_tables (self);
  if (self->asked)
    sp_tables_add_why (tables, sp_session_get_need (sp_view_get_session (SP_VIEW (self))), scope->area,
                       sp_academic_year (self->asked_year), self->asked_group);
  for (guint i = 0; i < tables->len; i++)
    gtk_box_append (self->tables, sp_table_grid_new (g_ptr_array_index (tables, i), TRUE, NULL, NULL));
  gtk_widget_set_visible (self->why, tables->len > 0);
}

/* What the cell under the pointer or the cursor says, else how to read the table. */
static void
moved_cb (SpForecastGroups *self)
{
  SpHeat *heat = sp_heat_view_get_heat (self->heat);
  gint row, column;

  if (heat != NULL && sp_heat_view_get_cell (self->heat, &row, &column))
    sp_field_say (self->cell, sp_heat_get_words (heat, (guint) row, (guint) column));
  else
    sp_field_say (self->cell, _("Shaded by places short (hatched corner) or spare in the year group. A cohort moves one row down "
                                "and one year on. Choose a number to see why it is so."));
}

static void
cell_activated_cb (SpForecastGroups *self, gint row, gint column)
{
  SpHeat *heat = sp_heat_view_get_heat (self->heat);
  SpAcademicYear year;
  SpPupilScope scope;

  if (!sp_forecast_part_get_scope (SP_FORECAST_PART (self), &scope)
      || !sp_academic_year_parse (sp_heat_get_text (heat, -1, column), &year))
    return;
  self->asked = TRUE;
  self->asked_group = sp_phase_first_group (scope.phase) + (SpYearGroup) row;
  self->asked_year = year.start;
  if (year.start < sp_session_get_first_year (sp_view_get_session (SP_VIEW (self))))
    sp_field_say (self->cell, _("This was counted: there is nothing to take apart."));
  show_why (self, &scope);
}

static void
sp_forecast_groups_update (SpView *view)
{
  SpForecastGroups *self = SP_FORECAST_GROUPS (view);
  SpSession *session = sp_view_get_session (view);
  g_autoptr(SpHeat) heat = NULL;
  SpPupilScope scope;

  if (!sp_forecast_part_get_scope (SP_FORECAST_PART (self), &scope))
    return;
  heat = sp_heat_for_groups (sp_session_get_need (session), scope.area, scope.phase, sp_session_get_year (session));
  sp_heat_view_set_heat (self->heat, heat);
  if (self->asked && sp_year_group_phase (self->asked_group) != scope.phase)
    self->asked = FALSE;
  moved_cb (self);
  show_why (self, &scope);
}

static void
sp_forecast_groups_class_init (SpForecastGroupsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_YEAR | SP_FOLLOWS_PHASE | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_forecast_groups_update;
  g_type_ensure (SP_TYPE_HEAT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-forecast-groups.ui");
  gtk_widget_class_bind_template_child (widget_class, SpForecastGroups, heat);
  gtk_widget_class_bind_template_child (widget_class, SpForecastGroups, cell);
  gtk_widget_class_bind_template_child (widget_class, SpForecastGroups, why);
  gtk_widget_class_bind_template_child (widget_class, SpForecastGroups, tables);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, cell_activated_cb);
}

static void
sp_forecast_groups_init (SpForecastGroups *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
