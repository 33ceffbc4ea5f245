/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-ogr-open.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sp-ogr-frame.h"

#define MOST_BYTES (2048ll * 1024 * 1024)
#define MOST_COPIED (256ll * 1024 * 1024)

/* Their prototypes are in a header of C++ only. */
extern void RegisterOGRShape (void);
extern void RegisterOGRGeoPackage (void);
extern void RegisterOGRGeoJSON (void);
extern void RegisterOGRXLSX (void);
extern void RegisterOGRODS (void);
extern void RegisterOGRTAB (void);
extern void RegisterOGRKML (void);

void
sp_ogr_register (void)
{
  static const char *const options[][2] = {
    { "OGR_XLSX_HEADERS", "DISABLE" }, { "OGR_XLSX_FIELD_TYPES", "STRING" }, { "OGR_ODS_HEADERS", "DISABLE" },
    { "OGR_ODS_FIELD_TYPES", "STRING" }, { "GDAL_PAM_ENABLED", "NO" },
    { "OSR_DEFAULT_AXIS_MAPPING_STRATEGY", "TRADITIONAL_GIS_ORDER" }, { "CPL_TMPDIR", "/vsimem" }, { "GDAL_NUM_THREADS", "1" },
    { "OGR_GPKG_NUM_THREADS", "1" }, { "OGR_SQLITE_PRAGMA", "trusted_schema=0" },
  };

  for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
    CPLSetConfigOption (options[i][0], options[i][1]);
  RegisterOGRShape ();
  RegisterOGRGeoPackage ();
  RegisterOGRGeoJSON ();
  RegisterOGRXLSX ();
  RegisterOGRODS ();
  RegisterOGRTAB ();
  RegisterOGRKML ();
}

static bool
ends_with (const char *path, const char *ending)
{
  size_t n = strlen (path), m = strlen (ending);

  return n >= m && EQUAL (path + n - m, ending);
}

/* Copies a file into memory under another name. */
static void
copy_in (const char *path, const char *name)
{
  VSIStatBufL stat;
  FILE *file = fopen (path, "rb");
  GByte *data;

  if (!file)
    return;
  if (VSIStatL (path, &stat) != 0 || stat.st_size > MOST_COPIED)
    sp_ogr_frame_fail ("too-large", "");
  data = CPLMalloc ((size_t) stat.st_size + 1);
  if (fread (data, 1, (size_t) stat.st_size, file) != (size_t) stat.st_size)
    sp_ogr_frame_fail ("not-readable", "");
  fclose (file);
  VSIFCloseL (VSIFileFromMemBuffer (name, data, (vsi_l_offset) stat.st_size, TRUE));
}

static bool
exists (const char *path)
{
  VSIStatBufL stat;

  return VSIStatL (path, &stat) == 0;
}

/* A shapefile that lost its index is read from a copy, where the index can be made again. */
static char *
mend_shapefile (const char *path)
{
  static const char *const endings[] = { "shp", "dbf", "prj", "cpg", "SHP", "DBF", "PRJ", "CPG" };
  char *stem = CPLStrdup (CPLResetExtension (path, ""));

  stem[strlen (stem) - (ends_with (stem, "."))] = '\0';
  if (exists (CPLFormFilename (NULL, stem, "shx")) || exists (CPLFormFilename (NULL, stem, "SHX")))
    {
      CPLFree (stem);
      return CPLStrdup (path);
    }
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
    {
      char *from = CPLStrdup (CPLFormFilename (NULL, stem, endings[i]));
      char name[32];

      snprintf (name, sizeof name, "/vsimem/layer.%s", endings[i % 4]);
      if (exists (from))
        copy_in (from, name);
      CPLFree (from);
    }
  CPLFree (stem);
  CPLSetConfigOption ("SHAPE_RESTORE_SHX", "YES"); /* in memory, never beside the file */
  return CPLStrdup (exists ("/vsimem/layer.shp") ? "/vsimem/layer.shp" : path);
}

