/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-money-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *sp_money_options_day;

gboolean
sp_money_options_check (SpCommandLine *line, SpExit *exit)
{
  g_autofree char *text
      = sp_money_options_day != NULL ? g_strconcat (sp_money_options_day, "T00:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) date = text != NULL && strlen (sp_money_options_day) == 10
                                 ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  if (sp_money_options_day == NULL || date != NULL)
    return TRUE;
  *exit = sp_command_line_misuse (line, _("“%s” is not a day; write it as 2013-11-21."), sp_money_options_day);
  return FALSE;
}

const char *
sp_money_options_get_day (void)
{
  return sp_money_options_day;
}
