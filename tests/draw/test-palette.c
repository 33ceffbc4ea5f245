/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contrast by the Web Content Accessibility Guidelines 2.1: text 4.5:1 (1.4.3), shapes and lines that carry meaning 3:1 (1.4.11),
 * by their own colour or by their outline; in every look. */
#include "config.h"
#include "sp-palette.h"

#include <math.h>

#define TEXT 4.5
#define SHAPE 3.

static const char *const looks[SP_N_LOOKS] = { "light", "dark", "light contrast", "dark contrast", "paper" };
static const char *const codes[] = {
  "basic need", "mid-year basic need", "targeted basic need", "condition", "lcvap", "devolved formula capital", "carry forward",
  "section 106", "cil", "borrowing", "gap", "lapsing", "dwellings", "shortfall", "spare", "pupils", "another",
};

#define assert_contrast(look, what, a, b, least) \
  G_STMT_START { \
    double contrast_ = sp_colour_contrast (a, b); \
    if (contrast_ < (least)) \
      { \
        g_test_message ("%s, %s: %.2f to 1, needs %.1f", looks[look], what, contrast_, (double) (least)); \
        g_test_fail (); \
      } \
  } G_STMT_END

/* What is seen where a translucent colour lies on an opaque one. */
static SpColour
over (SpColour top, SpColour bottom)
{
  return (SpColour) { top.r * top.a + bottom.r * (1 - top.a), top.g * top.a + bottom.g * (1 - top.a),
                      top.b * top.a + bottom.b * (1 - top.a), 1 };
}

static SpColour
faded (SpColour colour, double opacity)
{
  colour.a = opacity;
  return colour;
}

/* A need class as it is seen on land; 0 is land itself. */
static SpColour
need_on_land (SpLook look, gint need_class)
{
  return over (need_class == 0 ? sp_palette_land (look) : faded (sp_palette_need (look, need_class), SP_NEED_OPACITY), sp_palette_land (look));
}

