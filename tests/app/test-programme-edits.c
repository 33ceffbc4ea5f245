/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a planner writes into the plan from the Programme and Funding pages: lines of a project's sheet, a programme that was
 * found kept and adopted, a slip kept as a scenario. Each is undone. */
#include "config.h"

#include "app-test.h"
#include "sp-funding-page.h"
#include "sp-funding.h"
#include "sp-programme-page.h"
#include "sp-table-list.h"

#define find_entry(f, title) find_titled_shown ((f)->window, ADW_TYPE_ENTRY_ROW, title)
#define find_row(f, title) find_titled_in ((f)->window, ADW_TYPE_EXPANDER_ROW, title)

static void
show_part (Fixture *f, const char *page, const char *part)
{
  do_action (f, "win.page", "s", page);
  if (g_str_equal (page, "programme"))
    sp_programme_page_show_part (find_shown (f->window, SP_TYPE_PROGRAMME_PAGE, 0), part);
  else
    sp_funding_page_show_part (find_shown (f->window, SP_TYPE_FUNDING_PAGE, 0), part);
  let_run (100);
}

/* The row that is titled so, unfolded; rows are made anew when the plan changes. */
static gpointer
unfold (Fixture *f, const char *title)
{
  if (find_row (f, title) == NULL)
    return NULL;
  adw_expander_row_set_expanded (find_row (f, title), TRUE);
  let_run (300);
  return find_row (f, title);
}

static void
type (Fixture *f, const char *title, const char *text)
{
  gpointer row = find_entry (f, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static const SpProject *
project (Fixture *f, gint64 id)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  return &s->projects[sp_snapshot_find_project (s, id)];
}

/* Who sees to a dependency, by when, and how it stands; put back one by one. */
static void
test_dependency (Fixture *f, gconstpointer sample)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);
  gint64 id = 0;
  g_autofree char *text = NULL, *owner = NULL;
  gpointer row, state;

  for (guint p = 0; p < s->n_projects; p++)
    if (g_str_has_prefix (s->projects[p].name, "Drake"))
      id = s->projects[p].id;
  g_assert_cmpuint (project (f, id)->n_dependencies, ==, 1);
  text = g_strdup (project (f, id)->dependencies[0].text);
  owner = g_strdup (project (f, id)->dependencies[0].owner);
  show_part (f, "programme", "projects");
  sp_session_select (f->session, SP_SUBJECT_PROJECT, id);
  wait_until ((row = unfold (f, text)) != NULL);
  type (f, "Owner", "Head of Estates");
  wait_until (g_strcmp0 (project (f, id)->dependencies[0].owner, "Head of Estates") == 0);
  type (f, "By when, such as 2014-06", "2014-06");
  wait_until (g_strcmp0 (project (f, id)->dependencies[0].due_on, "2014-06") == 0);
  g_assert_cmpstr (project (f, id)->dependencies[0].text, ==, text);
  row = unfold (f, text);
  state = find_in (row, GTK_TYPE_DROP_DOWN, 0);
  gtk_drop_down_set_selected (state, 2);
  wait_until (g_strcmp0 (project (f, id)->dependencies[0].state, "met") == 0);
  wait_until (find_label (f, "Met · Head of Estates · by 2014-06") != NULL);
  undo (f);
  wait_until (g_strcmp0 (project (f, id)->dependencies[0].state, "met") != 0);
  undo (f);
  wait_until (project (f, id)->dependencies[0].due_on == NULL);
  undo (f);
  wait_until (g_strcmp0 (project (f, id)->dependencies[0].owner, owner) == 0);
  /* A date that is none is refused, and says so. */
  type (f, "By when, such as 2014-06", "soon");
  let_run (200);
  g_assert_null (project (f, id)->dependencies[0].due_on);
}

