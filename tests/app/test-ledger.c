/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of contributions: read, changed in its cells and in the sheet of an obligation, added to and taken from; all with undo. */
#include "config.h"

#include "app-test.h"
#include "sp-fact-list.h"
#include "sp-funding-page.h"
#include "sp-line-list.h"
#include "sp-row-list.h"
#include "sp-row-table.h"
#include "sp-rows.h"
#include "sp-table-frame.h"

#define find_entry(f, title) find_titled_shown ((f)->window, ADW_TYPE_ENTRY_ROW, title)

static void
show_ledger (Fixture *f)
{
  do_action (f, "win.page", "s", "funding");
  sp_funding_page_show_part (find_shown (f->window, SP_TYPE_FUNDING_PAGE, 0), "ledger");
  let_run (100);
}

static const SpAgreement *
agreements (Fixture *f)
{
  return sp_session_get_snapshot (f->session)->agreements;
}

static void
show_all_columns (Fixture *f)
{
  SpTableFrame *frame = find_shown (f->window, SP_TYPE_TABLE_FRAME, 0);

  let_run (200);
  if (sp_table_frame_get_n_left_out (frame) > 0)
    gtk_toggle_button_set_active (find_in (frame, GTK_TYPE_TOGGLE_BUTTON, 0), TRUE);
  wait_until (sp_table_frame_get_n_left_out (frame) == 0);
}

/* Of the row that is titled so, or else the one whose first button is called so. */
static GtkWidget *
find_drop_down (Fixture *f, const char *name)
{
  g_autoptr(GPtrArray) drops = list_widgets (find_shown (f->window, g_type_from_name ("SpPaymentList"), 0), GTK_TYPE_DROP_DOWN);

  g_assert_cmpuint (drops->len, ==, 2);
  return drops->pdata[g_str_equal (name, "For the project")];
}

/* The choices in the row of that title. */
static GtkDropDown *
find_choice (Fixture *f, const char *title)
{
  GtkWidget *row = find_titled_shown (f->window, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return GTK_DROP_DOWN (find_in (row, GTK_TYPE_DROP_DOWN, 0));
}

/* An obligation is opened, read, changed and put back; its state is a word. */
static void
test_ledger (Fixture *f, gconstpointer sample)
{
  GListModel *rows = sp_session_get_receipt_rows (f->session);
  g_autoptr(SpRow) row = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *amount;

  show_ledger (f);
  g_assert_nonnull (find_label (f, "15 obligations; 3 say what they are worth: £11.796m now"));
  row = g_list_model_get_item (rows, 1);
  g_assert_cmpstr (sp_receipt_row_get_values (row)->state_name, ==, "Not dated");
  g_signal_emit_by_name (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), "activated", row);
  let_run (100);
  amount = find_entry (f, "Amount, £");
  g_assert_nonnull (amount);
  gtk_editable_set_text (GTK_EDITABLE (amount), "1,500,000");
  g_signal_emit_by_name (amount, "apply");
  wait_until (sp_receipt_row_get_values (row)->worth == 150000000);
  g_assert_true (sp_session_undo (f->session, &error));
  wait_until (!sp_receipt_row_get_values (row)->worth_known);
}

/* Of the second obligation of the first agreement. */
static const char *
date_of (Fixture *f, SpObligationEvent event)
{
  const SpAgreement *a = sp_session_get_snapshot (f->session)->agreements;
  const SpObligation *o = &a->obligations[1];
  const char *const dates[] = { a->signed_on, o->triggered_on, o->due_on, o->received_on, o->allocated_on, o->spent_on,
                                o->pay_back_on };

  return dates[event];
}

