/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fault in the data, as a value: shown as a work list, in reports and by `check`. Not an error of the program. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  SP_FINDING_NOTE,    /* worth knowing: an estimate, a rounding */
  SP_FINDING_WARNING, /* something to look at before relying on a number */
  SP_FINDING_ERROR,   /* a number could not be computed, or contradicts another */
} SpSeverity;

/* What the finding is about, so that a view can go there. `id` is the row id in the plan, 0 for none. */
typedef enum
{
  SP_SUBJECT_PLAN, SP_SUBJECT_AREA, SP_SUBJECT_SCHOOL, SP_SUBJECT_GROWTH_AREA, SP_SUBJECT_SITE, SP_SUBJECT_PROJECT,
  SP_SUBJECT_POT, SP_SUBJECT_AGREEMENT, SP_SUBJECT_PUBLISHED_TABLE, SP_SUBJECT_FILE,
} SpSubject;

typedef struct _SpFinding SpFinding;
#define SP_TYPE_FINDING (sp_finding_get_type ())
GType sp_finding_get_type (void); /* boxed, atomically counted, immutable */

/* `code` is a static kebab-case id for tests and filters ("budget-profile-differ"); `message` names the thing, the reason
 * and the next step in a planner's words, already translated. Copies message. */
SpFinding *sp_finding_new (SpSeverity severity, const char *code, SpSubject subject, gint64 id, const char *message);
SpFinding *sp_finding_new_printf (SpSeverity severity, const char *code, SpSubject subject, gint64 id,
                                  const char *format, ...) G_GNUC_PRINTF (5, 6);
/* A finding about a cell of a file: row and column count from 1, 0 = whole row or file. Message is prefixed
 * "FILE, row R, column C (NAME): ". */
SpFinding *sp_finding_new_cell (SpSeverity severity, const char *code, const char *file, guint row, guint column,
                                const char *column_name, const char *message);
SpFinding *sp_finding_ref (SpFinding *self);
void       sp_finding_unref (SpFinding *self);

SpSeverity  sp_finding_get_severity (const SpFinding *self);
const char *sp_finding_get_code (const SpFinding *self);
SpSubject   sp_finding_get_subject (const SpFinding *self);
gint64      sp_finding_get_id (const SpFinding *self);
guint       sp_finding_get_row (const SpFinding *self);
guint       sp_finding_get_column (const SpFinding *self);
const char *sp_finding_get_message (const SpFinding *self);
const char *sp_severity_name (SpSeverity severity);  /* translated: "note", "warning", "error" */
const char *sp_severity_code (SpSeverity severity);  /* untranslated, for files */
const char *sp_subject_code (SpSubject subject);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFinding, sp_finding_unref)

/* A new GPtrArray that owns SpFinding references. */
GPtrArray *sp_findings_new (void);
/* Adds references of all of `from` (NULL = none). */
void       sp_findings_append (GPtrArray *to, GPtrArray *from);
/* The gravest first; within a severity their order stays. */
void       sp_findings_sort (GPtrArray *findings);

G_END_DECLS
