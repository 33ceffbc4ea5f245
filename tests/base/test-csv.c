/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-csv.h"

#include <gio/gio.h>
#include <string.h>

/* The records of a text as "a|b|c@row;" so that a case is one line. */
static char *
flatten (const char *text, gsize length, GError **error)
{
  g_autoptr (SpCsvReader) reader = sp_csv_reader_new (text, length);
  GString *out = g_string_new (NULL);

  while (sp_csv_reader_next (reader, error))
    {
      for (guint i = 0; i < sp_csv_reader_get_n_fields (reader); i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", sp_csv_reader_get_field (reader, i));
      g_string_append_printf (out, "@%u;", sp_csv_reader_get_row (reader));
    }
  return g_string_free (out, FALSE);
}

static void
test_reads (void)
{
  static const struct { const char *text; const char *records; } cases[] = {
    { "", "" },
    { "a,b\n1,2\n", "a|b@1;1|2@2;" },
    { "a,b\r\n1,2", "a|b@1;1|2@2;" },
    { "a\rb\rc", "a@1;b@2;c@3;" },
    { "\"x\ny\",2\n3", "x\ny|2@1;3@3;" },
    { "\"he said \"\"no\"\"\",1", "he said \"no\"|1@1;" },
    { "a,,\n", "a||@1;" },
    { "a,b,", "a|b|@1;" },
    { "\xef\xbb\xbfname\n", "name@1;" },
    { "caf\xe9 \x96 x\n", "café – x@1;" },   /* Windows-1252 */
    { "café\n", "café@1;" },
    { "\n\nx\n", "@1;@2;x@3;" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *records = flatten (cases[i].text, strlen (cases[i].text), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (records, ==, cases[i].records);
    }
}

static void
test_refuses (void)
{
  static const struct { const char *text; gsize length; const char *row; } cases[] = {
    { "a,b\n\"open,1\n2\n", 14, "row 2" },
    { "a,\0b\n", 5, "row 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *records = flatten (cases[i].text, cases[i].length, &error);

      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, cases[i].row));
    }
}

static void
test_writes_so_that_no_cell_runs (void)
{
  static const struct { const char *text; const char *written; } cases[] = {
    { "plain", "plain" }, { "a,b", "\"a,b\"" }, { "say \"x\"", "\"say \"\"x\"\"\"" }, { "=1+1", "\"'=1+1\"" },
    { "@cmd", "\"'@cmd\"" }, { "-5", "-5" }, { "+44 20", "\"'+44 20\"" }, { "-", "\"'-\"" }, { "", "" }, { " pad ", "\" pad \"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      sp_csv_append_field (out, cases[i].text, TRUE);
      g_assert_cmpstr (out->str, ==, cases[i].written);
    }
}

/* Random bytes never crash the reader and it always ends. */
static void
test_survives_noise (void)
{
  for (int i = 0; i < 500; i++)
    {
      char noise[200];
      g_autofree char *records = NULL;

      for (gsize b = 0; b < sizeof noise; b++)
        noise[b] = (char) (g_test_rand_int_range (0, 4) == 0 ? ",\"\n\r"[g_test_rand_int_range (0, 4)] : g_test_rand_int_range (0, 256));
      records = flatten (noise, sizeof noise, NULL);
      g_assert_true (g_utf8_validate (records, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/csv/reads", test_reads);
  g_test_add_func ("/base/csv/refuses", test_refuses);
  g_test_add_func ("/base/csv/writes", test_writes_so_that_no_cell_runs);
  g_test_add_func ("/base/csv/noise", test_survives_noise);
  return g_test_run ();
}
