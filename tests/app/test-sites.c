/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Housing sites in the window: added, edited in place, counted, removed and brought back; a year left out of the ratios.
 * SP_PICTURES=FOLDER keeps pictures of what is on the screen, for looking at. */
#include "config.h"
#include "app-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include "sp-add-site.h"
#include "sp-excluded-years.h"
#include "sp-forecast-page.h"
#include "sp-growth-page.h"
#include "sp-housing-assumptions.h"
#include "sp-keep-round-popover.h"
#include "sp-reason-popover.h"
#include "sp-site-counts.h"
#include "sp-site-facts.h"
#include "sp-site-panel.h"
#include "sp-site-terms.h"
#include "sp-usual-housing.h"

#define find(f, type) find_in ((f)->window, type, 0)
/* By its title, within a part of the panel. */
#define find_row(f, part, title) find_titled_in (find (f, part), ADW_TYPE_PREFERENCES_ROW, title)

static void
apply (Fixture *f, GType part, const char *title, const char *text)
{
  GtkWidget *row = find_row (f, part, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
  sp_session_wait (f->session);
  let_run (50);
}

static void
press (gpointer root, const char *label)
{
  g_autoptr(GPtrArray) buttons = g_ptr_array_new ();

  collect (GTK_WIDGET (root), GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (buttons, i)), label) == 0)
      {
        g_signal_emit_by_name (g_ptr_array_index (buttons, i), "clicked");
        return;
      }
  g_assert_not_reached ();
}

static const SpSite *
find_site (Fixture *f, const char *name)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  for (guint i = 0; i < s->n_sites; i++)
    if (g_str_equal (s->sites[i].name, name))
      return &s->sites[i];
  return NULL;
}

static double
dwellings_in (Fixture *f, const char *name, gint year)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);
  const SpSite *site = find_site (f, name);

  return s->completions[(gsize) (site - s->sites) * s->n_years + (gsize) sp_snapshot_year_index (s, sp_academic_year (year))];
}

static void
show_sites (Fixture *f)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "growth-areas"));
  sp_growth_page_show_part (find (f, SP_TYPE_GROWTH_PAGE), "sites");
}

static void
add_site (Fixture *f, const char *name)
{
  SpAddSite *adder;

  show_sites (f);
  let_run (50);
  adder = find (f, SP_TYPE_ADD_SITE);
  press (adder, "Add"); /* no name: nothing is added */
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (find_in (adder, GTK_TYPE_ENTRY, 0)), name);
  press (adder, "Add");
  sp_session_wait (f->session);
  wait_until (find_site (f, name) != NULL && sp_session_get_selected (f->session, SP_SUBJECT_SITE) == find_site (f, name)->id);
  wait_until (find_label (f, "No dwellings are held by year") != NULL);
}

