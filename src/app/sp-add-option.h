/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for an option of the planner's own, beside those proposed, and adds it to the plan: places in the lowest year group of an
 * area of the phase shown, and in one year group more each year. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_ADD_OPTION (sp_add_option_get_type ())
G_DECLARE_FINAL_TYPE (SpAddOption, sp_add_option, SP, ADD_OPTION, GtkPopover)

/* The session is borrowed as long as the popover lives. */
void sp_add_option_set_session (SpAddOption *self, SpSession *session);

G_END_DECLS
