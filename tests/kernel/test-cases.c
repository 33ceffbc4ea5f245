/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs every file of worked examples named on the command line. */
#include "config.h"
#include "spk-case.h"
#include <math.h>
#include <string.h>
#include "spk-status.h"

typedef struct { char *operation; double tolerance; Case given; guint n_run; } Runner;

const CaseArray *
case_get (const Case *self, const char *name)
{
  static const CaseArray nothing;
  const CaseArray *found = g_hash_table_lookup (self->given, name);

  return found ? found : &nothing;
}

static void
read_array (char **word, CaseArray *out, const char *where)
{
  for (out->n = 0; *word; word++)
    {
      char *end;

      if (**word == '\0')
        continue;
      g_assert_cmpuint (out->n, <, G_N_ELEMENTS (out->value));
      out->known[out->n] = strcmp (*word, "-") != 0;
      out->value[out->n] = out->known[out->n] ? g_ascii_strtod (*word, &end) : 0;
      if (out->known[out->n] && *end)
        g_error ("%s: '%s' is not a number", where, *word);
      out->n++;
    }
}

static int
run_operation (Runner *self, double *out, gsize *n_out)
{
  CaseOperation operation = self->operation ? case_find_operation (self->operation) : NULL;

  if (!operation)
    g_error ("%s: no operation called '%s'", self->given.where, self->operation ? self->operation : "");
  self->n_run++;
  return operation (&self->given, out, n_out);
}

static void
check_expect (Runner *self, char **words)
{
  double got[512];
  gsize n = 0;
  CaseArray expected;
  int status = run_operation (self, got, &n);

  if (status != SPK_OK)
    g_error ("%s: ended with status %d", self->given.where, status);
  read_array (words, &expected, self->given.where);
  if (n != expected.n)
    g_error ("%s: expected %zu numbers, got %zu", self->given.where, expected.n, n);
  for (gsize i = 0; i < n; i++)
    if (expected.known[i] && !(fabs (got[i] - expected.value[i]) <= self->tolerance))
      g_error ("%s: number %zu: expected %.10g, got %.10g", self->given.where, i + 1, expected.value[i], got[i]);
}

static void
check_failure (Runner *self, char **words)
{
  double got[512];
  gsize n = 0;
  int status = run_operation (self, got, &n);
  const char *wanted = words[0] && words[1] ? words[1] : "";
  int expected = g_str_equal (wanted, "no-history") ? SPK_NO_HISTORY
                 : g_str_equal (wanted, "bad-argument") ? SPK_BAD_ARGUMENT : -1;

  if (status != expected)
    g_error ("%s: should fail with %s, got status %d", self->given.where, wanted, status);
}

static void
run_line (Runner *self, char **words)
{
  if (g_str_equal (words[0], "case"))
    g_hash_table_remove_all (self->given.given);
  else if (g_str_equal (words[0], "operation"))
    {
      g_free (self->operation);
      self->operation = g_strdup (words[1]);
    }
  else if (g_str_equal (words[0], "tolerance"))
    self->tolerance = g_ascii_strtod (words[1], NULL);
  else if (g_str_equal (words[0], "given"))
    {
      CaseArray *array = g_new0 (CaseArray, 1);

      read_array (words + 2, array, self->given.where);
      g_hash_table_replace (self->given.given, g_strdup (words[1]), array);
    }
  else if (g_str_equal (words[0], "expect"))
    check_expect (self, words + 1);
  else if (g_str_equal (words[0], "fails"))
    check_failure (self, words + 1);
  else
    g_error ("%s: '%s' is not a word of a case file", self->given.where, words[0]);
}

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Runner runner = { .given = { .given = given } };
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i]; i++)
    {
      char *comment = strchr (lines[i], '#');
      g_auto (GStrv) words = NULL;
      g_autofree char *where = g_strdup_printf ("%s:%zu", path, i + 1);
      g_autoptr (GPtrArray) kept = g_ptr_array_new ();

      if (comment)
        *comment = '\0';
      words = g_strsplit_set (lines[i], " \t\r", -1);
      for (char **w = words; *w; w++)
        if (**w)
          g_ptr_array_add (kept, *w);
      g_ptr_array_add (kept, NULL);
      g_ptr_array_add (kept, NULL);
      runner.given.where = where;
      if (kept->pdata[0])
        run_line (&runner, (char **) kept->pdata);
    }
  g_free (runner.operation);
  g_test_message ("%u examples", runner.n_run);
  g_assert_cmpuint (runner.n_run, >, 0); /* an empty file would prove nothing */
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
