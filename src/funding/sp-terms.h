/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What money may pay for: the terms of a pot or of an obligation, all of which must hold (AND), and the reason in a
 * sentence where one does not.
 *
 * A term on a thing that the plan does not know of a project (its phase, its area) is not met: money with strings is not
 * spent on a guess. Source: domain.md section 7 (funding sources and their ring-fences). */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  const char     *name;    /* of the money, for sentences */
  const char     *purpose; /* 'growth', 'condition' or 'send'; NULL = any, as with the codes below */
  const char     *phase;   /* 'primary', 'secondary' or 'special' */
  SpAreaIndex     area;    /* -1 = any, as with the others */
  SpSchoolIndex   school;
  SpGrowthIndex   growth;
  SpProjectIndex  project;
  const char     *earliest_on, *spend_by; /* NULL = not said */
} SpTerms;

SpTerms sp_terms_of_pot (const SpPot *pot);
/* Of an obligation: what its agreement and itself say (the schools of the agreement's growth area, or of the planning
 * area its site is in, unless it names a school or a project), and besides that the terms of the pot where it is
 * banked. Early years and post-16 obligations keep their phase, which no project of the plan has. */
SpTerms sp_terms_of_obligation (const SpSnapshot *snapshot, const SpAgreement *agreement,
                                const SpObligation *obligation);

/* What a project is for: 'condition' when it replaces or improves buildings, 'send' when it is specialist or for a special
 * school or alternative provision, else 'growth'. */
const char *sp_project_get_purpose (const SpSnapshot *snapshot, SpProjectIndex project);

/* Whether the terms let the money pay for the project, dates aside. Where not and `why` is not NULL, *why is a sentence
 * ("BN may pay only for secondary schools, and EC1 Drake is not for them."); free it with g_free. part: a part of the
 * project that the planner has fixed by hand, which is taken to be of the money's purpose. */
gboolean sp_terms_may_pay (const SpSnapshot *snapshot, const SpTerms *terms, SpProjectIndex project, gboolean part,
                           char **why);
/* How many of the terms are restrictions, 0 to 6: the most restricted money is spent first. */
guint    sp_terms_count (const SpTerms *terms);

G_END_DECLS
