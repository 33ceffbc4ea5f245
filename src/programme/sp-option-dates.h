/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an option may open, by when it is to be decided, and the year by which it is judged. */
#pragma once

#include "sp-need.h"
#include "sp-need-probability.h"

G_BEGIN_DECLS

/* First academic year in which it may open: the first September of which the plan's own day (sp_plan_month) is not later than the
 * decision, and not before the year that the plan says, or what it depends on, by the September after which it does not open (due in
 * October 2018: it opens in 2019). A project that the plan dates, with no lead time of its own, opens when it says, though the decision
 * be past. {0} = never: something it depends on has failed. Example: of 21 November 2013, 12, 24 and 36 months: 2015, 2016 and 2017. */
SpAcademicYear  sp_option_get_first_year (const SpSnapshot *snapshot, const SpOption *option);
/* Whether anything but its lead time keeps it from opening in that year: the planner may ask for what had to be decided earlier. */
gboolean sp_option_can_open (const SpSnapshot *snapshot, const SpOption *option, SpAcademicYear year);
/* The month by which it must be decided to open in that year, by the usual lead time where it has none. */
SpMonth sp_option_get_decision (const SpOption *option, SpAcademicYear opens);
/* The same in words, "September 2012, past" when it is before the plan's own day; free with g_free. */
char          *sp_option_say_decision (const SpSnapshot *snapshot, const SpOption *option, SpAcademicYear opens);

/* Places it has added in an area and year group, so many years after it opens (negative where it takes places away). */
gint sp_option_get_places_in (const SpOption *option, SpAreaIndex area, SpYearGroup group, gint years_after);
/* The year to judge it in: the first in which most of its places are there (or gone), were it to open as soon as it may; of a class
 * that is there for a time alone, which may open when it helps most, that in which most of them would be taken up. Years from the
 * origin. FALSE: it has no places in the years looked at. */
gboolean sp_option_find_telling_year (const SpOption *option, const SpNeed *need, gint *opens, gint *lead, gint *places);

G_END_DECLS
