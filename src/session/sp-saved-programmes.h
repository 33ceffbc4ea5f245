/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programmes that the session's plan keeps, each worked out in a worker by the need and money of now. Signal: changed, when
 * they came. */
#pragma once

#include "sp-programme-search.h"

G_BEGIN_DECLS

#define SP_TYPE_SAVED_PROGRAMMES (sp_saved_programmes_get_type ())
G_DECLARE_FINAL_TYPE (SpSavedProgrammes, sp_saved_programmes, SP, SAVED_PROGRAMMES, GObject)

SpSavedProgrammes *sp_saved_programmes_new (SpSession *session);
/* By the session's results as they are now; until they come, what was worked out before stays. */
void         sp_saved_programmes_work_out (SpSavedProgrammes *self);
/* By name: NULL = not worked out yet, or it cannot be carried out any more. */
SpProgramme *sp_saved_programmes_find (SpSavedProgrammes *self, const char *name);
const char  *sp_saved_programmes_get_failure (SpSavedProgrammes *self, const char *name); /* why it cannot be; NULL = it can */

G_END_DECLS
