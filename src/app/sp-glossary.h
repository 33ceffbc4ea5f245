/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field's words in plain words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        sp_glossary_show (GtkWindow *parent);

G_END_DECLS
