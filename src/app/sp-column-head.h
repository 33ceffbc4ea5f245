/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headings of a table in the window: above figures they stand to the right as the figures do, long ones take several lines,
 * the field's words are explained in the tooltip, and the keyboard sorts by them (Tab to one, then Enter or Space) as a click
 * does; a screen reader hears which column the rows are sorted by, and which way. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The title of a column in lines: GTK 4.8 measures no heading that wraps by itself. */
char       *sp_column_head_break (const char *title, gboolean number);
/* After a column has been appended to a view. explanation: translated, NULL = none. */
void        sp_column_head_dress (GtkColumnView *view, GtkColumnViewColumn *column, gboolean number, const char *explanation);
/* Sorts as a click on the heading would: by it, and the other way round if it was so already. */
void        sp_column_head_sort (GtkColumnView *view, GtkColumnViewColumn *column);
/* Whether the rows are sorted by this column, GTK_ACCESSIBLE_SORT_NONE if not. */
GtkAccessibleSort sp_column_head_get_sort (GtkColumnView *view, GtkColumnViewColumn *column);

G_END_DECLS
