/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecast rounds. A county's round is some six thousand values; a file with far more of them than any authority keeps is not
 * read, so that it cannot hold the program. */
#include "config.h"
#include "sp-plan-private.h"
#include "sp-snapshot-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define MOST_ROUNDS 1000
#define MOST_VALUES 1000000

static const char *const kinds[] = { "kept", "typed in", NULL };
static const char *const levels[] = { "authority", "area", "school", NULL };

static void
read_headers (SpReader *self,
              GArray   *rounds)
{
  SpCursor cursor = sp_reader_query (self, "SELECT id, name, kind, made_at, author, scenario, options, inputs_sha256, "
                                           "results_sha256, revision, origin_year, horizon, source_id, dated, note, "
                                           "estimated FROM forecast_round ORDER BY origin_year, made_at, id");

  while (sp_cursor_next (&cursor))
    {
      SpRound round = { .id = sp_cursor_id (&cursor) };
      SpProvenance provenance;

      round.name = sp_cursor_text (&cursor);
      round.kind = (SpRoundKind) sp_cursor_choice (&cursor, kinds, SP_ROUND_TYPED_IN);
      round.made_at = sp_cursor_text (&cursor);
      round.author = sp_cursor_text (&cursor);
      round.scenario = sp_cursor_text (&cursor);
      round.options = sp_cursor_text (&cursor);
      round.inputs_sha256 = sp_cursor_text (&cursor);
      round.results_sha256 = sp_cursor_text (&cursor);
      round.revision = sp_cursor_is_null (&cursor) ? -1 : 0;
      round.revision += sp_cursor_id (&cursor);
      round.origin = sp_academic_year (sp_cursor_int (&cursor, 0));
      round.horizon = sp_cursor_int (&cursor, 1);
      provenance = sp_cursor_provenance (&cursor);
      round.source = provenance.source;
      round.dated = provenance.dated;
      round.note = provenance.note;
      round.estimated = provenance.estimated;
      g_array_append_val (rounds, round);
    }
}

static void
read_value (SpCursor     *cursor,
            SpRoundValue *value)
{
  gint groups[2];

  value->level = (SpRoundLevel) sp_cursor_choice (cursor, levels, SP_ROUND_AUTHORITY);
  value->code = sp_cursor_text (cursor);
  value->year = sp_academic_year (sp_cursor_int (cursor, 0));
  for (guint i = 0; i < 2; i++)
    groups[i] = (gint) sp_cursor_group (cursor);
  value->first = (SpYearGroup) groups[0];
  value->last = (SpYearGroup) MAX (groups[0], groups[1]);
  value->pupils = sp_cursor_double (cursor, 0);
  value->has_components = TRUE;
  for (guint c = 0; c < SP_ROUND_COMPONENTS; c++)
    {
      value->has_components &= !sp_cursor_is_null (cursor);
      value->component[c] = sp_cursor_double (cursor, 0);
    }
  for (guint level = 0; level < 2; level++)
    {
      value->lower[level] = sp_cursor_double (cursor, -1);
      value->upper[level] = sp_cursor_double (cursor, -1);
    }
  value->counted = sp_cursor_double (cursor, -1);
}

static int
compare_values (const void *a,
                const void *b)
{
  return sp_round_value_compare (a, b);
}

static void
read_values (SpReader *self,
             SpRound  *round)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT level, code, year, first_group, last_group, pupils, moved_up, births, housing, "
                         "adjustment, lower_80, upper_80, lower_95, upper_95, counted FROM forecast_round_value "
                         "WHERE round_id = %" G_GINT64_FORMAT, round->id);
  SpCursor cursor = sp_reader_query (self, sql);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (SpRoundValue));

  while (sp_cursor_next (&cursor))
    {
      SpRoundValue value;

      read_value (&cursor, &value);
      g_array_append_val (values, value);
    }
  if (values->len)
    qsort (values->data, values->len, sizeof (SpRoundValue), compare_values);
  round->values = sp_arena_take_array (self->arena, values, &round->n_values);
}

gboolean
sp_rounds_check_size (sqlite3  *db,
                      GError  **error)
{
  gint64 rounds = 0, values = 0;

  if (!sp_database_get_int64 (db, "SELECT count(*) FROM (SELECT 1 FROM forecast_round LIMIT " G_STRINGIFY (MOST_ROUNDS) " + 1)",
                              &rounds, 0, error)
      || !sp_database_get_int64 (db, "SELECT count(*) FROM (SELECT 1 FROM forecast_round_value LIMIT "
                                     G_STRINGIFY (MOST_VALUES) " + 1)", &values, 0, error))
    return FALSE;
  if (rounds <= MOST_ROUNDS && values <= MOST_VALUES)
    return TRUE;
  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
               rounds > MOST_ROUNDS ? _("Table forecast_round holds over %d forecast rounds, more than can be read. Restore a copy "
                                        "of the plan, or remove rounds")
                                    : _("Table forecast_round_value holds over %d figures of forecast rounds, more than can be "
                                        "read. Restore a copy of the plan, or remove rounds"),
               rounds > MOST_ROUNDS ? MOST_ROUNDS : MOST_VALUES);
  return FALSE;
}

void
sp_read_rounds (SpReader *self)
{
  GArray *rounds;

  if (self->error || !sp_rounds_check_size (self->db, &self->error))
    return;
  rounds = g_array_new (FALSE, FALSE, sizeof (SpRound));
  read_headers (self, rounds);
  for (guint i = 0; i < rounds->len; i++)
    read_values (self, &g_array_index (rounds, SpRound, i));
  self->snapshot->rounds = sp_arena_take_array (self->arena, rounds, &self->snapshot->n_rounds);
}
