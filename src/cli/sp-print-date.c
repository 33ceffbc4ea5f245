/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-print-date.h"

#include <glib/gi18n-lib.h>

#include "sp-date.h"

char *
sp_read_day (SpCommandLine *line, const char *text, SpExit *exit)
{
  char day[11];
  SpDateFault fault = sp_date_parse (text, day);
  g_autofree char *why = fault != SP_DATE_FAULT_NONE ? sp_date_fault_to_words (fault, text) : NULL;

  if (sp_date_is_exact (day))
    return g_strdup (day);
  *exit = why != NULL ? sp_command_line_misuse (line, "%s.", why)
                      : sp_command_line_misuse (line, _("“%s” does not say the day. Write it as 21 November 2013 or 2013-11-21."), text);
  return NULL;
}

char *
sp_print_date (SpCommandLine *line, const char *date, SpExit *exit)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) now = NULL;

  if (date != NULL)
    return sp_read_day (line, date, exit);
  now = epoch != NULL ? g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10)) : g_date_time_new_now_local ();
  if (now != NULL)
    return g_date_time_format (now, "%Y-%m-%d");
  *exit = sp_command_line_misuse (line, _("SOURCE_DATE_EPOCH is “%s”, which is no time. Give the seconds since 1970, or say --date."), epoch);
  return NULL;
}
