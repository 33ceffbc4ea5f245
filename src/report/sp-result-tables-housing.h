/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of housing: yields, delivery, the double-count audit, peaks of growth areas. Separate from sp-result-tables.h since
 * each is of one engine's noun. */
#pragma once

#include "sp-housing-audit.h"
#include "sp-table.h"

G_BEGIN_DECLS

typedef struct _SpForecast SpForecast;
typedef struct _SpSiteDelivery SpSiteDelivery;
typedef struct _SpSnapshot SpSnapshot;

/* phase, kind of dwelling: yield held, its source, forms per 100 dwellings, and the council's own beside it */
SpTable *sp_table_of_yields (const SpSnapshot *snapshot, double spread);
/* The points of the curves by which settled yields are reached: a row a phase, a column for each number of years that any holds. */
SpTable *sp_table_of_build_up (const SpSnapshot *snapshot);
/* planning stage: chance of being built, slip, rate, stall, lag, source */
SpTable *sp_table_of_delivery_defaults (const SpSnapshot *snapshot);
/* site: its dwellings, years, and how it is delivered */
SpTable *sp_table_of_sites (const SpSnapshot *snapshot);
/* site x year: expected completions by the end of the year, and 1 in 10 from and to */
SpTable *sp_table_of_delivery (SpSiteDelivery *delivery);
/* area, year of completion: trend, planned, expected, above; pupils in the ratios and added */
SpTable *sp_table_of_housing_audit (SpForecast *forecast);
/* Of that audit, what a year of an area is: for tables that are of one area. */
void     sp_table_add_audit_columns (SpTable *table);
void     sp_table_add_audit (SpTable *table, const SpHousingAudit *row);
/* growth area, phase: pupils and forms at the peak with its year, and in the long run */
SpTable *sp_table_of_growth_peaks (SpForecast *forecast);

G_END_DECLS
