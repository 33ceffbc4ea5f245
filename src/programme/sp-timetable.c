/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-timetable.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-date-parts.h"
#include "sp-option-shares.h"

#define APRIL 3

struct _SpTimetable
{
  gatomicrefcount ref_count;
  SpSnapshot     *snapshot;
  gint            today;
  SpTimetableRow *rows; /* [n_projects] */
};

G_DEFINE_BOXED_TYPE (SpTimetable, sp_timetable, sp_timetable_ref, sp_timetable_unref)

static const gint shares[SP_N_WORK_STAGES] = { 15, 30, 10, 45 }; /* per cent of the time from decision to completion */

const char *
sp_work_stage_name (SpWorkStage stage)
{
  static const char *const names[] = { N_("Preparation"), N_("Design"), N_("Tender"), N_("Building works") };

  g_return_val_if_fail ((guint) stage < SP_N_WORK_STAGES, NULL);
  return _(names[stage]);
}

gboolean
sp_work_stage_parse (const char *riba_stage, SpWorkStage *out)
{
  static const char *const letters[SP_N_WORK_STAGES] = { "AB01", "CDEF234", "GH", "JKL567" };
  gboolean found = FALSE;

  for (const char *p = riba_stage; p != NULL && *p != '\0'; p++)
    {
      gboolean alone = (p == riba_stage || !g_ascii_isalnum (p[-1])) && !g_ascii_isalnum (p[1]);

      for (guint s = 0; s < SP_N_WORK_STAGES && alone; s++)
        if (strchr (letters[s], g_ascii_toupper (*p)) != NULL && (!found || s < (guint) *out))
          {
            *out = (SpWorkStage) s;
            found = TRUE;
          }
    }
  return found;
}

char *
sp_timetable_month_to_string (gint month)
{
  return sp_month_to_string ((SpMonth) { month / 12, month % 12 + 1 });
}

/* A year by itself is its middle. -1 = no date, or of no year that a plan is made for. */
static gint
month_of_date (const char *date, gboolean *of_year)
{
  gint month = sp_date_get_month (date);

  if (month < 0 || sp_date_get_year (date) < 1900)
    return -1;
  *of_year = month == 0;
  return sp_date_get_year (date) * 12 + (month == 0 ? 6 : month - 1);
}

static SpPhase
phase_of (const SpSnapshot *snapshot, const SpProject *project)
{
  if (project->phase != NULL)
    return g_str_equal (project->phase, "secondary") ? SP_PHASE_SECONDARY : SP_PHASE_PRIMARY;
  return project->area >= 0 ? snapshot->areas[project->area].phase : SP_PHASE_PRIMARY;
}

gint
sp_timetable_lead (const SpSnapshot *snapshot, const SpProject *project)
{
  static const SpNeedProbabilityOptions usual = SP_NEED_PROBABILITY_OPTIONS_INIT;
  SpProjectKind kind = SP_PROJECT_KIND_EXPANSION;

  if (project->lead_months >= 0)
    return project->lead_months;
  if (g_strcmp0 (project->kind, "new school") == 0)
    kind = phase_of (snapshot, project) == SP_PHASE_PRIMARY ? SP_PROJECT_KIND_NEW_PRIMARY : SP_PROJECT_KIND_NEW_SECONDARY;
  return sp_lead_time_middle (usual.lead_time[kind]);
}

/* Bands first..last share the months from..to, each by its share of theirs, whole months by largest remainder. */
static void
share_out (SpTimetableRow *row, gint from, gint to, guint first, guint last)
{
  gint whole = 0, months[SP_N_WORK_STAGES] = { 0 }, rest[SP_N_WORK_STAGES] = { 0 }, left;

  if (to <= from || first > last)
    return;
  for (guint s = first; s <= last; s++)
    whole += shares[s];
  left = to - from;
  for (guint s = first; s <= last; s++)
    {
      months[s] = (to - from) * shares[s] / whole;
      rest[s] = (to - from) * shares[s] % whole;
      left -= months[s];
    }
  for (; left > 0; left--)
    {
      guint most = first;

      for (guint s = first; s <= last; s++)
        most = rest[s] > rest[most] ? s : most;
      months[most]++;
      rest[most] = -1;
    }
  for (guint s = first; s <= last; s++)
    if (months[s] > 0)
      {
        row->bands[row->n_bands++] = (SpWorkBand) { (SpWorkStage) s, from, from + months[s] };
        from += months[s];
      }
}

static void
lay_bands (SpTimetableRow *row, const SpProject *project, gint today)
{
  gboolean of_year = FALSE;
  gint decision = row->completion - row->lead_months;
  gint earliest = month_of_date (project->earliest_start_on, &of_year);
  SpWorkStage reached = SP_WORK_PREPARATION;

  if (!sp_work_stage_parse (project->riba_stage, &reached) || row->completion <= today)
    {
      share_out (row, MIN (MAX (decision, earliest), row->completion), row->completion, 0, SP_N_WORK_STAGES - 1);
      return;
    }
  if (reached > 0)
    share_out (row, decision, today, 0, (guint) reached - 1);
  share_out (row, MAX (today, earliest), row->completion, (guint) reached, SP_N_WORK_STAGES - 1);
}

static void
add_date (GArray *dates, SpProjectDateKind kind, const char *date, const char *text)
{
  SpProjectDate row = { .kind = kind, .text = text };

  row.month = month_of_date (date, &row.of_year);
  if (row.month >= 0)
    g_array_append_val (dates, row);
}

