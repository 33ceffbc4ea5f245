/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --exclude-year: censuses left out of ratios, beside those that the plan leaves out. Each command has its own. */
#pragma once

#include "sp-command-line.h"
#include "sp-year.h"

G_BEGIN_DECLS

#define SP_MOST_EXCLUDED 32
typedef struct
{
  char         **words; /* as typed; NULL = none */
  SpAcademicYear years[SP_MOST_EXCLUDED];
  guint          n;
} SpExcludeWords;

#define SP_EXCLUDE_ENTRY(exclude) \
  { "exclude-year", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(exclude).words, \
    N_("Leave the census of a year out of ratios; may be given again"), N_("YEAR") }

/* FALSE: the complaint has been printed, end with *exit. */
gboolean sp_exclude_words_read (SpExcludeWords *self, SpCommandLine *line, SpExit *exit);

G_END_DECLS
