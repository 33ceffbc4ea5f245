/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the dwellings of sites will have been completed and lived in: expected, in quantiles and as chances. The
 * forecast makes it (sp-forecast-delivery.h); whoever waits for a trigger reads it, such as the money of an agreement,
 * so it is handed over as an argument and lives here, where both may see it.
 *
 * Years are academic years; a value of a year is cumulative, at its end (31 August), and includes what was completed
 * before the origin. On every path a site's dwellings only ever grow, so a trigger that has passed stays passed. */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct _SpSiteDelivery SpSiteDelivery; /* immutable, atomically counted; of all sites of one snapshot */
#define SP_TYPE_SITE_DELIVERY (sp_site_delivery_get_type ())
GType           sp_site_delivery_get_type (void);
SpSiteDelivery *sp_site_delivery_ref (SpSiteDelivery *self);
void            sp_site_delivery_unref (SpSiteDelivery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSiteDelivery, sp_site_delivery_unref)

typedef enum { SP_DELIVERY_COMPLETED, SP_DELIVERY_LIVED_IN } SpDeliveryCount;

/* For whoever makes one. Takes `completed` and `lived_in`, each [n_sites][n_years][n_paths] cumulative dwellings, and
 * `expected` [n_sites][2][n_years] likewise; all g_free'd. Paths are put in order within each cell. */
SpSiteDelivery *sp_site_delivery_new_take (SpSnapshot *snapshot, SpAcademicYear first_year, guint n_years, guint n_paths,
                                           double *expected, float *completed, float *lived_in);

SpSnapshot     *sp_site_delivery_get_snapshot (const SpSiteDelivery *self);
SpAcademicYear  sp_site_delivery_get_first_year (const SpSiteDelivery *self); /* the origin year */
guint           sp_site_delivery_get_n_years (const SpSiteDelivery *self);

/* Expected dwellings by the end of a year; before the first year what the plan holds, after the last the last's. */
double sp_site_delivery_get_expected (const SpSiteDelivery *self, SpSiteIndex site, SpAcademicYear year,
                                      SpDeliveryCount count);
/* Of the paths, at a share 0..1 (0.1 = one path in ten has no more): nearest rank. */
double sp_site_delivery_get_quantile (const SpSiteDelivery *self, SpSiteIndex site, SpAcademicYear year,
                                      SpDeliveryCount count, double at);

/* What a trigger waits for. */
typedef enum
{
  SP_TRIGGER_COMMENCEMENT, /* certain by the end of the year that completes the first dwelling: no sooner date is held */
  SP_TRIGGER_OCCUPATION,   /* the value-th dwelling lived in */
  SP_TRIGGER_SHARE,        /* a share (value, 0..1) of the site's dwellings lived in; of a range of dwellings, of the lower
                              figure */
} SpSiteTrigger;
/* The share of paths on which it has passed by the end of a year, 0..1; negative where nobody can say: the site has no
 * dwellings by year, or (a share) no total, or the value is not above 0. */
double sp_site_delivery_get_chance (const SpSiteDelivery *self, SpSiteIndex site, SpSiteTrigger trigger, double value,
                                    SpAcademicYear year);
/* First year by whose end the chance is at least `chance`; {0} = not within the years held. */
SpAcademicYear sp_site_delivery_get_year (const SpSiteDelivery *self, SpSiteIndex site, SpSiteTrigger trigger, double value,
                                          double chance);

G_END_DECLS
