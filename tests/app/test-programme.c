/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Programme and Funding pages in the real window, on the Norfolk 2013 sample. */
#include "config.h"
#include "app-test.h"
#include <glib/gstdio.h>
#include <string.h>
#include "sp-chart-view.h"
#include "sp-funding-page.h"
#include "sp-look.h"
#include "sp-programme-page.h"
#include "sp-row-table.h"
#include "sp-rows.h"
#include "sp-table-list.h"

static void
show_part (Fixture *f, const char *part)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "programme");
  let_run (50);
  sp_programme_page_show_part (find_shown (f->window, SP_TYPE_PROGRAMME_PAGE, 0), part);
  let_run (100);
}

static char *
describe_chart (Fixture *f)
{
  SpChartView *view = find_shown (f->window, SP_TYPE_CHART_VIEW, 0);

  return sp_chart_describe (sp_chart_view_get_chart (view));
}

static gint64
find_project (Fixture *f, const char *name)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  for (guint p = 0; p < s->n_projects; p++)
    if (g_str_has_prefix (s->projects[p].name, name))
      return s->projects[p].id;
  g_assert_not_reached ();
}

/* One is not counted as several. */
static void
test_one_of_each (Fixture *f, gconstpointer sample)
{
  SpPlan *plan = sp_session_get_plan (f->session);
  g_autoptr(SpSnapshot) s = sp_plan_snapshot (plan, 0, NULL);
  g_autoptr(GError) error = NULL;
  gboolean one = FALSE;

  for (guint i = 0; i < s->n_projects; i++) /* but that which a pot pays for alone */
    g_assert_true (g_strcmp0 (s->projects[i].reference, "EC4286") == 0 || sp_edit_remove_project (plan, s->projects[i].id, &error));
  for (guint a = 0; a < s->n_agreements; a++)
    for (guint o = 0; o < s->agreements[a].n_obligations; o++)
      {
        g_assert_true (!one || sp_edit_remove_obligation (plan, s->agreements[a].obligations[o].id, &error));
        one = TRUE;
      }
  sp_session_wait (f->session);
  show_part (f, "projects");
  wait_until (find_label (f, "1 project (") != NULL);
  do_action (f, "win.page", "s", "funding");
  sp_funding_page_show_part (find_shown (f->window, SP_TYPE_FUNDING_PAGE, 0), "ledger");
  wait_until (find_label (f, "1 obligation; ") != NULL);
}

/* The three tables with their totals; each project says how far it is paid for. */
static void
test_projects (Fixture *f, gconstpointer sample)
{
  g_autoptr(SpProjectRow) row = NULL;
  SpRowTable *table;

  show_part (f, "projects");
  table = find_shown (f->window, SP_TYPE_ROW_TABLE, 0);
  g_assert_cmpuint (sp_row_table_get_n_shown (table), ==, 26);
  g_assert_nonnull (find_label (f, "26 projects, 12 of them priced: £36.672m."));
  g_assert_nonnull (find_label (f, "92.672")); /* what all three tables ask for */
  row = g_list_model_get_item (sp_session_get_projects (f->session), 0);
  g_assert_cmpstr (sp_project_row_get_values (row)->paid_name, ==, "Funded");
}

/* What was spent, and by when, in words. */
static void
test_spent_by (Fixture *f, gconstpointer sample)
{
  show_part (f, "projects");
  sp_session_select (f->session, SP_SUBJECT_PROJECT, find_project (f, "Drake Infant"));
  wait_until (find_label (f, "£0 spent by ") != NULL);
  g_assert_nonnull (find_label (f, "£0 spent by 31 March 2013. "));
}

