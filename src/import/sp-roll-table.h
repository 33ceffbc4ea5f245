/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One CSV table of counts by area and year: rows that can be used, and findings about those that cannot. */
#pragma once

#include <gio/gio.h>
#include "sp-finding.h"
#include "sp-year.h"

G_BEGIN_DECLS

typedef struct
{
  guint       area;   /* index into areas */
  gint        year;
  SpYearGroup group;  /* SP_GROUP_R in a table without groups */
  double      count;
  guint       row;    /* of the file, from 1 */
  gboolean    dropped; /* found absurd or repeated after reading */
} SpRollRow;

typedef struct
{
  const char *file;        /* borrowed: name for findings */
  gboolean    has_groups;
  guint       columns[5];  /* column + 1 of area, year, group, count, parent; 0 = none */
  const char *headings[5];
  GPtrArray  *areas;       /* of char *, shared between tables */
  GHashTable *area_index;  /* code -> index + 1 */
  GPtrArray  *parents;     /* of char *: parent of each area, NULL = none */
  GArray     *rows;        /* of SpRollRow */
  GPtrArray  *findings;    /* borrowed */
  GHashTable *n_findings;  /* code -> how many so far */
  guint       n_read;
  guint       n_headings;
} SpRollTable;

/* Starts a table that adds to areas already known (NULL: none yet). */
void     sp_roll_table_init (SpRollTable *self, const char *file, gboolean has_groups, const SpRollTable *areas_of, GPtrArray *findings);
void     sp_roll_table_clear (SpRollTable *self);
gboolean sp_roll_table_read (SpRollTable *self, const char *data, gsize length, GError **error);
/* Drops repeated rows (the first stays) and counts far out of line with the other years of the same area and year group. */
void     sp_roll_table_check (SpRollTable *self);
/* Drops births that no reception of the area comes near to. Both tables checked already. */
void     sp_roll_table_check_births (SpRollTable *self, const SpRollTable *rolls);
/* Adds a fault of a row (0: of the file), in the column of the counts or in none; takes the message. As many of a kind as
 * are listed one by one are kept, the others counted. */
void     sp_roll_table_take_fault (SpRollTable *self, SpSeverity severity, const char *code, guint row, gboolean in_count,
                                   char *message);
/* Says how many more faults of each kind there were than were listed. */
void     sp_roll_table_sum_up (SpRollTable *self);

G_END_DECLS
