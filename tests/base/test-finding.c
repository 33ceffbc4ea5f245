/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-finding.h"
#include "sp-progress.h"
#include "sp-roll-series.h"

static void
test_finding_says_where (void)
{
  g_autoptr (SpFinding) cell = sp_finding_new_cell (SP_FINDING_ERROR, "negative", "rolls.csv", 12, 4, "pupils", "“-3” is below nought.");
  g_autoptr (SpFinding) file = sp_finding_new_cell (SP_FINDING_NOTE, "empty", "rolls.csv", 0, 0, NULL, "There are no rows.");

  g_assert_cmpstr (sp_finding_get_message (cell), ==, "rolls.csv, row 12, column 4 (pupils): “-3” is below nought.");
  g_assert_cmpstr (sp_finding_get_message (file), ==, "rolls.csv: There are no rows.");
  g_assert_cmpuint (sp_finding_get_row (cell), ==, 12);
  g_assert_cmpstr (sp_severity_code (sp_finding_get_severity (cell)), ==, "error");
  g_assert_cmpstr (sp_subject_code (sp_finding_get_subject (cell)), ==, "file");
}

static void
count_report (double fraction, const char *message, gpointer user_data)
{
  *(double *) user_data += fraction;
}

static void
test_progress_reports_and_cancels (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  double sum = 0;
  g_autoptr (SpProgress) progress = sp_progress_new (cancellable, count_report, &sum);
  g_autoptr (GError) error = NULL;

  sp_progress_report (progress, 0.5, NULL);
  sp_progress_report (progress, 7, NULL); /* clamped to 1 */
  g_assert_cmpfloat (sum, ==, 1.5);
  g_assert_false (sp_progress_is_cancelled (progress, &error));
  g_cancellable_cancel (cancellable);
  g_assert_true (sp_progress_is_cancelled (progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (sp_progress_is_cancelled (NULL, NULL));
}

static void
test_missing_rolls_are_not_nought (void)
{
  g_autoptr (SpRollSeries) series = sp_roll_series_new (2, sp_academic_year (2011), 3, sp_academic_year (2012), 2);
  double value = -1;

  sp_roll_series_set_pupils (series, 1, sp_academic_year (2012), SP_GROUP_Y3, 0);
  g_assert_true (sp_roll_series_get_pupils (series, 1, sp_academic_year (2012), SP_GROUP_Y3, &value));
  g_assert_cmpfloat (value, ==, 0);
  g_assert_false (sp_roll_series_get_pupils (series, 0, sp_academic_year (2012), SP_GROUP_Y3, &value));
  g_assert_false (sp_roll_series_get_pupils (series, 1, sp_academic_year (2020), SP_GROUP_Y3, &value));
  sp_roll_series_set_births (series, 0, sp_academic_year (2013), 120.5);
  g_assert_true (sp_roll_series_get_births (series, 0, sp_academic_year (2013), &value));
  g_assert_cmpfloat (value, ==, 120.5);
  g_assert_false (sp_roll_series_get_births (series, 0, sp_academic_year (2012), &value));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/finding/where", test_finding_says_where);
  g_test_add_func ("/base/progress", test_progress_reports_and_cancels);
  g_test_add_func ("/base/roll-series/missing", test_missing_rolls_are_not_nought);
  return g_test_run ();
}
