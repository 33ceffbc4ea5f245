/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small plan in a folder of its own, for the tests of this room. */
#pragma once

#include <sqlite3.h>

#include "sp-edit.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;  /* "small.gpkg" in it, closed */
} TestPlan;

/* Writes tests/plan/small.sql into a new plan. */
void     test_plan_set_up (TestPlan *self, gconstpointer data);
void     test_plan_tear_down (TestPlan *self, gconstpointer data);
/* Runs SQL as some other program would: plain SQLite, no guards, no triggers. */
void     test_plan_sql (const char *path, const char *sql);
gint64   test_plan_int64 (const char *path, const char *sql);
SpPlan  *test_plan_open (const TestPlan *self);
char    *test_plan_dump (SpPlan *plan);
/* Runs a program; its standard output. Fails the test when it fails. */
char    *test_run (const char *program, ...) G_GNUC_NULL_TERMINATED;

/* A forecast round typed in from a paper, number 70; not in small.sql, which plans of older versions are made of too. */
#define TEST_ROUND_SQL \
  "INSERT INTO forecast_round (id, name, kind, made_at, origin_year, horizon) VALUES " \
  "(70, 'SCAP 2013', 'typed in', '2013-07-31', 2012, 3);" \
  "INSERT INTO forecast_round_value (round_id, level, code, year, first_group, last_group, pupils) VALUES " \
  "(70, 'authority', '926', 2013, 0, 6, 190);"

#define TEST_PLAN(path, func) g_test_add (path, TestPlan, NULL, test_plan_set_up, func, test_plan_tear_down)

G_END_DECLS
