/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could be done about the need of a plan: the planner's own options, the projects of the plan that nobody has dated
 * or committed, and options proposed for each area that is short of places, or has too many.
 *
 * Proposed ones follow from the snapshot and the need alone, in a fixed order, each with a key by which it is known again
 * ("expand-2377-15"). They go from the places a school has once the projects that the need counts are built, so that none
 * of those is proposed again. Their costs are estimates, never with land: places x what the plan's own priced schemes cost a
 * place (sp-unmet.h) x the DfE's ratio of such works to expansions; where the plan has none, places x the DfE's average for
 * such works at its latest price base x location factor (sp-cost-per-place.h). Short means as the
 * need has it, by at least half a form in some year of the horizon; or, where spare is not over
 * 10 % either, that the 80 % range of the forecast reaches half a form in the entry year group (one in ten likely or more),
 * and its basis then says so.
 *
 *   short, primary     admission number raised where rooms allow; one bulge class; a temporary block; a school expanded to
 *                      its next half form, five places a year away or more, within what its site holds; infant and junior schools made one; a new school of
 *                      1, 2 or 3 forms, whose places open cohort by cohort
 *   short, secondary   extra forms at a school; a new school of 4 forms or more is left to the planner
 *   spare over 10 %    admission number cut by half a form; classrooms mothballed; two schools merged; a school closed
 */
#pragma once

#include "sp-edit.h"
#include "sp-funding.h"
#include "sp-need-probability.h"
#include "sp-need.h"
#include "sp-option-dates.h"
#include "sp-riba-stage.h"

G_BEGIN_DECLS

typedef struct
{
  double      location_factor; /* 0 = the plan's own, or 1.00 where it says none */
  gboolean    own_only;        /* propose nothing */
} SpOptionSetOptions;
#define SP_OPTION_SET_OPTIONS_INIT { 0 }

typedef enum { SP_OPTION_OWN, SP_OPTION_PROJECT, SP_OPTION_PROPOSED } SpOptionOrigin;

typedef struct _SpOptionSet SpOptionSet; /* immutable, atomically counted */
#define SP_TYPE_OPTION_SET (sp_option_set_get_type ())
GType        sp_option_set_get_type (void);
/* need and funding are of the same snapshot; options that its scenario carries out are not offered again,
 * nor what excludes them. */
SpOptionSet *sp_option_set_new (SpNeed *need, SpFunding *funding, const SpOptionSetOptions *options);
SpOptionSet *sp_option_set_ref (SpOptionSet *self);
void         sp_option_set_unref (SpOptionSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpOptionSet, sp_option_set_unref)

SpNeed         *sp_option_set_get_need (const SpOptionSet *self);
SpSnapshot     *sp_option_set_get_snapshot (const SpOptionSet *self);
guint           sp_option_set_get_n (const SpOptionSet *self);
/* As the snapshot's own (SpOption), indexes and all; `id` 0 unless the plan holds it. */
const SpOption *sp_option_set_get (const SpOptionSet *self, guint i);
SpOptionOrigin  sp_option_set_get_origin (const SpOptionSet *self, guint i);
/* By key, or by name in any case when only one has it; -1 when none or several. */
gint            sp_option_set_find (const SpOptionSet *self, const char *key_or_name);
/* Where its cost comes from, in a sentence, translated: "107 places at £20,803 each, the DfE's average …, an estimate". */
const char     *sp_option_set_get_basis (const SpOptionSet *self, guint i);
/* The stage that says how far its cost may still move: its project's; else, where the program has estimated the cost, A: nothing is
 * designed. FALSE: nobody says. */
gboolean        sp_option_set_get_stage (const SpOptionSet *self, guint i, SpRibaStage *stage);
/* Places it has added, so many years after it opens (negative where it takes places away). */
gint            sp_option_get_places_after (const SpOption *option, gint years_after);
/* Most places it adds at any one time (negative where it takes places away). */
gint            sp_option_get_places (const SpOption *option);
const char     *sp_option_kind_name (const char *kind);   /* translated: "Expansion" */
const char     *sp_option_origin_code (SpOptionOrigin origin); /* "own", "project", "proposed" */
const char     *sp_option_origin_name (SpOptionOrigin origin);
/* What sp_edit_adopt_programme and sp_edit_save_programme take; borrows from the option. Free `draft->places` with g_free
 * (sp_option_draft_clear). */
void            sp_option_draft_init (SpOptionDraft *draft, const SpSnapshot *snapshot, const SpOption *option);
void            sp_option_draft_clear (SpOptionDraft *draft);

G_END_DECLS