static void
test_approval_and_risk (Fixture *f, gconstpointer sample)
{
  gint64 id = sp_session_get_snapshot (f->session)->projects[1].id;
  gpointer row;

  show_part (f, "programme", "projects");
  sp_session_select (f->session, SP_SUBJECT_PROJECT, id);
  wait_until (find_entry (f, "Add an approval") != NULL);
  type (f, "Add an approval", "Planning permission");
  wait_until (project (f, id)->n_approvals == 1);
  wait_until (unfold (f, "Planning permission") != NULL);
  type (f, "Who approves", "Norwich City Council");
  wait_until (g_strcmp0 (project (f, id)->approvals[0].body, "Norwich City Council") == 0);
  type (f, "Decided on, such as 2014-06-20", "2013-10-04");
  wait_until (g_strcmp0 (project (f, id)->approvals[0].decided_on, "2013-10-04") == 0);
  row = unfold (f, "Planning permission");
  gtk_drop_down_set_selected (find_in (row, GTK_TYPE_DROP_DOWN, 0), 2);
  wait_until (g_strcmp0 (project (f, id)->approvals[0].state, "given") == 0);

  type (f, "Add what may go wrong", "Flood plain");
  wait_until (project (f, id)->n_risks == 1);
  wait_until ((row = unfold (f, "Flood plain")) != NULL);
  gtk_drop_down_set_selected (find_in (row, GTK_TYPE_DROP_DOWN, 0), 3); /* likely */
  wait_until (project (f, id)->risks[0].likelihood == 4);
  wait_until ((row = unfold (f, "Flood plain")) != NULL);
  gtk_drop_down_set_selected (find_in (row, GTK_TYPE_DROP_DOWN, 1), 4); /* extreme */
  wait_until (project (f, id)->risks[0].impact == 5);
  g_assert_cmpint (project (f, id)->risks[0].likelihood, ==, 4);
  wait_until (find_label (f, "Likely, Extreme: high") != NULL);
  undo (f);
  wait_until (project (f, id)->risks[0].impact == 3);
}

/* What the plan says of its projects, kept as an edition; a name is kept once, and a day must be one. */
static void
test_keep_edition (Fixture *f, gconstpointer sample)
{
  gint64 id = sp_session_get_snapshot (f->session)->projects[0].id;
  guint n = project (f, id)->n_editions;
  gint64 revision = sp_plan_get_revision (sp_session_get_plan (f->session));
  gpointer popover, keep;
  g_autoptr(GPtrArray) entries = NULL;

  show_part (f, "programme", "projects");
  popover = find_in (f->window, g_type_from_name ("SpKeepEdition"), 0);
  g_assert_nonnull (popover);
  gtk_popover_popup (GTK_POPOVER (popover));
  let_run (200);
  keep_picture ("programme-keep-edition");
  entries = list_widgets (popover, GTK_TYPE_ENTRY);
  keep = find_button_in (popover, "Keep");
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpuint (strlen (gtk_editable_get_text (entries->pdata[1])), ==, 10); /* today */
  g_assert_false (gtk_widget_get_sensitive (keep)); /* it has no name */
  gtk_editable_set_text (entries->pdata[0], "Cabinet, July");
  gtk_editable_set_text (entries->pdata[1], "in July");
  g_signal_emit_by_name (keep, "clicked");
  let_run (100);
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, revision);
  g_assert_cmpstr (gtk_editable_get_text (entries->pdata[0]), ==, "Cabinet, July"); /* nothing typed is lost */
  gtk_editable_set_text (entries->pdata[1], "2014-07-14");
  g_signal_emit_by_name (keep, "clicked");
  wait_until (project (f, id)->n_editions == n + 1);
  g_assert_cmpstr (project (f, id)->editions[n].edition, ==, "Cabinet, July");
  g_assert_cmpstr (project (f, id)->editions[n].edition_on, ==, "2014-07-14");
  sp_session_select (f->session, SP_SUBJECT_PROJECT, id);
  wait_until (find_label (f, "Cabinet, July") != NULL);
  keep_picture ("programme-edition-kept");
  undo (f);
  wait_until (project (f, id)->n_editions == n);
}

