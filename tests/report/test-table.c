/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writers of tables: what machines read is exact, what people read is rounded once, missing is never nought, and no
 * text of a plan runs in a spreadsheet, a browser or a terminal. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "sp-table.h"
#include "sp-workbook.h"

static SpTable *
make_table (void)
{
  SpTable *table = sp_table_new ("sample", "A sample & more");
  sp_table_add_column (table, "name", "Name", SP_TABLE_TEXT);
  sp_table_add_column (table, "year", "Year", SP_TABLE_TEXT);
  sp_table_add_column (table, "pupils", "Pupils", SP_TABLE_NUMBER);
  sp_table_add_column (table, "budget_pounds", "Budget (£m)", SP_TABLE_NUMBER);
  sp_table_begin_row (table);
  sp_table_add_text (table, "Thetford, \"north\"");
  sp_table_add_academic_year (table, sp_academic_year (2016));
  sp_table_add_number (table, 1263.845, 1);
  sp_table_add_money (table, SP_POUNDS (2800000), SP_MONEY_MILLIONS);
  sp_table_begin_row (table);
  sp_table_add_text (table, "=cmd|'/c calc'!A1");
  sp_table_add_academic_year (table, sp_academic_year (0));
  sp_table_add_number (table, 0, 1);
  sp_table_add_missing (table);
  sp_table_begin_row (table);
  sp_table_add_text (table, "Sum");
  sp_table_add_missing (table);
  sp_table_add_missing (table);
  sp_table_add_money (table, sp_money (-2900050), SP_MONEY_MILLIONS);
  sp_table_mark_total (table);
  sp_table_set_note (table, "Estimated.");
  return table;
}

static char *
write_one (SpTableFormat format)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_ptr_array_add (tables, make_table ());
  return sp_tables_write (tables, format);
}

static void
test_csv (void)
{
  g_autofree char *csv = write_one (SP_TABLE_FORMAT_CSV);
  g_assert_cmpstr (csv, ==,
                   "name,year,pupils,budget_pounds\n"
                   "\"Thetford, \"\"north\"\"\",2016,1263.845,2800000\n"
                   "\"'=cmd|'/c calc'!A1\",,0,\n");
}

static void
test_json (void)
{
  g_autofree char *json = write_one (SP_TABLE_FORMAT_JSON);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_assert_true (json_parser_load_from_data (parser, json, -1, &error));
  g_assert_no_error (error);
  JsonObject *table = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), "sample");
  g_assert_cmpstr (json_object_get_string_member (table, "title"), ==, "A sample & more");
  g_assert_cmpstr (json_object_get_string_member (table, "notes"), ==, "Estimated.");
  JsonArray *rows = json_object_get_array_member (table, "rows");
  g_assert_cmpuint (json_array_get_length (rows), ==, 2);
  JsonObject *first = json_array_get_object_element (rows, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "name"), ==, "Thetford, \"north\"");
  g_assert_true (json_object_get_double_member (first, "pupils") == 1263.845);
  g_assert_cmpint (json_object_get_int_member (first, "budget_pounds"), ==, 2800000);
  JsonObject *second = json_array_get_object_element (rows, 1);
  g_assert_true (json_object_get_null_member (second, "budget_pounds"));
  g_assert_false (json_object_get_null_member (second, "pupils"));
  g_assert_true (json_object_get_null_member (second, "year"));
  JsonObject *total = json_array_get_object_element (json_object_get_array_member (table, "totals"), 0);
  g_assert_true (json_object_get_double_member (total, "budget_pounds") == -29000.50);
}

/* Every character a plan can hold comes back from JSON as it went in. */
static void
test_json_characters (void)
{
  g_autoptr (GString) all = g_string_new (NULL);
  for (gunichar c = 1; c < 0x180; c++)
    g_string_append_unichar (all, c);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  SpTable *table = sp_table_new ("t", all->str);
  g_ptr_array_add (tables, table);
  g_autofree char *json = sp_tables_write (tables, SP_TABLE_FORMAT_JSON);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (root, "t"), "title"), ==, all->str);
}

