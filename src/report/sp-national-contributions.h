/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's agreements in the national layout of developer contributions: three tables, agreement, contribution and
 * transaction, each of whose columns has the layout's own name, so that written as CSV they are the layout's files.
 * Source: users-and-peers section 5 (the national data standard for developer contributions). */
#pragma once

#include "sp-snapshot.h"
#include "sp-table.h"

G_BEGIN_DECLS

typedef enum { SP_NATIONAL_AGREEMENT, SP_NATIONAL_CONTRIBUTION, SP_NATIONAL_TRANSACTION } SpNationalTable;
#define SP_N_NATIONAL_TABLES 3

/* "developer-agreement.csv" … */
const char *sp_national_file_name (SpNationalTable which);
/* Amounts in pounds, land in hectares; a date or an amount that is not known is blank. References that the plan does not
 * hold are made from row numbers (sp-contribution-name.h), the same each time. An obligation gets a transaction for each of its
 * dated events (secured, received, allocated, spent) of which it has none of its own. */
SpTable    *sp_national_table (SpSnapshot *snapshot, SpNationalTable which);
/* Agreements that are left out: only expected, estimated and with no signing date. What is published says what was agreed. */
guint       sp_national_count_left_out (const SpSnapshot *snapshot);
/* Payments in it that say for which scheme they were: the layout has no place for that. */
guint       sp_national_count_schemes (const SpSnapshot *snapshot);
/* Nor for the site or growth area of an agreement; nor for what triggers an obligation of it, when it is due or must be paid back,
 * what it grows by, the pot it is banked in and what it is tied to. How many of each say any such. */
guint       sp_national_count_places (const SpSnapshot *snapshot);
guint       sp_national_count_terms (const SpSnapshot *snapshot);

G_END_DECLS
