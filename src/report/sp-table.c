/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-table.h"

#include "sp-number.h"
#include "sp-table-private.h"

typedef struct
{
  char             *key;
  char             *heading;
  SpTableColumnKind kind;
} Column;

typedef struct
{
  char    *people; /* NULL = missing */
  char    *exact;  /* NULL = missing */
  gboolean number;
} Cell;

typedef struct
{
  GArray  *cells; /* of Cell */
  gboolean total;
} Row;

struct _SpTable
{
  char      *code;
  char      *title;
  char      *note;
  GArray    *columns; /* of Column */
  GPtrArray *rows;    /* of Row */
};

static void
clear_column (gpointer data)
{
  Column *column = data;
  g_free (column->key);
  g_free (column->heading);
}

static void
clear_cell (gpointer data)
{
  Cell *cell = data;
  g_free (cell->people);
  g_free (cell->exact);
}

static void
free_row (gpointer data)
{
  Row *row = data;
  g_array_unref (row->cells);
  g_free (row);
}

/* Takes both strings. */
static void
add_cell (SpTable *self, char *people, char *exact, gboolean number)
{
  Cell cell = { people, exact, number };
  g_assert (self->rows->len > 0);
  Row *row = g_ptr_array_index (self->rows, self->rows->len - 1);
  g_assert (row->cells->len < self->columns->len);
  g_array_append_val (row->cells, cell);
}

static const Cell *
find_cell (const SpTable *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->rows->len, NULL);
  const Row *r = g_ptr_array_index (self->rows, row);
  return column < r->cells->len ? &g_array_index (r->cells, Cell, column) : NULL;
}

SpTable *
sp_table_new (const char *code, const char *title)
{
  g_return_val_if_fail (code != NULL && title != NULL, NULL);
  SpTable *self = g_new0 (SpTable, 1);
  self->code = g_strdup (code);
  self->title = g_strdup (title);
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

void
sp_table_free (SpTable *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->title);
  g_free (self->note);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
sp_table_add_column (SpTable *self, const char *key, const char *heading, SpTableColumnKind kind)
{
  g_return_if_fail (self->rows->len == 0);
  Column column = { g_strdup (key), g_strdup (heading), kind };
  g_array_append_val (self->columns, column);
}

void
sp_table_begin_row (SpTable *self)
{
  Row *row = g_new0 (Row, 1);
  row->cells = g_array_sized_new (FALSE, TRUE, sizeof (Cell), self->columns->len);
  g_array_set_clear_func (row->cells, clear_cell);
  g_ptr_array_add (self->rows, row);
}

void
sp_table_add_text (SpTable *self, const char *text)
{
  add_cell (self, g_strdup (text), g_strdup (text), FALSE);
}

void
sp_table_add_number (SpTable *self, double value, guint decimals)
{
  add_cell (self, sp_number_format (value, decimals), sp_number_to_exact (value), TRUE);
}

void
sp_table_add_missing (SpTable *self)
{
  add_cell (self, NULL, NULL, FALSE);
}

void
sp_table_add_coded (SpTable *self, const char *code, const char *text)
{
  add_cell (self, g_strdup (text), g_strdup (code), FALSE);
}

void
sp_table_add_academic_year (SpTable *self, SpAcademicYear year)
{
  if (year.start == 0)
    sp_table_add_missing (self);
  else
    add_cell (self, sp_academic_year_to_string (year), g_strdup_printf ("%d", year.start), TRUE);
}

void
sp_table_add_financial_year (SpTable *self, SpFinancialYear year)
{
  add_cell (self, sp_financial_year_to_string (year), year.start == 0 ? NULL : g_strdup_printf ("%d", year.start),
            year.start != 0);
}

void
sp_table_add_group (SpTable *self, SpYearGroup group)
{
  sp_table_add_coded (self, sp_year_group_code (group), sp_year_group_name (group));
}

void
sp_table_add_money (SpTable *self, SpMoney money, SpMoneyUnit unit)
{
  guint64 pence = money.pence < 0 ? - (guint64) money.pence : (guint64) money.pence;
  const char *sign = money.pence < 0 ? "-" : "";
  char *exact;
  if (pence % 100 == 0)
    exact = g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, pence / 100);
  else
    exact = g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", sign, pence / 100, (guint) (pence % 100));
  add_cell (self, sp_money_format (money, unit), exact, TRUE);
}

