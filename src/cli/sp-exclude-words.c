/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-exclude-words.h"

#include <glib/gi18n-lib.h>

gboolean
sp_exclude_words_read (SpExcludeWords *self, SpCommandLine *line, SpExit *exit)
{
  self->n = 0;
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    {
      if (self->n == SP_MOST_EXCLUDED)
        *exit = sp_command_line_misuse (line, _("At most %d years can be left out."), SP_MOST_EXCLUDED);
      else if (!sp_academic_year_parse (self->words[i], &self->years[self->n++]))
        *exit = sp_command_line_misuse (line, _("“%s” is not an academic year; write it as 2013 or 2013/14."),
                                        self->words[i]);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}
