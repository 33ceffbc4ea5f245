/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours as they stand in design.md section 2, with variants for dark and high contrast chosen so that shapes keep 3:1 and
 * text 4.5:1 (WCAG 2.1, 1.4.11 and 1.4.3) against what they lie on; tests/draw/test-palette.c holds them to it. Need classes
 * and money cannot all keep 3:1 by fill alone: their outline does (boundary with casing, bar outline). Grid, sea, land and
 * rivers carry no meaning that is not also in words and keep quiet. */
#include "config.h"
#include "sp-palette.h"

#include <math.h>

typedef enum
{
  INK_BACKGROUND, INK_SEA, INK_LAND, INK_RIVER, INK_BOUNDARY, INK_TEXT, INK_DIM_TEXT, INK_GRID, INK_LINE, INK_FAN_80, INK_FAN_95,
  INK_FAN_EDGE, INK_GHOST, INK_CAPACITY, INK_ACCENT, INK_GROWTH, INK_MARK, INK_PUPILS, N_INKS
} Ink;

/* 0xrrggbb by look: light, dark, light high contrast, dark high contrast, paper. */
static const guint32 inks[N_INKS][SP_N_LOOKS] = {
  [INK_BACKGROUND] = { 0xffffff, 0x1e1e1e, 0xffffff, 0x000000, 0xffffff },
  [INK_SEA]        = { 0xdce9f2, 0x17222b, 0xcfe2f0, 0x0a1822, 0xe3edf4 },
  [INK_LAND]       = { 0xf6f4ee, 0x2d2d2a, 0xffffff, 0x1c1c1c, 0xf8f6f1 },
  [INK_RIVER]      = { 0xa9c7dd, 0x3f5a6c, 0x5f8fb5, 0x5f8fae, 0xa9c7dd },
  [INK_BOUNDARY]   = { 0x4d4d4d, 0xd0d0d0, 0x000000, 0xffffff, 0x4d4d4d },
  [INK_TEXT]       = { 0x1e1e1e, 0xffffff, 0x000000, 0xffffff, 0x000000 },
  [INK_DIM_TEXT]   = { 0x5e5c64, 0xb8b6b3, 0x2e2e2e, 0xe0e0e0, 0x4a4a4a },
  [INK_GRID]       = { 0xdedddb, 0x404040, 0x8a8a8a, 0x7a7a7a, 0xd8d8d8 },
  [INK_LINE]       = { 0x1a5fb4, 0x78aeed, 0x0b3c78, 0x99c9ff, 0x1a5fb4 },
  [INK_FAN_80]     = { 0xa9c6ea, 0x2f5687, 0x7fa9dc, 0x35629c, 0xa9c6ea },
  [INK_FAN_95]     = { 0xd9e6f6, 0x28405f, 0xc5d9f2, 0x223f66, 0xd9e6f6 },
  [INK_FAN_EDGE]   = { 0x5081c0, 0x6f9fd8, 0x2a5fa8, 0x8fbcf0, 0x5081c0 },
  [INK_GHOST]      = { 0x666569, 0xb0afac, 0x4c4c4c, 0xc8c8c8, 0x666569 },
  [INK_CAPACITY]   = { 0x000000, 0xffffff, 0x000000, 0xffffff, 0x000000 },
  [INK_ACCENT]     = { 0x813d9c, 0xdc8add, 0x6f1d8c, 0xf0a8ff, 0x813d9c },
  [INK_GROWTH]     = { 0x613583, 0xd6a6f0, 0x4b1d70, 0xe6c2ff, 0x613583 },
  [INK_MARK]       = { 0x24292e, 0xf2f2f2, 0x000000, 0xffffff, 0x24292e },
  [INK_PUPILS]     = { 0x5b7a99, 0x86a5c4, 0x3a5a7c, 0xa5c2de, 0x5b7a99 },
};

#define N_CLASSES 8 /* as SpNeedClass; 0 has no colour */
static const guint32 needs[N_CLASSES][SP_N_LOOKS] = {
  { 0, 0, 0, 0, 0 },
  { 0xb2182b, 0xff6f5c, 0x8f0a1c, 0xff8a78, 0xb2182b },
  { 0xef8a62, 0xde6d56, 0xd6604d, 0xd96148, 0xef8a62 },
  { 0xfddbc7, 0x7f4a3f, 0xf9c4ad, 0x8a4a3c, 0xfddbc7 },
  { 0xf7f7f7, 0x3b3b3b, 0xffffff, 0x3a3a3a, 0xf7f7f7 },
  { 0xd1e5f0, 0x3f5768, 0xbcdcf0, 0x335a75, 0xd1e5f0 },
  { 0x67a9cf, 0x4f90be, 0x4393c3, 0x4f9bd0, 0x67a9cf },
  { 0x2166ac, 0x7cc0f2, 0x0b3c78, 0x9ad4ff, 0x2166ac },
};

/* Okabe and Ito's eight, by the money they stand for; { light and paper, dark }. High contrast uses these with a black or
 * white outline. */
static const struct { const char *code; guint32 light, dark; } sources[] = {
  { "basic need",           0x0072b2, 0x3d9bd9 },
  { "mid-year basic need",  0x0072b2, 0x3d9bd9 },
  { "targeted basic need",  0x3f93c7, 0x6fb6e5 },
  { "condition",            0x56b4e9, 0x7cc8f4 },
  { "lcvap",                0x8fcdf0, 0x9ad6f7 },
  { "devolved formula capital", 0xb5def5, 0xb8e2fa },
  { "carry forward",        0x009e73, 0x25b58b },
  { "section 106",          0xe69f00, 0xe69f00 },
  { "cil",                  0xf0e442, 0xf0e442 },
  { "borrowing",            0xcc79a7, 0xd68fb6 },
  { "gap",                  0xd55e00, 0xf0782a },
  { "lapsing",              0x8c3d00, 0xf6a56b },
  /* Not money: the components of a forecast. */
  { "births",               0xc27b00, 0xe6a92e },
  { "adjustment",           0x00805c, 0x25b58b },
};

