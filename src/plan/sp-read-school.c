/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools and which area each belongs to. Their pupils and places are in sp-read-roll.c. */
#include "config.h"
#include "sp-snapshot-private.h"

#include <stdio.h>

static const char *const phases[] = { "nursery", "infant", "first", "junior", "middle", "primary", "secondary", "upper",
                                      "all-through", "special", "alternative", NULL };

/* The year groups such a school teaches when the plan does not say. */
static const SpYearGroup usual_groups[][2] = {
  [SP_SCHOOL_NURSERY] = { SP_GROUP_R, SP_GROUP_R }, [SP_SCHOOL_INFANT] = { SP_GROUP_R, SP_GROUP_Y2 },
  [SP_SCHOOL_FIRST] = { SP_GROUP_R, SP_GROUP_Y4 }, [SP_SCHOOL_JUNIOR] = { SP_GROUP_Y3, SP_GROUP_Y6 },
  [SP_SCHOOL_MIDDLE] = { SP_GROUP_Y5, SP_GROUP_Y8 }, [SP_SCHOOL_PRIMARY] = { SP_GROUP_R, SP_GROUP_Y6 },
  [SP_SCHOOL_SECONDARY] = { SP_GROUP_Y7, SP_GROUP_Y13 }, [SP_SCHOOL_UPPER] = { SP_GROUP_Y9, SP_GROUP_Y13 },
  [SP_SCHOOL_ALL_THROUGH] = { SP_GROUP_R, SP_GROUP_Y13 }, [SP_SCHOOL_SPECIAL] = { SP_GROUP_R, SP_GROUP_Y14 },
  [SP_SCHOOL_ALTERNATIVE] = { SP_GROUP_R, SP_GROUP_Y14 },
};

#define CENSUS 115 /* 15 January, MMDD */

/* The date as a number YYYYMMDD; 0 when it is none. */
static gint
parse_date (const char *text,
            gint        rest)
{
  gint year, month, day;
  int n = text ? sscanf (text, "%4d-%2d-%2d", &year, &month, &day) : 0;

  if (n < 1 || year < 1000)
    return 0;
  if (n < 2)
    return year * 10000 + rest;
  return year * 10000 + month * 100 + (n == 3 ? day : rest % 100);
}

gint
sp_census_year (const char *date,
                gint        rest)
{
  gint number = parse_date (date, rest);

  return number == 0 ? 0 : number / 10000 - (number % 10000 <= CENSUS);
}

gint
sp_census_year_after (const char *date,
                      gint        rest)
{
  gint number = parse_date (date, rest);

  return number == 0 ? 0 : number / 10000 - (number % 10000 < CENSUS);
}

static SpSchool
read_school (SpCursor *cursor,
             SpReader *self)
{
  SpSchool row = { .primary_area = -1, .secondary_area = -1, .net_capacity = -1 };
  gint first, last;

  row.id = sp_cursor_id (cursor);
  row.urn = sp_cursor_int (cursor, 0);
  row.dfe_number = sp_cursor_text (cursor);
  row.name = sp_cursor_text (cursor);
  row.phase = (SpSchoolPhase) sp_cursor_choice (cursor, phases, SP_SCHOOL_PRIMARY);
  row.status = sp_cursor_text (cursor);
  row.pfi = sp_cursor_int (cursor, 0) != 0;
  first = sp_cursor_int (cursor, (gint) usual_groups[row.phase][0]);
  last = sp_cursor_int (cursor, (gint) usual_groups[row.phase][1]);
  row.first_group = (SpYearGroup) CLAMP (first, 0, SP_N_GROUPS - 1);
  row.last_group = (SpYearGroup) CLAMP (last, (gint) row.first_group, SP_N_GROUPS - 1);
  row.district = sp_cursor_find (cursor, &self->arena->districts);
  row.has_point = sp_cursor_point (cursor, &row.lon, &row.lat);
  row.opened_on = sp_cursor_text (cursor);
  row.closed_on = sp_cursor_text (cursor);
  /* A year alone means the school year's own turn: opened in September, closed in August. */
  row.opened = sp_academic_year (sp_census_year (row.opened_on, 901));
  row.closed = sp_academic_year (sp_census_year_after (row.closed_on, 831));
  row.provenance = sp_cursor_provenance (cursor);
  row.site_limit = sp_cursor_int (cursor, -1);
  return row;
}

static SpSchool *
read_list (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpSchool));
  SpCursor cursor
      = sp_reader_query (self, "SELECT id, urn, dfe_number, name, phase, status, pfi, first_group, last_group, "
                               "district_id, geom, opened_on, closed_on, source_id, dated, note, estimated, site_limit_places "
                               "FROM school ORDER BY id");
  SpSnapshot *snapshot = self->snapshot;
  SpSchool *schools;

  while (sp_cursor_next (&cursor))
    {
      SpSchool row = read_school (&cursor, self);

      g_array_append_val (rows, row);
    }
  snapshot->schools = schools = sp_arena_take_array (self->arena, rows, &snapshot->n_schools);
  sp_arena_index_ids (self->arena, &self->arena->schools, schools, snapshot->n_schools, sizeof (SpSchool));
  return schools;
}

static void
read_net_capacity (SpReader *self,
                   SpSchool *schools)
{
  SpCursor cursor = sp_reader_query (self, "SELECT school_id, year, places FROM net_capacity ORDER BY school_id, year");

  while (sp_cursor_next (&cursor))
    {
      gint school = sp_cursor_find (&cursor, &self->arena->schools);
      gint year = sp_cursor_int (&cursor, 0);
      gint places = sp_cursor_int (&cursor, -1);

      if (school >= 0 && year <= self->snapshot->assumptions.origin.start)
        schools[school].net_capacity = places;
    }
}

static void
place_in_area (SpReader           *self,
               SpSchool           *school,
               const SpMembership *membership)
{
  gint origin = self->snapshot->assumptions.origin.start;

  if (membership->from.start > origin || (membership->to.start && membership->to.start <= origin))
    return;
  if (self->snapshot->areas[membership->area].phase == SP_PHASE_PRIMARY)
    school->primary_area = membership->area;
  else
    school->secondary_area = membership->area;
}

static void
read_memberships (SpReader *self,
                  SpSchool *schools)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpMembership));
  SpCursor cursor = sp_reader_query (self, "SELECT area_id, school_id, from_year, to_year FROM area_school "
                                           "ORDER BY school_id, from_year, id");

  while (sp_cursor_next (&cursor))
    {
      SpMembership row = { 0 };

      row.area = sp_cursor_find (&cursor, &self->arena->areas);
      row.school = sp_cursor_find (&cursor, &self->arena->schools);
      row.from = sp_academic_year (sp_cursor_int (&cursor, 0));
      row.to = sp_academic_year (sp_cursor_int (&cursor, 0));
      if (row.area < 0 || row.school < 0)
        continue;
      g_array_append_val (rows, row);
      place_in_area (self, &schools[row.school], &row);
    }
  self->snapshot->memberships = sp_arena_take_array (self->arena, rows, &self->snapshot->n_memberships);
}

void
sp_read_schools (SpReader *self)
{
  SpSchool *schools = read_list (self);

  read_net_capacity (self, schools);
  read_memberships (self, schools);
}
