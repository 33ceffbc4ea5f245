/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day printed on a paper. */
#pragma once

#include "sp-command-line.h"

G_BEGIN_DECLS

/* As said (YYYY-MM-DD), or that of SOURCE_DATE_EPOCH (reproducible-builds.org), or today. NULL with *exit: it is no date. Free with
 * g_free. */
char *sp_print_date (SpCommandLine *line, const char *date, SpExit *exit);

G_END_DECLS
