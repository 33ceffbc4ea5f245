/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year shown: a slider by academic year with the county's shortfall drawn behind it, so that the eye knows where to go.
 *
 * Properties: year, first-year, last-year (int, September of the academic year), chart (SpChart, boxed, positions =
 * first-year … last-year; NULL = none). notify::year comes at each step while the slider moves.
 * Keys: left, right, Home, End, Page Up and Down. */
#pragma once

#include <gtk/gtk.h>
#include "sp-chart.h"

G_BEGIN_DECLS

#define SP_TYPE_TIME_BAR (sp_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpTimeBar, sp_time_bar, SP, TIME_BAR, GtkWidget)

GtkWidget *sp_time_bar_new (void);
void       sp_time_bar_set_range (SpTimeBar *self, gint first_year, gint last_year);
void       sp_time_bar_set_year (SpTimeBar *self, gint year); /* clamped to the range */
gint       sp_time_bar_get_year (SpTimeBar *self);
void       sp_time_bar_set_chart (SpTimeBar *self, SpChart *chart); /* refs */

G_END_DECLS