/* Stages and places of the primary phase, then of the other; a row leads to its project; the numbers are a table. */
static void
test_timetable (Fixture *f, gconstpointer sample)
{
  g_autofree char *words = NULL, *csv = NULL, *secondary = NULL;
  SpChartView *view;

  show_part (f, "timetable");
  view = find_shown (f->window, SP_TYPE_CHART_VIEW, 0);
  words = describe_chart (f);
  g_assert_nonnull (strstr (words, "Drake Infant, Thetford: Preparation: November 2013 to"));
  g_assert_nonnull (strstr (words, "Trowse Primary: not dated."));
  g_assert_nonnull (strstr (words, "decide by September 2014"));
  g_assert_nonnull (strstr (words, "decision was due by September 2012")); /* before November 2013, the plan's */
  g_assert_null (strstr (words, "decide by September 2012"));
  g_assert_nonnull (find_label (f, "16 of 26 projects have a date of completion. On 2 of those not begun the decision was due before November 2013"));
  g_assert_nonnull (strstr (words, "2016/17: arriving by projects: "));
  g_signal_emit_by_name (view, "activated", 4);
  g_assert_cmpint (sp_session_get_selected (f->session, SP_SUBJECT_PROJECT), ==, find_project (f, "Drake Infant"));
  csv = sp_chart_view_dup_csv (view);
  g_assert_true (g_str_has_prefix (csv, "Project or year,Stages,Dates,arriving by projects,short without them\n"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.phase", "s", "secondary");
  for (guint tries = 0; tries < 200 && (secondary == NULL || g_str_equal (words, secondary)); tries++)
    {
      let_run (20);
      g_free (secondary);
      secondary = describe_chart (f);
    }
  g_assert_nonnull (strstr (secondary, "2018/19: arriving by projects: 0; short without them: "));
}

/* What the pots pay and what they do not. */
static void
test_spend (Fixture *f, gconstpointer sample)
{
  g_autofree char *words = NULL;
  SpTableList *schemes;

  show_part (f, "spend");
  words = describe_chart (f);
  g_assert_nonnull (find_label (f, "No money is found for £19.927m. Of the projects, 11 are paid for in full, 1 late"));
  g_assert_nonnull (strstr (words, "Gap: "));
  g_assert_nonnull (strstr (words, "BN 2013-15: "));
  schemes = find_shown (f->window, SP_TYPE_TABLE_LIST, 0);
  g_assert_cmpuint (sp_table_list_get_n_shown (schemes), >=, 26);
  g_assert_nonnull (find_label (f, "71.971")); /* all that is paid in its year, below the list */
  sp_table_list_set_search (schemes, "catton");
  g_assert_cmpuint (sp_table_list_get_n_shown (schemes), ==, 1);
  g_signal_emit_by_name (schemes, "activated", 1);
  g_assert_cmpint (sp_session_get_selected (f->session, SP_SUBJECT_PROJECT), ==, find_project (f, "Catton Grove"));
  sp_table_list_set_search (schemes, "ashwicken"); /* and one click shows it beside */
  gtk_selection_model_select_item (gtk_column_view_get_model (find_in (schemes, GTK_TYPE_COLUMN_VIEW, 0)), 0, TRUE);
  g_assert_cmpint (sp_session_get_selected (f->session, SP_SUBJECT_PROJECT), ==, find_project (f, "Ashwicken"));
}

/* With text twice as large the list keeps its heading and a row above its total, and the page scrolls: what has no room at all would
 * be a warning, which ends the test. */
static void
test_large_text (Fixture *f, gconstpointer sample)
{
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  show_part (f, "spend");
  wait_until (find_label (f, "71.971") != NULL);
  let_run (500);
  g_assert_cmpint (gtk_widget_get_height (find_shown (f->window, SP_TYPE_TABLE_LIST, 0)), >, 200);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

/* The least height of the chart that is shown, and the style its words are drawn in. */
static int
measure_chart (Fixture *f, SpStyle *style)
{
  GtkWidget *chart = find_shown (f->window, SP_TYPE_CHART_VIEW, 0);
  int least;

  *style = sp_look_for_widget (chart, 1);
  gtk_widget_measure (chart, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* Words in drawings grow as the desktop's do, the smallest too, and a chart asks for room for them, on the page and beside it. */
static void
test_chart_text (Fixture *f, gconstpointer sample)
{
  int dpi, page, beside;
  SpStyle small, large;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  do_action (f, "win.go-to", "s", "Thetford");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "need");
  wait_until (find_shown (f->window, SP_TYPE_CHART_VIEW, 0) != NULL);
  beside = measure_chart (f, &small);
  keep_picture ("panel-100");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  wait_until (measure_chart (f, &large) >= 2 * beside - 1);
  g_assert_cmpfloat_with_epsilon (large.text_size, 2 * small.text_size, 0.01);
  g_assert_cmpfloat_with_epsilon (large.least_size, 2 * small.least_size, 0.01);
  keep_picture ("panel-200");
  show_part (f, "timetable");
  wait_until (find_shown (f->window, SP_TYPE_CHART_VIEW, 0) != NULL);
  page = measure_chart (f, &large);
  keep_picture ("timetable-200");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  wait_until (measure_chart (f, &small) <= page / 2 + 1);
  keep_picture ("timetable-100");
}

/* The paper's risks are there; one more is put in the cell it belongs to, and is gone with undo. */
static void
test_risks (Fixture *f, gconstpointer sample)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL, *words = NULL, *after = NULL;

  show_part (f, "risks");
  g_assert_null (find_label (f, "No risks are held"));
  before = describe_chart (f);
  g_assert_nonnull (strstr (before, "Likely, Extreme (high): 2."));
  g_assert_null (strstr (before, "Land is not acquired"));
  g_assert_true (sp_edit_set_risk (sp_session_get_plan (f->session), find_project (f, "Drake"), 0, "Land is not acquired", 4, 5,
                                   "Property", NULL, &error));
  g_assert_no_error (error);
  sp_session_wait (f->session);
  words = describe_chart (f);
  g_assert_nonnull (strstr (words, "Likely, Extreme (high): 3."));
  g_assert_nonnull (strstr (words, "Drake Infant, Thetford: Land is not acquired;"));
  g_assert_true (sp_session_undo (f->session, &error));
  sp_session_wait (f->session);
  after = describe_chart (f);
  g_assert_cmpstr (after, ==, before);
}

/* The sheet of a project: what its places cost, and a risk typed into it, weighed and removed. */
static void
test_sheet (Fixture *f, gconstpointer sample)
{
  const SpSnapshot *s;
  gint64 id = find_project (f, "Catton Grove");
  GtkWidget *row = NULL;

  show_part (f, "projects");
  sp_session_select (f->session, SP_SUBJECT_PROJECT, id);
  wait_until (find_label (f, "A place costs £13,333") != NULL);
  g_assert_nonnull (find_label (f, "£2.8m, ±15 to 30 % at RIBA stage B to C: £1.96m to £3.64m"));
  g_assert_nonnull (find_label (f, "Places by year group and year"));
  for (guint i = 0; (row = find_shown (f->window, ADW_TYPE_ENTRY_ROW, i)) != NULL; i++)
    if (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Add what may go wrong"))
      break;
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "Flood plain");
  g_signal_emit_by_name (row, "apply");
  wait_until (find_label (f, "Possible, Moderate: medium") != NULL);
  s = sp_session_get_snapshot (f->session);
  g_assert_cmpstr (s->projects[sp_snapshot_find_project (s, id)].risks[0].text, ==, "Flood plain");
}

/* ------------------------------------------------------------------ funding */

static void
show_funding (Fixture *f, const char *part)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "funding");
  let_run (50);
  sp_funding_page_show_part (find_shown (f->window, SP_TYPE_FUNDING_PAGE, 0), part);
  let_run (100);
}

/* What becomes of the selected pot: in every year what there is of it equals what becomes of it. */
static void
test_pots (Fixture *f, gconstpointer sample)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);
  SpChart *chart;

  for (guint i = 0; i < g_list_model_get_n_items (sp_session_get_funding_rows (f->session)); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (sp_session_get_funding_rows (f->session), i);
      const SpFundingValues *pot = sp_funding_row_get_values (row);

      if (pot->growth) /* what has no year stands apart; the carry forward is in hand */
        g_assert_cmpint (pot->undated, ==, g_str_has_prefix (pot->name, "BN") || g_str_has_suffix (pot->name, "carry forward") ? 0 : pot->total);
    }
  show_funding (f, "pots");
  g_assert_nonnull (find_label (f, "All money for growth"));
  g_assert_nonnull (find_label (f, "72.500"));
  for (guint p = 0; p < s->n_pots; p++)
    if (g_str_has_prefix (s->pots[p].name, "BN 2013"))
      sp_session_select (f->session, SP_SUBJECT_POT, s->pots[p].id);
  wait_until (g_str_has_prefix (sp_chart_get_title (sp_chart_view_get_chart (find_shown (f->window, SP_TYPE_CHART_VIEW, 0))), "BN 2013-15"));
  chart = sp_chart_view_get_chart (find_shown (f->window, SP_TYPE_CHART_VIEW, 0));
  for (guint row = 0; row < sp_chart_get_n_positions (chart); row++)
    {
      guint n = sp_chart_get_n_columns (chart);
      double sum = 0;

      for (guint c = 1; c < n; c++)
        {
          g_autofree char *cell = sp_chart_dup_cell (chart, (gint) row, c);

          sum += (c + 1 < n ? 1 : -1) * g_ascii_strtod (cell, NULL);
        }
      g_assert_cmpfloat_with_epsilon (sum, 0, 0.21); /* tenths of a million each */
    }
}

