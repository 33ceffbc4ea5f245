/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --method, and the list of what it takes. Each command that has it has its own. */
#pragma once

#include "sp-command-line.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;    /* as typed; NULL = none named */
  gboolean list; /* --list-methods */
} SpMethodWords;

#define SP_LIST_METHODS_ENTRY(words)                                                                                   \
  {                                                                                                                    \
    "list-methods", 0, 0, G_OPTION_ARG_NONE, &(words).list,                                                            \
        N_("List the methods, each with a sentence (also --method help)"), NULL                                       \
  }

/* TRUE: the list was asked for and has been written (or could not be); end with *exit. */
gboolean sp_method_words_list (const SpMethodWords *self, SpCommandLine *line, SpExit *exit);

G_END_DECLS
