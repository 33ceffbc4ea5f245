/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for an obligation of a developer, and for its agreement where the plan does not have that yet: its name, site, date, reference
 * and planning authority. Both are added as one edit. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_ADD_AGREEMENT (sp_add_agreement_get_type ())
G_DECLARE_FINAL_TYPE (SpAddAgreement, sp_add_agreement, SP, ADD_AGREEMENT, GtkPopover)

/* The session is borrowed as long as the popover lives. Call when its agreements or sites may have changed. */
void sp_add_agreement_set_session (SpAddAgreement *self, SpSession *session);

G_END_DECLS
