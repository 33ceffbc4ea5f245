/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-foreign-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-csv-stream.h"
#include "sp-file-form.h"
#include "sp-finding.h"
#include "sp-reader.h"

#define MOST_TRANSPOSED 5000

struct _SpForeignTable
{
  char         *label;
  char         *sheet;
  SpCsvStream  *csv;     /* one of these two, or neither: only the peeked records are left */
  SpReader     *reader;
  gboolean      has_shapes, is_headed, is_transposed;
  GPtrArray    *peeked;  /* SpTextRecord */
  guint         n_given; /* of those */
  SpTextRecord *record;
};

static SpForeignTable *
new_table (const char *path, const char *sheet, gboolean is_headed)
{
  SpForeignTable *self = g_new0 (SpForeignTable, 1);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);

  self->sheet = g_strdup (sheet);
  if (sheet && !is_headed)
    self->label = g_strdup_printf (_("%s, sheet %s"), shown, sheet);
  else if (sheet && g_str_has_suffix (shown, ".gpkg")) /* the other GIS files hold one layer, often named for nothing */
    self->label = g_strdup_printf (_("%s, layer %s"), shown, sheet);
  else
    self->label = g_strdup (shown);
  self->record = sp_text_record_new ();
  self->peeked = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_text_record_free);
  return self;
}

static gboolean
read_one (SpForeignTable *self, SpTextRecord *record, GError **error)
{
  if (self->csv)
    return sp_csv_stream_next (self->csv, record, error);
  return self->reader && sp_reader_next (self->reader, record, error);
}

