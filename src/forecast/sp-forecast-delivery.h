/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the dwellings of a plan's sites are delivered: simulated, for whoever waits for the n-th of them. */
#pragma once

#include "sp-forecast-paths.h"
#include "sp-site-delivery.h"

G_BEGIN_DECLS

/* All sites of the snapshot over its forecast years, on the same draws as sp_forecast_simulate of the same seed:
 * n_paths 0 = 1,000, seed 0 = the plan's, delivery NULL = the plan's terms. SP_FORECAST_ERROR_OPTIONS as there;
 * cancelled by progress. */
SpSiteDelivery *sp_forecast_deliver (SpSnapshot *snapshot, const SpPathOptions *options, SpProgress *progress, GError **error);

G_END_DECLS
