/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A capital project. */
#pragma once

#include "sp-row.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct _SpFunding SpFunding;
typedef struct _SpWaterfall SpWaterfall;

typedef struct
{
  gint64      id;
  gint        index;
  const char *reference;
  gint        table;                /* programme table, 0 = none */
  gint        position;
  const char *name;
  const char *description;
  gint64      school_id;
  const char *school_name;
  gint64      area_id;
  const char *area_name;
  const char *places_text;          /* "105 to 210" as one would say it */
  gint        places_added;         /* least added, -1 = not said */
  const char *stage;
  gboolean    budget_known;
  gint64      budget;               /* pence */
  gboolean    spend_known;
  gint64      spend;                /* pence, over all dated years, spend to date too */
  gboolean    differs;              /* budget and profile are both said and disagree */
  const char *paid_name;            /* how far money reaches it, translated */
  const char *paid_reason;          /* a sentence; NULL where it is paid for in its years */
  gboolean    unpaid;               /* in part, or not at all */
  const char *completion;       /* as printed, or its date in words */
  const char *completion_on;
  gint        places_from_year;
  gboolean    committed;
  gint        open_dependencies;
  const char *dependency;           /* the first that is open, in words */
} SpProjectValues;

#define SP_TYPE_PROJECT_ROW (sp_project_row_get_type ())
G_DECLARE_FINAL_TYPE (SpProjectRow, sp_project_row, SP, PROJECT_ROW, SpRow)

static inline const SpProjectValues *
sp_project_row_get_values (gpointer row)
{
  return (const SpProjectValues *) sp_row_get_values (SP_ROW (row));
}

/* Fills values; strings borrowed from the snapshot or kept in `strings`. */
void sp_project_values_fill (SpProjectValues *values, const SpSnapshot *snapshot, SpFunding *funding, SpProjectIndex project,
                             GStringChunk *strings);
/* How far the waterfall pays for it; strings borrowed from it. */
void sp_project_values_fill_paid (SpProjectValues *values, const SpWaterfall *waterfall);

G_END_DECLS
