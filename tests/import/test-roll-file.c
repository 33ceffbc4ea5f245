/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <gio/gio.h>
#include <string.h>
#include "sp-roll-file.h"

static SpRollSeries *
read_text (const char *rolls, const char *births, GPtrArray *findings, GError **error)
{
  return sp_roll_file_read_data ("rolls.csv", rolls, strlen (rolls), "births.csv", births, births ? strlen (births) : 0,
                                 findings, error);
}

static double
pupils_at (SpRollSeries *series, guint area, gint year, SpYearGroup group)
{
  double pupils = -1;

  sp_roll_series_get_pupils (series, area, sp_academic_year (year), group, &pupils);
  return pupils;
}

static void
test_good (void)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRollSeries) series = NULL;
  double births;

  /* Headings in another order and case, a column too many, thousands separators, a byte order mark, CRLF. */
  series = read_text ("\xef\xbb\xbf" "Year,Area,Note,PUPILS,group,parent\r\n"
                      "2016,North,,\"1,234\",R,County\r\n2016,North,,30,Y14,County\r\n2017,South,,0,Year 7,\r\n2017,South,,9,Y8,\r\n",
                      "area,entry_year,births\nNorth,2017,1250.25\n", findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (series->n_areas, ==, 2);
  g_assert_cmpfloat (pupils_at (series, 0, 2016, SP_GROUP_R), ==, 1234);
  g_assert_cmpfloat (pupils_at (series, 0, 2016, SP_GROUP_Y14), ==, 30);
  g_assert_cmpfloat (pupils_at (series, 1, 2017, SP_GROUP_Y7), ==, 0);
  g_assert_cmpfloat (pupils_at (series, 1, 2016, SP_GROUP_Y7), ==, -1); /* not held is not nought */
  g_assert_true (sp_roll_series_get_births (series, 0, sp_academic_year (2017), &births));
  g_assert_cmpfloat (births, ==, 1250.25);
  g_assert_cmpuint (series->n_parents, ==, 1);
  g_assert_cmpint (series->parent[0], ==, 0);
  g_assert_cmpint (series->parent[1], ==, -1);
}

/* Trailing blank cells of a spreadsheet, a year group of three that is nobody the next year, a school that opens. */
static void
test_no_faults (void)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRollSeries) series
      = read_text ("area,year,group,pupils\nNorth,2016,R,3,,\nNorth,2017,Y1,0, ,\nNorth,2018,Y2,2\n"
                   "South,2016,Y1,0\nSouth,2017,Y1,5\nSouth,2017,Y2,30\nSouth,2018,Y3,30\n",
                   "area,entry_year,births\nNorth,2017,31\nNorth,2018,30\n", findings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpfloat (pupils_at (series, 0, 2017, SP_GROUP_Y1), ==, 0);
}

typedef struct { const char *name, *rolls, *births, *code; guint row, column; const char *says; } Fault;

