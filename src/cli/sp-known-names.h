/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names that a plan holds, told to whoever typed one that it does not: the nearest, as sp-nearest-names.h. Each gives a
 * sentence, translated; free with g_free. */
#pragma once

#include "sp-option-set.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

char *sp_known_names_areas (const SpSnapshot *snapshot, const char *typed);
char *sp_known_names_areas_and_schools (const SpSnapshot *snapshot, const char *typed);
char *sp_known_names_places (const SpSnapshot *snapshot, const char *typed); /* planning areas, growth areas and schools */
char *sp_known_names_growth_areas (const SpSnapshot *snapshot, const char *typed);
char *sp_known_names_sites (const SpSnapshot *snapshot, const char *typed);
char *sp_known_names_projects (const SpSnapshot *snapshot, const char *typed);    /* by reference or name: "EC4595 Drake Infant" */
char *sp_known_names_options (const SpOptionSet *set, const char *typed);         /* by key or name, told as "key (name)" */
char *sp_known_names_own_options (const SpSnapshot *snapshot, const char *typed); /* those that the plan holds */
char *sp_known_names_programmes (const SpSnapshot *snapshot, const char *typed);
char *sp_known_names_rounds (const SpSnapshot *snapshot, const char *typed);
char *sp_known_names_pots (const SpSnapshot *snapshot, const char *typed);
char *sp_known_names_agreements (const SpSnapshot *snapshot, const char *typed);

/* Whether a planning area has that code, or that name in any case (of one phase or of both). */
gboolean sp_known_names_has_area (const SpSnapshot *snapshot, const char *word);

G_END_DECLS
