/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --level and --reconcile: schools, planning areas or the authority, in agreement. */
#pragma once

#include "sp-command-line.h"
#include "sp-levels.h"
#include "sp-run.h"

G_BEGIN_DECLS

/* NULL = not given. */
typedef struct { char *level, *reconcile; } SpLevelWords;

#define SP_LEVEL_ENTRIES(words) \
  { "level", 0, 0, G_OPTION_ARG_STRING, &(words).level, \
    N_("Whole children who add up: school (demand capped at what each can admit), area or authority"), N_("LEVEL") }, \
  { "reconcile", 0, 0, G_OPTION_ARG_STRING, &(words).reconcile, \
    N_("How levels agree: areas (as forecast, the default) or blended (with the authority as one area)"), N_("WAY") }

/* FALSE: the complaint has been printed, end with *exit. */
gboolean sp_level_words_check (const SpLevelWords *self, SpCommandLine *line, gboolean has_plan, SpExit *exit);
/* Adds the tables of the level asked for; by_group: in text too every year group. */
gboolean sp_level_words_add_tables (const SpLevelWords *self, SpRun *run, SpCommandLine *line, gboolean by_group,
                                    GPtrArray *tables, SpExit *exit);

G_END_DECLS
