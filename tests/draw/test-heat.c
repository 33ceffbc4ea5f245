/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heat tables and bridges by where things go and what they say, not by pixels. */
#include "config.h"
#include "gallery-charts.h"
#include "gallery-heat.h"
#include "sp-chart-bridge.h"
#include "sp-heat-private.h"

#include <math.h>
#include <string.h>

static const SpStyle screen = { SP_LOOK_LIGHT, "Cantarell", 10 };

/* Hover and ink agree, at the least size and at a larger one. */
static void
test_cells (void)
{
  g_autoptr (SpHeat) heat = gallery_heat ();
  double least_width, least_height;

  sp_heat_measure (heat, &screen, &least_width, &least_height);
  for (guint s = 1; s <= 2; s++)
    for (guint r = 0; r < sp_heat_get_n_rows (heat); r++)
      for (guint c = 0; c < sp_heat_get_n_columns (heat); c++)
        {
          double x, y, width, height;
          gint row, column;

          sp_heat_locate (heat, least_width * s, least_height * s, &screen, r, c, &x, &y, &width, &height);
          g_assert_true (sp_heat_cell_at (heat, least_width * s, least_height * s, &screen, x + width / 2, y + height / 2, &row,
                                          &column));
          g_assert_cmpint (row, ==, (gint) r);
          g_assert_cmpint (column, ==, (gint) c);
          g_assert_cmpfloat (x + width, <=, least_width * s + 0.01);
          g_assert_cmpfloat (y + height, <=, least_height * s + 0.01);
        }
}

/* The least size has room for every number, in large type as in small. */
static void
test_least_size (void)
{
  g_autoptr (SpHeat) heat = gallery_heat ();
  SpStyle large = { SP_LOOK_LIGHT, "Cantarell", 20 };
  double width, height, large_width, large_height;
  gint row, column;

  sp_heat_measure (heat, &screen, &width, &height);
  sp_heat_measure (heat, &large, &large_width, &large_height);
  g_assert_cmpfloat (large_width, >, width * 1.8);
  g_assert_cmpfloat (large_height, >, height * 1.8);
  g_assert_false (sp_heat_cell_at (heat, width, height, &screen, 1, height / 2, &row, &column));  /* a name */
  g_assert_false (sp_heat_cell_at (heat, width, height, &screen, width / 2, 1, &row, &column));   /* a heading */
}

static void
test_words (void)
{
  g_autoptr (SpHeat) heat = gallery_heat ();

  g_assert_cmpstr (sp_heat_get_text (heat, -1, -1), ==, "Year group");
  g_assert_cmpstr (sp_heat_get_text (heat, 0, -1), ==, "Reception");
  g_assert_cmpstr (sp_heat_get_text (heat, -1, 0), ==, "2011/12");
  g_assert_cmpstr (sp_heat_get_text (heat, 6, 0), ==, NULL); /* not held is not nought */
  g_assert_nonnull (strstr (sp_heat_get_words (heat, 0, 1), "Reception"));
}

/* Every ink on every shade reads: 4.5 to 1, in every look. */
static void
test_contrast (void)
{
  for (gint look = 0; look < SP_N_LOOKS; look++)
    for (gint k = 1; k < 8; k++)
      {
        SpColour shade = sp_palette_need (look, k);
        double best = MAX (sp_colour_contrast (sp_palette_text (look), shade),
                           sp_colour_contrast (sp_palette_background (look), shade));

        g_test_message ("look %d class %d: %.2f", look, k, best);
        g_assert_cmpfloat (best, >=, 4.5);
      }
}

