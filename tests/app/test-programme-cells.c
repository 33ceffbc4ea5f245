/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a project changed where they stand in the tables of the Programme page: typed or chosen, one undo each; what is
 * computed says what to change instead. */
#include "config.h"

#include "app-test.h"
#include <string.h>
#include "sp-edit-request.h"
#include "sp-programme-page.h"
#include "sp-project-edit.h"
#include "sp-row-table.h"
#include "sp-rows.h"
#include "sp-table-list.h"

static const SpProject *
drake (Fixture *f)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  for (guint p = 0; p < s->n_projects; p++)
    if (g_strcmp0 (s->projects[p].reference, "EC4673") == 0)
      return &s->projects[p];
  g_assert_not_reached ();
}

static gpointer
show_part (Fixture *f, const char *part, GType table)
{
  do_action (f, "win.page", "s", "programme");
  sp_programme_page_show_part (find_shown (f->window, SP_TYPE_PROGRAMME_PAGE, 0), part);
  let_run (150);
  return find_shown (f->window, table, 0);
}

static void
type_in (GtkWidget *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  g_signal_emit_by_name (field, "activate");
  let_run (50);
}

static char *
chosen_name (GtkWidget *field)
{
  return g_strdup (gtk_string_object_get_string (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (field))));
}

static void
test_typed (Fixture *f, gconstpointer sample)
{
  gpointer table;
  GtkWidget *field;
  gint64 revision;

  table = show_part (f, "projects", SP_TYPE_ROW_TABLE);
  sp_session_select (f->session, SP_SUBJECT_PROJECT, drake (f)->id);
  let_run (100);
  do_action (f, "win.inspector", NULL); /* which takes room */
  let_run (300);
  keep_picture ("programme-cells");
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2));
  field = tab_to (table, GTK_TYPE_ENTRY, "Drake Infant, Thetford");
  type_in (field, "  ");
  g_assert_true (find_open (table) == field); /* a project has a name */
  type_in (field, "Drake Primary");
  wait_until (g_str_equal (drake (f)->name, "Drake Primary"));
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2)); /* where it was last open */
  type_in (tab_to (table, GTK_TYPE_ENTRY, "Infant to 420 primary"), "To two forms of entry");
  wait_until (g_str_equal (drake (f)->description, "To two forms of entry"));
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2));
  field = tab_to (table, GTK_TYPE_ENTRY, "420");
  revision = sp_plan_get_revision (sp_session_get_plan (f->session));
  type_in (field, "two forms");
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, revision);
  type_in (field, "210 to 315 or 420");
  wait_until (drake (f)->places_from == 210);
  g_assert_cmpint (drake (f)->places_to_max, ==, 420);
  g_assert_cmpint (drake (f)->places_to_min, ==, 315);
  keep_picture ("programme-cells-typed");
  undo (f);
  g_assert_cmpint (drake (f)->places_from, ==, -1);
  undo (f);
  g_assert_cmpstr (drake (f)->description, ==, "Infant to 420 primary");
  undo (f);
  g_assert_cmpstr (drake (f)->name, ==, "Drake Infant, Thetford");
}

/* The completion takes a date as officers write it, and it is the date that all else goes by; a figure is none. In a scenario it is
 * refused, as on the command line. */
