/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table typed in from a paper as it is printed, in CSV: the first column names the rows, the headings are years or other words, cells are
 * as they stand ("32.271*", "(3.379)"). Before the headings lines of two cells may say what it is: title, edition, unit, dated, source. */
#pragma once

#include "sp-plan.h"

G_BEGIN_DECLS

/* Reads and enters it. facts: of "title", "edition" … to words, over those in the file. dry_run: nothing is written. findings gets rows at
 * fault, by file, row and column. n_rows, n_columns: what was read. FALSE with error: nothing was entered. */
gboolean sp_published_file_enter (SpPlan *plan, const char *path, GHashTable *facts, const char *reason, gboolean dry_run,
                                  GPtrArray *findings, guint *n_rows, guint *n_columns, GError **error);

G_END_DECLS
