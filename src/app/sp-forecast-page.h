/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast: of which planning area and year groups, in parts that each answer one question. */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_FORECAST_PAGE (sp_forecast_page_get_type ())
G_DECLARE_FINAL_TYPE (SpForecastPage, sp_forecast_page, SP, FORECAST_PAGE, SpPage)

/* Shows a part: "fan", "groups", "housing", "methods" or "compare". */
void sp_forecast_page_show_part (SpForecastPage *self, const char *name);

G_END_DECLS
