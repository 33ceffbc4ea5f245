/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios side by side, and what made one forecast differ from another. */
#pragma once

#include "sp-forecast-part.h"

G_BEGIN_DECLS

#define SP_TYPE_FORECAST_COMPARE (sp_forecast_compare_get_type ())
G_DECLARE_FINAL_TYPE (SpForecastCompare, sp_forecast_compare, SP, FORECAST_COMPARE, SpForecastPart)

G_END_DECLS
