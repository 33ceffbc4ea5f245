/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is published of a plan into somebody's database: layers with shapes, the plan's tables and results, each column with a type
 * and a description. It is written as lines that school-places-writer reads (its head says how). */
#pragma once

#include "sp-need.h"
#include "sp-plan.h"
#include "sp-waterfall.h"
#include "sp-table.h"

G_BEGIN_DECLS

typedef struct _SpPublication SpPublication;
SpPublication *sp_publication_new (void);
void           sp_publication_free (SpPublication *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPublication, sp_publication_free)

/* The plan, revision and scenario it is of, in a table "publication" of one row; made_at is UTC, 'YYYY-MM-DDThh:mm:ssZ'. */
void     sp_publication_add_origin (SpPublication *self, SpSnapshot *snapshot, const char *made_at);
/* Layers of the plan (areas, schools, growth areas, sites, districts, catchments) and its tables of schemes and money. FALSE with
 * error as sp_plan_read_features. */
gboolean sp_publication_add_plan (SpPublication *self, SpPlan *plan, GError **error);
/* Places of schools by year and year group, where they are held. */
void     sp_publication_add_places (SpPublication *self, SpSnapshot *snapshot);
/* A table of results, under a name that a database can bear; made public first where it is to be. */
void     sp_publication_add_result (SpPublication *self, SpTable *table);
/* Every result that is published, with the decisions worked out from need; threshold 0 = counts of children are published as they
 * are. FALSE with error as sp_forecast_simulate, or cancelled. sp-publication-results.c */
gboolean sp_publication_add_results (SpPublication *self, SpNeed *need, SpFunding *funding, SpWaterfall *waterfall, guint threshold,
                                     SpProgress *progress, GError **error);
/* One row for each table: name, what it is, rows, columns, shapes. */
SpTable *sp_publication_list (const SpPublication *self);
/* The lines. Free with g_free. */
char    *sp_publication_write (const SpPublication *self);

G_END_DECLS
