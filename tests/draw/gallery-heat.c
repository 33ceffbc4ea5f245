/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "gallery-heat.h"

#include <math.h>

static gint
class_of (double share)
{
  static const double from[] = { 0.05, 0.02, 0, -0.03, -0.06, -0.09 };

  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    if (share > from[i])
      return (gint) i + 1;
  return 7;
}

SpHeat *
gallery_heat (void)
{
  static const char *const groups[] = { "Reception", "Year 1", "Year 2", "Year 3", "Year 4", "Year 5", "Year 6" };
  static const char *const years[] = {
    "2011/12", "2012/13", "2013/14", "2014/15", "2015/16", "2016/17", "2017/18", "2018/19", "2019/20", "2020/21",
    "2021/22", "2022/23",
  };
  SpHeat *heat = sp_heat_new ("Thetford: pupils by year group", "Year group", groups, 7, years, 12);

  for (guint r = 0; r < 7; r++)
    for (guint c = 0; c < 12; c++)
      {
        double pupils = 1010 + 9.5 * (c - (double) r) + 14 * sin ((c - (double) r) * 2.1), share = pupils / 1050 - 1;
        g_autofree char *text = g_strdup_printf ("1,%03.0f", pupils - 1000 + 60);
        g_autofree char *words = g_strdup_printf ("%s in %s: %s pupils.", groups[r], years[c], text);

        if (r < 6 || c > 0)
          sp_heat_set_cell (heat, r, c, text, class_of (share), words);
      }
  sp_heat_set_boundary (heat, 3);
  sp_heat_set_marked (heat, 7);
  return heat;
}
