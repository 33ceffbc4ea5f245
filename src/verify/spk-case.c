/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "spk-case.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "spk-status.h"

/* More numbers than this are told by how many there are. */
#define FEW 3

typedef struct
{
  const char *file;
  gsize       line;
  char       *name, *source, *operation;
  double      tolerance;
  Case        given;
  GPtrArray  *examples;
} Runner;

const CaseArray *
case_get (const Case *self, const char *name)
{
  static const CaseArray nothing;
  const CaseArray *found = g_hash_table_lookup (self->given, name);

  return found ? found : &nothing;
}

void
case_example_free (CaseExample *self)
{
  g_free (self->name);
  g_free (self->source);
  g_free (self->operation);
  g_free (self->where);
  g_free (self->expected);
  g_free (self->got);
  g_free (self);
}

/* Takes expected and got. */
static void
add_example (Runner *self, char *expected, char *got, gboolean agrees)
{
  CaseExample *example = g_new0 (CaseExample, 1);

  example->name = g_strdup (self->name ? self->name : "");
  example->source = g_strdup (self->source ? self->source : "");
  example->operation = g_strdup (self->operation ? self->operation : "");
  example->where = g_strdup_printf ("%s:%" G_GSIZE_FORMAT, self->file, self->line);
  example->expected = expected;
  example->got = got;
  example->agrees = agrees;
  g_ptr_array_add (self->examples, example);
}

static gboolean
read_array (char **words, CaseArray *out)
{
  for (out->n = 0; *words; words++)
    {
      char *end = NULL;

      if (out->n == G_N_ELEMENTS (out->value))
        return FALSE;
      out->known[out->n] = strcmp (*words, "-") != 0;
      out->value[out->n] = out->known[out->n] ? g_ascii_strtod (*words, &end) : 0;
      if (out->known[out->n] && *end)
        return FALSE;
      out->n++;
    }
  return TRUE;
}

static char *
number_to_text (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.12g", value));
}

static char *
array_to_text (const double *value, gsize n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *one = number_to_text (value[i]);

      g_string_append_printf (text, "%s%s", i ? " " : "", one);
    }
  return g_strdup (text->str);
}

static double
largest_difference (const double *got, const CaseArray *expected)
{
  double largest = 0;

  for (gsize i = 0; i < expected->n; i++)
    if (expected->known[i] && !(fabs (got[i] - expected->value[i]) <= largest))
      largest = isnan (got[i]) ? INFINITY : fabs (got[i] - expected->value[i]);
  return largest;
}

static const char *
status_name (int status)
{
  return status == SPK_OK ? "a result" : status == SPK_NO_HISTORY ? "no-history" : "bad-argument";
}

static int
run_operation (Runner *self, double *out, gsize *n_out, char **fault)
{
  CaseOperation operation = self->operation ? case_find_operation (self->operation) : NULL;

  if (!operation && self->operation)
    operation = case_find_field_operation (self->operation);
  if (operation)
    return operation (&self->given, out, n_out);
  *fault = g_strdup_printf ("no operation called '%s'", self->operation ? self->operation : "");
  return SPK_BAD_ARGUMENT;
}

static void
run_expect (Runner *self, char **words)
{
  g_autofree CaseArray *expected = g_new0 (CaseArray, 1);
  double got[512];
  gsize n = 0;
  char *fault = NULL;
  g_autofree char *text = g_strjoinv (" ", words);
  int status = run_operation (self, got, &n, &fault);
  double difference;

  if (!read_array (words, expected))
    add_example (self, g_strdup (text), g_strdup ("not numbers"), FALSE);
  else if (fault || status != SPK_OK)
    add_example (self, g_strdup (text), fault ? fault : g_strdup (status_name (status)), FALSE);
  else if (n != expected->n)
    add_example (self, g_strdup (text), array_to_text (got, n), FALSE);
  else if (n <= FEW)
    add_example (self, g_strdup (text), array_to_text (got, n), largest_difference (got, expected) <= self->tolerance);
  else
    {
      g_autofree char *off = NULL;
      g_autofree char *within = number_to_text (self->tolerance);

      difference = largest_difference (got, expected);
      off = number_to_text (difference);
      add_example (self, g_strdup_printf (_("%u numbers, each within %s"), (guint) n, within),
                   g_strdup_printf (_("the farthest off by %s"), off), difference <= self->tolerance);
    }
}

static void
run_fails (Runner *self, char **words)
{
  const char *wanted = words[0] && words[1] ? words[1] : "";
  double got[512];
  gsize n = 0;
  char *fault = NULL;
  int status = run_operation (self, got, &n, &fault);

  add_example (self, g_strdup (wanted), fault ? fault : g_strdup (status_name (status)),
               !fault && status != SPK_OK && g_str_equal (wanted, status_name (status)));
}

static void
set_words (char **text, char **words)
{
  g_free (*text);
  *text = g_strjoinv (" ", words);
}

static gboolean
run_line (Runner *self, char **words)
{
  if (g_str_equal (words[0], "source"))
    set_words (&self->source, words + 1);
  else if (g_str_equal (words[0], "case"))
    {
      set_words (&self->name, words + 1);
      g_hash_table_remove_all (self->given.given);
    }
  else if (g_str_equal (words[0], "operation"))
    set_words (&self->operation, words + 1);
  else if (g_str_equal (words[0], "tolerance") && words[1])
    self->tolerance = g_ascii_strtod (words[1], NULL);
  else if (g_str_equal (words[0], "given") && words[1])
    {
      CaseArray *array = g_new0 (CaseArray, 1);
      gboolean read = read_array (words + 2, array);

      g_hash_table_replace (self->given.given, g_strdup (words[1]), array);
      return read;
    }
  else if (g_str_equal (words[0], "expect"))
    run_expect (self, words + 1);
  else if (g_str_equal (words[0], "fails"))
    run_fails (self, words + 1);
  else
    return FALSE;
  return TRUE;
}

/* The words of a line without its comment; NULL-terminated, free with g_strfreev. */
static char **
dup_words (const char *line)
{
  g_autofree char *plain = g_strndup (line, strcspn (line, "#"));
  g_auto (GStrv) all = g_strsplit_set (plain, " \t\r", -1);
  GStrvBuilder *words = g_strv_builder_new ();
  char **out;

  for (char **word = all; *word; word++)
    if (**word)
      g_strv_builder_add (words, *word);
  out = g_strv_builder_end (words);
  g_strv_builder_unref (words);
  return out;
}

void
case_run (const char *text, const char *file, GPtrArray *examples)
{
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Runner runner = { .file = file, .given = { given }, .examples = examples };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i]; i++)
    {
      g_auto (GStrv) words = dup_words (lines[i]);

      runner.line = i + 1;
      if (words[0] && !run_line (&runner, words))
        add_example (&runner, g_strdup (lines[i]), g_strdup ("not a line of a case file"), FALSE);
    }
  g_free (runner.name);
  g_free (runner.source);
  g_free (runner.operation);
}
