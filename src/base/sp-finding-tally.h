/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings about the rows of a file: the first of each kind are listed, the rest are counted, so that a file with one fault
 * in every row is told of in a page and not in a book. */
#pragma once

#include "sp-finding.h"

G_BEGIN_DECLS

#define SP_TALLY_LISTED 20 /* of one kind */

typedef struct _SpFindingTally SpFindingTally;

/* Findings go to `findings` (of SpFinding; borrowed, must outlive the tally). */
SpFindingTally *sp_finding_tally_new (GPtrArray *findings);
void            sp_finding_tally_free (SpFindingTally *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFindingTally, sp_finding_tally_free)
/* As sp_finding_new_cell; `code` must be static. */
void sp_finding_tally_add (SpFindingTally *self, SpSeverity severity, const char *code, const char *file, guint row,
                           guint column, const char *column_name, const char *format, ...) G_GNUC_PRINTF (8, 9);
/* How many of that kind there were, listed or not. */
guint sp_finding_tally_count (const SpFindingTally *self, const char *code);
/* Adds, for each kind with more than were listed, a finding that says how many; `file` names what was read. The counts begin
 * anew. */
void sp_finding_tally_sum_up (SpFindingTally *self, const char *file);

G_END_DECLS
