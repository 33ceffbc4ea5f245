/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building the list of options. Private to the room. */
#pragma once

#include "sp-option-set.h"
#include "sp-place-rate.h"

G_BEGIN_DECLS

typedef struct { SpOption option; SpOptionOrigin origin; char *basis; } SpOffered;

typedef struct
{
  SpNeed           *need;
  const SpSnapshot *snapshot;
  double            location;
  GArray           *offered;    /* SpOffered */
  GStringChunk     *strings;
  GPtrArray        *blocks;     /* places */
  char             *why;        /* a sentence to go before where the cost comes from; NULL = none */
  /* of the option being made */
  GArray           *places;     /* SpOptionPlaces */
} SpOptionMaker;

/* Places a place of the kind adds once: a group's, from so many years after opening on. */
void     sp_option_maker_add (SpOptionMaker *self, SpAreaIndex area, SpYearGroup group, gint years_after, gint places);
/* The same in every year group from `first` to `last`, one year group a year, as a cohort climbs. */
void     sp_option_maker_climb (SpOptionMaker *self, SpAreaIndex area, SpYearGroup first, SpYearGroup last, gint places);
/* Ends the option: takes the places added. Priced as works of that kind for its places, unless it has a cost. */
void     sp_option_maker_end (SpOptionMaker *self, SpOption *option, SpOptionOrigin origin, SpWorks works, gint priced_places);
const char *sp_option_maker_text (SpOptionMaker *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* sp-option-propose.c */
void     sp_option_maker_propose (SpOptionMaker *self);

G_END_DECLS
