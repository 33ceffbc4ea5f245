/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a table of a report as a list holds it. Signal: changed, when its cells say something else. */
#pragma once

#include <glib-object.h>
#include "sp-table.h"

G_BEGIN_DECLS

typedef struct { char *text; double key; } SpTableListCell; /* key: NAN = missing, or words */

#define SP_TYPE_TABLE_LIST_ROW (sp_table_list_row_get_type ())
G_DECLARE_FINAL_TYPE (SpTableListRow, sp_table_list_row, SP, TABLE_LIST_ROW, GObject)

struct _SpTableListRow
{
  GObject          parent_instance;

  guint            row, n_cells; /* row: of the table */
  SpTableListCell *cells;
  char            *id;    /* NULL = known by its first two cells */
  gpointer         owner; /* borrowed */
};

/* columns: of guint, those of the table that are shown; id: the column by which a row is known again, -1 = its first two cells. */
SpTableListRow *sp_table_list_row_new (const SpTable *table, guint row, const GArray *columns, gint id);
/* Whether both are the same thing, whatever they say of it. */
gboolean        sp_table_list_row_is_same (const SpTableListRow *a, const SpTableListRow *b);
/* Takes the cells of another, which is left without. */
void            sp_table_list_row_take (SpTableListRow *self, SpTableListRow *other);

G_END_DECLS
