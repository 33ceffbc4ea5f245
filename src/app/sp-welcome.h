/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window shows before a plan is open: what the program is for, and three ways to begin. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SP_TYPE_WELCOME (sp_welcome_get_type ())
G_DECLARE_FINAL_TYPE (SpWelcome, sp_welcome, SP, WELCOME, AdwBin)

G_END_DECLS