static void
test_completion (Fixture *f, gconstpointer sample)
{
  gpointer table;
  gint64 revision;
  GtkWidget *field;

  table = show_part (f, "projects", SP_TYPE_ROW_TABLE);
  sp_session_select (f->session, SP_SUBJECT_PROJECT, drake (f)->id);
  let_run (100);
  do_action (f, "win.inspector", NULL); /* which takes room */
  let_run (300);
  revision = sp_plan_get_revision (sp_session_get_plan (f->session));
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2));
  type_in (tab_to (table, GTK_TYPE_ENTRY, "Sept. '16"), "4.25");
  let_run (100);
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, revision);
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2));
  type_in (tab_to (table, GTK_TYPE_ENTRY, "Sept. '16"), "July 2018");
  wait_until (g_str_equal (drake (f)->completion_on, "2018-07"));
  g_assert_null (drake (f)->completion_text);
  sp_session_wait (f->session);
  let_run (100);
  g_assert_nonnull (find_label (f, "July 2018"));
  keep_picture ("programme-cells-completion");
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2));
  type_in (tab_to (table, GTK_TYPE_ENTRY, "July 2018"), "December 2018"); /* its places were of September 2018 */
  wait_until (drake (f)->places_from_year.start == 2019);
  g_assert_true (g_str_has_suffix (sp_plan_get_undo_label (sp_session_get_plan (f->session)), "count its places from 2019/20"));
  undo (f);
  undo (f);
  g_assert_cmpstr (drake (f)->completion_text, ==, "Sept. '16");
  sp_session_set_scenario_id (f->session, 2);
  sp_session_wait (f->session);
  let_run (200);
  revision = sp_plan_get_revision (sp_session_get_plan (f->session));
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2));
  field = tab_to (table, GTK_TYPE_ENTRY, "Sept. '16");
  type_in (field, "July 2018");
  let_run (100);
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, revision);
  keep_picture ("programme-cells-completion-in-scenario");
  sp_edit_request (table, f->session, SP_EDIT_OF_PLAN, sp_project_edit_stage,
                   &(const SpEditValue) { .target = drake (f)->id, .text = (char *) "E" });
  wait_until (find_label (f, sp_plan_get_undo_label (sp_session_get_plan (f->session))) != NULL);
  g_assert_true (g_str_has_suffix (find_label (f, sp_plan_get_undo_label (sp_session_get_plan (f->session))),
                                   ", in the plan itself: every scenario has it"));
}

/* The table it stands in, and how what it waits for stands: from lists. */
static void
test_chosen (Fixture *f, gconstpointer sample)
{
  gpointer table;
  GtkWidget *field;
  g_autofree char *name = NULL;

  table = show_part (f, "projects", SP_TYPE_ROW_TABLE);
  sp_session_select (f->session, SP_SUBJECT_PROJECT, drake (f)->id);
  let_run (100);
  do_action (f, "win.inspector", NULL); /* which takes room */
  let_run (150);
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2));
  let_run (200); /* it unfolds */
  field = find_open (table);
  g_assert_true (GTK_IS_DROP_DOWN (field));
  keep_picture ("programme-cells-chosen");
  name = chosen_name (field);
  g_assert_true (g_str_has_prefix (name, "1: "));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field), 2);
  wait_until (drake (f)->table == 2);
  g_assert_null (find_open (table));
  undo (f);
  g_assert_cmpint (drake (f)->table, ==, 1);

  g_assert_cmpstr (drake (f)->dependencies[0].state, !=, "met");
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2));
  let_run (200);
  g_assert_true (press_key (find_open (table), GDK_KEY_ISO_Left_Tab) || TRUE);
  let_run (50);
  field = find_open (table);
  g_assert_true (GTK_IS_DROP_DOWN (field));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field), 2);
  wait_until (g_strcmp0 (drake (f)->dependencies[0].state, "met") == 0);
  undo (f);
  g_assert_cmpstr (drake (f)->dependencies[0].state, !=, "met");
}

static const char *
explanation_of (gpointer table, const char *title)
{
  g_autoptr(GPtrArray) labels = list_widgets (gtk_widget_get_first_child (find_in (table, GTK_TYPE_COLUMN_VIEW, 0)), GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (gtk_label_get_text (labels->pdata[i]), title))
      return gtk_widget_get_tooltip_text (gtk_widget_get_parent (gtk_widget_get_parent (labels->pdata[i])));
  return "";
}

static void
test_computed (Fixture *f, gconstpointer sample)
{
  gpointer table = show_part (f, "projects", SP_TYPE_ROW_TABLE);

  g_assert_nonnull (strstr (explanation_of (table, "Profiled\n£m"), "change the years on the project’s sheet"));
  g_assert_null (strstr (explanation_of (table, "Profiled\n£m"), "Double-click"));
  g_assert_nonnull (strstr (explanation_of (table, "Paid for"), "on the Funding page"));
  g_assert_nonnull (strstr (explanation_of (table, "Budget £m"), "Double-click"));
}

