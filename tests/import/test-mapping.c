/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mappings that people write as JSON: what is taken and what is sent back with a reason. */
#include "config.h"

#include "sp-import-mapping.h"

static void
test_taken (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpMappingWish) wish = sp_mapping_wish_new_from_json (
      "{\"kind\": \"register\", \"columns\": {\"Name {as on the door}\": \"name\", \"x\": null},"
      " \"constants\": {\"year\": \"20\\\"13}\"}} \n\t",
      "ours", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (wish->kind, ==, "register");
  g_assert_cmpuint (g_hash_table_size (wish->columns), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (wish->columns, "x"), ==, "");
  g_assert_cmpstr (g_hash_table_lookup (wish->constants, "year"), ==, "20\"13}");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *json, *because;
  } cases[] = {
    { "{\"kind\": \"register\"", "is not JSON" },
    { "[]", "does not say" },
    { "{\"columns\": {\"x\": 3}}", "does not say" },
    { "{\"kind\": \"register\"} {\"kind\": \"capacity\"}", "goes on after its last bracket" },
    { "{\"kind\": \"register\"} x", "goes on after its last bracket" },
    { "{\"kind\": 'regi}ster'}]", "goes on after its last bracket" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpMappingWish) wish = sp_mapping_wish_new_from_json (cases[i].json, "ours", &error);

      g_assert_null (wish);
      g_assert_nonnull (strstr (error->message, cases[i].because));
      g_assert_nonnull (strstr (error->message, "“ours”"));
    }
}

/* A plan's mapping from before years were left out of what is kept. */
static void
test_of_another_year (void)
{
  g_autoptr (SpMappingWish) wish = sp_mapping_wish_new_from_json (
      "{\"kind\": \"planning-areas\", \"constants\": {\"year\": \"2014/15\", \"phase\": \"primary\"}}", "ours", NULL);

  sp_mapping_wish_forget_year (wish);
  g_assert_false (g_hash_table_contains (wish->constants, "year"));
  g_assert_cmpstr (g_hash_table_lookup (wish->constants, "phase"), ==, "primary");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/mapping/taken", test_taken);
  g_test_add_func ("/import/mapping/refused", test_refused);
  g_test_add_func ("/import/mapping/of-another-year", test_of_another_year);
  return g_test_run ();
}
