/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slip of the pen finds its name; a word that is none finds nothing. */
#include "config.h"
#include "sp-nearest-names.h"

#include <string.h>

static const char *const names[] = { "Thetford", "Thetford secondary", "Diss", "King's Lynn", "Great Yarmouth", "Wymondham and Hethersett" };

static void
test_likeness (void)
{
  /* The example of the header; an exchange costs one, not two. */
  g_assert_cmpfloat_with_epsilon (sp_names_likeness ("Thetfrod", "Thetford"), 0.875, 1e-12);
  g_assert_cmpfloat_with_epsilon (sp_names_likeness ("kitten", "sitting"), 1 - 3 / 7.0, 1e-12);
  g_assert_cmpfloat (sp_names_likeness ("THETFORD", "thetford"), ==, 1);
  g_assert_cmpfloat (sp_names_likeness ("lynn", "King's Lynn"), >=, 0.9);
  g_assert_cmpfloat (sp_names_likeness ("", "Diss"), ==, 0);
  g_assert_cmpfloat (sp_names_likeness ("Yarmuth Great", "Great Yarmouth"), >, 0.8);
  g_assert_cmpfloat (sp_names_likeness ("Castle", "Diss"), <, SP_LIKE_ENOUGH);
}

static void
check (const char *typed, guint n, const char *expected)
{
  g_autofree char *said = sp_nearest_names_say (typed, names, n);

  g_assert_cmpstr (said, ==, expected);
}

static void
test_said (void)
{
  const char *const twice[] = { "Diss", "Diss", NULL };
  g_autofree char *once = sp_nearest_names_say ("Dis", twice, 3);

  check ("Thetfrod", 6, "The nearest are “Thetford” and “Thetford secondary”.");
  check ("kings lynn", 6, "The nearest is “King's Lynn”.");
  check ("zzzzzz", 6, "None is called anything like it.");
  check ("zzzzzz", 2, "It has “Thetford” and “Thetford secondary”.");
  check ("Thetford", 0, "It has none.");
  g_assert_cmpstr (once, ==, "The nearest is “Diss”.");
}

/* What is typed may be anything: of any length, no text at all, nothing. */
static void
test_hostile (void)
{
  g_autofree char *long_word = g_strnfill (100000, 'x'), *said = sp_nearest_names_say (long_word, names, 6);
  g_autofree char *none = sp_nearest_names_say ("", names, 6), *bytes = sp_nearest_names_say ("\xff\xfe", names, 6);

  g_assert_cmpstr (said, ==, "None is called anything like it.");
  g_assert_cmpstr (none, ==, "None is called anything like it.");
  g_assert_cmpstr (bytes, ==, "None is called anything like it.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nearest-names/likeness", test_likeness);
  g_test_add_func ("/nearest-names/said", test_said);
  g_test_add_func ("/nearest-names/hostile", test_hostile);
  return g_test_run ();
}
