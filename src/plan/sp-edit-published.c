/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-edit-published.h"

#include <glib/gi18n-lib.h>

#include "sp-named-edit.h"

static const char *const units[] = { "GBP", "GBP thousand", "GBP million", "pupils", "places", "dwellings", "percent", NULL };
static const char *const column_roles[] = { "label", "text", "number", "total" };
static const char *const row_roles[] = { "line", "subtotal", "total", "heading", "note" };

/* "reserves-march-2015": letters and figures of title and edition. */
static char *
make_code (const SpPublishedDraft *draft)
{
  g_autofree char *both = g_strdup_printf ("%s %s", draft->title, draft->edition), *folded = g_utf8_strdown (both, -1);
  GString *code = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (code, *at);
    else if (code->len > 0 && code->str[code->len - 1] != '-')
      g_string_append_c (code, '-');
  if (code->len > 0 && code->str[code->len - 1] == '-')
    g_string_truncate (code, code->len - 1);
  return g_string_free (code, FALSE);
}

static gboolean
write_source (SpNamedEdit *edit, const char *title, gint64 *id, GError **error)
{
  *id = 0;
  if (title == NULL)
    return TRUE;
  *id = sp_named_edit_int64 (edit, "SELECT id FROM source WHERE title = ?", SP_VALUES (SP_TEXT (title)), 0);
  if (*id != 0)
    return TRUE;
  if (!sp_named_edit_exec (edit, "INSERT INTO source (code, title) VALUES (?1, ?1)", SP_VALUES (SP_TEXT (title)), error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (edit->db);
  return TRUE;
}

static gboolean
write_columns (SpNamedEdit *edit, const SpPublishedDraft *draft, gint64 table, gint64 *ids, GError **error)
{
  for (guint c = 0; c < draft->n_columns; c++)
    {
      const SpPublishedColumn *column = &draft->columns[c];

      if (!sp_named_edit_exec (edit, "INSERT INTO published_column (table_id, position, heading, role, financial_year) "
                               "VALUES (?, ?, ?, ?, ?)",
                               SP_VALUES (SP_INT (table), SP_INT (c + 1), SP_TEXT (column->heading),
                                          SP_TEXT (column_roles[column->role]), SP_INT_OR_NULL (column->year.start, 0)), error))
        return FALSE;
      ids[c] = sqlite3_last_insert_rowid (edit->db);
    }
  return TRUE;
}

static gboolean
write_row (SpNamedEdit *edit, const SpPublishedDraft *draft, gint64 table, const gint64 *columns, guint r, GError **error)
{
  gint64 row;

  if (!sp_named_edit_exec (edit, "INSERT INTO published_row (table_id, position, role) VALUES (?, ?, ?)",
                           SP_VALUES (SP_INT (table), SP_INT (r + 1), SP_TEXT (row_roles[draft->rows[r]])), error))
    return FALSE;
  row = sqlite3_last_insert_rowid (edit->db);
  for (guint c = 0; c < draft->n_columns; c++)
    {
      const char *text = draft->cells[r * draft->n_columns + c];

      if (text != NULL && *text != '\0'
          && !sp_named_edit_exec (edit, "INSERT INTO published_cell (row_id, column_id, text) VALUES (?, ?, ?)",
                                  SP_VALUES (SP_INT (row), SP_INT (columns[c]), SP_TEXT (text)), error))
        return FALSE;
    }
  return TRUE;
}

/* The one there is keeps its id and its code: claims name it by them. */
static gboolean
begin_table (SpNamedEdit *edit, const SpPublishedDraft *draft, const char *dated, gint64 *table, GError **error)
{
  g_autofree char *code = make_code (draft);
  gint64 source;

  *table = sp_named_edit_int64 (edit, "SELECT id FROM published_table WHERE title = ? AND edition = ?",
                                SP_VALUES (SP_TEXT (draft->title), SP_TEXT (draft->edition)), 0);
  if (!write_source (edit, draft->source, &source, error))
    return FALSE;
  if (*table != 0)
    return sp_named_edit_exec (edit, "UPDATE published_table SET unit = ?2, dated = ?3, source_id = ?4 WHERE id = ?1",
                               SP_VALUES (SP_INT (*table), SP_TEXT (draft->unit), SP_TEXT (dated), SP_INT_OR_NULL (source, 0)),
                               error)
           && sp_named_edit_exec (edit, "DELETE FROM published_row WHERE table_id = ?", SP_VALUES (SP_INT (*table)), error)
           && sp_named_edit_exec (edit, "DELETE FROM published_column WHERE table_id = ?", SP_VALUES (SP_INT (*table)), error);
  if (sp_named_edit_int64 (edit, "SELECT 1 FROM published_table WHERE code = ?", SP_VALUES (SP_TEXT (code)), 0))
    return sp_edit_refuse (error, _("The plan already holds a table whose title and edition differ from these by signs alone: "
                                    "“%s”. Write them as that table has them"), code);
  if (!sp_named_edit_exec (edit, "INSERT INTO published_table (code, title, edition, unit, dated, source_id) "
                           "VALUES (?, ?, ?, ?, ?, ?)",
                           SP_VALUES (SP_TEXT (code), SP_TEXT (draft->title), SP_TEXT (draft->edition), SP_TEXT (draft->unit),
                                      SP_TEXT (dated), SP_INT_OR_NULL (source, 0)), error))
    return FALSE;
  *table = sqlite3_last_insert_rowid (edit->db);
  return TRUE;
}

static gboolean
check_draft (const SpPublishedDraft *draft, GError **error)
{
  if (!sp_edit_check_text (draft->title, FALSE, _("A title"), error)
      || !sp_edit_check_text (draft->edition, FALSE, _("An edition"), error)
      || !sp_edit_check_word (draft->unit, units, error) || !sp_edit_check_text (draft->source, TRUE, _("A source"), error))
    return FALSE;
  if (draft->n_columns < 2 || draft->n_rows == 0)
    return sp_edit_refuse (error, _("A published table has a column of labels, a column of figures and a row"));
  return TRUE;
}

gboolean
sp_edit_set_published_table (SpPlan *plan, const SpPublishedDraft *draft, const char *reason, GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree gint64 *columns = g_new0 (gint64, MAX (1, draft->n_columns));
  const char *dated = draft->dated;
  char form[11];
  gint64 table;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!check_draft (draft, error) || !sp_edit_read_date (&dated, form, error) || !sp_named_edit_begin (&edit, plan, error)
      || !begin_table (&edit, draft, dated, &table, error) || !write_columns (&edit, draft, table, columns, error))
    return FALSE;
  for (guint r = 0; r < draft->n_rows; r++)
    if (!write_row (&edit, draft, table, columns, r, error))
      return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Enter published table %s"), draft->title), reason, error);
}