/* Each of the dated events is typed and taken back, and the state says which has happened. */
static void
test_ledger_dates (Fixture *f, gconstpointer sample)
{
  static const struct { const char *title, *date; SpObligationEvent event; const char *state; } events[] = {
    { "Agreement signed on", "2013-02-01", SP_OBLIGATION_SIGNED, "Waits for its trigger" },
    { "Triggered on", "2013-03-01", SP_OBLIGATION_TRIGGERED, "Triggered" },
    { "Due on", "2013-05-01", SP_OBLIGATION_DUE, "Overdue" },
    { "All received on", "2013-06-01", SP_OBLIGATION_RECEIVED, "Received" },
    { "Allocated on", "2013-07-01", SP_OBLIGATION_ALLOCATED, "Allocated" },
    { "Spent on", "2013-09-01", SP_OBLIGATION_SPENT, "Spent" },
    { "To be paid back after", "2013-10-01", SP_OBLIGATION_PAY_BACK, "Not dated" },
  };
  GListModel *rows = sp_session_get_receipt_rows (f->session);
  g_autoptr(SpRow) row = NULL;

  show_ledger (f);
  row = g_list_model_get_item (rows, 1);
  g_signal_emit_by_name (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), "activated", row);
  let_run (100);
  for (guint e = 0; e < G_N_ELEMENTS (events); e++)
    {
      g_autoptr(GError) error = NULL;
      GtkWidget *entry = NULL;

      entry = find_entry (f, events[e].title);
      g_assert_nonnull (entry);
      gtk_editable_set_text (GTK_EDITABLE (entry), events[e].date);
      g_signal_emit_by_name (entry, "apply");
      wait_until (g_strcmp0 (date_of (f, events[e].event), events[e].date) == 0);
      wait_until (g_strcmp0 (sp_receipt_row_get_values (row)->state_name, events[e].state) == 0);
      if (events[e].event == SP_OBLIGATION_SIGNED)
        g_assert_cmpstr (sp_receipt_row_get_values (row)->signed_on, ==, "2013-02-01");
      g_assert_true (sp_session_undo (f->session, &error));
      wait_until (g_strcmp0 (sp_receipt_row_get_values (row)->state_name, "Not dated") == 0);
      wait_until (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0');
    }
}

static void
type_payment (Fixture *f, const char *amount, const char *date)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (f, "Payment, £")), amount);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (f, "On, such as 1 May 2014")), date);
  g_signal_emit_by_name (find_entry (f, "On, such as 1 May 2014"), "entry-activated");
}

/* Two parts are typed: they add, the rest is outstanding; each can be taken back. */
static void
test_ledger_payments (Fixture *f, gconstpointer sample)
{
  GListModel *rows = sp_session_get_receipt_rows (f->session);
  g_autoptr(SpRow) row = g_list_model_get_item (rows, 11);
  g_autoptr(GError) error = NULL;
  const SpReceiptValues *values;

  show_ledger (f);
  g_signal_emit_by_name (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), "activated", row);
  let_run (100);
  type_payment (f, "179,588.37", "1 May 2013");
  wait_until (sp_receipt_row_get_values (row)->received == 17958837);
  g_assert_cmpint (sp_receipt_row_get_values (row)->to_come, ==, 100000000);
  g_assert_cmpstr (sp_receipt_row_get_values (row)->state_name, ==, "Part received");
  wait_until (find_label (f, "2013-05-01") != NULL);
  type_payment (f, "1,000,000", "01/06/2013");
  wait_until (sp_receipt_row_get_values (row)->received == 117958837);
  values = sp_receipt_row_get_values (row);
  g_assert_cmpint (values->to_come, ==, 0);
  g_assert_cmpint (values->due, ==, 117958837);
  g_assert_cmpstr (values->state_name, ==, "Received");
  keep_picture ("ledger-payments");
  wait_until (find_label (f, "15 obligations; 3 say what they are worth: £11.796m now. By 21 November 2013 £1.18m has been received, £0") != NULL);
  g_assert_true (sp_session_undo (f->session, &error));
  wait_until (sp_receipt_row_get_values (row)->received == 17958837);
  wait_until (find_label (f, "2013-06-01") == NULL);
}

/* The plan is of November 2013: a receipt of May 2014 is kept, changes no state, and the sheet says why. */
static void
test_ledger_later (Fixture *f, gconstpointer sample)
{
  GListModel *rows = sp_session_get_receipt_rows (f->session);
  g_autoptr(SpRow) row = NULL;
  GtkWidget *entry = NULL;

  show_ledger (f);
  row = g_list_model_get_item (rows, 1);
  g_signal_emit_by_name (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), "activated", row);
  let_run (100);
  g_assert_null (find_label (f, "2014-05-01 is after "));
  entry = find_entry (f, "All received on");
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2014-05-01");
  g_signal_emit_by_name (entry, "apply");
  wait_until (g_strcmp0 (date_of (f, SP_OBLIGATION_RECEIVED), "2014-05-01") == 0);
  wait_until (find_label (f, "2014-05-01 is after ") != NULL);
  g_assert_cmpstr (sp_receipt_row_get_values (row)->state_name, ==, "Not dated");
}

