/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money on the Funding page: what a pot is, changed in its table and in its panel; pots added and removed; claims on the levy. Each is
 * undone in one step. */
#include "config.h"

#include "app-test.h"
#include <string.h>
#include "sp-funding-page.h"
#include "sp-row-table.h"
#include "sp-rows.h"
#include "sp-table-frame.h"
#include "sp-table-list.h"
#include "sp-year-grid.h"

static const SpPot *
pot (Fixture *f, const char *name)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  for (guint p = 0; p < s->n_pots; p++)
    if (g_str_equal (s->pots[p].name, name))
      return &s->pots[p];
  return NULL;
}

static gpointer
show_part (Fixture *f, const char *part, GType table)
{
  do_action (f, "win.page", "s", "funding");
  sp_funding_page_show_part (find_shown (f->window, SP_TYPE_FUNDING_PAGE, 0), part);
  let_run (150);
  return find_shown (f->window, table, 0);
}

static void
choose (GtkDropDown *field, const char *name)
{
  GListModel *names = gtk_drop_down_get_model (field);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (names, i);

      if (g_str_equal (gtk_string_object_get_string (item), name))
        {
          gtk_drop_down_set_selected (field, i);
          let_run (50);
          return;
        }
    }
  g_error ("no choice “%s”", name);
}

static void
type_fact (Fixture *f, const char *title, const char *text)
{
  gpointer row = find_titled_shown (f->window, ADW_TYPE_ENTRY_ROW, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static void
choose_fact (Fixture *f, const char *title, const char *name)
{
  choose (find_in (find_titled_shown (f->window, ADW_TYPE_ACTION_ROW, title), GTK_TYPE_DROP_DOWN, 0), name);
}

/* In the table: a name typed, how sure it is chosen, a day refused, what it is tied to chosen among everything. */
static void
test_cells (Fixture *f, gconstpointer sample)
{
  gpointer table = show_part (f, "pots", SP_TYPE_ROW_TABLE);
  gint64 id = pot (f, "BN 2013-15")->id;

  keep_picture ("pots");
  sp_session_select (f->session, SP_SUBJECT_POT, id);
  let_run (150);
  keep_picture ("pots-panel");
  do_action (f, "win.inspector", NULL); /* which takes room */
  let_run (300);
  keep_picture ("pots-chosen");
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2));
  type_figure (tab_to (table, GTK_TYPE_ENTRY, "BN 2013-15"), "Basic Need 2013");
  wait_until (pot (f, "Basic Need 2013") != NULL);
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2));
  choose (GTK_DROP_DOWN (tab_to (table, GTK_TYPE_DROP_DOWN, "Announced")), "Received");
  wait_until (g_str_equal (pot (f, "Basic Need 2013")->certainty, "received"));
  sp_session_wait (f->session);
  let_run (100);
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2));
  type_figure (tab_to (table, GTK_TYPE_ENTRY, ""), "31 March 2016");
  wait_until (g_strcmp0 (pot (f, "Basic Need 2013")->spend_by, "2016-03-31") == 0);
  sp_session_wait (f->session);
  let_run (100);
  gtk_toggle_button_set_active (find_in (find_in (table, SP_TYPE_TABLE_FRAME, 0), GTK_TYPE_TOGGLE_BUTTON, 0), TRUE); /* all columns */
  let_run (300);
  g_assert_true (press_key (rows_of (table), GDK_KEY_F2));
  choose (GTK_DROP_DOWN (tab_to (table, GTK_TYPE_DROP_DOWN, "Any")), "Growth"); /* purpose */
  wait_until (g_strcmp0 (pot (f, "Basic Need 2013")->purpose, "growth") == 0);
  for (guint i = 0; i < 4; i++)
    undo (f);
  g_assert_nonnull (pot (f, "BN 2013-15"));
  g_assert_null (pot (f, "BN 2013-15")->spend_by);
  g_assert_cmpstr (pot (f, "BN 2013-15")->certainty, ==, "announced");
}

