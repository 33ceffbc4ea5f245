/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-edit-verbs.h"

G_BEGIN_DECLS

/* STAGE TERM NUMBER, or STAGE usual. */
gboolean sp_edit_verb_usual_delivery (const SpEditAsk *ask, GError **error);
/* PHASE house|flat|all market|affordable|all BEDROOMS|all YEARS|settled NUMBER|none|usual. */
gboolean sp_edit_verb_yield (const SpEditAsk *ask, GError **error);
/* PHASE YEARS SHARE|none. */
gboolean sp_edit_verb_build_up (const SpEditAsk *ask, GError **error);

G_END_DECLS
