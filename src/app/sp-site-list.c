/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-site-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-add-site.h"
#include "sp-column.h"
#include "sp-field.h"
#include "sp-number.h"
#include "sp-row-table.h"
#include "sp-rows.h"
#include "sp-sentences.h"

struct _SpSiteList
{
  SpView      parent_instance;

  GtkLabel   *summary;
  SpRowTable *table;
  SpAddSite  *adder;
};

G_DEFINE_FINAL_TYPE (SpSiteList, sp_site_list, SP_TYPE_VIEW)

#define SITE(row) sp_site_row_get_values (row)

static char *
number_or_missing (gboolean known, double value, guint decimals)
{
  return known ? sp_number_format (value, decimals) : NULL;
}

static char *name_text (gpointer row) { return g_strdup (SITE (row)->name); }
static char *growth_text (gpointer row) { return g_strdup (SITE (row)->growth_name); }
static char *stage_text (gpointer row) { return g_strdup (SITE (row)->stage); }
static char *range_text (gpointer row) { return sp_words_for_dwellings (SITE (row)->dwellings_min, SITE (row)->dwellings_max); }
static double range_key (gpointer row) { return SITE (row)->dwellings_min >= 0 ? SITE (row)->dwellings_min : NAN; }
static char *planned_text (gpointer row) { return number_or_missing (SITE (row)->planned_known, SITE (row)->planned, 0); }
static double planned_key (gpointer row) { return SITE (row)->planned_known ? SITE (row)->planned : NAN; }
static char *rate_text (gpointer row) { return number_or_missing (SITE (row)->rate > 0, SITE (row)->rate, 0); }
static double rate_key (gpointer row) { return SITE (row)->rate > 0 ? SITE (row)->rate : NAN; }
static double first_key (gpointer row) { return SITE (row)->first_year > 0 ? SITE (row)->first_year : NAN; }
static double chance_key (gpointer row) { return SITE (row)->terms_known ? SITE (row)->probability : NAN; }
static double late_key (gpointer row) { return SITE (row)->terms_known ? SITE (row)->late_by : NAN; }
static char *late_text (gpointer row) { return number_or_missing (SITE (row)->terms_known, SITE (row)->late_by, 1); }
static char *area_text (gpointer row) { return g_strdup (SITE (row)->area_name); }

static char *
first_text (gpointer row)
{
  return SITE (row)->first_year > 0 ? sp_academic_year_to_string (sp_academic_year (SITE (row)->first_year)) : NULL;
}

static char *
chance_text (gpointer row)
{
  g_autofree char *per_cent = sp_number_format (100 * SITE (row)->probability, 0);

  return SITE (row)->terms_known ? g_strdup_printf (_("%s %%"), per_cent) : NULL;
}

static const SpColumn columns[] = {
  { N_("Site"), NULL, name_text, NULL, NULL, SP_COLUMN_EXPAND },
  { N_("Dwellings"), N_("All of the site, as said"), range_text, range_key, NULL, 0 },
  { N_("By year"), N_("Dwellings still to come of which the plan knows the year"), planned_text, planned_key, NULL, 0 },
  { N_("First"), N_("The first academic year from now in which dwellings are expected"), first_text, first_key, NULL, 0 },
  { N_("A year"), N_("Dwellings a year, the mean of the years with any"), rate_text, rate_key, NULL, 0 },
  { N_("Planning stage"), NULL, stage_text, NULL, NULL, 0 },
  { N_("Built"), N_("Chance of being built at all"), chance_text, chance_key, NULL, 0 },
  { N_("Late by"), N_("Years that it starts late, on average"), late_text, late_key, NULL, 0 },
  { N_("Growth area"), N_("Blank: a site outside every growth area"), growth_text, NULL, NULL, SP_COLUMN_CAPTION },
  { N_("Planning area"), N_("That takes most of its pupils"), area_text, NULL, NULL, SP_COLUMN_CAPTION },
};

static void
sp_site_list_update (SpView *view)
{
  SpSiteList *self = SP_SITE_LIST (view);
  SpSession *session = sp_view_get_session (view);
  GListModel *rows = sp_session_get_sites (session);
  guint n = g_list_model_get_n_items (rows), n_undated = 0;
  double planned = 0;
  g_autofree char *text = NULL, *dwellings = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);

      n_undated += !SITE (row)->planned_known;
      planned += SITE (row)->planned;
    }
  dwellings = sp_number_format (planned, 0);
  text = n_undated > 0 ? g_strdup_printf (ngettext ("%u site with %s dwellings to come by year; of %u no year is known.",
                                                    "%u sites with %s dwellings to come by year; of %u no year is known.", n),
                                          n, dwellings, n_undated)
                       : g_strdup_printf (ngettext ("%u site with %s dwellings to come by year.",
                                                    "%u sites with %s dwellings to come by year.", n), n, dwellings);
  sp_field_say (self->summary, n > 0 ? text : NULL);
  sp_add_site_set_session (self->adder, session);
}

static void
sp_site_list_session_set (SpView *view)
{
  SpSession *session = sp_view_get_session (view);

  sp_row_table_set_up (SP_SITE_LIST (view)->table, session, sp_session_get_sites (session), SP_SUBJECT_SITE, columns,
                       G_N_ELEMENTS (columns));
}

static void
sp_site_list_class_init (SpSiteListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_site_list_session_set;
  SP_VIEW_CLASS (klass)->update = sp_site_list_update;
  g_type_ensure (SP_TYPE_ROW_TABLE);
  g_type_ensure (SP_TYPE_ADD_SITE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-site-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSiteList, summary);
  gtk_widget_class_bind_template_child (widget_class, SpSiteList, table);
  gtk_widget_class_bind_template_child (widget_class, SpSiteList, adder);
}

static void
sp_site_list_init (SpSiteList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_site_list_set_search (SpSiteList *self, const char *text)
{
  sp_row_table_set_search (self->table, text);
}