static gint64
amount_in (Fixture *f, const char *name, gint year)
{
  const SpPot *row = pot (f, name);

  for (guint i = 0; i < row->n_amounts; i++)
    if (row->amounts[i].year.start == year)
      return row->amounts[i].amount.pence;
  return -1;
}

/* In the panel as in the table beside it money is in £m, to the thousand. */
static void
test_amounts (Fixture *f, gconstpointer sample)
{
  GtkWidget *field;

  show_part (f, "pots", SP_TYPE_ROW_TABLE);
  sp_session_select (f->session, SP_SUBJECT_POT, pot (f, "BN 2013-15")->id);
  wait_until (find_label (f, "Money by financial year, £m") != NULL);
  field = sp_year_grid_get_field (find_shown (f->window, SP_TYPE_YEAR_GRID, 0), 2014);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "9.500");
  keep_picture ("pots-panel-amounts");
  type_figure (field, "9.75");
  wait_until (amount_in (f, "BN 2013-15", 2014) == 975000000);
  sp_session_wait (f->session);
  undo (f);
  g_assert_cmpint (amount_in (f, "BN 2013-15", 2014), ==, 950000000);
}

/* A day typed in the panel, as officers write it, goes with undo though the field still has the keyboard. */
static void
test_field_follows_undo (Fixture *f, gconstpointer sample)
{
  GtkWidget *row;

  show_part (f, "pots", SP_TYPE_ROW_TABLE);
  sp_session_select (f->session, SP_SUBJECT_POT, pot (f, "BN 2013-15")->id);
  let_run (300);
  row = find_titled_in (f->window, ADW_TYPE_ENTRY_ROW, "To be spent by");
  if (gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW) != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW)), TRUE);
  let_run (300);
  g_assert_true (gtk_widget_grab_focus (row));
  type_fact (f, "To be spent by", "31/03/2019");
  wait_until (g_strcmp0 (pot (f, "BN 2013-15")->spend_by, "2019-03-31") == 0);
  sp_session_wait (f->session);
  let_run (100);
  g_assert_nonnull (gtk_widget_get_focus_child (row));
  undo (f);
  let_run (100);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
}

/* Early warnings stand with the money; the Findings page says that there are some, and where. */
static void
test_warnings_are_told_of (Fixture *f, gconstpointer sample)
{
  guint n = g_list_model_get_n_items (sp_session_get_warnings (f->session));
  g_autofree char *said = g_strdup_printf ("\n%u early warnings of money and places are listed apart: Funding, Warnings.", n);

  g_assert_cmpuint (n, >, 1);
  do_action (f, "win.page", "s", "findings");
  let_run (100);
  g_assert_nonnull (strstr (find_label (f, "Errors: "), said));
}

/* In the panel: facts of a pot, what borrowing costs only where it is borrowed, and what is fixed of it for a project. */
static void
test_panel (Fixture *f, gconstpointer sample)
{
  GtkWidget *fixed;
  guint n;

  show_part (f, "pots", SP_TYPE_ROW_TABLE);
  sp_session_select (f->session, SP_SUBJECT_POT, pot (f, "BN 2013-15")->id);
  wait_until (find_label (f, "Money by financial year") != NULL);
  choose_fact (f, "Purpose", "Growth");
  wait_until (g_strcmp0 (pot (f, "BN 2013-15")->purpose, "growth") == 0);
  choose_fact (f, "Planning area", "Thetford");
  wait_until (pot (f, "BN 2013-15")->area >= 0);
  type_fact (f, "Years it may be carried forward", "2");
  wait_until (pot (f, "BN 2013-15")->has_carry_limit && pot (f, "BN 2013-15")->carry_years == 2);
  sp_session_wait (f->session);
  let_run (100);
  type_fact (f, "Years it may be carried forward", "a few");
  let_run (50);
  g_assert_true (gtk_widget_has_css_class (find_titled_shown (f->window, ADW_TYPE_ENTRY_ROW, "Years it may be carried forward"), "error"));
  type_fact (f, "Evidence", "Letter of December");
  wait_until (g_strcmp0 (pot (f, "BN 2013-15")->provenance.note, "Letter of December") == 0);
  choose_fact (f, "Source", "Borrowing");
  wait_until (g_str_equal (pot (f, "BN 2013-15")->source, "borrowing"));
  sp_session_wait (f->session);
  let_run (100);
  keep_picture ("pots-panel-borrowing");
  type_fact (f, "Interest, per cent a year", "4.1");
  wait_until (pot (f, "BN 2013-15")->has_interest);
  g_assert_cmpfloat (pot (f, "BN 2013-15")->interest_rate, ==, 0.041);

  fixed = find_shown (f->window, g_type_from_name ("SpPotFixed"), 0);
  n = sp_session_get_snapshot (f->session)->n_allocations;
  type_fact (f, "Amount, £m", "1.2");
  g_signal_emit_by_name (find_button_in (fixed, "Fix for Project"), "clicked");
  wait_until (sp_session_get_snapshot (f->session)->n_allocations == n + 1);
  undo (f);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_allocations, ==, n);
}

