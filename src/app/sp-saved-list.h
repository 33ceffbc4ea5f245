/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programmes that the plan keeps: when each was saved, what it costs and leaves short by the need and money of now. One is
 * opened beside those found, or removed; all are compared side by side. Hidden while the plan keeps none. */
#pragma once

#include <adwaita.h>
#include "sp-programme-search.h"

G_BEGIN_DECLS

#define SP_TYPE_SAVED_LIST (sp_saved_list_get_type ())
G_DECLARE_FINAL_TYPE (SpSavedList, sp_saved_list, SP, SAVED_LIST, AdwBin)

/* Where they are kept, and which search opens them; once. */
void sp_saved_list_set (SpSavedList *self, SpSession *session, SpProgrammeSearch *search);
/* Follows the session's results: those that are kept now, worked out again. */
void sp_saved_list_update (SpSavedList *self);

G_END_DECLS
