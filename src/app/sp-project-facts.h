/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a project is, where, for how many and when it may be, on its panel: rows to type in or choose from, folded by what they are
 * about. Each is one edit. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_PROJECT_FACTS (sp_project_facts_get_type ())
G_DECLARE_FINAL_TYPE (SpProjectFacts, sp_project_facts, SP, PROJECT_FACTS, SpView)

G_END_DECLS
