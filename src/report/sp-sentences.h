/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the results say, in whole translated sentences, from one place: window, page and command line say the same. A
 * range is said with its chance ("8 in 10: 1.5 to 2.7"), what is not held is said to be not held. All free with
 * g_free. */
#pragma once

#include <glib.h>
#include "sp-year.h"

G_BEGIN_DECLS

typedef struct _SpSnapshot SpSnapshot;
typedef struct _SpForecast SpForecast;
typedef struct _SpNeed SpNeed;
typedef struct _SpWaterfall SpWaterfall;
typedef struct _SpUnmet SpUnmet;
typedef struct _SpBacktest SpBacktest;

/* "Needs 2.1 more forms of entry by 2019/20 (8 in 10: 1.5 to 2.7). Places run out in September 2017." */
char *sp_sentence_for_area (SpNeed *need, gint area);
/* "Once settled, its 5,000 dwellings bring about 1,264 primary pupils: 6.0 forms of entry." */
char *sp_sentence_for_growth (SpNeed *need, gint growth, SpPhase phase);
/* "2,400 dwellings from 2016/17, about 160 a year. It is built with a chance of 90 %, and starts 0.5 years late on average." */
char *sp_sentence_for_site (const SpSnapshot *snapshot, gint site);
/* "Schemes of £92.672m (£245,000 of it already met) against £72.5m: £19.927m short." The sum is sp_waterfall_get_gap's; what of the
 * money lapses or may not pay for what is short is said after it. */
char *sp_sentence_for_funding (SpWaterfall *waterfall);
/* "Every place forecast short to 2023/24 would cost about £120m (estimate) …": it moves with every change of dwellings. */
char *sp_sentence_for_unmet (SpUnmet *unmet);
/* Where the cost of a place comes from (SpUnitCostBasis). */
char *sp_words_for_unit_cost (gint basis, guint n_schemes);
/* "Norfolk 2013, revision 214, scenario As published" and, with a hash, ", 3f2a91c0". */
char *sp_sentence_for_reference (SpSnapshot *snapshot, const char *hash);
/* "21 November 2013": of YYYY-MM-DD, the day without a nought in front; anything else as it is. */
char *sp_words_for_day (const char *date);
/* "5,000", "7,000 to 10,000", "at least 1,000"; NULL when nothing is said. */
char *sp_words_for_dwellings (gint min, gint max);
/* The finding as a title. */
char *sp_title_for_growth (SpNeed *need, gint growth);
/* need NULL: the plan has no rolls to forecast from. */
char *sp_title_for_plan (SpNeed *need, SpWaterfall *waterfall);

/* Short by a quarter of a form or more: less is a few children in each year group, and no headline. */
gboolean sp_need_is_worth_saying (double forms);

/* The entry reading at its highest within the horizon. FALSE: not known, or never short. */
typedef struct
{
  double         forms, lower, upper; /* lower and upper with has_range only */
  SpAcademicYear year;
  gboolean       has_range;
  SpAcademicYear first_short; /* of the entry year group alone, the year counted included: by SP_NEED_LEAST_FORMS */
} SpEntryPeak;
gboolean sp_need_find_entry_peak (SpNeed *need, gint area, SpEntryPeak *peak);

G_END_DECLS