/* A slip moves receipts and not the plan; as planned is one line again. */
static void
test_slip (Fixture *f, gconstpointer sample)
{
  gint64 revision = sp_plan_get_revision (sp_session_get_plan (f->session));
  SpChartView *view;
  GtkRange *slip;

  show_funding (f, "trial");
  view = find_shown (f->window, SP_TYPE_CHART_VIEW, 0);
  slip = find_shown (f->window, GTK_TYPE_SCALE, 0);
  g_assert_cmpuint (sp_chart_get_n_columns (sp_chart_view_get_chart (view)), ==, 2);
  g_assert_cmpuint (sp_table_list_get_n_shown (find_shown (f->window, SP_TYPE_TABLE_LIST, 0)), ==, 4);
  gtk_range_set_value (slip, 1);
  g_assert_nonnull (find_label (f, "1 year later"));
  wait_until (sp_chart_get_n_columns (sp_chart_view_get_chart (view)) == 3);
  g_assert_nonnull (find_label (f, "Tried: dwellings of Sprowston"));
  g_assert_nonnull (strstr (find_label (f, "Tried: "), "that are not yet built come 1 year later than planned"));
  g_assert_nonnull (strstr (find_label (f, "Contributions received by the end of 2023-24, on average: £"), "less than planned"));
  g_assert_nonnull (strstr (find_label (f, "Contributions received by the end of 2023-24, on average: £"),
                            "Spend never paid: £19.927m, as planned."));
  for (guint row = 4; row < 8; row++) /* on average later money is no more by any year */
    {
      g_autofree char *planned = sp_chart_dup_cell (sp_chart_view_get_chart (view), (gint) row, 1);
      g_autofree char *tried = sp_chart_dup_cell (sp_chart_view_get_chart (view), (gint) row, 2);

      g_assert_cmpfloat (g_ascii_strtod (tried, NULL), <=, g_ascii_strtod (planned, NULL));
    }
  gtk_range_set_value (slip, 0);
  wait_until (sp_chart_get_n_columns (sp_chart_view_get_chart (view)) == 2);
  g_assert_null (find_label (f, "Tried: "));
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, revision);
}

