/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a claim on a district's community infrastructure levy; the rest of it is said in its row. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_ADD_CLAIM (sp_add_claim_get_type ())
G_DECLARE_FINAL_TYPE (SpAddClaim, sp_add_claim, SP, ADD_CLAIM, GtkPopover)

/* The session is borrowed as long as the popover lives. */
void sp_add_claim_set_session (SpAddClaim *self, SpSession *session);

G_END_DECLS
