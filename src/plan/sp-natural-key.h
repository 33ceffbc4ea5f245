/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways in which rows of a table may not be the same: its UNIQUE columns and indexes. Two officers who each add the completions
 * of one site in one year have added one thing. Private to the room. */
#pragma once

#include "sp-database.h"
#include "sp-schema.h"

G_BEGIN_DECLS

typedef struct
{
  guint    n;
  int      columns[8];   /* places in SpSchemaTable.columns */
  gboolean nulls_match;  /* 'not said' is the same as 'not said' (an index over ifnull) */
} SpNaturalKey;

/* Array of SpNaturalKey (g_array_unref). Keys over other expressions, or over more than eight columns, are left out. */
GArray *sp_natural_keys_new (const SpSchemaTable *table);

G_END_DECLS
