/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which scenario is shown, and a button to begin another. Property: session. */
#pragma once

#include <adwaita.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_SCENARIO_PICKER (sp_scenario_picker_get_type ())
G_DECLARE_FINAL_TYPE (SpScenarioPicker, sp_scenario_picker, SP, SCENARIO_PICKER, AdwBin)

void sp_scenario_picker_set_session (SpScenarioPicker *self, SpSession *session);

G_END_DECLS
