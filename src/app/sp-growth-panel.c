/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-growth-panel.h"

#include <glib/gi18n-lib.h>
#include "sp-chart-view.h"
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-field.h"
#include "sp-link-list.h"
#include "sp-number.h"
#include "sp-result-charts.h"
#include "sp-row-list.h"
#include "sp-rows.h"
#include "sp-sentences.h"
#include "sp-site-years.h"
#include "sp-statements.h"

struct _SpGrowthPanel
{
  SpView        parent_instance;

  GtkLabel     *name, *caption, *sentence, *pupils, *dwellings, *money, *source;
  SpChartView  *forms_chart;
  SpChartView  *dwellings_chart;
  GtkBox       *sites;
  SpStatements *statements;
  SpLinkList   *site_links, *projects, *agreements, *areas;
  GPtrArray    *site_grids;  /* of SpSiteYears, borrowed */
  GArray       *site_ids;    /* of gint64, beside the grids */
};

G_DEFINE_FINAL_TYPE (SpGrowthPanel, sp_growth_panel, SP_TYPE_VIEW)

static gboolean
remove_growth (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_remove_growth_area (plan, value->target, error);
}

static void
remove_cb (SpGrowthPanel *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpEditValue value = { .target = sp_session_get_selected (session, SP_SUBJECT_GROWTH_AREA) };

  if (value.target != 0)
    sp_edit_request (GTK_WIDGET (self), session, FALSE, remove_growth, &value);
}

static char *
dup_dwellings (const SpGrowthValues *values)
{
  if (values->dwellings_text == NULL)
    return values->horizon_year != 0 ? g_strdup_printf (_("dwellings by %d"), values->horizon_year) : NULL;
  return values->horizon_year != 0 ? g_strdup_printf (_("%s dwellings by %d"), values->dwellings_text, values->horizon_year)
                                   : g_strdup_printf (_("%s dwellings"), values->dwellings_text);
}

/* Each part is whole by itself; NULL parts are left out. */
static void
show_caption (SpGrowthPanel *self, const SpGrowthValues *values)
{
  g_autofree char *category = g_strdup_printf (_("Category %d"), values->category), *dwellings = dup_dwellings (values);
  g_autofree char *not_before = values->not_before != NULL ? g_strdup_printf (_("not before %s"), values->not_before) : NULL;
  const char *all[] = { category, values->district, dwellings, not_before };

  sp_field_say_parts (self->caption, all, G_N_ELEMENTS (all));
}

/* What its planning area needs comes first; what it brings itself comes under the chart. */
static void
show_sentences (SpGrowthPanel *self, SpSession *session, SpGrowthIndex growth, const SpGrowthValues *values)
{
  SpNeed *need = sp_session_get_need (session);
  SpPhase phase = sp_session_get_phase (session);
  g_autofree char *year = sp_academic_year_to_string (sp_academic_year (sp_session_get_year (session)));
  g_autofree char *pupils = sp_number_format (values->pupils, 0);
  g_autofree char *of_area = NULL, *of_growth = NULL, *said = NULL, *money = NULL;
  gint area = sp_growth_row_main_area (sp_session_get_snapshot (session), growth, phase);

  if (need != NULL)
    of_growth = sp_sentence_for_growth (need, growth, phase);
  if (need != NULL && area >= 0)
    of_area = sp_sentence_for_area (need, area);
  if (of_growth != NULL && values->pupils_known)
    said = g_strdup_printf (phase == SP_PHASE_PRIMARY ? _("%s In %s they bring %s primary pupils.")
                                                      : _("%s In %s they bring %s secondary pupils."),
                            of_growth, year, pupils);
  sp_field_say (self->sentence, of_area != NULL ? of_area : of_growth);
  if (sp_session_get_unmet (session) != NULL)
    money = sp_sentence_for_unmet (sp_session_get_unmet (session));
  sp_field_say (self->money, money);
  sp_field_say (self->pupils, said != NULL ? said : of_area != NULL ? of_growth : NULL);
}

