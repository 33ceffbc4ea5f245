/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the forecast of the scenario shown as a round of the plan, with its inputs frozen: a named edit. */
#pragma once

#include "sp-session.h"

G_BEGIN_DECLS

/* Makes the forecast anew from the inputs as they are kept, so that what is kept is what they give; on the main thread, since it
 * takes a fraction of a second. note may be NULL. As the edits. */
gboolean sp_session_keep_round (SpSession *self, const char *name, const char *note, GError **error);

G_END_DECLS