/* ------------------------------------------------------------------- cells */

static GtkColumnView *
view (Fixture *f)
{
  return find_in (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), GTK_TYPE_COLUMN_VIEW, 0);
}

static GtkWidget *
field (Fixture *f, GType type)
{
  return find_in (view (f), type, 0);
}

/* Selects the n-th row and opens its first cell, as F2 does. */
static void
open_row (Fixture *f, guint n)
{
  gtk_selection_model_select_item (gtk_column_view_get_model (view (f)), n, TRUE);
  let_run (50);
  g_assert_true (press_key (gtk_widget_get_last_child (GTK_WIDGET (view (f))), GDK_KEY_F2));
}

static void
type_and_go_on (Fixture *f, const char *expected, const char *text)
{
  GtkWidget *entry = field (f, GTK_TYPE_ENTRY);

  g_assert_nonnull (entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, expected);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_assert_true (press_key (entry, GDK_KEY_Tab));
  sp_session_wait (f->session);
  let_run (80);
}

/* From cell to cell by keyboard: each fact of the ledger is typed or chosen where it stands, and undone one by one. */
static void
test_cells (Fixture *f, gconstpointer sample)
{
  const SpObligation *o;
  GtkWidget *choice;

  show_ledger (f);
  do_action (f, "win.inspector", NULL); /* which takes the room of columns */
  gtk_window_maximize (GTK_WINDOW (f->window));
  let_run (200);
  show_all_columns (f);
  open_row (f, 1);
  type_and_go_on (f, "Hethersett Section 106 agreement", "Hethersett deed");
  g_assert_cmpstr (agreements (f)[0].title, ==, "Hethersett deed");
  type_and_go_on (f, "", "S106/2013/4");
  g_assert_cmpstr (agreements (f)[0].reference, ==, "S106/2013/4");
  type_and_go_on (f, "A Section 106 agreement provides site and funding for a 210 place primary school: funding", "Funding of a school");
  g_assert_cmpstr (agreements (f)[0].obligations[1].text, ==, "Funding of a school");
  choice = field (f, GTK_TYPE_DROP_DOWN);
  g_assert_nonnull (choice);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);
  g_assert_true (press_key (choice, GDK_KEY_Tab)); /* unchanged: no edit */
  let_run (80);
  type_and_go_on (f, "", "1 February 2013");
  g_assert_cmpstr (agreements (f)[0].signed_on, ==, "2013-02-01");
  type_and_go_on (f, "", "£1,234,567.89");
  o = &agreements (f)[0].obligations[1];
  g_assert_cmpint (o->amount.pence, ==, 123456789);
  type_and_go_on (f, "", "1 May 2024");
  g_assert_cmpstr (agreements (f)[0].obligations[1].pay_back_on, ==, "2024-05-01");
  keep_picture ("ledger-cells");
  press_key (field (f, GTK_TYPE_ENTRY), GDK_KEY_Escape);
  for (guint i = 0; i < 6; i++)
    undo (f);
  g_assert_cmpstr (agreements (f)[0].title, ==, "Hethersett Section 106 agreement");
  g_assert_null (agreements (f)[0].signed_on);
  g_assert_false (agreements (f)[0].obligations[1].has_amount);
}

/* Land has no amount to be typed: Tab goes past. A computed column says what to change instead. */
static void
test_computed (Fixture *f, gconstpointer sample)
{
  g_autoptr(GPtrArray) heads = NULL;
  guint n = 0;

  show_ledger (f);
  show_all_columns (f);
  heads = list_widgets (gtk_widget_get_first_child (GTK_WIDGET (view (f))), GTK_TYPE_WIDGET);
  for (guint i = 0; i < heads->len; i++)
    {
      const char *tooltip = gtk_widget_get_tooltip_text (heads->pdata[i]);

      n += tooltip != NULL && strstr (tooltip, "in the sheet below") != NULL;
    }
  g_assert_cmpuint (n, ==, 6); /* state, received, outstanding, spent, expected, 8 in 10 */
}

/* -------------------------------------------------------------------- adding */

static void
fill_in (gpointer popover, const char *title, const char *text)
{
  g_autoptr(GPtrArray) rows = list_widgets (popover, ADW_TYPE_ENTRY_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (adw_preferences_row_get_title (rows->pdata[i]), title))
      {
        gtk_editable_set_text (rows->pdata[i], text);
        return;
      }
  g_assert_not_reached ();
}

