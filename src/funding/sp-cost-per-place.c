/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-cost-per-place.h"

#include <glib/gi18n-lib.h>

/* Published averages in pence: primary new, permanent, temporary, secondary new, permanent, temporary. domain.md 3.6.
 */
static const struct
{
  gint     year; /* all at Q1 */
  gint     index;
  gboolean misprinted;
  gint64   pence[SP_N_PHASES][SP_N_WORKS];
} AVERAGES[] = {
  { 2020, 335, FALSE, { { 2050794, 1726758, 819641 }, { 2492936, 2377487, 924799 } } },
  { 2023, 379, FALSE, { { 2319177, 1942475, 918375 }, { 2809612, 2671674, 1030960 } } },
  { 2024, 390, FALSE, { { 2386488, 1998852, 945030 }, { 2891157, 2749216, 1060883 } } },
  { 2025, 399, FALSE, { { 2441561, 2044980, 966839 }, { 2957876, 2812660, 1085365 } } },
  { 2026, 410, TRUE, { { 2508872, 2101358, 993493 }, { 3039422, 2890202, 1115287 } } },
};

static const struct { const char *region; gint hundredths;
} FACTORS[] = {
  { "East Midlands", 103 }, { "East of England", 99 },
  { "Inner London", 129 },  { "North East", 91 },
  { "North West", 100 },    { "Outer London", 121 },
  { "South East", 113 },    { "South West", 101 },
  { "West Midlands", 96 },  { "Yorkshire and the Humber", 91 },
};

/* value x numerator / denominator without losing a bit, rounded half away from zero; FALSE when it does not fit. */
static gboolean
scale (gint64 value, gint64 numerator, gint64 denominator, gint64 *out)
{
  gboolean negative = value < 0;
  unsigned __int128 size = (unsigned __int128) (negative ? -(__int128) value : value) * (guint64) numerator;
  unsigned __int128 result = (size + (guint64) denominator / 2) / (guint64) denominator;

  if (result > G_MAXINT64)
    return FALSE;
  *out = negative ? -(gint64) result : (gint64) result;
  return TRUE;
}

static gint
find_base (SpPriceBase base)
{
  for (gsize i = 0; i < G_N_ELEMENTS (AVERAGES); i++)
    if (AVERAGES[i].year == base.year && base.quarter == 1)
      return (gint) i;
  return -1;
}

const char *
sp_works_code (SpWorks works)
{
  static const char *const codes[SP_N_WORKS] = { "new-school", "permanent", "temporary" };

  g_return_val_if_fail ((guint) works < SP_N_WORKS, NULL);
  return codes[works];
}

const char *
sp_works_name (SpWorks works)
{
  switch (works)
    {
    case SP_WORKS_NEW_SCHOOL:
      return _("New school");
    case SP_WORKS_PERMANENT:
      return _("Permanent expansion");
    case SP_WORKS_TEMPORARY:
      return _("Temporary expansion");
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
sp_tender_price_index (SpPriceBase base, gint *index, gboolean *misprinted)
{
  gint i = find_base (base);

  g_return_val_if_fail (index != NULL, FALSE);
  if (i < 0)
    return FALSE;
  *index = AVERAGES[i].index;
  if (misprinted != NULL)
    *misprinted = AVERAGES[i].misprinted;
  return TRUE;
}

gboolean
sp_national_cost_per_place (SpPhase phase, SpWorks works, SpPriceBase base, SpMoney *cost)
{
  gint i = find_base (base);

  g_return_val_if_fail (cost != NULL && (guint) phase < SP_N_PHASES && (guint) works < SP_N_WORKS, FALSE);
  if (i < 0)
    return FALSE;
  *cost = sp_money (AVERAGES[i].pence[phase][works]);
  return TRUE;
}

gboolean
sp_location_factor (const char *region, gint *hundredths)
{
  g_return_val_if_fail (region != NULL && hundredths != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (FACTORS); i++)
    if (g_ascii_strcasecmp (FACTORS[i].region, region) == 0)
      {
        *hundredths = FACTORS[i].hundredths;
        return TRUE;
      }
  return FALSE;
}

gboolean
sp_cost_per_place (SpMoney cost, gint places, SpMoney *out)
{
  return sp_cost_per_place_adjusted (cost, places, 100, 1, 1, out);
}

gboolean
sp_cost_per_place_adjusted (SpMoney cost, gint places, gint location_hundredths, gint target_index, gint base_index,
                            SpMoney *out)
{
  g_return_val_if_fail (out != NULL, FALSE);

  /* Bounds keep numerator and denominator within 64 bits. */
  if (places <= 0 || location_hundredths <= 0 || location_hundredths > 10000 || target_index <= 0 || base_index <= 0
      || base_index > 1000000)
    return FALSE;
  return scale (cost.pence, (gint64)location_hundredths * target_index, (gint64)100 * base_index * places, &out->pence);
}

gboolean
sp_cost_adjusted (SpMoney cost, gint location_hundredths, gint target_index, gint base_index, SpMoney *out)
{
  return sp_cost_per_place_adjusted (cost, 1, location_hundredths, target_index, base_index, out);
}

gboolean
sp_cost_divided_by_weight (SpMoney cost, gint weight_thousandths, SpMoney *out)
{
  g_return_val_if_fail (out != NULL, FALSE);

  return weight_thousandths > 0 && scale (cost.pence, 1000, weight_thousandths, &out->pence);
}

SpMoney
sp_cost_to_nearest_hundred (SpMoney cost)
{
  gint64 hundreds = 0;

  g_return_val_if_fail (scale (cost.pence, 1, 100 * 100, &hundreds), cost);
  return sp_money (hundreds * 100 * 100);
}
