/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the dwellings of a site are really built: the plan's trajectory, met late, slower, with a pause, or not at all.
 *
 *   clock (t)  = clock (t - 1) + rate, from the year the slipped start allows, but not in a year in which building
 *                stalls
 *   built (t)  = least of planned (clock (t)) and the ceiling, planned () being the trajectory summed, straight between
 *                years
 *   lived in   = built with a lag: a share of a year's dwellings is lived in only the year after
 *
 * Whether a site goes ahead, how many years it slips and its rate are drawn once a path; a stall once a year, partly
 * together with all other sites (a poor market). Source: domain.md 5.5 (planning status discount; slippage of 1-2 years
 * is typical). Worked example, tests/kernel/test-delivery.c: 40, 60, 60, 0 planned; a year late 0, 40, 60, 60; half as
 * fast again 70, 90, 0, 0; a stall in the second year 40, 0, 60, 60; a ceiling of 100: 40, 60, 0, 0; a lag of a quarter
 * 30, 55, 60, 15. */
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
} SpkDeliverySite;

/* What was drawn for one path of one site. */
typedef struct
{
  int ahead;
  size_t slip;
  double rate;
  uint8_t stalled[SPK_MOST_DELIVERY_YEARS];
} SpkDeliveryDraw;

/* Dwellings lived in by year on one path, and those completed (completed may be NULL). n_years at most
 * SPK_MOST_DELIVERY_YEARS. Nothing slipped, rate 1, nothing stalled and no lag gives the plan's trajectory exactly. */
void spk_delivery_path (const SpkDeliverySite *site, size_t n_years, const SpkDeliveryDraw *draw, double *lived_in,
                        double *completed);
void spk_delivery_draw (const SpkDeliverySite *site, uint64_t seed, size_t n_years, size_t path, SpkDeliveryDraw *out);
/* Paths first_path .. first_path + n_paths - 1 into lived_in[n_years][stride] at those places. */
void spk_delivery_draw_paths (const SpkDeliverySite *site, uint64_t seed, size_t n_years, size_t first_path,
                              size_t n_paths, size_t stride, float *lived_in);
/* Expected dwellings lived in by year, for the chance of going ahead, slip, ceiling and lag, at the plan's rate without
 * stalls: probability x sum over slips of chance x trajectory slipped. */
void spk_delivery_expected (const SpkDeliverySite *site, size_t n_years, double *lived_in);