/* Worked examples; source: WCAG 2.1 definition of contrast ratio: black on white is 21, #777777 on white 4.48. */
static void
test_contrast (void)
{
  SpColour black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 }, grey = { 119 / 255., 119 / 255., 119 / 255., 1 };

  g_assert_cmpfloat_with_epsilon (sp_colour_contrast (black, white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (sp_colour_contrast (white, black), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (sp_colour_contrast (grey, white), 4.478, 0.001);
  g_assert_cmpfloat_with_epsilon (sp_colour_contrast (grey, grey), 1, 1e-9);
}

/* Words of charts lie on the background; names on the map on their halo, which lies on any need class, on land or on sea. */
static void
test_text (void)
{
  for (SpLook look = 0; look < SP_N_LOOKS; look++)
    {
      SpColour inks[] = { sp_palette_text (look), sp_palette_dim_text (look), sp_palette_line (look), sp_palette_accent (look), sp_palette_growth (look) };
      static const char *const names[] = { "text", "dim text", "name of the forecast", "name of what is selected", "name of a growth area" };

      for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
        {
          assert_contrast (look, names[i], inks[i], sp_palette_background (look), TEXT);
          for (gint k = 0; k < 8; k++)
            {
              SpColour halo = over (faded (sp_palette_background (look), SP_CASING_OPACITY), need_on_land (look, k));

              assert_contrast (look, names[i], inks[i], halo, TEXT);
            }
          assert_contrast (look, names[i], inks[i],
                           over (faded (sp_palette_background (look), SP_CASING_OPACITY), sp_palette_sea (look)), TEXT);
        }
    }
}

/* By their own colour: the lines of a chart against the background and against the fans they cross. */
static void
test_chart_lines (void)
{
  for (SpLook look = 0; look < SP_N_LOOKS; look++)
    {
      SpColour grounds[] = { sp_palette_background (look), sp_palette_fan (look, 80), sp_palette_fan (look, 95) };

      for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
        {
          assert_contrast (look, "forecast line", sp_palette_line (look), grounds[g], SHAPE);
          assert_contrast (look, "capacity line", sp_palette_capacity (look), grounds[g], SHAPE);
          assert_contrast (look, "past round", sp_palette_ghost (look), grounds[g], SHAPE);
        }
    }
}

/* By their outline: a fan's edge against what lies outside it. */
static void
test_fans (void)
{
  for (SpLook look = 0; look < SP_N_LOOKS; look++)
    {
      assert_contrast (look, "edge of the outer fan", sp_palette_fan_edge (look), sp_palette_background (look), SHAPE);
      assert_contrast (look, "edge of the inner fan", sp_palette_fan_edge (look), sp_palette_fan (look, 95), SHAPE);
      g_assert_cmpfloat (sp_colour_contrast (sp_palette_fan (look, 80), sp_palette_fan (look, 95)), >, 1.3);
    }
}

/* Money: by its own colour, else by the outline that the boundary colour gives it (sp-chart-draw.c). */
static void
test_money (void)
{
  for (SpLook look = 0; look < SP_N_LOOKS; look++)
    for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
      {
        SpColour colour = sp_palette_source (look, codes[i]), ground = sp_palette_background (look);

        if (sp_palette_source_hatched (codes[i]) || sp_palette_source_outlined (codes[i]))
          assert_contrast (look, codes[i], colour, ground, SHAPE); /* its lines are all there is of it */
        else if (sp_colour_contrast (colour, ground) < SHAPE)
          assert_contrast (look, codes[i], sp_palette_boundary (look), ground, SHAPE);
      }
}

/* Borders of areas, marks, rings and the outline of what is selected: by line or by casing against any need class, and the line
 * against its casing. */
static void
test_map_lines (void)
{
  for (SpLook look = 0; look < SP_N_LOOKS; look++)
    {
      SpColour inks[] = { sp_palette_boundary (look), sp_palette_mark (look), sp_palette_growth (look), sp_palette_accent (look) };
      static const char *const names[] = { "border", "school", "growth area", "selection" };

      for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
        for (gint k = 0; k < 8; k++)
          {
            SpColour fill = need_on_land (look, k), casing = over (faded (sp_palette_background (look), SP_CASING_OPACITY), fill);

            assert_contrast (look, names[i], inks[i], casing, SHAPE);
            if (sp_colour_contrast (inks[i], fill) < SHAPE)
              assert_contrast (look, names[i], casing, fill, SHAPE);
          }
    }
}

/* Shortfall is hatched, and the hatching can be seen on its fill. */
static void
test_hatching (void)
{
  for (gint k = 0; k < 8; k++)
    g_assert_true (sp_palette_need_hatched (k) == (k >= 1 && k <= 3));
  for (SpLook look = 0; look < SP_N_LOOKS; look++)
    for (gint k = 1; k <= 3; k++)
      assert_contrast (look, "hatching", over (sp_palette_hatch (look, k), need_on_land (look, k)), need_on_land (look, k), SHAPE);
}

/* In grey, any two classes differ in lightness or in being hatched; within each side lightness runs one way. */
static void
test_grey (void)
{
  for (SpLook look = 0; look < SP_N_LOOKS; look++)
    for (gint a = 1; a < 8; a++)
      for (gint b = a + 1; b < 8; b++)
        if (sp_palette_need_hatched (a) == sp_palette_need_hatched (b))
          {
            g_autofree char *what = g_strdup_printf ("classes %d and %d in grey", a, b);

            assert_contrast (look, what, need_on_land (look, a), need_on_land (look, b), 1.15);
          }
}

static gboolean
same (SpColour a, SpColour b)
{
  return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

/* A source has one colour on screen and on paper; sources that may be stacked together differ. */
static void
test_sources (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_assert_true (same (sp_palette_source (SP_LOOK_LIGHT, codes[i]), sp_palette_source (SP_LOOK_PAPER, codes[i])));
      for (guint j = i + 1; j < G_N_ELEMENTS (codes) && i > 0; j++) /* the first two are one pot of money */
        for (SpLook look = 0; look < SP_N_LOOKS; look++)
          g_assert_false (same (sp_palette_source (look, codes[i]), sp_palette_source (look, codes[j])));
    }
  g_assert_true (same (sp_palette_source (SP_LOOK_LIGHT, NULL), sp_palette_source (SP_LOOK_LIGHT, "pupils")));
  g_assert_true (sp_palette_source_hatched ("gap"));
  g_assert_false (sp_palette_source_hatched ("basic need"));
  g_assert_true (sp_palette_source_outlined ("lapsing"));
  g_assert_false (sp_palette_source_hatched (NULL));
}

/* What is not held has no colour at all, and numbers outside the classes are not held. */
static void
test_not_held (void)
{
  for (SpLook look = 0; look < SP_N_LOOKS; look++)
    {
      g_assert_cmpfloat (sp_palette_need (look, 0).a, ==, 0);
      g_assert_cmpfloat (sp_palette_need (look, -1).a, ==, 0);
      g_assert_cmpfloat (sp_palette_need (look, 8).a, ==, 0);
      for (gint k = 1; k < 8; k++)
        g_assert_cmpfloat (sp_palette_need (look, k).a, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/text", test_text);
  g_test_add_func ("/palette/chart-lines", test_chart_lines);
  g_test_add_func ("/palette/fans", test_fans);
  g_test_add_func ("/palette/money", test_money);
  g_test_add_func ("/palette/map-lines", test_map_lines);
  g_test_add_func ("/palette/hatching", test_hatching);
  g_test_add_func ("/palette/grey", test_grey);
  g_test_add_func ("/palette/sources", test_sources);
  g_test_add_func ("/palette/not-held", test_not_held);
  return g_test_run ();
}
