/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could be done about the session's plan, and the best programme of it: searched for in a worker, beside the results that
 * are shown. Committed projects count as places. Signal: changed, when a list or a programme came, or a search failed. */
#pragma once

#include "sp-session.h"

G_BEGIN_DECLS

typedef struct _SpOptionSet SpOptionSet;
typedef struct _SpOptionEffects SpOptionEffects;
typedef struct _SpProgramme SpProgramme;

/* What a reader asks of an option. */
typedef enum { SP_ASKED_NOTHING, SP_ASKED_PINNED, SP_ASKED_FORBIDDEN } SpAsked;

typedef enum { SP_PLACE_FORECAST, SP_PLACE_EIGHT_IN_TEN, SP_PLACE_EXPECTED } SpPlaceWhom; /* the last two need paths */

#define SP_TYPE_PROGRAMME_SEARCH (sp_programme_search_get_type ())
G_DECLARE_FINAL_TYPE (SpProgrammeSearch, sp_programme_search, SP, PROGRAMME_SEARCH, GObject)

SpProgrammeSearch *sp_programme_search_new (SpSession *session);
/* The options of the session's results as they are now; the newest list is kept until it comes. */
void           sp_programme_search_list (SpProgrammeSearch *self);
SpOptionSet   *sp_programme_search_get_set (SpProgrammeSearch *self); /* NULL = none yet, or no forecast */

/* What each of them does to its neighbours; with the set. */
SpOptionEffects *sp_programme_search_get_effects (SpProgrammeSearch *self);

/* By the option's key, so that it stays when the list is made anew. */
void           sp_programme_search_ask (SpProgrammeSearch *self, guint option, SpAsked asked);
SpAsked        sp_programme_search_get_asked (SpProgrammeSearch *self, guint option); /* of the list */

/* prices: what each limit costs too, which takes a search each. */
void           sp_programme_search_solve (SpProgrammeSearch *self, SpPlaceWhom whom, gboolean prices);
/* A programme that the plan keeps, worked out again by the need and money of now; it joins those found, under its name. */
void           sp_programme_search_open (SpProgrammeSearch *self, const char *name);
/* Ends the search; what it has found so far comes as its result. */
void           sp_programme_search_stop (SpProgrammeSearch *self);
gboolean       sp_programme_search_get_busy (SpProgrammeSearch *self);
double         sp_programme_search_get_fraction (SpProgrammeSearch *self);
const char    *sp_programme_search_get_failure (SpProgrammeSearch *self); /* NULL = the newest did not fail */
/* Those found since the plan was opened, the newest last; at most SP_MOST_PROGRAMMES. */
#define SP_MOST_PROGRAMMES 5
guint          sp_programme_search_get_n (SpProgrammeSearch *self);
SpProgramme   *sp_programme_search_get (SpProgrammeSearch *self, guint i);
const char    *sp_programme_search_get_name (SpProgrammeSearch *self, guint i); /* translated: "2: Expected, 1 pinned" */

/* Keeps the newest programme in the plan under a name, in place of one of that name: one edit. */
gboolean       sp_programme_search_save (SpProgrammeSearch *self, const char *name, GError **error);
/* Carries out the newest programme in a scenario of its own, begun as the one shown. Should that be refused, nothing is
 * changed. */
gboolean       sp_programme_search_adopt (SpProgrammeSearch *self, const char *name, const char *reason, gint64 *scenario_id,
                                          GError **error);

G_END_DECLS