/* A slip tried on the Funding page is kept as a scenario, which is then shown, and whose receipts are the ones tried. */
static void
test_keep_slip (Fixture *f, gconstpointer sample)
{
  SpPlan *plan = sp_session_get_plan (f->session);
  gint64 revision = sp_plan_get_revision (plan);
  guint n = g_list_model_get_n_items (sp_session_get_scenarios (f->session));
  gpointer popover, slip;
  g_autoptr(GPtrArray) entries = NULL;

  show_part (f, "funding", "trial");
  slip = find_shown (f->window, GTK_TYPE_SCALE, 0);
  gtk_range_set_value (slip, 2);
  wait_until (find_label (f, "Contributions received by the end of 2023-24, on average: ") != NULL);
  g_assert_nonnull (strstr (find_label (f, "Tried: "), "2 years later than planned"));
  keep_picture ("funding-slip");
  popover = find_in (find_shown (f->window, g_type_from_name ("SpFundingTrial"), 0), g_type_from_name ("SpKeepTrial"), 0);
  g_assert_nonnull (popover);
  entries = list_widgets (popover, GTK_TYPE_ENTRY);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_false (gtk_widget_get_sensitive (find_button_in (popover, "Keep")));
  gtk_editable_set_text (entries->pdata[0], "Two years late");
  gtk_editable_set_text (entries->pdata[1], "Letter of May");
  g_signal_emit_by_name (find_button_in (popover, "Keep"), "clicked");
  wait_until (sp_session_get_scenario_id (f->session) != 0);
  wait_until (g_list_model_get_n_items (sp_session_get_scenarios (f->session)) == n + 1);
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision + 1); /* the scenario with what it holds */
  sp_session_wait (f->session);
  undo (f);
  sp_session_wait (f->session);
  wait_until (g_list_model_get_n_items (sp_session_get_scenarios (f->session)) == n);
}

static void
find_programme (Fixture *f)
{
  show_part (f, "programme", "options");
  wait_until (find_shown (f->window, g_type_from_name ("SpTableList"), 0) != NULL);
  g_signal_emit_by_name (find_button_in (f->window, "Find the best programme"), "clicked");
  wait_until (gtk_widget_get_sensitive (find_button_in (f->window, "Find the best programme"))
              && find_label (f, "Programmes side by side") != NULL);
}

/* Saves the newest programme under a name. */
static void
save_as (Fixture *f, const char *programme)
{
  g_autoptr(GPtrArray) entries = list_widgets (find_shown (f->window, g_type_from_name ("SpOptionChoice"), 0), GTK_TYPE_ENTRY);
  guint n = sp_session_get_snapshot (f->session)->n_programmes;
  gpointer name = NULL;

  for (guint i = 0; i < entries->len; i++) /* in a popover that is no type of its own */
    if (gtk_widget_get_ancestor (entries->pdata[i], GTK_TYPE_POPOVER) != NULL
        && gtk_widget_get_ancestor (entries->pdata[i], g_type_from_name ("SpSavedList")) == NULL /* there they rename */
        && G_OBJECT_TYPE (gtk_widget_get_ancestor (entries->pdata[i], GTK_TYPE_POPOVER)) == GTK_TYPE_POPOVER)
      name = entries->pdata[i];
  g_assert_nonnull (name);
  gtk_editable_set_text (GTK_EDITABLE (name), programme);
  g_signal_emit_by_name (name, "activate");
  wait_until (sp_session_get_snapshot (f->session)->n_programmes == n + 1);
}

/* Of a saved programme, once it is worked out. */
static gpointer
find_saved (Fixture *f, const char *name)
{
  g_autoptr(GPtrArray) rows = list_widgets (f->window, ADW_TYPE_ACTION_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (adw_preferences_row_get_title (rows->pdata[i]), name)
        && strstr (adw_action_row_get_subtitle (rows->pdata[i]), "pupil-years") != NULL)
      return rows->pdata[i];
  return NULL;
}

static guint
count_labels (Fixture *f, const char *text)
{
  g_autoptr(GPtrArray) labels = list_widgets (f->window, GTK_TYPE_LABEL);
  guint n = 0;

  for (guint i = 0; i < labels->len; i++)
    n += gtk_widget_get_mapped (labels->pdata[i]) && g_str_equal (gtk_label_get_text (labels->pdata[i]), text);
  return n;
}

