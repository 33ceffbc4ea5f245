/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-snapshot-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-plan.h"

SpCursor
sp_reader_query (SpReader   *self,
                 const char *sql)
{
  SpCursor cursor = { .reader = self };

  if (!self->error)
    cursor.statement = sp_database_prepare (self->db, sql, &self->error);
  return cursor;
}

gboolean
sp_cursor_next (SpCursor *self)
{
  self->column = 0;
  if (self->statement && !self->reader->error && sp_database_step (self->statement, &self->reader->error))
    return TRUE;
  g_clear_pointer (&self->statement, sqlite3_finalize);
  return FALSE;
}

gboolean
sp_cursor_is_null (const SpCursor *self)
{
  return sqlite3_column_type (self->statement, self->column) == SQLITE_NULL;
}

gint64
sp_cursor_id (SpCursor *self)
{
  return sqlite3_column_int64 (self->statement, self->column++);
}

gint
sp_cursor_int (SpCursor *self,
               gint      missing)
{
  gint64 value = sp_cursor_is_null (self) ? missing : sqlite3_column_int64 (self->statement, self->column);

  self->column++;
  return (gint) CLAMP (value, G_MININT, G_MAXINT);
}

SpYearGroup
sp_cursor_group (SpCursor *self)
{
  gint group = sp_cursor_int (self, 0);

  return (SpYearGroup) CLAMP (group, 0, SP_N_GROUPS - 1);
}

double
sp_cursor_double (SpCursor *self,
                  double    missing)
{
  double value = sp_cursor_is_null (self) ? missing : sqlite3_column_double (self->statement, self->column);

  self->column++;
  return isnan (value) ? missing : value;
}

const char *
sp_cursor_text (SpCursor *self)
{
  const char *text = (const char *) sqlite3_column_text (self->statement, self->column++);
  g_autofree char *plain = NULL;

  if (!text)
    return NULL;
  if (sp_database_is_plain (text))
    return g_string_chunk_insert_const (self->reader->arena->strings, text);
  plain = sp_database_dup_plain (text);
  return g_string_chunk_insert_const (self->reader->arena->strings, plain);
}

static void
count_money (SpReader *self,
             gint64    pence)
{
  if (self->error)
    return;
  self->pence += ABS (pence);
  if (self->pence > SP_MOST_PENCE_IN_ALL)
    g_set_error_literal (&self->error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("The plan holds more money than can be added up: over £10,000 trillion in all. Look for amounts "
                           "entered in pence, or many times over, and correct them"));
}

gboolean
sp_cursor_money (SpCursor *self,
                 SpMoney  *money)
{
  gboolean held = !sp_cursor_is_null (self);
  gint64 pence = sqlite3_column_int64 (self->statement, self->column++);

  /* Past all sense is not known; sp-read-absurd.c says which. */
  if (pence > SP_MOST_PENCE || pence < -SP_MOST_PENCE)
    held = FALSE;
  *money = sp_money (held ? pence : 0);
  if (held)
    count_money (self->reader, pence);
  return held;
}

const SpShape *
sp_cursor_shape (SpCursor *self)
{
  const void *blob = sqlite3_column_blob (self->statement, self->column);
  gsize length = sqlite3_column_bytes (self->statement, self->column++);
  SpShape *shape = blob ? sp_shape_new_from_gpkg (blob, length, NULL) : NULL;

  /* A shape that does not hold together is left out of the map; sp_plan_check names it. */
  if (shape)
    g_ptr_array_add (self->reader->arena->shapes, shape);
  return shape;
}

gboolean
sp_cursor_point (SpCursor *self,
                 double   *lon,
                 double   *lat)
{
  const SpShape *shape = sp_cursor_shape (self);

  if (!shape || shape->kind != SP_SHAPE_POINT || shape->n_vertices == 0)
    return FALSE;
  *lon = shape->x[0];
  *lat = shape->y[0];
  return TRUE;
}

gint
sp_cursor_find (SpCursor        *self,
                const SpIdTable *table)
{
  gboolean held = !sp_cursor_is_null (self);
  gint64 id = sp_cursor_id (self);

  return held ? sp_id_table_find (table, id) : -1;
}

SpProvenance
sp_cursor_provenance (SpCursor *self)
{
  gint64 source = sp_cursor_id (self);
  SpProvenance provenance = { .source = g_hash_table_lookup (self->reader->sources, &source) };

  provenance.dated = sp_cursor_text (self);
  provenance.note = sp_cursor_text (self);
  provenance.estimated = sp_cursor_int (self, 0) != 0;
  return provenance;
}

gint
sp_cursor_choice (SpCursor          *self,
                  const char *const *names,
                  gint               missing)
{
  const char *text = (const char *) sqlite3_column_text (self->statement, self->column++);

  for (gint i = 0; text && names[i]; i++)
    if (g_str_equal (text, names[i]))
      return i;
  return missing;
}
