/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By when something has to be decided, in words. */
#include "config.h"
#include "sp-summary-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-number.h"

/* Whether a month is over on the day printed on the page. */
static gboolean
is_past (const SpSummarySubject *subject, SpMonth month)
{
  g_autofree char *text = g_strdup_printf ("%04d-%02d-99", month.year, month.month);
  return subject->date != NULL && strcmp (subject->date, text) > 0;
}

/* "by March 2015", or "now, as March 2013 was the time for it". */
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

/* By when to decide, so that the first half form that is as likely as not comes in time. NULL: none is, it is not
 * known, or it may not be published. */
char *
sp_summary_say_decision (const SpSummarySubject *subject, gint area)
{
  SpNeedDecision expansion, school;
  if (sp_held_back_area (subject->held_back, area) || !find_decision (subject, area, SP_PROJECT_KIND_EXPANSION, &expansion)
      || !find_decision (subject, area, SP_PROJECT_KIND_NEW_PRIMARY, &school))
    return NULL;
  g_autofree char *expansion_by = say_deadline (subject, expansion.last);
  g_autofree char *school_by = say_deadline (subject, school.last);
  g_autofree char *tenths = sp_number_format (expansion.probability * 10, 0);
  g_autofree char *chance = expansion.probability >= 0.95 ? g_strdup (_("almost certain"))
                                                          : g_strdup_printf (_("%s in 10 likely"), tenths);
  /* Translators: "6 in 10 likely" or "almost certain"; a calendar year; "by March 2015". */
  return g_strdup_printf (_("to consider the proposals above. It is %s that half a form of entry more is needed in "
                            "September %d. To be ready "
                            "then, an expansion has to be decided %s, a new school %s."),
      chance, expansion.needed.start, expansion_by, school_by);
}
