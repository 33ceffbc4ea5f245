/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of a table people read, where there is room for some only. */
#include "config.h"
#include "sp-table-private.h"

/* "Total" stands in the first column: where that is not shown, in the first that is and has nothing of its own. */
static void
move_labels (SpTable *self, guint from, guint to)
{
  for (guint r = 0; r < sp_table_get_n_rows (self); r++)
    if (sp_table_is_total (self, r) && sp_table_get_cell (self, (gint) r, to) == NULL)
      sp_table_set_cell (self, r, to, g_strdup (sp_table_get_cell (self, (gint) r, from)));
}

void
sp_table_show_only (SpTable *self, const char *const *keys)
{
  guint shown = 0;
  for (guint c = 0; c < sp_table_get_n_columns (self); c++)
    if (!g_strv_contains (keys, sp_table_get_key (self, c)))
      sp_table_hide_column (self, c);
  while (shown < sp_table_get_n_columns (self) && sp_table_get_column_kind (self, shown) == SP_TABLE_CODE)
    shown++;
  if (shown > 0 && shown < sp_table_get_n_columns (self))
    move_labels (self, 0, shown);
}
