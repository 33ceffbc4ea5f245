/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Need: pupils against places, by planning area, year and year group, never netted across areas or year groups.
 *
 *   balance   = places - pupils x (1 + operating margin)
 *   shortfall = max (0, -balance),  spare = max (0, balance)
 * Source: DfE place planning tables, domain.md 2.4. Sums of shortfall and of spare are kept apart.
 * Forms of entry, both readings (domain.md section 11 point 4):
 *   entry reading  = shortfall in the entry year group / 30
 *   total reading  = sum of the phase's shortfalls / places of one form over the phase (210 or 150)
 */
#pragma once

#include "sp-forecast.h"
#include "sp-supply.h"

G_BEGIN_DECLS

typedef struct
{
  double margin; /* < 0 = each area's own, as in the snapshot; else a share used for all */
} SpNeedOptions;
#define SP_NEED_OPTIONS_INIT { .margin = -1 }

typedef struct _SpNeed SpNeed; /* immutable, atomically counted */
#define SP_TYPE_NEED (sp_need_get_type ())
GType   sp_need_get_type (void);
SpNeed *sp_need_run (SpForecast *forecast, SpSupply *supply, const SpNeedOptions *options, SpProgress *progress,
                     GError **error);
SpNeed *sp_need_ref (SpNeed *self);
void    sp_need_unref (SpNeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpNeed, sp_need_unref)

SpForecast *sp_need_get_forecast (const SpNeed *self);
SpSupply   *sp_need_get_supply (const SpNeed *self);
SpSnapshot *sp_need_get_snapshot (const SpNeed *self);
GPtrArray  *sp_need_get_findings (const SpNeed *self);

typedef struct
{
  gboolean known;      /* FALSE: pupils or places not held; the numbers are 0 and mean nothing */
  double   pupils;     /* forecast, without margin */
  double   places;
  double   margin;     /* share used */
  double   shortfall;  /* places short, >= 0 */
  double   spare;      /* places over, >= 0 */
} SpNeedCell;
SpNeedCell sp_need_get_cell (const SpNeed *self, SpAreaIndex area, gint lead, SpYearGroup group);
/* The arithmetic of one cell by itself. Example: 226 pupils, 210 places, no margin: 16 short (GT-3). */
SpNeedCell sp_need_cell_of (double pupils, double places, double margin);

/* A phase of an area in a year: sums over its year groups, shortfall and spare apart. An area is known when at least
 * one of its year groups is, and none has pupils without places or places without pupils: a part sum would pass for the
 * whole. The total reading divides by the year groups the area has: 90 for R-Y2, 120 for Y3-Y6, 210 for R-Y6, 150 for
 * Y7-Y11; the entry reading takes the lowest of them. */
typedef struct
{
  gboolean known;
  guint    n_left_out;   /* of an authority: areas of the phase that are not known and so not in the sums */
  double   pupils, places, shortfall, spare;
  double   forms_entry;  /* entry reading of shortfall, FE */
  double   forms_total;  /* total reading of shortfall, FE */
  double   surplus_entry, surplus_total; /* the same of spare, FE */
} SpNeedSum;
SpNeedSum sp_need_get_area (const SpNeed *self, SpAreaIndex area, gint lead);
/* The authority: sum over areas of that phase, never netted. */
SpNeedSum sp_need_get_authority (const SpNeed *self, SpPhase phase, gint lead);

/* Short of places, wherever it is said, listed or coloured: by at least 0.5 % of the places. Forms of entry below 0.05 print
 * as 0.0: no peak of them is named, nor a year for it. */
#define SP_NEED_SHORT_SHARE 0.005
#define SP_NEED_LEAST_FORMS 0.05
gboolean sp_need_sum_is_short (const SpNeedSum *sum);

/* The peak within the horizon (leads 1 on; its first year if it is reached twice), and the settled level at its end
 * (long run), of the larger of the two readings; and the first year short, that of the roll counted included (lead 0 on): an
 * area may be short already. */
typedef struct
{
  gboolean known;
  double peak_forms;
  SpAcademicYear peak_year;
  double long_run_forms;
  SpAcademicYear first_short_year; /* {0} = never */
} SpNeedPeak;
SpNeedPeak sp_need_get_peak (const SpNeed *self, SpAreaIndex area);
/* Forms of entry needed in the entry reading at lead, with the interval of the forecast (level 80 or 95) carried
 * through; none of the three is below 0. FALSE when the entry year group is not known. */
gboolean sp_need_get_forms_interval (const SpNeed *self, SpAreaIndex area, gint lead, gint level, double *forms,
                                     double *lower, double *upper);

/* How a level of need is spoken and coloured, the same on map, table, chart and paper: share = balance / places of the
 * phase using whichever of shortfall or spare is larger in the phase; seven classes. */
typedef enum
{
  SP_NEED_NOT_HELD,
  SP_NEED_SHORT_SEVERE,   /* shortfall over 10 % of places */
  SP_NEED_SHORT,          /* 5 to 10 % */
  SP_NEED_SHORT_SLIGHT,   /* short (as above) by up to 5 % */
  SP_NEED_BALANCED,       /* not short, spare under 5 % */
  SP_NEED_SPARE_SLIGHT,   /* spare 5 to 10 % */
  SP_NEED_SPARE,          /* 10 to 25 % */
  SP_NEED_SPARE_LARGE,    /* over 25 % */
} SpNeedClass;
#define SP_N_NEED_CLASSES 8
SpNeedClass sp_need_sum_get_class (const SpNeedSum *sum); /* any shortfall that counts wins over spare */
const char *sp_need_class_name (SpNeedClass klass);       /* translated: "Short by over 10 %" */
const char *sp_need_class_code (SpNeedClass klass);

G_END_DECLS