/* From nothing to a site outside every growth area whose pupils are in the forecast. */
static void
test_add (Fixture *f, gconstpointer sample)
{
  const SpSnapshot *s;
  gpointer combo;

  add_site (f, "Mill Lane");
  combo = find_row (f, SP_TYPE_SITE_FACTS, "Planning stage");
  adw_combo_row_set_selected (combo, 4); /* outline */
  sp_session_wait (f->session);
  let_run (50);
  g_assert_cmpstr (find_site (f, "Mill Lane")->permission, ==, "outline");
  apply (f, SP_TYPE_SITE_FACTS, "Dwellings, to", "600");
  g_assert_cmpint (find_site (f, "Mill Lane")->dwellings_min, ==, 600);
  apply (f, SP_TYPE_SITE_TERMS, "First year of dwellings", "2016/17");
  apply (f, SP_TYPE_SITE_TERMS, "Dwellings a year", "150");
  g_assert_true (find_site (f, "Mill Lane")->delivery.by_rate);
  g_assert_cmpfloat (dwellings_in (f, "Mill Lane", 2016), ==, 150);
  combo = find_row (f, SP_TYPE_SITE_FACTS, "Primary planning area");
  adw_combo_row_set_selected (combo, 3);
  sp_session_wait (f->session);
  let_run (50);
  s = sp_session_get_snapshot (f->session);
  g_assert_cmpint (find_site (f, "Mill Lane")->primary_area, ==, 2);
  g_assert_nonnull (find_label (f, s->areas[2].name));
  g_assert_nonnull (find_label (f, "600 dwellings from 2016/17, about 150 a year: laid from a first year and a rate (estimate)."));
  keep_picture ("site-added");
  apply (f, SP_TYPE_SITE_TERMS, "First year of dwellings", "next year");
  g_assert_true (gtk_widget_has_css_class (find_row (f, SP_TYPE_SITE_TERMS, "First year of dwellings"), "error"));
  g_assert_cmpfloat (dwellings_in (f, "Mill Lane", 2016), ==, 150);
  apply (f, SP_TYPE_SITE_TERMS, "Chance of being built, %", "60");
  g_assert_cmpfloat (find_site (f, "Mill Lane")->delivery.value[SP_TERM_PROBABILITY], ==, 0.6);
  apply (f, SP_TYPE_SITE_TERMS, "Chance of being built, %", "");
  g_assert_cmpfloat (find_site (f, "Mill Lane")->delivery.value[SP_TERM_PROBABILITY], !=, 0.6);
}

/* A removed site is gone from list and selection, and is all there again when undone. */
static void
test_remove (Fixture *f, gconstpointer sample)
{
  gint64 id;

  add_site (f, "Mill Lane");
  id = find_site (f, "Mill Lane")->id;
  press (find (f, SP_TYPE_SITE_PANEL), "Remove this site");
  sp_session_wait (f->session);
  g_assert_null (find_site (f, "Mill Lane"));
  g_assert_cmpint (sp_session_get_selected (f->session, SP_SUBJECT_SITE), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  sp_session_wait (f->session);
  g_assert_cmpint (find_site (f, "Mill Lane")->id, ==, id);
}

static void
select_site (Fixture *f, guint i)
{
  show_sites (f);
  sp_session_select (f->session, SP_SUBJECT_SITE, sp_session_get_snapshot (f->session)->sites[i].id);
  let_run (50);
}

/* A site brings its growth area and that its planning area; another growth area drops it. */
static void
test_selection (Fixture *f, gconstpointer sample)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  select_site (f, 0);
  keep_picture ("sites");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (find_in (find (f, SP_TYPE_SITE_PANEL), GTK_TYPE_SCROLLED_WINDOW, 0)),
                            G_MAXINT);
  keep_picture ("site-terms");
  g_assert_cmpint (sp_session_get_focus (f->session), ==, SP_SUBJECT_SITE);
  g_assert_cmpint (sp_session_get_selected (f->session, SP_SUBJECT_GROWTH_AREA), ==, s->growth_areas[s->sites[0].growth].id);
  g_assert_cmpint (sp_session_get_selected (f->session, SP_SUBJECT_AREA), !=, 0);
  for (guint i = 0; i < s->n_sites; i++)
    {
      sp_session_select (f->session, SP_SUBJECT_SITE, s->sites[i].id);
      wait_until (find_label (f, s->sites[i].name) != NULL);
    }
  sp_session_select (f->session, SP_SUBJECT_SITE, s->sites[0].id);
  sp_session_select (f->session, SP_SUBJECT_GROWTH_AREA, s->growth_areas[s->sites[0].growth].id);
  g_assert_cmpint (sp_session_get_selected (f->session, SP_SUBJECT_SITE), ==, s->sites[0].id);
  sp_session_select (f->session, SP_SUBJECT_GROWTH_AREA, s->growth_areas[s->sites[0].growth == 0 ? 1 : 0].id);
  g_assert_cmpint (sp_session_get_selected (f->session, SP_SUBJECT_SITE), ==, 0);
}