static SpColour
colour (guint32 rgb)
{
  return (SpColour) { (rgb >> 16 & 255) / 255., (rgb >> 8 & 255) / 255., (rgb & 255) / 255., 1 };
}

static SpColour
ink (SpLook look, Ink which)
{
  return colour (inks[which][CLAMP (look, 0, SP_N_LOOKS - 1)]);
}

/* Linear light of an sRGB channel; source: WCAG 2.1, relative luminance. */
static double
linear (double c)
{
  return c <= 0.03928 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (SpColour c)
{
  return 0.2126 * linear (c.r) + 0.7152 * linear (c.g) + 0.0722 * linear (c.b);
}

gboolean
sp_look_is_dark (SpLook look)
{
  return look == SP_LOOK_DARK || look == SP_LOOK_DARK_CONTRAST;
}

double
sp_look_unit (SpLook look)
{
  return look == SP_LOOK_PAPER ? 1. : 96. / 72.;
}

SpColour
sp_palette_need (SpLook look, gint need_class)
{
  if (need_class <= 0 || need_class >= N_CLASSES)
    return (SpColour) { 0, 0, 0, 0 };
  return colour (needs[need_class][CLAMP (look, 0, SP_N_LOOKS - 1)]);
}

/* The darker or the lighter of the two inks of the look, whichever stands out more: black lines would drown in the deepest red. */
SpColour
sp_palette_hatch (SpLook look, gint need_class)
{
  SpColour fill = sp_palette_need (look, need_class), text = ink (look, INK_TEXT), back = ink (look, INK_BACKGROUND);
  SpColour hatch = sp_colour_contrast (text, fill) >= sp_colour_contrast (back, fill) ? text : back;

  hatch.a = 0.75;
  return hatch;
}

gboolean
sp_palette_need_hatched (gint need_class)
{
  return need_class >= 1 && need_class <= 3;
}

SpColour
sp_palette_source (SpLook look, const char *source_code)
{
  gboolean dark = sp_look_is_dark (look);

  if (source_code == NULL || g_str_equal (source_code, "pupils") || g_str_equal (source_code, "moved-up"))
    return ink (look, INK_PUPILS);
  if (g_str_equal (source_code, "dwellings") || g_str_equal (source_code, "housing"))
    return ink (look, INK_GROWTH);
  if (g_str_equal (source_code, "shortfall"))
    return sp_palette_need (look, 1);
  if (g_str_equal (source_code, "spare"))
    return sp_palette_need (look, 6);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].code, source_code))
      return colour (dark ? sources[i].dark : sources[i].light);
  return colour (dark ? 0xa8a8a8 : 0x999999);
}

gboolean
sp_palette_source_hatched (const char *source_code)
{
  return g_strcmp0 (source_code, "gap") == 0 || g_strcmp0 (source_code, "shortfall") == 0;
}

gboolean
sp_palette_source_outlined (const char *source_code)
{
  return g_strcmp0 (source_code, "lapsing") == 0;
}

SpColour
sp_palette_compared (SpLook look, guint i)
{
  static const guint32 lines[][2] = {
    { 0x0072b2, 0x56b4e9 }, { 0xb34700, 0xf0782a }, { 0x00704f, 0x25b58b }, { 0xa3467a, 0xe08cba }, { 0x6b5b00, 0xe6d84a },
    { 0x4d4d4d, 0xd0d0d0 },
  };

  return colour (lines[i % G_N_ELEMENTS (lines)][sp_look_is_dark (look) ? 1 : 0]);
}

SpColour sp_palette_background (SpLook look) { return ink (look, INK_BACKGROUND); }
SpColour sp_palette_sea (SpLook look) { return ink (look, INK_SEA); }
SpColour sp_palette_land (SpLook look) { return ink (look, INK_LAND); }
SpColour sp_palette_river (SpLook look) { return ink (look, INK_RIVER); }
SpColour sp_palette_boundary (SpLook look) { return ink (look, INK_BOUNDARY); }
SpColour sp_palette_text (SpLook look) { return ink (look, INK_TEXT); }
SpColour sp_palette_dim_text (SpLook look) { return ink (look, INK_DIM_TEXT); }
SpColour sp_palette_grid (SpLook look) { return ink (look, INK_GRID); }
SpColour sp_palette_line (SpLook look) { return ink (look, INK_LINE); }
SpColour sp_palette_fan_edge (SpLook look) { return ink (look, INK_FAN_EDGE); }
SpColour sp_palette_ghost (SpLook look) { return ink (look, INK_GHOST); }
SpColour sp_palette_capacity (SpLook look) { return ink (look, INK_CAPACITY); }
SpColour sp_palette_accent (SpLook look) { return ink (look, INK_ACCENT); }
SpColour sp_palette_growth (SpLook look) { return ink (look, INK_GROWTH); }
SpColour sp_palette_mark (SpLook look) { return ink (look, INK_MARK); }

SpColour
sp_palette_fan (SpLook look, gint level)
{
  return ink (look, level > 80 ? INK_FAN_95 : INK_FAN_80);
}

void
sp_colour_set (cairo_t *cr, SpColour c)
{
  cairo_set_source_rgba (cr, c.r, c.g, c.b, c.a);
}

double
sp_colour_contrast (SpColour a, SpColour b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}
