/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pack made from the plan as it is seen: the return to the DfE, the paper of a planning application, or a publication in a database.
 * What it would hold is looked over first; then it is made beside the window, which says how far it is and can stop it. */
#pragma once

#include <gtk/gtk.h>
#include "sp-pack-work.h"
#include "sp-session.h"

G_BEGIN_DECLS

GtkWidget *sp_pack_window_open (GtkWindow *parent, SpSession *session, SpPackKind kind);
/* Makes it there without asking where: a folder, or a PDF. Of a database the address in the window says where. */
void       sp_pack_window_make (GtkWidget *window, const char *path);

G_END_DECLS
