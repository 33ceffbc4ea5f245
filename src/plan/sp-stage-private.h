/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a stage as the edit that writes them sees them. */
#pragma once

#include "sp-schema.h"
#include "sp-stage.h"

G_BEGIN_DECLS

typedef struct
{
  char                 *name;
  const SpSchemaColumn *schema;
  gboolean              is_key, finds, once, may_miss;
  const SpSchemaTable  *other;       /* what it refers to, NULL = nothing */
  char                 *other_field;
} SpStageColumn;

typedef struct
{
  const SpSchemaTable *schema;
  GArray              *columns;      /* SpStageColumn */
  SpStageCount         count;
} SpStageTable;

typedef struct
{
  int type;                          /* SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB, SQLITE_NULL */
  union { gint64 whole; double real; const char *text; GBytes *blob; };
} SpStageCell;

typedef struct
{
  guint       table;
  const char *file;
  guint       row;
  gsize       first_cell;
} SpStageRow;

struct _SpStage
{
  GArray       *tables;  /* SpStageTable */
  GArray       *rows;    /* SpStageRow */
  GArray       *cells;   /* SpStageCell, row after row */
  GStringChunk *texts;
  GPtrArray    *blobs;   /* GBytes */
  char         *mapping_name, *mapping_kind, *mapping_definition; /* NULL = none to be kept */
  char         *source_code, *source_title, *source_dated;
  SpStageCount *counts;  /* as last asked for */
};

G_END_DECLS
