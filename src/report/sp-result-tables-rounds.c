/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of forecast rounds: which there are, and what one says. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-snapshot.h"

static const char *
kind_code (SpRoundKind kind)
{
  return kind == SP_ROUND_KEPT ? "kept" : "typed-in";
}

static const char *
kind_name (SpRoundKind kind)
{
  return kind == SP_ROUND_KEPT ? _("Kept, can be made again") : _("Typed in from a paper");
}

/* The authority's pupils of a phase in the last year that the round forecasts and says. */
static void
add_last_total (SpTable *table, const SpRound *round, SpPhase phase)
{
  double pupils;
  for (gint lead = round->horizon; lead > 0; lead--)
    if (sp_round_get_pupils (round, SP_ROUND_AUTHORITY, "", sp_academic_year (round->origin.start + lead),
                             sp_phase_first_group (phase), sp_phase_last_group (phase), &pupils))
      {
        sp_table_add_number (table, pupils, 0);
        return;
      }
  sp_table_add_missing (table);
}

static void
add_first_year (SpTable *table, const SpRound *round)
{
  sp_table_add_academic_year (table, sp_academic_year (round->origin.start + 1));
  sp_table_add_academic_year (table, sp_academic_year (round->origin.start + round->horizon));
}

SpTable *
sp_table_of_rounds (SpSnapshot *snapshot)
{
  SpTable *table = sp_table_new ("rounds", _("Forecasts kept"));
  sp_table_add_column (table, "round", _("Round"), SP_TABLE_TEXT);
  sp_table_add_column (table, "made_at", _("Made"), SP_TABLE_TEXT);
  sp_table_add_column (table, "first_year", _("From"), SP_TABLE_TEXT);
  sp_table_add_column (table, "last_year", _("To"), SP_TABLE_TEXT);
  sp_table_add_column (table, "primary", _("R to Year 6, last year held"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "secondary", _("Years 7 to 11, last year held"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "kind", _("How"), SP_TABLE_TEXT);
  sp_table_add_column (table, "scenario", _("Scenario"), SP_TABLE_TEXT);
  sp_table_add_column (table, "author", _("By"), SP_TABLE_CODE);
  sp_table_add_column (table, "revision", _("Revision"), SP_TABLE_CODE);
  sp_table_add_column (table, "options", _("Options"), SP_TABLE_CODE);
  sp_table_add_column (table, "inputs_sha256", _("SHA-256 of inputs"), SP_TABLE_CODE);
  sp_table_add_column (table, "results_sha256", _("SHA-256 of results"), SP_TABLE_CODE);
  sp_table_add_column (table, "source", _("Source"), SP_TABLE_CODE);
  sp_table_add_column (table, "note", _("Note"), SP_TABLE_TEXT);
  for (guint i = 0; i < snapshot->n_rounds; i++)
    {
      const SpRound *round = &snapshot->rounds[i];
      g_autofree char *day = round->made_at != NULL ? g_strndup (round->made_at, 10) : NULL;
      sp_table_begin_row (table);
      sp_table_add_text (table, round->name);
      sp_table_add_coded (table, round->made_at, day);
      add_first_year (table, round);
      add_last_total (table, round, SP_PHASE_PRIMARY);
      add_last_total (table, round, SP_PHASE_SECONDARY);
      sp_table_add_coded (table, kind_code (round->kind), kind_name (round->kind));
      sp_table_add_text (table, round->scenario);
      sp_table_add_text (table, round->author);
      sp_table_add_known_number (table, round->revision >= 0, (double) round->revision, 0);
      sp_table_add_text (table, round->options);
      sp_table_add_text (table, round->inputs_sha256);
      sp_table_add_text (table, round->results_sha256);
      sp_table_add_text (table, round->source);
      sp_table_add_text (table, round->note);
    }
  sp_table_set_note (table, snapshot->n_rounds == 0
                              ? _("No forecast has been kept. “rounds PLAN --keep NAME” keeps the one the plan makes now.")
                              : _("A round stays as it was given out while the plan goes on. One that was kept holds its "
                                  "inputs and can be made again to the last bit; no forecast reads any of them."));
  return table;
}

static const char *
find_area_name (const SpSnapshot *snapshot, const SpRoundValue *value)
{
  for (guint a = 0; a < snapshot->n_areas && value->level == SP_ROUND_AREA; a++)
    if (g_str_equal (snapshot->areas[a].code, value->code))
      return snapshot->areas[a].name;
  return value->level == SP_ROUND_AUTHORITY ? snapshot->authority_name : value->code;
}

static void
add_bound (SpTable *table, gboolean held, double value)
{
  if (held)
    sp_table_add_number (table, value, 1);
  else
    sp_table_add_missing (table);
}

static void
add_value_row (SpTable *table, const SpSnapshot *snapshot, const SpRoundValue *value)
{
  SpPhase phase = value->first > SP_GROUP_Y6 ? SP_PHASE_SECONDARY : SP_PHASE_PRIMARY;
  sp_table_begin_row (table);
  sp_table_add_text (table, sp_round_level_code (value->level));
  sp_table_add_coded (table, value->code, find_area_name (snapshot, value));
  sp_table_add_text (table, find_area_name (snapshot, value));
  sp_table_add_coded (table, sp_phase_code (phase), sp_phase_name (phase));
  sp_table_add_academic_year (table, value->year);
  sp_table_add_group (table, value->first);
  sp_table_add_group (table, value->last);
  sp_table_add_number (table, value->pupils, 1);
  for (gint c = 0; c < SP_ROUND_COMPONENTS; c++)
    add_bound (table, value->has_components, value->component[c]);
  for (gint i = 0; i < 2; i++)
    {
      add_bound (table, value->upper[i] >= 0, value->lower[i]);
      add_bound (table, value->upper[i] >= 0, value->upper[i]);
    }
  add_bound (table, value->counted >= 0, value->counted);
}

SpTable *
sp_table_of_round_values (SpSnapshot *snapshot, guint i)
{
  const SpRound *round = &snapshot->rounds[i];
  g_autofree char *title = g_strdup_printf (_("Forecast round %s"), round->name);
  SpTable *table = sp_table_new ("round", title);
  sp_table_add_column (table, "level", _("Level"), SP_TABLE_CODE);
  sp_table_add_column (table, "area", _("Of"), SP_TABLE_TEXT);
  sp_table_add_column (table, "area_name", _("Name"), SP_TABLE_CODE);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "first_group", _("From year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "last_group", _("To year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pupils", _("Pupils"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "moved_up", _("Moved up"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "births", _("Births"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "housing", _("Housing"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "adjustment", _("Adjustment"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "lower80", _("Lower, 8 in 10"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "upper80", _("Upper, 8 in 10"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "lower95", _("Lower, 19 in 20"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "upper95", _("Upper, 19 in 20"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "counted", _("Counted"), SP_TABLE_NUMBER);
  for (guint v = 0; v < round->n_values; v++)
    add_value_row (table, snapshot, &round->values[v]);
  sp_table_set_note (table, round->note);
  return table;
}