void
sp_table_mark_total (SpTable *self)
{
  g_return_if_fail (self->rows->len > 0);
  Row *row = g_ptr_array_index (self->rows, self->rows->len - 1);
  row->total = TRUE;
}

void
sp_table_set_cell (SpTable *self, guint row, guint column, char *people)
{
  Cell *cell = (Cell *) find_cell (self, row, column);
  g_return_if_fail (cell != NULL);
  g_free (cell->people);
  cell->people = people;
}

static gboolean
reads (const char *cell, const char *folded)
{
  if (cell == NULL)
    return FALSE;
  g_autofree char *cell_folded = g_utf8_casefold (cell, -1);
  return g_str_equal (cell_folded, folded);
}

/* n_columns when there is none. */
static guint
find_column (const SpTable *self, const char *key)
{
  guint column = 0;
  while (column < self->columns->len && !g_str_equal (sp_table_get_key (self, column), key))
    column++;
  return column;
}

gboolean
sp_table_has_column (const SpTable *self, const char *key)
{
  return find_column (self, key) < self->columns->len;
}

guint
sp_table_keep_rows (SpTable *self, const char *key, const char *text)
{
  guint column = find_column (self, key);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  if (column == self->columns->len)
    return self->rows->len;
  for (guint r = self->rows->len; r-- > 0;)
    if (sp_table_is_total (self, r)
        || !(reads (sp_table_get_exact (self, r, column), folded) || reads (sp_table_get_cell (self, (gint) r, column), folded)))
      g_ptr_array_remove_index (self->rows, r);
  return self->rows->len;
}

void
sp_table_set_note (SpTable *self, const char *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
}

guint
sp_table_get_n_rows (const SpTable *self)
{
  return self->rows->len;
}

guint
sp_table_get_n_columns (const SpTable *self)
{
  return self->columns->len;
}

const char *
sp_table_get_code (const SpTable *self)
{
  return self->code;
}

const char *
sp_table_get_title (const SpTable *self)
{
  return self->title;
}

const char *
sp_table_get_key (const SpTable *self, guint column)
{
  return g_array_index (self->columns, Column, column).key;
}

SpTableColumnKind
sp_table_get_column_kind (const SpTable *self, guint column)
{
  return g_array_index (self->columns, Column, column).kind;
}

gboolean
sp_table_is_total (const SpTable *self, guint row)
{
  return ((const Row *) g_ptr_array_index (self->rows, row))->total;
}

const char *
sp_table_get_note (const SpTable *self)
{
  return self->note;
}

const char *
sp_table_get_cell (const SpTable *self, gint row, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);
  if (row < 0)
    return g_array_index (self->columns, Column, column).heading;
  const Cell *cell = find_cell (self, (guint) row, column);
  return cell == NULL ? NULL : cell->people;
}

const char *
sp_table_get_exact (const SpTable *self, guint row, guint column)
{
  const Cell *cell = find_cell (self, row, column);
  return cell == NULL ? NULL : cell->exact;
}

gboolean
sp_table_is_number (const SpTable *self, guint row, guint column)
{
  const Cell *cell = find_cell (self, row, column);
  return cell != NULL && cell->number;
}

char *
sp_tables_write (GPtrArray *tables, SpTableFormat format)
{
  g_return_val_if_fail (tables != NULL, NULL);
  switch (format)
    {
    case SP_TABLE_FORMAT_CSV:
      return sp_tables_write_csv (tables);
    case SP_TABLE_FORMAT_JSON:
      return sp_tables_write_json (tables);
    case SP_TABLE_FORMAT_HTML:
      return sp_tables_write_page (tables, NULL, NULL);
    case SP_TABLE_FORMAT_TEXT:
    default:
      return sp_tables_write_text (tables);
    }
}
