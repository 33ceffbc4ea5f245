/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts by where things go and what they say, not by pixels. */
#include "config.h"
#include "gallery-charts.h"
#include "sp-chart-frame.h"

#include <math.h>
#include <string.h>

static const SpStyle screen = { SP_LOOK_LIGHT, "Cantarell", 10 };
static const char *const years[] = { "2013/14", "2014/15", "2015/16", "2016/17", "2017/18", "2018/19", "2019/20" };

static SpChart *
chart_new (guint n)
{
  return sp_chart_new ("Thetford", "Pupils", years, n);
}

static guint
count_parts (const SpChartFrame *frame, SpTextPart part)
{
  guint n = 0;

  for (guint t = 0; t < frame->texts->len; t++)
    n += g_array_index (frame->texts, SpChartText, t).part == part;
  return n;
}

static const SpChartText *
find_text (const SpChartFrame *frame, SpTextPart part, const char *words)
{
  for (guint t = 0; t < frame->texts->len; t++)
    {
      const SpChartText *text = &g_array_index (frame->texts, SpChartText, t);

      if (text->part == part && (words == NULL || g_str_equal (pango_layout_get_text (text->label), words)))
        return text;
    }
  return NULL;
}

/* --------------------------------------------------------------- ticks */

static void
check_ticks (double low, double high, guint max_n, gboolean whole)
{
  SpTicks ticks = sp_ticks_nice (low, high, max_n, whole);
  double mantissa = ticks.step / pow (10, floor (log10 (ticks.step) + 1e-9));
  double last = sp_ticks_value (&ticks, ticks.n - 1);

  g_assert_true (fabs (mantissa - 1) < 1e-6 || fabs (mantissa - 2) < 1e-6 || fabs (mantissa - 2.5) < 1e-6 || fabs (mantissa - 5) < 1e-6);
  g_assert_cmpuint (ticks.n, <=, MAX (max_n, 2));
  g_assert_cmpuint (ticks.n, >=, 1);
  g_assert_cmpfloat (ticks.first, <=, low + 1e-9 * fabs (low));
  g_assert_cmpfloat (last, <=, high * (1 + 1e-9) + 1e-9);
  g_assert_cmpfloat (fabs (remainder (ticks.first, ticks.step)), <, 1e-6 * ticks.step); /* nought is a tick or would be one */
  if (whole)
    g_assert_cmpfloat (ticks.step, ==, floor (ticks.step));
}

static void
test_ticks (void)
{
  static const double highs[] = { 1, 3, 7, 12, 30, 99.9, 100, 240, 1480, 45234, 1e6 };

  for (guint i = 0; i < G_N_ELEMENTS (highs); i++)
    for (guint n = 2; n <= 8; n++)
      {
        check_ticks (0, highs[i], n, TRUE);
        check_ticks (0, highs[i] / 100, n, FALSE);
        check_ticks (-highs[i], highs[i] * 2, n + 1, FALSE);
      }
  /* Worked: 0 to 240 in at most 7 is 0, 50, 100, 150, 200. */
  g_assert_cmpfloat (sp_ticks_nice (0, 240, 7, TRUE).step, ==, 50);
  g_assert_cmpuint (sp_ticks_nice (0, 240, 7, TRUE).n, ==, 5);
  g_assert_cmpuint (sp_ticks_nice (0, 1, 6, FALSE).decimals, ==, 1);
  g_assert_cmpuint (sp_ticks_nice (5, 5, 6, TRUE).n, >=, 1);
  /* Worked: eight forms of 30 in at most 7 is every second form. */
  g_assert_cmpfloat (sp_ticks_of_unit (0, 240, 7, 30).step, ==, 60);
  g_assert_cmpuint (sp_ticks_of_unit (0, 240, 7, 30).n, ==, 5);
}

/* Counts start at nought, however high the least of them. */
static void
test_zero_based (void)
{
  g_autoptr (SpChart) chart = chart_new (4);
  g_auto (SpChartFrame) frame;

  sp_chart_add_series (chart, SP_SERIES_LINE, "Forecast", (double[]) { 1000, 1010, 1020, 1030 }, NULL);
  sp_chart_frame_init (&frame, chart, 600, 320, &screen);
  g_assert_cmpfloat (frame.low, ==, 0);
  g_assert_nonnull (find_text (&frame, SP_TEXT_TICK, "0"));
  g_assert_cmpfloat_with_epsilon (sp_chart_frame_y (&frame, 0), frame.plot.y + frame.plot.height, 1e-6);
  g_assert_cmpfloat (sp_chart_frame_y (&frame, 1030), >=, frame.plot.y);
}

