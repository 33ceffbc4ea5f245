/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of a project's sheet. The words of each are in sp-edit-verbs.c. */
#pragma once

#include "sp-edit-verbs.h"

G_BEGIN_DECLS

gboolean sp_edit_verb_budget (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_spend (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_price_base (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_riba_stage (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_opening (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_lead_time (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_earliest_start (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_project_later (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_project_earlier (const SpEditAsk *ask, GError **error);

/* sp-edit-verbs-record.c: its numbered lists. NUMBER is that of the sheet (programme --project). */
gboolean sp_edit_verb_add_dependency (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_dependency (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_remove_dependency (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_add_approval (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_approval (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_remove_approval (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_add_risk (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_risk (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_remove_risk (const SpEditAsk *ask, GError **error);

/* sp-edit-verbs-facts.c */
gboolean sp_edit_verb_project (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_places (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_after (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_not_after (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_answers (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_not_answers (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_add_project (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_remove_project (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_option_cost (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_option_lead_time (const SpEditAsk *ask, GError **error);
gboolean sp_edit_verb_rename_programme (const SpEditAsk *ask, GError **error);

G_END_DECLS
