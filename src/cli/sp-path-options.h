/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --paths and --seed: how many paths to simulate, and from which seed. Each command has its own. */
#pragma once

#include "sp-command-line.h"
#include "sp-forecast-paths.h"

G_BEGIN_DECLS

/* NULL = not given. */
typedef struct { char *paths, *seed; } SpPathWords;

#define SP_PATH_ENTRIES(words) \
  { "paths", 0, 0, G_OPTION_ARG_STRING, &(words).paths, N_("Simulate so many paths, 100 to 16384 (1000 is usual)"), \
    N_("N") }, \
  { "seed", 0, 0, G_OPTION_ARG_STRING, &(words).seed, \
    N_("Seed of the paths, 1 or more; the same seed gives the same paths"), N_("N") }

/* FALSE: the complaint has been printed, end with *exit. */
gboolean sp_path_words_read (const SpPathWords *self, SpCommandLine *line, SpPathOptions *options, SpExit *exit);

G_END_DECLS