/* A risk, its likelihood and who sees to it, in the table under the matrix. */
static void
test_risks (Fixture *f, gconstpointer sample)
{
  gpointer list;
  GtkWidget *field;

  g_assert_cmpint (drake (f)->risks[0].likelihood, ==, 3);
  list = show_part (f, "risks", SP_TYPE_TABLE_LIST);
  gtk_selection_model_select_item (gtk_column_view_get_model (find_in (list, GTK_TYPE_COLUMN_VIEW, 0)), 0, TRUE);
  let_run (100);
  do_action (f, "win.inspector", NULL); /* which takes room */
  let_run (100);
  g_assert_true (press_key (rows_of (list), GDK_KEY_F2));
  type_in (tab_to (list, GTK_TYPE_ENTRY, "securing land for necessary expansion"), "Flooding of the site");
  wait_until (g_str_equal (drake (f)->risks[0].text, "Flooding of the site"));
  g_assert_cmpint (drake (f)->risks[0].likelihood, ==, 3); /* the rest stays */
  let_run (100);
  gtk_selection_model_select_item (gtk_column_view_get_model (find_in (list, GTK_TYPE_COLUMN_VIEW, 0)), 0, TRUE);
  g_assert_true (press_key (rows_of (list), GDK_KEY_F2));
  g_assert_true (press_key (find_open (list), GDK_KEY_Tab));
  let_run (50);
  field = find_open (list);
  g_assert_true (GTK_IS_DROP_DOWN (field)); /* likelihood */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field), 3);
  wait_until (drake (f)->risks[0].likelihood == 4);
  keep_picture ("programme-cells-risks");
  undo (f);
  undo (f);
  g_assert_cmpstr (drake (f)->risks[0].text, ==, "securing land for necessary expansion");
}

static const SpMoney *
spend_of (Fixture *f, gint year)
{
  for (guint i = 0; i < drake (f)->n_spend; i++)
    if (drake (f)->spend[i].year.start == year)
      return &drake (f)->spend[i].amount;
  return NULL;
}

/* A year of a project's profile in the table of all, and the chart follows; Tab goes on to the next year. */
static void
test_spend (Fixture *f, gconstpointer sample)
{
  gpointer spend, list;

  show_part (f, "spend", SP_TYPE_TABLE_LIST);
  spend = find_shown (f->window, g_type_from_name ("SpProgrammeSpend"), 0);
  list = find_in (spend, SP_TYPE_TABLE_LIST, 1);
  gtk_stack_set_visible_child_name (GTK_STACK (gtk_widget_get_ancestor (list, GTK_TYPE_STACK)), "profiles");
  let_run (200);
  sp_table_list_set_search (list, "EC4673");
  g_assert_cmpuint (sp_table_list_get_n_shown (list), ==, 1);
  gtk_selection_model_select_item (gtk_column_view_get_model (find_in (list, GTK_TYPE_COLUMN_VIEW, 0)), 0, TRUE);
  let_run (100);
  do_action (f, "win.inspector", NULL); /* which takes room */
  let_run (100);
  keep_picture ("programme-cells-spend");
  g_assert_cmpint (spend_of (f, 2014)->pence, ==, 400000000);
  g_assert_true (press_key (rows_of (list), GDK_KEY_F2));
  gtk_editable_set_text (GTK_EDITABLE (tab_to (list, GTK_TYPE_ENTRY, "4.000")), "3.5");
  g_assert_true (press_key (find_open (list), GDK_KEY_Tab));
  wait_until (spend_of (f, 2014)->pence == 350000000);
  sp_session_wait (f->session);
  let_run (100);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_open (list))), ==, "0.420"); /* still open, though all was computed anew */
  press_key (find_open (list), GDK_KEY_Escape);
  undo (f);
  g_assert_cmpint (spend_of (f, 2014)->pence, ==, 400000000);
}

