/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Supply: the places there are to set against pupils, by planning area, academic year and year group.
 *
 * A school's places count in the areas it belongs to that year: those of R-Y6 in its primary area, those of Y7 and
 * above in its secondary area, so an all-through school is split by year group. Places not held are missing, not
 * nought. A project's places (which may be fewer than nought) are added from their year on, each row to those before
 * it; projects are not given the places of an area where none are held. */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  SP_SUPPLY_EXISTING,  /* places of schools as held */
  SP_SUPPLY_COMMITTED, /* and those of projects marked as committed */
  SP_SUPPLY_ALL,       /* and those of every project that has places and a date */
} SpSupplyKind;

typedef struct _SpSupply SpSupply; /* immutable, atomically counted */
#define SP_TYPE_SUPPLY (sp_supply_get_type ())
GType     sp_supply_get_type (void);
SpSupply *sp_supply_new (SpSnapshot *snapshot, SpSupplyKind kind);
SpSupply *sp_supply_ref (SpSupply *self);
void      sp_supply_unref (SpSupply *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSupply, sp_supply_unref)

SpSupplyKind sp_supply_get_kind (const SpSupply *self);
SpSnapshot  *sp_supply_get_snapshot (const SpSupply *self);
const char  *sp_supply_kind_code (SpSupplyKind kind); /* "existing" … */
const char  *sp_supply_kind_name (SpSupplyKind kind); /* translated */
/* Whether a project's places are part of this kind of supply. */
gboolean     sp_supply_kind_counts (SpSupplyKind kind, const SpProject *project);
/* Places of an area in a year (any on the snapshot's axis; years after it are as its last); FALSE when no school of the
 * area has places held for it. */
gboolean sp_supply_get_places (const SpSupply *self, SpAreaIndex area, SpAcademicYear year, SpYearGroup group,
                               double *places);
/* Of those, temporary places (0 when not said), and places added by projects. */
double   sp_supply_get_temporary (const SpSupply *self, SpAreaIndex area, SpAcademicYear year, SpYearGroup group);
double   sp_supply_get_project_places (const SpSupply *self, SpAreaIndex area, SpAcademicYear year, SpYearGroup group);
/* Schools whose places are not held, schools with places but no planning area, projects with places but no date: of
 * SpFinding, borrowed. */
GPtrArray *sp_supply_get_findings (const SpSupply *self);

G_END_DECLS
