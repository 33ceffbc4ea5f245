/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart in the window: read by pointer, arrow keys or screen reader; the key T turns it into its table and back; its menu
 * copies the numbers.
 *
 * Properties: chart (SpChart, boxed, NULL = nothing), show-table (boolean), text-size (double, points, 0 = the desktop's less
 * a step), least-ems (double, the least height in sizes of its text, so that it grows with the desktop's). Actions: chart.copy, chart.toggle-table. Signal: activated (int position) when a position is clicked or Enter is
 * pressed on it (-1 none). */
#pragma once

#include <gtk/gtk.h>
#include "sp-chart.h"

G_BEGIN_DECLS

#define SP_TYPE_CHART_VIEW (sp_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (SpChartView, sp_chart_view, SP, CHART_VIEW, GtkWidget)

GtkWidget *sp_chart_view_new (void);
void       sp_chart_view_set_chart (SpChartView *self, SpChart *chart); /* refs */
SpChart   *sp_chart_view_get_chart (SpChartView *self);
void       sp_chart_view_set_show_table (SpChartView *self, gboolean show_table);
/* The position being read, -1 none. */
gint       sp_chart_view_get_position (SpChartView *self);
void       sp_chart_view_set_position (SpChartView *self, gint position);
/* The numbers as comma-separated text, as Copy puts them on the clipboard. */
char      *sp_chart_view_dup_csv (SpChartView *self);

G_END_DECLS
