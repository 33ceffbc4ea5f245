/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the dwellings of a site are really built: the plan's trajectory, met late, slower, with a pause, or not at all.
 *
 *   clock (t)  = clock (t - 1) + rate, from the year the slipped start allows, but not in a year in which building
 *                stalls; it begins at the first year with anything planned
 *   built (t)  = least of planned (clock (t)), the ceiling, and built (t - 1) + the most a year, planned () being the
 *                trajectory summed, straight between years
 *   lived in   = built with a lag: a share of a year's dwellings is lived in only the year after
 *
 * Whether a site goes ahead, how many years it slips and its rate are drawn once a path; a stall once a year, partly
 * together with all other sites (a poor market). Source: domain.md 5.5 (planning status discount; slippage of 1-2 years
 * is typical). Worked example, tests/kernel/test-delivery.c: 40, 60, 60, 0 planned; a year late 0, 40, 60, 60; half as
 * fast again 70, 90, 0, 0; a stall in the second year 40, 0, 60, 60; a ceiling of 100: 40, 60, 0, 0; a lag of a quarter
 * 30, 55, 60, 15; at most 50 a year 40, 50, 50, 20. */
#pragma once

#include "spk-counter.h"

#define SPK_MOST_SLIP 6
#define SPK_MOST_DELIVERY_YEARS 64

typedef struct
{
  double probability;         /* that the site is built at all */
  double slip[SPK_MOST_SLIP]; /* chance of starting so many years late; sums to 1 */
  double rate_sd; /* of the rate of building, relative to the plan's; the rate is drawn normal, not below a quarter */
  double stall;   /* chance that nothing is built in a year in which something would be */
  double stall_shared; /* 0 to 1: correlation between sites of what decides it */
  double lag;          /* years from completion to being lived in */
} SpkDelivery;

typedef struct
{
  uint64_t key;          /* whose draws */
  const double *planned; /* [n_years], of the years ahead, not negative */
  double ceiling;        /* most dwellings over those years; negative: none but the plan's own sum */
  SpkDelivery delivery;
  double most_a_year;    /* dwellings; 0 = no limit. What a year could not take is built later */
  size_t n_planned;      /* years in planned; 0 = n_years. More: what a faster builder takes from the years after */
  double least_ceiling;  /* 0 = the ceiling is known; else it is drawn, evenly, between this and `ceiling`: a range of
                            dwellings stays a range */
} SpkDeliverySite;

/* What was drawn for one path of one site. */
typedef struct
{
  int ahead;
  size_t slip;
  double rate;
  uint8_t stalled[SPK_MOST_DELIVERY_YEARS];
  double below; /* 0 to 1: how far the ceiling is below the highest, as a share of its range */
} SpkDeliveryDraw;

/* Dwellings lived in by year on one path, and those completed (completed may be NULL). n_years at most
 * SPK_MOST_DELIVERY_YEARS. Nothing slipped, rate 1, nothing stalled and no lag gives the plan's trajectory exactly. */
void spk_delivery_path (const SpkDeliverySite *site, size_t n_years, const SpkDeliveryDraw *draw, double *lived_in,
                        double *completed);
void spk_delivery_draw (const SpkDeliverySite *site, uint64_t seed, size_t n_years, size_t path, SpkDeliveryDraw *out);
/* Paths first_path .. first_path + n_paths - 1 into lived_in[n_years][stride] at those places. */
void spk_delivery_draw_paths (const SpkDeliverySite *site, uint64_t seed, size_t n_years, size_t first_path,
                              size_t n_paths, size_t stride, float *lived_in);
/* Expected dwellings by year, over the chance of going ahead, slip, rate, stalls and ceiling: the mean of the paths.
 *
 *   expected (t) = probability x sum over slips, rates and ceilings of their chances x
 *                  sum over j of chance (j years of building in the t - slip years so far) x (1 - stall) x built (j + 1)
 *
 * since what is built depends only on the number j of years in which it did not stall. Exact over slips and stalls;
 * the normal rate by Gauss-Hermite quadrature at 7 points and the range of the ceiling by Gauss-Legendre at 3
 * (Abramowitz and Stegun 25.4.46 and 25.4.30, tables 25.10 and 25.4). Stalls shared between sites move no expectation.
 * completed may be NULL. */
void spk_delivery_expected (const SpkDeliverySite *site, size_t n_years, double *lived_in, double *completed);

/* Chances of starting 0 .. SPK_MOST_SLIP - 1 years late with this mean and standard deviation in years: of all such
 * distributions the one that says nothing else (greatest entropy), chance (k) proportional to exp (a k + b k^2). The
 * mean is brought into 0 .. SPK_MOST_SLIP - 1, the deviation between the least and the most that whole years allow.
 * Worked example: mean 2.5 and deviation sqrt (35 / 12) are six equal chances; mean 0.25, deviation at its least:
 * 0.75, 0.25. */
void spk_delivery_slip (double mean, double sd, double chance[SPK_MOST_SLIP]);