static void
test_negative_money (void)
{
  g_autoptr (SpChart) chart = chart_new (3);
  g_auto (SpChartFrame) frame;
  g_autofree char *cell = NULL, *words = NULL;

  sp_chart_add_series (chart, SP_SERIES_BARS, "Grant", (double[]) { 4, 3, 1.25 }, NULL);
  sp_chart_add_series (chart, SP_SERIES_BARS, "Clawed back", (double[]) { -2.5, -0.01, 0 }, NULL);
  sp_chart_add_series (chart, SP_SERIES_BARS, "CIL", (double[]) { 1, -1, 1 }, NULL);
  sp_chart_set_decimals (chart, 1);
  sp_chart_frame_init (&frame, chart, 600, 320, &screen);
  g_assert_cmpfloat (frame.low, <=, -2.5);
  g_assert_cmpfloat (frame.high, >=, 5);
  g_assert_nonnull (find_text (&frame, SP_TEXT_TICK, "0"));
  g_assert_cmpfloat (sp_chart_frame_y (&frame, -2.5), >, sp_chart_frame_y (&frame, 0));
  /* What is above nought and what is below stack apart, never against each other. */
  g_assert_cmpfloat (sp_chart_stack_base (chart, 2, 0), ==, 4);
  g_assert_cmpfloat (sp_chart_stack_base (chart, 2, 1), ==, -0.01);
  cell = sp_chart_dup_cell (chart, 1, 2);
  g_assert_cmpstr (cell, ==, "0.0"); /* −0.01 to one decimal has no sign */
  words = sp_chart_describe_position (chart, 0);
  g_assert_nonnull (strstr (words, "Clawed back: \342\210\2222.5"));
}

/* ---------------------------------------------------------- what is said where */

/* No two words overlap and none leaves the chart. */
static void
assert_tidy (const SpChartFrame *frame, const char *what)
{
  for (guint a = 0; a < frame->texts->len; a++)
    {
      const SpChartText *text = &g_array_index (frame->texts, SpChartText, a);
      SpRect mine = { text->rect.x + 1, text->rect.y + 1, text->rect.width - 2, text->rect.height - 2 };

      if (mine.x < -1 || mine.x + mine.width > frame->width + 1 || mine.y < -frame->em * 0.5 || mine.y + mine.height > frame->height + 1)
        {
          g_test_message ("%s: “%s” leaves the chart", what, pango_layout_get_text (text->label));
          g_test_fail ();
        }
      for (guint b = a + 1; b < frame->texts->len; b++)
        if (sp_rect_overlaps (&mine, &g_array_index (frame->texts, SpChartText, b).rect))
          {
            g_test_message ("%s: “%s” meets “%s”", what, pango_layout_get_text (text->label),
                            pango_layout_get_text (g_array_index (frame->texts, SpChartText, b).label));
            g_test_fail ();
          }
    }
}

static SpChart *(*const makers[]) (void) = {
  gallery_chart_forecast, gallery_chart_funding, gallery_chart_dwellings, gallery_chart_shortfall, gallery_chart_forms,
};

static void
test_tidy (void)
{
  static const struct { double width, height, text; } sizes[] = {
    { 720, 380, 11 }, { 1100, 500, 11 }, { 480, 300, 10 }, { 340, 220, 10 }, { 900, 600, 22 }, { 720, 380, 22 },
  };

  for (guint m = 0; m < G_N_ELEMENTS (makers); m++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (SpChart) chart = makers[m] ();
        SpStyle style = { SP_LOOK_LIGHT, "Cantarell", sizes[s].text };
        g_auto (SpChartFrame) frame;
        g_autofree char *what = g_strdup_printf ("chart %u at %gx%g, %g pt", m, sizes[s].width, sizes[s].height, sizes[s].text);

        sp_chart_frame_init (&frame, chart, sizes[s].width, sizes[s].height, &style);
        assert_tidy (&frame, what);
      }
}

