/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include "sp-round-file.h"

static const SpArea areas[] = {
  { .id = 1, .code = "9261", .name = "Thetford", .phase = SP_PHASE_PRIMARY },
  { .id = 2, .code = "9262", .name = "Watton", .phase = SP_PHASE_PRIMARY },
};
static SpSnapshot plan = { .la_code = "926", .areas = areas, .n_areas = G_N_ELEMENTS (areas) };

static GArray *
read_text (const char *text, GPtrArray *findings, GError **error)
{
  return sp_round_file_read_data ("paper.csv", text, strlen (text), &plan, findings, error);
}

static void
assert_value (GArray *values, guint i, SpRoundLevel level, const char *code, gint year, SpYearGroup first, SpYearGroup last,
              double pupils, double counted)
{
  const SpRoundValue *value = &g_array_index (values, SpRoundValue, i);

  g_assert_cmpint (value->level, ==, level);
  g_assert_cmpstr (value->code, ==, code);
  g_assert_cmpint (value->year.start, ==, year);
  g_assert_cmpint (value->first, ==, first);
  g_assert_cmpint (value->last, ==, last);
  g_assert_cmpfloat (value->pupils, ==, pupils);
  g_assert_cmpfloat (value->counted, ==, counted);
  g_assert_false (value->has_components);
  g_assert_cmpfloat (value->upper[0], <, 0); /* no range was printed */
}

/* Headings in another order and case, a column too many, thousands, a byte order mark, CRLF, blank lines; in order after. */
static void
test_good (void)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) values = read_text ("\xef\xbb\xbf" "Year,AREA,Note,Pupils,group,Counted\r\n2016,watton,,30,Year 1,\r\n\r\n"
                                         "2015/16,9261,,310,R,305\r\n2015,,,\"61,000\",R - Y6,0\r\n2016,926,,9,Y7 to Y11,\r\n",
                                         findings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (values->len, ==, 4);
  assert_value (values, 0, SP_ROUND_AUTHORITY, "926", 2015, SP_GROUP_R, SP_GROUP_Y6, 61000, 0);
  assert_value (values, 1, SP_ROUND_AUTHORITY, "926", 2016, SP_GROUP_Y7, SP_GROUP_Y11, 9, -1);
  assert_value (values, 2, SP_ROUND_AREA, "9261", 2015, SP_GROUP_R, SP_GROUP_R, 310, 305);
  assert_value (values, 3, SP_ROUND_AREA, "9262", 2016, SP_GROUP_Y1, SP_GROUP_Y1, 30, -1);
}

/* One fault each, after a good row that stays. */
static void
test_faults (void)
{
  static const struct { const char *row; const char *says; } faults[] = {
    { "Atlantis,2015,R,3,", "row 3, column 1 (area): “Atlantis” is no planning area of the plan" },
    { "Thetford,soon,R,3,", "row 3, column 2 (year): “soon” is not an academic year" },
    { "Thetford,2015,Z,3,", "row 3, column 3 (group): “Z” is not a year group" },
    { "Thetford,2015,Y6-R,3,", "row 3, column 3 (group): “Y6-R” is not a year group" },
    { "Thetford,2015,R,few,", "row 3, column 4 (pupils): “few” is not a number of pupils" },
    { "Thetford,2015,R,-3,", "row 3, column 4 (pupils): “-3” is not a number of pupils" },
    { "Thetford,2015,R,nan,", "row 3, column 4 (pupils): “nan” is not a number of pupils" },
    { "Thetford,2015,R,1e99,", "row 3, column 4 (pupils): “1e99” is not a number of pupils" },
    { "Thetford,2015,R,,", "row 3, column 4 (pupils): no pupils are given" },
    { "Thetford,2015,R,3,x", "row 3, column 5 (counted): “x” is not a number of pupils" },
    { "watton,2015/16,Reception,31,", "row 3, column 4 (pupils): “31” is a second figure of what row 2 says already" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *text = g_strdup_printf ("area,year,group,pupils,counted\nWatton,2015,R,30,\n%s\n", faults[i].row);
      g_autoptr (GPtrArray) findings = sp_findings_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) values = read_text (text, findings, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (values->len, ==, 1);
      g_assert_cmpuint (findings->len, ==, 1);
      if (strstr (sp_finding_get_message (g_ptr_array_index (findings, 0)), faults[i].says) == NULL)
        g_error ("%s: %s", faults[i].row, sp_finding_get_message (g_ptr_array_index (findings, 0)));
    }
}

static void
test_refused (void)
{
  static const char *const files[][2] = {
    { "", "holds no figure" }, { "area,year,group\n", "has no column “pupils”" },
    { "area,year,group,pupils\nAtlantis,2015,R,3\n", "holds no figure" }, { "area,year,group,pupils\n\"open", "paper.csv: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GPtrArray) findings = sp_findings_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (files[i][0], findings, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, files[i][1]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/round-file/good", test_good);
  g_test_add_func ("/import/round-file/faults", test_faults);
  g_test_add_func ("/import/round-file/refused", test_refused);
  return g_test_run ();
}
