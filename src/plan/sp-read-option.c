/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could be done, and the programmes that were saved. */
#include "config.h"
#include "sp-snapshot-private.h"

static SpOption
read_option (SpReader *self,
             SpCursor *cursor)
{
  SpOption row = { .id = sp_cursor_id (cursor) };

  row.key = sp_cursor_text (cursor);
  row.proposed = sp_cursor_int (cursor, 0) != 0;
  row.name = sp_cursor_text (cursor);
  row.kind = sp_cursor_text (cursor);
  row.phase = sp_cursor_text (cursor);
  row.school = sp_cursor_find (cursor, &self->arena->schools);
  row.area = sp_cursor_find (cursor, &self->arena->areas);
  row.growth = sp_cursor_find (cursor, &self->arena->growth_areas);
  row.project = sp_cursor_find (cursor, &self->arena->projects);
  row.purpose = sp_cursor_text (cursor);
  row.has_cost = sp_cursor_money (cursor, &row.cost);
  row.price_base = sp_cursor_quarter (cursor);
  row.lead_months = sp_cursor_int (cursor, -1);
  row.earliest = sp_academic_year (sp_cursor_int (cursor, 0));
  row.latest = sp_academic_year (sp_cursor_int (cursor, 0));
  row.exclusive = sp_cursor_text (cursor);
  row.provenance = sp_cursor_provenance (cursor);
  return row;
}

static SpOption *
read_list (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpOption));
  SpCursor cursor = sp_reader_query (
      self, "SELECT id, key, origin = 'proposed', name, kind, phase, school_id, area_id, growth_area_id, project_id, "
            "purpose, cost_pence, price_base, lead_months, earliest_year, latest_year, exclusive, source_id, dated, "
            "note, estimated FROM option ORDER BY id");
  SpSnapshot *snapshot = self->snapshot;
  SpOption *options;

  while (sp_cursor_next (&cursor))
    {
      SpOption row = read_option (self, &cursor);

      g_array_append_val (rows, row);
    }
  snapshot->options = options = sp_arena_take_array (self->arena, rows, &snapshot->n_options);
  sp_arena_index_ids (self->arena, &self->arena->options, options, snapshot->n_options, sizeof (SpOption));
  return options;
}

static void
read_places (SpReader *self,
             SpOption *options)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SpOptionPlaces));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor = sp_reader_query (self, "SELECT option_id, area_id, year_group, years_after, places FROM "
                                           "option_places ORDER BY option_id, area_id, years_after, year_group");
  g_autofree guint *start = NULL;
  const SpOptionPlaces *places;

  while (sp_cursor_next (&cursor))
    {
      gint option = sp_cursor_find (&cursor, &self->arena->options);
      SpOptionPlaces row = { .area = sp_cursor_find (&cursor, &self->arena->areas) };

      row.group = sp_cursor_group (&cursor);
      row.years_after = sp_cursor_int (&cursor, 0);
      row.places = sp_cursor_int (&cursor, 0);
      if (option < 0 || row.area < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, option);
    }
  start = sp_slices_new (parents, self->snapshot->n_options);
  places = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_options; i++)
    {
      options[i].places = places ? places + start[i] : NULL;
      options[i].n_places = start[i + 1] - start[i];
    }
}

static void
read_spend (SpReader *self,
            SpOption *options)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SpOptionSpend));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor
      = sp_reader_query (self, "SELECT option_id, years_after, share FROM option_spend ORDER BY option_id, years_after");
  g_autofree guint *start = NULL;
  const SpOptionSpend *spend;

  while (sp_cursor_next (&cursor))
    {
      gint option = sp_cursor_find (&cursor, &self->arena->options);
      SpOptionSpend row = { .years_after = sp_cursor_int (&cursor, 0) };

      row.share = sp_cursor_double (&cursor, 0);
      if (option < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, option);
    }
  start = sp_slices_new (parents, self->snapshot->n_options);
  spend = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_options; i++)
    {
      options[i].spend = spend ? spend + start[i] : NULL;
      options[i].n_spend = start[i + 1] - start[i];
    }
}

