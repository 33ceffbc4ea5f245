/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding-page.h"

#include "sp-funding-claims.h"
#include "sp-funding-ledger.h"
#include "sp-funding-pots.h"
#include "sp-funding-trial.h"
#include "sp-funding-warnings.h"
#include "sp-part-bar.h"

struct _SpFundingPage
{
  SpPage             parent_instance;

  GtkStack          *parts;
  SpFundingPots     *pots;
  SpFundingLedger   *ledger;
  SpFundingClaims   *claims;
  SpFundingWarnings *warnings;
  GtkWidget         *updating;
};

G_DEFINE_FINAL_TYPE (SpFundingPage, sp_funding_page, SP_TYPE_PAGE)

static void
sp_funding_page_session_set (SpView *view)
{
  sp_page_set_up_parts (SP_PAGE (view), SP_FUNDING_PAGE (view)->parts, SP_FUNDING_PAGE (view)->updating);
}

/* A trial cannot be searched: looking for something there leads to the pots. */
static void
sp_funding_page_search (SpPage *page, const char *text)
{
  SpFundingPage *self = SP_FUNDING_PAGE (page);

  if (text != NULL && *text != '\0' && g_strcmp0 (gtk_stack_get_visible_child_name (self->parts), "trial") == 0)
    sp_funding_page_show_part (self, "pots");
  sp_funding_pots_set_search (self->pots, text);
  sp_funding_ledger_set_search (self->ledger, text);
  sp_funding_claims_set_search (self->claims, text);
  sp_funding_warnings_set_search (self->warnings, text);
}

static void
sp_funding_page_class_init (SpFundingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->session_set = sp_funding_page_session_set;
  SP_PAGE_CLASS (klass)->search = sp_funding_page_search;
  g_type_ensure (SP_TYPE_FUNDING_CLAIMS);
  g_type_ensure (SP_TYPE_FUNDING_LEDGER);
  g_type_ensure (SP_TYPE_FUNDING_POTS);
  g_type_ensure (SP_TYPE_FUNDING_TRIAL);
  g_type_ensure (SP_TYPE_FUNDING_WARNINGS);
  g_type_ensure (SP_TYPE_PART_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-funding-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFundingPage, parts);
  gtk_widget_class_bind_template_child (widget_class, SpFundingPage, pots);
  gtk_widget_class_bind_template_child (widget_class, SpFundingPage, ledger);
  gtk_widget_class_bind_template_child (widget_class, SpFundingPage, claims);
  gtk_widget_class_bind_template_child (widget_class, SpFundingPage, warnings);
  gtk_widget_class_bind_template_child (widget_class, SpFundingPage, updating);
}

static void
sp_funding_page_init (SpFundingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_funding_page_show_part (SpFundingPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->parts, name);
}
