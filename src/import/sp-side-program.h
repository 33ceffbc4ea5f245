/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the programs are that this room starts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Beside the program that runs (installed, or in a build folder), else where this build is to be installed; or what the
 * environment variable says. Free with g_free. */
char *sp_side_program_find (const char *name, const char *variable);

G_END_DECLS
