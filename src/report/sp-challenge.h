/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a planning application is asked to pay for school places, and everything it rests on: for the developer's consultant, who will
 * check each step.
 *
 *   pupils          = dwellings x pupils per dwelling, by kind of dwelling where the mix is known
 *   headroom        = places - the larger of the roll now and the highest roll forecast within five years without the site,
 *                     x (1 + operating margin)
 *   places to fund  = max (0, pupils - max (0, headroom))
 *   contribution    = places to fund x cost of a place (national average x location factor, at a price base)
 * Sources: domain.md 3.5 and 3.6; sp-contribution.h, sp-cost-per-place.h. Dwellings that are a range stay one: each step is worked out
 * for the fewest and for the most. */
#pragma once

#include "sp-contribution.h"
#include "sp-cost-per-place.h"
#include "sp-need.h"
#include "sp-receipt.h"

G_BEGIN_DECLS



#define SP_CHALLENGE_YEARS 5 /* ahead, over which a roll may rise */

/* The application: one site, or those of an agreement. */
typedef struct
{
  const SpSiteIndex *sites; guint n_sites; /* at least one */
  gint        agreement;     /* -1 = none */
  SpWorks     works;         /* whose cost of a place is asked */
  SpPriceBase prices;        /* {0,0} = the plan's, or the latest of the DfE's */
  const char *date;          /* YYYY-MM-DD printed */
  guint       threshold;     /* of a paper to be published: counts of children below it are held back; 0 = none */
} SpChallengeOptions;

/* One phase, worked out for the fewest [0] and the most [1] dwellings. */
typedef struct
{
  SpAreaIndex area;          /* that takes most of its children; -1 = not said, and nothing below is known */
  gboolean    known;         /* FALSE: pupils or places of the area are not held, and there is no headroom to speak of */
  double      yield;         /* pupils per dwelling */
  gboolean    by_mix;        /* from the mix of dwellings */
  const SpYield *source;     /* the yield used, of several kinds the first; NULL = none held */
  SpHeadroom  headroom;      /* its parts */
  SpAcademicYear highest;    /* year of the highest roll forecast without the site; {0} = not forecast */
  double      room;          /* places over, below 0 = short */
  double      pupils[2], places[2];
  gboolean    has_cost;
  SpMoney     cost;          /* of a place */
  gboolean    cost_agreed;   /* of the agreement, not of the DfE's average */
  SpMoney     contribution[2];
} SpChallengePhase;

typedef struct _SpChallenge SpChallenge;
/* need: of the plan as it stands, committed supply; receipts NULL = money of others is not told. Runs the forecast once more without
 * the sites. NULL with error as sp_forecast_run. */
SpChallenge *sp_challenge_new (SpNeed *need, SpReceipts *receipts, const SpChallengeOptions *options, GError **error);
void         sp_challenge_free (SpChallenge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpChallenge, sp_challenge_free)

/* What is asked, in one line; free with g_free. */
char        *sp_challenge_dup_title (const SpChallenge *self);
/* Everything, in reading order; free with sp_paper_free. sp-challenge-paper.c */
struct _SpPaper *sp_challenge_write (SpChallenge *self);

/* The site, or the sites of the agreement, whose name, reference or planning application is, or has in it, these words; sites
 * is set to an array of SpSiteIndex, agreement to its index or -1. FALSE: none, or several. */
gboolean     sp_challenge_find (const SpSnapshot *snapshot, const char *words, GArray **sites, gint *agreement);
/* Whether any of the sites says how many dwellings it has: without, there are no pupils to work out. */
gboolean     sp_challenge_has_dwellings (const SpSnapshot *snapshot, GArray *sites);

G_END_DECLS
