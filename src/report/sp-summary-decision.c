/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By when something has to be decided, in words. */
#include "config.h"
#include "sp-date-parts.h"
#include "sp-summary-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-lead-time.h"
#include "sp-number.h"
#include "sp-option-shares.h"
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

static char *
say_deadlines (const SpSummarySubject *subject, SpAcademicYear needed)
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

/* "begun", and how late for the need. */
static char *
say_begun (const SpTimetableRow *row, SpAcademicYear needed)
{
  gint late = row->completion >= 0 && needed.start != 0 ? row->completion - (needed.start * 12 + SP_SEPTEMBER) : 0;
  if (late <= 0)
    return g_strdup (_("begun"));
  return g_strdup_printf (ngettext ("begun; %d month late", "begun; %d months late", (gulong) late), late);
}

/* For whichever is sooner, its own date or the September in which its area runs short: one date, never a later one beside it. */
char *
sp_summary_say_project_decision (const SpSummarySubject *subject, SpProjectIndex index)
{
  const SpTimetableRow *row = sp_timetable_get_row (subject->timetable, index);
  SpAcademicYear needed = needed_from (subject, &subject->snapshot->projects[index]);
  gint by = row->completion;
  gboolean for_need = needed.start != 0 && (by < 0 || needed.start * 12 + SP_SEPTEMBER < by);
  if (row->begun)
    return say_begun (row, needed);
  if (by < 0 && !for_need)
    return NULL;
  by = (for_need ? needed.start * 12 + SP_SEPTEMBER : by) - row->lead_months;
  g_autofree char *text = sp_month_to_string ((SpMonth) { by / 12, by % 12 + 1 });
  g_autofree char *said = is_past (subject, (SpMonth) { by / 12, by % 12 + 1 }) ? g_strdup_printf (_("%s, past"), text)
                                                                               : g_steal_pointer (&text);
  /* Translators: "September 2013, past"; a calendar year. */
  return for_need ? g_strdup_printf (_("%s; for the need of %d"), said, needed.start) : g_steal_pointer (&said);
}

char *
sp_summary_say_first_school (const SpSummarySubject *subject)
{
  const SpGrowthArea *growth = &subject->snapshot->growth_areas[subject->growth];
  const SpLeadTime school = SP_LEAD_TIME_NEW_PRIMARY;
  gint year = growth->not_before != NULL ? (gint) g_ascii_strtoll (growth->not_before, NULL, 10) : 0;
  if (growth->category > 2 || year < 1900)
    return NULL;
  SpMonth month = sp_need_month_before (sp_academic_year (year), sp_lead_time_middle (school));
  g_autofree char *text = sp_month_to_string (month);
  /* Translators: a month; a calendar year. Past: nothing decided now opens then. */
  if (is_past (subject, month))
    return g_strdup_printf (_(" %s was the time to decide on a first new school that opens in September %d, when the first dwellings can "
                              "come."), text, year);
  /* Translators: a calendar year; a month. */
  return g_strdup_printf (_(" To open in September %d, when the first dwellings can come, a first new school has to be decided by %s."),
                          year, text);
}

/* How likely half a form more is, and from when: no date of decision, which is that of the first places short. "" = not likely. */
static char *
say_half_form (const SpSummarySubject *subject, gint area)
{
  SpNeedDecision half;
  if (!find_decision (subject, area, SP_PROJECT_KIND_EXPANSION, &half))
    return g_strdup ("");
  g_autofree char *tenths = sp_number_format (half.probability * 10, 0);
  g_autofree char *chance = half.probability >= 0.95 ? g_strdup (_("almost certain")) : g_strdup_printf (_("%s in 10 likely"), tenths);
  /* Translators: "6 in 10 likely" or "almost certain"; a calendar year. */
  return g_strdup_printf (_(" It is %s that half a form of entry is missing by September %d."), chance, half.needed.start);
}

/* The first September that works decided on the day looked at are ready for. */
static gint
find_ready (const SpSummarySubject *subject, SpLeadTime time)
{
  gint today = sp_plan_month (subject->day, subject->snapshot->assumptions.origin);
  return (today + sp_lead_time_middle (time) - SP_SEPTEMBER + 11) / 12;
}

/* The time to decide is past: no date is named that is still to come but those of the places. */
static char *
say_too_late (const SpSummarySubject *subject, gint area, SpAcademicYear needed, SpMonth by)
{
  const char *name = subject->snapshot->areas[area].name;
  g_autofree char *month = sp_month_to_string (by);
  gboolean already = needed.start <= subject->snapshot->assumptions.origin.start;
  /* Translators: a planning area; a calendar year. */
  g_autofree char *since = already ? g_strdup_printf (_("%s is short of primary places already"), name)
                                   : g_strdup_printf (_("%s is short of primary places from September %d"), name, needed.start);
  g_autofree char *text = g_strdup_printf (_("to decide at once. %s, and %s was the time to decide on an expansion. Decided now, an "
                                             "expansion is ready for September %d, a new school for September %d."),
                                           since, month, find_ready (subject, (SpLeadTime) SP_LEAD_TIME_EXPANSION),
                                           find_ready (subject, (SpLeadTime) SP_LEAD_TIME_NEW_PRIMARY));
  if (subject->detail == SP_DETAIL_BRIEFEST)
    return g_steal_pointer (&text);
  return g_strconcat (text, _(" Until then children need temporary places."), NULL);
}

/* By when to decide, so that places are there in the September in which the first year group runs short: the rule of projects and of
 * need as well. NULL: none is short by what is worth saying, it is not known, or it may not be published. */
char *
sp_summary_say_decision (const SpSummarySubject *subject, gint area)
{
  const SpLeadTime expansion = SP_LEAD_TIME_EXPANSION;
  SpNeedPeak peak = area >= 0 ? sp_need_get_peak (subject->need, area) : (SpNeedPeak) { FALSE };
  if (sp_held_back_area (subject->held_back, area) || !peak.known || peak.first_short_year.start == 0
      || !sp_need_is_worth_saying (peak.peak_forms))
    return NULL;
  SpMonth by = sp_need_month_before (peak.first_short_year, sp_lead_time_middle (expansion));
  g_autofree char *half = subject->detail != SP_DETAIL_BRIEFEST ? say_half_form (subject, area) : g_strdup (""), *text = NULL;
  if (is_past (subject, by))
    text = say_too_late (subject, area, peak.first_short_year, by);
  else
    {
      g_autofree char *deadlines = say_deadlines (subject, peak.first_short_year);
      text = g_strdup_printf (_("to consider the proposals above in time for places to be ready by September %d, when the first year "
                                "group runs short: %s."), peak.first_short_year.start, deadlines);
    }
  return g_strconcat (text, half, NULL);
}
