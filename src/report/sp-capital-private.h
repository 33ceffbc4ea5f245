/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-capital-paper.h"
#include "sp-funding.h"
#include "sp-late-places.h"
#include "sp-paper.h"
#include "sp-programme.h"
#include "sp-receipt.h"
#include "sp-reconcile.h"
#include "sp-timetable.h"
#include "sp-waterfall.h"

G_BEGIN_DECLS

/* The first page: what it says, and what is asked. sp-capital-first.c */
char *sp_capital_say_title (const SpCapitalSubject *subject);
void  sp_capital_add_first_page (SpPaper *paper, const SpCapitalSubject *subject);
/* Up to three questions, the most pressing first; of strings. sp-capital-decisions.c */
GPtrArray *sp_capital_list_decisions (const SpCapitalSubject *subject);

/* Tables that only this paper has: sp-capital-tables.c. Opening + in + moved - used - lapsing = closing, in every row and in all. */
SpTable *sp_capital_table_of_years (SpWaterfall *waterfall);
SpTable *sp_capital_table_of_pots (SpWaterfall *waterfall);
/* A programme table's schemes, what is paid for, and the state of it; its total. */
SpTable *sp_capital_table_of_schemes (SpWaterfall *waterfall, const SpTableDemand *demand);
/* What the program proposed and the programme leaves out, a row a reason. */
SpTable *sp_capital_table_of_reasons (SpProgramme *programme);
/* And of obligations and places: sp-capital-places.c. One row an obligation; planning areas short of the places there are, with and
 * without a scheme for them; and those that the programme helps. */
SpTable *sp_capital_table_of_ledger (SpReceipts *receipts);
SpTable *sp_capital_table_of_planned (SpNeed *without);
SpTable *sp_capital_table_of_unplanned (SpNeed *without);
SpTable *sp_capital_table_of_helped (SpProgramme *programme);

/* "Drake Infant, Thetford; and Gayton Primary", "a; b; c; and 3 more": at most three; NULL for none. Free with g_free. */
char    *sp_capital_list_names (const GPtrArray *names);

G_END_DECLS
