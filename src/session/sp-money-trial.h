/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money with the dwellings of some sites later, faster or fewer (sp-trial.h): tried beside the plan, which is not written.
 * It follows as what is asked for changes. Signal: changed, when a result came, failed or was dropped. */
#pragma once

#include "sp-session.h"
#include "sp-trial.h"

G_BEGIN_DECLS

#define SP_TYPE_MONEY_TRIAL (sp_money_trial_get_type ())
G_DECLARE_FINAL_TYPE (SpMoneyTrial, sp_money_trial, SP, MONEY_TRIAL, GObject)

SpMoneyTrial *sp_money_trial_new (SpSession *session);
/* Upon the session's results as they are now; indexes are of their snapshot. */
void          sp_money_trial_try (SpMoneyTrial *self, const SpTrial *trial);
void          sp_money_trial_drop (SpMoneyTrial *self);
/* Of the newest result, NULL = none. While busy they are of what was asked for before. */
SpReceipts   *sp_money_trial_get_receipts (SpMoneyTrial *self);
SpWaterfall  *sp_money_trial_get_waterfall (SpMoneyTrial *self);
SpUnmet      *sp_money_trial_get_unmet (SpMoneyTrial *self); /* NULL too without a forecast */
gboolean      sp_money_trial_get_busy (SpMoneyTrial *self);
const char   *sp_money_trial_get_failure (SpMoneyTrial *self); /* NULL = the newest did not fail */

G_END_DECLS
