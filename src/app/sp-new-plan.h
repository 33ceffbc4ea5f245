/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beginning a new, empty plan: whose it is, from which year, and where to keep it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called with the path of the new plan file; not when given up. */
typedef void (*SpNewPlanFunc) (const char *path, gpointer user_data);
void sp_new_plan_ask (GtkWindow *parent, SpNewPlanFunc made, gpointer user_data);

G_END_DECLS
