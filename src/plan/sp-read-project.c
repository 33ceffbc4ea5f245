/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programme's tables and projects: spend, dependencies, places, schools, and the growth areas they answer. */
#include "config.h"
#include "sp-snapshot-private.h"

static void
read_tables (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpProgrammeTable));
  SpCursor cursor
      = sp_reader_query (self, "SELECT number, title, indicative_pence, indicative_text FROM programme_table "
                               "ORDER BY number");

  while (sp_cursor_next (&cursor))
    {
      SpProgrammeTable row = { .number = sp_cursor_int (&cursor, 0) };

      row.title = sp_cursor_text (&cursor);
      row.has_indicative = sp_cursor_money (&cursor, &row.indicative);
      row.indicative_text = sp_cursor_text (&cursor);
      g_array_append_val (rows, row);
    }
  self->snapshot->programme_tables = sp_arena_take_array (self->arena, rows, &self->snapshot->n_programme_tables);
}

static SpProject
read_project (SpReader *self,
              SpCursor *cursor)
{
  SpProject row = { .id = sp_cursor_id (cursor) };

  row.reference = sp_cursor_text (cursor);
  row.table = sp_cursor_int (cursor, 0);
  row.position = sp_cursor_int (cursor, 0);
  row.name = sp_cursor_text (cursor);
  row.description = sp_cursor_text (cursor);
  row.school = sp_cursor_find (cursor, &self->arena->schools);
  row.area = sp_cursor_find (cursor, &self->arena->areas);
  row.places_from = sp_cursor_int (cursor, -1);
  row.places_to_min = sp_cursor_int (cursor, -1);
  row.places_to_max = sp_cursor_int (cursor, -1);
  row.riba_stage = sp_cursor_text (cursor);
  row.has_budget = sp_cursor_money (cursor, &row.budget);
  row.price_base = sp_cursor_quarter (cursor);
  row.completion_text = sp_cursor_text (cursor);
  row.completion_on = sp_cursor_text (cursor);
  row.places_from_year = sp_academic_year (sp_cursor_int (cursor, 0));
  row.has_spend_to_date = sp_cursor_money (cursor, &row.spend_to_date);
  row.spend_to_date_on = sp_cursor_text (cursor);
  row.has_profile_total = sp_cursor_money (cursor, &row.profile_total);
  row.committed = sp_cursor_int (cursor, 0) != 0;
  row.provenance = sp_cursor_provenance (cursor);
  row.kind = sp_cursor_text (cursor);
  row.phase = sp_cursor_text (cursor);
  row.location_factor = sp_cursor_double (cursor, 0);
  row.earliest_start_on = sp_cursor_text (cursor);
  row.lead_months = sp_cursor_int (cursor, -1);
  row.temporary_places = sp_cursor_int (cursor, -1);
  row.option = -1;
  return row;
}

static SpProject *
read_list (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpProject));
  SpCursor cursor = sp_reader_query (
      self, "SELECT id, reference, programme_table, position, name, description, school_id, area_id, places_from, "
            "places_to_min, "
            "places_to_max, riba_stage, budget_pence, price_base, completion_text, completion_on, places_from_year, "
            "spend_to_date_pence, spend_to_date_on, profile_total_pence, committed, source_id, dated, note, estimated, "
            "kind, phase, location_factor, earliest_start_on, lead_months, temporary_places "
            "FROM project p ORDER BY " SP_BY_PROJECT);
  SpSnapshot *snapshot = self->snapshot;
  SpProject *projects;

  while (sp_cursor_next (&cursor))
    {
      SpProject row = read_project (self, &cursor);

      g_array_append_val (rows, row);
    }
  snapshot->projects = projects = sp_arena_take_array (self->arena, rows, &snapshot->n_projects);
  sp_arena_index_ids (self->arena, &self->arena->projects, projects, snapshot->n_projects, sizeof (SpProject));
  return projects;
}

static void
read_schools (SpReader  *self,
              SpProject *projects)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SpSchoolIndex));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor = sp_reader_query (self, "SELECT s.project_id, s.school_id FROM project_school s "
                                           "JOIN project p ON p.id = s.project_id ORDER BY " SP_BY_PROJECT ", s.id");
  g_autofree guint *start = NULL;
  const SpSchoolIndex *schools;

  while (sp_cursor_next (&cursor))
    {
      gint project = sp_cursor_find (&cursor, &self->arena->projects);
      SpSchoolIndex school = sp_cursor_find (&cursor, &self->arena->schools);

      if (project < 0 || school < 0)
        continue;
      g_array_append_val (rows, school);
      g_array_append_val (parents, project);
    }
  start = sp_slices_new (parents, self->snapshot->n_projects);
  schools = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_projects; i++)
    {
      projects[i].schools = schools ? schools + start[i] : NULL;
      projects[i].n_schools = start[i + 1] - start[i];
    }
}

