/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-frozen-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-plan-private.h"
#include "sp-snapshot-private.h"

/* A county's inputs are half a megabyte; what unpacks to more than this is nobody's plan. */
#define MOST_TEXT (256u * 1024 * 1024)
/* All of England's schools are two million rows of rolls. */
#define MOST_LINES 8000000u

G_DEFINE_BOXED_TYPE (SpFrozenInputs, sp_frozen_inputs, sp_frozen_inputs_ref, sp_frozen_inputs_unref)

static void
free_table (gpointer data)
{
  SpFrozenTable *table = data;

  g_strfreev (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

SpFrozenInputs *
sp_frozen_inputs_ref (SpFrozenInputs *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_frozen_inputs_unref (SpFrozenInputs *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_free (self->sha256);
  g_free (self->title);
  g_bytes_unref (self->text);
  g_strfreev (self->lines);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

static gboolean
refuse (GError     **error,
        const char  *reason)
{
  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_DAMAGED,
               _("The inputs kept with a forecast round cannot be read: %s. Restore a copy of the plan"), reason);
  return FALSE;
}

/* Names come from the schema, never from the text: a strange table or column stops the reading. */
static gboolean
add_table (SpFrozenInputs  *self,
           char           **words,
           GError         **error)
{
  SpFrozenTable *table = g_new0 (SpFrozenTable, 1);

  table->columns = words[0] && words[1] ? g_strdupv (words + 2) : g_new0 (char *, 1);
  table->rows = g_ptr_array_new ();
  table->table = words[1] ? sp_schema_find_table (words[1]) : NULL;
  if (table->table && sp_frozen_inputs_find (self, table->table->name))
    {
      free_table (table);
      return refuse (error, _("they name a table twice"));
    }
  if (!table->table || sp_schema_is_private (table->table->name) || !table->columns[0])
    {
      free_table (table);
      return refuse (error, _("they name a table that this version does not know"));
    }
  g_ptr_array_add (self->tables, table);
  for (guint i = 0; table->columns[i]; i++)
    {
      gboolean known = FALSE;

      for (guint c = 0; c < table->table->columns->len && !known; c++)
        known = g_str_equal (((SpSchemaColumn *) table->table->columns->pdata[c])->name, table->columns[i]);
      if (!known)
        return refuse (error, _("they name a column that this version does not know"));
    }
  return TRUE;
}

static gboolean
read_lines (SpFrozenInputs  *self,
            GError         **error)
{
  g_auto (GStrv) header = self->lines[0] ? g_strsplit (self->lines[0], "\t", 4) : NULL;

  if (!header || g_strv_length (header) != 3 || !g_str_equal (header[0], "school-places-frozen"))
    return refuse (error, _("they do not begin as inputs do"));
  if (!g_str_equal (header[1], "1") || !g_ascii_string_to_signed (header[2], 10, 0, G_MAXINT64, &self->scenario, NULL))
    return refuse (error, _("they were kept by a version that this one does not know"));
  for (guint i = 1; self->lines[i]; i++)
    if (g_str_has_prefix (self->lines[i], "table\t"))
      {
        g_auto (GStrv) words = g_strsplit (self->lines[i], "\t", SP_FROZEN_MOST_COLUMNS);

        if (!add_table (self, words, error))
          return FALSE;
      }
    else if (*self->lines[i] && self->tables->len)
      g_ptr_array_add (((SpFrozenTable *) self->tables->pdata[self->tables->len - 1])->rows, self->lines[i]);
  return TRUE;
}

static gboolean
has_too_many_lines (const char *text)
{
  guint n = 0;

  for (; n <= MOST_LINES && (text = strchr (text, '\n')) != NULL; text++)
    n++;
  return n > MOST_LINES;
}

SpFrozenInputs *
sp_frozen_inputs_new (char        *text,
                      const char  *title,
                      gint64       revision,
                      GError     **error)
{
  g_autoptr (SpFrozenInputs) self = g_new0 (SpFrozenInputs, 1);
  gsize length = strlen (text);

  self->ref_count = 1;
  self->title = g_strdup (title);
  self->revision = revision;
  self->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, (gssize) length);
  self->text = g_bytes_new_take (text, length);
  self->tables = g_ptr_array_new_with_free_func (free_table);
  if (has_too_many_lines (text))
    {
      refuse (error, _("they are far larger than any plan"));
      return NULL;
    }
  self->lines = g_strsplit (text, "\n", -1);
  return read_lines (self, error) ? g_steal_pointer (&self) : NULL;
}

const SpFrozenTable *
sp_frozen_inputs_find (const SpFrozenInputs *self,
                       const char           *table)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      const SpFrozenTable *one = g_ptr_array_index (self->tables, i);

      if (g_str_equal (one->table->name, table))
        return one;
    }
  return NULL;
}

const char *
sp_frozen_inputs_get_sha256 (const SpFrozenInputs *self)
{
  return self->sha256;
}

