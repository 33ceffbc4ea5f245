/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file opened with GDAL, whatever it is called. Part of the reading process. */
#pragma once

#include <gdal.h>

/* Registers the few forms that are read, and nothing else. */
void         sp_ogr_register (void);
/* Ends the process, saying why, when it cannot. *is_workbook: rows are rows of a sheet, headings among them. */
GDALDatasetH sp_ogr_open (const char *path, int *is_workbook);
