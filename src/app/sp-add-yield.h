/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the yield of another kind of dwelling, and where it comes from, and adds it to the plan. */
#pragma once

#include <adwaita.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_ADD_YIELD (sp_add_yield_get_type ())
G_DECLARE_FINAL_TYPE (SpAddYield, sp_add_yield, SP, ADD_YIELD, AdwPreferencesGroup)

/* The session is borrowed as long as the group lives. */
void sp_add_yield_set_session (SpAddYield *self, SpSession *session);

G_END_DECLS
