/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms that CSV comes in, each read as what was meant, with the row of the file kept. */
#include "config.h"
#include "sp-csv-stream.h"

#include <string.h>

#include "sp-finding.h"

/* The table as "row:cell|cell\n…"; or "!" and the error. */
static char *
read_all (const char *data, gssize length, const char *encoding, char **notes)
{
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_data (data, length, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpCsvStream) stream = sp_csv_stream_new (input, "x.csv", encoding, &error);
  g_autoptr (SpTextRecord) record = sp_text_record_new ();
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  GString *out = g_string_new (NULL), *told = g_string_new (NULL);

  while (stream && sp_csv_stream_next (stream, record, &error))
    {
      g_string_append_printf (out, "%u:", record->row);
      for (guint i = 0; i < sp_text_record_get_n (record); i++)
        g_string_append_printf (out, "%s%s", i ? "|" : "", sp_text_record_get (record, i));
      g_string_append_c (out, '\n');
    }
  if (error)
    g_string_append_printf (out, "!%s", error->message);
  if (stream)
    sp_csv_stream_tell (stream, findings);
  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (told, "%s%s", i ? " " : "", sp_finding_get_code (g_ptr_array_index (findings, i)));
  *notes = g_string_free (told, FALSE);
  return g_string_free (out, FALSE);
}

static const struct { const char *name, *data; gssize length; const char *wanted, *notes; } forms[] = {
  { "plain", "a,b\n1,2\n", -1, "1:a|b\n2:1|2\n", "" },
  { "no-last-line-end", "a,b\n1,2", -1, "1:a|b\n2:1|2\n", "" },
  { "mark", "\xef\xbb\xbf" "a,b\r\n1,2\r\n", -1, "1:a|b\n2:1|2\n", "" },
  { "cr-only", "a,b\r1,2\r3,4", -1, "1:a|b\n2:1|2\n3:3|4\n", "line-ends-cr" },
  { "mixed-line-ends", "a,b\r\n1,2\n3,4\r5,6\n", -1, "1:a|b\n2:1|2\n3:3|4\n4:5|6\n", "line-ends-mixed" },
  { "line-end-in-cell", "a,b\n\"x\r\ny\",2\n3,4\n", -1, "1:a|b\n2:x\r\ny|2\n4:3|4\n", "" },
  { "quotes", "\"a \"\"b\"\"\",\"c,d\"e\n", -1, "1:a \"b\"|c,de\n", "" },
  { "semicolons", "a;b,c;d\n1;2,5;3\n", -1, "1:a|b,c|d\n2:1|2,5|3\n", "separated-by-semicolons" },
  { "tabs", "a\tb\n1\t2\n", -1, "1:a|b\n2:1|2\n", "separated-by-tabs" },
  { "windows-1252", "caf\xe9,\x96\nplain,x\n", -1, "1:caf\xc3\xa9|\xe2\x80\x93\n2:plain|x\n", "read-as-windows-1252" },
  { "both-encodings", "caf\xc3\xa9\ncaf\xe9\n", -1, "1:caf\xc3\xa9\n2:caf\xc3\xa9\n", "read-as-windows-1252" },
  { "utf-16", "\xff\xfe" "a\0,\0b\0\n\0" "1\0,\0\x53\x01\n\0", 18, "1:a|b\n2:1|\xc5\x93\n", "read-as-utf-16" },
  { "utf-16-unmarked", "a\0,\0b\0\n\0" "1\0,\0" "2\0\n\0", 16, "1:a|b\n2:1|2\n", "read-as-utf-16" },
  { "ragged", "a,b,c\n1\n1,2,3,4\n\n", -1, "1:a|b|c\n2:1\n3:1|2|3|4\n4:\n", "" },
  { "unclosed", "a,b\n1,\"2\n3,4\n", -1,
    "1:a|b\n!x.csv, row 2: a quotation mark is opened and never closed. Close it, and read the file again", "" },
  { "zero-byte", "a,b\nx\0y,2\n", 10, "1:a|b\n!x.csv, row 2: there is a zero byte in a cell; the file is not plain text. Save it as CSV again", "" },
  { "pdf", "%PDF-1.4\n1 0 obj\n", -1, "!“x.csv” is a PDF. Ask for the figures as CSV or as a workbook", "" },
  { "empty", "", 0, "!“x.csv” is empty. Ask for it again", "" },
  { "web-page", "\n<!DOCTYPE html><html>", -1, "!“x.csv” is a web page. Save the file that the page links to", "" },
};

static void
test_form (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *notes = NULL;
  g_autofree char *found = read_all (forms[i].data, forms[i].length < 0 ? (gssize) strlen (forms[i].data) : forms[i].length, NULL, &notes);

  g_assert_cmpstr (found, ==, forms[i].wanted);
  g_assert_cmpstr (notes, ==, forms[i].notes);
}

/* Records that lie across the ends of what is read at once, and one longer than that. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("n,text\r\n");
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (SpCsvStream) stream = NULL;
  g_autoptr (SpTextRecord) record = sp_text_record_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (text, "%u,\"a \"\"quoted\"\"\r\ncell %u\"\r\n", i, i);
  g_string_append (text, "last,\"");
  for (guint i = 0; i < 700000; i++)
    g_string_append_c (text, (char) ('a' + i % 26));
  g_string_append (text, "\"\r\n");
  input = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
  stream = sp_csv_stream_new (input, "x.csv", NULL, &error);
  while (sp_csv_stream_next (stream, record, &error))
    {
      g_assert_cmpuint (sp_text_record_get_n (record), ==, 2);
      if (n > 0 && n <= 40000)
        {
          g_autofree char *wanted = g_strdup_printf ("a \"quoted\"\r\ncell %u", n - 1);

          g_assert_cmpstr (sp_text_record_get (record, 1), ==, wanted);
          g_assert_cmpuint (record->row, ==, 2 * n);
        }
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 40002);
  g_assert_cmpuint (strlen (sp_text_record_get (record, 1)), ==, 700000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/csv/%s", forms[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_form);
    }
  g_test_add_func ("/import/csv/long", test_long);
  return g_test_run ();
}
