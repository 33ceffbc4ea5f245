/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-challenge.h"
#include "sp-held-back.h"

G_BEGIN_DECLS

struct _SpChallenge
{
  SpNeed           *need, *without;  /* as it stands, and without the sites */
  SpSnapshot       *snapshot;        /* as it stands */
  SpReceipts       *receipts;        /* may be NULL */
  SpSiteIndex      *sites; guint n_sites;
  gint              agreement;
  SpWorks           works;
  SpPriceBase       prices;
  gboolean          has_factor; gint hundredths; /* location factor */
  char             *date;
  guint             threshold;       /* 0 = the paper is not published */
  SpHeldBack       *held_back[2];    /* of need, of without; NULL = nothing is */
  gint              dwellings[2];    /* fewest, most */
  gboolean          is_open;         /* no upper figure is said of a site: at least so many */
  SpChallengePhase  phase[SP_N_PHASES];
};

gboolean sp_challenge_has_site (const SpChallenge *self, SpSiteIndex site);
/* The area of a phase that takes most of a site's children; -1 = not said. */
SpAreaIndex sp_challenge_area_of (SpSnapshot *snapshot, SpSiteIndex site, SpPhase phase);
/* Of a paper to be published: whether the pupils of the area of a phase in a year, with the sites or without, may not be told; what
 * they are short of, which is reckoned from each year group; and whether the sum of the phase rests on such a count, now or within the years it looks ahead. */
gboolean sp_challenge_is_held_back (const SpChallenge *self, SpPhase phase, SpAcademicYear year);
gboolean sp_challenge_short_is_held_back (const SpChallenge *self, SpPhase phase, SpAcademicYear year);
gboolean sp_challenge_sum_is_held_back (const SpChallenge *self, SpPhase phase);
/* sp-challenge-tables.c */
struct _SpTable;
struct _SpTable *sp_challenge_table_of_steps (const SpChallenge *self);
struct _SpTable *sp_challenge_table_of_schools (const SpChallenge *self, SpPhase phase);
struct _SpTable *sp_challenge_table_of_years (const SpChallenge *self, SpPhase phase);
struct _SpTable *sp_challenge_table_of_sites (const SpChallenge *self, SpPhase phase);
struct _SpTable *sp_challenge_table_of_audit (const SpChallenge *self, SpPhase phase);
struct _SpTable *sp_challenge_table_of_schemes (const SpChallenge *self);
struct _SpTable *sp_challenge_table_of_money (const SpChallenge *self);
struct _SpTable *sp_challenge_table_of_sources (const SpChallenge *self);

G_END_DECLS
