/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heat table in the window: a cell is read by pointer, by arrow keys (Page Up and Page Down go along its cohort) or by screen
 * reader; the key T turns it into plain words in a grid and back; its menu copies the numbers.
 *
 * Property: heat (SpHeat, boxed, NULL = nothing). Actions: heat.copy, heat.toggle-table. Signals: moved when another cell is
 * read, activated (int row, int column) when a cell is clicked or Enter is pressed on it. */
#pragma once

#include <gtk/gtk.h>
#include "sp-heat.h"

G_BEGIN_DECLS

#define SP_TYPE_HEAT_VIEW (sp_heat_view_get_type ())
G_DECLARE_FINAL_TYPE (SpHeatView, sp_heat_view, SP, HEAT_VIEW, GtkWidget)

GtkWidget *sp_heat_view_new (void);
void       sp_heat_view_set_heat (SpHeatView *self, SpHeat *heat); /* refs */
SpHeat    *sp_heat_view_get_heat (SpHeatView *self);
void       sp_heat_view_set_show_table (SpHeatView *self, gboolean show_table);
/* The cell being read. FALSE: none. */
gboolean   sp_heat_view_get_cell (SpHeatView *self, gint *row, gint *column);
void       sp_heat_view_set_cell (SpHeatView *self, gint row, gint column); /* -1 = none */
/* The numbers as comma-separated text, as Copy puts them on the clipboard. */
char      *sp_heat_view_dup_csv (SpHeatView *self);

G_END_DECLS
