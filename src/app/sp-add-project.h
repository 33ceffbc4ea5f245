/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a new project: its reference, what it is called, the table it stands in, where it is, and what is built. Everything else
 * is entered on its sheet, which is shown once it is there. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_ADD_PROJECT (sp_add_project_get_type ())
G_DECLARE_FINAL_TYPE (SpAddProject, sp_add_project, SP, ADD_PROJECT, GtkPopover)

/* Once. */
void sp_add_project_set_session (SpAddProject *self, SpSession *session);

G_END_DECLS
