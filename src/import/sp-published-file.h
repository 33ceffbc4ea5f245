/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table typed in from a paper as it is printed, in CSV: the first column names the rows, the headings are years or other words, cells are
 * as they stand ("32.271*", "(3.379)"). Before the headings lines of two cells may say what it is: title, edition, unit, dated, source. */
#pragma once

#include "sp-plan.h"

G_BEGIN_DECLS

/* What was read of one. */
typedef struct
{
  char     *title, *edition, *unit, *dated, *source; /* NULL = neither the file nor who enters it says */
  guint     n_rows, n_columns;
  GPtrArray *totals; /* of strings: the rows taken for totals and subtotals, then such columns, in words */
} SpPublishedOutline;
void  sp_published_outline_clear (SpPublishedOutline *self);
/* "row “Total”; column “Total”"; NULL = none. */
char *sp_published_outline_dup_totals (const SpPublishedOutline *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpPublishedOutline, sp_published_outline_clear)

/* Reads and enters it. facts: of "title", "edition" … to words, over those in the file. dry_run: nothing is written. findings gets rows at
 * fault, by file, row and column. outline: empty, gets what was read; its totals are NULL where no table was. FALSE with error: nothing
 * was entered, and what the outline holds was read all the same. */
gboolean sp_published_file_enter (SpPlan *plan, const char *path, GHashTable *facts, const char *reason, gboolean dry_run,
                                  GPtrArray *findings, SpPublishedOutline *outline, GError **error);

G_END_DECLS
