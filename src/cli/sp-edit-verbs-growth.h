/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of planning areas, growth areas and the tables that projects stand in. */
#pragma once

#include "sp-edit-verbs.h"

G_BEGIN_DECLS

/* CODE NAME primary|secondary. */
gboolean sp_edit_verb_add_planning_area (const SpEditAsk *ask, GError **error);
/* AREA NAME. */
gboolean sp_edit_verb_area_name (const SpEditAsk *ask, GError **error);

/* NAME [PRIMARY|none [SECONDARY|none [CATEGORY]]]. */
gboolean sp_edit_verb_add_growth_area (const SpEditAsk *ask, GError **error);
/* GROWTH AREA NAME. */
gboolean sp_edit_verb_growth_name (const SpEditAsk *ask, GError **error);
/* GROWTH AREA, PLANNING AREA, SHARE|none. */
gboolean sp_edit_verb_growth_share (const SpEditAsk *ask, GError **error);
/* GROWTH AREA. */
gboolean sp_edit_verb_remove_growth_area (const SpEditAsk *ask, GError **error);

/* NUMBER TITLE. */
gboolean sp_edit_verb_add_table (const SpEditAsk *ask, GError **error);
/* NUMBER TITLE. */
gboolean sp_edit_verb_table_title (const SpEditAsk *ask, GError **error);
/* NUMBER. */
gboolean sp_edit_verb_remove_table (const SpEditAsk *ask, GError **error);
/* The number of a table of projects that the plan has; "none" = 0. Otherwise FALSE, with how one is added. */
gboolean sp_edit_verb_read_table (const SpEditAsk *ask, const char *word, gint *table, GError **error);

G_END_DECLS
