/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who changed what in a plan, when and why; and which of those edits another copy of the plan has too. */
#pragma once

#include "sp-plan.h"

G_BEGIN_DECLS

typedef struct
{
  gint64  id;         /* of the edit in this file */
  gint64  revision;   /* of the plan that it made */
  char   *label;      /* "Change dwellings of Thetford in 2016/17" */
  char   *reason;     /* NULL = none was given */
  char   *author;
  char   *made_at;    /* UTC, 'YYYY-MM-DDThh:mm:ssZ' */
  char   *state;      /* 'done', 'undone', 'dropped'; 'same': brought in, and was so here already */
  char   *origin;     /* which edit it is, the same in every copy that has it: a SHA-256 */
  char   *brought_by, *brought_at, *brought_from; /* it came from another officer's copy; NULL = it was made here */
} SpHistoryEdit;
void sp_history_edit_free (SpHistoryEdit *self);

typedef struct { char *origin, *label, *author, *made_at, *refused_by, *refused_at, *reason; } SpRefusedEdit;
void sp_refused_edit_free (SpRefusedEdit *self);

/* Array of SpHistoryEdit, oldest first; NULL with error when the plan is closed or unreadable. Free with g_ptr_array_unref. */
GPtrArray *sp_plan_dup_history (SpPlan *self, GError **error);
/* Array of SpRefusedEdit: edits of other copies that were refused here, oldest first. */
GPtrArray *sp_plan_dup_refused_edits (SpPlan *self, GError **error);

G_END_DECLS
