/* SPDX-License-Identifier: GPL-3.0-or-later */
/* school-places-reader: opens other people's workbooks and GIS files, and hands what is in them through a pipe
 * (sp-reader-frame.h). The only part of the program that links GDAL, in a process that may do little else: a file that breaks it
 * breaks nothing more.
 *
 *   school-places-reader --most N --all --all FILE       every sheet or layer, N records of each (0 = all)
 *   school-places-reader --most N --sheet NAME FILE      one of them
 *   school-places-reader --nearest FILE                  see sp-ogr-nearest.h
 */
#include "config.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_api.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sp-ogr-frame.h"
#include "sp-ogr-nearest.h"
#include "sp-ogr-open.h"
#include "sp-ogr-shape.h"
#include "sp-reader-limits.h"

#define ROWS_BETWEEN_REPORTS 2000

static void
put_headings (OGRFeatureDefnH fields)
{
  int n = OGR_FD_GetFieldCount (fields);

  sp_ogr_frame_begin ('R');
  sp_ogr_frame_u32 (0);
  sp_ogr_frame_u32 ((uint32_t) n);
  for (int i = 0; i < n; i++)
    sp_ogr_frame_text (OGR_Fld_GetNameRef (OGR_FD_GetFieldDefn (fields, i)));
  sp_ogr_frame_u32 (0);
  sp_ogr_frame_end ();
}

static void
put_record (OGRFeatureH feature, uint32_t row, SpOgrShapes *shapes)
{
  int n = OGR_F_GetFieldCount (feature);

  sp_ogr_frame_begin ('R');
  sp_ogr_frame_u32 (row);
  sp_ogr_frame_u32 ((uint32_t) n);
  for (int i = 0; i < n; i++)
    sp_ogr_frame_text (OGR_F_IsFieldSetAndNotNull (feature, i) ? OGR_F_GetFieldAsString (feature, i) : "");
  if (shapes)
    sp_ogr_shapes_put (shapes, OGR_F_GetGeometryRef (feature), row);
  else
    sp_ogr_frame_u32 (0);
  sp_ogr_frame_end ();
}

static void
put_progress (uint32_t row, long long all)
{
  uint32_t thousandths = all > 0 ? (uint32_t) (row * 1000ull / (unsigned long long) all) : 0;

  sp_ogr_frame_begin ('P');
  sp_ogr_frame_u32 (thousandths > 1000 ? 1000 : thousandths);
  sp_ogr_frame_end ();
  sp_ogr_frame_flush ();
}

static void
put_layer (OGRLayerH layer, bool is_workbook, uint32_t most)
{
  bool has_shapes = OGR_L_GetGeomType (layer) != wkbNone;
  long long all = OGR_L_GetFeatureCount (layer, FALSE);
  SpOgrShapes shapes = { 0 };
  OGRFeatureH feature;
  uint32_t row = 0;

  sp_ogr_frame_begin ('L');
  sp_ogr_frame_byte ((uint8_t) (has_shapes | (is_workbook ? 0 : 2)));
  sp_ogr_frame_bytes (OGR_L_GetName (layer), strlen (OGR_L_GetName (layer)));
  sp_ogr_frame_end ();
  if (!is_workbook)
    put_headings (OGR_L_GetLayerDefn (layer));
  if (has_shapes)
    sp_ogr_shapes_begin (&shapes, layer);
  OGR_L_ResetReading (layer);
  CPLErrorReset ();
  while ((most == 0 || row < most) && (feature = OGR_L_GetNextFeature (layer)) != NULL)
    {
      row++;
      uint32_t shown = is_workbook && OGR_F_GetFID (feature) > 0 ? (uint32_t) OGR_F_GetFID (feature) : row;

      put_record (feature, shown, has_shapes ? &shapes : NULL);
      OGR_F_Destroy (feature);
      if (row % ROWS_BETWEEN_REPORTS == 0)
        put_progress (row, all);
    }
  if (CPLGetLastErrorType () >= CE_Failure && (most == 0 || row < most))
    sp_ogr_frame_note ("cut-short", 1, row);
  sp_ogr_shapes_end (&shapes);
}

/* The names of all layers, for the message that one is not there. */
static char *
list_layers (GDALDatasetH dataset)
{
  char *list = CPLStrdup ("");

  for (int i = 0; i < GDALDatasetGetLayerCount (dataset) && i < 20; i++)
    {
      char *longer = CPLStrdup (CPLSPrintf ("%s%s%s", list, i ? ", " : "", OGR_L_GetName (GDALDatasetGetLayer (dataset, i))));

      CPLFree (list);
      list = longer;
    }
  return list;
}

static void
put_layers (GDALDatasetH dataset, const char *sheet, bool is_workbook, uint32_t most)
{
  OGRLayerH layer;

  if (GDALDatasetGetLayerCount (dataset) == 0)
    sp_ogr_frame_fail ("no-layer", "");
  if (sheet)
    {
      layer = GDALDatasetGetLayerByName (dataset, sheet);
      if (!layer)
        sp_ogr_frame_fail ("no-sheet", list_layers (dataset));
      put_layer (layer, is_workbook, most);
      return;
    }
  for (int i = 0; i < GDALDatasetGetLayerCount (dataset); i++)
    put_layer (GDALDatasetGetLayer (dataset, i), is_workbook, most);
}

int
main (int argc, char **argv)
{
  static char buffer[1 << 16];
  const char *sheet = NULL, *path;
  bool nearest = argc == 3 && strcmp (argv[1], "--nearest") == 0;
  GDALDatasetH dataset;
  int is_workbook;

  if (!nearest && argc != 6)
    {
      fprintf (stderr, "school-places-reader is started by School Places to read a file, and is of no use alone.\n");
      return 2;
    }
  sp_reader_limit ();
  setvbuf (stdout, buffer, _IOFBF, sizeof buffer);
  setenv ("PROJ_NETWORK", "OFF", 1);
  CPLSetErrorHandler (CPLQuietErrorHandler);
  sp_ogr_register ();
  sp_reader_shut ();
  path = argv[argc - 1];
  if (!nearest && strcmp (argv[3], "--sheet") == 0)
    sheet = argv[4];
  dataset = sp_ogr_open (path, &is_workbook);
  if (nearest)
    sp_ogr_nearest (dataset);
  else
    put_layers (dataset, sheet, is_workbook, (uint32_t) strtoul (argv[2], NULL, 10));
  sp_ogr_frame_begin ('Z');
  sp_ogr_frame_end ();
  sp_ogr_frame_flush ();
  _Exit (0); /* libraries that met a hostile file are not asked to tidy up */
}
