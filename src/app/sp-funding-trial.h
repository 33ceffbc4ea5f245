/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What if a growth area, or one site, slips: when receipts come then, what they risk, and how the gap moves. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_FUNDING_TRIAL (sp_funding_trial_get_type ())
G_DECLARE_FINAL_TYPE (SpFundingTrial, sp_funding_trial, SP, FUNDING_TRIAL, SpView)

G_END_DECLS
