/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The measures of the DfE local authority school places scorecards, computed as the DfE computes them so that they can
 * be set beside the published ones. Source: scorecard technical notes 2019, domain.md 2.4, 6.1, GT-6 and GT-7. */
#pragma once

#include "sp-year.h"

G_BEGIN_DECLS

/* Accuracy of a forecast: (forecast - actual) / actual, signed; above 0 = too many were forecast. Totals of the
 * authority, R-Y6 or Y7-Y11. FALSE when nobody was on roll. Example: Norfolk primary 2018/19, a year ahead: (65,727 -
 * 64,383) / 64,383 = 2.0875 %. */
gboolean sp_scorecard_accuracy (double forecast, double actual, double *out);
/* Growth in pupils: (later - earlier) / earlier. FALSE when there were none. Example: Barking and Dagenham primary,
 * (26,403 - 17,772) / 17,772 = 49 %. */
gboolean sp_scorecard_growth (double earlier, double later, double *out);
/* Places created since the base year: max (0, now - then). The floor is the DfE's: Suffolk secondary, 60,569 to 49,030
 * when middle schools went, shows 0 and not -11,539; so authorities do not add up to England. */
double   sp_scorecard_places_created (double capacity_then, double capacity_now);
/* Need and spare places of one planning area and year group: capacity includes places planned. Never offset between
 * areas or groups. Published need is rounded to the nearest 10: see sp_scorecard_round_need. */
double   sp_scorecard_need (double forecast, double capacity);
double   sp_scorecard_spare (double forecast, double capacity);
double   sp_scorecard_round_need (double need);
/* "+2.1%": a ratio as the DfE prints it, one decimal of a percent, half up (away from zero for the size), with its
 * sign. */
char    *sp_scorecard_percent_to_string (double ratio);

G_END_DECLS
