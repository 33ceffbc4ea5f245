/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: one process, a window for each plan. Command line: school-places [--sample NAME] [FILE…] */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SP_TYPE_APPLICATION (sp_application_get_type ())
G_DECLARE_FINAL_TYPE (SpApplication, sp_application, SP, APPLICATION, AdwApplication)

SpApplication *sp_application_new (void);
/* The settings; NULL when the schema is not installed (the program then keeps to its defaults). */
GSettings     *sp_application_get_settings (void);

G_END_DECLS