static void
test_counts (Fixture *f, gconstpointer sample)
{
  SpSiteCounts *counts;

  select_site (f, 0);
  counts = find (f, SP_TYPE_SITE_COUNTS);
  gtk_editable_set_text (find_row (f, SP_TYPE_SITE_COUNTS, "Dwellings counted"), "300");
  press (counts, "_Add"); /* no pupils said */
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, 0);
  gtk_editable_set_text (find_row (f, SP_TYPE_SITE_COUNTS, "Pupils who live in them"), "81");
  press (counts, "_Add");
  sp_session_wait (f->session);
  wait_until (find_row (f, SP_TYPE_SITE_COUNTS, "Primary: 81 pupils in 300 dwellings") != NULL);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_yield_observations, ==, 1);
  g_assert_cmpint (sp_session_get_snapshot (f->session)->yield_observations[0].site, ==, 0);
  g_signal_emit_by_name (find_in (find_row (f, SP_TYPE_SITE_COUNTS, "Primary: 81 pupils in 300 dwellings"), GTK_TYPE_BUTTON, 0),
                         "clicked");
  sp_session_wait (f->session);
  wait_until (find_row (f, SP_TYPE_SITE_COUNTS, "Primary: 81 pupils in 300 dwellings") == NULL);
}

/* In a scenario the start moves the dwellings that are there, after a reason; the plan as it stands does not move. */
static void
test_scenario (Fixture *f, gconstpointer sample)
{
  g_autoptr(GError) error = NULL;
  SpReasonPopover *popover;
  gint64 id = 0, revision;
  GtkWidget *row;
  double planned;
  guint i = 0;

  while (sp_session_get_snapshot (f->session)->sites[i].delivery.by_rate
         || dwellings_in (f, sp_session_get_snapshot (f->session)->sites[i].name, 2016) <= 0)
    i++;
  g_assert_true (sp_edit_add_scenario (sp_session_get_plan (f->session), "Later", 0, NULL, &id, &error));
  sp_session_set_scenario_id (f->session, id);
  sp_session_wait (f->session);
  select_site (f, i);
  revision = sp_plan_get_revision (sp_session_get_plan (f->session));
  planned = dwellings_in (f, sp_session_get_snapshot (f->session)->sites[i].name, 2016);
  row = find_row (f, SP_TYPE_SITE_TERMS, "First year of dwellings");
  {
    SpAcademicYear first = { 0 };
    g_autofree char *later = NULL;

    g_assert_true (sp_academic_year_parse (gtk_editable_get_text (GTK_EDITABLE (row)), &first));
    later = sp_academic_year_to_string (sp_academic_year (first.start + 2));
    apply (f, SP_TYPE_SITE_TERMS, "First year of dwellings", later);
  }
  wait_until (find_label (f, "Why does “Later” differ here?") != NULL);
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, revision);
  popover = find (f, SP_TYPE_REASON_POPOVER);
  gtk_editable_set_text (GTK_EDITABLE (find_in (popover, GTK_TYPE_ENTRY, 0)), "The road comes later");
  g_signal_emit_by_name (find_in (popover, GTK_TYPE_ENTRY, 0), "activate");
  sp_session_wait (f->session);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_overrides, ==, 1);
  g_assert_cmpfloat (dwellings_in (f, sp_session_get_snapshot (f->session)->sites[i].name, 2018), ==, planned);
}

/* A year is left out with a reason, and taken back. */
static void
test_excluded_year (Fixture *f, gconstpointer sample)
{
  SpExcludedYears *years;
  gint latest;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "forecast"));
  let_run (50);
  sp_forecast_page_show_part (find (f, SP_TYPE_FORECAST_PAGE), "methods");
  let_run (50);
  years = find (f, SP_TYPE_EXCLUDED_YEARS);
  latest = sp_session_get_snapshot (f->session)->assumptions.origin.start;
  press (years, "Leave this year out"); /* no reason */
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, 0);
  gtk_drop_down_set_selected (find_in (years, GTK_TYPE_DROP_DOWN, 0), 1);
  gtk_editable_set_text (GTK_EDITABLE (find_in (years, GTK_TYPE_ENTRY, 0)), "Two schools were flooded");
  press (years, "Leave this year out");
  sp_session_wait (f->session);
  let_run (50);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_excluded_years, ==, 1);
  g_assert_cmpint (sp_session_get_snapshot (f->session)->excluded_years[0].year.start, ==, latest - 1);
  g_assert_cmpstr (sp_session_get_snapshot (f->session)->excluded_years[0].reason, ==, "Two schools were flooded");
  wait_until (find_label (f, "Every year that a method could be tried from (2012 to 2012)") != NULL); /* the past is short here */
  keep_picture ("years-left-out");
  press (years, "Take back");
  sp_session_wait (f->session);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_excluded_years, ==, 0);
}

