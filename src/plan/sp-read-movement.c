/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How children move: which school followed which, shares between schools, staying on, and those not yet at school. */
#include "config.h"
#include "sp-snapshot-private.h"

/* The first year in which the successor has the pupils: as the link says, else when the one school ended or the other
 * began. */
static gint
find_turn (const SpSnapshot *snapshot, const SpSchoolLink *link, const char *linked_on)
{
  gint year = sp_census_year (linked_on, 901);

  if (year == 0)
    year = snapshot->schools[link->predecessor].closed.start;
  if (year == 0)
    year = snapshot->schools[link->successor].opened.start;
  return year;
}

static void
read_links (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpSchoolLink));
  SpCursor cursor = sp_reader_query (self, "SELECT predecessor_id, successor_id, kind, linked_on FROM school_link "
                                           "ORDER BY predecessor_id, successor_id");

  while (sp_cursor_next (&cursor))
    {
      SpSchoolLink row = { 0 };

      row.predecessor = sp_cursor_find (&cursor, &self->arena->schools);
      row.successor = sp_cursor_find (&cursor, &self->arena->schools);
      row.kind = sp_cursor_text (&cursor);
      if (row.predecessor < 0 || row.successor < 0 || row.predecessor == row.successor)
        continue;
      row.from = sp_academic_year (find_turn (self->snapshot, &row, sp_cursor_text (&cursor)));
      g_array_append_val (rows, row);
    }
  self->snapshot->school_links = sp_arena_take_array (self->arena, rows, &self->snapshot->n_school_links);
}

static void
read_school_transfers (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpSchoolTransfer));
  SpCursor cursor = sp_reader_query (self, "SELECT from_school_id, to_school_id, into_group, share, estimated "
                                           "FROM school_transfer ORDER BY to_school_id, into_group, from_school_id");

  while (sp_cursor_next (&cursor))
    {
      SpSchoolTransfer row = { 0 };

      row.from = sp_cursor_find (&cursor, &self->arena->schools);
      row.to = sp_cursor_find (&cursor, &self->arena->schools);
      row.into = sp_cursor_group (&cursor);
      row.share = sp_cursor_double (&cursor, 0);
      row.estimated = sp_cursor_int (&cursor, 0) != 0;
      if (row.from >= 0 && row.to >= 0 && row.into > SP_GROUP_R && row.share >= 0 && row.share <= 1.5)
        g_array_append_val (rows, row);
    }
  self->snapshot->school_transfers = sp_arena_take_array (self->arena, rows, &self->snapshot->n_school_transfers);
}

static void
read_staying_on (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpStayingOn));
  SpCursor cursor = sp_reader_query (self, "SELECT area_id IS NOT NULL, area_id, school_id IS NOT NULL, school_id, "
                                           "year_group, ratio, estimated FROM staying_on ORDER BY id");

  while (sp_cursor_next (&cursor))
    {
      SpStayingOn row = { 0 };
      gboolean of_area = sp_cursor_int (&cursor, 0) != 0, of_school;

      row.area = sp_cursor_find (&cursor, &self->arena->areas);
      of_school = sp_cursor_int (&cursor, 0) != 0;
      row.school = sp_cursor_find (&cursor, &self->arena->schools);
      row.group = sp_cursor_group (&cursor);
      row.ratio = sp_cursor_double (&cursor, -1);
      row.estimated = sp_cursor_int (&cursor, 0) != 0;
      if (of_area != (row.area >= 0) || of_school != (row.school >= 0) || row.group < SP_GROUP_Y12
          || !(row.ratio >= 0 && row.ratio <= 5))
        continue; /* of a thing that is not there */
      g_array_append_val (rows, row);
    }
  self->snapshot->staying_on = sp_arena_take_array (self->arena, rows, &self->snapshot->n_staying_on);
}

/* [n_rows][n_years][SP_N_PRESCHOOL_AGES]; NULL when no row is held. */
static const double *
read_register (SpReader *self, const char *sql, const SpIdTable *table, guint n_rows)
{
  SpSnapshot *snapshot = self->snapshot;
  gsize n = (gsize) n_rows * snapshot->n_years * SP_N_PRESCHOOL_AGES;
  SpCursor cursor = sp_reader_query (self, sql);
  double *grid = NULL;

  while (sp_cursor_next (&cursor))
    {
      gint row = sp_cursor_find (&cursor, table);
      gint year = sp_snapshot_year_index (snapshot, sp_academic_year (sp_cursor_int (&cursor, 0)));
      gint age = sp_cursor_int (&cursor, -1);
      double children = sp_cursor_double (&cursor, -1);

      if (row < 0 || year < 0 || age < 0 || age >= SP_N_PRESCHOOL_AGES || !(children >= 0))
        continue;
      if (!grid)
        {
          grid = sp_arena_alloc (self->arena, n, sizeof (double));
          for (gsize i = 0; i < n; i++)
            grid[i] = -1;
        }
      grid[((gsize) row * snapshot->n_years + (gsize) year) * SP_N_PRESCHOOL_AGES + (gsize) age] = children;
      if (sp_cursor_int (&cursor, 0) != 0)
        snapshot->preschool_estimated = TRUE;
    }
  return grid;
}

void
sp_read_movement (SpReader *self)
{
  SpSnapshot *snapshot = self->snapshot;

  read_links (self);
  read_school_transfers (self);
  read_staying_on (self);
  snapshot->preschool = read_register (self, "SELECT area_id, year, age, children, estimated FROM preschool_register "
                                             "WHERE area_id IS NOT NULL", &self->arena->areas, snapshot->n_areas);
  snapshot->district_preschool
      = read_register (self, "SELECT district_id, year, age, children, estimated FROM preschool_register "
                             "WHERE district_id IS NOT NULL", &self->arena->districts, snapshot->n_districts);
}