static gboolean
fill_peeked (SpForeignTable *self, guint n, GError **error)
{
  g_autoptr (GError) failure = NULL;

  while (self->peeked->len < n && read_one (self, self->record, &failure))
    g_ptr_array_add (self->peeked, sp_text_record_copy (self->record));
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* A CSV file is the table of its records. */
static SpForeignTable *
begin_csv (SpForeignTable *table, SpCsvStream *csv, GError **error)
{
  g_autoptr (SpForeignTable) self = table;

  self->csv = csv;
  if (!csv || !fill_peeked (self, SP_FOREIGN_PEEK, error))
    return NULL;
  return g_steal_pointer (&self);
}

SpForeignTable *
sp_foreign_table_new_for_text (const char *name, const char *text, gssize length, GError **error)
{
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_data (text, length, NULL);

  return begin_csv (new_table (name, NULL, FALSE), sp_csv_stream_new (input, name, NULL, error), error);
}

/* Takes a reader standing on a layer. */
static SpForeignTable *
new_for_layer (const char *path, const SpReaderLayer *layer)
{
  SpForeignTable *self = new_table (path, layer->name, layer->is_headed);

  self->has_shapes = layer->has_shapes;
  self->is_headed = layer->is_headed;
  return self;
}

SpForeignTable *
sp_foreign_table_open (const char *path, const char *sheet, const char *encoding, SpProgress *progress, GError **error)
{
  g_autoptr (SpForeignTable) self = NULL;
  g_autoptr (SpReader) reader = NULL;
  const SpReaderLayer *layer;

  if (!sp_file_form_is_for_reader (path))
    return begin_csv (new_table (path, NULL, FALSE), sp_csv_stream_open (path, encoding, error), error);
  reader = sp_reader_open (path, sheet, 0, progress, error);
  layer = reader ? sp_reader_next_layer (reader, error) : NULL;
  if (!layer)
    return NULL;
  self = new_for_layer (path, layer);
  self->reader = g_steal_pointer (&reader);
  return fill_peeked (self, SP_FOREIGN_PEEK, error) ? g_steal_pointer (&self) : NULL;
}

GPtrArray *
sp_foreign_table_open_all (const char *path, const char *encoding, SpProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_foreign_table_free);
  g_autoptr (SpReader) reader = NULL;
  g_autoptr (GError) failure = NULL;
  const SpReaderLayer *layer;

  if (!sp_file_form_is_for_reader (path))
    {
      SpForeignTable *table = sp_foreign_table_open (path, NULL, encoding, progress, error);

      if (!table)
        return NULL;
      g_ptr_array_add (tables, table);
      return g_steal_pointer (&tables);
    }
  reader = sp_reader_open (path, NULL, SP_FOREIGN_PEEK, progress, error);
  if (!reader)
    return NULL;
  while ((layer = sp_reader_next_layer (reader, &failure)) != NULL)
    {
      SpForeignTable *table = new_for_layer (path, layer);

      g_ptr_array_add (tables, table);
      table->reader = reader;
      fill_peeked (table, SP_FOREIGN_PEEK, &failure);
      table->reader = NULL;
      if (failure)
        break;
    }
  if (!failure)
    return g_steal_pointer (&tables);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

void
sp_foreign_table_free (SpForeignTable *self)
{
  g_clear_pointer (&self->csv, sp_csv_stream_free);
  g_clear_pointer (&self->reader, sp_reader_free);
  g_clear_pointer (&self->record, sp_text_record_free);
  g_clear_pointer (&self->peeked, g_ptr_array_unref);
  g_free (self->label);
  g_free (self->sheet);
  g_free (self);
}

const char *
sp_foreign_table_get_label (const SpForeignTable *self)
{
  return self->label;
}

const char *
sp_foreign_table_get_sheet (const SpForeignTable *self)
{
  return self->sheet;
}

gboolean
sp_foreign_table_has_shapes (const SpForeignTable *self)
{
  return self->has_shapes;
}

gboolean
sp_foreign_table_is_headed (const SpForeignTable *self)
{
  return self->is_headed;
}

guint
sp_foreign_table_get_n_peeked (const SpForeignTable *self)
{
  return self->peeked->len;
}

SpTextRecord *
sp_foreign_table_peek (SpForeignTable *self, guint i)
{
  g_return_val_if_fail (i < self->peeked->len, NULL);
  return g_ptr_array_index (self->peeked, i);
}

gboolean
sp_foreign_table_transpose (SpForeignTable *self, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_text_record_free);
  guint widest = 0;

  g_return_val_if_fail (self->n_given == 0, FALSE);
  if (!fill_peeked (self, MOST_TRANSPOSED + 1, error))
    return FALSE;
  if (self->peeked->len > MOST_TRANSPOSED)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s has its headings in the first column and more than 5,000 rows. Turn the table round and read it again."),
                   self->label);
      return FALSE;
    }
  for (guint r = 0; r < self->peeked->len; r++)
    widest = MAX (widest, sp_text_record_get_n (g_ptr_array_index (self->peeked, r)));
  for (guint c = 0; c < widest; c++)
    {
      SpTextRecord *row = sp_text_record_new ();

      for (guint r = 0; r < self->peeked->len; r++)
        sp_text_record_add (row, sp_text_record_get (g_ptr_array_index (self->peeked, r), c), -1);
      row->row = c + 1;
      g_ptr_array_add (rows, row);
    }
  self->is_transposed = TRUE;
  g_ptr_array_unref (self->peeked);
  self->peeked = g_steal_pointer (&rows);
  return TRUE;
}

SpTextRecord *
sp_foreign_table_next (SpForeignTable *self, GError **error)
{
  if (self->n_given < self->peeked->len)
    return g_ptr_array_index (self->peeked, self->n_given++);
  return !self->is_transposed && read_one (self, self->record, error) ? self->record : NULL;
}

double
sp_foreign_table_get_fraction (const SpForeignTable *self)
{
  if (self->csv)
    return sp_csv_stream_get_fraction (self->csv);
  return self->reader ? sp_reader_get_fraction (self->reader) : 0;
}

void
sp_foreign_table_tell (SpForeignTable *self, GPtrArray *findings)
{
  if (self->csv)
    sp_csv_stream_tell (self->csv, findings);
  if (self->reader)
    sp_reader_tell (self->reader, self->label, findings);
  if (self->is_transposed)
    g_ptr_array_add (findings, sp_finding_new_cell (SP_FINDING_NOTE, "transposed", self->label, 0, 0, NULL,
                                                    _("the headings are in the first column; columns were read as rows.")));
}
