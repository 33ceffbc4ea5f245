/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scap.h"

G_BEGIN_DECLS

struct _SpScap
{
  SpForecast *forecast;
  SpSnapshot *snapshot;             /* the forecast's */
  SpForecast *without[SP_N_PHASES]; /* without the dwellings that agreements pay for; NULL = there are none */
  SpSupply   *existing, *committed;
  guint8     *secured;              /* [SP_N_PHASES][n_sites] */
  gint       *pupils;               /* [n_areas][SP_SCAP_MOST_YEARS + 1][SP_N_GROUPS] whole; -1 = not forecast */
  GPtrArray  *findings;             /* NULL = the rules have not been run yet */
};

G_END_DECLS
