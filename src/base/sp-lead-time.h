/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the decision on works to their places, in whole months: the one place that says how long each kind takes.
 *
 *   decision = 1 September on which the places are to be there - the middle of the range
 *
 * and to be safe the longest end of it. Every decision date of the program is reckoned so: the timetable, options, the
 * decisions of a planning area, the page of a growth area. Source: domain.md section 7 (expansion 18-30 months, new primary
 * 2.5-3.5 years, secondary 4-5 years from decision; admission numbers set about 18 months ahead), general knowledge of the
 * field, for a council to replace by its own: a project's or an option's own lead time always goes before it. A temporary
 * block and a reorganisation (merger, amalgamation) are the program's own estimates.
 * Example: an expansion for September 2017 is decided by September 2015, to be safe by March 2015. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint least, most; /* months */
} SpLeadTime;

#define SP_LEAD_TIME_ADMISSION      { 18, 18 }
#define SP_LEAD_TIME_TEMPORARY      { 12, 12 }
#define SP_LEAD_TIME_EXPANSION      { 18, 30 }
#define SP_LEAD_TIME_REORGANISATION { 24, 24 }
#define SP_LEAD_TIME_NEW_PRIMARY    { 30, 42 }
#define SP_LEAD_TIME_NEW_SECONDARY  { 48, 60 }

/* The middle of the range, in whole months. Example: of 18 to 30, 24. */
gint sp_lead_time_middle (SpLeadTime time);

/* Of works of which nothing else is known: an expansion's. */
gint sp_lead_time_unsaid (void);

G_END_DECLS
