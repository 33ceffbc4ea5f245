/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reconciliation: published tables checked within (rows, columns, totals, units, rounding) and across (budget against
 * profile by project name, parts against envelope, totals of one column stated in two tables). Nothing is corrected. */
#pragma once

#include "sp-progress.h"
#include "sp-snapshot.h"
#include "sp-waterfall.h"

G_BEGIN_DECLS

typedef enum
{
  SP_CHECK_ROW,      /* number columns of a row against its total column */
  SP_CHECK_COLUMN,   /* lines of a column against its total row */
  SP_CHECK_CLAIM,    /* a published_claim */
  SP_CHECK_LABEL,    /* the same thing named in two tables of one edition, compared after units */
  SP_CHECK_CARRY,    /* the same total stated in two tables */
  SP_CHECK_EDITION,  /* the same figure in two editions, or a year's closing and the next's opening */
  SP_CHECK_DEMAND,   /* what is asked for against what there is */
} SpCheckKind;

/* One comparison that was made. `agrees` allows for the rounding of what is printed (half a unit of the last printed
 * place per addend); `rounding` says it differed but within that. */
typedef struct
{
  SpCheckKind kind;
  gint64      table_id;      /* first table concerned */
  char       *what;          /* "Growth and Investment Plan 2013, table C4, row Ashwicken" */
  double      left, right;   /* in the unit; money also exact below */
  SpMoney     left_money, right_money, difference;
  gboolean    is_money;
  gboolean    agrees;
  gboolean    rounding;
  char       *sentence;      /* the finding in words, with both figures, translated */
} SpCheck;
void sp_check_free (SpCheck *self);

typedef struct _SpReconciliation SpReconciliation; /* immutable, atomically counted */
#define SP_TYPE_RECONCILIATION (sp_reconciliation_get_type ())
GType             sp_reconciliation_get_type (void);
/* waterfall: of the same snapshot, says what agreements bring beside the pots; NULL = none does. Fails as sp_funding_run does. */
SpReconciliation *sp_reconcile_run (SpSnapshot *snapshot, const SpWaterfall *waterfall, SpProgress *progress, GError **error);
SpReconciliation *sp_reconciliation_ref (SpReconciliation *self);
void              sp_reconciliation_unref (SpReconciliation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReconciliation, sp_reconciliation_unref)
guint          sp_reconciliation_get_n_checks (const SpReconciliation *self);
const SpCheck *sp_reconciliation_get_check (const SpReconciliation *self,
                                            guint i); /* disagreements first, then rounding, then agreeing */
GPtrArray     *sp_reconciliation_get_findings (const SpReconciliation *self);

G_END_DECLS
