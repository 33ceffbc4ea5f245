/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-look.h"

#include <glib/gi18n-lib.h>

#define ROWS_SHOWN 6

void
sp_import_look_free (SpImportLook *self)
{
  g_free (self->label);
  g_free (self->missing);
  g_clear_pointer (&self->mapping, sp_import_mapping_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static gboolean
take_rows (SpImportLook *self, SpForeignTable *table, GError **error)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_text_record_free);
  if (self->mapping->transposed && !sp_foreign_table_transpose (table, error))
    return FALSE;
  for (guint i = self->mapping->header + 1; i < sp_foreign_table_get_n_peeked (table) && self->rows->len < ROWS_SHOWN; i++)
    if (!sp_text_record_is_blank (sp_foreign_table_peek (table, i)))
      g_ptr_array_add (self->rows, sp_text_record_copy (sp_foreign_table_peek (table, i)));
  return TRUE;
}

/* The better of two readings: whole before not, then by certainty. Takes `made`. */
static gboolean
take_better (SpImportLook *self, SpImportMapping *made, char *missing)
{
  gboolean better = made != NULL
                    && (self->mapping == NULL || (self->missing != NULL && missing == NULL)
                        || ((self->missing != NULL) == (missing != NULL) && made->certainty > self->mapping->certainty + 1e-9));

  if (better)
    {
      g_clear_pointer (&self->mapping, sp_import_mapping_free);
      g_free (self->missing);
      self->mapping = made;
      self->missing = missing;
      return TRUE;
    }
  g_clear_pointer (&made, sp_import_mapping_free);
  g_free (missing);
  return FALSE;
}

static SpForeignTable *
choose (SpImportLook *self, GPtrArray *tables, const SpImportKind *kind, const SpImportOptions *options, GError **error)
{
  SpForeignTable *best = NULL;
  g_autoptr (GError) first = NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      SpForeignTable *table = g_ptr_array_index (tables, i);
      char *missing = NULL;
      SpImportMapping *made;

      if (options->sheet && g_strcmp0 (options->sheet, sp_foreign_table_get_sheet (table)) != 0)
        continue;
      made = kind ? sp_import_mapping_guess (table, kind, options->wish, &missing)
                  : sp_import_mapping_recognise (table, options->wish, first ? NULL : &first);
      if (take_better (self, made, missing))
        best = table;
    }
  if (!best && first)
    g_propagate_error (error, g_steal_pointer (&first));
  else if (!best)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The file holds no table that this kind can be read from. "
                                                                       "Choose another kind or another file."));
  return best;
}

SpImportLook *
sp_import_look_new (const char *path, const SpImportOptions *options, SpProgress *progress, GError **error)
{
  const char *code = options->kind && !g_str_equal (options->kind, "auto") ? options->kind
                     : options->wish                                      ? options->wish->kind
                                                                          : NULL;
  const SpImportKind *kind = code ? sp_import_find_kind (code) : NULL;
  g_autoptr (GPtrArray) tables = sp_foreign_table_open_all (path, options->encoding, progress, error);
  g_autoptr (SpImportLook) self = g_new0 (SpImportLook, 1);
  SpForeignTable *table = tables ? choose (self, tables, kind, options, error) : NULL;

  if (!table || !take_rows (self, table, error))
    return NULL;
  self->label = g_strdup (sp_foreign_table_get_label (table));
  return g_steal_pointer (&self);
}
