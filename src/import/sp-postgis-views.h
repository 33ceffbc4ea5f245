/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views of a publication: what a GIS shows and a report tool reads without joining tables. */
#pragma once

typedef struct { const char *name; const char *comment; const char *query; } SpPostgisView;

/* In the query the tables are named without their schema. Ended by a view without a name. */
extern const SpPostgisView sp_postgis_views[];
