/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The league of methods on the plan's own past, the record of the one in force, and a planner's own choice with its reason. */
#pragma once

#include "sp-forecast-part.h"

G_BEGIN_DECLS

#define SP_TYPE_FORECAST_METHODS (sp_forecast_methods_get_type ())
G_DECLARE_FINAL_TYPE (SpForecastMethods, sp_forecast_methods, SP, FORECAST_METHODS, SpForecastPart)

G_END_DECLS