/* Found, saved under a name, opened again beside the first: the same places for the same cost. */
static void
test_save_and_open (Fixture *f, gconstpointer sample)
{
  const SpSnapshot *s;
  gpointer list;

  find_programme (f);
  list = find_in (find_shown (f->window, g_type_from_name ("SpOptionChoice"), 0), g_type_from_name ("SpSavedList"), 0);
  g_assert_nonnull (list);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_programmes, ==, 0);
  g_assert_false (gtk_widget_get_visible (list));
  save_as (f, "For July");
  s = sp_session_get_snapshot (f->session);
  g_assert_cmpstr (s->programmes[0].name, ==, "For July");
  g_assert_cmpuint (s->programmes[0].n_choices, >, 5);
  wait_until (find_saved (f, "For July") != NULL);
  keep_picture ("programme-saved");
  g_assert_cmpuint (count_labels (f, "For July"), ==, 1); /* the row's own */
  g_signal_emit_by_name (find_button_in (find_saved (f, "For July"), "Open"), "clicked");
  wait_until (count_labels (f, "For July") == 2); /* and among those found */
  wait_until (gtk_widget_get_sensitive (find_button_in (f->window, "Find the best programme")));
  undo (f);
  wait_until (sp_session_get_snapshot (f->session)->n_programmes == 0);
  wait_until (!gtk_widget_get_visible (list));
}

static const SpOption *
find_option (Fixture *f, const char *name)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  for (guint i = 0; i < s->n_options; i++)
    if (g_str_equal (s->options[i].name, name))
      return &s->options[i];
  return NULL;
}

/* A planner's own option: added with its places climbing, found among those proposed, removed, and back by undo. */
static void
test_own_option (Fixture *f, gconstpointer sample)
{
  gpointer choice, popover, list, add, remove;
  GtkColumnView *view;
  g_autoptr(GPtrArray) entries = NULL;
  const SpOption *option;

  show_part (f, "programme", "options");
  wait_until ((list = find_shown (f->window, g_type_from_name ("SpTableList"), 0)) != NULL);
  choice = find_shown (f->window, g_type_from_name ("SpOptionChoice"), 0);
  popover = find_in (choice, g_type_from_name ("SpAddOption"), 0);
  gtk_popover_popup (GTK_POPOVER (popover));
  let_run (200);
  entries = list_widgets (popover, GTK_TYPE_ENTRY);
  g_assert_cmpuint (entries->len, ==, 4);
  add = find_button_in (popover, "Add");
  g_assert_false (gtk_widget_get_sensitive (add)); /* called what, of how many places? */
  gtk_editable_set_text (entries->pdata[0], "Academy at the old dairy");
  gtk_editable_set_text (entries->pdata[1], "sixty");
  gtk_editable_set_text (entries->pdata[2], "4.5");
  gtk_editable_set_text (entries->pdata[3], "30");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_in (popover, GTK_TYPE_DROP_DOWN, 0)), 5); /* new school */
  keep_picture ("programme-own-option-asked");
  g_signal_emit_by_name (add, "clicked");
  let_run (100);
  g_assert_null (find_option (f, "Academy at the old dairy"));
  g_assert_cmpstr (gtk_editable_get_text (entries->pdata[2]), ==, "4.5"); /* nothing typed is lost */
  gtk_editable_set_text (entries->pdata[1], "60");
  g_signal_emit_by_name (add, "clicked");
  wait_until ((option = find_option (f, "Academy at the old dairy")) != NULL);
  g_assert_false (option->proposed);
  g_assert_cmpstr (option->kind, ==, "new school");
  g_assert_cmpint (option->cost.pence, ==, 450000000);
  g_assert_cmpint (option->lead_months, ==, 30);
  g_assert_cmpuint (option->n_places, ==, 7); /* R to Y6 */
  g_assert_cmpint (option->places[6].places, ==, 60);
  g_assert_cmpint (option->places[6].years_after, ==, 6);

  remove = find_button_in (choice, "Remove");
  sp_table_list_set_search (list, "Academy at the old dairy");
  wait_until (sp_table_list_get_n_shown (list) == 1);
  view = find_in (list, GTK_TYPE_COLUMN_VIEW, 0);
  gtk_selection_model_select_item (gtk_column_view_get_model (view), 0, TRUE);
  wait_until (gtk_widget_get_mapped (remove));
  keep_picture ("programme-own-option");
  g_signal_emit_by_name (remove, "clicked");
  wait_until (find_option (f, "Academy at the old dairy") == NULL);
  wait_until (sp_table_list_get_n_shown (list) == 0);
  undo (f);
  wait_until (find_option (f, "Academy at the old dairy") != NULL);

  /* One that is proposed comes with the need: it is not the planner's to remove. */
  sp_table_list_set_search (list, "Proposed");
  wait_until (sp_table_list_get_n_shown (list) > 0);
  gtk_selection_model_select_item (gtk_column_view_get_model (view), 0, TRUE);
  wait_until (!gtk_widget_get_mapped (remove));
}

