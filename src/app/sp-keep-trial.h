/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a name and a reason, and keeps a trial of other dwellings as a scenario of its own, which is then shown. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"
#include "sp-trial.h"

G_BEGIN_DECLS

#define SP_TYPE_KEEP_TRIAL (sp_keep_trial_get_type ())
G_DECLARE_FINAL_TYPE (SpKeepTrial, sp_keep_trial, SP, KEEP_TRIAL, GtkPopover)

/* What there is to keep, upon the session's results as they are now. The session is borrowed as long as the popover lives. */
void sp_keep_trial_set (SpKeepTrial *self, SpSession *session, const SpTrial *trial);

G_END_DECLS
