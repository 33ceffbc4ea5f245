/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans opened lately, from the desktop's own list. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       sp_recent_add (const char *path);
/* Paths of plans that still exist, latest first, at most `most`. NULL-terminated. */
GStrv      sp_recent_dup_paths (guint most);
/* Without folder and suffix: "Norfolk 2013". Free with g_free. */
char      *sp_recent_dup_title (const char *path);
/* A menu of them, each with app.open-path. */
GMenuModel *sp_recent_make_menu (void);

G_END_DECLS
