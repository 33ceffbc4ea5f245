/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-growth-page.h"

#include <glib/gi18n-lib.h>
#include "sp-add-growth-area.h"
#include "sp-columns.h"
#include "sp-field.h"
#include "sp-housing-assumptions.h"
#include "sp-number.h"
#include "sp-row-table.h"
#include "sp-rows.h"
#include "sp-site-list.h"

struct _SpGrowthPage
{
  SpPage      parent_instance;

  GtkStack   *parts;
  GtkLabel   *summary;
  SpRowTable *table;
  SpAddGrowthArea *adder;
  SpSiteList *site_list;
  SpHousingAssumptions *assumptions;
};

G_DEFINE_FINAL_TYPE (SpGrowthPage, sp_growth_page, SP_TYPE_PAGE)

static void
sp_growth_page_update (SpView *view)
{
  GListModel *rows = sp_session_get_growth_areas (sp_view_get_session (view));
  guint n = g_list_model_get_n_items (rows), n_open = 0;
  double least = 0, most = 0;
  g_autofree char *text = NULL, *least_text = NULL, *most_text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);
      const SpGrowthValues *values = sp_growth_row_get_values (row);

      least += MAX (values->dwellings_min, 0);
      most += MAX (values->dwellings_max, MAX (values->dwellings_min, 0));
      n_open += values->dwellings_max < 0 && values->dwellings_min >= 0;
    }
  least_text = sp_number_format (least, 0);
  most_text = sp_number_format (most, 0);
  if (n_open > 0)
    text = g_strdup_printf (ngettext ("%u growth area with at least %s dwellings; no upper figure for %u.",
                                      "%u growth areas with at least %s dwellings; no upper figure for %u.", n),
                            n, least_text, n_open);
  else if (least < most)
    text = g_strdup_printf (ngettext ("%u growth area with %s to %s dwellings.", "%u growth areas with %s to %s dwellings.", n),
                            n, least_text, most_text);
  else
    text = g_strdup_printf (ngettext ("%u growth area with %s dwellings.", "%u growth areas with %s dwellings.", n), n, most_text);
  sp_field_say (SP_GROWTH_PAGE (view)->summary, n > 0 ? text : NULL);
}

static void
sp_growth_page_session_set (SpView *view)
{
  SpSession *session = sp_view_get_session (view);

  sp_row_table_set_up (SP_GROWTH_PAGE (view)->table, session, sp_session_get_growth_areas (session), SP_SUBJECT_GROWTH_AREA,
                       sp_growth_columns, sp_n_growth_columns);
  sp_add_growth_area_set_session (SP_GROWTH_PAGE (view)->adder, session);
  g_object_set (SP_GROWTH_PAGE (view)->site_list, "session", session, NULL);
  g_object_set (SP_GROWTH_PAGE (view)->assumptions, "session", session, NULL);
}

static void
sp_growth_page_search (SpPage *page, const char *text)
{
  sp_row_table_set_search (SP_GROWTH_PAGE (page)->table, text);
  sp_site_list_set_search (SP_GROWTH_PAGE (page)->site_list, text);
}

static void
sp_growth_page_class_init (SpGrowthPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_growth_page_session_set;
  SP_VIEW_CLASS (klass)->update = sp_growth_page_update;
  SP_PAGE_CLASS (klass)->search = sp_growth_page_search;
  g_type_ensure (SP_TYPE_ADD_GROWTH_AREA);
  g_type_ensure (SP_TYPE_ROW_TABLE);
  g_type_ensure (SP_TYPE_SITE_LIST);
  g_type_ensure (SP_TYPE_HOUSING_ASSUMPTIONS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-growth-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPage, parts);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPage, site_list);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPage, assumptions);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPage, table);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPage, adder);
}

static void
sp_growth_page_init (SpGrowthPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_growth_page_show_part (SpGrowthPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->parts, name);
}
