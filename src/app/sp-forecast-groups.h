/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Year groups by years as a heat table, and any of its numbers taken apart. */
#pragma once

#include "sp-forecast-part.h"

G_BEGIN_DECLS

#define SP_TYPE_FORECAST_GROUPS (sp_forecast_groups_get_type ())
G_DECLARE_FINAL_TYPE (SpForecastGroups, sp_forecast_groups, SP, FORECAST_GROUPS, SpForecastPart)

G_END_DECLS
