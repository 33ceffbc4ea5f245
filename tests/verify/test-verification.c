/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `verify` runs: every case file of the tests, and that it sees a number that is off. */
#include "config.h"
#include <gio/gio.h>
#include <string.h>
#include "sp-verification.h"

static void
test_all_agree (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpVerification) verification = sp_verification_run (NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (verification->examples->len, >, 80);
  g_assert_cmpuint (verification->n_different, ==, 0);
}

static gboolean
is_run (const SpVerification *verification, const char *file)
{
  for (guint i = 0; i < verification->examples->len; i++)
    if (g_str_has_prefix (((CaseExample *) verification->examples->pdata[i])->where, file))
      return TRUE;
  return FALSE;
}

/* A case file of the tests that the program does not carry would be verified nowhere but here. */
static void
test_every_file_is_carried (void)
{
  static const char *const folders[] = { "tests/kernel/cases", "tests/verify/cases" };
  g_autoptr (SpVerification) verification = sp_verification_run (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("SP_SOURCE_ROOT"), folders[i], NULL);
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
      const char *file;

      g_assert_nonnull (folder);
      while ((file = g_dir_read_name (folder)))
        if (g_str_has_suffix (file, ".case"))
          {
            n++;
            g_test_message ("%s", file);
            g_assert_true (is_run (verification, file));
          }
    }
  g_assert_cmpuint (n, >=, 11);
}

static const CaseExample *
run_one (const char *text, GPtrArray *examples)
{
  g_ptr_array_set_size (examples, 0);
  case_run (text, "one.case", examples);
  g_assert_cmpuint (examples->len, ==, 1);
  return examples->pdata[0];
}

static void
test_faults_are_seen (void)
{
  static const struct { const char *text; gboolean agrees; const char *got; } all[] = {
    { "given value 1.5 1.5\noperation round\nexpect 2 1\n", TRUE, "2 1" },
    { "given value 1.5 1.5\noperation round\nexpect 1 2\n", FALSE, "2 1" },
    { "given value 1.5 1.5\noperation round\nexpect 2\n", FALSE, "2 1" },
    { "given value 1.5 1.5\noperation round\nexpect two one\n", FALSE, "not numbers" },
    { "given value -1\noperation round\nexpect 1\n", FALSE, "bad-argument" },
    { "given value -1\noperation round\nfails with bad-argument\n", TRUE, "bad-argument" },
    { "given value 1\noperation round\nfails with bad-argument\n", FALSE, "a result" },
    { "operation colour\nexpect 1\n", FALSE, "no operation called 'colour'" },
    { "expect 1\n", FALSE, "no operation called ''" },
    { "wish 1\n", FALSE, "not a line of a case file" },
    { "given value 1 2 3 4 5\ngiven p 0.1 0.2 0.3 0.4\noperation quantile\ntolerance 0.001\nexpect 1.4 1.8 2.2 2.7\n", FALSE, "the farthest off by 0.1" },
  };
  g_autoptr (GPtrArray) examples = g_ptr_array_new_with_free_func ((GDestroyNotify) case_example_free);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      const CaseExample *example = run_one (all[i].text, examples);

      g_test_message ("%s", all[i].text);
      g_assert_cmpint (example->agrees, ==, all[i].agrees);
      g_assert_cmpstr (example->got, ==, all[i].got);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpProgress) progress = sp_progress_new (cancellable, NULL, NULL);

  g_cancellable_cancel (cancellable);
  g_assert_null (sp_verification_run (progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verify/all-agree", test_all_agree);
  g_test_add_func ("/verify/every-file-is-carried", test_every_file_is_carried);
  g_test_add_func ("/verify/faults-are-seen", test_faults_are_seen);
  g_test_add_func ("/verify/cancelled", test_cancelled);
  return g_test_run ();
}
