/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as its numbers: a scrolled grid that a screen reader can walk. */
#pragma once

#include <gtk/gtk.h>
#include "sp-chart.h"

G_BEGIN_DECLS

GtkWidget *sp_chart_table_new (SpChart *chart);

G_END_DECLS
