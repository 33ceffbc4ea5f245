/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Early warning: places that come after they are needed, or not at all.
 *
 * For each area short of places (of those there are, without any project's), the first year in which it is short, and when the
 * places of projects for it first count. Never netted against spare places elsewhere. */
#pragma once

#include "sp-need.h"

G_BEGIN_DECLS

typedef enum
{
  SP_PLACES_IN_TIME,
  SP_PLACES_LATE,     /* the first come after the first year short */
  SP_PLACES_NOT_DATED,/* projects are planned for the area, but none says how many places it adds from when */
  SP_PLACES_NONE,     /* no project is planned for the area */
} SpPlacesState;
const char *sp_places_state_code (SpPlacesState state);
const char *sp_places_state_name (SpPlacesState state); /* translated */

typedef struct
{
  SpAreaIndex    area;
  SpPlacesState  state;
  SpAcademicYear short_from;   /* first year in which it is short */
  double         most_short;   /* places, in its worst year */
  SpProjectIndex project;      /* the first to bring places, or planned; -1 = none */
  SpAcademicYear places_from;  /* its; {0} = not dated */
} SpLatePlaces;

/* Areas that are short by the need's class (0.5 % of places or more), in the plan's order. need: over the supply there is
 * (SP_SUPPLY_EXISTING). GArray of SpLatePlaces; free with g_array_unref. */
GArray *sp_late_places_find (const SpNeed *need);
/* Appends a finding for each that is late, not dated or without a project. */
void    sp_late_places_add_findings (const SpNeed *need, const GArray *late, GPtrArray *findings);

G_END_DECLS
