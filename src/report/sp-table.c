/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-table.h"

#include <string.h>

#include "sp-number.h"
#include "sp-table-private.h"

typedef struct
{
  char             *key;
  char             *heading;
  SpTableColumnKind kind;
} Column;

typedef enum { CELL_MISSING, CELL_TEXT, CELL_NUMBER } CellKind;

/* A forecast of every planning area of England has some five million of these, so a number becomes text only when
 * somebody reads it, and texts are kept once each. Strings belong to the table's chunk. */
typedef struct
{
  const char *people; /* NULL = missing, or a number nobody has read yet */
  const char *exact;  /* likewise */
  double      number;
  guint8      decimals;
  guint8      kind;       /* CellKind */
  gboolean    is_number;  /* written without quotes */
  guint8      thousands;  /* of money: people read it in 1000^thousands pounds */
} Cell;

struct _SpTable
{
  char         *code;
  char         *title;
  char         *note;
  gboolean      is_blank;
  GArray       *columns; /* of Column */
  GArray       *cells;   /* of Cell, row by row */
  GByteArray   *totals;  /* by row: 1 = a total */
  GStringChunk *strings;
};

static void
clear_column (gpointer data)
{
  Column *column = data;
  g_free (column->key);
  g_free (column->heading);
}

/* Every row has a cell in each column; those not added yet are missing. */
static void
add_cell (SpTable *self, const Cell *cell)
{
  g_assert (self->totals->len > 0);
  g_assert (self->cells->len < self->totals->len * self->columns->len);
  g_array_append_vals (self->cells, cell, 1);
}

static const char *
keep (SpTable *self, const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert_const (self->strings, text);
}

/* A cell whose texts are known. */
static void
add_texts (SpTable *self, const char *people, const char *exact, gboolean is_number)
{
  Cell cell = {
    keep (self, people), keep (self, exact), 0, 0, people == NULL && exact == NULL ? CELL_MISSING : CELL_TEXT, is_number
  };
  add_cell (self, &cell);
}

static Cell *
find_cell (const SpTable *self, guint row, guint column)
{
  gsize i = (gsize) row * self->columns->len + column;
  g_return_val_if_fail (row < self->totals->len && column < self->columns->len, NULL);
  return i < self->cells->len ? &g_array_index (self->cells, Cell, i) : NULL;
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
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  self->totals = g_byte_array_new ();
  self->strings = g_string_chunk_new (1024);
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
  g_array_unref (self->cells);
  g_byte_array_unref (self->totals);
  g_string_chunk_free (self->strings);
  g_free (self);
}

void
sp_table_add_column (SpTable *self, const char *key, const char *heading, SpTableColumnKind kind)
{
  g_return_if_fail (self->totals->len == 0);
  Column column = { g_strdup (key), g_strdup (heading), kind };
  g_array_append_val (self->columns, column);
}

void
sp_table_begin_row (SpTable *self)
{
  const guint8 not_total = 0;
  g_array_set_size (self->cells, self->totals->len * self->columns->len); /* zeroed: missing */
  g_byte_array_append (self->totals, &not_total, 1);
}

void
sp_table_add_text (SpTable *self, const char *text)
{
  add_texts (self, text, text, FALSE);
}

void
sp_table_add_number (SpTable *self, double value, guint decimals)
{
  Cell cell = { NULL, NULL, value, (guint8) decimals, CELL_NUMBER, TRUE };
  add_cell (self, &cell);
}

void
sp_table_add_rounded (SpTable *self, double value, double shown, guint decimals)
{
  g_autofree char *people = sp_number_format (shown, decimals);
  Cell cell = { keep (self, people), NULL, value, (guint8) decimals, CELL_NUMBER, TRUE };
  add_cell (self, &cell);
}

void
sp_table_add_missing (SpTable *self)
{
  add_texts (self, NULL, NULL, FALSE);
}

