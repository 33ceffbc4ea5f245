/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of one yield as the window asks for them: the kind of dwelling goes into an SpEditValue as target and group; known and number
 * are the pupils a dwelling, text is where they come from (NULL = not said). */
#pragma once

#include "sp-edit-request.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

#define SP_YIELD_MOST_PUPILS 3

/* Phases of yields, in order, NULL after the last; and their names, translated (the code itself where it is another). */
const char *sp_yield_edit_phase (guint i);
const char *sp_yield_edit_phase_name (const char *code);

SpEditValue sp_yield_edit_value (const SpYield *kind);
gboolean    sp_yield_edit_same_kind (const SpYield *a, const SpYield *b);
/* Both are SpEditFunc; the plan holds yields, no scenario does. */
gboolean    sp_yield_edit_set (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error);
gboolean    sp_yield_edit_put_back (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error);

G_END_DECLS
