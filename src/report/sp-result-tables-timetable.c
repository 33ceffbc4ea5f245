/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When each project does what, against when its places are needed; and spend by year and pot, as tables. */
#include "config.h"
#include "sp-date-parts.h"
#include "sp-result-programme.h"

#include <glib/gi18n-lib.h>

#include "sp-late-places.h"
#include "sp-result-tables-private.h"
#include "sp-result-tables.h"
#include "sp-timetable.h"
#include "sp-waterfall.h"

#define UNIT SP_MONEY_MILLIONS

/* ---------------------------------------------------------------- timetable */

static void
add_month (SpTable *table, gint month)
{
  g_autofree char *code = NULL, *words = NULL;

  if (month < 0)
    {
      sp_table_add_missing (table);
      return;
    }
  code = g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);
  words = sp_timetable_month_to_string (month);
  sp_table_add_coded (table, code, words);
}

static void
add_timetable_columns (SpTable *table)
{
  sp_table_add_column (table, "table", _("Table"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "reference", _("Reference"), SP_TABLE_CODE);
  sp_table_add_column (table, "name", _("School or planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "stage", _("RIBA stage"), SP_TABLE_TEXT);
  sp_table_add_column (table, "lead_months", _("Lead time (months)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "decision", _("Decide by"), SP_TABLE_TEXT);
  for (guint b = 0; b < SP_N_WORK_STAGES; b++)
    {
      g_autofree char *key = g_strdup_printf ("from_%u", b + 1);

      sp_table_add_column (table, key, sp_work_stage_name (b), SP_TABLE_TEXT);
    }
  sp_table_add_column (table, "completion", _("Complete"), SP_TABLE_TEXT);
  sp_table_add_column (table, "needed", _("Area short from"), SP_TABLE_TEXT);
  sp_table_add_column (table, "latest_start", _("Decision in time for that"), SP_TABLE_TEXT);
  sp_table_add_column (table, "state", _("Against the need"), SP_TABLE_TEXT);
}

static SpAreaIndex
area_of (const SpProject *project)
{
  for (guint i = 0; i < project->n_places && project->area < 0; i++)
    if (project->places[i].area >= 0)
      return project->places[i].area;
  return project->area;
}

/* First year in which the project's area is short of the places there are; {0} = it is not, or nobody knows. */
static SpAcademicYear
needed_from (SpNeed *without, const SpProject *project)
{
  SpAreaIndex area = area_of (project);

  return without != NULL && area >= 0 ? sp_need_get_peak (without, area).first_short_year : sp_academic_year (0);
}

/* By when it is to be decided for its own date of completion; what has begun has been. */
static void
add_decision (SpTable *table, const SpSnapshot *snapshot, const SpTimetableRow *row)
{
  gint by = row->completion - row->lead_months;
  SpMonth month = { by / 12, by % 12 + 1 };
  g_autofree char *code = NULL, *words = NULL;

  if (row->completion < 0)
    {
      sp_table_add_missing (table);
      return;
    }
  code = g_strdup_printf ("%04d-%02d", month.year, month.month);
  words = row->begun ? g_strdup (_("begun")) : sp_month_say_decision (month, snapshot);
  sp_table_add_coded (table, code, words);
}

static void
add_state (SpTable *table, const SpProject *project, const SpTimetableRow *row, SpAcademicYear needed, gint today)
{
  gint by = needed.start * 12 + SP_SEPTEMBER;
  g_autofree char *late = NULL;

  if (needed.start == 0)
    sp_table_add_missing (table);
  else if (row->completion < 0)
    sp_table_add_coded (table, sp_places_state_code (SP_PLACES_NOT_DATED),
                        !row->begun && by - row->lead_months < today ? _("not dated; to be in time it should have begun")
                                                                     : _("not dated"));
  else if (project->n_places == 0)
    sp_table_add_coded (table, sp_places_state_code (SP_PLACES_NOT_DATED), _("not known: its places are not said"));
  else if (row->completion <= by)
    sp_table_add_coded (table, sp_places_state_code (SP_PLACES_IN_TIME), _("in time"));
  else
    {
      late = g_strdup_printf (ngettext ("%d month late", "%d months late", (gulong) (row->completion - by)), row->completion - by);
      sp_table_add_coded (table, sp_places_state_code (SP_PLACES_LATE), late);
    }
}

static void
add_timetable_row (SpTable *table, SpTimetable *timetable, SpNeed *without, SpProjectIndex index)
{
  const SpProject *project = &sp_timetable_get_snapshot (timetable)->projects[index];
  const SpTimetableRow *row = sp_timetable_get_row (timetable, index);
  SpAcademicYear needed = needed_from (without, project);

  sp_table_begin_row (table);
  sp_table_add_known_number (table, project->table > 0, project->table, 0);
  sp_table_add_text (table, project->reference);
  sp_table_add_text (table, project->name);
  sp_table_add_text (table, project->riba_stage);
  sp_table_add_number (table, row->lead_months, 0);
  add_decision (table, sp_timetable_get_snapshot (timetable), row);
  for (guint stage = 0; stage < SP_N_WORK_STAGES; stage++)
    {
      gint from = -1;

      for (guint b = 0; b < row->n_bands; b++)
        from = row->bands[b].stage == stage ? row->bands[b].from : from;
      add_month (table, from);
    }
  add_month (table, row->completion);
  sp_table_add_academic_year (table, needed);
  add_month (table, needed.start != 0 ? needed.start * 12 + SP_SEPTEMBER - row->lead_months : -1);
  add_state (table, project, row, needed, sp_timetable_get_today (timetable));
}

SpTable *
sp_table_of_timetable (SpTimetable *timetable, SpNeed *without)
{
  SpTable *table = sp_table_new ("timetable", _("When projects are built, and when they would have to begin (stages estimated)"));
  g_autofree char *sentence = sp_sentence_for_timetable (timetable);
  g_autofree char *note = NULL;

  add_timetable_columns (table);
  for (guint p = 0; p < sp_timetable_get_snapshot (timetable)->n_projects; p++)
    add_timetable_row (table, timetable, without, (SpProjectIndex) p);
  note = g_strdup_printf (_("%s Stages: the month in which each begins. Decision in time for that: the lead time before "
                            "September of the first year in which the planning area is short of the places there are, without any project's."),
                          sentence != NULL ? sentence : "");
  sp_table_set_note (table, g_strstrip (note));
  return table;
}

/* -------------------------------------------------------------- spend by pot */

/* Which pots pay anything at all in the year of the cost. */
static GArray *
list_purses (SpWaterfall *waterfall)
{
  GArray *purses = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
      if (sp_waterfall_get_purse_year (waterfall, p, y).used.pence != 0)
        {
          g_array_append_val (purses, p);
          break;
        }
  return purses;
}

static SpMoney
money_there_is (SpWaterfall *waterfall, guint y)
{
  SpMoney sum = { 0 };

  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    {
      SpPurseYear row = sp_waterfall_get_purse_year (waterfall, p, y);

      sum = sp_money_add (sum, sp_money_add (row.carried_in, sp_money_add (row.fresh, row.returned)));
    }
  return sum;
}

SpTable *
sp_table_of_spend_by_pot (SpWaterfall *waterfall)
{
  SpTable *table = sp_table_new ("spend-by-pot", _("Spend of each year by the pot that pays it, and the money there is"));
  g_autoptr (GArray) purses = list_purses (waterfall);
  g_autofree char *note = NULL;

  sp_table_add_column (table, "financial_year", _("Financial year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "spend_pounds", _("Spend (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "before_pounds", _("Met before (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "above_pounds", _("Above cost (£m)"), SP_TABLE_NUMBER);
  for (guint i = 0; i < purses->len; i++)
    {
      guint p = g_array_index (purses, guint, i);
      g_autofree char *key = g_strdup_printf ("pot_%u", p + 1);

      sp_table_add_column (table, key, sp_waterfall_get_purse (waterfall, p)->name, SP_TABLE_NUMBER);
    }
  sp_table_add_column (table, "forward_pounds", _("Funded forward (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "gap_pounds", _("Gap (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "lapsing_pounds", _("Lapses (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "money_pounds", _("Money there is (£m)"), SP_TABLE_NUMBER);
  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    {
      SpWaterfallYear totals = sp_waterfall_get_totals (waterfall, y);

      sp_table_begin_row (table);
      sp_table_add_financial_year (table, sp_waterfall_get_year (waterfall, y));
      sp_table_add_money (table, totals.stated, UNIT);
      sp_table_add_money (table, totals.before, UNIT);
      sp_table_add_money (table, sp_money_sub (totals.stated, totals.cost), UNIT);
      for (guint i = 0; i < purses->len; i++)
        sp_table_add_money (table, sp_waterfall_get_purse_year (waterfall, g_array_index (purses, guint, i), y).used, UNIT);
      sp_table_add_money (table, totals.late, UNIT);
      sp_table_add_money (table, totals.gap, UNIT);
      sp_table_add_money (table, totals.lapsed, UNIT);
      sp_table_add_money (table, money_there_is (waterfall, y), UNIT);
    }
  note = g_strdup_printf ("%s %s", _("Spend = met before + above cost + what the pots pay in the year of the cost + funded forward + gap; "
                                     "amounts of pots in £m. Funded forward: paid by money of later years. Gap: paid by no money. Money there is: brought forward, new and repaid."), sp_words_for_charging ());
  sp_table_set_note (table, note);
  return table;
}
