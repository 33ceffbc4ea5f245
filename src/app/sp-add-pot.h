/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a pot of money: what it is called, whence it comes and how sure it is. Added, it is selected, and its panel asks the rest. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_ADD_POT (sp_add_pot_get_type ())
G_DECLARE_FINAL_TYPE (SpAddPot, sp_add_pot, SP, ADD_POT, GtkPopover)

/* The session is borrowed as long as the popover lives. */
void sp_add_pot_set_session (SpAddPot *self, SpSession *session);

G_END_DECLS
