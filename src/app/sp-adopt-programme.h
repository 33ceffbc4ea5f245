/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a name and a reason, and carries out the newest programme that was found in a scenario of its own, which is then
 * shown. */
#pragma once

#include <gtk/gtk.h>
#include "sp-programme-search.h"

G_BEGIN_DECLS

#define SP_TYPE_ADOPT_PROGRAMME (sp_adopt_programme_get_type ())
G_DECLARE_FINAL_TYPE (SpAdoptProgramme, sp_adopt_programme, SP, ADOPT_PROGRAMME, GtkPopover)

/* Both are borrowed as long as the popover lives. */
void sp_adopt_programme_set (SpAdoptProgramme *self, SpSession *session, SpProgrammeSearch *search);

G_END_DECLS
