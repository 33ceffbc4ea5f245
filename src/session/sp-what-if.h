/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast with the dwellings of some sites later, faster or fewer (sp-trial.h): tried beside the plan, which is not
 * written. It follows as what is asked for changes. Signal: changed, when a result came, failed or was dropped. */
#pragma once

#include "sp-session.h"
#include "sp-trial.h"

G_BEGIN_DECLS

#define SP_TYPE_WHAT_IF (sp_what_if_get_type ())
G_DECLARE_FINAL_TYPE (SpWhatIf, sp_what_if, SP, WHAT_IF, GObject)

SpWhatIf   *sp_what_if_new (SpSession *session);
/* Upon the session's results as they are now; indexes are of their snapshot. */
void        sp_what_if_try (SpWhatIf *self, const SpTrial *trial);
/* As planned again. */
void        sp_what_if_drop (SpWhatIf *self);
/* The newest result, NULL = none. While busy it is of what was asked for before. */
SpNeed     *sp_what_if_get_need (SpWhatIf *self);
gboolean    sp_what_if_get_busy (SpWhatIf *self);
const char *sp_what_if_get_failure (SpWhatIf *self); /* NULL = the newest did not fail */

G_END_DECLS
