/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rest of a project's sheet: what it must wait for, risks, approvals, and what earlier editions said of it. */
#include "config.h"
#include "sp-snapshot-private.h"

/* Rows of one child table with the index of the project each belongs to. */
typedef struct { GArray *rows, *parents; } Children;

static Children
children_new (gsize size)
{
  return (Children) { g_array_new (FALSE, FALSE, (guint) size), g_array_new (FALSE, FALSE, sizeof (gint)) };
}

static void
children_add (Children      *self,
              gint           parent,
              gconstpointer  row)
{
  if (parent < 0)
    return;
  g_array_append_vals (self->rows, row, 1);
  g_array_append_val (self->parents, parent);
}

/* Ends the children of n parents: start[n + 1] (free with g_free) and the rows, in the arena. */
static gpointer
children_end (Children  *self,
              SpReader  *reader,
              guint      n,
              guint    **start)
{
  *start = sp_slices_new (self->parents, n);
  return sp_arena_take_array (reader->arena, self->rows, NULL);
}

static void
read_order (SpReader  *self,
            SpProject *projects)
{
  Children children = children_new (sizeof (SpProjectIndex));
  SpCursor cursor = sp_reader_query (self, "SELECT a.project_id, a.after_project_id FROM project_after a "
                                           "JOIN project p ON p.id = a.project_id ORDER BY " SP_BY_PROJECT ", a.id");
  g_autofree guint *start = NULL;
  const SpProjectIndex *rows;

  while (sp_cursor_next (&cursor))
    {
      gint project = sp_cursor_find (&cursor, &self->arena->projects);
      SpProjectIndex after = sp_cursor_find (&cursor, &self->arena->projects);

      if (after >= 0)
        children_add (&children, project, &after);
    }
  rows = children_end (&children, self, self->snapshot->n_projects, &start);
  for (guint i = 0; i < self->snapshot->n_projects; i++)
    {
      projects[i].after = rows ? rows + start[i] : NULL;
      projects[i].n_after = start[i + 1] - start[i];
    }
}

static void
read_risks (SpReader  *self,
            SpProject *projects)
{
  Children children = children_new (sizeof (SpRisk));
  SpCursor cursor = sp_reader_query (self, "SELECT r.project_id, r.position, r.text, r.likelihood, r.impact, r.owner, "
                                           "r.mitigation FROM project_risk r JOIN project p ON p.id = r.project_id "
                                           "ORDER BY " SP_BY_PROJECT ", r.position");
  g_autofree guint *start = NULL;
  const SpRisk *rows;

  while (sp_cursor_next (&cursor))
    {
      gint project = sp_cursor_find (&cursor, &self->arena->projects);
      SpRisk row = { .position = sp_cursor_int (&cursor, 0) };

      row.text = sp_cursor_text (&cursor);
      row.likelihood = sp_cursor_int (&cursor, 1); /* 1 to 5, as the schema has it; a macro would read on at each look */
      row.impact = sp_cursor_int (&cursor, 1);
      row.owner = sp_cursor_text (&cursor);
      row.mitigation = sp_cursor_text (&cursor);
      children_add (&children, project, &row);
    }
  rows = children_end (&children, self, self->snapshot->n_projects, &start);
  for (guint i = 0; i < self->snapshot->n_projects; i++)
    {
      projects[i].risks = rows ? rows + start[i] : NULL;
      projects[i].n_risks = start[i + 1] - start[i];
    }
}