static void
test_positions_thin_out (void)
{
  g_autoptr (SpChart) chart = gallery_chart_forecast (); /* 20 years, the twelfth marked */
  static const double widths[] = { 1600, 720, 420, 300 };
  guint last = G_MAXUINT;

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_auto (SpChartFrame) frame;

      sp_chart_frame_init (&frame, chart, widths[w], 300, &screen);
      g_assert_cmpuint (count_parts (&frame, SP_TEXT_POSITION), <=, last);
      g_assert_true (find_text (&frame, SP_TEXT_POSITION, "2019/20") || find_text (&frame, SP_TEXT_POSITION, "19/20")); /* the year shown */
      last = count_parts (&frame, SP_TEXT_POSITION);
      if (w == 0)
        g_assert_cmpuint (last, ==, 20);
    }
  g_assert_cmpuint (last, <, 12);
  g_assert_cmpuint (last, >=, 2);
}

static void
test_right_axis (void)
{
  g_autoptr (SpChart) chart = gallery_chart_forecast ();
  g_auto (SpChartFrame) frame;

  sp_chart_frame_init (&frame, chart, 720, 380, &screen);
  g_assert_nonnull (find_text (&frame, SP_TEXT_RIGHT_TITLE, "Forms of entry"));
  g_assert_cmpuint (frame.forms.n, >=, 2);
  for (guint i = 0; i < frame.forms.n; i++)
    {
      double forms = sp_ticks_value (&frame.forms, i);

      g_assert_cmpfloat (forms, ==, floor (forms));
      g_assert_cmpfloat_with_epsilon (sp_ticks_value (&frame.ticks, i), forms * 30, 1e-9); /* one grid for both */
    }
}

/* Less than two forms high: whole forms still, on the right only. */
static void
test_right_axis_small (void)
{
  g_autoptr (SpChart) chart = chart_new (3);
  g_auto (SpChartFrame) frame;

  sp_chart_add_series (chart, SP_SERIES_LINE, "Forecast", (double[]) { 20, 31, 40 }, NULL);
  sp_chart_set_right_axis (chart, "Forms of entry", 30);
  sp_chart_frame_init (&frame, chart, 500, 300, &screen);
  g_assert_cmpuint (frame.forms.n, ==, 2);
  g_assert_nonnull (find_text (&frame, SP_TEXT_RIGHT_TICK, "1"));
  sp_chart_set_right_axis (chart, "Forms of entry", NAN);
  sp_chart_frame_clear (&frame);
  sp_chart_frame_init (&frame, chart, 500, 300, &screen);
  g_assert_cmpuint (frame.forms.n, ==, 0);
}

static void
test_notes_present (void)
{
  g_autoptr (SpChart) chart = gallery_chart_forecast ();
  g_auto (SpChartFrame) frame;
  const SpChartText *step, *boundary;

  sp_chart_frame_init (&frame, chart, 720, 380, &screen);
  boundary = find_text (&frame, SP_TEXT_BOUNDARY, "births projected from here");
  g_assert_nonnull (boundary);
  g_assert_cmpfloat_with_epsilon (boundary->anchor_x, sp_chart_frame_x (&frame, 10.5), 1e-6);
  g_assert_cmpfloat (boundary->rect.y + boundary->rect.height, <=, frame.plot.y + 1);
  step = find_text (&frame, SP_TEXT_STEP, "+30 Queensway");
  g_assert_nonnull (step);
  g_assert_cmpfloat (fabs (step->rect.x + step->rect.width / 2 - sp_chart_frame_x (&frame, 8.5)), <, 140);
  g_assert_nonnull (find_text (&frame, SP_TEXT_STEP, "+60 new school"));
  g_assert_nonnull (find_text (&frame, SP_TEXT_FOOTNOTE, NULL));
  g_assert_nonnull (find_text (&frame, SP_TEXT_NAME, "Forecast"));
  for (guint t = 0; t < frame.texts->len; t++) /* beside the plot, clear of its edge */
    {
      const SpChartText *text = &g_array_index (frame.texts, SpChartText, t);

      if (text->leader)
        g_assert_cmpfloat (text->rect.x, >=, frame.plot.x + frame.plot.width + frame.em);
    }
  g_assert_nonnull (find_text (&frame, SP_TEXT_NAME, "On roll"));
}