/* The drop-down that is shown and offers this, and its place among the offers. */
static GtkDropDown *
find_offer (Fixture *f, const char *offer, guint *at)
{
  GtkDropDown *drop;

  for (guint i = 0; (drop = find_shown (f->window, GTK_TYPE_DROP_DOWN, i)) != NULL; i++)
    for (*at = 0; GTK_IS_STRING_LIST (gtk_drop_down_get_model (drop))
                  && *at < g_list_model_get_n_items (gtk_drop_down_get_model (drop)); (*at)++)
      if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (drop)), *at), offer))
        return drop;
  g_assert_not_reached ();
}

/* By how much less has come by the end of a year as tried. */
static double
less_by (SpChartView *view, gint year)
{
  g_autofree char *planned = sp_chart_dup_cell (sp_chart_view_get_chart (view), year, 1);
  g_autofree char *tried = sp_chart_dup_cell (sp_chart_view_get_chart (view), year, 2);

  return tried != NULL ? g_ascii_strtod (planned, NULL) - g_ascii_strtod (tried, NULL) : 0;
}

/* One site of a growth area slips: the money of its own agreement comes later; that of another's stays where it was, while the
 * pupils of either come later. Before and after stand side by side. */
static void
test_site_slip (Fixture *f, gconstpointer sample)
{
  SpChartView *view;
  GtkDropDown *sites;
  guint apart, its_own;

  show_funding (f, "trial");
  view = find_shown (f->window, SP_TYPE_CHART_VIEW, 0);
  sites = find_offer (f, "White House Farm, Blue Boar Lane", &apart);
  g_assert_true (find_offer (f, "Beyond Green, first phase", &its_own) == sites);
  g_assert_null (find_label (f, "Primary places short"));
  gtk_drop_down_set_selected (sites, its_own);
  gtk_range_set_value (find_shown (f->window, GTK_TYPE_SCALE, 0), 1);
  wait_until (sp_chart_get_n_columns (sp_chart_view_get_chart (view)) == 3);
  g_assert_cmpfloat (less_by (view, 7), >, 0.1);
  g_assert_nonnull (find_label (f, "Primary places short"));
  g_assert_nonnull (find_label (f, "−0.165"));
  gtk_drop_down_set_selected (sites, apart);
  wait_until (sp_chart_get_n_columns (sp_chart_view_get_chart (view)) == 3 && less_by (view, 7) == 0);
  wait_until (find_label (f, "−0.165") == NULL);
}

