/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements that the council prints under a growth area, by list, each of which can be rewritten, removed or followed
 * by another. */
#pragma once

#include <adwaita.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_STATEMENTS (sp_statements_get_type ())
G_DECLARE_FINAL_TYPE (SpStatements, sp_statements, SP, STATEMENTS, AdwBin)

void sp_statements_show (SpStatements *self, SpSession *session, SpGrowthIndex growth);

G_END_DECLS
