/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which a snapshot is read, and the axis of years all its grids share. */
#include "config.h"
#include "sp-snapshot-private.h"

#include <glib/gi18n-lib.h>

#include "sp-plan.h"

/* Years further from the origin than this are somebody's slip of the pen; sp_plan_check names them. */
#define YEARS_BEFORE_ORIGIN 40
#define YEARS_AFTER_ORIGIN 60

/* A grid of all England's schools over forty years is 15 million cells. */
#define MAX_CELLS (64u * 1024 * 1024)

static void
read_meta (SpReader *self)
{
  SpSnapshot *snapshot = self->snapshot;
  SpCursor cursor = sp_reader_query (self, "SELECT revision, title FROM plan_meta");

  while (sp_cursor_next (&cursor))
    {
      snapshot->revision = sp_cursor_id (&cursor);
      snapshot->title = sp_cursor_text (&cursor);
    }
  cursor = sp_reader_query (self, "SELECT name, la_code FROM authority");
  while (sp_cursor_next (&cursor))
    {
      snapshot->authority_name = sp_cursor_text (&cursor);
      snapshot->la_code = sp_cursor_text (&cursor);
    }
}

static void
read_sources (SpReader *self)
{
  SpCursor cursor = sp_reader_query (self, "SELECT id, title FROM source");

  while (sp_cursor_next (&cursor))
    {
      gint64 *id = sp_arena_alloc (self->arena, 1, sizeof (gint64));
      const char *title;

      *id = sp_cursor_id (&cursor);
      title = sp_cursor_text (&cursor);
      g_hash_table_insert (self->sources, id, (gpointer) title);
    }
}

/* Completions that a scenario moves later must still be on the axis. */
static gint
longest_slip (const SpReader *self)
{
  double longest = 0;

  for (guint i = 0; i < self->overrides->len; i++)
    {
      const SpOverride *override = &g_array_index (self->overrides, SpLevelOverride, i).override;

      if (g_str_equal (override->subject, "start slip"))
        longest += CLAMP (override->value, 0, 30);
    }
  return (gint) MIN (longest, 30);
}

static void
read_axis (SpReader *self)
{
  SpSnapshot *snapshot = self->snapshot;
  gint origin = snapshot->assumptions.origin.start;
  gint first = origin;
  gint last = origin + snapshot->assumptions.horizon;
  SpCursor cursor = sp_reader_query (self,
    "SELECT min (a), max (b) FROM (SELECT min (year) AS a, max (year) AS b FROM roll"
    " UNION ALL SELECT min (year), max (year) FROM authority_roll"
    " UNION ALL SELECT min (entry_year), max (entry_year) FROM births"
    " UNION ALL SELECT min (year), max (year) FROM preschool_register"
    " UNION ALL SELECT min (year), max (year) FROM completion"
    " UNION ALL SELECT min (year), max (year) FROM scenario_override WHERE subject = 'completion')");

  while (sp_cursor_next (&cursor))
    {
      gint earliest = sp_cursor_int (&cursor, first);
      gint latest = sp_cursor_int (&cursor, last) + longest_slip (self);

      first = MIN (first, earliest);
      last = MAX (last, latest);
    }
  first = MAX (first, origin - YEARS_BEFORE_ORIGIN);
  last = MIN (last, origin + YEARS_AFTER_ORIGIN);
  snapshot->first_year = sp_academic_year (first);
  snapshot->n_years = (guint) (last - first + 1);
}

/* Nobody's county, and more memory than is kind. */
static void
check_size (SpReader *self)
{
  const SpSnapshot *snapshot = self->snapshot;
  guint64 rows = MAX (snapshot->n_schools, MAX (snapshot->n_areas, snapshot->n_sites));

  if (!self->error && rows * snapshot->n_years * SP_N_GROUPS > MAX_CELLS)
    g_set_error (&self->error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
                 _("The plan is too large: %u schools over %u years. Divide it"), snapshot->n_schools,
                 snapshot->n_years);
}

static void
read_all (SpReader *self,
          gint64    scenario_id)
{
  read_meta (self);
  sp_read_scenario (self, scenario_id);
  sp_read_assumptions (self);
  read_sources (self);
  if (self->error)
    return;
  read_axis (self);
  sp_read_ground (self);
  sp_read_methods (self);
  sp_read_schools (self);
  sp_read_housing (self);
  check_size (self);
  if (self->error)
    return;
  sp_read_rolls (self);
  sp_read_movement (self);
  sp_read_completions (self);
  sp_read_projects (self);
  sp_read_options (self);
  sp_read_cost_indices (self); /* the plan's own day, from which an option is spent */
  sp_apply_to_projects (self);
  sp_read_money (self);
  sp_read_published (self);
  sp_read_rounds (self);
}

SpSnapshot *
sp_snapshot_read (sqlite3  *db,
                  gint64    scenario_id,
                  GError  **error)
{
  SpReader reader = { .db = db, .arena = sp_arena_new () };
  g_autoptr (SpSnapshot) snapshot = g_new0 (SpSnapshot, 1);

  snapshot->ref_count = 1;
  snapshot->arena = reader.arena;
  reader.snapshot = snapshot;
  reader.sources = g_hash_table_new (g_int64_hash, g_int64_equal);
  reader.overrides = g_array_new (FALSE, FALSE, sizeof (SpLevelOverride));
  if (sp_database_exec (db, "BEGIN", &reader.error))
    {
      read_all (&reader, scenario_id);
      sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
    }
  g_hash_table_unref (reader.sources);
  g_array_unref (reader.overrides);
  if (!reader.error)
    return g_steal_pointer (&snapshot);
  g_propagate_error (error, reader.error);
  return NULL;
}
