/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One site as the draws see it; inside the room only. */
#pragma once

#include "sp-forecast-paths.h"
#include "spk-delivery.h"

G_BEGIN_DECLS

typedef struct
{
  SpkDeliverySite draw;                          /* draw.planned points at planned */
  double planned[SPK_MOST_DELIVERY_YEARS];       /* expected in year origin + k, past the forecast's years too */
  double certain[SPK_MOST_DELIVERY_YEARS];       /* counted in it: happened, and stays */
  guint8 held[SPK_MOST_DELIVERY_YEARS];          /* the plan says of the year (0 is saying) */
  double before;                                 /* completed before the origin */
} SpSiteToBuild;

/* Fills out for years origin .. origin + n_years - 1. options NULL = the plan's terms. FALSE when nothing is to be built. */
gboolean sp_site_to_build_init (SpSiteToBuild *self, const SpSnapshot *snapshot, SpSiteIndex site, SpAcademicYear origin,
                                gint n_years, const SpDeliveryOptions *options);

G_END_DECLS
