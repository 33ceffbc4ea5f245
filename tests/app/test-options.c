/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of options on the Programme page: those that a programme chooses come first, and what is asked of one, or kept of all,
 * is asked of the right one. */
#include "config.h"

#include "app-test.h"
#include <string.h>
#include "sp-programme-page.h"
#include "sp-table-list-row.h"
#include "sp-table-list.h"

static void
find_programme (Fixture *f)
{
  do_action (f, "win.page", "s", "programme");
  sp_programme_page_show_part (find_shown (f->window, SP_TYPE_PROGRAMME_PAGE, 0), "options");
  wait_until (find_shown (f->window, SP_TYPE_TABLE_LIST, 0) != NULL);
  g_signal_emit_by_name (find_button_in (f->window, "Find the best programme"), "clicked");
  wait_until (gtk_widget_get_sensitive (find_button_in (f->window, "Find the best programme"))
              && find_label (f, "Programmes side by side") != NULL);
}

/* What a row of the list says under a heading; NULL where no column that can be seen has it. */
static const char *
read_cell (gpointer list, guint at, const char *heading)
{
  GtkColumnView *view = find_in (list, GTK_TYPE_COLUMN_VIEW, 0);
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr(SpTableListRow) row = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), at);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), heading) == 0 && gtk_column_view_column_get_visible (column))
        return row->cells[i].text;
    }
  return NULL;
}

/* Of the row at a place of the list of options: its option; and when it opens, as it reads. Both begin the row, but for what is asked,
 * which stands between them once something is. */
static const char *
read_option (GListModel *rows, guint at, const char **opens)
{
  g_autoptr(SpTableListRow) row = g_list_model_get_item (rows, at);
  gboolean asked = row->cells[2].text == NULL || g_str_equal (row->cells[2].text, "ruled out");

  *opens = row->cells[asked ? 3 : 2].text;
  return row->cells[1].text;
}

/* What is in the list when its row says it is chosen: the first rows, by year; -1 = its rows are not in that order. */
static gint
count_chosen_first (GListModel *rows)
{
  const char *before = "", *opens;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      read_option (rows, i, &opens);
      if (opens != NULL && g_ascii_isdigit (*opens) && (n < i || strcmp (opens, before) < 0))
        return -1;
      n += opens != NULL && g_ascii_isdigit (*opens);
      before = opens != NULL ? opens : "";
    }
  return (gint) n;
}

static guint
find_row (GListModel *rows, const char *option)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      const char *opens;

      if (g_str_equal (read_option (rows, i, &opens), option))
        return i;
    }
  g_assert_not_reached ();
}

/* After a search those chosen stand first; what is asked is asked of the option that was clicked, wherever it stands: ruled out,
 * it is not chosen when it is sought again, and the selection has followed it. Its reason is read in full below. */
static void
test_chosen_first (Fixture *f, gconstpointer sample)
{
  GtkSelectionModel *rows;
  g_autofree char *name = NULL;
  const char *opens;
  gpointer list;

  find_programme (f);
  list = find_shown (f->window, SP_TYPE_TABLE_LIST, 0);
  rows = gtk_column_view_get_model (find_in (list, GTK_TYPE_COLUMN_VIEW, 0));
  g_assert_cmpint (count_chosen_first (G_LIST_MODEL (rows)), >, 5);
  name = g_strdup (read_option (G_LIST_MODEL (rows), 0, &opens));
  g_assert_true (g_ascii_isdigit (*opens));
  gtk_selection_model_select_item (rows, 0, TRUE);
  wait_until (find_label (f, "Decide by ") != NULL && find_label (f, name) != NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button_in (f->window, "Must not be")), TRUE);
  wait_until (find_label (f, "ruled out") != NULL);
  g_signal_emit_by_name (find_button_in (f->window, "Find the best programme"), "clicked");
  wait_until (find_label (f, "2: 0 pinned, 1 ruled out") != NULL);
  g_assert_cmpint (count_chosen_first (G_LIST_MODEL (rows)), >, 5);
  read_option (G_LIST_MODEL (rows), find_row (G_LIST_MODEL (rows), name), &opens);
  g_assert_cmpstr (opens, ==, "not chosen");
  g_assert_true (gtk_selection_model_is_selected (rows, find_row (G_LIST_MODEL (rows), name)));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_button_in (f->window, "Must not be"))));
}

