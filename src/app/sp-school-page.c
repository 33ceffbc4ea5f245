/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-school-page.h"

#include <glib/gi18n-lib.h>
#include "sp-columns.h"
#include "sp-field.h"
#include "sp-number.h"
#include "sp-row-table.h"
#include "sp-rows.h"

struct _SpSchoolPage
{
  SpPage      parent_instance;

  GtkLabel   *summary;
  SpRowTable *table;
};

G_DEFINE_FINAL_TYPE (SpSchoolPage, sp_school_page, SP_TYPE_PAGE)

static void
sp_school_page_update (SpView *view)
{
  GListModel *rows = sp_session_get_schools (sp_view_get_session (view));
  guint n = g_list_model_get_n_items (rows), n_over = 0, n_unknown = 0;
  double pupils = 0, places = 0;
  g_autofree char *text = NULL, *pupils_text = NULL, *places_text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);
      const SpSchoolValues *values = sp_school_row_get_values (row);

      n_unknown += !values->spare_known;
      n_over += values->spare_known && values->spare < 0;
      pupils += values->spare_known ? values->roll : 0;
      places += values->spare_known ? values->places : 0;
    }
  pupils_text = sp_number_format (pupils, 0);
  places_text = sp_number_format (places, 0);
  text = g_strdup_printf (_("%u schools; in the %u with roll and places held, %s pupils in %s places. %u are over-full."),
                          n, n - n_unknown, pupils_text, places_text, n_over);
  sp_field_say (SP_SCHOOL_PAGE (view)->summary, n > 0 ? text : NULL);
}

static void
sp_school_page_session_set (SpView *view)
{
  SpSession *session = sp_view_get_session (view);

  sp_row_table_set_up (SP_SCHOOL_PAGE (view)->table, session, sp_session_get_schools (session), SP_SUBJECT_SCHOOL,
                       sp_school_columns, sp_n_school_columns);
}

static void
sp_school_page_search (SpPage *page, const char *text)
{
  sp_row_table_set_search (SP_SCHOOL_PAGE (page)->table, text);
}

static void
sp_school_page_class_init (SpSchoolPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_school_page_session_set;
  SP_VIEW_CLASS (klass)->update = sp_school_page_update;
  SP_PAGE_CLASS (klass)->search = sp_school_page_search;
  g_type_ensure (SP_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-school-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPage, table);
}

static void
sp_school_page_init (SpSchoolPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
