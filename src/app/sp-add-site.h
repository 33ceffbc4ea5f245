/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the name of a new housing site and the growth area it is in, if any, and adds it to the plan. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_ADD_SITE (sp_add_site_get_type ())
G_DECLARE_FINAL_TYPE (SpAddSite, sp_add_site, SP, ADD_SITE, GtkPopover)

/* The session is borrowed as long as the popover lives. Call when its growth areas may have changed. */
void sp_add_site_set_session (SpAddSite *self, SpSession *session);

G_END_DECLS