/* Whether the row of the list that is chosen can be seen. */
static gboolean
sees_chosen (gpointer list)
{
  GtkColumnView *view = find_in (list, GTK_TYPE_COLUMN_VIEW, 0);
  GtkSingleSelection *rows = GTK_SINGLE_SELECTION (gtk_column_view_get_model (view));
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double each = gtk_adjustment_get_upper (down) / g_list_model_get_n_items (G_LIST_MODEL (rows));
  double at = each * (gtk_single_selection_get_selected (rows) + 0.5);

  return at > gtk_adjustment_get_value (down) && at < gtk_adjustment_get_value (down) + gtk_adjustment_get_page_size (down);
}

/* Whether the heading of a grid ends within the window. */
static gboolean
sees_heading (Fixture *f, const char *heading)
{
  g_autoptr(GPtrArray) labels = list_widgets (f->window, GTK_TYPE_LABEL);
  graphene_rect_t box;

  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (gtk_label_get_text (labels->pdata[i]), heading) && gtk_widget_get_mapped (labels->pdata[i]))
      return gtk_widget_compute_bounds (labels->pdata[i], GTK_WIDGET (f->window), &box)
             && box.origin.x + box.size.width <= gtk_widget_get_width (GTK_WIDGET (f->window));
  return FALSE;
}

/* What is asked of an option far down shows beside its name, where it was clicked, and its reason says no name again. */
static void
test_asked_is_seen (Fixture *f, gconstpointer sample)
{
  GtkSelectionModel *rows;
  GtkColumnView *view;
  guint at;
  gpointer list;

  gtk_window_set_default_size (GTK_WINDOW (f->window), 1280, 800);
  find_programme (f);
  list = find_shown (f->window, SP_TYPE_TABLE_LIST, 0);
  view = find_in (list, GTK_TYPE_COLUMN_VIEW, 0);
  rows = gtk_column_view_get_model (view);
  at = g_list_model_get_n_items (G_LIST_MODEL (rows)) - 3;
  gtk_selection_model_select_item (rows, at, TRUE);
  gtk_widget_activate_action (rows_of (list), "list.scroll-to-item", "u", at);
  let_run (200);
  g_assert_true (sees_chosen (list));
  g_assert_true (sees_heading (f, "Proved"));
  keep_picture ("option-before-pin");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button_in (f->window, "Must not be")), TRUE);
  wait_until (find_label (f, "ruled out") != NULL);
  let_run (300);
  keep_picture ("option-pinned");
  at = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (rows));
  g_assert_cmpstr (read_cell (list, at, "Asked"), ==, "ruled out");
  g_assert_true (sees_chosen (list));
}

static gboolean
is_saved (Fixture *f, const char *name)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  for (guint i = 0; i < s->n_programmes; i++)
    if (g_str_equal (s->programmes[i].name, name))
      return TRUE;
  return FALSE;
}

/* A saved programme gets another name beside the buttons that open and remove it, and its own back by undo; blank is refused. */
static void
test_rename (Fixture *f, gconstpointer sample)
{
  g_autoptr(GError) error = NULL;
  gpointer choice, list;

  find_programme (f);
  choice = find_shown (f->window, g_type_from_name ("SpOptionChoice"), 0);
  for (guint i = 0; (list = find_in (choice, GTK_TYPE_POPOVER, i)) != NULL; i++)
    if (G_OBJECT_TYPE (list) == GTK_TYPE_POPOVER && find_in (list, GTK_TYPE_ENTRY, 0) != NULL)
      break;
  gtk_editable_set_text (find_in (list, GTK_TYPE_ENTRY, 0), "For July");
  g_signal_emit_by_name (find_in (list, GTK_TYPE_ENTRY, 0), "activate");
  wait_until (is_saved (f, "For July"));
  list = find_in (choice, g_type_from_name ("SpSavedList"), 0);
  wait_until (find_in (list, GTK_TYPE_ENTRY, 0) != NULL);
  type_figure (find_in (list, GTK_TYPE_ENTRY, 0), "");
  g_assert_true (is_saved (f, "For July"));
  type_figure (find_in (list, GTK_TYPE_ENTRY, 0), "For October");
  wait_until (is_saved (f, "For October") && !is_saved (f, "For July"));
  keep_picture ("programme-renamed");
  g_assert_true (sp_session_undo (f->session, &error));
  wait_until (is_saved (f, "For July"));
}

#define ADD(name, function) g_test_add ("/options/" name, Fixture, "norfolk-2013", set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (!app_test_start (&argc, &argv))
    return 77;
  ADD ("chosen-first", test_chosen_first);
  ADD ("asked-is-seen", test_asked_is_seen);
  ADD ("rename", test_rename);
  return app_test_run ();
}
