/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts, tables and sentences of a capital programme: when projects are built, what pays for them, what may go wrong. */
#pragma once

#include <glib.h>
#include "sp-snapshot.h"
#include "sp-year.h"

G_BEGIN_DECLS

typedef struct _SpChart SpChart;
typedef struct _SpTable SpTable;
typedef struct _SpNeed SpNeed;
typedef struct _SpFunding SpFunding;
typedef struct _SpReceipts SpReceipts;
typedef struct _SpSnapshot SpSnapshot;
typedef struct _SpTimetable SpTimetable;
typedef struct _SpUnmet SpUnmet;
typedef struct _SpWaterfall SpWaterfall;
typedef struct _SpOptionSet SpOptionSet;
typedef struct _SpOptionEffects SpOptionEffects;
typedef struct _SpProgrammePots SpProgrammePots;
typedef struct _SpProgramme SpProgramme;
typedef struct _SpProgrammeFigures SpProgrammeFigures;

/* Projects by programme table: stages as bands, dates as marks; beneath, the places of a phase that arrive, and those that are
 * short without them (without: need over the places there are; NULL = no forecast). programme_table 0 = all. */
SpChart *sp_chart_for_timetable (SpTimetable *timetable, SpNeed *without, SpPhase phase, gint programme_table);
/* The programme table after that one (0 = the first) that has projects, projects in none last; G_MAXINT = no more. And the rows of the
 * chart of it: its heading and its projects. */
gint     sp_timetable_table_after (SpTimetable *timetable, gint table);
guint    sp_timetable_count_rows (SpTimetable *timetable, gint programme_table);
/* The project of a position of that chart; -1 = a heading or a year. */
gint     sp_timetable_project_at (SpTimetable *timetable, gint programme_table, gint position);
/* "9 projects are not dated yet …": what of the timetable is an estimate; free with g_free. */
char    *sp_sentence_for_timetable (SpTimetable *timetable);

/* Spend of each financial year, stacked by the pot that pays it in that year, with what nothing pays hatched and money that lapses
 * outlined; the money there is as a line. */
SpChart *sp_chart_for_spend (SpWaterfall *waterfall);
/* What becomes of a pot, year by year: used, repaid, lapsing, carried forward, against the money it has. pot -1 = all. */
SpChart *sp_chart_for_pot (SpWaterfall *waterfall, gint pot);
/* How many schemes are paid for, and how; free with g_free. */
char    *sp_sentence_for_waterfall (SpWaterfall *waterfall);
/* What of the money, and of the spend, has no year: it stands apart, and pays for no dated year, nor is it paid for in one. NULL:
 * all has. Free with g_free. */
char    *sp_sentence_for_undated (SpWaterfall *waterfall);

/* Risks of all projects on the council's scale of five by five; each is named after its project. */
SpChart *sp_chart_for_risks (SpSnapshot *snapshot);
guint    sp_count_risks (const SpSnapshot *snapshot);
/* Likelihood x impact: 1 to 5 low, 6 to 15 medium, 16 to 25 high; translated. */
const char *sp_words_for_risk (gint likelihood, gint impact);
const char *sp_words_for_likelihood (gint likelihood); /* 1 to 5: "Rare" … */
const char *sp_words_for_impact (gint impact);
SpTable *sp_table_of_risks (SpSnapshot *snapshot); /* the worst first */
/* The same of one project, in the order of its sheet, by which edits number them. */
SpTable *sp_table_of_project_risks (SpSnapshot *snapshot, gint project);
/* The five by five squares as a table, likeliest first: a column an impact, in each square its band and its projects. */
SpTable *sp_table_of_risk_matrix (SpSnapshot *snapshot);

/* Everything known of one project, sp-result-tables-sheet.c: facts, profile with the edition before and what is paid, what pays,
 * editions, places, dependencies, approvals, risks. The timetable is of the same snapshot. */
void     sp_tables_add_project_sheet (GPtrArray *tables, SpWaterfall *waterfall, SpTimetable *timetable, gint project);
SpTable *sp_table_of_project_places (SpSnapshot *snapshot, gint project); /* year group, year, places */
/* A row a project: its stages, and by when it has to begin for its area not to be short. without: need over the places there
 * are; NULL = no forecast. */
