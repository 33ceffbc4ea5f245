/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the next Basic Need award might be worth. An estimate: the Department's own award cannot be worked out from what it
 * publishes (its rounds correlate with published need at R squared 0.3 to 0.6), so an award that is known is always entered
 * as money of a pot, and this never takes its place.
 *
 *   gap (area, year group) = max (0, forecast x (1 + margin) - places)     no offset between areas or year groups
 *   need (phase)           = sum of gaps
 *   fundable               = max (0, need - places that earlier awards have paid for)
 *   award                  = (fundable primary x rate + fundable secondary x rate) x location factor
 *
 * Source: domain.md 4.2. Worked example (4.3, constructed): places for 60 in each of R to Y6, forecast 66, 63, 60, 58, 55,
 * 54, 52, margin 2 %: 7.32 + 4.26 + 1.20 = 12.78 places x £19,648.88 x 0.99 = £248,602. */
#pragma once

#include "sp-basic-need-rate.h"
#include "sp-need.h"

G_BEGIN_DECLS

typedef struct
{
  double   need, funded, fundable; /* places; funded < 0: the plan does not say, and none are taken off */
  guint    n_areas, n_unknown;     /* short; not known, and so not in the need */
  SpBasicNeedRate rate;            /* a place */
  SpMoney  award;
} SpBasicNeedPhase;

typedef struct _SpBasicNeed SpBasicNeed;
struct _SpBasicNeed
{
  SpAcademicYear   target;         /* September for which it pays */
  SpFinancialYear  award_year;     /* the last that the award is of: 2024-25 pays for September 2025 (domain.md 4.1) */
  double           margin;
  double           location_factor;
  gboolean         capped;         /* the forecast ends before the target asked for: its last year is taken */
  SpBasicNeedPhase phases[SP_N_PHASES];
  SpMoney          award;
};

/* The arithmetic by itself: gap over n cells, rounded nowhere. */
double  sp_basic_need_gap (const double *forecast, const double *places, gsize n, double margin);
/* fundable places x rate x location factor, rounded once to the penny, half up. 0 for no places. */
SpMoney sp_basic_need_award (double fundable, SpMoney rate, double location_factor);

/* From the plan: forecast of `target` ({0}: four years after the origin, as the announced rounds look ahead) against
 * the places there are and those of committed schemes, with the plan's margin for this (2 % unless said), rates
 * (see sp-basic-need-rate.h), location factor (1 unless said) and places funded already. FALSE with an error when the forecast cannot be compared
 * with places. */
gboolean sp_basic_need_run (SpForecast *forecast, SpAcademicYear target, SpBasicNeed *out, GError **error);

G_END_DECLS
