/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of the money: pots, what is fixed of them, and what developers have agreed to. The words of each are in sp-edit-verbs.c. */
#pragma once

#include "sp-edit-verbs.h"

G_BEGIN_DECLS

gboolean sp_edit_verb_add_pot (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_remove_pot (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_amount (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_certainty (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_dates (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_pays (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_pot_fixed (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_add_claim (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_remove_claim (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_obligation_amount (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_obligation_trigger (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_obligation_event (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_payment (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_remove_payment (const SpEditAsk *ask, GError **error);

G_END_DECLS
