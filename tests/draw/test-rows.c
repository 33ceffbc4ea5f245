/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gantt charts and matrices by where things go and what they say, not by pixels. */
#include "config.h"
#include "gallery-rows.h"
#include "sp-chart-gantt.h"
#include "sp-chart-matrix.h"

#include <math.h>
#include <string.h>

static const SpStyle screen = { SP_LOOK_LIGHT, "Cantarell", 10 };

/* Months lie where the axis has them, rows one under another, and hover meets what is drawn. */
static void
test_gantt_places (void)
{
  g_autoptr (SpChart) chart = gallery_chart_gantt ();
  double width = 800, height = sp_chart_get_least_ems (chart) * sp_label_size (&screen, SP_LABEL_NOTE);
  g_auto (SpGanttFrame) frame;

  sp_gantt_frame_init (&frame, chart, width, height, &screen);
  g_assert_cmpuint (frame.rows->len, ==, 7);
  g_assert_cmpuint (sp_chart_get_n_positions (chart), ==, 13);
  g_assert_cmpfloat_with_epsilon (sp_gantt_frame_x (&frame, GALLERY_FIRST), frame.plot.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (sp_gantt_frame_x (&frame, GALLERY_FIRST + GALLERY_MONTHS), frame.plot.x + frame.plot.width, 1e-9);
  for (guint i = 0; i < frame.rows->len; i++)
    {
      const SpGanttRow *row = &g_array_index (frame.rows, SpGanttRow, i);
      double wide, tall;

      if (i > 0)
        g_assert_cmpfloat_with_epsilon (row->rect.y, row[-1].rect.y + row[-1].rect.height, 1e-6);
      sp_label_measure (row->name, &wide, &tall);
      g_assert_cmpfloat (tall, <=, row->rect.height + 0.5);
      g_assert_cmpfloat (wide, <=, row->heading ? width : frame.plot.x + 0.01);
      g_assert_cmpint (sp_chart_position_at (chart, width, height, &screen, 30, row->rect.y + 2), ==, (gint) i);
    }
  /* The foot lies beneath the rows, on the same months, and starts at nought. */
  g_assert_cmpfloat (frame.foot.y, >=, frame.plot.y + frame.plot.height);
  g_assert_cmpfloat (frame.foot.y + frame.foot.height, <, height);
  g_assert_cmpfloat_with_epsilon (sp_gantt_frame_y (&frame, 0), frame.foot.y + frame.foot.height, 1e-6);
  g_assert_cmpfloat (sp_gantt_frame_y (&frame, 960), >=, frame.foot.y);
  g_assert_cmpint (sp_chart_position_at (chart, width, height, &screen, sp_gantt_frame_x (&frame, GALLERY_FIRST + 30),
                                         frame.foot.y + 3), ==, 9);
  g_assert_cmpint (sp_chart_position_at (chart, width, height, &screen, 2, frame.foot.y + 3), ==, -1);
}

/* The bars keep most of the width however long the names, and there is room at any size of text. */
static void
test_gantt_sizes (void)
{
  g_autoptr (SpChart) chart = gallery_chart_gantt ();

  for (guint text = 9; text <= 22; text += 13)
    for (double width = 320; width <= 1200; width += 440)
      {
        SpStyle style = { SP_LOOK_DARK, "Cantarell", text };
        double height = sp_chart_get_least_ems (chart) * sp_label_size (&style, SP_LABEL_NOTE);
        g_auto (SpGanttFrame) frame;

        sp_gantt_frame_init (&frame, chart, width, height, &style);
        g_assert_cmpfloat (frame.plot.width, >=, width * 0.5);
        g_assert_cmpfloat (g_array_index (frame.rows, SpGanttRow, 0).rect.height, >=, 1.5 * frame.em);
        g_assert_cmpfloat (frame.foot.y + frame.foot.height, <=, height);
      }
}

/* The words of the plan's own day hide no year, whenever it is: they stand on a line above them. */
static void
test_gantt_now (void)
{
  for (gint month = GALLERY_FIRST; month <= GALLERY_FIRST + GALLERY_MONTHS; month += 8)
    {
      g_autoptr (SpChart) chart = gallery_chart_gantt ();
      g_autoptr (PangoLayout) label = NULL;
      g_auto (SpGanttFrame) frame;
      double least = sp_chart_get_least_ems (chart);
      SpRect rect;

      sp_chart_set_now (chart, month, "plan of November 2013");
      g_assert_cmpfloat (sp_chart_get_least_ems (chart), >=, least);
      sp_gantt_frame_init (&frame, chart, 800, 400, &screen);
      label = sp_gantt_frame_place_now (&frame, &rect);
      g_assert_nonnull (label);
      g_assert_cmpfloat (rect.y + rect.height, <=, frame.axis_y + 1e-6);
      g_assert_cmpfloat (rect.y, >=, frame.key_y);
      g_assert_cmpfloat (rect.x + rect.width, <=, 800);
    }
}

static void
test_gantt_words (void)
{
  g_autoptr (SpChart) chart = gallery_chart_gantt ();
  g_autofree char *task = sp_chart_describe_position (chart, 5), *year = sp_chart_describe_position (chart, 9);
  g_autofree char *undated = sp_chart_describe_position (chart, 6), *unknown = sp_chart_describe_position (chart, 12);
  g_autofree char *stages = sp_chart_dup_cell (chart, 3, 1), *dates = sp_chart_dup_cell (chart, 3, 2);
  g_autofree char *places = sp_chart_dup_cell (chart, 10, 3), *heading = sp_chart_dup_cell (chart, -1, 4);

  g_assert_cmpstr (task, ==, "Dussindale Primary: Preparation: 5 months; Design: 11 months; Tender: 3 months; "
                   "Building works: 17 months; decide by September 2014; first payment: January 2016.");
  g_assert_cmpstr (undated, ==, "Roydon Primary: not dated.");
  g_assert_cmpstr (year, ==, "2014/15: arriving: 60; short without them: 300.");
  g_assert_cmpstr (unknown, ==, "2017/18: arriving: 960.");
  g_assert_cmpstr (stages, ==, "Preparation: 5 months; Design: 10 months; Tender: 4 months; Building works: 16 months");
  g_assert_cmpstr (dates, ==, "Land: May 2014");
  g_assert_cmpstr (places, ==, "330");
  g_assert_cmpstr (heading, ==, "short without them");
  g_assert_cmpuint (sp_chart_get_n_columns (chart), ==, 5);
  g_assert_false (sp_chart_cell_applies (chart, 10, 1));
  g_assert_true (sp_chart_cell_applies (chart, 6, 1));
}

/* The worst is at the top right; every cell is where the pointer finds it. */
static void
test_matrix_places (void)
{
  g_autoptr (SpChart) chart = gallery_chart_matrix ();
  g_auto (SpMatrixFrame) frame;
  SpRect worst, least;

  sp_matrix_frame_init (&frame, chart, 700, 420, &screen);
  worst = sp_matrix_frame_cell (&frame, 4);
  least = sp_matrix_frame_cell (&frame, 20);
  g_assert_cmpfloat (worst.x, >, least.x);
  g_assert_cmpfloat (worst.y, <, least.y);
  g_assert_cmpuint (sp_chart_get_down (chart), ==, 5);
  for (guint i = 0; i < 25; i++)
    {
      SpRect cell = sp_matrix_frame_cell (&frame, i);

      g_assert_cmpint (sp_chart_position_at (chart, 700, 420, &screen, cell.x + cell.width / 2, cell.y + cell.height / 2), ==,
                       (gint) i);
    }
  g_assert_cmpint (sp_chart_position_at (chart, 700, 420, &screen, 2, 2), ==, -1);
}

static void
test_matrix_words (void)
{
  g_autoptr (SpChart) chart = gallery_chart_matrix ();
  g_autofree char *cell = sp_chart_describe_position (chart, 8), *none = sp_chart_describe_position (chart, 24);
  g_autofree char *all = sp_chart_describe (chart), *count = sp_chart_dup_cell (chart, 8, 3), *band = sp_chart_dup_cell (chart, 0, 2);

  g_assert_cmpstr (cell, ==, "Likely, Major (high): 2. Drake Infant: land is not acquired; Dussindale: contribution comes late.");
  g_assert_cmpstr (none, ==, "Rare, Extreme (low): none.");
  g_assert_null (strstr (all, "none"));
  g_assert_cmpstr (count, ==, "2");
  g_assert_cmpstr (band, ==, "low"); /* almost certain but insignificant: 5 */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/gantt/places", test_gantt_places);
  g_test_add_func ("/gantt/sizes", test_gantt_sizes);
  g_test_add_func ("/gantt/now", test_gantt_now);
  g_test_add_func ("/gantt/words", test_gantt_words);
  g_test_add_func ("/matrix/places", test_matrix_places);
  g_test_add_func ("/matrix/words", test_matrix_words);
  return g_test_run ();
}