/* Added by name, source and certainty, and selected; removed once what hangs on it is said; back by undo with all of it. */
static void
test_add_and_remove (Fixture *f, gconstpointer sample)
{
  gpointer popover;
  GtkWidget *dialog;
  guint n = sp_session_get_snapshot (f->session)->n_pots;
  gint64 id;
  g_autofree char *body = NULL;

  show_part (f, "pots", SP_TYPE_ROW_TABLE);
  popover = find_in (f->window, g_type_from_name ("SpAddPot"), 0);
  gtk_popover_popup (popover);
  let_run (100);
  g_assert_false (gtk_widget_get_sensitive (find_button_in (popover, "Add"))); /* called what? */
  gtk_editable_set_text (find_in (popover, GTK_TYPE_ENTRY, 0), "BN 2013-15");
  keep_picture ("pots-add");
  g_signal_emit_by_name (find_button_in (popover, "Add"), "clicked");
  let_run (100);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_pots, ==, n); /* there is one of that name */
  gtk_editable_set_text (find_in (popover, GTK_TYPE_ENTRY, 0), "BN 2015-17");
  g_signal_emit_by_name (find_button_in (popover, "Add"), "clicked");
  wait_until (pot (f, "BN 2015-17") != NULL);
  g_assert_cmpstr (pot (f, "BN 2015-17")->certainty, ==, "expected");
  wait_until (sp_session_get_selected (f->session, SP_SUBJECT_POT) == pot (f, "BN 2015-17")->id);
  undo (f);
  g_assert_null (pot (f, "BN 2015-17"));

  id = pot (f, "BN 2013-15")->id;
  n = pot (f, "BN 2013-15")->n_amounts;
  sp_session_select (f->session, SP_SUBJECT_POT, id);
  wait_until (find_label (f, "Remove This Money…") != NULL);
  g_signal_emit_by_name (find_button_in (f->window, "Remove This Money…"), "clicked");
  wait_until ((dialog = find_dialog (f->window)) != NULL);
  body = g_strdup (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)));
  g_assert_nonnull (strstr (body, "£27m no longer counts"));
  g_assert_nonnull (strstr (body, "Undo brings all of it back."));
  keep_picture ("pots-remove");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "remove");
  wait_until (pot (f, "BN 2013-15") == NULL);
  undo (f);
  g_assert_nonnull (pot (f, "BN 2013-15"));
  g_assert_cmpuint (pot (f, "BN 2013-15")->n_amounts, ==, n);
}

static const SpCilClaim *
last_claim (Fixture *f)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  return &s->cil_claims[s->n_cil_claims - 1];
}

