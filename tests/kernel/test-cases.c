/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs every file of worked examples named on the command line. */
#include "config.h"
#include "spk-case.h"

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) examples = g_ptr_array_new_with_free_func ((GDestroyNotify) case_example_free);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  case_run (text, path, examples);
  for (guint i = 0; i < examples->len; i++)
    {
      const CaseExample *example = g_ptr_array_index (examples, i);

      g_assert_cmpstr (example->source, !=, "");
      if (!example->agrees)
        g_error ("%s: %s (%s): expected %s, got %s", example->where, example->name, example->operation, example->expected,
                 example->got);
    }
  g_test_message ("%u examples", examples->len);
  g_assert_cmpuint (examples->len, >, 0); /* an empty file would prove nothing */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *base = g_path_get_basename (argv[i]);
      g_autofree char *name = g_strconcat ("/kernel/case/", base, NULL);

      g_test_add_data_func (name, argv[i], test_file);
    }
  return g_test_run ();
}
