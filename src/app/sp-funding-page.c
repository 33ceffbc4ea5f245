/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding-page.h"

#include <glib/gi18n-lib.h>
#include "sp-chart-view.h"
#include "sp-column.h"
#include "sp-field.h"
#include "sp-result-charts.h"
#include "sp-row-table.h"
#include "sp-rows.h"
#include "sp-sentences.h"

struct _SpFundingPage
{
  SpPage       parent_instance;

  GtkLabel    *summary, *unmet;
  SpChartView *chart;
  SpRowTable  *table;
};

G_DEFINE_FINAL_TYPE (SpFundingPage, sp_funding_page, SP_TYPE_PAGE)

#define POT(row) sp_funding_row_get_values (row)

static char *name_text (gpointer row) { return g_strdup (POT (row)->name); }
static char *source_text (gpointer row) { return g_strdup (POT (row)->source_name); }
static char *counts_text (gpointer row) { return g_strdup (POT (row)->growth ? _("Growth") : _("Other")); }
static char *certainty_text (gpointer row) { return g_strdup (POT (row)->certainty_name); }
static char *total_text (gpointer row) { return sp_money_format (sp_money (POT (row)->total), SP_MONEY_MILLIONS); }
static double total_key (gpointer row) { return (double) POT (row)->total; }
static char *spend_by_text (gpointer row) { return g_strdup (POT (row)->spend_by); }
static char *terms_text (gpointer row) { return g_strdup (POT (row)->terms); }

static const SpColumn columns[] = {
  { N_("Pot"), NULL, name_text, NULL, NULL, SP_COLUMN_EXPAND },
  { N_("Source"), NULL, source_text, NULL, NULL, 0 },
  { N_("Programme"), N_("Only money of the growth programme is set against the plan's projects"), counts_text, NULL, NULL, SP_COLUMN_CAPTION },
  { N_("Certainty"), NULL, certainty_text, NULL, NULL, 0 },
  { N_("Total £m"), N_("All years"), total_text, total_key, NULL, 0 },
  { N_("Spend by"), NULL, spend_by_text, NULL, NULL, 0 },
  { N_("May pay for"), NULL, terms_text, NULL, NULL, SP_COLUMN_EXPAND | SP_COLUMN_CAPTION },
};

static void
sp_funding_page_update (SpView *view)
{
  SpFundingPage *self = SP_FUNDING_PAGE (view);
  SpFunding *funding = sp_session_get_funding (sp_view_get_session (view));
  g_autoptr(SpChart) chart = funding != NULL ? sp_chart_for_funding (funding) : NULL;
  g_autofree char *sentence = funding != NULL ? sp_sentence_for_funding (funding) : NULL;

  SpUnmet *unmet = sp_session_get_unmet (sp_view_get_session (view));
  g_autofree char *of_need = unmet != NULL ? sp_sentence_for_unmet (unmet) : NULL;

  sp_field_say (self->summary, sentence);
  sp_field_say (self->unmet, of_need);
  sp_chart_view_set_chart (self->chart, chart);
}

static void
sp_funding_page_session_set (SpView *view)
{
  SpSession *session = sp_view_get_session (view);

  sp_row_table_set_up (SP_FUNDING_PAGE (view)->table, session, sp_session_get_funding_rows (session), SP_SUBJECT_POT,
                       columns, G_N_ELEMENTS (columns));
}

static void
sp_funding_page_search (SpPage *page, const char *text)
{
  sp_row_table_set_search (SP_FUNDING_PAGE (page)->table, text);
}

static void
sp_funding_page_class_init (SpFundingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_funding_page_session_set;
  SP_VIEW_CLASS (klass)->update = sp_funding_page_update;
  SP_PAGE_CLASS (klass)->search = sp_funding_page_search;
  g_type_ensure (SP_TYPE_CHART_VIEW);
  g_type_ensure (SP_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-funding-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFundingPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SpFundingPage, unmet);
  gtk_widget_class_bind_template_child (widget_class, SpFundingPage, chart);
  gtk_widget_class_bind_template_child (widget_class, SpFundingPage, table);
}

static void
sp_funding_page_init (SpFundingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
