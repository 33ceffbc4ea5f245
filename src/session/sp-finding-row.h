/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding of the plan or of an engine. Its id is made of what it says. */
#pragma once

#include "sp-finding.h"
#include "sp-row.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      id;
  gint        severity;         /* SpSeverity */
  const char *severity_name;    /* translated */
  const char *code;
  gint        subject;          /* SpSubject */
  gint64      subject_id;
  const char *subject_name;     /* the thing's name, NULL = the plan */
  const char *message;
} SpFindingValues;

#define SP_TYPE_FINDING_ROW (sp_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (SpFindingRow, sp_finding_row, SP, FINDING_ROW, SpRow)

static inline const SpFindingValues *
sp_finding_row_get_values (gpointer row)
{
  return (const SpFindingValues *) sp_row_get_values (SP_ROW (row));
}

void sp_finding_values_fill (SpFindingValues *values, const SpSnapshot *snapshot, const SpFinding *finding);

G_END_DECLS
