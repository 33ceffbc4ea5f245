/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan that is begun empty, filled in the window: a growth area, a site in it, a project in a table that there was none of. */
#include "config.h"

#include "app-test.h"
#include "sp-add-growth-area.h"
#include "sp-add-project.h"
#include "sp-add-site.h"
#include "sp-growth-page.h"
#include "sp-growth-panel.h"
#include "sp-programme-page.h"

static void
set_up_empty (Fixture *f, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpPlan) plan = NULL;

  f->path = g_build_filename (folder, "nothing.places.gpkg", NULL);
  plan = sp_plan_new_empty (f->path, "Newshire", "999", sp_academic_year (2024), &error);
  g_assert_no_error (error);
  g_assert_true (sp_plan_close (plan, &error));
  f->window = open_window (f->path);
  f->session = sp_window_get_session (f->window);
}

static const SpSnapshot *
snapshot (Fixture *f)
{
  sp_session_wait (f->session);
  let_run (50);
  return sp_session_get_snapshot (f->session);
}

static void
show_growth (Fixture *f, const char *part)
{
  do_action (f, "win.page", "s", "growth-areas");
  sp_growth_page_show_part (find_in (f->window, SP_TYPE_GROWTH_PAGE, 0), part);
  let_run (50);
}

static gpointer
show_adder (Fixture *f, GType type)
{
  gpointer adder = find_in (f->window, type, 0);

  gtk_popover_popup (adder);
  let_run (200);
  return adder;
}

static void
add (gpointer adder)
{
  g_signal_emit_by_name (find_button_in (adder, "Add"), "clicked");
  let_run (100);
}

static void
add_growth (Fixture *f, const char *name)
{
  gpointer adder;

  show_growth (f, "areas");
  adder = show_adder (f, SP_TYPE_ADD_GROWTH_AREA);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (find_button_in (adder, "Add")))); /* no name yet */
  gtk_editable_set_text (find_in (adder, GTK_TYPE_ENTRY, 0), name);
  gtk_drop_down_set_selected (find_in (adder, GTK_TYPE_DROP_DOWN, 0), 1); /* one new school */
  keep_picture ("add-growth-area");
  add (adder);
}

static void
test_growth_area (Fixture *f, gconstpointer data)
{
  gpointer adder;

  add_growth (f, "North Farm");
  g_assert_cmpuint (snapshot (f)->n_growth_areas, ==, 1);
  g_assert_cmpstr (snapshot (f)->growth_areas[0].name, ==, "North Farm");
  g_assert_cmpint (snapshot (f)->growth_areas[0].category, ==, 2);
  wait_until (sp_session_get_selected (f->session, SP_SUBJECT_GROWTH_AREA) == snapshot (f)->growth_areas[0].id);
  add_growth (f, "north farm"); /* refused: it is there already */
  g_assert_cmpuint (snapshot (f)->n_growth_areas, ==, 1);
  show_growth (f, "sites");
  adder = show_adder (f, SP_TYPE_ADD_SITE);
  gtk_editable_set_text (find_in (adder, GTK_TYPE_ENTRY, 0), "East Field");
  gtk_drop_down_set_selected (find_in (adder, GTK_TYPE_DROP_DOWN, 0), 1);
  add (adder);
  g_assert_cmpuint (snapshot (f)->n_sites, ==, 1);
  g_assert_cmpint (snapshot (f)->sites[0].growth, ==, 0);
}

/* It goes only when it is empty. */
static void
test_remove (Fixture *f, gconstpointer data)
{
  gint64 id, site;

  add_growth (f, "North Farm");
  id = snapshot (f)->growth_areas[0].id;
  g_assert_true (sp_edit_add_site (sp_session_get_plan (f->session), "East Field", id, 0, &site, NULL));
  snapshot (f);
  sp_session_select (f->session, SP_SUBJECT_GROWTH_AREA, id);
  let_run (50);
  g_signal_emit_by_name (find_button_in (find_in (f->window, SP_TYPE_GROWTH_PANEL, 0), "Remove this growth area"), "clicked");
  g_assert_cmpuint (snapshot (f)->n_growth_areas, ==, 1);
  g_assert_true (sp_edit_remove_site (sp_session_get_plan (f->session), site, NULL));
  snapshot (f);
  g_signal_emit_by_name (find_button_in (find_in (f->window, SP_TYPE_GROWTH_PANEL, 0), "Remove this growth area"), "clicked");
  g_assert_cmpuint (snapshot (f)->n_growth_areas, ==, 0);
  do_action (f, "win.undo", NULL);
  g_assert_cmpint (snapshot (f)->growth_areas[0].id, ==, id);
}

static gpointer
fill_project (Fixture *f, const char *reference, guint table, guint place)
{
  gpointer adder = show_adder (f, SP_TYPE_ADD_PROJECT);

  gtk_editable_set_text (find_in (adder, GTK_TYPE_ENTRY, 0), reference);
  gtk_editable_set_text (find_in (adder, GTK_TYPE_ENTRY, 1), "North Farm Primary");
  gtk_drop_down_set_selected (find_in (adder, GTK_TYPE_DROP_DOWN, 0), table);
  gtk_drop_down_set_selected (find_in (adder, GTK_TYPE_DROP_DOWN, 1), place);
  let_run (50);
  return adder;
}

/* A plan without tables: the first project brings one, as one edit; or does without. */
static void
test_project (Fixture *f, gconstpointer data)
{
  gpointer adder;

  add_growth (f, "North Farm");
  snapshot (f);
  do_action (f, "win.page", "s", "programme");
  adder = fill_project (f, "P1", 1, 1);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (find_button_in (adder, "Add")))); /* the new table has no title */
  gtk_editable_set_text (find_in (adder, GTK_TYPE_ENTRY, 2), "Schemes in preparation");
  keep_picture ("add-project-in-new-table");
  add (adder);
  g_assert_cmpuint (snapshot (f)->n_projects, ==, 1);
  g_assert_cmpuint (snapshot (f)->n_programme_tables, ==, 1);
  g_assert_cmpstr (snapshot (f)->programme_tables[0].title, ==, "Schemes in preparation");
  g_assert_cmpint (snapshot (f)->projects[0].table, ==, 1);
  do_action (f, "win.undo", NULL);
  g_assert_cmpuint (snapshot (f)->n_programme_tables, ==, 0);
  g_assert_cmpuint (snapshot (f)->n_projects, ==, 0);
  add (fill_project (f, "P2", 0, 1));
  g_assert_cmpuint (snapshot (f)->n_projects, ==, 1);
  g_assert_cmpuint (snapshot (f)->n_programme_tables, ==, 0);
}

#define ADD(name, func) g_test_add ("/from-nothing/" name, Fixture, NULL, set_up_empty, func, tear_down)

int
main (int argc, char **argv)
{
  if (!app_test_start (&argc, &argv))
    return 77;
  ADD ("growth-area", test_growth_area);
  ADD ("remove", test_remove);
  ADD ("project", test_project);
  return app_test_run ();
}
