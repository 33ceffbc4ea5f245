/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could be done about need, and the best programme of it within the money: searched for beside the rest, asked for and ruled
 * out option by option, compared, and carried out in a scenario. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_OPTION_CHOICE (sp_option_choice_get_type ())
G_DECLARE_FINAL_TYPE (SpOptionChoice, sp_option_choice, SP, OPTION_CHOICE, SpView)

/* Shows only options that contain the text; NULL or "" = all. */
void sp_option_choice_set_search (SpOptionChoice *self, const char *text);

G_END_DECLS
