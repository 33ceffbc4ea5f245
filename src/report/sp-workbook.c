/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-workbook-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "sp-number.h"

#define MOST_LETTERS 31 /* of a sheet's name, in every spreadsheet */

/* Room is left for a number where two tables have one title. */
static char *
dup_sheet_name (const char *title)
{
  g_autofree char *clean = g_strdelimit (g_strdup (title), "[]:*?/\\'", ' ');
  g_autofree char *cut = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), MOST_LETTERS - 4));
  return g_strdup (g_strstrip (cut));
}

char **
sp_workbook_name_sheets (GPtrArray *tables)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char **names = g_new0 (char *, tables->len + 1);
  g_hash_table_add (taken, g_utf8_casefold (_("Notes"), -1));
  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *base = dup_sheet_name (sp_table_get_title (g_ptr_array_index (tables, i)));
      char *folded;
      names[i] = g_strdup (base);
      for (guint n = 2; folded = g_utf8_casefold (names[i], -1), g_hash_table_contains (taken, folded); n++)
        {
          g_free (folded);
          g_free (names[i]);
          names[i] = g_strdup_printf ("%s %u", base, n);
        }
      g_hash_table_add (taken, folded);
    }
  return names;
}

static void
add_row (SpTable *table, const char *first, const char *second)
{
  sp_table_begin_row (table);
  sp_table_add_text (table, first);
  sp_table_add_text (table, second);
}

SpTable *
sp_workbook_list_notes (GPtrArray *tables, const SpWorkbookNotes *notes, char **sheets)
{
  SpTable *table = sp_table_new ("notes", _("Notes"));
  sp_table_add_column (table, "what", notes->title, SP_TABLE_TEXT);
  sp_table_add_column (table, "words", "", SP_TABLE_TEXT);
  add_row (table, _("Made from"), notes->reference);
  add_row (table, _("Blank cells"), _("Not known, or not said. A blank is never nought."));
  add_row (table, _("Numbers"), _("As computed; a cell shows them to the decimals of the printed table."));
  for (guint i = 0; notes->notes != NULL && notes->notes[i] != NULL; i++)
    add_row (table, _("Note"), notes->notes[i]);
  for (guint i = 0; i < tables->len; i++)
    {
      const SpTable *sheet = g_ptr_array_index (tables, i);
      g_autofree char *name = g_strdup_printf (_("Sheet “%s”"), sheets[i]);
      const char *note = sp_table_get_note (sheet);
      g_autofree char *words = note != NULL ? g_strdup_printf (_("%s. %s"), sp_table_get_title (sheet), note)
                                            : g_strdup (sp_table_get_title (sheet));
      add_row (table, name, words);
    }
  return table;
}

gboolean
sp_workbook_check_size (GPtrArray *tables, GError **error)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const SpTable *table = g_ptr_array_index (tables, i);
      g_autofree char *rows = sp_number_format (sp_table_get_n_rows (table), 0);
      g_autofree char *most = sp_number_format (SP_SHEET_MOST_ROWS - 1, 0);

      if (sp_table_get_n_rows (table) < SP_SHEET_MOST_ROWS)
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("“%s” has %s rows and a sheet of a workbook holds %s. Choose CSV instead."), sp_table_get_title (table),
                   rows, most);
      return FALSE;
    }
  return TRUE;
}

guint
sp_workbook_measure (const SpTable *table, guint column)
{
  glong widest = 8;
  guint n = MIN (sp_table_get_n_rows (table), 2000); /* the first rows tell */
  for (gint row = -1; row < (gint) n; row++)
    {
      const char *text = sp_table_get_cell (table, row, column);
      if (text != NULL)
        widest = MAX (widest, g_utf8_strlen (text, -1) + 2);
    }
  return (guint) MIN (widest, 60);
}

char *
sp_workbook_dup_beside (const char *path)
{
  return g_strdup_printf ("%s.%d.new", path, (int) getpid ());
}

gboolean
sp_workbook_put_in_place (const char *beside, const char *path, GError **error)
{
  int reason;
  if (g_rename (beside, path) == 0)
    return TRUE;
  reason = errno;
  g_unlink (beside);
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (reason),
               _("“%s” could not be written: %s. Choose another name or folder."), path, g_strerror (reason));
  return FALSE;
}
