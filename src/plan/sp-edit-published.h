/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a paper as it was published, into the plan: cells exactly as printed, to be checked against the paper's others. */
#pragma once

#include "sp-plan.h"
#include "sp-snapshot-money.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title, *edition, *unit;            /* unit: a code of the schema */
  const char *dated, *source;                    /* the paper's day as officers write it, its title; NULL = not said */
  const SpPublishedColumn *columns; guint n_columns;
  const SpRowRole *rows; guint n_rows;
  const char *const *cells;                      /* [n_rows][n_columns], NULL or "" = empty */
} SpPublishedDraft;

/* One of the same title and edition is replaced, and keeps its code. */
gboolean sp_edit_set_published_table (SpPlan *plan, const SpPublishedDraft *draft, const char *reason, GError **error);

G_END_DECLS
