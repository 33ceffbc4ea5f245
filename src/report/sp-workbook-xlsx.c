/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks by libxlsxwriter. Texts are always written as texts, so that none becomes a formula. */
#include "config.h"
#include "sp-workbook-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <time.h>
#include <xlsxwriter.h>

#define MOST_DECIMALS 6
#define LONGEST_TEXT 32767 /* of a cell, by the format */

typedef struct
{
  lxw_workbook *book;
  lxw_format   *heading;
  lxw_format   *words;
  lxw_format   *total;
  lxw_format   *numbers[2][MOST_DECIMALS + 1]; /* of a row, of a total */
} Book;

static lxw_format *
new_number_format (Book *self, guint decimals, gboolean is_total)
{
  lxw_format *format = workbook_add_format (self->book);
  g_autofree char *zeros = g_strnfill (decimals, '0');
  g_autofree char *code = g_strdup_printf ("#,##0%s%s", decimals > 0 ? "." : "", zeros);
  format_set_num_format (format, code);
  if (is_total)
    {
      format_set_bold (format);
      format_set_top (format, LXW_BORDER_THIN);
    }
  return format;
}

static void
add_formats (Book *self)
{
  self->heading = workbook_add_format (self->book);
  format_set_bold (self->heading);
  format_set_text_wrap (self->heading);
  format_set_align (self->heading, LXW_ALIGN_VERTICAL_TOP);
  format_set_bottom (self->heading, LXW_BORDER_THIN);
  self->words = workbook_add_format (self->book);
  format_set_align (self->words, LXW_ALIGN_VERTICAL_TOP);
  format_set_text_wrap (self->words);
  self->total = workbook_add_format (self->book);
  format_set_bold (self->total);
  format_set_top (self->total, LXW_BORDER_THIN);
  for (guint decimals = 0; decimals <= MOST_DECIMALS; decimals++)
    for (guint is_total = 0; is_total < 2; is_total++)
      self->numbers[is_total][decimals] = new_number_format (self, decimals, is_total);
}

static void
write_text (lxw_worksheet *sheet, guint row, guint column, const char *text, lxw_format *format)
{
  g_autofree char *cut = NULL;
  if (text == NULL)
    return;
  if (g_utf8_strlen (text, -1) > LONGEST_TEXT)
    cut = g_utf8_substring (text, 0, LONGEST_TEXT);
  worksheet_write_string (sheet, row, (lxw_col_t) column, cut != NULL ? cut : text, format);
}

/* `at`: the column of the sheet; codes for machines have none. */
static void
write_cell (Book *self, lxw_worksheet *sheet, const SpTable *table, guint row, guint column, guint at)
{
  gboolean is_total = sp_table_is_total (table, row);
  double value;
  guint decimals;
  if (sp_table_get_number (table, row, column, &value, &decimals))
    worksheet_write_number (sheet, row + 1, (lxw_col_t) at, value, self->numbers[is_total][MIN (decimals, MOST_DECIMALS)]);
  else
    write_text (sheet, row + 1, at, sp_table_get_cell (table, (gint) row, column), is_total ? self->total : self->words);
}

static void
write_sheet (Book *self, const char *name, const SpTable *table)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, name);
  guint n_columns = sp_table_get_n_columns (table), n_rows = sp_table_get_n_rows (table), at = 0;
  for (guint c = 0; c < n_columns; c++)
    {
      if (sp_table_get_column_kind (table, c) == SP_TABLE_CODE)
        continue;
      worksheet_set_column (sheet, (lxw_col_t) at, (lxw_col_t) at, sp_workbook_measure (table, c), NULL);
      write_text (sheet, 0, at++, sp_table_get_cell (table, -1, c), self->heading);
    }
  for (guint r = 0; r < n_rows; r++)
    {
      at = 0;
      for (guint c = 0; c < n_columns; c++)
        if (sp_table_get_column_kind (table, c) != SP_TABLE_CODE)
          write_cell (self, sheet, table, r, c, at++);
    }
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, 9); /* A4 */
  worksheet_repeat_rows (sheet, 0, 0);
  worksheet_fit_to_pages (sheet, 1, 0);
  if (n_rows > 0 && at > 1)
    worksheet_autofilter (sheet, 0, 0, n_rows, (lxw_col_t) (at - 1));
}

gboolean
sp_tables_write_xlsx (GPtrArray *tables, const SpWorkbookNotes *notes, const char *path, GError **error)
{
  g_auto (GStrv) sheets = sp_workbook_name_sheets (tables);
  g_autoptr (SpTable) listed = sp_workbook_list_notes (tables, notes, sheets);
  g_autofree char *beside = sp_workbook_dup_beside (path);
  lxw_doc_properties properties = { .title = (char *) notes->title, .created = (time_t) notes->made_at };
  Book self = { NULL };
  lxw_error code;
  if (!sp_workbook_check_size (tables, error))
    return FALSE;
  self.book = workbook_new (beside);
  if (self.book == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("“%s” could not be written. Choose another name or folder."), path);
      return FALSE;
    }
  workbook_set_properties (self.book, &properties);
  add_formats (&self);
  write_sheet (&self, _("Notes"), listed);
  for (guint i = 0; i < tables->len; i++)
    write_sheet (&self, sheets[i], g_ptr_array_index (tables, i));
  code = workbook_close (self.book);
  if (code == LXW_NO_ERROR)
    return sp_workbook_put_in_place (beside, path, error);
  g_unlink (beside);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("“%s” could not be written: %s. Choose another name or folder."), path,
               lxw_strerror (code));
  return FALSE;
}
