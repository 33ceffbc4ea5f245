/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-need-page.h"

#include <glib/gi18n-lib.h>
#include "sp-columns.h"
#include "sp-field.h"
#include "sp-number.h"
#include "sp-row-table.h"
#include "sp-rows.h"

struct _SpNeedPage
{
  SpPage      parent_instance;

  GtkLabel   *summary;
  SpRowTable *table;
};

G_DEFINE_FINAL_TYPE (SpNeedPage, sp_need_page, SP_TYPE_PAGE)

static void
sp_need_page_update (SpView *view)
{
  SpSession *session = sp_view_get_session (view);
  GListModel *rows = sp_session_get_areas (session);
  guint n = g_list_model_get_n_items (rows), n_short = 0;
  double shortfall = 0, spare = 0;
  g_autofree char *year = sp_academic_year_to_string (sp_academic_year (sp_session_get_year (session)));
  g_autofree char *text = NULL, *short_text = NULL, *spare_text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);
      const SpAreaValues *values = sp_area_row_get_values (row);

      n_short += values->known && values->shortfall >= 0.5;
      shortfall += values->known ? values->shortfall : 0;
      spare += values->known ? values->spare : 0;
    }
  short_text = sp_number_format (shortfall, 0);
  spare_text = sp_number_format (spare, 0);
  text = g_strdup_printf (_("%s: %u of %u planning areas are short in some year group, by %s places together. Elsewhere %s places "
                            "are spare, which does not make up for them."), year, n_short, n, short_text, spare_text);
  sp_field_say (SP_NEED_PAGE (view)->summary, n > 0 && sp_session_get_need (session) != NULL ? text : NULL);
}

static void
sp_need_page_session_set (SpView *view)
{
  SpSession *session = sp_view_get_session (view);
  SpRowTable *table = SP_NEED_PAGE (view)->table;

  sp_row_table_set_up (table, session, sp_session_get_areas (session), SP_SUBJECT_AREA, sp_area_columns, sp_n_area_columns);
  sp_row_table_sort_by (table, SP_AREA_COLUMN_FORMS, GTK_SORT_DESCENDING);
}

static void
sp_need_page_search (SpPage *page, const char *text)
{
  sp_row_table_set_search (SP_NEED_PAGE (page)->table, text);
}

static void
sp_need_page_class_init (SpNeedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_YEAR | SP_FOLLOWS_PHASE;
  SP_VIEW_CLASS (klass)->session_set = sp_need_page_session_set;
  SP_VIEW_CLASS (klass)->update = sp_need_page_update;
  SP_PAGE_CLASS (klass)->search = sp_need_page_search;
  g_type_ensure (SP_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-need-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpNeedPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SpNeedPage, table);
}

static void
sp_need_page_init (SpNeedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
