/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of one of a project's lists (dependencies, approvals, risks) as the sheet shows it: its text, and fields that are
 * typed or chosen. What each list holds and how a field of it is written is said once, here. */
#pragma once

#include "sp-edit.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef enum { SP_RECORD_DEPENDENCY, SP_RECORD_APPROVAL, SP_RECORD_RISK } SpRecordList;
#define SP_N_RECORD_LISTS 3
#define SP_MOST_RECORD_FIELDS 4

typedef struct
{
  const char *title;               /* not translated */
  const char *const *codes;        /* that may be chosen, of the schema; NULL = typed */
  const char *(*name) (const char *code); /* translated */
} SpRecordField;
/* NULL beyond the last. */
const SpRecordField *sp_record_field (SpRecordList list, guint field);

typedef struct
{
  gint        position;
  const char *text;                          /* borrowed from the snapshot, as the values */
  const char *values[SP_MOST_RECORD_FIELDS]; /* by field: a code, or what was typed; NULL = not said */
} SpRecord;
GArray *sp_records_of_project (const SpProject *project, SpRecordList list); /* of SpRecord, in order */
/* "In hand · Breckland Council · by 2014-06"; free it with g_free. */
char   *sp_record_describe (SpRecordList list, const SpRecord *record);

/* Each one edit. value: as in SpRecord. An added one is open, needed, or possible and moderate. */
gboolean sp_record_set_field (SpPlan *plan, gint64 project_id, SpRecordList list, gint position, guint field,
                              const char *value, GError **error);
gboolean sp_record_set_text (SpPlan *plan, gint64 project_id, SpRecordList list, gint position, const char *text, GError **error);
gboolean sp_record_add (SpPlan *plan, gint64 project_id, SpRecordList list, const char *text, GError **error);
gboolean sp_record_remove (SpPlan *plan, gint64 project_id, SpRecordList list, gint position, GError **error);

G_END_DECLS
