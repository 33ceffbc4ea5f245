/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When projects are built and what must be decided when, over the places they bring. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_PROGRAMME_TIMETABLE (sp_programme_timetable_get_type ())
G_DECLARE_FINAL_TYPE (SpProgrammeTimetable, sp_programme_timetable, SP, PROGRAMME_TIMETABLE, SpView)

G_END_DECLS
