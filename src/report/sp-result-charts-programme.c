/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-date-parts.h"
#include "sp-result-programme.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-chart.h"
#include "sp-need.h"
#include "sp-timetable.h"

#define MARGIN 3    /* months kept free at both ends */

static char *
say_band (const SpWorkBand *band)
{
  g_autofree char *from = sp_timetable_month_to_string (band->from), *to = sp_timetable_month_to_string (band->to);

  return g_strdup_printf (_("%s: %s to %s"), sp_work_stage_name (band->stage), from, to);
}

static char *
say_date (const SpProjectDate *date, gint today)
{
  g_autofree char *month = date->of_year ? g_strdup_printf ("%d", date->month / 12) : sp_timetable_month_to_string (date->month);

  switch (date->kind)
    {
    case SP_DATE_DECISION:
      return g_strdup_printf (date->month < today ? _("decision was due by %s") : _("decide by %s"), month);
    case SP_DATE_APPROVAL: return g_strdup_printf (_("approval, %s: %s"), month, date->text);
    case SP_DATE_DEPENDENCY: return g_strdup_printf (_("must happen first, %s: %s"), month, date->text);
    case SP_DATE_TRIGGER:
    default: return g_strdup_printf (_("contribution triggered, %s: %s"), month, date->text);
    }
}

static void
add_project (SpChart *chart, const SpTimetableRow *row, const SpProject *project, gint today)
{
  static const SpGanttMark marks[] = {
    [SP_DATE_DECISION] = SP_GANTT_DECISION, [SP_DATE_APPROVAL] = SP_GANTT_APPROVAL,
    [SP_DATE_DEPENDENCY] = SP_GANTT_DEPENDENCY, [SP_DATE_TRIGGER] = SP_GANTT_TRIGGER,
  };

  sp_chart_add_task (chart, project->name, FALSE);
  for (guint b = 0; b < row->n_bands; b++)
    {
      g_autofree char *words = say_band (&row->bands[b]);

      sp_chart_add_span (chart, row->bands[b].from, row->bands[b].to, row->bands[b].stage,
                         sp_work_stage_name (row->bands[b].stage), words);
    }
  for (guint d = 0; d < row->n_dates; d++)
    {
      g_autofree char *words = say_date (&row->dates[d], today);

      sp_chart_add_diamond (chart, row->dates[d].month, marks[row->dates[d].kind], words);
    }
}

/* Tables in the plan's order, projects in none last. */
static gint
table_after (const SpSnapshot *snapshot, gint table, gint only)
{
  gint next = G_MAXINT;

  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      gint of = snapshot->projects[p].table > 0 ? snapshot->projects[p].table : G_MAXINT - 1;

      if (of > table && of < next && (only == 0 || of == only))
        next = of;
    }
  return next;
}

static char *
say_table (const SpSnapshot *snapshot, gint table)
{
  for (guint t = 0; t < snapshot->n_programme_tables; t++)
    if (snapshot->programme_tables[t].number == table)
      return g_strdup_printf (_("Table %d: %s"), table, snapshot->programme_tables[t].title);
  return table < G_MAXINT - 1 ? g_strdup_printf (_("Table %d"), table) : g_strdup (_("In no programme table"));
}

static gboolean
is_of_table (const SpProject *project, gint table)
{
  return (project->table > 0 ? project->table : G_MAXINT - 1) == table;
}

gint
sp_timetable_table_after (SpTimetable *timetable, gint table)
{
  return table_after (sp_timetable_get_snapshot (timetable), table, 0);
}

guint
sp_timetable_count_rows (SpTimetable *timetable, gint programme_table)
{
  const SpSnapshot *snapshot = sp_timetable_get_snapshot (timetable);
  guint n = 1; /* the heading */

  for (guint p = 0; p < snapshot->n_projects; p++)
    n += is_of_table (&snapshot->projects[p], programme_table);
  return n;
}

