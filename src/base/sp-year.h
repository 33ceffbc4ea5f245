/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years, year groups and phases: the calendar of English schools.
 *
 * Academic and financial years are different types so that a place (counted by academic year) and a pound (counted by
 * financial year) cannot be mixed by accident.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 1 September of `start` to 31 August after it: {2016} is 2016/17. {0} means "none" or "not said". The January census of
 * 2016/17 is taken in January 2017. */
typedef struct { gint start; } SpAcademicYear;

/* 1 April of `start` to 31 March after it: {2013} is 2013-14. {0} means "none", or money that no paper dates. */
typedef struct { gint start; } SpFinancialYear;

/* National curriculum year groups. R is reception. */
typedef enum
{
  SP_GROUP_R = 0,
  SP_GROUP_Y1, SP_GROUP_Y2, SP_GROUP_Y3, SP_GROUP_Y4, SP_GROUP_Y5, SP_GROUP_Y6,
  SP_GROUP_Y7, SP_GROUP_Y8, SP_GROUP_Y9, SP_GROUP_Y10, SP_GROUP_Y11,
  SP_GROUP_Y12, SP_GROUP_Y13, SP_GROUP_Y14,
} SpYearGroup;
#define SP_N_GROUPS 15

/* Ages 0..4 of the pre-school register: on 31 August as the academic year begins. Those aged 4 start reception that
 * September, those aged 0 four years on. */
#define SP_N_PRESCHOOL_AGES 5

/* The phase a planning area plans for: primary is R-Y6, secondary Y7-Y11 (sixth forms are held but not planned by it). */
typedef enum { SP_PHASE_PRIMARY, SP_PHASE_SECONDARY } SpPhase;
#define SP_N_PHASES 2

#define SP_PUPILS_PER_FORM 30 /* 1 FE = 30 pupils a year group; domain.md section 7 */

static inline SpAcademicYear  sp_academic_year  (gint start) { return (SpAcademicYear) { start }; }
static inline SpFinancialYear sp_financial_year (gint start) { return (SpFinancialYear) { start }; }

/* "2016/17"; "" for {0}. Free with g_free. */
char *sp_academic_year_to_string (SpAcademicYear year);
/* "2013-14"; "not dated" (translated) for {0}. Free with g_free. */
char *sp_financial_year_to_string (SpFinancialYear year);
/* Reads "2016/17", "2016-17", "201617" or "2016". FALSE (out untouched) when it is none of these, when the second part is
 * not the year after the first, or when the start is outside 1900-2199. */
gboolean sp_academic_year_parse  (const char *text, SpAcademicYear *out);
gboolean sp_financial_year_parse (const char *text, SpFinancialYear *out);

/* "R", "Y1" … "Y14": static strings, the codes used in files. */
const char *sp_year_group_code (SpYearGroup group);
/* "Reception", "Year 7": translated, static. */
const char *sp_year_group_name (SpYearGroup group);
/* Reads R, Reception, Y7, Year 7, 7, year_group_7 in any case. */
gboolean sp_year_group_parse (const char *text, SpYearGroup *out);

/* "primary"/"secondary": codes. */
const char *sp_phase_code (SpPhase phase);
const char *sp_phase_name (SpPhase phase); /* translated */
gboolean    sp_phase_parse (const char *text, SpPhase *out);
/* R..Y6 or Y7..Y11. */
SpYearGroup sp_phase_first_group (SpPhase phase);
SpYearGroup sp_phase_last_group (SpPhase phase);
SpPhase     sp_year_group_phase (SpYearGroup group);
/* Places that one form of entry fills over the year groups first..last: 30 x the number of groups, so R-Y2 90, Y3-Y6 120,
 * Y7-Y11 150, R-Y6 210. Source: domain.md section 7. */
gint sp_places_per_form (SpYearGroup first, SpYearGroup last);

G_END_DECLS
