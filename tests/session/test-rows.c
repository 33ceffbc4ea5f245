/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-row-list.h"
#include "sp-rows.h"

static SpScenarioValues
scenario (gint64 id, const char *name)
{
  return (SpScenarioValues) { .id = id, .name = name };
}

typedef struct { guint position, removed, added, n; } Change;

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, Change *change)
{
  *change = (Change) { position, removed, added, change->n + 1 };
}

static void
count_cb (GObject *row, guint *n)
{
  *n += 1;
}

static void
notify_cb (GObject *row, GParamSpec *pspec, guint *n)
{
  *n += 1;
}

static void
test_values (void)
{
  char name[] = "Later housing";
  SpScenarioValues values = { .id = 7, .parent_id = 1, .name = name };
  g_autoptr(SpRow) row = sp_row_new (SP_TYPE_SCENARIO_ROW, &values);
  g_autofree char *read = NULL;
  gint64 parent = 0;
  guint changed = 0, notified = 0;

  name[0] = 'X'; /* the row has its own copy */
  g_object_get (row, "name", &read, "parent-id", &parent, NULL);
  g_assert_cmpstr (read, ==, "Later housing");
  g_assert_cmpint (parent, ==, 1);
  g_assert_cmpint (sp_row_get_id (row), ==, 7);
  g_signal_connect (row, "changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect (row, "notify::name", G_CALLBACK (notify_cb), &notified);
  values.name = "Later housing";
  g_assert_false (sp_row_adopt (row, &values));
  values.name = "Much later housing";
  values.note = "So the district says";
  g_assert_true (sp_row_adopt (row, &values));
  g_assert_cmpuint (changed, ==, 1);  /* once, for two properties */
  g_assert_cmpuint (notified, ==, 1);
}

static void
test_list_keeps_objects (void)
{
  g_autoptr(GListStore) list = g_list_store_new (SP_TYPE_SCENARIO_ROW);
  SpScenarioValues first[] = { scenario (1, "A"), scenario (2, "B"), scenario (3, "C"), scenario (4, "D") };
  SpScenarioValues second[] = { scenario (1, "A"), scenario (5, "E"), scenario (3, "c"), scenario (4, "D") };
  Change change = { 0 };
  g_autoptr(SpRow) b = NULL, c = NULL, c_again = NULL;

  sp_row_list_adopt (list, first, sizeof *first, 4);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4);
  c = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &change);

  sp_row_list_adopt (list, first, sizeof *first, 4);
  g_assert_cmpuint (change.n, ==, 0); /* nothing came, went or moved */

  sp_row_list_adopt (list, second, sizeof *second, 4);
  g_assert_cmpuint (change.n, ==, 1);
  g_assert_cmpuint (change.position, ==, 1);
  g_assert_cmpuint (change.removed, ==, 1);
  g_assert_cmpuint (change.added, ==, 1);
  c_again = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_true (c == c_again);
  g_assert_cmpstr (sp_scenario_row_get_values (c)->name, ==, "c");
  g_assert_null (sp_row_list_find (G_LIST_MODEL (list), 2));
  g_assert_true (sp_row_list_find (G_LIST_MODEL (list), 3) == c);
}

static void
test_list_moves_and_empties (void)
{
  g_autoptr(GListStore) list = g_list_store_new (SP_TYPE_SCENARIO_ROW);
  SpScenarioValues first[] = { scenario (1, "A"), scenario (2, "B"), scenario (3, "C") };
  SpScenarioValues second[] = { scenario (3, "C"), scenario (1, "A") };
  gpointer a, c;

  sp_row_list_adopt (list, first, sizeof *first, 3);
  a = sp_row_list_find (G_LIST_MODEL (list), 1);
  c = sp_row_list_find (G_LIST_MODEL (list), 3);
  sp_row_list_adopt (list, second, sizeof *second, 2);
  g_assert_true (sp_row_list_find (G_LIST_MODEL (list), 1) == a);
  g_assert_true (sp_row_list_find (G_LIST_MODEL (list), 3) == c);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  sp_row_list_adopt (list, NULL, sizeof *second, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows/values", test_values);
  g_test_add_func ("/rows/list-keeps-objects", test_list_keeps_objects);
  g_test_add_func ("/rows/list-moves-and-empties", test_list_moves_and_empties);
  return g_test_run ();
}
