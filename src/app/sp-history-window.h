/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who changed what in the plan, when and why: a list to read and search. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"

G_BEGIN_DECLS

/* The session must hold a plan. */
GtkWidget *sp_history_window_open (GtkWindow *parent, SpSession *session);

G_END_DECLS