static void
read_spend (SpReader  *self,
            SpProject *projects)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SpDatedMoney));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor
      = sp_reader_query (self, "SELECT s.project_id, s.financial_year, s.amount_pence FROM project_spend s "
                               "JOIN project p ON p.id = s.project_id ORDER BY " SP_BY_PROJECT ", s.financial_year");
  g_autofree guint *start = NULL;
  const SpDatedMoney *spend;

  while (sp_cursor_next (&cursor))
    {
      gint project = sp_cursor_find (&cursor, &self->arena->projects);
      SpDatedMoney row;

      row.year = sp_financial_year (sp_cursor_int (&cursor, 0));
      if (!sp_cursor_money (&cursor, &row.amount) || project < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, project);
    }
  start = sp_slices_new (parents, self->snapshot->n_projects);
  spend = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_projects; i++)
    {
      projects[i].spend = spend ? spend + start[i] : NULL;
      projects[i].n_spend = start[i + 1] - start[i];
    }
}

static void
read_dependencies (SpReader  *self,
                   SpProject *projects)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SpDependency));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor
      = sp_reader_query (self, "SELECT d.project_id, d.position, d.kind, d.text, d.state, d.owner, d.due_on "
                               "FROM project_dependency d JOIN project p ON p.id = d.project_id "
                               "ORDER BY " SP_BY_PROJECT ", d.position");
  g_autofree guint *start = NULL;
  const SpDependency *dependencies;

  while (sp_cursor_next (&cursor))
    {
      gint project = sp_cursor_find (&cursor, &self->arena->projects);
      SpDependency row = { 0 };

      row.position = sp_cursor_int (&cursor, 0);
      row.kind = sp_cursor_text (&cursor);
      row.text = sp_cursor_text (&cursor);
      row.state = sp_cursor_text (&cursor);
      row.owner = sp_cursor_text (&cursor);
      row.due_on = sp_cursor_text (&cursor);
      if (project < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, project);
    }
  start = sp_slices_new (parents, self->snapshot->n_projects);
  dependencies = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_projects; i++)
    {
      projects[i].dependencies = dependencies ? dependencies + start[i] : NULL;
      projects[i].n_dependencies = start[i + 1] - start[i];
    }
}

static void
read_places (SpReader  *self,
             SpProject *projects)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SpProjectPlaces));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor
      = sp_reader_query (self, "SELECT a.project_id, a.area_id, a.year_group, a.year, a.places, a.estimated "
                               "FROM project_places a JOIN project p ON p.id = a.project_id "
                               "ORDER BY " SP_BY_PROJECT ", a.area_id, a.year, a.year_group");
  g_autofree guint *start = NULL;
  const SpProjectPlaces *places;

  while (sp_cursor_next (&cursor))
    {
      gint project = sp_cursor_find (&cursor, &self->arena->projects);
      SpProjectPlaces row = { .area = sp_cursor_find (&cursor, &self->arena->areas) };

      row.group = sp_cursor_group (&cursor);
      row.year = sp_academic_year (sp_cursor_int (&cursor, 0));
      row.places = sp_cursor_int (&cursor, 0);
      row.estimated = sp_cursor_int (&cursor, 0) != 0;
      if (project < 0 || row.area < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, project);
    }
  start = sp_slices_new (parents, self->snapshot->n_projects);
  places = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_projects; i++)
    {
      projects[i].places = places ? places + start[i] : NULL;
      projects[i].n_places = start[i + 1] - start[i];
    }
}

static void
link_growth_areas (SpReader *self)
{
  SpGrowthArea *areas = (SpGrowthArea *) self->snapshot->growth_areas; /* ours until the snapshot is handed out */
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SpProjectIndex));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor
      = sp_reader_query (self, "SELECT l.growth_area_id, l.project_id FROM growth_area_project l "
                               "JOIN growth_area g ON g.id = l.growth_area_id JOIN project p ON p.id = l.project_id "
                               "ORDER BY g.category, g.number, g.id, " SP_BY_PROJECT);
  g_autofree guint *start = NULL;
  const SpProjectIndex *projects;

  while (sp_cursor_next (&cursor))
    {
      gint growth = sp_cursor_find (&cursor, &self->arena->growth_areas);
      SpProjectIndex project = sp_cursor_find (&cursor, &self->arena->projects);

      if (growth < 0 || project < 0)
        continue;
      g_array_append_val (rows, project);
      g_array_append_val (parents, growth);
    }
  start = sp_slices_new (parents, self->snapshot->n_growth_areas);
  projects = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_growth_areas; i++)
    {
      areas[i].projects = projects ? projects + start[i] : NULL;
      areas[i].n_projects = start[i + 1] - start[i];
    }
}

void
sp_read_projects (SpReader *self)
{
  SpProject *projects;

  read_tables (self);
  projects = read_list (self);
  read_schools (self, projects);
  read_spend (self, projects);
  read_dependencies (self, projects);
  read_places (self, projects);
  sp_read_project_history (self, projects);
  link_growth_areas (self);
}
