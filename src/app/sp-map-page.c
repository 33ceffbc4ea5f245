/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-map-page.h"

#include <glib/gi18n-lib.h>
#include "sp-application.h"
#include "sp-columns.h"
#include "sp-field.h"
#include "sp-map-view.h"
#include "sp-result-charts.h"
#include "sp-row-table.h"

struct _SpMapPage
{
  SpPage           parent_instance;

  SpMapView       *map;
  GtkToggleButton *schools_toggle, *growth_toggle;
  GtkDropDown     *shading;
  GtkStack        *lists;
  SpRowTable      *areas, *growth, *schools;
};

G_DEFINE_FINAL_TYPE (SpMapPage, sp_map_page, SP_TYPE_PAGE)

static void
draw_map (SpMapPage *self, SpSession *session)
{
  SpNeed *need = sp_session_get_need (session);
  gint half_form = sp_session_get_half_form (session);
  g_autoptr(SpMapContent) content = NULL;

  gtk_drop_down_set_selected (self->shading, (guint) half_form);
  if (need != NULL && half_form > 0)
    content = sp_map_content_for_chance (need, sp_session_get_probability (session), sp_session_get_phase (session),
                                         sp_session_get_lead (session), half_form);
  else if (need != NULL)
    content = sp_map_content_for_need (need, sp_session_get_phase (session), sp_session_get_lead (session));
  sp_map_view_set_content (self->map, content);
}

static void
shading_chosen_cb (SpMapPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->shading);

  if (sp_view_get_session (SP_VIEW (self)) != NULL && chosen <= SP_MOST_HALF_FORMS)
    sp_session_set_half_form (sp_view_get_session (SP_VIEW (self)), (gint) chosen);
}

/* What the shading shows: need, then how likely each half form is. */
static void
offer_shadings (SpMapPage *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Places short or spare"));
  for (gint half_form = 1; half_form <= SP_MOST_HALF_FORMS; half_form++)
    {
      g_autofree char *name = g_strdup_printf (_("Chance: %s"), sp_words_for_half_forms (half_form));

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->shading, G_LIST_MODEL (names));
  sp_field_name_drop_down (self->shading, _("What the shading of planning areas shows"));
  g_object_unref (names);
}

static SpSubject
subject_of (gint kind)
{
  switch (kind)
    {
    case SP_PICK_AREA: return SP_SUBJECT_AREA;
    case SP_PICK_SCHOOL: return SP_SUBJECT_SCHOOL;
    case SP_PICK_GROWTH: return SP_SUBJECT_GROWTH_AREA;
    default: return SP_SUBJECT_PLAN;
    }
}

static void
picked_cb (SpMapPage *self, gint kind, gint64 id)
{
  if (kind != SP_PICK_NOTHING)
    sp_session_select (sp_view_get_session (SP_VIEW (self)), subject_of (kind), id);
}

static void
area_activated_cb (SpMapPage *self, SpRow *row)
{
  sp_map_view_go_to (self->map, SP_PICK_AREA, sp_row_get_id (row));
}

static void
growth_activated_cb (SpMapPage *self, SpRow *row)
{
  sp_map_view_go_to (self->map, SP_PICK_GROWTH, sp_row_get_id (row));
}

static void
school_activated_cb (SpMapPage *self, SpRow *row)
{
  sp_map_view_go_to (self->map, SP_PICK_SCHOOL, sp_row_get_id (row));
}

/* The list of what was chosen comes to the front, so that map and table speak of the same thing. */
static void
show_list (SpMapPage *self, SpSession *session)
{
  switch (sp_session_get_focus (session))
    {
    case SP_SUBJECT_AREA: gtk_stack_set_visible_child_name (self->lists, "areas"); break;
    case SP_SUBJECT_SCHOOL: gtk_stack_set_visible_child_name (self->lists, "schools"); break;
    case SP_SUBJECT_SITE:
    case SP_SUBJECT_GROWTH_AREA: gtk_stack_set_visible_child_name (self->lists, "growth"); break;
    default: break;
    }
}

static void
focus_cb (SpMapPage *self)
{
  show_list (self, sp_view_get_session (SP_VIEW (self)));
}

