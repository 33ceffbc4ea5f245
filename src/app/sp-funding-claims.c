/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding-claims.h"

#include "sp-result-tables.h"
#include "sp-table-list.h"

struct _SpFundingClaims
{
  SpView       parent_instance;

  GtkStack    *stack; /* "list" or "empty" */
  GtkLabel    *note;
  SpTableList *list;
};

G_DEFINE_FINAL_TYPE (SpFundingClaims, sp_funding_claims, SP_TYPE_VIEW)

static void
sp_funding_claims_update (SpView *view)
{
  SpFundingClaims *self = SP_FUNDING_CLAIMS (view);
  SpSnapshot *snapshot = sp_session_get_snapshot (sp_view_get_session (view));
  g_autoptr(SpTable) table = NULL;

  if (snapshot == NULL)
    return;
  table = sp_table_of_cil (snapshot);
  gtk_label_set_text (self->note, sp_table_get_note (table));
  sp_table_list_set_table (self->list, table);
  gtk_stack_set_visible_child_name (self->stack, sp_table_get_n_rows (table) > 0 ? "list" : "empty");
}

static void
sp_funding_claims_class_init (SpFundingClaimsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->update = sp_funding_claims_update;
  g_type_ensure (SP_TYPE_TABLE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-funding-claims.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFundingClaims, stack);
  gtk_widget_class_bind_template_child (widget_class, SpFundingClaims, note);
  gtk_widget_class_bind_template_child (widget_class, SpFundingClaims, list);
}

static void
sp_funding_claims_init (SpFundingClaims *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_funding_claims_set_search (SpFundingClaims *self, const char *text)
{
  sp_table_list_set_search (self->list, text);
}