static void
test_keep_rows (void)
{
  g_autoptr (SpTable) table = sp_table_new ("t", "T");
  sp_table_add_column (table, "area", "Area", SP_TABLE_TEXT);
  for (guint i = 0; i < 3; i++)
    {
      sp_table_begin_row (table);
      sp_table_add_coded (table, i == 1 ? "9260282" : "9260283", i == 1 ? "Thetford" : "Watton");
    }
  g_assert_cmpuint (sp_table_keep_rows (table, "area", "thetford"), ==, 1);
  g_assert_cmpuint (sp_table_get_n_rows (table), ==, 1);
  g_assert_cmpstr (sp_table_get_exact (table, 0, 0), ==, "9260282");
  g_assert_cmpuint (sp_table_keep_rows (table, "phase", "primary"), ==,
                    1); /* a table without the column is left alone */
  g_assert_cmpuint (sp_table_keep_rows (table, "area", "9260283"), ==, 0);
}

static void
test_text (void)
{
  g_autofree char *text = write_one (SP_TABLE_FORMAT_TEXT);
  g_assert_cmpstr (text, ==,
                   "A sample & more\n"
                   "\n"
                   "                                      Budget\n"
                   "Name               Year      Pupils     (£m)\n"
                   "─────────────────  ───────  ───────  ───────\n"
                   "Thetford, \"north\"  2016/17  1,263.8   2.800\n"
                   "=cmd|'/c calc'!A1  –            0.0       –\n"
                   "─────────────────  ───────  ───────  ───────\n"
                   "Sum                                  (0.029)\n"
                   "\n"
                   "Estimated.\n");
}

static void
test_text_controls (void)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  SpTable *table = sp_table_new ("t", "T");
  sp_table_add_column (table, "a", "A", SP_TABLE_TEXT);
  sp_table_begin_row (table);
  sp_table_add_text (table, "red\033[31m\302\233");
  g_ptr_array_add (tables, table);
  g_autofree char *text = sp_tables_write (tables, SP_TABLE_FORMAT_TEXT);
  g_assert_null (strchr (text, '\033'));
  g_assert_null (strstr (text, "\302\233"));
}

static void
test_html (void)
{
  g_autofree char *html = write_one (SP_TABLE_FORMAT_HTML);
  g_assert_nonnull (strstr (html, "<html lang=\"en-GB\">"));
  g_assert_nonnull (strstr (html, "<caption id=\"sample\">A sample &amp; more</caption>"));
  g_assert_nonnull (strstr (html, "<th scope=\"col\" class=\"n\">Pupils</th>"));
  g_assert_nonnull (strstr (html, "<th scope=\"row\">Thetford, &quot;north&quot;</th>"));
  g_assert_nonnull (strstr (html, "<span class=\"spoken\">not held</span>"));
  g_assert_null (strstr (html, "<script"));
}

/* 12.4 + 3.4 + 4.4 = 20.2: read as 13, 3, 4 and 20; machines read what was given. Missing or negative: left alone. */
static void
test_keep_total (void)
{
  static const double value[] = { 12.4, 3.4, 4.4, 20.2 };
  g_autoptr (SpTable) table = sp_table_new ("sums", "Sums");
  sp_table_add_column (table, "name", "Name", SP_TABLE_TEXT);
  sp_table_add_column (table, "pupils", "Pupils", SP_TABLE_NUMBER);
  sp_table_add_column (table, "change", "Change", SP_TABLE_NUMBER);
  sp_table_add_column (table, "held", "Held", SP_TABLE_NUMBER);
  for (guint i = 0; i < 4; i++)
    {
      sp_table_begin_row (table);
      sp_table_add_text (table, "row");
      sp_table_add_number (table, value[i], 0);
      sp_table_add_number (table, -value[i], 0);
      if (i == 1)
        sp_table_add_missing (table);
      else
        sp_table_add_number (table, value[i], 0);
    }
  sp_table_mark_total (table);
  sp_table_keep_total (table);
  g_assert_cmpstr (sp_table_get_cell (table, 0, 1), ==, "13");
  g_assert_cmpstr (sp_table_get_cell (table, 1, 1), ==, "3");
  g_assert_cmpstr (sp_table_get_cell (table, 2, 1), ==, "4");
  g_assert_cmpstr (sp_table_get_cell (table, 3, 1), ==, "20");
  g_assert_cmpstr (sp_table_get_exact (table, 0, 1), ==, "12.4");
  g_assert_cmpstr (sp_table_get_cell (table, 0, 2), ==, "\u221212");
  g_assert_cmpstr (sp_table_get_cell (table, 0, 3), ==, "12");
}