static void
show_charts (SpGrowthPanel *self, SpSession *session, SpGrowthIndex growth)
{
  SpNeed *need = sp_session_get_need (session);
  g_autoptr(SpChart) forms = NULL, dwellings = NULL;

  if (need != NULL)
    {
      forms = sp_chart_for_growth_forms (need, growth, sp_session_get_phase (session));
      dwellings = sp_chart_for_dwellings (need, growth);
    }
  sp_chart_view_set_chart (self->forms_chart, forms);
  sp_chart_view_set_chart (self->dwellings_chart, dwellings);
  gtk_widget_set_visible (GTK_WIDGET (self->forms_chart), forms != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->dwellings_chart), dwellings != NULL);
}

static gboolean
same_sites (SpGrowthPanel *self, const SpSnapshot *s, const SpGrowthArea *growth)
{
  if (self->site_ids->len != growth->n_sites)
    return FALSE;
  for (guint i = 0; i < growth->n_sites; i++)
    if (g_array_index (self->site_ids, gint64, i) != s->sites[growth->sites[i]].id)
      return FALSE;
  return TRUE;
}

static void
make_site_grids (SpGrowthPanel *self, const SpSnapshot *s, const SpGrowthArea *growth)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sites))) != NULL)
    gtk_box_remove (self->sites, child);
  g_ptr_array_set_size (self->site_grids, 0);
  g_array_set_size (self->site_ids, 0);
  for (guint i = 0; i < growth->n_sites; i++)
    {
      GtkWidget *grid = sp_site_years_new ();

      if (growth->n_sites > 1)
        {
          GtkWidget *label = gtk_label_new (s->sites[growth->sites[i]].name);

          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_box_append (self->sites, label);
        }
      gtk_box_append (self->sites, grid);
      g_ptr_array_add (self->site_grids, grid);
      g_array_append_val (self->site_ids, s->sites[growth->sites[i]].id);
    }
}

static void
show_sites (SpGrowthPanel *self, SpSession *session, const SpSnapshot *s, const SpGrowthArea *growth,
            const SpGrowthValues *values)
{
  g_autofree char *held = sp_number_format (values->expected, 0);
  g_autofree char *text = NULL;

  if (!same_sites (self, s, growth))
    make_site_grids (self, s, growth);
  for (guint i = 0; i < growth->n_sites; i++)
    sp_site_years_show (g_ptr_array_index (self->site_grids, i), session, growth->sites[i]);
  if (growth->n_sites == 0)
    text = g_strdup (_("No sites are held for this growth area."));
  else if (!values->expected_known)
    text = g_strdup (_("Not held for any year."));
  else if (values->dwellings_text != NULL)
    text = g_strdup_printf (_("%s held by year, of %s"), held, values->dwellings_text);
  else
    text = g_strdup_printf (_("%s held by year"), held);
  sp_field_say (self->dwellings, text);
}

static void
show_site_links (SpGrowthPanel *self, SpSession *session, const SpSnapshot *s, const SpGrowthArea *growth)
{
  sp_link_list_begin (self->site_links);
  for (guint i = 0; i < growth->n_sites; i++)
    {
      const SpSite *site = &s->sites[growth->sites[i]];
      g_autofree char *dwellings = sp_words_for_dwellings (site->dwellings_min, site->dwellings_max);

      sp_link_list_add (self->site_links, site->name, sp_permission_name (site->permission), dwellings, SP_SUBJECT_SITE, site->id);
    }
  sp_link_list_end (self->site_links, session);
}

static void
show_projects (SpGrowthPanel *self, SpSession *session, const SpSnapshot *s, const SpGrowthArea *growth)
{
  sp_link_list_begin (self->projects);
  for (guint i = 0; i < growth->n_projects; i++)
    {
      const SpProject *p = &s->projects[growth->projects[i]];
      g_autofree char *budget = p->has_budget ? sp_money_to_words (p->budget) : NULL;

      sp_link_list_add (self->projects, p->name, p->description, budget, SP_SUBJECT_PROJECT, p->id);
    }
  sp_link_list_end (self->projects, session);
}

