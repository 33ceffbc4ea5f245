/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-print-date.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

char *
sp_print_date (SpCommandLine *line, const char *date, SpExit *exit)
{
  int year, month, day, length = 0;
  if (date == NULL)
    {
      const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
      g_autoptr (GDateTime) now = epoch != NULL ? g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10))
                                                : g_date_time_new_now_local ();
      if (now != NULL)
        return g_date_time_format (now, "%Y-%m-%d");
    }
  else if (sscanf (date, "%4d-%2d-%2d%n", &year, &month, &day, &length) == 3 && length == 10 && date[10] == '\0'
           && g_date_valid_dmy ((GDateDay) CLAMP (day, 0, 255), (GDateMonth) CLAMP (month, 0, 13),
                                (GDateYear) CLAMP (year, 0, 9999)))
    return g_strdup (date);
  *exit = sp_command_line_misuse (line, _("“%s” is not a date; write it as 2013-11-21."), date);
  return NULL;
}