static void
read_dependencies (SpReader *self,
                   SpOption *options)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SpOptionDependency));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor = sp_reader_query (self, "SELECT option_id, position, kind, text, state, owner, due_on, on_option_id, "
                                           "on_project_id FROM option_dependency ORDER BY option_id, position");
  g_autofree guint *start = NULL;
  const SpOptionDependency *dependencies;

  while (sp_cursor_next (&cursor))
    {
      gint option = sp_cursor_find (&cursor, &self->arena->options);
      SpOptionDependency row = { .dependency.position = sp_cursor_int (&cursor, 0) };

      row.dependency.kind = sp_cursor_text (&cursor);
      row.dependency.text = sp_cursor_text (&cursor);
      row.dependency.state = sp_cursor_text (&cursor);
      row.dependency.owner = sp_cursor_text (&cursor);
      row.dependency.due_on = sp_cursor_text (&cursor);
      row.on_option = sp_cursor_find (&cursor, &self->arena->options);
      row.on_project = sp_cursor_find (&cursor, &self->arena->projects);
      if (option < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, option);
    }
  start = sp_slices_new (parents, self->snapshot->n_options);
  dependencies = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_options; i++)
    {
      options[i].dependencies = dependencies ? dependencies + start[i] : NULL;
      options[i].n_dependencies = start[i + 1] - start[i];
    }
}

static void
read_choices (SpReader         *self,
              const SpIdTable  *ids,
              SpSavedProgramme *programmes)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SpSavedChoice));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor
      = sp_reader_query (self, "SELECT c.programme_id, c.option_id, c.year, c.asked FROM programme_choice c JOIN "
                               "programme g ON g.id = c.programme_id ORDER BY g.name, g.id, c.option_id");
  g_autofree guint *start = NULL;
  const SpSavedChoice *choices;

  while (sp_cursor_next (&cursor))
    {
      gint programme = sp_cursor_find (&cursor, ids);
      SpSavedChoice row = { .option = sp_cursor_find (&cursor, &self->arena->options) };

      row.year = sp_academic_year (sp_cursor_int (&cursor, 0));
      row.asked = sp_cursor_text (&cursor);
      if (programme < 0 || row.option < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, programme);
    }
  start = sp_slices_new (parents, self->snapshot->n_programmes);
  choices = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_programmes; i++)
    {
      programmes[i].choices = choices ? choices + start[i] : NULL;
      programmes[i].n_choices = start[i + 1] - start[i];
    }
}

static void
read_programmes (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpSavedProgramme));
  SpCursor cursor
      = sp_reader_query (self, "SELECT id, name, made_on, note, quantile, capacity_pence FROM programme ORDER BY name, id");
  SpIdTable ids = { NULL, 0 };
  SpSavedProgramme *programmes;

  while (sp_cursor_next (&cursor))
    {
      SpSavedProgramme row = { .id = sp_cursor_id (&cursor) };

      row.name = sp_cursor_text (&cursor);
      row.made_on = sp_cursor_text (&cursor);
      row.outcome = sp_cursor_text (&cursor);
      row.quantile = sp_cursor_double (&cursor, 0);
      row.has_capacity = sp_cursor_money (&cursor, &row.capacity);
      g_array_append_val (rows, row);
    }
  programmes = sp_arena_take_array (self->arena, rows, &self->snapshot->n_programmes);
  self->snapshot->programmes = programmes;
  sp_arena_index_ids (self->arena, &ids, programmes, self->snapshot->n_programmes, sizeof (SpSavedProgramme));
  read_choices (self, &ids, programmes);
}

void
sp_read_options (SpReader *self)
{
  SpOption *options = read_list (self);

  read_places (self, options);
  read_spend (self, options);
  read_dependencies (self, options);
  read_programmes (self);
}