/* Money to the thousand adds as well: three times £333,333 is read as 0.334, 0.333 and 0.333; what is not said counts for nothing,
 * and negative lines stay whole. */
static void
test_keep_money (void)
{
  static const gint64 pounds[][2] = { { 333333, -29400 }, { 333333, -600 }, { 333333, 1030400 }, { 999999, 1000400 } };
  g_autoptr (SpTable) table = sp_table_new ("sums", "Sums");

  sp_table_add_column (table, "a", "A", SP_TABLE_NUMBER);
  sp_table_add_column (table, "b", "B", SP_TABLE_NUMBER);
  for (guint i = 0; i < 4; i++)
    {
      sp_table_begin_row (table);
      sp_table_add_money (table, SP_POUNDS (pounds[i][0]), SP_MONEY_MILLIONS);
      sp_table_add_money (table, SP_POUNDS (pounds[i][1]), SP_MONEY_MILLIONS);
      if (i > 0)
        continue;
      sp_table_begin_row (table);
      sp_table_add_missing (table);
      sp_table_add_missing (table);
    }
  sp_table_mark_total (table);
  sp_table_keep_total (table);
  g_assert_cmpstr (sp_table_get_cell (table, 0, 0), ==, "0.334");
  g_assert_null (sp_table_get_cell (table, 1, 0));
  g_assert_cmpstr (sp_table_get_cell (table, 2, 0), ==, "0.333");
  g_assert_cmpstr (sp_table_get_cell (table, 3, 0), ==, "0.333");
  g_assert_cmpstr (sp_table_get_cell (table, 4, 0), ==, "1.000");
  g_assert_cmpstr (sp_table_get_exact (table, 0, 0), ==, "333333");
  /* -29.4, -0.6 and 1,030.4 thousand: 1,000 */
  g_assert_cmpstr (sp_table_get_cell (table, 0, 1), ==, "(0.029)");
  g_assert_cmpstr (sp_table_get_cell (table, 2, 1), ==, "(0.001)");
  g_assert_cmpstr (sp_table_get_cell (table, 3, 1), ==, "1.030");
  g_assert_cmpstr (sp_table_get_cell (table, 4, 1), ==, "1.000");
}

/* Days and months are words for people; a machine gets what the plan holds. */
static void
test_dates (void)
{
  const char *const rows[][2] = { { "2013-03-31", "31 March 2013" }, { "2013-03", "March 2013" }, { "soon", "soon" }, { NULL, NULL } };
  g_autoptr (SpTable) table = sp_table_new ("days", "Days");

  sp_table_add_column (table, "on", "On", SP_TABLE_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      sp_table_begin_row (table);
      sp_table_add_date (table, rows[i][0]);
      g_assert_cmpstr (sp_table_get_exact (table, i, 0), ==, rows[i][0]);
      g_assert_cmpstr (sp_table_get_cell (table, (gint) i, 0), ==, rows[i][1]);
    }
}

/* A workbook holds a million rows a sheet: what does not fit is refused, not left out unsaid. */
static void
test_too_many_rows (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "sp-too-many-rows", NULL);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  SpTable *table = sp_table_new ("rolls", "Rolls");
  SpWorkbookNotes notes = { "England", "all schools", NULL, 0 };
  g_ptr_array_add (tables, table);
  sp_table_add_column (table, "pupils", "Pupils", SP_TABLE_NUMBER);
  for (guint i = 0; i < 1048576; i++)
    {
      sp_table_begin_row (table);
      sp_table_add_missing (table);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean written = (i == 0 ? sp_tables_write_xlsx : sp_tables_write_ods) (tables, &notes, path, &error);
      g_unlink (path);
      g_assert_false (written);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, "1,048,575"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/table/csv", test_csv);
  g_test_add_func ("/report/table/json", test_json);
  g_test_add_func ("/report/table/json-characters", test_json_characters);
  g_test_add_func ("/report/table/keep-rows", test_keep_rows);
  g_test_add_func ("/report/table/keep-total", test_keep_total);
  g_test_add_func ("/report/table/keep-money", test_keep_money);
  g_test_add_func ("/report/table/dates", test_dates);
  g_test_add_func ("/report/table/text", test_text);
  g_test_add_func ("/report/table/text-controls", test_text_controls);
  g_test_add_func ("/report/table/html", test_html);
  g_test_add_func ("/report/workbook/too-many-rows", test_too_many_rows);
  return g_test_run ();
}
