/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios: a chain from the one asked for up to the plan as it stands, applied from the plan downwards.
 *
 * Each level says what it has different from the level above: a value takes the place of the parent's, and a slip is
 * added to the parent's, since it moves what the parent has. Places "from year on" hold whatever the parent says later.
 * Within a level slips come first, then values: a scenario's own completions are in the years its reader sees.
 */
#include "config.h"
#include "sp-snapshot-private.h"

#include <glib/gi18n-lib.h>

#include "sp-plan-private.h"

/* Deeper than anybody thinks; a chain that a foreign program tied into a ring ends here. */
#define MAX_LEVELS 32

/* More differences than a scenario can be read for; comparing them pairwise stays cheap below it. */
#define MAX_OVERRIDES 5000

typedef struct { gint64 id; const char *name; } Level;

static gint64
find_root (SpReader *self)
{
  gint64 root = 0;

  if (!self->error)
    sp_database_get_int64 (self->db, "SELECT min (id) FROM scenario WHERE parent_id IS NULL", &root, 0, &self->error);
  return root;
}

/* Adds a scenario to the chain; returns its parent, 0 at the end. */
static gint64
add_level (SpReader *self,
           GArray   *chain,
           gint64    id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name, parent_id FROM scenario WHERE id = %" G_GINT64_FORMAT, id);
  SpCursor cursor = sp_reader_query (self, sql);
  Level level = { id, NULL };
  gint64 parent = 0;

  while (sp_cursor_next (&cursor))
    {
      level.name = sp_cursor_text (&cursor);
      parent = sp_cursor_id (&cursor);
    }
  if (!level.name && !self->error)
    g_set_error_literal (&self->error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
                         _("The plan has no such scenario; it may have been removed. Choose another"));
  g_array_append_val (chain, level);
  return parent;
}

static void
read_overrides (SpReader    *self,
                guint        level,
                const Level *scenario)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT subject, target_id, year, year_group, value IS NOT NULL, value, reason "
                         "FROM scenario_override WHERE scenario_id = %" G_GINT64_FORMAT " AND " SP_OVERRIDE_IN_RANGE
                         " AND (subject NOT IN ('start slip', 'project slip') OR value = round (value))"
                         " ORDER BY subject <> 'start slip', subject, target_id, year, year_group, id",
                         scenario->id);
  SpCursor cursor = sp_reader_query (self, sql);

  while (sp_cursor_next (&cursor))
    {
      SpLevelOverride row = { .level = level, .override = { .scenario = scenario->name } };

      row.override.subject = sp_cursor_text (&cursor);
      row.override.target_id = sp_cursor_id (&cursor);
      row.override.year = sp_academic_year (sp_cursor_int (&cursor, 0));
      row.override.year_group = sp_cursor_int (&cursor, -1);
      row.override.has_value = sp_cursor_int (&cursor, 0) != 0;
      row.override.value = sp_cursor_double (&cursor, 0);
      row.override.reason = sp_cursor_text (&cursor);
      g_array_append_val (self->overrides, row);
    }
}

/* Whether `nearer`, of a level nearer to the scenario asked for, leaves nothing of `farther`. */
static gboolean
shadows (const SpLevelOverride *nearer,
         const SpLevelOverride *farther)
{
  const SpOverride *a = &nearer->override;
  const SpOverride *b = &farther->override;

  if (nearer->level >= farther->level || !g_str_equal (a->subject, b->subject) || a->target_id != b->target_id
      || a->year_group != b->year_group || g_str_has_suffix (a->subject, " slip"))
    return FALSE;
  if (g_str_equal (a->subject, "option"))
    return TRUE; /* whatever year the parent gave it */
  if (g_str_equal (a->subject, "places") || g_str_equal (a->subject, "admission number"))
    return a->year.start <= b->year.start;
  return a->year.start == b->year.start;
}

/* Those in force, the scenario's own first. */
static void
publish (SpReader *self,
         guint     n_levels)
{
  GArray *in_force = g_array_new (FALSE, FALSE, sizeof (SpOverride));
  const GArray *all = self->overrides;

  for (guint level = 0; level < n_levels; level++)
    for (guint i = 0; i < all->len; i++)
      {
        const SpLevelOverride *row = &g_array_index (all, SpLevelOverride, i);
        gboolean shadowed = FALSE;

        for (guint j = 0; row->level == level && j < all->len && !shadowed; j++)
          shadowed = shadows (&g_array_index (all, SpLevelOverride, j), row);
        if (row->level == level && !shadowed)
          g_array_append_val (in_force, row->override);
      }
  self->snapshot->overrides = sp_arena_take_array (self->arena, in_force, &self->snapshot->n_overrides);
}

void
sp_read_scenario (SpReader *self,
                  gint64    scenario_id)
{
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (Level));
  g_autoptr (GArray) plan = g_array_new (FALSE, FALSE, sizeof (Level));
  gint64 root = find_root (self);
  gint64 id = scenario_id == root ? 0 : scenario_id;

  self->snapshot->scenario_id = id;
  while (id != 0 && id != root && !self->error && chain->len < MAX_LEVELS)
    id = add_level (self, chain, id);
  if (root)
    add_level (self, plan, root);
  if (self->error)
    return;
  self->snapshot->scenario_name = chain->len ? g_array_index (chain, Level, 0).name
                                  : plan->len ? g_array_index (plan, Level, 0).name : NULL;
  for (guint i = chain->len; i > 0; i--)
    read_overrides (self, i - 1, &g_array_index (chain, Level, i - 1));
  if (self->overrides->len > MAX_OVERRIDES)
    g_set_error (&self->error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
                 _("The scenario has %u differences from the plan; at most %u can be used. Divide it"),
                 self->overrides->len, MAX_OVERRIDES);
  else
    publish (self, chain->len);
}

void
sp_read_assumptions (SpReader *self)
{
  SpAssumptions *assumptions = &self->snapshot->assumptions;
  SpCursor cursor
      = sp_reader_query (self, "SELECT origin_year, horizon, weight_1, weight_2, weight_3, operating_margin, "
                               "yield_factor, seed FROM assumption");

  while (sp_cursor_next (&cursor))
    {
      assumptions->origin = sp_academic_year (sp_cursor_int (&cursor, 0));
      assumptions->horizon = sp_cursor_int (&cursor, 10);
      for (guint i = 0; i < 3; i++)
        assumptions->weights[i] = sp_cursor_double (&cursor, 0);
      assumptions->operating_margin = sp_cursor_double (&cursor, 0);
      assumptions->yield_factor = sp_cursor_double (&cursor, 1);
      assumptions->seed = (guint64) sp_cursor_id (&cursor);
    }
  if (!self->error && (assumptions->origin.start < 1900 || assumptions->origin.start > 2199
                       || assumptions->horizon < 1 || assumptions->horizon > 30))
    g_set_error_literal (&self->error, SP_PLAN_ERROR, SP_PLAN_ERROR_DAMAGED,
                         _("The plan does not say from which year it forecasts, and how far. Restore a copy of it"));
  for (guint i = 0; i < self->overrides->len; i++)
    {
      const SpOverride *override = &g_array_index (self->overrides, SpLevelOverride, i).override;

      if (!override->has_value)
        continue;
      if (g_str_equal (override->subject, "yield factor") && override->target_id == 0)
        assumptions->yield_factor = override->value;
      else if (g_str_equal (override->subject, "operating margin") && override->target_id == 0)
        assumptions->operating_margin = override->value;
      else if (g_str_equal (override->subject, "weight") && override->year_group >= 1 && override->year_group <= 3)
        assumptions->weights[override->year_group - 1] = override->value;
    }
}
