/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day printed on a paper. */
#pragma once

#include "sp-command-line.h"

G_BEGIN_DECLS

/* A day as officers write it (sp-date.h), as 'YYYY-MM-DD'. NULL with *exit: it is none, or says no day. Free with g_free. */
char *sp_read_day (SpCommandLine *line, const char *text, SpExit *exit);
/* As said (sp_read_day), or that of SOURCE_DATE_EPOCH (reproducible-builds.org), or today. NULL with *exit: it is no date. Free
 * with g_free. */
char *sp_print_date (SpCommandLine *line, const char *date, SpExit *exit);

G_END_DECLS
