/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a project changed where they stand in the tables of the Programme page: typed or chosen, one undo each; what is
 * computed says what to change instead. */
#include "config.h"

#include "app-test.h"
#include <string.h>
#include "sp-programme-page.h"
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
undo (Fixture *f)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (sp_session_undo (f->session, &error));
  g_assert_no_error (error);
  sp_session_wait (f->session);
}

static GtkWidget *
rows_of (gpointer table)
{
  return gtk_widget_get_last_child (find_in (table, GTK_TYPE_COLUMN_VIEW, 0));
}

/* The entry or drop-down that is open in the table. */
static GtkWidget *
find_open (gpointer table)
{
  GtkWidget *rows = rows_of (table);
  gpointer choice = find_in (rows, GTK_TYPE_DROP_DOWN, 0);

  return choice != NULL ? choice : find_in (rows, GTK_TYPE_ENTRY, 0);
}

/* Tab from the open cell until the one that is open is typed and says so. */
static GtkWidget *
tab_to (gpointer table, const char *text)
{
  for (guint i = 0; i < 20; i++)
    {
      GtkWidget *field = find_open (table);

      g_assert_nonnull (field);
      if (GTK_IS_ENTRY (field) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (field)), text))
        return field;
      g_assert_true (press_key (field, GDK_KEY_Tab));
      let_run (20);
    }
  g_error ("no cell says “%s”", text);
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
  field = tab_to (table, "Drake Infant, Thetford");
  type_in (field, "  ");
  g_assert_true (find_open (table) == field); /* a project has a name */
  type_in (field, "Drake Primary");
  wait_until (g_str_equal (drake (f)->name, "Drake Primary"));
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2)); /* where it was last open */
  type_in (tab_to (table, "Infant to 420 primary"), "To two forms of entry");
  wait_until (g_str_equal (drake (f)->description, "To two forms of entry"));
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2));
  field = tab_to (table, "420");
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

int
main (int argc, char **argv)
{
  if (!app_test_start (&argc, &argv))
    return 77;
  g_test_add ("/app/programme-cells/typed", Fixture, "norfolk-2013", set_up, test_typed, tear_down);
  g_test_add ("/app/programme-cells/chosen", Fixture, "norfolk-2013", set_up, test_chosen, tear_down);
  g_test_add ("/app/programme-cells/computed", Fixture, "norfolk-2013", set_up, test_computed, tear_down);
  return app_test_run ();
}
