/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-funding.h"
#include "sp-held-back.h"
#include "sp-need.h"
#include "sp-need-probability.h"
#include "sp-sheet.h"
#include "sp-summary.h"
#include "sp-waterfall.h"

G_BEGIN_DECLS

/* How much of the council's own statements a page has room for. */
typedef enum { SP_DETAIL_FULL, SP_DETAIL_BRIEF, SP_DETAIL_BRIEFEST } SpDetail;

typedef struct
{
  SpNeed     *need;    /* NULL: the plan has no rolls to forecast from; a page about its money only */
  SpFunding  *funding;
  SpWaterfall *waterfall;
  SpSnapshot *snapshot;
  gint        growth;  /* -1 = the plan */
  gboolean    large_print;
  guint       threshold; /* of counts of children, 0 = the page is not published */
  SpHeldBack *held_back; /* what of need may then be printed nowhere; NULL = everything may be */
  SpDetail    detail;
  SpNeedProbability *chances; /* how likely need is, and by when to decide; NULL = not computed */
  const char *date;    /* YYYY-MM-DD, or NULL: the page may speak of nothing that happened after it */
  const char *day;     /* YYYY-MM-DD, the day looked at: a decision due before it is past */
  struct _SpTimetable *timetable; /* of the plan's projects; NULL on a page of the plan */
} SpSummarySubject;

/* What each kind of page says, in order: sp-summary-growth.c, sp-summary-plan.c. */
void sp_summary_fill_growth (SpSheet *sheet, const SpSummarySubject *subject);
void sp_summary_fill_plan (SpSheet *sheet, const SpSummarySubject *subject);

/* Figures: sp-summary-figures.c. The caller passes them to a sheet, which then owns their data. */
SpFigure sp_summary_map (const SpSummarySubject *subject, SpPhase phase, gint lead, double share); /* of its growth area, or the county */
struct _SpChart;
SpFigure sp_summary_chart (struct _SpChart *chart /* taken */, double share);

/* The title of the page, also that of the file: what it may say to its readers. Free with g_free. */
char    *sp_summary_say_title (const SpSummarySubject *subject);
/* Adds figures beside one another, or in large print one under another. */
void     sp_summary_add_figures (SpSheet *sheet, const SpSummarySubject *subject, const SpFigure *figures, guint n);
/* Leads to print in a table with a column or row a year: each of the first five, then fewer, at most eight. */
guint    sp_summary_choose_leads (gint horizon, gint leads[8]);
SpAcademicYear sp_summary_lead_year (SpNeed *need, gint lead);
/* The table of years of a growth area; whether its dwellings by year are somebody's estimate: sp-summary-years.c */
void     sp_summary_add_years (SpSheet *sheet, const SpSummarySubject *subject);
gboolean sp_summary_has_estimated_dwellings (const SpSummarySubject *subject);
/* By when to decide, so that the first half form that is as likely as not comes in time; NULL: none is, or it is not
 * known. sp-summary-decision.c */
char    *sp_summary_say_decision (const SpSummarySubject *subject, gint area);
/* By when a project of the plan has to be decided: of its own completion, else of the first year in which its planning area
 * is short. NULL: neither is known. Free with g_free. */
char    *sp_summary_say_project_decision (const SpSummarySubject *subject, SpProjectIndex project);
/* Where new schools are to serve a growth area: by when the first is decided, if it is to open with the first dwellings. NULL:
 * no school is foreseen, or nobody says when they begin. Free with g_free. */
char    *sp_summary_say_first_school (const SpSummarySubject *subject);
/* "Table 1: in preparation for delivery" for a title that the paper prints in capitals after a dash. Free with g_free. */
char    *sp_summary_say_table (const SpTableDemand *demand);
/* Appends a source's title once. */
void     sp_summary_add_source (GPtrArray *sources, const SpProvenance *provenance);
/* "Sources: …", and what the terms on the page mean. estimates: what marks (e) stand for, NULL = none; margin < 0:
 * the page says nothing of places. Free with g_free. */
char    *sp_summary_say_sources (GPtrArray *sources, const char *estimates, double margin, const SpSnapshot *snapshot);
/* What the need rests on that somebody estimated, in words; more: what the page adds to it, or NULL. NULL = nothing. */
char    *sp_summary_say_estimates (const SpSnapshot *snapshot, const char *more);

G_END_DECLS
