/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bridge from one forecast to another: what made the difference, in parts that add to it exactly.
 *
 * The engine is run again and again with the inputs of the first, one factor after another put as in the second, in this
 * order: boundaries, correction, progression, births, housing, method (SpFactor). What a step changes is that factor's
 * part, so a part is "given what was changed before it"; another order would share the difference out otherwise. What the
 * program itself now reckons otherwise than when a round was kept belongs to the method.
 *
 * Pupils are taken to the nearest 2^-24 (0.00000006) before they are subtracted, so that every sum of parts, years, year
 * groups and areas is exact in a double, in any order: from + the six parts = to, to the last bit.
 *
 * Only academic years that both forecast are compared, so a plan rolled forward a year is compared from the second one's
 * first year on. A cell that only one of them forecasts counts as nought in the other. */
#pragma once

#include "sp-forecast.h"
#include "sp-frozen-inputs.h"

G_BEGIN_DECLS

/* In the order in which a planner reads them. */
typedef enum
{
  SP_BRIDGE_BIRTHS,
  SP_BRIDGE_PROGRESSION, /* rolls counted since, the ratios they make, transfers */
  SP_BRIDGE_HOUSING,
  SP_BRIDGE_METHOD,
  SP_BRIDGE_BOUNDARIES,  /* areas, schools, places: reorganisation */
  SP_BRIDGE_CORRECTION,  /* rolls that were put right, and a planner's adjustments */
} SpBridgePart;
#define SP_N_BRIDGE_PARTS 6
const char *sp_bridge_part_code (SpBridgePart part); /* "births" … */
const char *sp_bridge_part_name (SpBridgePart part); /* translated */

/* One end of a bridge; borrowed during the run. */
typedef struct
{
  const char           *name;    /* as the planner calls it: of the round, or of the plan now */
  const SpFrozenInputs *inputs;
  const SpRound        *round;   /* NULL = as the engine makes it from the inputs; else what the round says */
  SpForecastOptions     options;
} SpBridgeEnd;

typedef struct _SpBridge SpBridge; /* immutable, atomically counted */
#define SP_TYPE_BRIDGE (sp_bridge_get_type ())
GType     sp_bridge_get_type (void);
SpBridge *sp_bridge_ref (SpBridge *self);
void      sp_bridge_unref (SpBridge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpBridge, sp_bridge_unref)

/* SP_FORECAST_ERROR_OPTIONS when the two have no year in common. */
SpBridge *sp_bridge_new (const SpBridgeEnd *from, const SpBridgeEnd *to, SpProgress *progress, GError **error);

const char    *sp_bridge_get_from_name (const SpBridge *self);
const char    *sp_bridge_get_to_name (const SpBridge *self);
SpAcademicYear sp_bridge_get_first_year (const SpBridge *self);
guint          sp_bridge_get_n_years (const SpBridge *self);
/* Areas of either, by phase then code. */
guint          sp_bridge_get_n_areas (const SpBridge *self);
const char    *sp_bridge_get_area_code (const SpBridge *self, guint area);
const char    *sp_bridge_get_area_name (const SpBridge *self, guint area);
SpPhase        sp_bridge_get_area_phase (const SpBridge *self, guint area);

/* from + part[0] + … + part[5] = to, exactly. */
typedef struct { double from, to, part[SP_N_BRIDGE_PARTS]; } SpBridgeFigures;
#define SP_BRIDGE_AUTHORITY (-1)
/* Year groups first..last of an area (or of all areas) in the year_index-th year together. FALSE when neither forecast says
 * anything of them. */
gboolean sp_bridge_get (const SpBridge *self, gint area, guint year_index, SpYearGroup first, SpYearGroup last,
                        SpBridgeFigures *out);
/* The same in whole pupils: the ends rounded, and the parts with them so that they still add up (largest remainder). */
void     sp_bridge_figures_round (const SpBridgeFigures *figures, SpBridgeFigures *out);

G_END_DECLS
