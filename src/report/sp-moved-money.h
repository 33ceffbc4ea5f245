/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What if sites slip: what moves of receipts, of what they risk, of the gap and of the places short, as planned and as tried. Both
 * sides are of the same plan, whose dwellings differ (sp-trial.h), and so have the same obligations in the same order. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpChart SpChart;
typedef struct _SpReceipts SpReceipts;
typedef struct _SpTable SpTable;
typedef struct _SpUnmet SpUnmet;
typedef struct _SpWaterfall SpWaterfall;

/* One side, all borrowed. */
typedef struct
{
  SpReceipts  *receipts;
  SpWaterfall *waterfall;
  SpUnmet     *unmet; /* NULL without a forecast: then it is left out of both sides */
} SpMoneySide;

/* Before and after side by side: contributions received by the end of the forecast and those that may have to be paid back, each worth
 * times chance over the obligations that say both; money that lapses; spend paid late and never; places short and what they cost. */
SpTable *sp_table_of_moved_money (const SpMoneySide *planned, const SpMoneySide *tried);
/* In a few sentences each figure as tried, and by how much it is not what was planned: what comes and may go back, places short and
 * the money for them, what is never paid or late. Free with g_free. */
char    *sp_sentence_for_moved_money (const SpMoneySide *planned, const SpMoneySide *tried);
/* Money to come: obligation, when, what it is worth, the risk. */
SpTable *sp_table_of_moved_receipts (SpReceipts *planned, SpReceipts *tried);
/* What has come of contributions by the end of each financial year, on average over the simulated courses of their sites: as planned
 * and as tried (the same: one line). */
SpChart *sp_chart_for_moved_receipts (SpReceipts *planned, SpReceipts *tried);

G_END_DECLS