/* The forecast shown is kept under a name, once; and undone. */
static void
test_keep_round (Fixture *f, gconstpointer sample)
{
  SpKeepRoundPopover *popover;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "forecast"));
  let_run (50);
  popover = find (f, SP_TYPE_KEEP_ROUND_POPOVER);
  press (popover, "Keep"); /* no name */
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, 0);
  for (guint i = 0; i < 2; i++) /* the second of that name is refused */
    {
      gtk_editable_set_text (GTK_EDITABLE (find_in (popover, GTK_TYPE_ENTRY, 0)), "SCAP 2014");
      gtk_editable_set_text (GTK_EDITABLE (find_in (popover, GTK_TYPE_ENTRY, 1)), "The summer return");
      press (popover, "Keep");
      sp_session_wait (f->session);
      g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_rounds, ==, 1);
    }
  g_assert_cmpstr (sp_session_get_snapshot (f->session)->rounds[0].name, ==, "SCAP 2014");
  g_assert_cmpint (sp_session_get_snapshot (f->session)->rounds[0].kind, ==, SP_ROUND_KEPT);
  keep_picture ("round-kept");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  sp_session_wait (f->session);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_rounds, ==, 0);
}

#define SOURCE_OF_ANOTHER "Where it comes from, such as a survey and its year"

/* The one yield that is not national. */
static const SpYield *
find_own_yield (Fixture *f)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  for (guint i = 0; i < s->n_yields; i++)
    if (!sp_yield_is_usual (&s->yields[i]))
      return &s->yields[i];
  g_assert_not_reached ();
}