static void
add_triggers (GArray *dates, SpReceipts *receipts, SpProjectIndex project)
{
  for (guint i = 0; receipts != NULL && i < sp_receipts_get_n (receipts); i++)
    {
      const SpObligation *obligation = sp_receipts_get_obligation (receipts, i);
      const SpReceipt *receipt = sp_receipts_get (receipts, i);
      SpProjectDate row = { SP_DATE_TRIGGER, receipt->expected.start * 12 + APRIL + 6, obligation->text, TRUE };

      if (obligation->project != project)
        continue;
      if (obligation->triggered_on != NULL || obligation->trigger_on != NULL)
        add_date (dates, SP_DATE_TRIGGER, obligation->triggered_on != NULL ? obligation->triggered_on : obligation->trigger_on,
                  obligation->text);
      else if (receipt->expected.start != 0)
        g_array_append_val (dates, row);
    }
}

static gint
compare_dates (gconstpointer a, gconstpointer b)
{
  const SpProjectDate *da = a, *db = b;

  return da->month != db->month ? da->month - db->month : (gint) da->kind - (gint) db->kind;
}

static void
gather_dates (SpTimetableRow *row, const SpProject *project, SpReceipts *receipts, SpProjectIndex index)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (SpProjectDate));
  SpProjectDate decision = { SP_DATE_DECISION, row->completion - row->lead_months, NULL, FALSE };

  if (row->completion >= 0 && !row->begun)
    g_array_append_val (dates, decision);
  for (guint i = 0; i < project->n_approvals; i++)
    add_date (dates, SP_DATE_APPROVAL, project->approvals[i].decided_on, project->approvals[i].text);
  for (guint i = 0; i < project->n_dependencies; i++)
    add_date (dates, SP_DATE_DEPENDENCY, project->dependencies[i].due_on, project->dependencies[i].text);
  add_triggers (dates, receipts, index);
  g_array_sort (dates, compare_dates);
  row->n_dates = dates->len;
  row->dates = (const SpProjectDate *) g_array_free (dates, FALSE);
}

static void
fill_row (SpTimetable *self, SpReceipts *receipts, SpProjectIndex index)
{
  const SpProject *project = &self->snapshot->projects[index];
  SpTimetableRow *row = &self->rows[index];
  SpWorkStage stage;
  gboolean of_year = FALSE;

  row->completion = month_of_date (project->completion_on, &of_year);
  if (row->completion < 0 && project->places_from_year.start != 0)
    row->completion = project->places_from_year.start * 12 + SP_SEPTEMBER;
  row->lead_estimated = project->lead_months < 0;
  row->lead_months = sp_timetable_lead (self->snapshot, project);
  row->begun = project->committed || sp_work_stage_parse (project->riba_stage, &stage);
  row->late = row->completion >= 0 && !row->begun && row->completion - row->lead_months < self->today;
  if (row->completion >= 0)
    lay_bands (row, project, self->today);
  gather_dates (row, project, receipts, index);
}

SpTimetable *
sp_timetable_new (SpSnapshot *snapshot, SpReceipts *receipts)
{
  SpTimetable *self = g_new0 (SpTimetable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->snapshot = sp_snapshot_ref (snapshot);
  self->today = sp_plan_month (snapshot->money.as_of, snapshot->assumptions.origin);
  self->rows = g_new0 (SpTimetableRow, MAX (snapshot->n_projects, 1));
  for (guint p = 0; p < snapshot->n_projects; p++)
    fill_row (self, receipts, (SpProjectIndex) p);
  return self;
}

SpTimetable *
sp_timetable_ref (SpTimetable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_timetable_unref (SpTimetable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint p = 0; p < self->snapshot->n_projects; p++)
    g_free ((gpointer) self->rows[p].dates);
  g_free (self->rows);
  sp_snapshot_unref (self->snapshot);
  g_free (self);
}

SpSnapshot *
sp_timetable_get_snapshot (const SpTimetable *self)
{
  return self->snapshot;
}

gint
sp_timetable_get_today (const SpTimetable *self)
{
  return self->today;
}

const SpTimetableRow *
sp_timetable_get_row (const SpTimetable *self, SpProjectIndex project)
{
  g_return_val_if_fail (project >= 0 && (guint) project < self->snapshot->n_projects, NULL);
  return &self->rows[project];
}

gboolean
sp_timetable_get_span (const SpTimetable *self, gint *from, gint *to)
{
  *from = G_MAXINT;
  *to = -1;
  for (guint p = 0; p < self->snapshot->n_projects; p++)
    {
      const SpTimetableRow *row = &self->rows[p];

      for (guint b = 0; b < row->n_bands; b++)
        {
          *from = MIN (*from, row->bands[b].from);
          *to = MAX (*to, row->bands[b].to);
        }
      for (guint d = 0; d < row->n_dates; d++)
        {
          *from = MIN (*from, row->dates[d].month);
          *to = MAX (*to, row->dates[d].month + 1);
        }
    }
  return *to > *from;
}

gint
sp_timetable_get_places (const SpTimetable *self, SpPhase phase, SpAcademicYear year)
{
  gint places = 0;

  for (guint p = 0; p < self->snapshot->n_projects; p++)
    for (guint i = 0; i < self->snapshot->projects[p].n_places; i++)
      {
        const SpProjectPlaces *row = &self->snapshot->projects[p].places[i];

        if (row->year.start <= year.start && row->area >= 0 && self->snapshot->areas[row->area].phase == phase)
          places += row->places;
      }
  return places;
}
