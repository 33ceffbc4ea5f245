/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of agreements with developers and of what they are obliged to. The words of each are in sp-edit-verbs.c. */
#pragma once

#include "sp-edit-verbs.h"

G_BEGIN_DECLS

gboolean sp_edit_verb_add_agreement (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_agreement (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_remove_agreement (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_add_obligation (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_obligation (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_obligation_index (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_add_dwellings (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_remove_dwellings (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_remove_obligation (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_add_index (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_index_value (const SpEditAsk *ask, GError **error);

G_END_DECLS
