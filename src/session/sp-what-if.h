/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast, and the money if asked for, with the dwellings of some sites later, faster or fewer (sp-trial.h): tried beside
 * the plan, which is not written. It follows as what is asked for changes. Signal: changed, when a result came, failed or was
 * dropped. */
#pragma once

#include "sp-session.h"
#include "sp-trial.h"

G_BEGIN_DECLS

#define SP_TYPE_WHAT_IF (sp_what_if_get_type ())
G_DECLARE_FINAL_TYPE (SpWhatIf, sp_what_if, SP, WHAT_IF, GObject)

/* The need alone, which a plan without a forecast has not; or the money too, which it has all the same. */
SpWhatIf    *sp_what_if_new (SpSession *session);
SpWhatIf    *sp_what_if_new_with_money (SpSession *session);
/* Upon the session's results as they are now; indexes are of their snapshot. */
void         sp_what_if_try (SpWhatIf *self, const SpTrial *trial);
/* As planned again. */
void         sp_what_if_drop (SpWhatIf *self);
/* Of the newest result, NULL = none. While busy they are of what was asked for before. */
SpNeed      *sp_what_if_get_need (SpWhatIf *self);
SpReceipts  *sp_what_if_get_receipts (SpWhatIf *self); /* this and the next two: with money */
SpWaterfall *sp_what_if_get_waterfall (SpWhatIf *self);
SpUnmet     *sp_what_if_get_unmet (SpWhatIf *self); /* NULL too without a forecast */
gboolean     sp_what_if_get_busy (SpWhatIf *self);
const char  *sp_what_if_get_failure (SpWhatIf *self); /* NULL = the newest did not fail */

G_END_DECLS
