/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of pots, what is fixed of them, and claims on the levy. The words of each are in sp-edit-verbs.c. */
#pragma once

#include "sp-edit-verbs.h"

G_BEGIN_DECLS

gboolean sp_edit_verb_add_pot (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_remove_pot (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_name (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_source (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_carry (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_award (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_borrowing (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_note (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_amount (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_certainty (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_dates (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_pays (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_fixed (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_add_claim (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_claim (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_remove_claim (const SpEditAsk *ask, GError **error);

G_END_DECLS
