/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the panels of obligations and projects say and change beside what their tables do. */
#include "config.h"

#include "app-test.h"
#include <string.h>
#include "sp-funding-page.h"
#include "sp-row-table.h"
#include "sp-rows.h"

static const SpObligation *
first_money (Fixture *f)
{
  return &sp_session_get_snapshot (f->session)->agreements[0].obligations[1];
}

/* The money of an obligation is tied to a school in its sheet, and let go by undo. */
static void
test_tie (Fixture *f, gconstpointer sample)
{
  const char *drake = "Drake Infant School and Nursery (school)";
  g_autoptr(SpRow) row = g_list_model_get_item (sp_session_get_receipt_rows (f->session), 1);
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GError) error = NULL;
  GtkDropDown *ties = NULL;
  guint at;

  do_action (f, "win.page", "s", "funding");
  sp_funding_page_show_part (find_shown (f->window, SP_TYPE_FUNDING_PAGE, 0), "ledger");
  let_run (100);
  g_signal_emit_by_name (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), "activated", row);
  let_run (100);
  lines = list_widgets (f->window, ADW_TYPE_ACTION_ROW);
  for (guint i = 0; i < lines->len && ties == NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (lines->pdata[i]), "May pay for"))
      ties = find_in (lines->pdata[i], GTK_TYPE_DROP_DOWN, 0);
  g_assert_nonnull (ties);
  for (at = 0; at < g_list_model_get_n_items (gtk_drop_down_get_model (ties)); at++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (ties)), at), drake))
      break;
  g_assert_cmpuint (at, <, g_list_model_get_n_items (gtk_drop_down_get_model (ties)));
  g_assert_cmpint (first_money (f)->school, <, 0);
  gtk_drop_down_set_selected (ties, at);
  wait_until (first_money (f)->school >= 0);
  g_assert_true (g_str_has_prefix (drake, sp_session_get_snapshot (f->session)->schools[first_money (f)->school].name));
  g_assert_true (sp_session_undo (f->session, &error));
  sp_session_wait (f->session);
  g_assert_cmpint (first_money (f)->school, <, 0);
}

/* What a pot has fixed for a project, and at what prices it is, are read on the project's panel. */
static void
test_project_money (Fixture *f, gconstpointer sample)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);
  SpPlan *plan = sp_session_get_plan (f->session);
  SpMoney amount = sp_money (120000000);
  gint64 drake = 0, pot = s->pots[1].id;
  g_autofree char *name = g_strdup (s->pots[1].name);
  g_autoptr(GError) error = NULL;

  for (guint p = 0; p < s->n_projects; p++)
    drake = g_str_has_prefix (s->projects[p].name, "Drake") ? s->projects[p].id : drake;
  do_action (f, "win.page", "s", "programme");
  sp_session_select (f->session, SP_SUBJECT_PROJECT, drake);
  let_run (200);
  g_assert_null (find_label (f, "Money fixed for it"));
  g_assert_true (sp_edit_set_pot_allocation (plan, pot, drake, sp_financial_year (2014), &amount, TRUE, &error));
  g_assert_true (sp_edit_set_project_price_base (plan, drake, (SpPriceBase) { 2013, 3 }, &error));
  g_assert_true (sp_edit_set_project_location (plan, drake, 1.04, &error));
  sp_session_wait (f->session);
  wait_until (find_label (f, "Money fixed for it") != NULL);
  g_assert_nonnull (find_label (f, name));
  g_assert_nonnull (find_label (f, "£1.2m in 2014-15, and no more of this money"));
  wait_until (find_label (f, "The budget of £4.5m ") != NULL);
  g_assert_nonnull (strstr (find_label (f, "The budget of £4.5m"), "at the prices of Q3 2013"));
  g_assert_nonnull (strstr (find_label (f, "The budget of £4.5m"), "Building costs 1.04 times as much here"));
  keep_picture ("project-money");
}

#define ADD(name, function) g_test_add ("/panels/" name, Fixture, "norfolk-2013", set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (!app_test_start (&argc, &argv))
    return 77;
  ADD ("tie", test_tie);
  ADD ("project-money", test_project_money);
  return app_test_run ();
}