/* A line that ends before the right edge is named beside it, not on a bar; the money of the 2013 paper. */
static void
test_name_off_bars (void)
{
  g_autoptr (SpChart) chart = chart_new (6);
  g_auto (SpChartFrame) frame;
  const SpChartText *name;
  guint n_bars = 0;

  sp_chart_add_series (chart, SP_SERIES_BARS, "Basic Need", (double[]) { 0, 0.5, 9.5, 13.5, 3.5, 0 }, NULL);
  sp_chart_add_series (chart, SP_SERIES_BARS, "Carry forward", (double[]) { 0, 0, 0, 0, 0, 18.9 }, NULL);
  sp_chart_add_series (chart, SP_SERIES_STEP, "Spend", (double[]) { 0.2, 1, 28.7, 5.8, 0, 0 },
                       (const guint8[]) { 1, 1, 1, 1, 1, 0 });
  sp_chart_frame_init (&frame, chart, 720, 300, &screen);
  name = find_text (&frame, SP_TEXT_NAME, "Spend");
  g_assert_nonnull (name);
  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < 6; i++)
      {
        SpRect bar = sp_chart_frame_bar (&frame, s, i);

        n_bars += bar.height > 0;
        g_assert_false (bar.height > 0 && sp_rect_overlaps (&bar, &name->rect));
      }
  g_assert_cmpuint (n_bars, ==, 5);
}

/* The largest text the desktop offers: every part is still there, none smaller than it was. */
static void
test_large_text (void)
{
  g_autoptr (SpChart) chart = gallery_chart_forecast ();
  SpStyle large = { SP_LOOK_LIGHT, "Cantarell", 20 };
  g_auto (SpChartFrame) small_frame, large_frame;

  sp_chart_frame_init (&small_frame, chart, 900, 620, &screen);
  sp_chart_frame_init (&large_frame, chart, 900, 620, &large);
  g_assert_cmpfloat_with_epsilon (large_frame.em / small_frame.em, 16.4 / 9, 0.01); /* 0.82 of 20 pt; never under 9 pt */
  g_assert_true (large_frame.words);
  g_assert_nonnull (find_text (&large_frame, SP_TEXT_TITLE, NULL));
  g_assert_nonnull (find_text (&large_frame, SP_TEXT_BOUNDARY, NULL));
  g_assert_cmpuint (count_parts (&large_frame, SP_TEXT_NAME) + count_parts (&large_frame, SP_TEXT_LEGEND), >=, 4);
  g_assert_cmpfloat (large_frame.plot.height, >, 150);
}

/* A style scaled twice has every word twice as large, the small ones too; paper takes no least size from the screen. */
static void
test_scaled_text (void)
{
  const SpStyle small = { SP_LOOK_LIGHT, "Cantarell", 9, 9 }, large = { SP_LOOK_LIGHT, "Cantarell", 18, 18 };
  const SpStyle paper = { SP_LOOK_PAPER, "Cantarell", 8, 18 };
  g_autoptr (SpChart) chart = gallery_chart_forecast ();
  g_auto (SpChartFrame) frame;

  sp_chart_frame_init (&frame, chart, 315, 456, &large); /* the panel beside a page keeps its width */
  g_assert_true (frame.words);
  g_assert_nonnull (find_text (&frame, SP_TEXT_TITLE, NULL));
  for (SpLabelRole role = SP_LABEL_TITLE; role <= SP_LABEL_QUIET; role++)
    {
      g_assert_cmpfloat_with_epsilon (sp_label_size (&large, role), 2 * sp_label_size (&small, role), 0.01);
      g_assert_cmpfloat_with_epsilon (sp_label_size (&paper, role), 8, 0.01);
    }
}

/* --------------------------------------------------------------- words and table */

static SpChart *
chart_with_gap (void)
{
  SpChart *chart = chart_new (4);

  sp_chart_add_series (chart, SP_SERIES_HISTORY, "On roll", (double[]) { 120, 0, 131, 0 }, (guint8[]) { 1, 0, 1, 0 });
  sp_chart_add_band (chart, "8 in 10", 80, (double[]) { 0, 0, 0, 126.4 }, (double[]) { 0, 0, 0, 1142.6 }, (guint8[]) { 0, 0, 0, 1 });
  sp_chart_add_series (chart, SP_SERIES_LINE, "Forecast", (double[]) { 0, 0, NAN, 135 }, (guint8[]) { 0, 0, 1, 1 });
  return chart;
}