/* One good row always comes first, so that the file can be used. */
#define HEAD "area,year,group,pupils,parent\nNorth,2016,R,30,A\n"
#define BIRTHS "area,entry_year,births\nNorth,2016,31\n"
static const Fault faults[] = {
  { "negative", HEAD "North,2016,Y1,-4,A\n", NULL, "count-negative", 3, 4, "-4" },
  { "not-a-number", HEAD "North,2016,Y1,thirty,A\n", NULL, "count-not-a-number", 3, 4, "thirty" },
  { "exponent", HEAD "North,2016,Y1,1e5,A\n", NULL, "count-not-a-number", 3, 4, "1e5" },
  { "infinity", HEAD "North,2016,Y1,inf,A\n", NULL, "count-not-a-number", 3, 4, "inf" },
  { "comma-decimal", HEAD "North,2016,Y1,\"30,5\",A\n", NULL, "count-not-a-number", 3, 4, "30,5" },
  { "suppressed", HEAD "North,2016,Y1,*,A\n", NULL, "count-suppressed", 3, 4, "*" },
  { "suppressed-c", HEAD "North,2016,Y1,c,A\n", NULL, "count-suppressed", 3, 4, "not as 0" },
  { "blank", HEAD "North,2016,Y1,,A\n", NULL, "count-missing", 3, 4, "not as 0" },
  { "absurd", HEAD "North,2016,Y1,99999999,A\n", NULL, "count-absurd", 3, 4, "99999999" },
  { "out-of-line", HEAD "North,2017,R,30000,A\n", NULL, "count-absurd", 3, 4, "30000" },
  { "unlikely", HEAD "North,2017,R,31,A\nNorth,2018,R,29,A\nNorth,2019,R,122,A\nNorth,2020,R,30,A\nNorth,2021,R,31,A\n", NULL, "count-unlikely", 5,
    4, "3.9 times as many as the 31 usual" },
  { "unlikely-few", HEAD "North,2017,R,31,A\nNorth,2018,R,29,A\nNorth,2019,R,6,A\nNorth,2020,R,30,A\nNorth,2021,R,31,A\n", NULL, "count-unlikely", 5,
    4, "one in 5.0 of the 30 usual" },
  { "group", HEAD "North,2016,Y15,4,A\n", NULL, "group-unknown", 3, 3, "Y15" },
  { "year", HEAD "North,20l6,Y1,4,A\n", NULL, "year-unknown", 3, 2, "20l6" },
  { "year-absurd", HEAD "North,1066,Y1,4,A\n", NULL, "year-unknown", 3, 2, "1066" },
  { "area", HEAD ",2016,Y1,4,A\n", NULL, "area-missing", 3, 1, "no area" },
  { "repeated", HEAD "North,2016,R,31,A\n", NULL, "row-repeated", 3, 0, "row 2" },
  { "repeated-exactly", HEAD "North,2016,R,30,A\n", NULL, "row-repeated", 3, 0, "row 2" },
  { "part", HEAD "North,2016,Y1,90.5,A\n", NULL, "count-part", 3, 4, "90.5" },
  { "parent", HEAD "North,2016,Y1,31,B\n", NULL, "parent-differs", 3, 5, "B" },
  { "year-missing", HEAD "North,2018,R,31,A\n", NULL, "year-missing", 0, 0, "2017" },
  { "suppressed-below", HEAD "North,2016,Y1,<5,A\n", NULL, "count-suppressed", 3, 4, "<5" },
  { "suppressed-mark", HEAD "North,2016,Y1,[c],A\n", NULL, "count-suppressed", 3, 4, "[c]" },
  { "thousands", HEAD "North,2016,Y1,1,234,A\n", NULL, "row-too-long", 3, 0, "quotation marks" },
  { "area-gap", HEAD "South,2016,R,20,A\nSouth,2017,R,20,A\nNorth,2018,R,31,A\n", NULL, "area-year-missing", 0, 0,
    "North: no rolls are held for 2017" },
  { "vanished", HEAD "North,2017,Y1,0,A\nNorth,2018,Y2,29,A\nNorth,2018,Y1,30,A\n", NULL, "cohort-vanished", 3, 4, "0 in Y1 of North in 2017" },
  { "empty-feeder", HEAD "South,2016,Y1,0,A\nSouth,2017,Y1,0,A\nSouth,2017,Y2,25,A\n", NULL, "feeder-empty", 3, 4,
    "0 in Y1 of South in every year" },
  { "empty-area", HEAD "South,2016,R,0,A\nSouth,2016,Y1,0,A\n", NULL, "area-empty", 3, 4, "South has 0 in every row" },
  { "births-gap", HEAD, BIRTHS "North,2018,31\n", "births-year-missing", 0, 0, "2017" },
  { "births-negative", HEAD, BIRTHS "North,2017,-1\n", "count-negative", 3, 3, "-1" },
  { "births-absurd", HEAD, BIRTHS "North,2017,310000\n", "count-absurd", 3, 3, "310000" },
  { "births-alone", HEAD, "area,entry_year,births\nNorth,2016,310\n", "births-absurd", 2, 3, "largest reception of North (30)" },
  { "births-area", HEAD, BIRTHS "East,2017,30\n", "area-unknown", 3, 1, "East" },
  { "births-repeated", HEAD, BIRTHS "North,2016,32\n", "row-repeated", 3, 0, "births" },
};

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRollSeries) series = read_text (fault->rolls, fault->births, findings, &error);
  const SpFinding *finding;

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpstr (sp_finding_get_code (finding), ==, fault->code);
  g_assert_cmpuint (sp_finding_get_row (finding), ==, fault->row);
  g_assert_cmpuint (sp_finding_get_column (finding), ==, fault->column);
  g_assert_nonnull (strstr (sp_finding_get_message (finding), fault->says));
  g_assert_nonnull (strstr (sp_finding_get_message (finding), fault->births ? "births.csv" : "rolls.csv"));
  g_assert_cmpfloat (pupils_at (series, 0, 2016, SP_GROUP_R), ==, 30);
  g_assert_cmpfloat (pupils_at (series, 0, 2016, SP_GROUP_Y1), ==, g_str_equal (fault->name, "parent") ? 31 : g_str_equal (fault->name, "part") ? 90.5 : -1);
}

static void
test_refused (void)
{
  static const struct { const char *rolls, *births, *says; } bad[] = {
    { "", NULL, "empty" },
    { "area,year,pupils\nNorth,2016,30\n", NULL, "group" },
    { "area,year,group,pupils\n", NULL, "no roll" },
    { "area,year,group,pupils\nNorth,2016,R,-1\n", NULL, "no roll" },
    { HEAD, "area,births\nNorth,31\n", "entry_year" },
    { "area;year;group;pupils\nNorth;2016;R;30\n", NULL, "semicolons" },
    { "area\tyear\tgroup\tpupils\nNorth\t2016\tR\t30\n", NULL, "tabs" },
    { HEAD, "area;entry_year;births\nNorth;2016;30,5\n", "births.csv has its columns divided by semicolons" },
    { "area,year,group,pupils\n\"North,2016,R,30\n", NULL, "rolls.csv" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GPtrArray) findings = sp_findings_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (bad[i].rolls, bad[i].births, findings, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, bad[i].says));
    }
}

static void
test_no_file (void)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_roll_file_read ("/nowhere/rolls.csv", NULL, findings, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_many_faults_are_summed_up (void)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRollSeries) series = NULL;

  for (gint i = 0; i < 500; i++)
    g_string_append_printf (text, "S%d,2016,R,*,A\n", i);
  series = read_text (text->str, NULL, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 21);
  g_assert_nonnull (strstr (sp_finding_get_message (g_ptr_array_index (findings, 20)), "480"));
  g_assert_cmpuint (series->n_areas, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/roll-file/good", test_good);
  g_test_add_func ("/import/roll-file/no-faults", test_no_faults);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/import/roll-file/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_fault);
    }
  g_test_add_func ("/import/roll-file/refused", test_refused);
  g_test_add_func ("/import/roll-file/no-file", test_no_file);
  g_test_add_func ("/import/roll-file/many-faults", test_many_faults_are_summed_up);
  return g_test_run ();
}
