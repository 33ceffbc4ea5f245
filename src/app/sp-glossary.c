/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-glossary.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static const struct { const char *word, *meaning; } entries[] = {
  { N_("Academic year"), N_("From 1 September to 31 August. 2016/17 is counted at the census of January 2017.") },
  { N_("Admission number (PAN)"), N_("The published number of children a school will admit to its entry year.") },
  { N_("Basic Need"), N_("The government's grant for new school places, paid on the forecasts that authorities send in.") },
  { N_("Category 1, 2, 3"), N_("How much a growth area asks for: several new schools, one new school, or more room in the schools there are.") },
  { N_("CIL"), N_("Community infrastructure levy: money from development that a district collects and may or may not give to schools.") },
  { N_("Forecast range, 8 in 10"), N_("Of ten forecasts like this one, about eight turn out inside the range.") },
  { N_("Form of entry (FE)"), N_("A class of 30 in each year group. A primary school of two forms has 420 places, R to Year 6.") },
  { N_("Growth area"), N_("A place where the local plan puts new dwellings, as the authority's own paper lists it.") },
  { N_("Operating margin"), N_("Places kept free so that families who move can find one: a share of the pupils expected.") },
  { N_("Places"), N_("What a school can hold in each year group, from its rooms. Need is counted from these, not from the admission number.") },
  { N_("Planning area"), N_("A group of schools whose places serve each other's children, agreed with the Department for Education.") },
  { N_("Project"), N_("Building that adds places: what, where, for when and for how much.") },
  { N_("Section 106"), N_("Money or land that a developer owes under a planning agreement, due at its triggers.") },
  { N_("Shortfall and spare places"), N_("Counted apart, by planning area and year group: a spare place elsewhere or in another year group does not make up for one that is missing.") },
  { N_("Yield"), N_("Pupils to be expected from a new dwelling, a few years after it is lived in. National unless the council types its own: Growth areas, Housing assumptions.") },
};

static GtkWidget *
make_entry (guint i)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(entries[i].word));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(entries[i].meaning));
  return row;
}

void
sp_glossary_show (GtkWindow *parent)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_entry (i));
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _("Words explained"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  gtk_window_set_title (GTK_WINDOW (window), _("Words explained"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 620);
  gtk_window_present (GTK_WINDOW (window));
}
