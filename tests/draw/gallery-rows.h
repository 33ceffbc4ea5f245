/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Gantt chart and a matrix with made-up projects, for tests and for looking at. */
#pragma once

#include "sp-chart.h"

#define GALLERY_FIRST (2012 * 12 + 8) /* September 2012 */
#define GALLERY_MONTHS 72

SpChart *gallery_chart_gantt (void);
SpChart *gallery_chart_matrix (void);