/* The running total: what a change ends on, the next begins from, and the last level is met. */
static void
test_bridge_adds_up (void)
{
  g_autoptr (SpChart) chart = gallery_chart_bridge ();
  g_auto (SpBridgeFrame) frame;
  double low = INFINITY, high = -INFINITY;

  sp_bridge_frame_init (&frame, chart, 640, 320, &screen);
  g_assert_cmpuint (frame.rows->len, ==, sp_chart_get_n_positions (chart));
  for (guint i = 0; i < frame.rows->len; i++)
    {
      const SpBridgeRow *row = &g_array_index (frame.rows, SpBridgeRow, i);

      if (i > 0)
        g_assert_cmpfloat_with_epsilon (row->from, row[-1].to, 1e-9);
      low = MIN (low, MIN (row->from, row->to));
      high = MAX (high, MAX (row->from, row->to));
      g_assert_cmpfloat (sp_bridge_frame_x (&frame, row->to), >=, frame.plot.x);
      g_assert_cmpfloat (sp_bridge_frame_x (&frame, row->to), <=, frame.plot.x + frame.plot.width);
      g_assert_cmpint (sp_chart_position_at (chart, 640, 320, &screen, 10, row->rect.y + row->rect.height / 2), ==, (gint) i);
    }
  g_assert_cmpfloat (frame.low, <, low);
  g_assert_cmpfloat (frame.high, >, high);
  g_assert_cmpint (sp_chart_position_at (chart, 640, 320, &screen, 10, 0), ==, -1);
}

/* No words on words, and none outside, wide or narrow, in small type or large. */
static void
test_bridge_tidy (void)
{
  static const struct { double width, height, text; } sizes[] = {
    { 640, 320, 10 }, { 300, 300, 10 }, { 640, 620, 20 }, { 340, 620, 20 },
  };
  g_autoptr (SpChart) chart = gallery_chart_bridge ();

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      SpStyle style = { SP_LOOK_LIGHT, "Cantarell", sizes[s].text };
      g_auto (SpBridgeFrame) frame;

      sp_bridge_frame_init (&frame, chart, sizes[s].width, sizes[s].height, &style);
      for (guint i = 0; i < frame.rows->len; i++)
        {
          const SpBridgeRow *row = &g_array_index (frame.rows, SpBridgeRow, i);
          double name, value, tall;

          sp_label_measure (row->name, &name, &tall);
          sp_label_measure (row->value, &value, NULL);
          g_assert_cmpfloat (name, <=, frame.plot.x + 0.01);
          g_assert_cmpfloat (tall, <=, row->rect.height + 0.5);
          g_assert_cmpfloat (row->value_x + value, <=, sizes[s].width + 0.01);
        }
    }
}

static void
test_bridge_words (void)
{
  g_autoptr (SpChart) chart = sp_chart_new_bridge ("Why it changed", "Pupils");
  g_autofree char *all = NULL, *heading = NULL, *cell = NULL, *part = NULL;

  sp_chart_add_part (chart, "Forecast of 2012", 1240, TRUE);
  sp_chart_add_part (chart, "Births", 12, FALSE);
  sp_chart_add_part (chart, "Housing", -8, FALSE);
  sp_chart_add_part (chart, "Boundaries", NAN, FALSE);
  sp_chart_add_part (chart, "Forecast of 2013", 1244, TRUE);
  all = sp_chart_describe (chart);
  g_assert_cmpstr (all, ==, "Why it changed, Pupils. Forecast of 2012: 1,240. Births: +12, which makes 1,252. "
                   "Housing: \342\210\2228, which makes 1,244. Boundaries: not known. Forecast of 2013: 1,244.");
  part = sp_chart_describe_position (chart, 1);
  g_assert_cmpstr (part, ==, "Births: +12, which makes 1,252.");
  heading = sp_chart_dup_cell (chart, -1, 0);
  cell = sp_chart_dup_cell (chart, 2, 1);
  g_assert_cmpstr (heading, ==, "Part");
  g_assert_cmpstr (cell, ==, "-8");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/heat/cells", test_cells);
  g_test_add_func ("/heat/least-size", test_least_size);
  g_test_add_func ("/heat/words", test_words);
  g_test_add_func ("/heat/contrast", test_contrast);
  g_test_add_func ("/bridge/adds-up", test_bridge_adds_up);
  g_test_add_func ("/bridge/tidy", test_bridge_tidy);
  g_test_add_func ("/bridge/words", test_bridge_words);
  return g_test_run ();
}