/* The one file of a ZIP that can be meant; ends the process when there is none or more. */
static char *
find_in_zip (const char *path)
{
  static const char *const endings[] = { ".shp", ".gpkg", ".tab", ".mif", ".geojson", ".json", ".kml", ".xlsx", ".ods" };
  char *zip = CPLStrdup (CPLSPrintf ("/vsizip/{%s}", path));
  char **names = VSIReadDirRecursive (zip);
  char *found = NULL;
  char **all = NULL;

  for (int i = 0; names && names[i]; i++)
    for (size_t e = 0; e < sizeof endings / sizeof endings[0]; e++)
      if (ends_with (names[i], endings[e]))
        all = CSLAddString (all, names[i]);
  if (CSLCount (all) == 1)
    found = CPLStrdup (CPLSPrintf ("%s/%s", zip, all[0]));
  else if (CSLCount (all) > 1)
    {
      char *list = CPLStrdup ("");

      for (int i = 0; all[i] && i < 8; i++)
        {
          char *longer = CPLStrdup (CPLSPrintf ("%s%s%s", list, i ? ", " : "", all[i]));

          CPLFree (list);
          list = longer;
        }
      sp_ogr_frame_fail ("many-in-zip", list);
    }
  else
    sp_ogr_frame_fail ("none-in-zip", "");
  CSLDestroy (all);
  CSLDestroy (names);
  CPLFree (zip);
  return found;
}

/* A workbook under another name is read under one that GDAL knows. */
static char *
find_in_archive (const char *path, int *is_workbook)
{
  char *zip = CPLStrdup (CPLSPrintf ("/vsizip/{%s}", path));
  bool xlsx = exists (CPLSPrintf ("%s/xl/workbook.xml", zip));
  bool ods = !xlsx && exists (CPLSPrintf ("%s/content.xml", zip)) && exists (CPLSPrintf ("%s/mimetype", zip));
  char *found;

  CPLFree (zip);
  *is_workbook = xlsx || ods;
  if (!*is_workbook)
    return find_in_zip (path);
  if ((xlsx && (ends_with (path, ".xlsx") || ends_with (path, ".xlsm"))) || (ods && ends_with (path, ".ods")))
    return CPLStrdup (path);
  found = CPLStrdup (xlsx ? "/vsimem/book.xlsx" : "/vsimem/book.ods");
  copy_in (path, found);
  return found;
}

/* What GDAL is asked to open for a path. */
static char *
resolve (const char *path, int *is_workbook)
{
  unsigned char first[4] = { 0 };
  struct stat status;
  FILE *file = fopen (path, "rb");
  size_t n = file ? fread (first, 1, sizeof first, file) : 0;

  *is_workbook = 0;
  if (!file || stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    sp_ogr_frame_fail ("not-readable", "it is not there, or may not be opened");
  fclose (file);
  if (status.st_size > MOST_BYTES)
    sp_ogr_frame_fail ("too-large", "");
  if (n == 4 && memcmp (first, "PK\3\4", 4) == 0)
    return find_in_archive (path, is_workbook);
  if (n >= 2 && first[0] == 0x1f && first[1] == 0x8b)
    return CPLStrdup (CPLSPrintf ("/vsigzip/%s", path));
  if (ends_with (path, ".shp"))
    return mend_shapefile (path);
  if (ends_with (path, ".zip"))
    return find_in_zip (path);
  return CPLStrdup (path);
}

/* A shapefile's length in 16-bit words is in its header, bytes 24 to 27, the most significant first (ESRI Shapefile Technical
 * Description, July 1998, page 4). GDAL reads what is there without a word. */
static void
note_length (const char *name)
{
  VSIStatBufL stat;
  VSILFILE *file = VSIFOpenL (name, "rb");
  GByte header[28];
  long long said, is;

  if (!file)
    return;
  if (VSIFReadL (header, 1, sizeof header, file) == sizeof header && VSIStatL (name, &stat) == 0)
    {
      said = 2 * ((long long) header[24] << 24 | (long long) header[25] << 16 | (long long) header[26] << 8 | (long long) header[27]);
      is = (long long) stat.st_size;
      if (is > said)
        sp_ogr_frame_note ("shp-longer", is - said > UINT32_MAX ? UINT32_MAX : (uint32_t) (is - said), 0);
      else if (is < said)
        sp_ogr_frame_note ("shp-shorter", said - is > UINT32_MAX ? UINT32_MAX : (uint32_t) (said - is), 0);
    }
  VSIFCloseL (file);
}

GDALDatasetH
sp_ogr_open (const char *path, int *is_workbook)
{
  static const char *const drivers[] = { "ESRI Shapefile", "GPKG", "GeoJSON", "XLSX", "ODS", "MapInfo File", "KML", NULL };
  static const char *const immutable[] = { "IMMUTABLE=YES", NULL };
  char *name = resolve (path, is_workbook);
  GDALDatasetH dataset;

  CPLErrorReset ();
  dataset = GDALOpenEx (name, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, ends_with (name, ".gpkg") ? immutable : NULL, NULL);
  if (!dataset)
    sp_ogr_frame_fail (*CPLGetLastErrorMsg () ? "not-readable" : "no-layer", CPLGetLastErrorMsg ());
  if (ends_with (name, ".shp"))
    note_length (name);
  CPLFree (name);
  return dataset;
}
