/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growth area named on the command line. */
#pragma once

#include "sp-command-line.h"

G_BEGIN_DECLS

/* By name, or by words that only its name has in it, in any case. FALSE: there is none, and that has been said; end with *exit. */
gboolean sp_growth_words_find (SpCommandLine *line, const SpSnapshot *snapshot, const char *name, gint *growth, SpExit *exit);

G_END_DECLS