void
sp_table_add_coded (SpTable *self, const char *code, const char *text)
{
  add_texts (self, text, code, FALSE);
}

void
sp_table_add_academic_year (SpTable *self, SpAcademicYear year)
{
  g_autofree char *people = year.start == 0 ? NULL : sp_academic_year_to_string (year);
  g_autofree char *exact = year.start == 0 ? NULL : g_strdup_printf ("%d", year.start);
  add_texts (self, people, exact, exact != NULL);
}

void
sp_table_add_financial_year (SpTable *self, SpFinancialYear year)
{
  g_autofree char *people = sp_financial_year_to_string (year);
  g_autofree char *exact = year.start == 0 ? NULL : g_strdup_printf ("%d", year.start);
  add_texts (self, people, exact, exact != NULL);
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
  g_autoptr (GString) exact = g_string_new (money.pence < 0 ? "-" : NULL);
  g_autofree char *people = sp_money_format (money, unit);
  g_string_append_printf (exact, "%" G_GUINT64_FORMAT, pence / 100);
  if (pence % 100 != 0)
    g_string_append_printf (exact, ".%02u", (guint) (pence % 100));
  add_texts (self, people, exact->str, TRUE);
  g_array_index (self->cells, Cell, self->cells->len - 1).thousands
      = unit == SP_MONEY_MILLIONS ? 2 : unit == SP_MONEY_THOUSANDS ? 1 : 0;
}

void
sp_table_add_known_number (SpTable *self, gboolean known, double value, guint decimals)
{
  if (known)
    sp_table_add_number (self, value, decimals);
  else
    sp_table_add_missing (self);
}

void
sp_table_add_known_money (SpTable *self, gboolean known, SpMoney money, SpMoneyUnit unit)
{
  if (known)
    sp_table_add_money (self, money, unit);
  else
    sp_table_add_missing (self);
}

void
sp_table_mark_total (SpTable *self)
{
  g_return_if_fail (self->totals->len > 0);
  self->totals->data[self->totals->len - 1] = 1;
}

guint
sp_table_get_thousands (const SpTable *self, guint row, guint column)
{
  const Cell *cell = find_cell (self, row, column);
  return cell != NULL ? cell->thousands : 0;
}

void
sp_table_set_cell (SpTable *self, guint row, guint column, char *people)
{
  Cell *cell = find_cell (self, row, column);
  g_return_if_fail (cell != NULL);
  cell->people = keep (self, people);
  g_free (people);
}

void
sp_table_hold_back (SpTable *self, guint row, guint column, const char *mark)
{
  Cell *cell = find_cell (self, row, column);
  g_return_if_fail (cell != NULL);
  *cell = (Cell) { keep (self, mark), keep (self, mark), 0, 0, CELL_TEXT, FALSE, 0 };
}

void
sp_table_clear_rows (SpTable *self)
{
  g_array_set_size (self->cells, 0);
  g_byte_array_set_size (self->totals, 0);
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
  guint column = find_column (self, key), kept = 0, n = self->columns->len;
  g_autofree char *folded = g_utf8_casefold (text, -1);
  if (column == n)
    return self->totals->len;
  g_array_set_size (self->cells, self->totals->len * n);
  for (guint r = 0; r < self->totals->len; r++)
    {
      if (self->totals->data[r] != 0 || !(reads (sp_table_get_exact (self, r, column), folded)
                                          || reads (sp_table_get_cell (self, (gint) r, column), folded)))
        continue;
      memmove (&g_array_index (self->cells, Cell, kept * n), &g_array_index (self->cells, Cell, r * n),
               n * sizeof (Cell));
      self->totals->data[kept++] = 0;
    }
  g_array_set_size (self->cells, kept * n);
  g_byte_array_set_size (self->totals, kept);
  return kept;
}

static gboolean
has_any (const SpTable *self, guint column)
{
  gsize n = self->columns->len;
  for (gsize i = column; i < self->cells->len; i += n)
    if (g_array_index (self->cells, Cell, i).kind != CELL_MISSING)
      return TRUE;
  return FALSE;
}