/* Two of them compared, one removed, and back by undo. */
static void
test_saved_list (Fixture *f, gconstpointer sample)
{
  gpointer list;

  find_programme (f);
  list = find_in (find_shown (f->window, g_type_from_name ("SpOptionChoice"), 0), g_type_from_name ("SpSavedList"), 0);
  save_as (f, "For July");
  wait_until (find_saved (f, "For July") != NULL);
  g_assert_false (gtk_widget_get_visible (find_button_in (list, "Compare side by side"))); /* with what? */
  save_as (f, "For October");
  wait_until (find_saved (f, "For July") != NULL && find_saved (f, "For October") != NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (find_saved (f, "For July")), ==,
                   adw_action_row_get_subtitle (find_saved (f, "For October")));
  g_assert_cmpuint (count_labels (f, "Programmes side by side (estimates)"), ==, 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button_in (list, "Compare side by side")), TRUE);
  wait_until (count_labels (f, "Programmes side by side (estimates)") == 2 && count_labels (f, "For October") == 2);
  keep_picture ("programme-saved-compared");
  g_signal_emit_by_name (find_button_in (find_saved (f, "For October"), "Remove"), "clicked");
  wait_until (sp_session_get_snapshot (f->session)->n_programmes == 1);
  wait_until (find_saved (f, "For October") == NULL);
  g_assert_nonnull (find_saved (f, "For July"));
  undo (f);
  wait_until (find_saved (f, "For October") != NULL);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_programmes, ==, 2);
}

/* Adopted in a scenario of its own: there its projects are committed, the plan as it stands knows nothing of them. */
static void
test_adopt (Fixture *f, gconstpointer sample)
{
  guint n_projects = sp_session_get_snapshot (f->session)->n_projects;
  guint n_scenarios = g_list_model_get_n_items (sp_session_get_scenarios (f->session));
  gint64 demand = sp_funding_get_demand (sp_session_get_funding (f->session)).pence;
  gpointer popover;
  g_autoptr(GPtrArray) entries = NULL;

  find_programme (f);
  popover = find_in (f->window, g_type_from_name ("SpAdoptProgramme"), 0);
  entries = list_widgets (popover, GTK_TYPE_ENTRY);
  g_assert_cmpuint (entries->len, ==, 2);
  gtk_editable_set_text (entries->pdata[0], "As adopted");
  g_assert_false (gtk_widget_get_sensitive (find_button_in (popover, "Adopt"))); /* it asks why */
  gtk_editable_set_text (entries->pdata[1], "Cabinet, July");
  g_signal_emit_by_name (find_button_in (popover, "Adopt"), "clicked");
  wait_until (sp_session_get_scenario_id (f->session) != 0);
  sp_session_wait (f->session);
  wait_until (sp_session_get_snapshot (f->session)->n_projects > n_projects);
  g_assert_cmpint (sp_funding_get_demand (sp_session_get_funding (f->session)).pence, >, demand);
  sp_session_set_scenario_id (f->session, 0);
  sp_session_wait (f->session);
  wait_until (sp_session_get_snapshot (f->session)->n_projects == n_projects);
  g_assert_cmpint (sp_funding_get_demand (sp_session_get_funding (f->session)).pence, ==, demand);
  undo (f); /* one step: the scenario goes with what it held */
  wait_until (g_list_model_get_n_items (sp_session_get_scenarios (f->session)) == n_scenarios);
}

int
main (int argc, char **argv)
{
#define ADD(name, function) g_test_add ("/programme-edits/" name, Fixture, "norfolk-2013", set_up, function, tear_down)
  if (!app_test_start (&argc, &argv))
    return 77;
  ADD ("dependency", test_dependency);
  ADD ("approval-and-risk", test_approval_and_risk);
  ADD ("keep-edition", test_keep_edition);
  ADD ("keep-slip", test_keep_slip);
  ADD ("save-and-open", test_save_and_open);
  ADD ("saved-list", test_saved_list);
  ADD ("own-option", test_own_option);
  ADD ("adopt", test_adopt);
  return app_test_run ();
}
