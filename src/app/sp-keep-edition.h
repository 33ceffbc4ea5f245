/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a name and a day, and keeps what the plan says of its projects as an edition, for the next to be compared with. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_KEEP_EDITION (sp_keep_edition_get_type ())
G_DECLARE_FINAL_TYPE (SpKeepEdition, sp_keep_edition, SP, KEEP_EDITION, GtkPopover)

/* The session is borrowed as long as the popover lives. */
void sp_keep_edition_set_session (SpKeepEdition *self, SpSession *session);

G_END_DECLS