SpTable *sp_table_of_timetable (SpTimetable *timetable, SpNeed *without);
/* The chart of spend as numbers: year, spend, what each pot pays of it in that year, gap, lapsing, money there is. */
SpTable *sp_table_of_spend_by_pot (SpWaterfall *waterfall);

/* A project's editions, oldest first, and as it stands now: budget, completion and stage, each with what changed since the
 * one before. */
SpTable *sp_table_of_editions (SpSnapshot *snapshot, gint project);
/* What its places cost against the national average of such works; NULL when that cannot be said. Free with g_free. */
char    *sp_sentence_for_benchmark (SpFunding *funding, gint project);

/* "B or C (±15 to 30 %)": a stage with the confidence of a cost at it; as it is where it is none; NULL without. Free with g_free. */
char    *sp_words_for_stage (const char *riba_stage);
/* At what prices its budget is, what the plan's index makes of it with the values it takes, and the location factor that counts for it;
 * NULL where nothing of this is said. Free with g_free. sp-result-project-prices.c */
char    *sp_sentence_for_project_prices (SpSnapshot *snapshot, gint project);
/* What its cost may come to at its stage, and that this is a rule of thumb; NULL without cost or stage. Free with g_free. */
char    *sp_sentence_for_confidence (SpFunding *funding, gint project);

/* sp-result-tables-options.c, besides sp_table_of_options: places by year if it opens as soon as it could; the money that may pay for
 * it and what it waits for; what it does to its neighbours, in a sentence and one by one. */
SpTable    *sp_table_of_option_years (SpOptionSet *set);
SpTable    *sp_table_of_option_terms (SpOptionSet *set, SpProgrammePots *pots);
SpTable    *sp_table_of_option_effects (SpOptionEffects *effects);
SpTable    *sp_table_of_option_flows (SpOptionEffects *effects);
char       *sp_sentence_for_effect (SpOptionEffects *effects, guint option); /* NULL = not known; free with g_free */

/* A row an option, with what a programme (NULL = none yet) makes of it: those it chooses first, by the year they open, then the rest
 * in the set's order; "key" (for machines) says which it is. asked: [n] 0 nothing, 1 must be built, 2 must not. order: [n] set to the
 * option of each row. */
SpTable    *sp_table_of_choice (SpOptionEffects *effects, SpProgramme *programme, const guint8 *asked, guint *order);
/* By when one that the programme chooses is to be decided on, or why it leaves it out; NULL where it says neither. Free with g_free. */
char       *sp_sentence_for_outcome (SpOptionSet *set, guint option, SpProgramme *programme);
guint       sp_count_options (SpOptionSet *set);
const char *sp_words_for_option (SpOptionSet *set, guint option);         /* its name */
const char *sp_sentence_for_option_cost (SpOptionSet *set, guint option); /* where its cost comes from; NULL = not said */
gint64      sp_option_area_id (SpOptionSet *set, guint option);           /* row id of its planning area, 0 = none */
gint64      sp_option_own_id (SpOptionSet *set, guint option);            /* row id of one of the planner's own, 0 = it is none */
const char *sp_words_for_option_kind (const char *kind);                  /* of a code of sp_option_kind_codes */
const char *sp_words_for_pot_source (const char *source);                 /* of a code of sp_pot_source_codes */
/* What was true of a programme when it was saved (SpSavedProgramme), in words: "within 0.1 % of the best possible"; NULL = not
 * known. Free with g_free. */
char       *sp_words_for_outcome (const char *outcome);
/* How much better the best can be, of a programme that was chosen; stopped: the search was. Free with g_free. */
char       *sp_sentence_for_gaps (const SpProgrammeFigures *figures, gboolean stopped);
/* What it comes to, and that; free with g_free. */
char       *sp_sentence_for_programme (SpProgramme *programme);
/* When it was saved, and what it comes to now. programme NULL: it is being worked out, or cannot be, for what failure says. */
char       *sp_sentence_for_saved_programme (const SpSavedProgramme *saved, SpProgramme *programme, const char *failure);

G_END_DECLS
