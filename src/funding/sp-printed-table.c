/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A published table made ready to be checked. Private to this room; see sp-reconcile-private.h. */
#include "config.h"

#include "sp-printed-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-number.h"

/* A title such as "Table 9: Children's Services …" is known by what stands before the colon. */
#define LONGEST_SHORT_NAME 24

static gint
pounds_of_unit (const char *unit)
{
  if (g_strcmp0 (unit, "GBP") == 0)
    return 1;
  if (g_strcmp0 (unit, "GBP thousand") == 0)
    return 1000;
  if (g_strcmp0 (unit, "GBP million") == 0)
    return 1000000;
  return 0;
}

static char *
short_name (const SpPublishedTable *table)
{
  const char *title = table->title != NULL ? table->title : table->code;
  const char *colon = strstr (title, ":");

  if (colon != NULL && colon > title && colon - title <= LONGEST_SHORT_NAME)
    return g_strndup (title, colon - title);
  return g_strdup (title);
}

/* The cells of the label columns, joined; where they are blank (a total under a reference column), the first words
 * printed. */
static char *
row_name (const SpPublishedTable *table, guint row)
{
  GString *name = g_string_new (NULL);

  for (guint pass = 0; pass < 2 && name->len == 0; pass++)
    for (guint c = 0; c < table->n_columns; c++)
      {
        const char *cell = table->cells[(gsize) row * table->n_columns + c];
        SpColumnRole wanted = pass == 0 ? SP_COLUMN_LABEL : SP_COLUMN_TEXT;

        if (cell == NULL || *cell == '\0' || table->columns[c].role != wanted || (pass == 1 && name->len > 0))
          continue;
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", cell);
      }
  return g_string_free (name, FALSE);
}

static void
read_figures (SpPrintedTable *self)
{
  const SpPublishedTable *table = self->table;

  self->figures = g_new0 (SpPrintedFigure, (gsize) table->n_rows * table->n_columns);
  self->decimals = MAX (0, table->decimals);
  for (guint r = 0; r < table->n_rows; r++)
    for (guint c = 0; c < table->n_columns; c++)
      {
        SpPrintedFigure *figure = &self->figures[(gsize) r * table->n_columns + c];

        if (!sp_row_has_figures (table->rows[r]) || !sp_column_has_figures (&table->columns[c]))
          continue;
        *figure = sp_printed_figure_read (table->cells[(gsize) r * table->n_columns + c]);
        if (figure->kind == SP_FIGURE_NUMBER)
          self->decimals = MAX (self->decimals, figure->decimals);
      }
}

void
sp_printed_table_init (SpPrintedTable *self, const SpPublishedTable *table)
{
  self->table = table;
  self->pounds = pounds_of_unit (table->unit);
  self->name = short_name (table);
  read_figures (self);
  self->row_names = g_new0 (char *, table->n_rows + 1);
  self->row_labels = g_new0 (SpPrintedLabel *, table->n_rows);
  self->column_labels = g_new0 (SpPrintedLabel *, table->n_columns);
  for (guint r = 0; r < table->n_rows; r++)
    {
      self->row_names[r] = row_name (table, r);
      self->row_labels[r] = sp_printed_label_new (self->row_names[r]);
    }
  for (guint c = 0; c < table->n_columns; c++)
    self->column_labels[c] = sp_printed_label_new (table->columns[c].heading);
}

void
sp_printed_tables_name (SpPrintedTable *tables, guint n_tables)
{
  g_autofree gboolean *shared = g_new0 (gboolean, MAX (1, n_tables));

  for (guint i = 0; i < n_tables; i++)
    for (guint j = 0; j < n_tables; j++)
      shared[i] |= i != j && g_strcmp0 (tables[i].name, tables[j].name) == 0
                   && g_strcmp0 (tables[i].table->edition, tables[j].table->edition) == 0;
  for (guint i = 0; i < n_tables; i++)
    if (shared[i])
      {
        g_free (tables[i].name);
        tables[i].name = g_strdup (tables[i].table->title);
      }
}

void
sp_printed_table_clear (SpPrintedTable *self)
{
  for (guint r = 0; r < self->table->n_rows; r++)
    sp_printed_label_free (self->row_labels[r]);
  for (guint c = 0; c < self->table->n_columns; c++)
    sp_printed_label_free (self->column_labels[c]);
  g_free (self->row_labels);
  g_free (self->column_labels);
  g_strfreev (self->row_names);
  g_free (self->figures);
  g_free (self->name);
}

gboolean
sp_printed_table_amount (const SpPrintedTable *self, guint row, guint column, SpAmount *out)
{
  const SpPrintedFigure *figure = sp_printed_table_figure (self, row, column);
  /* "As they come", a table drops its trailing noughts: the finest figure shows to which place it prints. */
  gint decimals = figure->pounds != 0 ? figure->decimals : self->decimals;
  __int128 scale = self->pounds == 0 ? 1 : figure->pounds != 0 ? figure->pounds : self->pounds;

  if (figure->kind != SP_FIGURE_NUMBER)
    return FALSE;
  out->value = figure->millionths * scale;
  out->slack = scale;
  for (gint i = decimals; i < 6; i++)
    out->slack *= 10;
  out->n_addends = 1;
  return TRUE;
}

void
sp_amount_add (SpAmount *sum, const SpAmount *amount)
{
  sum->value += amount->value;
  sum->slack += amount->slack;
  sum->n_addends += amount->n_addends;
}

char *
sp_amount_to_words (const SpPrintedTable *table, __int128 value)
{
  g_autofree char *number = NULL;

  if (table->pounds != 0)
    return sp_money_to_words (sp_amount_money (value));
  number = sp_number_format ((double) value / 1e6, MIN (6, table->decimals));
  return g_strdup_printf (C_("a number and its unit", "%s %s"), number, table->table->unit);
}

SpMoney
sp_amount_money (__int128 value)
{
  __int128 size = value < 0 ? -value : value;
  /* A figure of a paper may be anything at all; past a thousand trillion pounds it is only ever shown, so it may stop
   * there. */
  gint64 pence = (gint64) MIN ((size + 5000) / 10000, G_GINT64_CONSTANT (100) * 1000 * 1000 * 1000 * 1000 * 1000);

  return sp_money (value < 0 ? -pence : pence);
}
