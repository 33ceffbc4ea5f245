/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-overview-page.h"

#include <glib/gi18n-lib.h>
#include "sp-chart-view.h"
#include "sp-field.h"
#include "sp-link-list.h"
#include "sp-number.h"
#include "sp-result-charts.h"
#include "sp-result-programme.h"
#include "sp-rows.h"

#define MOST 5 /* of each list: the pages have the rest */

struct _SpOverviewPage
{
  SpPage       parent_instance;

  GtkLabel    *headline, *sentence, *undated;
  SpLinkList  *first, *areas, *growth, *money;
  SpChartView *funding_chart;
};

G_DEFINE_FINAL_TYPE (SpOverviewPage, sp_overview_page, SP_TYPE_PAGE)

/* Rows of a list, sorted by a key from large to small; those without one left out. */
typedef struct { SpRow *row; double key; } Ranked;

static gint
compare_ranked (gconstpointer a, gconstpointer b)
{
  double ka = ((const Ranked *) a)->key, kb = ((const Ranked *) b)->key;

  return (ka < kb) - (ka > kb);
}

static GArray *
rank (GListModel *rows, double (*key) (gpointer row))
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);
      Ranked entry = { row, key (row) }; /* the list keeps the row alive */

      if (entry.key > 0)
        g_array_append_val (ranked, entry);
    }
  g_array_sort (ranked, compare_ranked);
  return ranked;
}

static double
area_key (gpointer row)
{
  return sp_area_row_get_values (row)->known ? sp_area_row_get_values (row)->forms : 0;
}

static double
growth_key (gpointer row)
{
  return MAX (sp_growth_row_get_values (row)->dwellings_min, sp_growth_row_get_values (row)->dwellings_max);
}

static void
show_areas (SpOverviewPage *self, SpSession *session)
{
  GArray *ranked = rank (sp_session_get_areas (session), area_key);
  g_autofree char *year = sp_academic_year_to_string (sp_academic_year (sp_session_get_year (session)));
  g_autofree char *title = g_strdup_printf (_("Most forms of entry short in %s, %s"), year,
                                            sp_session_get_phase (session) == SP_PHASE_PRIMARY ? _("primary") : _("secondary"));

  g_object_set (self->areas, "title", title, NULL);
  sp_link_list_begin (self->areas);
  for (guint i = 0; i < MIN (ranked->len, MOST); i++)
    {
      const SpAreaValues *values = sp_area_row_get_values (g_array_index (ranked, Ranked, i).row);
      g_autofree char *forms = sp_number_format (values->forms, 1);
      g_autofree char *suffix = g_strdup_printf (_("%s FE"), forms);
      g_autofree char *since = sp_academic_year_to_string (sp_academic_year (values->first_short_year));
      g_autofree char *subtitle = values->first_short_year > 0 ? g_strdup_printf (_("Short from %s"), since) : NULL;

      sp_link_list_add (self->areas, values->name, subtitle, suffix, SP_SUBJECT_AREA, values->id);
    }
  sp_link_list_end (self->areas, session);
  g_array_unref (ranked);
}

static void
show_growth (SpOverviewPage *self, SpSession *session)
{
  GArray *ranked = rank (sp_session_get_growth_areas (session), growth_key);

  sp_link_list_begin (self->growth);
  for (guint i = 0; i < MIN (ranked->len, MOST); i++)
    {
      const SpGrowthValues *values = sp_growth_row_get_values (g_array_index (ranked, Ranked, i).row);
      g_autofree char *suffix = g_strdup_printf (_("%s dwellings"), values->dwellings_text);

      sp_link_list_add (self->growth, values->name, values->district, suffix, SP_SUBJECT_GROWTH_AREA, values->id);
    }
  sp_link_list_end (self->growth, session);
  g_array_unref (ranked);
}

/* How many findings of this kind there are, and whether one came before. */
static guint
count_kind (GListModel *findings, guint at, const char *code, gboolean *seen)
{
  guint n = 0;

  *seen = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (findings, i);

      if (!g_str_equal (sp_finding_row_get_values (row)->code, code))
        continue;
      n++;
      *seen |= i < at;
    }
  return n;
}