/* An agreement with its first obligation is one edit; a second obligation is added to it; each is removed from the sheet. */
static void
test_add_and_remove (Fixture *f, gconstpointer sample)
{
  guint n = sp_session_get_snapshot (f->session)->n_agreements;
  gpointer popover, add, row;
  const SpAgreement *agreement;

  show_ledger (f);
  popover = find_in (f->window, g_type_from_name ("SpAddAgreement"), 0);
  g_assert_nonnull (popover);
  gtk_popover_popup (GTK_POPOVER (popover));
  let_run (200);
  add = find_button_in (popover, "Add");
  g_assert_false (gtk_widget_get_sensitive (add)); /* obliged to what? */
  fill_in (popover, "Name of the agreement", "Mill Lane deed");
  fill_in (popover, "Signed on, such as 1 May 2014", "soon");
  fill_in (popover, "Reference", "S106/7");
  fill_in (popover, "Planning authority", "Breckland");
  fill_in (popover, "What the developer is obliged to", "Two classrooms");
  keep_picture ("ledger-add");
  g_signal_emit_by_name (add, "clicked");
  let_run (100);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_agreements, ==, n); /* that is no date; nothing typed is lost */
  fill_in (popover, "Signed on, such as 1 May 2014", "1 May 2013");
  g_signal_emit_by_name (add, "clicked");
  sp_session_wait (f->session);
  wait_until (sp_session_get_snapshot (f->session)->n_agreements == n + 1);
  agreement = &agreements (f)[n];
  g_assert_cmpstr (agreement->signed_on, ==, "2013-05-01");
  g_assert_cmpuint (agreement->n_obligations, ==, 1);
  g_assert_cmpstr (sp_session_get_snapshot (f->session)->districts[agreement->district].name, ==, "Breckland");
  gtk_drop_down_set_selected (find_in (popover, GTK_TYPE_DROP_DOWN, 0), n + 1); /* after "A new agreement" */
  fill_in (popover, "What the developer is obliged to", "Half a hectare");
  g_signal_emit_by_name (add, "clicked");
  wait_until (agreements (f)[n].n_obligations == 2);
  sp_session_wait (f->session);
  row = sp_row_list_find (sp_session_get_receipt_rows (f->session), agreements (f)[n].obligations[1].id);
  g_assert_nonnull (row);
  g_signal_emit_by_name (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), "activated", row);
  let_run (200);
  keep_picture ("ledger-added");
  g_signal_emit_by_name (find_button_in (f->window, "Remove Obligation"), "clicked");
  wait_until (agreements (f)[n].n_obligations == 1);
  wait_until (find_label (f, "Trigger") == NULL); /* the sheet has gone with it */
  undo (f);
  g_assert_cmpuint (agreements (f)[n].n_obligations, ==, 2);
  row = sp_row_list_find (sp_session_get_receipt_rows (f->session), agreements (f)[n].obligations[0].id);
  g_signal_emit_by_name (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), "activated", row);
  let_run (100);
  g_signal_emit_by_name (find_button_in (f->window, "Remove Agreement and Its 2 Obligations"), "clicked");
  wait_until (sp_session_get_snapshot (f->session)->n_agreements == n);
  undo (f);
  undo (f);
  undo (f);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_agreements, ==, n);
}

/* --------------------------------------------------------------------- sheet */

static void
type_fact (Fixture *f, const char *title, const char *text)
{
  GtkWidget *entry = find_entry (f, title);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "apply");
  sp_session_wait (f->session);
  let_run (50);
}

static void
add_line (Fixture *f, const char *dwellings, const char *pupils)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (f, "Dwellings, such as 120")), dwellings);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (f, "Pupils of each, such as 0.25")), pupils);
  g_signal_emit_by_name (find_button_in (f->window, "Add Dwellings"), "clicked");
  sp_session_wait (f->session);
  let_run (50);
}

