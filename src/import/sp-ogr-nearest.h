/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas nearer to one group of points than to any other, cut to the polygons of a file. Part of the reading process. */
#pragma once

#include <gdal.h>

/* Reads lines "group longitude latitude" from standard input and writes one record for each group: (group, shape). */
void sp_ogr_nearest (GDALDatasetH dataset);
