/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With --area: which findings have to do with that planning area. */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* area is a code, or a name in any case, that areas of both phases may have. TRUE for a finding of such an area, of a school, site,
 * growth area or project of it, and of whatever belongs to the whole plan or to no area that is known. */
gboolean sp_area_findings_have (const SpSnapshot *snapshot, const char *area, const SpFinding *finding);

G_END_DECLS