/* The sum is built line by line until the places have a cost, which is then taken as the amount; a share of it goes to a project. */
static void
test_sum (Fixture *f, gconstpointer sample)
{
  GListModel *rows = sp_session_get_receipt_rows (f->session);
  g_autoptr(SpRow) row = g_list_model_get_item (rows, 1);
  const SpObligation *o;
  g_autoptr(GPtrArray) lists = NULL;
  GtkWidget *take, *project;

  show_ledger (f);
  g_signal_emit_by_name (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), "activated", row);
  let_run (100);
  add_line (f, "many", "0.25");
  g_assert_cmpuint (agreements (f)[0].obligations[1].n_dwellings, ==, 0);
  add_line (f, "120", "0.25");
  add_line (f, "40", "0.05");
  type_fact (f, "Room there is in schools, places", "12");
  type_fact (f, "Cost of a place, £", "10,000");
  o = &agreements (f)[0].obligations[1];
  g_assert_cmpuint (o->n_dwellings, ==, 2);
  g_assert_cmpfloat (o->headroom_places, ==, 12);
  wait_until (find_label (f, "What the places cost") != NULL);
  keep_picture ("ledger-sum");
  take = find_button_in (f->window, "Take £200,000 as the Amount");
  g_signal_emit_by_name (take, "clicked");
  wait_until (agreements (f)[0].obligations[1].amount.pence == 20000000);
  wait_until (!gtk_widget_get_visible (take));
  type_fact (f, "Or so many years after receipt", "10");
  g_assert_cmpint (agreements (f)[0].obligations[1].pay_back_years, ==, 10);
  type_fact (f, "Add an index by its name", "Tender prices");
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_cost_indices, ==, 1);
  project = find_drop_down (f, "For the project");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (project), 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_drop_down (f, "What became of it")), 2);
  type_payment (f, "50,000", "");
  wait_until (agreements (f)[0].obligations[1].n_transactions == 1);
  o = &agreements (f)[0].obligations[1];
  g_assert_cmpstr (o->transactions[0].state, ==, "allocated");
  g_assert_cmpint (o->transactions[0].project, >=, 0);
  wait_until (find_label (f, "for ") != NULL);
  keep_picture ("ledger-allocated");
  gtk_drop_down_set_selected (find_choice (f, "Part of the pot"), 1);
  wait_until (agreements (f)[0].obligations[1].pot == 0);
  let_run (100);
  keep_picture ("ledger-pot");
  undo (f);
  g_assert_cmpint (agreements (f)[0].obligations[1].pot, ==, -1);
  lists = list_widgets (find_shown (f->window, g_type_from_name ("SpObligationSum"), 0), SP_TYPE_LINE_LIST);
  g_signal_emit_by_name (lists->pdata[0], "removed", (gint64) 2);
  wait_until (agreements (f)[0].obligations[1].n_dwellings == 1);
  undo (f);
  g_assert_cmpuint (agreements (f)[0].obligations[1].n_dwellings, ==, 2);
}

static const char *
left_out (Fixture *f)
{
  const char *said = find_label (f, "No room for: ");

  return said != NULL ? said : "";
}

/* The least columns give way: what an obligation is, where it stands, when its money comes and when it goes back never do, not
 * even in the smallest window, which names what it leaves out, in full where the pointer rests; and all can be had. */
static void
test_room (Fixture *f, gconstpointer sample)
{
  static const char *const kept[] = { "Agreement", "Obligation", "State", "Received", "Expected", "Pay back" };
  SpTableFrame *frame;

  show_ledger (f);
  frame = find_shown (f->window, SP_TYPE_TABLE_FRAME, 0);
  wait_until (sp_table_frame_get_n_left_out (frame) > 0);
  g_assert_nonnull (strstr (left_out (f), "Spent £m"));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_null (strstr (left_out (f), kept[i]));
  keep_picture ("ledger-room");
  gtk_window_set_default_size (GTK_WINDOW (f->window), 600, 500);
  wait_until (strstr (left_out (f), "Agreement") != NULL);
  let_run (200);
  for (guint i = 1; i < G_N_ELEMENTS (kept); i++)
    g_assert_null (strstr (left_out (f), kept[i]));
  keep_picture ("ledger-narrow");
  show_all_columns (f);
}

#define ADD(name, func) g_test_add ("/ledger/" name, Fixture, "norfolk-2013", set_up, func, tear_down)

int
main (int argc, char **argv)
{
  if (!app_test_start (&argc, &argv))
    return 77;
  ADD ("read", test_ledger);
  ADD ("dates", test_ledger_dates);
  ADD ("later", test_ledger_later);
  ADD ("payments", test_ledger_payments);
  ADD ("cells", test_cells);
  ADD ("computed", test_computed);
  ADD ("add-and-remove", test_add_and_remove);
  ADD ("sum", test_sum);
  ADD ("room", test_room);
  return app_test_run ();
}