GBytes *
sp_frozen_inputs_get_text (const SpFrozenInputs *self)
{
  return self->text;
}

static GBytes *
convert (GConverter  *converter,
         GBytes      *bytes,
         gsize        most,
         GError     **error)
{
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) through = g_converter_input_stream_new (in, converter);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (64 * 1024);

  for (;;)
    {
      gssize n = g_input_stream_read (through, buffer, 64 * 1024, NULL, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&out));
      if (out->len + (gsize) n > most)
        {
          refuse (error, _("they are far larger than any plan"));
          return NULL;
        }
      g_byte_array_append (out, buffer, (guint) n);
    }
}

GBytes *
sp_frozen_inputs_compress (const SpFrozenInputs *self)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GError) error = NULL;
  GBytes *bytes = convert (converter, self->text, G_MAXUINT, &error);

  g_assert_no_error (error); /* from memory to memory: nothing that could fail */
  return bytes;
}

SpFrozenInputs *
sp_frozen_inputs_of_database (sqlite3     *db,
                              const char  *title,
                              gint64       revision,
                              gint64       scenario_id,
                              GError     **error)
{
  char *text;

  if (!sp_database_exec (db, "BEGIN", error))
    return NULL;
  text = sp_frozen_write (db, scenario_id, error);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return text ? sp_frozen_inputs_new (text, title, revision, error) : NULL;
}

SpFrozenInputs *
sp_plan_freeze (SpPlan  *plan,
                gint64   scenario_id,
                GError **error)
{
  sqlite3 *db;

  g_return_val_if_fail (SP_IS_PLAN (plan), NULL);
  db = sp_plan_get_database (plan);
  if (!db)
    {
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("“%s” is closed. Open it again"),
                   sp_plan_get_title (plan));
      return NULL;
    }
  return sp_frozen_inputs_of_database (db, sp_plan_get_title (plan), sp_plan_get_revision (plan), scenario_id, error);
}

/* The text that a blob holds, when it is the one that was kept. */
static char *
unpack (GBytes      *blob,
        const char  *sha256,
        GError     **error)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = convert (converter, blob, MOST_TEXT, &failure);
  g_autofree char *sum = NULL;
  gsize length;
  const char *data;

  if (!bytes)
    {
      refuse (error, failure->message);
      return NULL;
    }
  data = g_bytes_get_data (bytes, &length);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_strcmp0 (sum, sha256) != 0 || memchr (data, '\0', length))
    {
      refuse (error, _("they are not what was kept"));
      return NULL;
    }
  return g_strndup (data, length);
}

char *
sp_frozen_unpack (sqlite3  *db,
                  gint64    round_id,
                  GError  **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  g_autoptr (GBytes) blob = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) failure = NULL;

  row = sp_database_prepare (db, "SELECT inputs, inputs_sha256 FROM forecast_round WHERE id = ?", error);
  if (!row)
    return NULL;
  sqlite3_bind_int64 (row, 1, round_id);
  if (!sp_database_step (row, &failure) || sqlite3_column_type (row, 0) == SQLITE_NULL)
    {
      if (failure)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error_literal (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
                             _("This round was typed in from a paper: it holds figures, not what they were made from. "
                               "Choose a round that was kept"));
      return NULL;
    }
  blob = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
  sha256 = sp_database_dup_column (row, 1);
  return unpack (blob, sha256, error);
}

SpFrozenInputs *
sp_frozen_inputs_of_round (sqlite3     *db,
                           const char  *title,
                           gint64       round_id,
                           GError     **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT revision FROM forecast_round WHERE id = %" G_GINT64_FORMAT, round_id);
  g_autofree char *text = sp_frozen_unpack (db, round_id, error);
  gint64 revision = 0;

  if (!text || !sp_database_get_int64 (db, sql, &revision, 0, error))
    return NULL;
  return sp_frozen_inputs_new (g_steal_pointer (&text), title, revision, error);
}

SpFrozenInputs *
sp_plan_read_frozen (SpPlan  *plan,
                     gint64   round_id,
                     GError **error)
{
  g_return_val_if_fail (SP_IS_PLAN (plan) && sp_plan_get_database (plan), NULL);
  return sp_frozen_inputs_of_round (sp_plan_get_database (plan), sp_plan_get_title (plan), round_id, error);
}

SpSnapshot *
sp_frozen_inputs_snapshot (const SpFrozenInputs  *self,
                           GError               **error)
{
  g_autoptr (sqlite3) db = sp_frozen_database_new (self, error);

  if (!db || !sp_database_exec (db, "BEGIN", error))
    return NULL;
  for (guint i = 0; i < self->tables->len; i++)
    if (!sp_frozen_insert (db, g_ptr_array_index (self->tables, i), NULL, NULL, error))
      return NULL;
  return sp_database_exec (db, "COMMIT", error) ? sp_snapshot_read (db, self->scenario, error) : NULL;
}