static void
apply (gpointer panel, const char *title, const char *text)
{
  gpointer row = find_titled_in (panel, ADW_TYPE_ENTRY_ROW, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static void
choose (gpointer panel, const char *title, guint position)
{
  gtk_drop_down_set_selected (find_in (find_titled_in (panel, ADW_TYPE_ACTION_ROW, title), GTK_TYPE_DROP_DOWN, 0), position);
}

/* Year group and year are chosen, the number is typed. The years begin three before the plan's own, 2013/14. */
static void
add_places (gpointer facts, SpYearGroup group, gint year, const char *places)
{
  gpointer entry = find_in (facts, g_type_from_name ("SpPlacesEntry"), 0);

  gtk_drop_down_set_selected (find_in (entry, GTK_TYPE_DROP_DOWN, 0), (guint) group);
  gtk_drop_down_set_selected (find_in (entry, GTK_TYPE_DROP_DOWN, 1), (guint) (year - 2010));
  gtk_editable_set_text (GTK_EDITABLE (find_in (entry, GTK_TYPE_ENTRY, 0)), places);
  g_signal_emit_by_name (find_button_in (entry, "Add"), "clicked");
}

static guint
count_answered (Fixture *f)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);
  guint n = 0;

  for (guint g = 0; g < s->n_growth_areas; g++)
    for (guint i = 0; i < s->growth_areas[g].n_projects; i++)
      n += &s->projects[s->growth_areas[g].projects[i]] == drake (f);
  return n;
}

/* The growth areas that a project answers: one more, one fewer, and back by undo. */
static void
test_growth_areas (Fixture *f, gconstpointer sample)
{
  gpointer facts;
  guint n;

  show_part (f, "projects", SP_TYPE_ROW_TABLE);
  sp_session_select (f->session, SP_SUBJECT_PROJECT, drake (f)->id);
  let_run (200);
  facts = find_shown (f->window, g_type_from_name ("SpProjectFacts"), 0);
  adw_expander_row_set_expanded (find_titled_in (facts, ADW_TYPE_EXPANDER_ROW, "Where, and for how many"), TRUE);
  let_run (200);
  n = count_answered (f);
  choose (facts, "Answers growth area", 1);
  wait_until (count_answered (f) == n + 1);
  sp_session_wait (f->session);
  let_run (200); /* the list has it */
  choose (facts, "No longer answers", 1);
  wait_until (count_answered (f) == n);
  undo (f);
  g_assert_cmpuint (count_answered (f), ==, n + 1);
  undo (f);
  g_assert_cmpuint (count_answered (f), ==, n);
}

/* The rest of a project on its panel, folded by what it is about. */
static void
test_panel (Fixture *f, gconstpointer sample)
{
  gpointer facts;
  gint64 revision;
  guint n, after;

  show_part (f, "projects", SP_TYPE_ROW_TABLE);
  sp_session_select (f->session, SP_SUBJECT_PROJECT, drake (f)->id);
  let_run (200);
  facts = find_shown (f->window, g_type_from_name ("SpProjectFacts"), 0);
  adw_expander_row_set_expanded (find_titled_in (facts, ADW_TYPE_EXPANDER_ROW, "Where, and for how many"), TRUE);
  let_run (400);
  keep_picture ("programme-facts");
  apply (facts, "Temporary places until completion", "60");
  wait_until (drake (f)->temporary_places == 60);
  revision = sp_plan_get_revision (sp_session_get_plan (f->session));
  apply (facts, "Temporary places until completion", "some");
  apply (facts, "Price base of its budget, such as 2013Q3", "summer");
  add_places (facts, SP_GROUP_Y6, 2029, "thirty");
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, revision);
  apply (facts, "Price base of its budget, such as 2013Q3", "2013Q3");
  wait_until (drake (f)->price_base.quarter == 3);
  n = drake (f)->n_places;
  add_places (facts, SP_GROUP_Y6, 2029, "15");
  wait_until (drake (f)->n_places == n + 1);
  apply (facts, "What building costs here (1 = as nationally)", "1.04");
  wait_until (drake (f)->location_factor == 1.04);
  choose (facts, "Kind of works", 1);
  wait_until (g_strcmp0 (drake (f)->kind, "new school") == 0);
  g_assert_cmpstr (drake (f)->phase, ==, "primary"); /* which stays */
  after = drake (f)->n_after;
  choose (facts, "Only after", 1);
  wait_until (drake (f)->n_after == after + 1);
  sp_session_wait (f->session);
  let_run (200); /* the list has it */
  choose (facts, "No longer after", 1);
  wait_until (drake (f)->n_after == after);
  choose (facts, "Its places", drake (f)->committed ? 0 : 1);
  keep_picture ("programme-facts-changed");
  for (guint i = 0; i < 7; i++)
    undo (f);
  g_assert_cmpstr (drake (f)->kind, ==, "expansion");
  g_assert_cmpuint (drake (f)->n_places, ==, n);
}