static void
test_warnings (Fixture *f, gconstpointer sample)
{
  SpRowTable *table;

  show_funding (f, "warnings");
  table = find_shown (f->window, SP_TYPE_ROW_TABLE, 0);
  g_assert_cmpuint (sp_row_table_get_n_shown (table), >, 5);
  g_assert_nonnull (find_label (f, "Warning"));
}

/* ------------------------------------------------------------------ options */

static GtkWidget *
find_button (Fixture *f, const char *words)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_shown (f->window, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), words) == 0)
      return button;
  return NULL;
}

/* Options are listed; a search begun can be stopped, and what it has found, or that it found nothing, is said. */
static void
test_options (Fixture *f, gconstpointer sample)
{
  SpTableList *list;

  show_part (f, "options");
  wait_until ((list = find_shown (f->window, SP_TYPE_TABLE_LIST, 0)) != NULL && sp_table_list_get_n_shown (list) > 14);
  sp_table_list_set_search (list, "thetford");
  g_assert_cmpuint (sp_table_list_get_n_shown (list), >, 1);
  sp_table_list_set_search (list, "would have to go elsewhere"); /* closures and cuts say where their children go */
  g_assert_cmpuint (sp_table_list_get_n_shown (list), >, 5);
  sp_table_list_set_search (list, NULL);
  g_assert_null (find_button (f, "Stop"));
  g_signal_emit_by_name (find_button (f, "Find the best programme"), "clicked");
  g_assert_nonnull (find_button (f, "Stop"));
  g_assert_nonnull (find_label (f, "Choosing and dating options."));
  g_signal_emit_by_name (find_button (f, "Stop"), "clicked");
  wait_until (find_button (f, "Stop") == NULL);
  g_assert_null (find_label (f, "Choosing and dating options."));
}

#define ADD(name, func) g_test_add ("/programme/" name, Fixture, "norfolk-2013", set_up, func, tear_down)

int
main (int argc, char **argv)
{
  if (!app_test_start (&argc, &argv))
    return 77;
  ADD ("one-of-each", test_one_of_each);
  ADD ("projects", test_projects);
  ADD ("spent-by", test_spent_by);
  ADD ("timetable", test_timetable);
  ADD ("spend", test_spend);
  ADD ("large-text", test_large_text);
  ADD ("chart-text", test_chart_text);
  ADD ("risks", test_risks);
  ADD ("sheet", test_sheet);
  ADD ("options", test_options);
  ADD ("pots", test_pots);
  ADD ("slip", test_slip);
  ADD ("site-slip", test_site_slip);
  ADD ("warnings", test_warnings);
  return app_test_run ();
}