/* A claim is added, each part of it changed in its row, removed, and back by undo. */
static void
test_claims (Fixture *f, gconstpointer sample)
{
  gpointer list = show_part (f, "claims", SP_TYPE_TABLE_LIST), popover;
  guint n = sp_session_get_snapshot (f->session)->n_cil_claims;
  GtkColumnView *view;

  popover = find_in (f->window, g_type_from_name ("SpAddClaim"), 0);
  gtk_popover_popup (popover);
  let_run (100);
  gtk_editable_set_text (find_in (popover, GTK_TYPE_ENTRY, 0), "Levy for places");
  gtk_editable_set_text (find_in (popover, GTK_TYPE_ENTRY, 1), "500,000");
  g_signal_emit_by_name (find_button_in (popover, "Add"), "clicked");
  wait_until (sp_session_get_snapshot (f->session)->n_cil_claims == n + 1);
  wait_until (sp_table_list_get_n_shown (list) == n + 1);
  g_assert_cmpint (last_claim (f)->amount.pence, ==, 50000000);
  view = find_in (list, GTK_TYPE_COLUMN_VIEW, 0);
  gtk_selection_model_select_item (gtk_column_view_get_model (view), n, TRUE);
  let_run (100);
  g_assert_true (press_key (rows_of (list), GDK_KEY_F2));
  type_figure (tab_to (list, GTK_TYPE_ENTRY, "Levy for places"), "Levy");
  wait_until (g_str_equal (last_claim (f)->text, "Levy"));
  sp_session_wait (f->session);
  let_run (100);
  g_assert_cmpint (sp_table_list_get_chosen (list), ==, (gint) n); /* the same row */
  g_assert_true (press_key (rows_of (list), GDK_KEY_F2));
  type_figure (tab_to (list, GTK_TYPE_ENTRY, "500,000.00"), "600,000");
  wait_until (last_claim (f)->amount.pence == 60000000);
  sp_session_wait (f->session);
  let_run (100);
  keep_picture ("claims");
  g_signal_emit_by_name (find_button_in (f->window, "Remove Claim"), "clicked");
  wait_until (sp_session_get_snapshot (f->session)->n_cil_claims == n);
  undo (f);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_cil_claims, ==, n + 1);
  g_assert_cmpstr (last_claim (f)->text, ==, "Levy");
}

/* Every warning is about something that it leads to. */
static void
test_warnings (Fixture *f, gconstpointer sample)
{
  gpointer table = show_part (f, "warnings", SP_TYPE_ROW_TABLE);
  GListModel *shown = sp_row_table_get_shown (table);
  gpointer about_all = NULL; /* borrowed from the table */

  g_assert_cmpuint (g_list_model_get_n_items (shown), >, 0);
  keep_picture ("warnings");
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (shown, i);
      const SpFindingValues *values = sp_finding_row_get_values (row);

      if (values->subject != SP_SUBJECT_PLAN && !sp_session_can_go_to (f->session, values->subject, values->subject_id))
        g_error ("leads nowhere: %s", values->message);
      about_all = values->subject == SP_SUBJECT_PLAN ? row : about_all;
    }
  g_assert_nonnull (about_all); /* more is spent by the end of a year than there is */
  g_signal_emit_by_name (table, "activated", about_all);
  let_run (100);
  g_assert_true (find_shown (f->window, SP_TYPE_ROW_TABLE, 0) != table);
  g_assert_nonnull (find_label (f, "Schemes of £92.672m"));
}

int
main (int argc, char **argv)
{
#define ADD(name, function) g_test_add ("/pots/" name, Fixture, "norfolk-2013", set_up, function, tear_down)
  if (!app_test_start (&argc, &argv))
    return 77;
  ADD ("cells", test_cells);
  ADD ("amounts", test_amounts);
  ADD ("field-follows-undo", test_field_follows_undo);
  ADD ("warnings-are-told-of", test_warnings_are_told_of);
  ADD ("panel", test_panel);
  ADD ("add-and-remove", test_add_and_remove);
  ADD ("claims", test_claims);
  ADD ("warnings", test_warnings);
  return app_test_run ();
}