static gint64
find_reference (Fixture *f, const char *reference)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  for (guint p = 0; p < s->n_projects; p++)
    if (g_strcmp0 (s->projects[p].reference, reference) == 0)
      return s->projects[p].id;
  return 0;
}

/* Added with what is compulsory and shown; removed again, refused where money is tied to it, each with undo. */
static void
test_add (Fixture *f, gconstpointer sample)
{
  gpointer popover, add, place;
  g_autoptr(GPtrArray) entries = NULL;
  gint64 id, revision;

  show_part (f, "projects", SP_TYPE_ROW_TABLE);
  popover = find_in (f->window, g_type_from_name ("SpAddProject"), 0);
  gtk_popover_popup (GTK_POPOVER (popover));
  let_run (200);
  entries = list_widgets (popover, GTK_TYPE_ENTRY);
  add = find_button_in (popover, "Add");
  type_in (entries->pdata[0], "EC4673");
  type_in (entries->pdata[1], "Kingsfleet Primary");
  g_assert_false (gtk_widget_get_sensitive (add)); /* where? */
  place = find_in (popover, GTK_TYPE_DROP_DOWN, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (place), 1); /* the first growth area */
  keep_picture ("programme-add-project");
  revision = sp_plan_get_revision (sp_session_get_plan (f->session));
  g_signal_emit_by_name (add, "clicked");
  let_run (100);
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, revision); /* the reference is another's */
  g_assert_cmpstr (gtk_editable_get_text (entries->pdata[1]), ==, "Kingsfleet Primary");
  gtk_editable_set_text (entries->pdata[0], "EC5001");
  g_signal_emit_by_name (add, "clicked");
  wait_until ((id = find_reference (f, "EC5001")) != 0);
  wait_until (sp_session_get_selected (f->session, SP_SUBJECT_PROJECT) == id);
  wait_until (find_label (f, "Kingsfleet Primary") != NULL);
  keep_picture ("programme-project-added");
  g_signal_emit_by_name (find_button_in (find_shown (f->window, g_type_from_name ("SpProjectPanel"), 0), "Remove this project"),
                         "clicked");
  wait_until (find_reference (f, "EC5001") == 0);
  undo (f);
  g_assert_cmpint (find_reference (f, "EC5001"), ==, id);
  undo (f);
  g_assert_cmpint (find_reference (f, "EC5001"), ==, 0);
}

int
main (int argc, char **argv)
{
  if (!app_test_start (&argc, &argv))
    return 77;
  g_test_add ("/app/programme-cells/typed", Fixture, "norfolk-2013", set_up, test_typed, tear_down);
  g_test_add ("/app/programme-cells/completion", Fixture, "norfolk-2013", set_up, test_completion, tear_down);
  g_test_add ("/app/programme-cells/chosen", Fixture, "norfolk-2013", set_up, test_chosen, tear_down);
  g_test_add ("/app/programme-cells/computed", Fixture, "norfolk-2013", set_up, test_computed, tear_down);
  g_test_add ("/app/programme-cells/add", Fixture, "norfolk-2013", set_up, test_add, tear_down);
  g_test_add ("/app/programme-cells/risks", Fixture, "norfolk-2013", set_up, test_risks, tear_down);
  g_test_add ("/app/programme-cells/spend", Fixture, "norfolk-2013", set_up, test_spend, tear_down);
  g_test_add ("/app/programme-cells/growth-areas", Fixture, "norfolk-2013", set_up, test_growth_areas, tear_down);
  g_test_add ("/app/programme-cells/panel", Fixture, "norfolk-2013", set_up, test_panel, tear_down);
  return app_test_run ();
}