static void
test_table (void)
{
  g_autoptr (SpChart) chart = chart_with_gap ();
  static const char *const cells[5][5] = {
    { "Year", "On roll", "8 in 10, lower", "8 in 10, upper", "Forecast" }, { "2013/14", "120", "", "", "" }, { "2014/15", "", "", "", "" },
    { "2015/16", "131", "", "", "" } /* what is not a number is missing */, { "2016/17", "", "126", "1143", "135" },
  };

  g_assert_cmpuint (sp_chart_get_n_positions (chart), ==, 4);
  g_assert_cmpuint (sp_chart_get_n_columns (chart), ==, 5);
  for (gint row = -1; row < 4; row++)
    for (guint c = 0; c < 5; c++)
      {
        g_autofree char *cell = sp_chart_dup_cell (chart, row, c);

        g_assert_cmpstr (cell, ==, cells[row + 1][c]);
      }
}

static void
test_words (void)
{
  g_autoptr (SpChart) chart = chart_with_gap ();
  g_autofree char *missing = sp_chart_describe_position (chart, 1), *last = sp_chart_describe_position (chart, 3);
  g_autofree char *beyond = sp_chart_describe_position (chart, 4), *all = NULL;

  g_assert_cmpstr (missing, ==, "2014/15. No values.");
  g_assert_cmpstr (last, ==, "2016/17. 8 in 10: 126 to 1,143; Forecast: 135.");
  g_assert_cmpstr (beyond, ==, "");
  sp_chart_set_marked (chart, 2);
  sp_chart_add_boundary (chart, 3, "births projected from here");
  sp_chart_set_right_axis (chart, "Forms of entry", 30);
  all = sp_chart_describe (chart);
  g_assert_cmpstr (all, ==, "Thetford, Pupils. Chart from 2013/14 to 2016/17. On roll: 120 in 2013/14, 131 in 2015/16. "
                   "8 in 10: 126 to 1,143 in 2016/17. Forecast: 135 in 2016/17. From 2016/17: births projected from here. "
                   "Year shown: 2015/16. On roll: 131; Forms of entry: 4.4.");
}

/* -------------------------------------------------------------------- edges */