void
sp_table_drop_blank_columns (SpTable *self)
{
  for (guint c = self->columns->len; self->totals->len > 0 && c-- > 0;)
    {
      gsize n = self->columns->len;
      if (has_any (self, c))
        continue;
      g_array_set_size (self->cells, (guint) (self->totals->len * n));
      for (gsize r = self->totals->len; r-- > 0;)
        g_array_remove_index (self->cells, (guint) (r * n + c));
      g_array_remove_index (self->columns, c);
    }
}

void
sp_table_hide_column (SpTable *self, guint column)
{
  g_array_index (self->columns, Column, column).kind = SP_TABLE_CODE;
}

void
sp_table_set_note (SpTable *self, const char *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
}

void
sp_table_set_blank (SpTable *self, const char *sentence)
{
  sp_table_clear_rows (self);
  sp_table_set_note (self, sentence);
  self->is_blank = TRUE;
}

gboolean
sp_table_is_blank (const SpTable *self)
{
  return self->is_blank;
}

guint
sp_table_get_n_rows (const SpTable *self)
{
  return self->totals->len;
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
  return self->totals->data[row] != 0;
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
  Cell *cell = find_cell (self, (guint) row, column);
  if (cell != NULL && cell->kind == CELL_NUMBER && cell->people == NULL)
    {
      g_autofree char *text = sp_number_format (cell->number, cell->decimals);
      cell->people = g_string_chunk_insert (self->strings, text);
    }
  return cell == NULL ? NULL : cell->people;
}

const char *
sp_table_get_exact (const SpTable *self, guint row, guint column)
{
  Cell *cell = find_cell (self, row, column);
  if (cell != NULL && cell->kind == CELL_NUMBER && cell->exact == NULL)
    {
      g_autofree char *text = sp_number_to_exact (cell->number);
      cell->exact = g_string_chunk_insert (self->strings, text);
    }
  return cell == NULL ? NULL : cell->exact;
}

char *
sp_table_dup_exact (const SpTable *self, guint row, guint column)
{
  const Cell *cell = find_cell (self, row, column);
  if (cell != NULL && cell->kind == CELL_NUMBER)
    return sp_number_to_exact (cell->number);
  return cell == NULL ? NULL : g_strdup (cell->exact);
}

gboolean
sp_table_is_number (const SpTable *self, guint row, guint column)
{
  const Cell *cell = find_cell (self, row, column);
  return cell != NULL && cell->is_number;
}

/* Decimals of a figure as people read it; -1 when it is not one ("2016/17"). */
static gint
count_decimals (const char *people)
{
  const char *point = strchr (people, '.');
  gboolean has_digit = FALSE;
  for (const char *at = people; *at != '\0'; at = g_utf8_next_char (at))
    if (g_ascii_isdigit (*at))
      has_digit = TRUE;
    else if (strchr (",.()-", *at) == NULL && g_utf8_get_char (at) != 0x2212)
      return -1;
  return !has_digit ? -1 : point == NULL ? 0 : (gint) strspn (point + 1, "0123456789");
}

gboolean
sp_table_get_number (const SpTable *self, guint row, guint column, double *value, guint *decimals)
{
  const Cell *cell = find_cell (self, row, column);
  gint n = 0;
  if (cell == NULL || cell->kind == CELL_MISSING || !cell->is_number)
    return FALSE;
  *value = cell->kind == CELL_NUMBER ? cell->number : g_ascii_strtod (cell->exact != NULL ? cell->exact : "", NULL);
  n = cell->kind == CELL_NUMBER ? cell->decimals : cell->people != NULL ? count_decimals (cell->people) : -1;
  for (guint i = 0; i < cell->thousands; i++)
    *value /= 1000;
  *decimals = (guint) MAX (n, 0);
  return n >= 0;
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
