/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding-warnings.h"

#include <glib/gi18n-lib.h>
#include "sp-field.h"
#include "sp-finding-columns.h"
#include "sp-funding-page.h"
#include "sp-row-table.h"
#include "sp-rows.h"

struct _SpFundingWarnings
{
  SpView      parent_instance;

  GtkLabel   *summary;
  SpRowTable *table;
};

G_DEFINE_FINAL_TYPE (SpFundingWarnings, sp_funding_warnings, SP_TYPE_VIEW)

#define FINDING(row) sp_finding_row_get_values (row)

static char *
about_text (gpointer row)
{
  switch (FINDING (row)->subject)
    {
    case SP_SUBJECT_POT: return g_strdup (_("Pot"));
    case SP_SUBJECT_AGREEMENT: return g_strdup (_("Contribution"));
    case SP_SUBJECT_PROJECT: return g_strdup (_("Project"));
    case SP_SUBJECT_AREA: return g_strdup (_("Places"));
    default: return g_strdup (_("All money"));
    }
}

static const SpColumn columns[] = {
  SP_FINDING_COLUMN_SEVERITY,
  { N_("About"), NULL, about_text, NULL, NULL, 0 },
  { N_("Warning"), NULL, sp_finding_column_message, NULL, NULL, SP_COLUMN_EXPAND | SP_COLUMN_WRAP },
};

/* What is about a contribution leads to the ledger, and to its site; what is about all the money together, to the years of all pots. */
static void
activated_cb (SpFundingWarnings *self, SpRow *row)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), SP_TYPE_FUNDING_PAGE);

  if (FINDING (row)->subject != SP_SUBJECT_PLAN || page == NULL)
    {
      sp_session_go_to (session, FINDING (row)->subject, FINDING (row)->subject_id);
      if (FINDING (row)->subject == SP_SUBJECT_AGREEMENT && page != NULL)
        sp_funding_page_show_part (SP_FUNDING_PAGE (page), "ledger");
      return;
    }
  sp_session_select (session, SP_SUBJECT_POT, 0);
  sp_funding_page_show_part (SP_FUNDING_PAGE (page), "pots");
}

static void
sp_funding_warnings_update (SpView *view)
{
  guint n = g_list_model_get_n_items (sp_session_get_warnings (sp_view_get_session (view)));
  g_autofree char *text = g_strdup_printf (ngettext ("%u thing to look out for: money that lapses or comes late, schemes that are not "
                                                     "paid for, and places that come after the need.",
                                                     "%u things to look out for: money that lapses or comes late, schemes that are not "
                                                     "paid for, and places that come after the need.", n), n);

  sp_field_say (SP_FUNDING_WARNINGS (view)->summary, n > 0 ? text : NULL);
}

static void
sp_funding_warnings_session_set (SpView *view)
{
  SpSession *session = sp_view_get_session (view);

  sp_row_table_set_up (SP_FUNDING_WARNINGS (view)->table, session, sp_session_get_warnings (session), SP_SUBJECT_PLAN, columns,
                       G_N_ELEMENTS (columns));
}

static void
sp_funding_warnings_class_init (SpFundingWarningsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_funding_warnings_session_set;
  SP_VIEW_CLASS (klass)->update = sp_funding_warnings_update;
  g_type_ensure (SP_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-funding-warnings.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFundingWarnings, summary);
  gtk_widget_class_bind_template_child (widget_class, SpFundingWarnings, table);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
sp_funding_warnings_init (SpFundingWarnings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_funding_warnings_set_search (SpFundingWarnings *self, const char *text)
{
  sp_row_table_set_search (self->table, text);
}
