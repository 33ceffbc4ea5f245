/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files about housing, read by their kind to the rows of the plan that they would become; now and then also tried on a plan. The first
 * letter of the input says which kind, so that the fuzzer spends its time on cells and not on headings that nobody knows. */
#include "config.h"
#include "fuzz-target.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
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
  FUZZ_SEED ("Cdeveloper-agreement,developer-agreement-type,planning-application,reference,start-date,notes\n"
             "S-1,section-106,2013-0001 f,S-1,1 March 2013,\nS-2,section-106,,S-2,01/03/2014,Mill Rise\nS-3,,2013/0009,S-3,,\n"),
  FUZZ_SEED ("Ddeveloper-agreement-contribution,developer-agreement,contribution-purpose,amount,units\n"
             "agreement-1-1,agreement-1,education,1000,pound sterling\nC-9,agreement-1,education,500,\nC-2,A-2,education,5,hectares\n"),
  FUZZ_SEED ("Edeveloper-agreement-transaction,developer-agreement-contribution,contribution-funding-status,amount,start-date\n"
             "T-1,C-1,received,400,1 May 2014\nT-1,C-1,received,500,1 May 2014\nT-9,C-1,received,400,2014-05-01\n,C-1,spent,5,1.5.14\n"
             "agreement-1-1-1,agreement-1-1,received,1000,2014-05-01\nagreement-1-1-2,agreement-1-1,agreed,,2013-03-01\n"
             ",agreement-1-1,returned,-7,2012\n,agreement-1-1,spent,7,2012\n,agreement-1-1,spent,7,2012\nT-2,C-3,received,1e12,2199-12-31\n"),
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

/* Agreements with and without references, two of one application and two of one site; what they oblige to, and payments. */
static const char contributions[]
    = "INSERT INTO agreement (id, reference, title, planning_application, signed_on) VALUES (1, NULL, 'Long Field', '2013/0001/F', "
      "'2013-03-01'), (2, 'A-2', 'Mill Rise', '2013/0009', '2014-03-01'), (3, 'A-3', 'Mill Rise', '2013/0009', '2014-03');"
      "INSERT INTO obligation (id, agreement_id, position, kind, text, amount_pence, reference, received_on) VALUES "
      "(1, 1, 1, 'money', 'Primary', 100000, NULL, '2014-05-01'), (2, 1, 2, 'money', 'Half', 50000, NULL, NULL), "
      "(3, 1, 3, 'money', 'Half', 50000, NULL, NULL), (4, 2, 1, 'money', 'All', 90000, 'C-1', NULL), (5, 2, 2, 'land', 'Site', NULL, 'C-2', NULL), "
      "(6, 2, 3, 'money', 'A', 1, 'C-3', NULL), (7, 3, 1, 'money', 'B', 1, 'C-3', NULL);"
      "INSERT INTO contribution_transaction (obligation_id, state, amount_pence, happened_on, reference) VALUES "
      "(4, 'received', 40000, '2014-05-01', 'T-1'), (4, 'received', 500, NULL, NULL), (4, 'spent', 500, '2014-06', NULL);";

/* As another program would, before the plan is opened. */
static void
add_contributions (const char *file)
{
  sqlite3 *db = NULL;

  g_assert_true (sqlite3_open (file, &db) == SQLITE_OK && sqlite3_exec (db, contributions, NULL, NULL, NULL) == SQLITE_OK);
  sqlite3_close (db);
}

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

/* A plan with districts and agreements, held for the whole run and never written to again. */
static void
begin (void)
{
  g_autofree char *file = NULL;

  folder = g_dir_make_tmp ("sp-fuzz-XXXXXX", NULL);
  file = g_build_filename (folder, "plan.gpkg", NULL);
  plan = sp_plan_new_empty (file, "Fuzz", "926", sp_academic_year (2013), NULL);
  g_assert_nonnull (plan);
  g_clear_object (&plan);
  add_contributions (file);
  plan = sp_plan_open (file, FALSE, NULL);
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
