/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences: what lies under the map, and how summaries are printed. Written to the settings as they are changed. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sp_preferences_show (GtkWindow *parent);

G_END_DECLS