/* Positions of the chart, in order: each table's heading, then its projects. */
gint
sp_timetable_project_at (SpTimetable *timetable, gint programme_table, gint position)
{
  const SpSnapshot *snapshot = sp_timetable_get_snapshot (timetable);
  gint at = -1;

  for (gint table = table_after (snapshot, 0, programme_table); table < G_MAXINT;
       table = table_after (snapshot, table, programme_table))
    {
      at++;
      for (guint p = 0; p < snapshot->n_projects; p++)
        if (is_of_table (&snapshot->projects[p], table) && ++at == position)
          return (gint) p;
    }
  return -1;
}

static void
add_foot (SpChart *chart, SpTimetable *timetable, SpNeed *without, SpPhase phase, gint from, gint to)
{
  SpAcademicYear origin = sp_forecast_get_origin (sp_need_get_forecast (without));
  gint horizon = sp_forecast_get_horizon (sp_need_get_forecast (without));

  sp_chart_set_foot (chart, phase == SP_PHASE_PRIMARY ? _("Primary places") : _("Secondary places"), _("arriving by projects"),
                     _("short without them"));
  for (gint year = from / 12 - 1; year * 12 + SP_SEPTEMBER < to; year++)
    {
      g_autofree char *name = sp_academic_year_to_string (sp_academic_year (year));
      gint lead = year - origin.start;
      SpNeedSum sum = { 0 };

      if (year * 12 + SP_SEPTEMBER + 12 <= from)
        continue;
      if (lead >= 0 && lead <= horizon)
        sum = sp_need_get_authority (without, phase, lead);
      sp_chart_add_foot_year (chart, year * 12 + SP_SEPTEMBER, name,
                              sp_timetable_get_places (timetable, phase, sp_academic_year (year)),
                              sum.known ? sum.shortfall : NAN);
    }
}

SpChart *
sp_chart_for_timetable (SpTimetable *timetable, SpNeed *without, SpPhase phase, gint programme_table)
{
  const SpSnapshot *snapshot = sp_timetable_get_snapshot (timetable);
  gint today = sp_timetable_get_today (timetable), from = today, to = today + 36;
  g_autofree char *now = NULL, *month = sp_timetable_month_to_string (today);
  SpChart *chart;

  if (sp_timetable_get_span (timetable, &from, &to))
    {
      from = MIN (from, today) - MARGIN;
      to += MARGIN;
    }
  if (without != NULL)
    to = MAX (to, (sp_forecast_get_origin (sp_need_get_forecast (without)).start + 6) * 12 + SP_SEPTEMBER);
  chart = sp_chart_new_gantt (_("When projects are built, and when their places arrive (stages estimated)"), from, to - from);
  for (gint table = table_after (snapshot, 0, programme_table); table < G_MAXINT;
       table = table_after (snapshot, table, programme_table))
    {
      g_autofree char *title = say_table (snapshot, table);

      sp_chart_add_task (chart, title, TRUE);
      for (guint p = 0; p < snapshot->n_projects; p++)
        if (is_of_table (&snapshot->projects[p], table))
          add_project (chart, sp_timetable_get_row (timetable, (SpProjectIndex) p), &snapshot->projects[p], today);
    }
  now = g_strdup_printf (_("plan of %s"), month);
  sp_chart_set_now (chart, today, now);
  if (without != NULL)
    add_foot (chart, timetable, without, phase, from, to);
  return chart;
}

char *
sp_sentence_for_timetable (SpTimetable *timetable)
{
  const SpSnapshot *snapshot = sp_timetable_get_snapshot (timetable);
  g_autofree char *month = sp_timetable_month_to_string (sp_timetable_get_today (timetable));
  guint dated = 0, late = 0;

  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      const SpTimetableRow *row = sp_timetable_get_row (timetable, (SpProjectIndex) p);

      dated += row->completion >= 0;
      late += row->late;
    }
  if (snapshot->n_projects == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u of %u project has a date of completion. On %u of those not begun the decision was due before "
                                    "%s, the month of the plan. Stages and decision dates are estimates, counted back from the "
                                    "completion by the lead time of the project or of such works.",
                                    "%u of %u projects have a date of completion. On %u of those not begun the decision was due before "
                                    "%s, the month of the plan. Stages and decision dates are estimates, counted back from the "
                                    "completion by the lead time of the project or of such works.", snapshot->n_projects),
                          dated, snapshot->n_projects, late, month);
}
