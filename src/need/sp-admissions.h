/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is admitted where: the demand of schools (sp-levels.h) capped at what each can admit, the rest passed to schools of
 * the same planning area with room, and those whom none can take left visible as need.
 *
 *   limit     into a year group that children enter (the school's first, reception, Year 7): its admission number where one
 *             is held, else its places in the year group; above it: its places, else the admission number; with neither
 *             there is no limit. Places of projects at the school (of the supply asked for) are added. Those who
 *             are in the school already stay: above the entry the limit is never below them.
 *   overflow  demand above the limit. It goes to schools of the area that teach the year group and have room, in proportion to
 *               past pupils of the year group x exp (-distance / 5 km)
 *             (a school with no past by its room; no distance where a point is not held), and then to planned places of the
 *             area that no school is named for. Whoever has moved stays with the school it moved to.
 *   unplaced  what is left: places needed in the area. They ask again the year after.
 * Each year: demand = admitted - in + out + unplaced, for every school; and the area's children = admitted + planned + unplaced
 * + those whom no school teaches. Numbers are whole children. Source: domain.md 5.6 ("cap at PAN; push overflow to
 * next choice until none left or PA full; unplaced = need"). Capping moves children within an area and never between
 * areas, so that need (sp-need.h) is of the area's demand and places and does not depend on it. */
#pragma once

#include "sp-levels.h"
#include "sp-supply.h"

G_BEGIN_DECLS

/* Assumed: overflow to a school falls to a half every 3.5 km, as exp (-km / 5). */
#define SP_OVERFLOW_KM 5.0
/* Kilometres as the crow flies; < 0 when the place of one of them is not held. */
double   sp_school_distance (const SpSchool *a, const SpSchool *b);

typedef struct
{
  gboolean known;
  gint     demand;    /* who would come: of those of this year, and of those an earlier overflow brought or took */
  gint     limit;     /* -1 = none */
  gboolean by_admission_number; /* the limit is one */
  gint     admitted;
  gint     out, in;   /* passed to and from other schools of the area this year */
  gint     unplaced;  /* of the demand, taken by nobody */
} SpAdmission;

typedef struct
{
  gboolean known;
  gint     demand;    /* the area's children */
  gint     admitted;  /* in schools */
  gint     planned;   /* in planned places that no school is named for */
  gint     unplaced;  /* no room in any, or (of them) no school that teaches the year group: no_school */
  gint     no_school;
} SpAreaAdmission;

/* Children who went from one school to another (to -1: to planned places). */
typedef struct { SpSchoolIndex from, to; gint lead; SpYearGroup group; gint children; } SpAdmissionMove;

typedef struct _SpAdmissions SpAdmissions; /* immutable, atomically counted */
#define SP_TYPE_ADMISSIONS (sp_admissions_get_type ())
GType         sp_admissions_get_type (void);
SpAdmissions *sp_admissions_run (SpLevels *levels, SpSupply *supply, SpProgress *progress, GError **error); /* cancelled only */
SpAdmissions *sp_admissions_ref (SpAdmissions *self);
void          sp_admissions_unref (SpAdmissions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAdmissions, sp_admissions_unref)

SpLevels *sp_admissions_get_levels (const SpAdmissions *self);
SpSupply *sp_admissions_get_supply (const SpAdmissions *self);
SpAdmission     sp_admissions_get_school (const SpAdmissions *self, SpSchoolIndex school, gint lead, SpYearGroup group);
SpAreaAdmission sp_admissions_get_area (const SpAdmissions *self, SpAreaIndex area, gint lead, SpYearGroup group);
/* All moves by lead, group and school they leave. */
const SpAdmissionMove *sp_admissions_get_moves (const SpAdmissions *self, guint *n);

G_END_DECLS
