/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By when something has to be decided, in words. */
#include "config.h"
#include "sp-summary-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-lead-time.h"
#include "sp-number.h"
#include "sp-timetable.h"

/* Whether a month is over on the day looked at. */
static gboolean
is_past (const SpSummarySubject *subject, SpMonth month)
{
  g_autofree char *text = g_strdup_printf ("%04d-%02d-99", month.year, month.month);
  return strcmp (subject->day, text) > 0;
}

/* "by March 2015", or "at once (March 2013 was the time for it)". */
static char *
say_deadline (const SpSummarySubject *subject, SpMonth month)
{
  g_autofree char *text = sp_month_to_string (month);
  return g_strdup_printf (is_past (subject, month) ? _("at once (%s was the time for it)") : _("by %s"), text);
}

/* The decision on a kind of project for the first half form more, by whichever reading needs it sooner. FALSE: none
 * is needed. */
static gboolean
find_decision (const SpSummarySubject *subject, gint area, SpProjectKind kind, SpNeedDecision *soonest)
{
  gboolean found = FALSE;
  for (gint reading = 0; reading < SP_N_NEED_READINGS && subject->chances != NULL && area >= 0; reading++)
    {
      SpNeedDecision decision;
      if (!sp_need_probability_get_decision (subject->chances, area, reading, 1, kind, &decision) || !decision.reached
          || (found && decision.needed.start >= soonest->needed.start))
        continue;
      *soonest = decision;
      found = TRUE;
    }
  return found;
}

char *
sp_summary_say_deadlines (const SpSummarySubject *subject, SpAcademicYear needed)
{
  const SpLeadTime expansion = SP_LEAD_TIME_EXPANSION, school = SP_LEAD_TIME_NEW_PRIMARY;
  g_autofree char *expansion_by = say_deadline (subject, sp_need_month_before (needed, sp_lead_time_middle (expansion)));
  g_autofree char *school_by = say_deadline (subject, sp_need_month_before (needed, sp_lead_time_middle (school)));
  /* Translators: "by March 2015", "at once (March 2013 was the time for it)". */
  return g_strdup_printf (_("an expansion has to be decided %s, a new school %s"), expansion_by, school_by);
}

/* First year in which the planning area a project is for is short of the places there are. */
static SpAcademicYear
needed_from (const SpSummarySubject *subject, const SpProject *project)
{
  SpAreaIndex area = project->area;
  for (guint i = 0; i < project->n_places && area < 0; i++)
    area = project->places[i].area;
  return area >= 0 && !sp_held_back_area (subject->held_back, area)
             ? sp_need_get_peak (subject->need, area).first_short_year : sp_academic_year (0);
}

char *
sp_summary_say_project_decision (const SpSummarySubject *subject, SpProjectIndex index)
{
  const SpTimetableRow *row = sp_timetable_get_row (subject->timetable, index);
  SpAcademicYear needed = needed_from (subject, &subject->snapshot->projects[index]);
  SpMonth month;
  if (row->completion < 0 && needed.start == 0)
    return NULL;
  gint by = row->completion >= 0 ? row->completion - row->lead_months : 0;
  month = row->completion >= 0 ? (SpMonth) { by / 12, by % 12 + 1 } : sp_need_month_before (needed, row->lead_months);
  g_autofree char *text = sp_month_to_string (month);
  g_autofree char *said = is_past (subject, month) && !row->begun ? g_strdup_printf (_("%s, past"), text) : g_strdup (text);
  /* Translators: "September 2013, past"; a calendar year. */
  return row->completion < 0 ? g_strdup_printf (_("%s; for the need of %d"), said, needed.start) : g_steal_pointer (&said);
}

char *
sp_summary_say_first_school (const SpSummarySubject *subject)
{
  const SpGrowthArea *growth = &subject->snapshot->growth_areas[subject->growth];
  const SpLeadTime school = SP_LEAD_TIME_NEW_PRIMARY;
  gint year = growth->not_before != NULL ? (gint) g_ascii_strtoll (growth->not_before, NULL, 10) : 0;
  if (growth->category > 2 || year < 1900)
    return NULL;
  g_autofree char *by = say_deadline (subject, sp_need_month_before (sp_academic_year (year), sp_lead_time_middle (school)));
  /* Translators: a calendar year; "by September 2014". */
  return g_strdup_printf (_(" To open in September %d, when the first dwellings can come, a first new school has to be decided %s."),
                          year, by);
}

/* By when to decide, so that the first half form that is as likely as not comes in time. NULL: none is, it is not
 * known, or it may not be published. */
char *
sp_summary_say_decision (const SpSummarySubject *subject, gint area)
{
  SpNeedDecision expansion, school;
  if (sp_held_back_area (subject->held_back, area) || !find_decision (subject, area, SP_PROJECT_KIND_EXPANSION, &expansion)
      || !find_decision (subject, area, SP_PROJECT_KIND_NEW_PRIMARY, &school))
    return NULL;
  g_autofree char *deadlines = sp_summary_say_deadlines (subject, expansion.needed);
  g_autofree char *tenths = sp_number_format (expansion.probability * 10, 0);
  g_autofree char *chance = expansion.probability >= 0.95 ? g_strdup (_("almost certain"))
                                                          : g_strdup_printf (_("%s in 10 likely"), tenths);
  /* Translators: "6 in 10 likely" or "almost certain"; a calendar year; "an expansion has to be decided by March 2015, …". */
  return g_strdup_printf (_("to consider the proposals above. It is %s that half a form of entry more is needed in "
                            "September %d. To be ready then, %s."),
                          chance, expansion.needed.start, deadlines);
}
