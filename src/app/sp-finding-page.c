/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-finding-page.h"

#include <glib/gi18n-lib.h>
#include "sp-field.h"
#include "sp-finding-columns.h"
#include "sp-row-table.h"
#include "sp-rows.h"

struct _SpFindingPage
{
  SpPage      parent_instance;

  GtkLabel   *summary;
  SpRowTable *table;
};

G_DEFINE_FINAL_TYPE (SpFindingPage, sp_finding_page, SP_TYPE_PAGE)

#define FINDING(row) sp_finding_row_get_values (row)

static const SpColumn columns[] = {
  SP_FINDING_COLUMN_SEVERITY,
  { N_("Finding"), NULL, sp_finding_column_message, NULL, NULL, SP_COLUMN_EXPAND | SP_COLUMN_WRAP },
};

/* Leads to the thing where the selection knows of it. */
static void
activated_cb (SpFindingPage *self, SpRow *row)
{
  sp_session_go_to (sp_view_get_session (SP_VIEW (self)), FINDING (row)->subject, FINDING (row)->subject_id);
}

static void
count_cb (SpFindingPage *self)
{
  guint n = 0;

  g_object_get (sp_view_get_session (SP_VIEW (self)), "n-findings", &n, NULL);
  g_object_set (self, "count", n, NULL);
}

/* Early warnings are no faults of the plan but what will come of it, so they stand beside the money; who reads this list alone is told.
 * NULL: there are none. */
static char *
say_apart (SpSession *session)
{
  guint n = g_list_model_get_n_items (sp_session_get_warnings (session));

  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u early warning of money and places is listed apart: Funding, Warnings.",
                                    "%u early warnings of money and places are listed apart: Funding, Warnings.", n), n);
}

static void
sp_finding_page_update (SpView *view)
{
  GListModel *rows = sp_session_get_findings (sp_view_get_session (view));
  guint n = g_list_model_get_n_items (rows), counts[3] = { 0 };
  g_autofree char *text = NULL, *apart = say_apart (sp_view_get_session (view)), *all = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);

      counts[CLAMP (FINDING (row)->severity, 0, 2)]++;
    }
  text = g_strdup_printf (_("Errors: %u. Warnings: %u. Notes: %u. Nothing is corrected by itself; open a finding to go to the place."),
                          counts[SP_FINDING_ERROR], counts[SP_FINDING_WARNING], counts[SP_FINDING_NOTE]);
  all = apart != NULL ? g_strdup_printf ("%s\n%s", text, apart) : g_strdup (text);
  sp_field_say (SP_FINDING_PAGE (view)->summary, n > 0 ? all : apart);
}

static void
sp_finding_page_session_set (SpView *view)
{
  SpSession *session = sp_view_get_session (view);

  sp_row_table_set_up (SP_FINDING_PAGE (view)->table, session, sp_session_get_findings (session), SP_SUBJECT_PLAN, columns,
                       G_N_ELEMENTS (columns));
  g_signal_connect_object (session, "notify::n-findings", G_CALLBACK (count_cb), view, G_CONNECT_SWAPPED);
  count_cb (SP_FINDING_PAGE (view));
}

static void
sp_finding_page_search (SpPage *page, const char *text)
{
  sp_row_table_set_search (SP_FINDING_PAGE (page)->table, text);
}

static void
sp_finding_page_class_init (SpFindingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_finding_page_session_set;
  SP_VIEW_CLASS (klass)->update = sp_finding_page_update;
  SP_PAGE_CLASS (klass)->search = sp_finding_page_search;
  g_type_ensure (SP_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-finding-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFindingPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SpFindingPage, table);
}

static void
sp_finding_page_init (SpFindingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->table, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}
