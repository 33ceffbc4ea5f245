/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast in its fan with the record of such fans, and what it is made of. */
#pragma once

#include "sp-forecast-part.h"

G_BEGIN_DECLS

#define SP_TYPE_FORECAST_FAN (sp_forecast_fan_get_type ())
G_DECLARE_FINAL_TYPE (SpForecastFan, sp_forecast_fan, SP, FORECAST_FAN, SpForecastPart)

G_END_DECLS
