/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper of the group that looks after the capital programme: on its first page what a member has to know and is asked to decide, after it
 * all that the group goes through: the money by year and pot, the schemes of each programme table and how far they are paid for, when
 * they are built, what may go wrong, what developers owe, early warnings, the options of a saved programme, and where all of it comes
 * from. Everything in it is an existing result; it computes nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpPaper SpPaper;
typedef struct _SpWaterfall SpWaterfall;
typedef struct _SpReceipts SpReceipts;
typedef struct _SpTimetable SpTimetable;
typedef struct _SpNeed SpNeed;
typedef struct _SpProgramme SpProgramme;
typedef struct _SpReconciliation SpReconciliation;

/* All of one snapshot, borrowed. */
typedef struct
{
  SpWaterfall      *waterfall;
  SpReceipts       *receipts;
  SpTimetable      *timetable;
  SpReconciliation *reconciliation;
  SpNeed           *without;        /* need over the places there are (SP_SUPPLY_EXISTING); NULL = no rolls to forecast from */
  SpProgramme      *programme;      /* worked out, with reasons; NULL = none */
  const char       *programme_name; /* NULL without */
  const char       *why_none;       /* why there is no programme, a sentence; NULL = none is saved */
  const char       *date;           /* YYYY-MM-DD, printed */
  gboolean          large_print;    /* figures that do not fit are cut up */
} SpCapitalSubject;
SpPaper *sp_capital_paper_new (const SpCapitalSubject *subject);

G_END_DECLS
