/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that name money, projects and obligations in an edit. As in sp-edit-words.h: FALSE (NULL) with a GOptionError that says what was
 * wanted, and the nearest names where one is not known. */
#pragma once

#include "sp-edit-verbs.h"

G_BEGIN_DECLS

/* By name in any case, or by id where several are called the same. */
const SpPot     *sp_edit_words_pot (const SpSnapshot *snapshot, const char *word, GError **error);
/* By reference, or by name in any case; of the plan, not an option that a scenario carries out. */
const SpProject *sp_edit_words_project (const SpSnapshot *snapshot, const char *word, GError **error);
/* By reference or title in any case. */
const SpAgreement *sp_edit_words_agreement (const SpSnapshot *snapshot, const char *word, GError **error);
/* The same, and which of its obligations, 1 for the first that `contributions` lists. */
const SpObligation *sp_edit_words_obligation (const SpSnapshot *snapshot, const char *agreement, const char *number, GError **error);
/* A school by DfE number, or by name in any case; "none" or "any" = 0. */
gboolean sp_edit_words_school (const SpSnapshot *snapshot, const char *word, gint64 *id, GError **error);
/* A growth area by name in any case; "none" or "any" = 0. */
gboolean sp_edit_words_growth_area (const SpSnapshot *snapshot, const char *word, gint64 *id, GError **error);

/* An amount: "4.5" and "4.5m" are £4.5m, "450k" £450,000, "£450,000" pounds; *amount is `money`, or NULL for "none". At most
 * SP_MOST_TYPED_POUNDS either way (sp_money_read_typed). Says what was read in ask->now. */
gboolean sp_edit_words_money (const SpEditAsk *ask, const char *word, SpMoney *money, const SpMoney **amount, GError **error);
/* A financial year within SP_MOST_YEARS_AWAY of the plan's last census; "undated" = {0} where that is allowed. */
#define SP_MOST_YEARS_AWAY 40
gboolean sp_edit_words_financial_year (const SpEditAsk *ask, const char *word, gboolean or_undated, SpFinancialYear *year,
                                       GError **error);
/* NULL for "none" (and "any"). */
const char *sp_edit_words_or_none (const char *word);

G_END_DECLS
