/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pot of money. */
#pragma once

#include "sp-row.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct _SpWaterfall SpWaterfall;

typedef struct
{
  gint64      id;
  gint        index;
  const char *name;
  const char *source;            /* code */
  const char *source_name;       /* translated */
  const char *programme;         /* code */
  gboolean    growth;            /* counts against the plan's projects */
  const char *certainty;         /* code */
  const char *certainty_name;    /* translated */
  gint64      total;             /* pence, all years */
  gint64      undated;           /* of it, what has no year and has not been received: it pays for nothing dated */
  gint64      used, lapsing, left; /* pence, all years: paid for schemes, lost at the deadline, neither */
  const char *purpose_name, *phase_name; /* translated; NULL = any */
  const char *tied;              /* to these places or schemes only; NULL = any */
  gint        n_tied;            /* to how many things */
  const char *terms;             /* in words */
  const char *earliest, *spend_by;
  gint        carry_years;       /* -1 = no limit but spend_by */
} SpFundingValues;

#define SP_TYPE_FUNDING_ROW (sp_funding_row_get_type ())
G_DECLARE_FINAL_TYPE (SpFundingRow, sp_funding_row, SP, FUNDING_ROW, SpRow)

static inline const SpFundingValues *
sp_funding_row_get_values (gpointer row)
{
  return (const SpFundingValues *) sp_row_get_values (SP_ROW (row));
}

/* Strings borrowed from the snapshot or kept in `strings`. */
void sp_funding_values_fill (SpFundingValues *values, const SpSnapshot *snapshot, SpPotIndex pot, GStringChunk *strings);
/* What the waterfall makes of it; a pot of another programme stays as it is. */
void sp_funding_values_fill_used (SpFundingValues *values, const SpWaterfall *waterfall);

G_END_DECLS
