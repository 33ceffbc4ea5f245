/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of what developers have agreed to pay. The words of each are in sp-edit-verbs.c. */
#pragma once

#include "sp-edit-verbs.h"

G_BEGIN_DECLS

gboolean sp_edit_verb_obligation_amount (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_obligation_trigger (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_obligation_event (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_payment (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_remove_payment (const SpEditAsk *ask, GError **error);

G_END_DECLS