static void
sp_map_page_update (SpView *view)
{
  draw_map (SP_MAP_PAGE (view), sp_view_get_session (view));
}

static void
use_tiles (SpMapPage *self)
{
  GSettings *settings = sp_application_get_settings ();
  g_autofree char *kind = g_settings_get_string (settings, "tile-kind");
  g_autofree char *url = g_settings_get_string (settings, "tile-url");
  g_autofree char *file = g_settings_get_string (settings, "tile-file");
  g_autofree char *licence = g_settings_get_string (settings, "tile-licence");
  gboolean web = g_str_equal (kind, "web") && *url != '\0';
  gboolean local = g_str_equal (kind, "file") && *file != '\0';

  g_object_set (self->map, "tile-url", web ? url : NULL, "mbtiles-path", local ? file : NULL,
                "tile-licence", (web || local) && *licence != '\0' ? licence : NULL, NULL);
}

static void
follow_settings (SpMapPage *self)
{
  GSettings *settings = sp_application_get_settings ();
  const char *const keys[] = { "changed::tile-kind", "changed::tile-url", "changed::tile-file", "changed::tile-licence" };

  if (settings == NULL)
    return;
  g_settings_bind (settings, "show-schools", self->schools_toggle, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-growth", self->growth_toggle, "active", G_SETTINGS_BIND_DEFAULT);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_signal_connect_object (settings, keys[i], G_CALLBACK (use_tiles), self, G_CONNECT_SWAPPED);
  use_tiles (self);
}

static void
sp_map_page_session_set (SpView *view)
{
  SpMapPage *self = SP_MAP_PAGE (view);
  SpSession *session = sp_view_get_session (view);

  sp_row_table_set_up (self->areas, session, sp_session_get_areas (session), SP_SUBJECT_AREA, sp_area_columns,
                       sp_n_area_columns);
  sp_row_table_sort_by (self->areas, SP_AREA_COLUMN_FORMS, GTK_SORT_DESCENDING);
  sp_row_table_set_up (self->growth, session, sp_session_get_growth_areas (session), SP_SUBJECT_GROWTH_AREA,
                       sp_growth_columns, sp_n_growth_columns);
  sp_row_table_set_up (self->schools, session, sp_session_get_schools (session), SP_SUBJECT_SCHOOL, sp_school_columns,
                       sp_n_school_columns);
  g_object_bind_property (session, "selected-area", self->map, "selected-area", G_BINDING_SYNC_CREATE);
  g_object_bind_property (session, "selected-school", self->map, "selected-school", G_BINDING_SYNC_CREATE);
  g_object_bind_property (session, "selected-growth-area", self->map, "selected-growth", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (session, "notify::focus", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
  follow_settings (self);
}

static void
sp_map_page_search (SpPage *page, const char *text)
{
  SpMapPage *self = SP_MAP_PAGE (page);

  sp_row_table_set_search (self->areas, text);
  sp_row_table_set_search (self->growth, text);
  sp_row_table_set_search (self->schools, text);
}

static void
sp_map_page_class_init (SpMapPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_OUTLOOK | SP_FOLLOWS_YEAR | SP_FOLLOWS_PHASE;
  SP_VIEW_CLASS (klass)->session_set = sp_map_page_session_set;
  SP_VIEW_CLASS (klass)->update = sp_map_page_update;
  SP_PAGE_CLASS (klass)->search = sp_map_page_search;
  g_type_ensure (SP_TYPE_MAP_VIEW);
  g_type_ensure (SP_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-map-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, map);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, schools_toggle);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, growth_toggle);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, shading);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, lists);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, areas);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, growth);
  gtk_widget_class_bind_template_child (widget_class, SpMapPage, schools);
}

static void
sp_map_page_init (SpMapPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  offer_shadings (self);
  g_signal_connect_object (self->shading, "notify::selected", G_CALLBACK (shading_chosen_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->schools_toggle, "active", self->map, "show-schools", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->growth_toggle, "active", self->map, "show-growth", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->map, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->areas, "activated", G_CALLBACK (area_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->growth, "activated", G_CALLBACK (growth_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->schools, "activated", G_CALLBACK (school_activated_cb), self, G_CONNECT_SWAPPED);
}
