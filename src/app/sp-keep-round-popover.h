/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a name and keeps the forecast shown as a round: frozen, to be held against later ones. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_KEEP_ROUND_POPOVER (sp_keep_round_popover_get_type ())
G_DECLARE_FINAL_TYPE (SpKeepRoundPopover, sp_keep_round_popover, SP, KEEP_ROUND_POPOVER, GtkPopover)

/* The session is borrowed as long as the popover lives. */
void sp_keep_round_popover_set_session (SpKeepRoundPopover *self, SpSession *session);

G_END_DECLS
