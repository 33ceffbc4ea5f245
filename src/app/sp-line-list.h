/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that can be taken away one by one, each with a button that says what it removes. Made anew only when what they say changes, so
 * that a reader keeps the place. Hidden while there are none.
 *
 * Signal: removed (gint64 id of the line). */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SP_TYPE_LINE_LIST (sp_line_list_get_type ())
G_DECLARE_FINAL_TYPE (SpLineList, sp_line_list, SP, LINE_LIST, AdwBin)

typedef struct { gint64 id; char *title, *subtitle; } SpLine; /* subtitle NULL = none */
void sp_line_list_show (SpLineList *self, const SpLine *lines, guint n);

G_END_DECLS