static void
draw_somewhere (const SpChart *chart, double width, double height, SpLook look)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX ((gint) width, 1), MAX ((gint) height, 1));
  cairo_t *cr = cairo_create (surface);
  SpStyle style = { look, "Cantarell", 10 };

  sp_chart_draw (chart, cr, width, height, &style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS); /* a path with what is not a number is an error */
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_tiny (void)
{
  static const double sizes[][2] = { { 200, 80 }, { 40, 20 }, { 4, 4 }, { 1, 1 }, { 0, 0 }, { 3, 400 }, { 600, 2 } };

  for (guint m = 0; m < G_N_ELEMENTS (makers); m++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (SpLook look = 0; look < SP_N_LOOKS; look++)
        {
          g_autoptr (SpChart) chart = makers[m] ();
          g_auto (SpChartFrame) frame;

          draw_somewhere (chart, sizes[s][0], sizes[s][1], look);
          sp_chart_frame_init (&frame, chart, sizes[s][0], sizes[s][1], &screen);
          g_assert_true (isfinite (frame.plot.width) && frame.plot.width > 0 && frame.plot.height > 0);
        }
}

static void
test_empty (void)
{
  g_autoptr (SpChart) none = sp_chart_new ("", NULL, NULL, 0), bare = chart_new (3), unknown = chart_new (3);
  g_autofree char *words = sp_chart_describe (none), *of_unknown = NULL;
  g_auto (SpChartFrame) frame;

  g_assert_nonnull (words);
  g_assert_cmpint (sp_chart_position_at (none, 300, 200, &screen, 100, 150), ==, -1);
  sp_chart_add_series (unknown, SP_SERIES_LINE, "Forecast", (double[]) { 1, 2, 3 }, (guint8[]) { 0, 0, 0 });
  sp_chart_add_series (unknown, SP_SERIES_STEP, "Places", (double[]) { NAN, INFINITY, -INFINITY }, NULL);
  sp_chart_add_band (unknown, "8 in 10", 80, (double[]) { 1, 1, 1 }, (double[]) { NAN, NAN, NAN }, NULL);
  sp_chart_add_step_label (unknown, 1, "+30");
  sp_chart_add_step_label (unknown, 99, "beyond");
  sp_chart_add_boundary (unknown, 99, "beyond");
  sp_chart_set_marked (unknown, 99);
  draw_somewhere (none, 400, 300, SP_LOOK_LIGHT);
  draw_somewhere (bare, 400, 300, SP_LOOK_LIGHT);
  draw_somewhere (unknown, 400, 300, SP_LOOK_LIGHT);
  sp_chart_frame_init (&frame, unknown, 400, 300, &screen);
  g_assert_true (isfinite (frame.low) && isfinite (frame.high) && frame.high > frame.low);
  g_assert_null (find_text (&frame, SP_TEXT_NAME, "Forecast")); /* nothing drawn, nothing named */
  of_unknown = sp_chart_describe (unknown);
  g_assert_nonnull (strstr (of_unknown, "Forecast: no values."));
}

/* Hover and ink agree: the middle of a position is that position, outside the plot is none. */
static void
test_position_at (void)
{
  g_autoptr (SpChart) chart = gallery_chart_forecast ();
  g_auto (SpChartFrame) frame;

  sp_chart_frame_init (&frame, chart, 640, 300, &screen);
  for (guint i = 0; i < sp_chart_get_n_positions (chart); i++)
    g_assert_cmpint (sp_chart_position_at (chart, 640, 300, &screen, sp_chart_frame_x (&frame, i), 150), ==, (gint) i);
  g_assert_cmpint (sp_chart_position_at (chart, 640, 300, &screen, 0, 150), ==, -1);
  g_assert_cmpint (sp_chart_position_at (chart, 640, 300, &screen, 640, 150), ==, -1);
}

/* What is taken out is gone from the table and from the words, an interval as soon as one of its ends goes; steps stay. */
static void
test_blanks (void)
{
  const char *const labels[] = { "2013/14", "2014/15", "2015/16" };
  const double line[] = { 40, 3, 50 }, lower[] = { 30, 2, 4 }, upper[] = { 60, 9, 70 }, places[] = { 4, 4, 4 };
  g_autoptr (SpChart) chart = sp_chart_new ("Somewhere: pupils in reception", "Pupils", labels, 3);
  sp_chart_add_band (chart, "8 in 10", 80, lower, upper, NULL);
  sp_chart_add_series (chart, SP_SERIES_LINE, "Forecast", line, NULL);
  sp_chart_add_series (chart, SP_SERIES_STEP, "Places", places, NULL);
  g_assert_cmpuint (sp_chart_blank_below (chart, 5), ==, 3);
  const char *const left[3][5] = { { "2013/14", "30", "60", "40", "4" }, { "2014/15", "", "", "", "4" }, { "2015/16", "", "", "50", "4" } };
  for (gint row = 0; row < 3; row++)
    for (guint column = 0; column < 5; column++)
      {
        g_autofree char *cell = sp_chart_dup_cell (chart, row, column);
        g_assert_cmpstr (cell != NULL ? cell : "", ==, left[row][column]);
      }
  g_assert_cmpuint (sp_chart_blank_position (chart, 2), ==, 1);
  g_assert_true (sp_chart_says_something (chart));
  g_autofree char *words = sp_chart_describe (chart);
  g_assert_null (strstr (words, "50"));
  g_assert_cmpuint (sp_chart_blank_position (chart, 0), ==, 2);
  g_assert_false (sp_chart_says_something (chart));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/chart/ticks", test_ticks);
  g_test_add_func ("/chart/zero-based", test_zero_based);
  g_test_add_func ("/chart/negative-money", test_negative_money);
  g_test_add_func ("/chart/tidy", test_tidy);
  g_test_add_func ("/chart/positions-thin-out", test_positions_thin_out);
  g_test_add_func ("/chart/right-axis", test_right_axis);
  g_test_add_func ("/chart/right-axis-small", test_right_axis_small);
  g_test_add_func ("/chart/notes-present", test_notes_present);
  g_test_add_func ("/chart/name-off-bars", test_name_off_bars);
  g_test_add_func ("/chart/large-text", test_large_text);
  g_test_add_func ("/chart/scaled-text", test_scaled_text);
  g_test_add_func ("/chart/table", test_table);
  g_test_add_func ("/chart/words", test_words);
  g_test_add_func ("/chart/tiny", test_tiny);
  g_test_add_func ("/chart/empty", test_empty);
  g_test_add_func ("/chart/blanks", test_blanks);
  g_test_add_func ("/chart/position-at", test_position_at);
  return g_test_run ();
}
