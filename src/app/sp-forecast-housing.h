/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What if a growth area's dwellings came later, faster, or with more pupils: sliders, and the fan that follows them. */
#pragma once

#include "sp-forecast-part.h"

G_BEGIN_DECLS

#define SP_TYPE_FORECAST_HOUSING (sp_forecast_housing_get_type ())
G_DECLARE_FINAL_TYPE (SpForecastHousing, sp_forecast_housing, SP, FORECAST_HOUSING, SpForecastPart)

G_END_DECLS
