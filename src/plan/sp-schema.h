/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan's tables are, read from schema.sql itself so that nothing repeats it. Private to the room. */
#pragma once

#include "sp-database.h"

G_BEGIN_DECLS

#define SP_SCHEMA_VERSION 4

typedef enum { SP_STORES_INTEGER, SP_STORES_REAL, SP_STORES_TEXT, SP_STORES_BLOB, SP_STORES_GEOMETRY } SpColumnType;

typedef struct
{
  char        *name;
  char        *declared;     /* 'INTEGER', 'MULTIPOLYGON' … */
  SpColumnType type;
  char        *not_null_default; /* of a NOT NULL column; NULL = none */
  gboolean     is_key;
} SpSchemaColumn;

typedef struct
{
  char      *name;
  char      *sql;            /* as in sqlite_schema */
  GPtrArray *columns;        /* SpSchemaColumn */
  char      *key;            /* the integer primary key */
  char      *geometry;       /* its column's declared type, NULL = not a feature table */
} SpSchemaTable;

/* In the order of schema.sql. Shared, immutable. */
const GPtrArray     *sp_schema_get_tables (void);
const SpSchemaTable *sp_schema_find_table (const char *name);
/* NULL when the table has no such column. */
const SpSchemaColumn *sp_schema_find_column (const SpSchemaTable *table, const char *name);
/* SQL of the named index, NULL when it is not ours. */
const char          *sp_schema_find_index (const char *name);
const GPtrArray     *sp_schema_get_index_names (void);
/* The file's own book-keeping, which is neither edited, dumped row by row nor shown to a GIS. */
gboolean             sp_schema_is_private (const char *table);
/* Text of schema.sql, and of the step that brings a plan of `from` to the next version; NULL when there is none. */
const char          *sp_schema_get_sql (void);
const char          *sp_schema_get_migration (gint from);
/* Text of delivery-defaults.sql: how sites are delivered, where a plan says nothing of it at all. */
const char          *sp_schema_get_defaults (void);
/* Text of geopackage.sql, and of a layer's QGIS style; NULL where it has none. */
const char          *sp_schema_get_geopackage_sql (void);
const char          *sp_schema_get_style (const char *table);
/* Comments and spacing gone, case and quotes outside strings evened: for comparing definitions. */
char                *sp_schema_normalise (const char *sql);

G_END_DECLS
