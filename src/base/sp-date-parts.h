/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a date as the plan holds it and sp_date_parse writes it: 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY', as much as is known, in the
 * years 1500 to 2199. Anything else, NULL too, is no date. */
#pragma once

#include "sp-year.h"

G_BEGIN_DECLS

/* Months are counted in two ways: by the number that a date writes, 1 to 12, which sp_date_get_month gives; and since year 0, as
 * year * 12 + the months before it in its calendar year, where something is so many months before another. Schools open in September:
 * of that count. */
#define SP_SEPTEMBER 8

/* 1 to 12; 0 when only the year is said; -1 when it is no date. */
gint            sp_date_get_month (const char *date);
/* 1 to 31; 0 when it is not said; -1 when it is no date. */
gint            sp_date_get_day (const char *date);
/* The calendar year; 0 when it is no date. */
gint            sp_date_get_year (const char *date);
/* The financial year in which it falls; of a year alone, the one that ends in it. {0} when it is no date. */
SpFinancialYear sp_financial_year_of_date (const char *date);
/* The date so many years later, or earlier, as exactly as it was said: "2014-05" and 2 give "2016-05". 29 February of a year that has
 * none is the 28th: "2016-02-29" and 5 give "2021-02-28". NULL when it is no date, or would fall outside those years. Free with g_free. */
char           *sp_date_add_years (const char *date, gint years);
/* "31 March 2013", "March 2013"; a year, and what is no date, come back as they are. Free with g_free. */
char           *sp_date_to_words (const char *date);

G_END_DECLS
