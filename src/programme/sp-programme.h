/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best programme: which options to carry out and when, so that as few pupils as possible are without a place, then at
 * least cost, then as early as that allows; within what every pot may pay, year by year.
 *
 * Three objectives, one after the other (never one sum with large weights):
 *   1. unplaced pupil-years: over areas, year groups and years of the horizon, pupils (of the forecast, of a quantile of
 *      its paths, or expected over the paths) with the operating margin, less places, where that is above nought
 *   2. cost of what is chosen
 *   3. sum of the years in which it opens
 * each solved as a mixed-integer programme (sp-mip.h) and then held while the next is. What the answer rests on is in
 * sp-choice.h. Answers are the same every time: searches end after so many nodes, never after so much time.
 */
#pragma once

#include "sp-forecast-paths.h"
#include "sp-option-set.h"
#include "sp-programme-pots.h"

G_BEGIN_DECLS

typedef struct { guint option; SpAcademicYear opens; } SpPin; /* opens {0} = in whatever year is best */
typedef struct
{
  double           quantile;       /* 0 = the forecast; 0.5, 0.8 … of the paths; SP_EXPECTED = expected over the paths */
  SpForecastPaths *paths;          /* needed for the latter two; borrowed during the run */
  gboolean         has_capacity; SpMoney capacity;   /* most that can be built in a financial year */
  SpMoney          forward_limit;  /* most spent ahead of contributions still to come, at any time */
  const SpPin     *pins; guint n_pins;
  const guint     *forbidden; guint n_forbidden;
  const SpSavedProgramme *kept;    /* which one; of the snapshot of the set. NULL = none */
  gboolean         only_pins;      /* choose nothing else: a saved programme, worked out again */
  guint            max_nodes;      /* of each search; 0 = 600 */
  gboolean         prices;         /* work out what each limit costs: a search each */
  gboolean         no_reasons;
  gboolean         kept_reasons;   /* of a kept programme too: why it leaves out what it does, by the need and money of now */
} SpProgrammeOptions;
#define SP_EXPECTED (-1)
#define SP_PROGRAMME_OPTIONS_INIT { 0 }

typedef struct _SpProgramme SpProgramme; /* immutable, atomically counted */
#define SP_TYPE_PROGRAMME (sp_programme_get_type ())
GType        sp_programme_get_type (void);
/* G_IO_ERROR_INVALID_ARGUMENT when what is pinned cannot be. Cancelled, it keeps the best found so far: the result then
 * says so (sp_programme_is_cut_short); G_IO_ERROR_CANCELLED only when there is none yet. */
SpProgramme *sp_programme_run (SpOptionSet *set, SpProgrammePots *pots, const SpProgrammeOptions *options,
                               SpProgress *progress, GError **error);
SpProgramme *sp_programme_ref (SpProgramme *self);
void         sp_programme_unref (SpProgramme *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpProgramme, sp_programme_unref)

SpOptionSet     *sp_programme_get_set (const SpProgramme *self);
SpProgrammePots *sp_programme_get_pots (const SpProgramme *self);

/* The year an option opens, {0} = not chosen. */
SpAcademicYear sp_programme_get_opens (const SpProgramme *self, guint option);
/* Why it is not chosen, in words that go beside its name, translated, and its code: "forbidden", "no-cost", "no-places", "too-late", "not-needed",
 * "ineligible", "no-money", "capacity", "excluded", "waits", "no-gain", "not-proved"; of a kept programme "not-saved". Both NULL when it is chosen. */
const char *sp_programme_get_reason (const SpProgramme *self, guint option);
const char *sp_programme_get_reason_code (const SpProgramme *self, guint option);

/* What it was asked: whether the option had to be built; whom to place, and how much may be built in a year. */
gboolean sp_programme_is_pinned (const SpProgramme *self, guint option);
double   sp_programme_get_quantile (const SpProgramme *self);
gboolean sp_programme_get_capacity (const SpProgramme *self, SpMoney *capacity); /* FALSE = any amount */

typedef struct _SpProgrammeFigures
{
  double   unplaced;        /* pupil-years within the horizon, with the programme */
  double   unplaced_before; /* without it */
  SpMoney  cost;            /* of what is chosen */
  SpMoney  unspent;         /* of the pots, after the committed projects and the programme, over the financial years looked at */
  SpMoney  lapsed;          /* of that, past its spend-by date */
  guint    n_chosen;
  gboolean given;           /* only what was pinned: nothing was chosen, and so nothing is the best */
  gboolean proved;          /* no programme is better by more than 0.1 %: none leaves fewer, and none that leaves as few costs less */
  gboolean fewest;          /* none leaves fewer by more than 0.1 % of those it leaves: only the cost may not be proved */
  double   gap;             /* pupil-years that could be fewer at most */
  gboolean has_cost_gap;    /* FALSE = not known */
  double   cost_gap;        /* share of the cost that could be saved at most, leaving as few */
  guint    n_nodes;
} SpProgrammeFigures;
const SpProgrammeFigures *sp_programme_get_figures (const SpProgramme *self);
/* The saved programme that this is worked out from again; NULL = it was found. */
const SpSavedProgramme *sp_programme_get_kept (const SpProgramme *self);
gboolean sp_programme_is_cut_short (const SpProgramme *self);

/* Unplaced pupils of an area in a year of the horizon (lead 1 on), before and after. */
void     sp_programme_get_unplaced (const SpProgramme *self, SpAreaIndex area, gint lead, double *before, double *after);
/* Financial years looked at; spend of the programme by year, and what of it each pot pays. */
guint           sp_programme_get_n_years (const SpProgramme *self);
SpFinancialYear sp_programme_get_year (const SpProgramme *self, guint i);
SpMoney         sp_programme_get_spend (const SpProgramme *self, guint i);
SpMoney         sp_programme_get_option_spend (const SpProgramme *self, guint option, guint i);
SpMoney         sp_programme_get_paid (const SpProgramme *self, guint pot, guint i);

/* What a limit costs: with £1m more in the first year for which the pot has money left, else the first it may be spent (or,
 * without money in it, with the limit lifted) so many pupil-years more would have a place, or so much would be saved. Worked
 * out by solving again. Only those that make a difference. year: in which the million comes; {0} = in each, or in any. */
typedef struct
{
  char           *limit; /* names the pot */
  SpFinancialYear year;
  gboolean        undated; /* of a pot whose own money has no year, and so pays for nothing */
  double          pupil_years;
  SpMoney         saved;
} SpLimitPrice;
guint               sp_programme_get_n_prices (const SpProgramme *self);
const SpLimitPrice *sp_programme_get_price (const SpProgramme *self, guint i);

G_END_DECLS
