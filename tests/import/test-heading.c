/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings that are years as councils write them, and points as they write those. */
#include "config.h"

#include <glib/gstdio.h>

#include "sp-import-heading.h"
#include "sp-import-look.h"
#include "sp-import-place.h"

#define WORDS "completions|dwellings|financial|ending|march|year|3103|apr|mar|31|to|ye|r"

static void
test_spans (void)
{
  static const struct { const char *heading; gint start; } cases[] = {
    { "2024/25", 2024 }, { "2024-25", 2024 }, { "24-25", 2024 }, { "24/25", 2024 }, { "2024 / 2025", 2024 }, { "2024\xe2\x80\x93" "25", 2024 },
    { "20-21", 2020 }, { "19-20", 2019 }, { "99-00", 1999 }, { "2024", 2024 }, { "202425", 2024 }, { "20242025", 2024 }, { "2019-20R", 2019 },
    { "Year 1 2024/25", 2024 }, { "2024/25 dwellings", 2024 }, { "Apr 2024 to Mar", 2024 }, { "Y/E March 2025", 2024 },
    { "Year ending 31 March 2025", 2024 }, { "year ending 31/03/2025", 2024 }, { "Year 2025", 2025 }, { "Completions 2024-25 (Apr-Mar)", 2024 },
    { "2012-01", 0 }, { "2012-01-01", 0 }, { "2024/26", 0 }, { "2024/25 occupations", 0 }, { "12", 0 }, { "1850", 0 }, { "", 0 }, { "Total", 0 },
    { "2024 2025", 0 }, { "24-26", 0 }, { "2024/25 2025/26", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint start = 0;
      gboolean found = sp_import_heading_span (cases[i].heading, WORDS, &start);

      g_test_message ("%s", cases[i].heading);
      g_assert_cmpint (found ? start : 0, ==, cases[i].start);
    }
}

static void
test_points (void)
{
  static const struct { const char *x, *y; SpPointReading reading; double lon, lat; } cases[] = {
    { "1.2965", "52.6285", SP_POINT_GOOD, 1.2965, 52.6285 },       { "52.6285", "1.2965", SP_POINT_SWAPPED, 1.2965, 52.6285 },
    { "-2.726972W", "52.045231N", SP_POINT_GOOD, -2.726972, 52.045231 }, { "2.726972W", "52.045231N", SP_POINT_GOOD, -2.726972, 52.045231 },
    { "1.2965\xc2\xb0", "52.6285", SP_POINT_GOOD, 1.2965, 52.6285 },
    { "651409.903", "313177.270", SP_POINT_GOOD, 1.716052, 52.657979 }, { "651,409.90", "313,177.27", SP_POINT_GOOD, 1.716052, 52.657979 },
    { "", "52.6", SP_POINT_NONE, 0, 0 },                             { NULL, NULL, SP_POINT_NONE, 0, 0 },
    { "0", "0", SP_POINT_NONE, 0, 0 },                               { "tbc", "52.6", SP_POINT_BAD, 0, 0 },
    { "3976518.83", "-6392.18", SP_POINT_BAD, 0, 0 },                { "12.5", "41.9", SP_POINT_BAD, 0, 0 },
    { "651409.903", "52.6", SP_POINT_BAD, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double lon = 0, lat = 0;

      g_test_message ("%s, %s", cases[i].x, cases[i].y);
      g_assert_cmpint (sp_import_read_point (cases[i].x, cases[i].y, &lon, &lat, NULL), ==, cases[i].reading);
      if (cases[i].reading != SP_POINT_GOOD && cases[i].reading != SP_POINT_SWAPPED)
        continue;
      g_assert_cmpfloat_with_epsilon (lon, cases[i].lon, 5e-5);
      g_assert_cmpfloat_with_epsilon (lat, cases[i].lat, 5e-5);
    }
}

/* A look at a file that lacks a column says which, and gives what there is; once it is said, nothing is lacking. */
static void
test_look (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpImportLook) look = NULL, again = NULL, unknown = NULL;
  g_autoptr (SpMappingWish) wish = sp_mapping_wish_new ();
  SpImportOptions options = { .kind = "site-trajectories" };
  gint handle = g_file_open_tmp ("look-XXXXXX.csv", &path, &error);

  g_assert_no_error (error);
  g_close (handle, NULL);
  g_assert_true (g_file_set_contents (path, "A title\n\nWhat,Where it is,2024/25\nB1,Long Field,30\n\nB2,Mill Rise,\n", -1, NULL));
  look = sp_import_look_new (path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (look->missing, ==, "name or address of the site");
  g_assert_cmpuint (look->mapping->n_columns, ==, 3);
  g_assert_cmpstr (look->mapping->headings[1], ==, "Where it is");
  g_assert_cmpuint (look->rows->len, ==, 2);
  g_assert_cmpuint (((const SpTextRecord *) g_ptr_array_index (look->rows, 1))->row, ==, 6);
  wish->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (wish->columns, sp_import_fold ("Where it is"), g_strdup ("name"));
  options.wish = wish;
  again = sp_import_look_new (path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (again->missing);
  options = (SpImportOptions) SP_IMPORT_OPTIONS_INIT;
  unknown = sp_import_look_new (path, &options, NULL, &error);
  g_assert_null (unknown);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_unlink (path);
}

/* The field that a file of that one heading has as that kind; -1 = none. */
static gint
look_at_heading (const SpImportKind *kind, const char *heading)
{
  g_autofree char *path = NULL, *text = g_strdup_printf ("\"%s\",Something else\n", heading);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpImportLook) look = NULL;
  SpImportOptions options = { .kind = kind->code };

  g_close (g_file_open_tmp ("headings-XXXXXX.csv", &path, NULL), NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  look = sp_import_look_new (path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (look->mapping->columns[1].field, ==, -1);
  g_unlink (path);
  return look->mapping->columns[0].field;
}

/* What two fields are called is neither's, and what is a heading of another field goes to that. */
static gboolean
is_ambiguous (const SpImportKind *kind, gint field, const char *called)
{
  g_autofree char *folded = sp_import_fold (called);
  guint rank;

  for (gint f = 0; kind->fields[f].meaning; f++)
    if (f != field && (g_str_equal (kind->fields[f].title, called) || sp_import_heading_is (folded, kind->fields[f].names, &rank)))
      return TRUE;
  return FALSE;
}

static void
look_at_field (const SpImportKind *kind, gint field)
{
  const SpImportField *wanted = &kind->fields[field];
  const char *key = wanted->flags & SP_FIELD_BY_YEAR ? "2024/25" : wanted->flags & SP_FIELD_BY_GROUP ? "R"
                    : wanted->flags & SP_FIELD_BY_AGE ? "4" : NULL;
  g_autofree char *keyed = key ? g_strdup_printf ("%s %s", wanted->meaning, key) : NULL;
  gboolean is_said = *wanted->names != '\0';

  g_test_message ("%s, %s", kind->code, wanted->meaning);
  if (keyed || !is_ambiguous (kind, field, wanted->meaning))
    g_assert_cmpint (look_at_heading (kind, keyed ? keyed : wanted->meaning), ==, is_said ? field : -1);
  if (!keyed && is_said && !is_ambiguous (kind, field, wanted->title))
    g_assert_cmpint (look_at_heading (kind, wanted->title), ==, field);
}

/* What import --kinds lists is accepted as a heading: every meaning of every kind, and every title. */
static void
test_meanings (void)
{
  const SpImportKind *const *kinds = sp_import_get_kinds ();

  for (guint i = 0; kinds[i]; i++)
    for (gint f = 0; kinds[i]->fields[f].meaning && !kinds[i]->has_shapes; f++)
      look_at_field (kinds[i], f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/heading/spans", test_spans);
  g_test_add_func ("/import/place/points", test_points);
  g_test_add_func ("/import/look", test_look);
  g_test_add_func ("/import/meanings", test_meanings);
  return g_test_run ();
}
