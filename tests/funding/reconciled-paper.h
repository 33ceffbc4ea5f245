/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reconciling a paper written in a test found. */
#pragma once

#include "sp-reconcile-private.h"

#include "printed-paper.h"

static inline SpReconciliation *
paper_reconcile (Paper *paper)
{
  g_autoptr (GError) error = NULL;
  SpReconciliation *result = sp_reconcile_run (&paper->snapshot, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static inline guint
count_checks (SpReconciliation *result, SpCheckKind kind, gboolean agrees)
{
  guint n = 0;

  for (guint i = 0; i < sp_reconciliation_get_n_checks (result); i++)
    {
      const SpCheck *check = sp_reconciliation_get_check (result, i);

      n += check->kind == kind && check->agrees == agrees;
    }
  return n;
}

static inline const SpFinding *
find_code (SpReconciliation *result, const char *code)
{
  GPtrArray *findings = sp_reconciliation_get_findings (result);

  for (guint i = 0; i < findings->len; i++)
    if (g_strcmp0 (sp_finding_get_code (findings->pdata[i]), code) == 0)
      return findings->pdata[i];
  return NULL;
}
