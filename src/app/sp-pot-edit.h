/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a pot, and how each is changed, in the cells of a table of pots and in the pot's panel alike: rows are those of
 * sp_session_get_funding_rows. */
#pragma once

#include "sp-column.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

extern const SpColumnEdit sp_pot_name_cell, sp_pot_source_cell, sp_pot_programme_cell, sp_pot_certainty_cell, sp_pot_from_cell,
  sp_pot_by_cell, sp_pot_carry_cell, sp_pot_award_cell, sp_pot_purpose_cell, sp_pot_phase_cell, sp_pot_words_cell, sp_pot_interest_cell,
  sp_pot_repay_cell, sp_pot_note_cell;
/* To one place or scheme at most, of any kind: not where it is tied to several. */
extern const SpColumnEdit sp_pot_tie_cell;
/* To one of each kind. */
extern const SpColumnEdit sp_pot_area_cell, sp_pot_school_cell, sp_pot_growth_cell, sp_pot_project_cell;

/* Code and name, code and name … (g_strfreev) of the kinds of money, and of how sure it is. */
char **sp_pot_source_choices (gpointer row, SpSession *session);
char **sp_pot_certainty_choices (gpointer row, SpSession *session);
/* The pot of a row; NULL = the results are newer. */
const SpPot *sp_pot_of_row (gpointer row, SpSession *session);

G_END_DECLS
