/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-path-options.h"

#include <glib/gi18n-lib.h>

gboolean
sp_path_words_read (const SpPathWords *self, SpCommandLine *line, SpPathOptions *options, SpExit *exit)
{
  guint64 number = 0;
  *options = (SpPathOptions) SP_PATH_OPTIONS_INIT;
  if (self->paths != NULL
      && !g_ascii_string_to_unsigned (self->paths, 10, SP_FEWEST_PATHS, SP_MOST_PATHS, &number, NULL))
    {
      *exit = sp_command_line_misuse (line, _ ("“%s” paths cannot be simulated; choose %d to %d."), self->paths,
                                      SP_FEWEST_PATHS, SP_MOST_PATHS);
      return FALSE;
    }
  options->n_paths = (guint) number;
  options->by_group = TRUE;
  if (self->seed != NULL && !g_ascii_string_to_unsigned (self->seed, 10, 1, G_MAXUINT64, &options->seed, NULL))
    {
      *exit = sp_command_line_misuse (line, _ ("“%s” is not a seed; use a whole number from 1."), self->seed);
      return FALSE;
    }
  return TRUE;
}
