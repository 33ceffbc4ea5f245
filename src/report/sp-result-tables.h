/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables a report or a command prints, filled from results. */
#pragma once

#include "sp-table.h"
#include "sp-year.h"

G_BEGIN_DECLS

typedef struct _SpSnapshot SpSnapshot;
typedef struct _SpForecast SpForecast;
typedef struct _SpNeed SpNeed;
typedef struct _SpFunding SpFunding;
typedef struct _SpReconciliation SpReconciliation;

SpTable *sp_table_of_forecast (SpForecast *forecast);            /* area,origin,year,group,pupils,lower80,upper80,lower95,upper95,method + components for a plan */
SpTable *sp_table_of_need (SpNeed *need);                        /* area, year: pupils, places, shortfall, spare, FE by both readings */
SpTable *sp_table_of_need_cells (SpNeed *need);                  /* the same by year group */
SpTable *sp_table_of_need_peaks (SpNeed *need);                  /* area: peak, year, long run, first year short */
SpTable *sp_table_of_growth_areas (SpNeed *need);                /* the plan's section A in a table, with settled forms */
SpTable *sp_table_of_funding_years (SpFunding *funding);
SpTable *sp_table_of_funding_sources (SpFunding *funding);
SpTable *sp_table_of_demand (SpFunding *funding);
SpTable *sp_table_of_projects (SpFunding *funding, gint programme_table /* 0 = all */);
SpTable *sp_table_of_reconciliation (SpReconciliation *reconciliation, gboolean all);
SpTable *sp_table_of_findings (GPtrArray *findings);
SpTable *sp_table_of_outturn (SpForecast *forecast);             /* the authority's forecast beside what happened; DfE definition, domain.md 6.1 */

G_END_DECLS
