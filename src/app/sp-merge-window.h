/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a colleague's edits in: their edits one by one, conflicts side by side, decided and merged in one step. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"

G_BEGIN_DECLS

/* Asks for the colleague's copy, then shows what merging it would do. The session must hold a plan. */
void sp_merge_window_ask (GtkWindow *parent, SpSession *session);
/* The same with the copy known. */
GtkWidget *sp_merge_window_open (GtkWindow *parent, SpSession *session, const char *their_path);

G_END_DECLS
