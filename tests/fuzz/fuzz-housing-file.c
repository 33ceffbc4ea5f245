/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files about housing, read by their kind to the rows of the plan that they would become; now and then also tried on a plan. The first
 * letter of the input says which kind, so that the fuzzer spends its time on cells and not on headings that nobody knows. */
#include "config.h"
#include "fuzz-target.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "sp-import.h"

/* TRIED: one input in so many goes on to the plan, where a copy is made of it each time. */
#define TRIED 16

static const char *const kinds[] = { "site-trajectories", "brownfield", "agreements", "contributions", "transactions", "local-plans",
                                     "district-dwellings", "yield-observations" };

/* "B…": the second kind. */
const FuzzSeed fuzz_seeds[] = {
  FUZZ_SEED ("ASite Ref,Site name,Status,Total,Min,Max,Easting,Northing,2022-23 actual,2023/24,24-25,Y/E 31 March 2026,Notes\n"
             "A1,Long Field,Full permission,82,70,90,622329,312694,10,60,,12,\n"
             "A2,\"Mill\nRise\",Outline,30,,,1.3,52.6,,10,10,10,late\nTotal,,,,,,,,10,70,10,22,\n"),
  FUZZ_SEED ("ASite Ref,Site name,Total,1899-00,1999-00,2199-00,2200/01,9999-00\nA1,a,-1,1e308,nan,-0.0,inf,1e-308\nA1,a,,,,,,\n"),
  FUZZ_SEED ("BSiteReference,SiteNameAddress,GeoX,GeoY,CoordinateReferenceSystem,MinNetDwellings,NetDwellingsRangeFrom,NetDwellingsRangeTo,"
             "PlanningStatus,PermissionType,PermissionDate,Hectares,OrganisationURI,EndDate\r\n"
             "NR1,\"1 High Street,\r\nNorwich\",1.29,52.63,WGS84,5,5,9,permissioned,full planning permission,2017-12-31,0.4,x,\r\n"
             "NR2,Low Road,52.63,1.29,,,,,not permissioned,,31/12/2017,,,\r\nNR3,Mill,622329,312694,OSGB36,7,9,2,,,2017-02-30,,,2018-01-01\r\n"),
  FUZZ_SEED ("BTitle,,,\n,,,\nSite Reference,Site Name,Geo X,Geo Y\rNR4,\x93" "A\x94,1e999,-1e999\rNR5,b,181,91\r"),
  FUZZ_SEED ("Cdeveloper-agreement,developer-agreement-type,document-url,planning-application,reference,organisation,start-date,end-date,"
             "entry-date,notes\nA-1,section-106,http://x,2019/1,A-1,x,2020-01-01,,2020-02-30,n\nA-1,cil,,,A-1,,2020-01,2019,,\n"),
  FUZZ_SEED ("Ddeveloper-agreement,developer-agreement-contribution,contribution-purpose,amount,units,reference,entry-date\n"
             "A-1,C-1,education,1000.55,pound sterling,C-1,2020-01-01\nA-1,C-2,education,-1,hectares,,\nA-2,,,\xc2\xa3" "1,000,,,\n"),
  FUZZ_SEED ("Edeveloper-agreement-contribution,contribution-funding-status,amount,units,reference,start-date\n"
             "C-1,received,1000.55,pounds,T-1,2021-02-03\nC-1,spent,99999999999999999999,,T-1,\nC-9,lost,,,T-2,2021\n"),
  FUZZ_SEED ("Fcode,name,plan title,start year,end year,housing number type,number,min,max,is joint plan,joint plan total,notes,published,adopted\n"
             "E07000143,Breckland,Local plan,2011,2036,total,15298,,,,,,2018-01-01,2019-11-28\n"
             "E07000144,Broadland,Joint,2036,2011,range,,20000,10000,yes,37000,\"a\nb\",,\n"),
  FUZZ_SEED ("GONS code,Local authority,2001-02,2002-03 R,2003-04 P,2019/20\nE07000143,Breckland,610,..,x,-5\nE07000143,Breckland UA,1,,,\n"),
  FUZZ_SEED ("GLA code,Name,Quarter,DSP,DSHA,DSLA,DCP,DCHA,DCLA\nE07000143,Breckland,2005 Q1,10,,..,20,1,\nE07000143,Breckland,2005 Q5,x,1,1,1,1,1\n"),
  FUZZ_SEED ("HEstate,Phase,Dwellings,Pupils,Type,Tenure,Bedrooms,Years since,Site\nLong Field,primary,82,20,house,market,3,5,A1\n"
             "Mill,secondary,0,1,flat,affordable,1+,-3,\n"),
  { NULL, 0 },
};

static SpPlan *plan;
static char *folder, *path;

static void
add_districts (void)
{
  static const char *const districts[][2] = { { "E07000143", "Breckland" }, { "E07000144", "Broadland" }, { "E07000148", "Norwich" } };
  g_autoptr (SpStage) stage = sp_stage_new ();
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  guint table = sp_stage_add_table (stage, "district", "name* gss_code");

  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    {
      sp_stage_add_row (stage, table, "districts", i);
      sp_stage_add_text (stage, districts[i][1]);
      sp_stage_add_text (stage, districts[i][0]);
    }
  g_assert_true (sp_edit_import (plan, stage, "Districts", NULL, NULL, findings, NULL));
}

static void
end (void)
{
  g_autofree char *file = g_strdup (sp_plan_get_path (plan));

  g_clear_object (&plan);
  g_remove (file);
  g_remove (path);
  g_rmdir (folder);
  g_free (path);
  g_free (folder);
}

/* A plan with districts, held for the whole run and never written to again. */
static void
begin (void)
{
  g_autofree char *file = NULL;

  folder = g_dir_make_tmp ("sp-fuzz-XXXXXX", NULL);
  file = g_build_filename (folder, "plan.gpkg", NULL);
  plan = sp_plan_new_empty (file, "Fuzz", "926", sp_academic_year (2013), NULL);
  g_assert_nonnull (plan);
  add_districts ();
  path = g_build_filename (folder, "x.csv", NULL);
  atexit (end);
}

void
fuzz_one (const guint8 *data, gsize length)
{
  g_autoptr (SpImport) import = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  SpImportOptions options = SP_IMPORT_OPTIONS_INIT;
  static guint n;

  if (!plan)
    begin ();
  if (length < 1)
    return;
  options.kind = kinds[data[0] % G_N_ELEMENTS (kinds) == 0 ? G_N_ELEMENTS (kinds) - 1 : data[0] % G_N_ELEMENTS (kinds) - 1];
  options.asker = data[0] & 0x80 ? SP_IMPORT_ASKED_IN_WINDOW : SP_IMPORT_ASKED_BY_COMMAND;
  g_assert_true (g_file_set_contents_full (path, (const char *) data + 1, (gssize) length - 1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  import = sp_import_new (plan, NULL);
  g_assert_nonnull (import);
  if (!sp_import_add_file (import, path, &options, NULL, NULL))
    return;
  if (n++ % TRIED == 0)
    g_assert_true (sp_import_try (import, NULL, NULL));
  findings = sp_import_dup_findings (import);
  for (guint i = 0; i < findings->len; i++)
    g_assert_true (g_utf8_validate (sp_finding_get_message (g_ptr_array_index (findings, i)), -1, NULL));
}
