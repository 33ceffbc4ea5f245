/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds of project, the months they are decided in, and the readings of need. */
#include "config.h"
#include "sp-date-parts.h"
#include "sp-need-probability.h"
#include "sp-option-shares.h"

#include <glib/gi18n-lib.h>

const char *
sp_need_reading_code (SpNeedReading reading)
{
  static const char *const codes[] = { "entry", "total" };

  g_return_val_if_fail ((guint) reading < SP_N_NEED_READINGS, NULL);
  return codes[reading];
}

const char *
sp_need_reading_name (SpNeedReading reading)
{
  static const char *const names[] = { N_ ("Entry year"), N_ ("All year groups") };

  g_return_val_if_fail ((guint) reading < SP_N_NEED_READINGS, NULL);
  return _ (names[reading]);
}

gboolean
sp_project_kind_suits (SpProjectKind kind, SpPhase phase)
{
  return kind == SP_PROJECT_KIND_EXPANSION || (kind == SP_PROJECT_KIND_NEW_PRIMARY) == (phase == SP_PHASE_PRIMARY);
}

SpMonth
sp_need_month_before (SpAcademicYear year, gint months)
{
  gint count = year.start * 12 + SP_SEPTEMBER - months;

  return (SpMonth){ count / 12, count % 12 + 1 };
}

char *
sp_month_to_string (SpMonth month)
{
  static const char *const names[]
      = { N_ ("January"), N_ ("February"), N_ ("March"),     N_ ("April"),   N_ ("May"),      N_ ("June"),
          N_ ("July"),    N_ ("August"),   N_ ("September"), N_ ("October"), N_ ("November"), N_ ("December") };

  g_return_val_if_fail (month.month >= 1 && month.month <= 12, NULL);
  /* Translators: month and year. */
  return g_strdup_printf (_ ("%s %d"), _ (names[month.month - 1]), month.year);
}

gboolean
sp_month_is_past (SpMonth month, const SpSnapshot *snapshot)
{
  return month.year * 12 + month.month - 1 < sp_plan_month (snapshot->money.as_of, snapshot->assumptions.origin);
}

char *
sp_month_say_decision (SpMonth month, const SpSnapshot *snapshot)
{
  g_autofree char *words = sp_month_to_string (month);

  /* Translators: a decision date that is over: "September 2012, past". */
  return sp_month_is_past (month, snapshot) ? g_strdup_printf (_("%s, past"), words) : g_steal_pointer (&words);
}
