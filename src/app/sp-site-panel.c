/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-site-panel.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-link-list.h"
#include "sp-row-list.h"
#include "sp-rows.h"
#include "sp-sentences.h"
#include "sp-site-counts.h"
#include "sp-site-facts.h"
#include "sp-site-terms.h"
#include "sp-site-years.h"

struct _SpSitePanel
{
  SpView        parent_instance;

  GtkLabel     *name, *caption, *sentence, *source;
  SpSiteYears  *years;
  SpSiteFacts  *facts;
  SpSiteTerms  *terms;
  SpSiteCounts *counts;
  SpLinkList   *where;
};

G_DEFINE_FINAL_TYPE (SpSitePanel, sp_site_panel, SP_TYPE_VIEW)

static gboolean
remove_site (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_remove_site (plan, value->target, error);
}

static void
remove_cb (SpSitePanel *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpEditValue value = { .target = sp_session_get_selected (session, SP_SUBJECT_SITE) };

  if (value.target != 0)
    sp_edit_request (GTK_WIDGET (self), session, FALSE, remove_site, &value);
}

static void
show_caption (SpSitePanel *self, const SpSiteValues *values)
{
  g_autofree char *dwellings = sp_words_for_dwellings (values->dwellings_min, values->dwellings_max);
  g_autofree char *range = dwellings != NULL ? g_strdup_printf (_("%s dwellings"), dwellings) : NULL;
  const char *all[] = { values->stage, range, values->reference };

  sp_field_say_parts (self->caption, all, G_N_ELEMENTS (all));
}

/* Its growth area, or the planning areas that take its pupils. */
static void
show_where (SpSitePanel *self, SpSession *session, const SpSnapshot *s, const SpSite *site)
{
  sp_link_list_begin (self->where);
  if (site->growth >= 0)
    sp_link_list_add (self->where, s->growth_areas[site->growth].name, _("Growth area: it says where the pupils go"), NULL,
                      SP_SUBJECT_GROWTH_AREA, s->growth_areas[site->growth].id);
  if (site->growth < 0 && site->primary_area >= 0)
    sp_link_list_add (self->where, s->areas[site->primary_area].name, sp_phase_name (SP_PHASE_PRIMARY), NULL, SP_SUBJECT_AREA,
                      s->areas[site->primary_area].id);
  if (site->growth < 0 && site->secondary_area >= 0)
    sp_link_list_add (self->where, s->areas[site->secondary_area].name, sp_phase_name (SP_PHASE_SECONDARY), NULL,
                      SP_SUBJECT_AREA, s->areas[site->secondary_area].id);
  sp_link_list_end (self->where, session);
}

static void
sp_site_panel_update (SpView *view)
{
  SpSitePanel *self = SP_SITE_PANEL (view);
  SpSession *session = sp_view_get_session (view);
  const SpSnapshot *s = sp_session_get_snapshot (session);
  gint64 id = sp_session_get_selected (session, SP_SUBJECT_SITE);
  SpSiteIndex site = s != NULL ? sp_snapshot_find_site (s, id) : -1;
  SpRow *row = site >= 0 ? sp_row_list_find (sp_session_get_sites (session), id) : NULL;
  g_autofree char *sentence = NULL;

  if (row == NULL)
    return;
  sentence = sp_sentence_for_site (s, site);
  sp_field_say (self->name, s->sites[site].name);
  show_caption (self, sp_site_row_get_values (row));
  sp_field_say (self->sentence, sentence);
  sp_site_years_show (self->years, session, site);
  sp_site_facts_show (self->facts, session, site);
  sp_site_terms_show (self->terms, session, site);
  sp_site_counts_show (self->counts, session, site);
  show_where (self, session, s, &s->sites[site]);
  sp_field_say (self->source, s->sites[site].provenance.source);
}

static void
sp_site_panel_class_init (SpSitePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_PHASE | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_site_panel_update;
  g_type_ensure (SP_TYPE_SITE_YEARS);
  g_type_ensure (SP_TYPE_SITE_FACTS);
  g_type_ensure (SP_TYPE_SITE_TERMS);
  g_type_ensure (SP_TYPE_SITE_COUNTS);
  g_type_ensure (SP_TYPE_LINK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-site-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSitePanel, name);
  gtk_widget_class_bind_template_child (widget_class, SpSitePanel, caption);
  gtk_widget_class_bind_template_child (widget_class, SpSitePanel, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpSitePanel, years);
  gtk_widget_class_bind_template_child (widget_class, SpSitePanel, facts);
  gtk_widget_class_bind_template_child (widget_class, SpSitePanel, terms);
  gtk_widget_class_bind_template_child (widget_class, SpSitePanel, counts);
  gtk_widget_class_bind_template_child (widget_class, SpSitePanel, where);
  gtk_widget_class_bind_template_child (widget_class, SpSitePanel, source);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
sp_site_panel_init (SpSitePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
