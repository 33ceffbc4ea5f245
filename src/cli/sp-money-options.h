/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The option of commands that look at money on a day: --as-of. */
#pragma once

#include "sp-command-line.h"

G_BEGIN_DECLS

extern char *sp_money_options_day; /* of SP_MONEY_ENTRIES only */
#define SP_MONEY_ENTRIES \
  { "as-of", 0, 0, G_OPTION_ARG_STRING, &sp_money_options_day, \
    N_("Look at contributions as they stand on this day, such as 2013-11-21; the plan's own day unless said"), N_("DATE") }

/* FALSE: it is no date, and that has been said; end with *exit. */
gboolean    sp_money_options_check (SpCommandLine *line, SpExit *exit);
const char *sp_money_options_get_day (void); /* NULL = the plan's own */

G_END_DECLS