/* Usual delivery and yields are changed where they are shown, say whose they are, and go back. */
static void
test_assumptions (Fixture *f, gconstpointer data)
{
  const SpSnapshot *s;
  SpYield all = { .phase = "primary" };
  double before, usual;

  g_action_group_activate_action (G_ACTION_GROUP (f->window), "housing-assumptions", NULL);
  let_run (50);
  s = sp_session_get_snapshot (f->session);
  g_assert_cmpstr (s->delivery_defaults[3].permission, ==, "outline");
  before = s->delivery_defaults[0].terms.value[SP_TERM_PROBABILITY];
  apply (f, SP_TYPE_HOUSING_ASSUMPTIONS, "Chance of being built, %", "62"); /* of the first stage */
  s = sp_session_get_snapshot (f->session);
  g_assert_cmpfloat (s->delivery_defaults[0].terms.value[SP_TERM_PROBABILITY], ==, 0.62);
  apply (f, SP_TYPE_HOUSING_ASSUMPTIONS, "Where these come from", "Our trajectory"); /* and stays when the next is typed */
  apply (f, SP_TYPE_HOUSING_ASSUMPTIONS, "Give or take, years", "2");
  s = sp_session_get_snapshot (f->session);
  g_assert_cmpfloat (s->delivery_defaults[0].terms.value[SP_TERM_PROBABILITY], ==, 0.62);
  g_assert_cmpstr (s->delivery_defaults[0].provenance.note, ==, "Our trajectory");
  apply (f, SP_TYPE_HOUSING_ASSUMPTIONS, "Where these come from", "");
  s = sp_session_get_snapshot (f->session);
  g_assert_null (s->delivery_defaults[0].provenance.note);
  g_assert_cmpfloat (s->delivery_defaults[0].terms.value[SP_TERM_PROBABILITY], ==, 0.62);
  press (find (f, SP_TYPE_HOUSING_ASSUMPTIONS), "Put back the usual");
  sp_session_wait (f->session);
  s = sp_session_get_snapshot (f->session);
  g_assert_cmpfloat (s->delivery_defaults[0].terms.value[SP_TERM_PROBABILITY], ==, before);
  apply (f, SP_TYPE_HOUSING_ASSUMPTIONS, "Chance of being built, %", "162"); /* refused, with a message */
  g_assert_cmpfloat (sp_session_get_snapshot (f->session)->delivery_defaults[0].terms.value[SP_TERM_PROBABILITY], ==, before);
  apply (f, SP_TYPE_HOUSING_ASSUMPTIONS, "Flats, 3 bedrooms", "0.31");
  s = sp_session_get_snapshot (f->session);
  for (guint i = 0; i < s->n_yields; i++)
    if (s->yields[i].type == 1 && s->yields[i].bedrooms == 3)
      all = s->yields[i], all.phase = "primary"; /* which outlives the snapshot */
  g_assert_cmpfloat (all.pupils_per_dwelling, ==, 0.31);
  g_assert_false (sp_yield_is_usual (&all));
  g_assert_true (sp_plan_undo (sp_session_get_plan (f->session), NULL));
  sp_session_wait (f->session);
  s = sp_session_get_snapshot (f->session);
  g_assert_true (sp_usual_yield (&all, &usual));
  for (guint i = 0; i < s->n_yields; i++)
    g_assert_true (sp_yield_is_usual (&s->yields[i]));
  /* Another kind gets a row of its own, and blank takes it away again. */
  apply (f, SP_TYPE_HOUSING_ASSUMPTIONS, "Years since completion; blank for settled stock", "4");
  gtk_editable_set_text (GTK_EDITABLE (find_row (f, SP_TYPE_HOUSING_ASSUMPTIONS, "Pupils a dwelling")), "0.4");
  gtk_editable_set_text (GTK_EDITABLE (find_row (f, SP_TYPE_HOUSING_ASSUMPTIONS, SOURCE_OF_ANOTHER)), "Estate survey of 2016");
  press (find (f, SP_TYPE_HOUSING_ASSUMPTIONS), "Add the yield");
  sp_session_wait (f->session);
  let_run (50);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_yields, ==, 20);
  /* It says whence it comes, which can be put right without typing the figure again, and taken back. */
  g_assert_cmpstr (find_own_yield (f)->provenance.note, ==, "Estate survey of 2016");
  apply (f, SP_TYPE_HOUSING_ASSUMPTIONS, "Where it comes from: All dwellings, 4 years after completion", "Survey of 2017");
  g_assert_cmpstr (find_own_yield (f)->provenance.note, ==, "Survey of 2017");
  g_assert_cmpfloat (find_own_yield (f)->pupils_per_dwelling, ==, 0.4);
  g_assert_true (sp_plan_undo (sp_session_get_plan (f->session), NULL));
  sp_session_wait (f->session);
  g_assert_cmpstr (find_own_yield (f)->provenance.note, ==, "Estate survey of 2016");
  apply (f, SP_TYPE_HOUSING_ASSUMPTIONS, "All dwellings, 4 years after completion", "");
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_yields, ==, 19);
}

#define ADD(name, func) g_test_add ("/sites/" name, Fixture, "norfolk-2013", set_up, func, tear_down)

int
main (int argc, char **argv)
{
  if (!app_test_start (&argc, &argv))
    return 77;
  ADD ("selection", test_selection);
  ADD ("add", test_add);
  ADD ("remove", test_remove);
  ADD ("counts", test_counts);
  ADD ("scenario", test_scenario);
  ADD ("excluded-year", test_excluded_year);
  ADD ("keep-round", test_keep_round);
  ADD ("assumptions", test_assumptions);
  return app_test_run ();
}