static void
show_agreements (SpGrowthPanel *self, SpSession *session, const SpSnapshot *s, SpGrowthIndex growth)
{
  sp_link_list_begin (self->agreements);
  for (guint i = 0; i < s->n_agreements; i++)
    for (guint o = 0; s->agreements[i].growth == growth && o < s->agreements[i].n_obligations; o++)
      {
        const SpObligation *obligation = &s->agreements[i].obligations[o];
        g_autofree char *amount = obligation->has_amount ? sp_money_to_words (obligation->amount) : NULL;

        sp_link_list_add (self->agreements, obligation->text, s->agreements[i].title, amount, SP_SUBJECT_PLAN, i);
      }
  sp_link_list_end (self->agreements, session);
}

static void
show_areas (SpGrowthPanel *self, SpSession *session, const SpSnapshot *s, const SpGrowthArea *growth)
{
  sp_link_list_begin (self->areas);
  for (guint i = 0; i < growth->n_shares; i++)
    {
      const SpArea *area = &s->areas[growth->shares[i].area];
      g_autofree char *share = sp_number_format (growth->shares[i].share * 100, 0);
      g_autofree char *suffix = g_strdup_printf (growth->shares[i].estimated ? _("about %s %%") : _("%s %%"), share);

      sp_link_list_add (self->areas, area->name, sp_phase_name (area->phase), suffix, SP_SUBJECT_AREA, area->id);
    }
  sp_link_list_end (self->areas, session);
}

static void
sp_growth_panel_update (SpView *view)
{
  SpGrowthPanel *self = SP_GROWTH_PANEL (view);
  SpSession *session = sp_view_get_session (view);
  const SpSnapshot *s = sp_session_get_snapshot (session);
  gint64 id = sp_session_get_selected (session, SP_SUBJECT_GROWTH_AREA);
  SpGrowthIndex growth = s != NULL ? sp_snapshot_find_growth_area (s, id) : -1;
  SpRow *row = growth >= 0 ? sp_row_list_find (sp_session_get_growth_areas (session), id) : NULL;
  const SpGrowthValues *values;

  if (row == NULL)
    return;
  values = sp_growth_row_get_values (row);
  sp_field_say (self->name, values->name);
  show_caption (self, values);
  show_charts (self, session, growth);
  show_sentences (self, session, growth, values);
  show_sites (self, session, s, &s->growth_areas[growth], values);
  show_site_links (self, session, s, &s->growth_areas[growth]);
  sp_statements_show (self->statements, session, growth);
  show_projects (self, session, s, &s->growth_areas[growth]);
  show_agreements (self, session, s, growth);
  show_areas (self, session, s, &s->growth_areas[growth]);
  sp_field_say (self->source, s->growth_areas[growth].provenance.source);
}

static void
sp_growth_panel_finalize (GObject *object)
{
  SpGrowthPanel *self = SP_GROWTH_PANEL (object);

  g_ptr_array_unref (self->site_grids);
  g_array_unref (self->site_ids);
  G_OBJECT_CLASS (sp_growth_panel_parent_class)->finalize (object);
}

static void
sp_growth_panel_class_init (SpGrowthPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_growth_panel_finalize;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_YEAR | SP_FOLLOWS_PHASE | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_growth_panel_update;
  g_type_ensure (SP_TYPE_CHART_VIEW);
  g_type_ensure (SP_TYPE_STATEMENTS);
  g_type_ensure (SP_TYPE_LINK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-growth-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, name);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, caption);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, pupils);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, money);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, dwellings);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, source);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, forms_chart);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, dwellings_chart);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, sites);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, statements);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, projects);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, site_links);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, agreements);
  gtk_widget_class_bind_template_child (widget_class, SpGrowthPanel, areas);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
sp_growth_panel_init (SpGrowthPanel *self)
{
  self->site_grids = g_ptr_array_new ();
  self->site_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}
