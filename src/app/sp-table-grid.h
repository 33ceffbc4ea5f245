/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a report as a grid of words in the window: its title, its columns (those for machines left out) and its note. */
#pragma once

#include <gtk/gtk.h>
#include "sp-table.h"

G_BEGIN_DECLS

/* marked: the row whose first cell reads so stands out, with the words beside it; both NULL = none. title: FALSE leaves it to
 * whoever shows it. */
GtkWidget *sp_table_grid_new (const SpTable *table, gboolean title, const char *marked, const char *words);

/* Without its title, and never scrolled sideways: it is as wide as it is. */
GtkWidget *sp_table_grid_new_whole (const SpTable *table);

G_END_DECLS
