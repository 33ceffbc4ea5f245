/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's own tables, row by row: for people (words, units, names in place of keys) and for other programs (exact, and able to
 * come back to the same plan). */
#pragma once

#include "sp-plan.h"
#include "sp-progress.h"

G_BEGIN_DECLS

/* A table of the schema as a sheet for people is headed. */
typedef struct
{
  const char *name;       /* 'housing_site' */
  const char *title;      /* "Housing site", translated */
  gboolean    has_shape;  /* a point, lines or polygons a row */
  guint       n_rows;
} SpPlanTable;

typedef struct
{
  char    *heading;     /* "dwellings, fewest", translated */
  char    *name;        /* of the schema */
  gboolean is_number;
} SpPlanColumn;

typedef struct
{
  gboolean is_number;   /* number holds it */
  double   number;      /* money in pounds, years by the calendar year in which they begin */
  char    *text;        /* in words, names in place of keys; NULL = not said */
} SpPlanCell;

/* Array of SpPlanTable in the order of the schema; those without rows too; not the file's own book-keeping. */
GArray *sp_plan_list_tables (SpPlan *self);

/* Hands over a table: first its columns, then each row by its key. Shapes, keys and records are left out; cells belong to the
 * reader. A function that returns FALSE stops. */
typedef gboolean (*SpPlanRowFunc) (const SpPlanColumn *columns, const SpPlanCell *cells /* NULL: the columns only */, guint n,
                                   gpointer user_data);
gboolean sp_plan_read_table (SpPlan *self, const char *table, SpPlanRowFunc row, gpointer user_data, GError **error);

/* Hands over the features of a table with shapes: each row's shape (NULL = none held) and its other columns, exact: keys as they
 * are, names in place of nothing. Text "…", numbers exact, missing NULL. */
typedef gboolean (*SpPlanFeatureFunc) (const SpShape *shape, const char *const *names, const SpPlanCell *cells, guint n,
                                       gpointer user_data);
gboolean sp_plan_read_features (SpPlan *self, const char *table, SpPlanFeatureFunc feature, gpointer user_data,
                                GError **error);

/* Hands over the columns of such a table but the shape, in the same order: name, what it is (as a GIS is told), whether it holds
 * numbers. */
typedef void (*SpPlanFieldFunc) (const char *name, const char *meaning, gboolean is_number, gpointer user_data);
void     sp_plan_describe_features (const char *table, SpPlanFieldFunc field, gpointer user_data);

/* Writes every table as TABLE.csv into a folder (made where it is not there; must be empty), with plan.txt beside them, so that
 * sp_plan_new_from_tables gives a plan of the same dump. Numbers are exact; shapes are WKT; a text that a spreadsheet would take
 * for a formula, or that begins with an apostrophe, or is empty but said, has an apostrophe before it. */
gboolean sp_plan_export_tables (SpPlan *self, const char *folder, SpProgress *progress, GError **error);
/* A new plan from such a folder. Fails as sp_plan_new_from_sample does; the message names file, row and column. */
SpPlan  *sp_plan_new_from_tables (const char *path, const char *folder, GError **error);

G_END_DECLS