/* The first of each kind stands for the rest: five of a kind would hide the others. */
static void
show_first (SpOverviewPage *self, SpSession *session)
{
  GListModel *findings = sp_session_get_findings (session);
  guint shown = 0;

  sp_link_list_begin (self->first);
  for (guint i = 0; i < g_list_model_get_n_items (findings) && shown < MOST; i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (findings, i);
      const SpFindingValues *values = sp_finding_row_get_values (row);
      gboolean seen, leads = sp_session_can_go_to (session, values->subject, values->subject_id);
      guint n = count_kind (findings, i, values->code, &seen);
      g_autofree char *more = n > 1 ? g_strdup_printf (ngettext ("and %u like it", "and %u like it", n - 1), n - 1) : NULL;

      if (values->severity == SP_FINDING_NOTE)
        break;
      if (seen)
        continue;
      sp_link_list_add (self->first, values->message, more, NULL, leads ? values->subject : SP_SUBJECT_PLAN,
                        values->subject_id);
      shown++;
    }
  sp_link_list_end (self->first, session);
}

/* The same bars as the programme's own: spend of each year by what pays it, the gap, and apart from them what has no year. */
static void
show_spend (SpOverviewPage *self, SpWaterfall *waterfall)
{
  g_autoptr(SpChart) chart = waterfall != NULL ? sp_chart_for_spend (waterfall) : NULL;
  g_autofree char *undated = waterfall != NULL ? sp_sentence_for_undated (waterfall) : NULL;

  sp_chart_view_set_chart (self->funding_chart, chart);
  gtk_widget_set_visible (GTK_WIDGET (self->funding_chart), chart != NULL);
  sp_field_say (self->undated, undated);
}

static void
show_money (SpOverviewPage *self, SpSession *session)
{
  GListModel *pots = sp_session_get_funding_rows (session);

  show_spend (self, g_list_model_get_n_items (pots) > 0 ? sp_session_get_waterfall (session) : NULL);
  sp_link_list_begin (self->money);
  for (guint i = 0; i < g_list_model_get_n_items (pots); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (pots, i);
      const SpFundingValues *values = sp_funding_row_get_values (row);
      g_autofree char *total = sp_money_to_words (sp_money (values->total));

      if (values->growth)
        sp_link_list_add (self->money, values->name, values->certainty_name, total, SP_SUBJECT_POT, values->id);
    }
  sp_link_list_end (self->money, session);
}

static void
show_sentences (SpOverviewPage *self, SpSession *session)
{
  SpNeed *need = sp_session_get_need (session);
  SpWaterfall *waterfall = sp_session_get_waterfall (session);
  g_autofree char *headline = need != NULL && waterfall != NULL ? sp_title_for_plan (need, waterfall) : NULL;
  g_autofree char *money = waterfall != NULL ? sp_sentence_for_funding (waterfall) : NULL;

  if (headline == NULL)
    headline = g_strdup (sp_session_get_snapshot (session) != NULL ? sp_session_get_snapshot (session)->title : NULL);
  sp_field_say (self->headline, headline);
  sp_field_say (self->sentence, money);
}

static void
sp_overview_page_update (SpView *view)
{
  SpOverviewPage *self = SP_OVERVIEW_PAGE (view);
  SpSession *session = sp_view_get_session (view);

  show_sentences (self, session);
  show_first (self, session);
  show_areas (self, session);
  show_growth (self, session);
  show_money (self, session);
}

static void
sp_overview_page_class_init (SpOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_YEAR | SP_FOLLOWS_PHASE;
  SP_VIEW_CLASS (klass)->update = sp_overview_page_update;
  g_type_ensure (SP_TYPE_CHART_VIEW);
  g_type_ensure (SP_TYPE_LINK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, headline);
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, first);
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, areas);
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, growth);
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, money);
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, funding_chart);
  gtk_widget_class_bind_template_child (widget_class, SpOverviewPage, undated);
}

static void
sp_overview_page_init (SpOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
