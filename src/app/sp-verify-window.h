/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether this installation computes what it should: worked examples run again, and what each came to. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *sp_verify_window_open (GtkWindow *parent);

G_END_DECLS
