/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several scenarios of the session's plan run side by side, beside the one that is shown. Signal: changed, when results came,
 * failed or were dropped. */
#pragma once

#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_COMPARISON (sp_comparison_get_type ())
G_DECLARE_FINAL_TYPE (SpComparison, sp_comparison, SP, COMPARISON, GObject)

SpComparison *sp_comparison_new (SpSession *session);
/* Runs scenarios as the plan has them now (0 = the plan as it stands), in this order; none drops what there is. */
void          sp_comparison_run (SpComparison *self, const gint64 *scenario_ids, guint n);
/* The newest results. While busy they are of what was asked for before. */
guint         sp_comparison_get_n (SpComparison *self);
gint64        sp_comparison_get_scenario_id (SpComparison *self, guint i);
SpNeed *const *sp_comparison_get_needs (SpComparison *self); /* n, borrowed */
gboolean      sp_comparison_get_busy (SpComparison *self);
const char   *sp_comparison_get_failure (SpComparison *self); /* NULL = the newest did not fail */

G_END_DECLS
