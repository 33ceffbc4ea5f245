/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast of an old paper, typed into the plan from a file. */
#pragma once

#include "sp-run.h"

G_BEGIN_DECLS

typedef struct
{
  const char    *name, *path, *made, *note; /* made: date of the paper */
  SpAcademicYear origin;                    /* {0}: the year before the first in the file */
} SpTypeIn;

/* FALSE: the complaint has been printed, end with *exit. Findings about rows go to the command line. */
gboolean sp_type_in_round (const SpTypeIn *self, SpRun *run, SpCommandLine *line, SpExit *exit);

G_END_DECLS
