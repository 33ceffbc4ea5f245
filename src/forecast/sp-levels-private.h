/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of the levels hand to one another, inside the room only: areas -> schools -> whole children. */
#pragma once

#include "sp-levels.h"
#include "sp-recut.h"

G_BEGIN_DECLS

struct _SpLevels
{
  gint        ref_count;
  SpForecast *forecast;
  const SpSnapshot *snapshot; /* the forecast's */
  SpReconcile reconcile;
  gint        origin, horizon;
  guint       n_areas, n_schools;
  double     *area;           /* [n_areas][horizon + 1][SP_N_GROUPS] */
  guint8     *area_known;
  double     *authority;      /* [horizon + 1][SP_N_GROUPS] */
  guint8     *authority_known;
  SpLevelBlend *blend;        /* the same shape; NULL = not blended */
  SpSchoolDemand *demand;     /* [n_schools][horizon + 1][SP_N_GROUPS] */
  SpAreaIndex *school_area;   /* [n_schools][SP_N_PHASES] as at the origin */
  double     *past;           /* [n_schools][SP_N_GROUPS] recent pupils, weighted */
  gint       *area_whole, *no_school; /* as area */
  gint       *authority_whole;
  double     *no_school_exact;
};

static inline gsize
sp_levels_cell (const SpLevels *self, gint row, gint lead, gint group)
{
  return ((gsize) row * (self->horizon + 1) + lead) * SP_N_GROUPS + group;
}

/* FALSE with error: the authority's own forecast cannot be made. */
gboolean sp_levels_fill_areas (SpLevels *self, GError **error);
void     sp_levels_fill_schools (SpLevels *self);
void     sp_levels_round (SpLevels *self);
gboolean sp_levels_is_open (const SpLevels *self, SpSchoolIndex school, gint lead);

G_END_DECLS