static void
read_approvals (SpReader  *self,
                SpProject *projects)
{
  Children children = children_new (sizeof (SpApproval));
  SpCursor cursor = sp_reader_query (self, "SELECT a.project_id, a.position, a.text, a.body, a.state, a.decided_on "
                                           "FROM project_approval a JOIN project p ON p.id = a.project_id "
                                           "ORDER BY " SP_BY_PROJECT ", a.position");
  g_autofree guint *start = NULL;
  const SpApproval *rows;

  while (sp_cursor_next (&cursor))
    {
      gint project = sp_cursor_find (&cursor, &self->arena->projects);
      SpApproval row = { .position = sp_cursor_int (&cursor, 0) };

      row.text = sp_cursor_text (&cursor);
      row.body = sp_cursor_text (&cursor);
      row.state = sp_cursor_text (&cursor);
      row.decided_on = sp_cursor_text (&cursor);
      children_add (&children, project, &row);
    }
  rows = children_end (&children, self, self->snapshot->n_projects, &start);
  for (guint i = 0; i < self->snapshot->n_projects; i++)
    {
      projects[i].approvals = rows ? rows + start[i] : NULL;
      projects[i].n_approvals = start[i + 1] - start[i];
    }
}

#define BY_EDITION SP_BY_PROJECT ", e.edition_on, e.id"

/* Spend of all editions, in their order: slices are found by counting off the editions' ids. */
static void
read_edition_spend (SpReader     *self,
                    const GArray *ids,
                    SpEdition    *editions)
{
  Children children = children_new (sizeof (SpDatedMoney));
  SpIdTable table = { NULL, 0 };
  SpCursor cursor = sp_reader_query (self, "SELECT s.edition_id, s.financial_year, s.amount_pence FROM "
                                           "project_edition_spend s JOIN project_edition e ON e.id = s.edition_id "
                                           "JOIN project p ON p.id = e.project_id ORDER BY " BY_EDITION
                                           ", s.financial_year");
  g_autofree guint *start = NULL;
  const SpDatedMoney *rows;

  sp_arena_index_ids (self->arena, &table, ids->data, ids->len, sizeof (gint64));
  while (sp_cursor_next (&cursor))
    {
      gint edition = sp_cursor_find (&cursor, &table);
      SpDatedMoney row = { .year = sp_financial_year (sp_cursor_int (&cursor, 0)) };

      sp_cursor_money (&cursor, &row.amount);
      children_add (&children, edition, &row);
    }
  rows = children_end (&children, self, ids->len, &start);
  for (guint i = 0; i < ids->len; i++)
    {
      editions[i].spend = rows ? rows + start[i] : NULL;
      editions[i].n_spend = start[i + 1] - start[i];
    }
}

static void
read_editions (SpReader  *self,
               SpProject *projects)
{
  Children children = children_new (sizeof (SpEdition));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SpCursor cursor = sp_reader_query (self, "SELECT e.project_id, e.id, e.edition, e.edition_on, e.budget_pence, "
                                           "e.completion_text, e.completion_on, e.riba_stage, IFNULL (e.source_id = p.source_id AND "
                                           "e.edition_on = p.dated, 0) FROM project_edition e "
                                           "JOIN project p ON p.id = e.project_id ORDER BY " BY_EDITION);
  g_autofree guint *start = NULL;
  SpEdition *rows;

  while (sp_cursor_next (&cursor))
    {
      gint project = sp_cursor_find (&cursor, &self->arena->projects);
      gint64 id = sp_cursor_id (&cursor);
      SpEdition row = { .edition = sp_cursor_text (&cursor) };

      row.edition_on = sp_cursor_text (&cursor);
      row.has_budget = sp_cursor_money (&cursor, &row.budget);
      row.completion_text = sp_cursor_text (&cursor);
      row.completion_on = sp_cursor_text (&cursor);
      row.riba_stage = sp_cursor_text (&cursor);
      row.same_paper = sp_cursor_int (&cursor, 0) != 0;
      children_add (&children, project, &row);
      if (project >= 0)
        g_array_append_val (ids, id);
    }
  rows = children_end (&children, self, self->snapshot->n_projects, &start);
  if (rows)
    read_edition_spend (self, ids, rows);
  for (guint i = 0; i < self->snapshot->n_projects; i++)
    {
      projects[i].editions = rows ? rows + start[i] : NULL;
      projects[i].n_editions = start[i + 1] - start[i];
    }
}

void
sp_read_project_history (SpReader  *self,
                         SpProject *projects)
{
  read_order (self, projects);
  read_risks (self, projects);
  read_approvals (self, projects);
  read_editions (self, projects);
}
