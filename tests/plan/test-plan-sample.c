/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fault in a sample names file, row and column. */
#include "config.h"
#include "sp-sample.h"
#include "sp-schema.h"
#include "sp-test-plan.h"

static sqlite3 *
new_database (void)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = sp_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (sp_database_exec (db, sp_schema_get_sql (), &error));
  g_assert_true (sp_database_exec (db, "BEGIN; PRAGMA defer_foreign_keys = ON", &error));
  return db;
}

static const struct { const char *table; const char *text; const char *message; } faults[] = {
  { "school", "", "ground/school.csv, row 1: there is no line of column names" },
  { "school", "id,name,fase\n", "ground/school.csv, row 1, column 3: table school has no column “fase”" },
  { "school", "id,name,id\n", "ground/school.csv, row 1, column 3 (id): this column is given twice" },
  { "school", "id,name,phase\n1,Drake,primary\nx,Queensway,junior\n", "ground/school.csv, row 3, column 1 (id): this is not a whole number" },
  { "school", "id,name,phase\n1,Drake\n", "ground/school.csv, row 2: the number of fields is not that of the first line" },
  { "school", "id,name,phase\n1,Drake,grammar\n", "ground/school.csv, row 2: CHECK constraint failed" },
  { "school", "id,name,phase\n1,,primary\n", "ground/school.csv, row 2: NOT NULL constraint failed: school.name" },
  { "school", "id,name,phase\n1,A,primary\n1,B,primary\n", "ground/school.csv, row 3: UNIQUE constraint failed" },
  { "school", "id,name,phase,geom\n1,A,primary,POINT (999 1)\n", "ground/school.csv, row 2, column 4 (geom):" },
  { "school", "id,name,phase,geom\n1,\"A\n", "ground/school.csv, row" },
  { "births", "area_id,entry_year,births\n1,2013,1.5.2\n", "ground/births.csv, row 2, column 3 (births): this is not a number" },
  { "births", "area_id,entry_year,births\n1,2013,inf\n", "ground/births.csv, row 2, column 3 (births): this is not a number" },
  { "plan_meta", "id\n1\n", "has no table “plan_meta”" },
  { "sqlite_schema", "id\n1\n", "has no table “sqlite_schema”" },
};

static void
test_fault (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (sqlite3) db = new_database ();
  g_autofree char *file = g_strdup_printf ("ground/%s.csv", faults[i].table);
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_sample_load_table (db, faults[i].table, file, faults[i].text, strlen (faults[i].text), &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  if (!strstr (error->message, faults[i].message))
    g_error ("“%s” does not say “%s”", error->message, faults[i].message);
}

/* Blank is NULL, or the default where NULL may not stand; order and subset of columns are free; quotes, CRLF, a byte order
 * mark and a last blank line are as RFC 4180 has them. */
static void
test_good (void)
{
  static const char text[] = "\xef\xbb\xbfname,id,phase,geom,urn,estimated,note\r\n"
                             "\"Drake, Sir \"\"F\"\"\",7,primary,POINT (0.75 52.41),,,\r\n"
                             "Queensway,8,junior,,120002,1,\"two\nlines\"\r\n";
  g_autoptr (sqlite3) db = new_database ();
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  g_assert_true (sp_sample_load_table (db, "school", "school.csv", text, sizeof text - 1, &error));
  g_assert_no_error (error);
  sp_database_get_int64 (db, "SELECT count(*) FROM school WHERE id = 7 AND name = 'Drake, Sir \"F\"' AND urn IS NULL AND estimated = 0 "
                         "AND note IS NULL AND length (geom) = 29", &n, 0, NULL);
  g_assert_cmpint (n, ==, 1);
  sp_database_get_int64 (db, "SELECT count(*) FROM school WHERE id = 8 AND geom IS NULL AND estimated = 1 AND note = 'two' || char (10) || 'lines'",
                         &n, 0, NULL);
  g_assert_cmpint (n, ==, 1);
}

static void
test_dangling (void)
{
  static const char text[] = "id,school_id,year,places\n9,77,2013,210\n";
  g_autoptr (sqlite3) db = new_database ();
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_sample_load_table (db, "net_capacity", "net_capacity.csv", text, strlen (text), &error));
  g_assert_no_error (error);
  g_assert_false (sp_sample_check_keys (db, "x", &error));
  g_assert_cmpstr (error->message, ==, "x/net_capacity.csv, row with key 9, column school_id: no row of school has that key");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan/sample/fault/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_fault);
    }
  g_test_add_func ("/plan/sample/good", test_good);
  g_test_add_func ("/plan/sample/dangling", test_dangling);
  return g_test_run ();
}
