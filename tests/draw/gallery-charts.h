/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of every sort with made-up numbers, for tests and for looking at. */
#pragma once

#include "sp-chart.h"

SpChart *gallery_chart_forecast (void);  /* history, fan, capacity steps, boundary, ghosts, forms of entry on the right */
SpChart *gallery_chart_funding (void);   /* stacked money by source, the gap hatched, spend as a line */
SpChart *gallery_chart_dwellings (void); /* one kind of bar */
SpChart *gallery_chart_shortfall (void); /* county shortfall by year */
SpChart *gallery_chart_forms (void);     /* forms of entry with decimals */
SpChart *gallery_chart_bridge (void);    /* from one forecast to the next, as a waterfall */
