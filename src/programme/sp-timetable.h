/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When each project does what: its works in four bands, the day by which it must be decided, and the dates it waits for.
 *
 * A paper says of most projects their RIBA stage and when they are to be complete, and no more. The rest is an estimate:
 *
 *   completion  = as dated; else 1 September of the year from which its places count
 *   decision    = completion - lead time; the project's own, else the middle of the range of its kind (sp-lead-time.h)
 *   bands       = preparation 15 %, design 30 %, tender 10 %, works 45 % of the time they share, whole months by largest
 *                 remainder. Not begun: all four, from the decision, or the earliest start where that is later. Begun: those
 *                 before the stage reached share what is past, that one and the rest share the time from today
 *
 * The shares are general knowledge of school building, not a council's. Stages: RIBA 2007 letters A-B, 2013 numbers 0-1:
 * preparation; C-F, 2-4: design; G-H: tender; J-L, 5-7: works. Of two stages said ("B or C") the earlier counts.
 * Example: complete September 2015, 24 months, not begun: decision September 2013, preparation 4 months, design 7, tender 2,
 * works 11. */
#pragma once

#include "sp-need-probability.h"
#include "sp-receipt.h"

G_BEGIN_DECLS

typedef enum { SP_WORK_PREPARATION, SP_WORK_DESIGN, SP_WORK_TENDER, SP_WORK_BUILDING } SpWorkStage;
#define SP_N_WORK_STAGES 4
const char *sp_work_stage_name (SpWorkStage stage); /* translated */
/* Of a RIBA stage as reported; FALSE when it is none. */
gboolean    sp_work_stage_parse (const char *riba_stage, SpWorkStage *out);

/* Months since the year 0: year x 12 + month - 1. */
typedef struct { SpWorkStage stage; gint from, to; } SpWorkBand; /* to: first month after */

typedef enum { SP_DATE_DECISION, SP_DATE_APPROVAL, SP_DATE_DEPENDENCY, SP_DATE_TRIGGER } SpProjectDateKind;
typedef struct
{
  SpProjectDateKind kind;
  gint              month;
  const char       *text;     /* of the plan; NULL for a decision */
  gboolean          of_year;  /* only the year is known: the month is its middle */
} SpProjectDate;

typedef struct
{
  SpWorkBand           bands[SP_N_WORK_STAGES]; guint n_bands;
  const SpProjectDate *dates; guint n_dates;  /* by month */
  gint                 completion;            /* -1 = not dated: no bands then */
  gint                 lead_months;
  gboolean             lead_estimated;        /* of its kind, not its own */
  gboolean             begun;                 /* it has a stage, or is committed */
  gboolean             late;                  /* its decision was due before today and it has not begun */
} SpTimetableRow;

typedef struct _SpTimetable SpTimetable; /* immutable, atomically counted */
#define SP_TYPE_TIMETABLE (sp_timetable_get_type ())
GType                 sp_timetable_get_type (void);
/* receipts: of the same snapshot; NULL = no triggers. */
SpTimetable          *sp_timetable_new (SpSnapshot *snapshot, SpReceipts *receipts);
SpTimetable          *sp_timetable_ref (SpTimetable *self);
void                  sp_timetable_unref (SpTimetable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTimetable, sp_timetable_unref)
SpSnapshot           *sp_timetable_get_snapshot (const SpTimetable *self);
gint                  sp_timetable_get_today (const SpTimetable *self); /* the plan's own day */
const SpTimetableRow *sp_timetable_get_row (const SpTimetable *self, SpProjectIndex project);
/* From the first month of anything to the first after all; FALSE when nothing is dated. */
gboolean              sp_timetable_get_span (const SpTimetable *self, gint *from, gint *to);
/* Months from the decision on a project to its places: its own, else the usual of its kind (sp-lead-time.h). */
gint                  sp_timetable_lead (const SpSnapshot *snapshot, const SpProject *project);
/* A month as people read it: "March 2014"; free with g_free. */
char                 *sp_timetable_month_to_string (gint month);

/* Places of a phase that projects bring, by the end of an academic year, from the plan's first on: those the plan dates, of
 * the planning areas of that phase. */
gint                  sp_timetable_get_places (const SpTimetable *self, SpPhase phase, SpAcademicYear year);

G_END_DECLS
