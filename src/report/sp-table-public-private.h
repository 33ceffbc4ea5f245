/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-table.h"

G_BEGIN_DECLS

typedef struct
{
  SpTable    *table;
  guint       threshold;
  GHashTable *totals; /* "area|year" of totals hidden in a long table, which a wide one must not show; a set of strings */
  guint8     *hidden; /* [n_rows][n_columns] */
} SpPublicWork;

/* Columns by which a long table is cut into grids of counts: what is down the side, and what is along the top. */
extern const char *const sp_public_down_keys[];
extern const char *const sp_public_along_keys[];
extern const char *const sp_public_phase_keys[];
extern const char *const sp_public_year_keys[];

/* The column of the first of the keys that the table has; -1 = none. */
gint     sp_public_find_any (const SpTable *table, const char *const *keys);
/* "" where there is none. */
const char *sp_public_text (const SpTable *table, guint row, gint column);
gboolean sp_public_read_count (const SpTable *table, guint row, gint column, double *value);
void     sp_public_hide (SpPublicWork *work, guint row, guint column);
char    *sp_public_dup_total_key (const char *down, const char *year);
/* What the mark stands for, in the table's note; once. */
void     sp_public_explain_mark (SpTable *table, guint threshold);
/* sp-table-public-long.c: hides counts of the column `main`, one a row. */
void     sp_public_suppress_long (SpPublicWork *work, gint main, gint down, gint along);

G_END_DECLS
