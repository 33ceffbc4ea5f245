/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sites, how they are delivered, pupils of dwellings, and pupils who move between schools. */
#pragma once

#include "sp-snapshot-ground.h"

G_BEGIN_DECLS

typedef struct
{
  gint type;     /* 0 house 1 flat -1 all */
  gint tenure;   /* 0 market 1 affordable -1 all */
  gint bedrooms; /* 1..4, 0 all */
  double share;
} SpDwellingMix;

/* How a site is delivered: what it says itself, else what the plan says of its stage (delivery_default), else as planned and for
 * certain (held FALSE, and then nothing else of it is read). Chances and shares 0..1, times in years. */
typedef enum
{
  SP_TERM_START,       /* academic year of the first completions */
  SP_TERM_RATE,        /* dwellings a year */
  SP_TERM_MOST,        /* dwellings, the most in one year */
  SP_TERM_PROBABILITY, /* that it is built at all */
  SP_TERM_SLIP_MEAN,   /* years it starts late, on average; of six chances, 0 to 5 years */
  SP_TERM_SLIP_SPREAD, /* their standard deviation */
  SP_TERM_RATE_SPREAD, /* standard deviation of the rate, as a share of it */
  SP_TERM_STALL,       /* chance that a year of building brings nothing */
  SP_TERM_LAG,         /* from completion to being lived in */
} SpDeliveryTerm;
#define SP_N_DELIVERY_TERMS 9
const char *sp_delivery_term_code (SpDeliveryTerm term); /* column of site_delivery: "slip_mean" */
const char *sp_delivery_term_name (SpDeliveryTerm term); /* translated: "Average start slip" */
/* The planning stages of a site, from built to windfall: codes of the schema, NULL after the last; and their translated names,
 * that of NULL (or of another text) "Stage not held". */
const char *const *sp_permission_codes (void);
const char        *sp_permission_name (const char *permission);
typedef struct
{
  gboolean held;
  double   value[SP_N_DELIVERY_TERMS]; /* start, rate and most: negative = not said */
  guint    own;        /* bit 1 << term: the site's own, not its stage's */
  gboolean by_rate;    /* its dwellings by year were laid from start and rate: an estimate */
  SpProvenance provenance; /* of the site's own */
} SpDeliveryTerms;
typedef struct { const char *permission; SpDeliveryTerms terms; SpProvenance provenance; } SpDeliveryDefault; /* NULL = not said */

typedef struct
{
  gint64         id;
  SpGrowthIndex  growth;
  SpAreaIndex    primary_area, secondary_area; /* take the pupils of a site outside every growth area; -1 = not said */
  const char    *reference;
  const char    *name;
  const char    *permission;  /* code of the schema */
  gint           dwellings_min, dwellings_max; /* -1 = not said */
  const SpDwellingMix *mix; guint n_mix;       /* none: mix not known */
  SpDeliveryTerms delivery;
  double         yield_change; /* share by which its yields are more (or, negative, fewer) than held: 0 = as held */
  SpProvenance   provenance;
} SpSite;

/* Pupils per dwelling; type, tenure, bedrooms as in SpDwellingMix; years_since -1 = settled stock. `phase` as the
 * schema. */
typedef struct
{
  const char *phase;
  gint type, tenure, bedrooms;
  gint years_since;
  double pupils_per_dwelling;
  SpProvenance provenance;
} SpYield;
/* Share of the settled yield reached so many years after completion. */
typedef struct { const char *phase; gint years_since; double share; SpProvenance provenance; } SpYieldBuildUp;
/* Pupils counted on an estate of the council's own; type, tenure, bedrooms, years_since as in SpYield, -1 = of all ages. */
typedef struct
{
  gint64 id;
  const char *name, *phase;
  SpSiteIndex site;      /* -1 = none of the plan's */
  gint type, tenure, bedrooms, years_since;
  double dwellings, pupils;
  SpProvenance provenance;
} SpYieldObservation;

typedef struct { SpAreaIndex primary, secondary; double share; gboolean estimated; } SpTransfer;

/* Share of the year group below `into` at one school that moves on to another. */
typedef struct { SpSchoolIndex from, to; SpYearGroup into; double share; gboolean estimated; } SpSchoolTransfer;

/* Staying-on ratio into Year 12, 13 or 14: of a school, of an area, or (both -1) of the authority. */
typedef struct { SpAreaIndex area; SpSchoolIndex school; SpYearGroup group; double ratio; gboolean estimated; } SpStayingOn;

G_END_DECLS
