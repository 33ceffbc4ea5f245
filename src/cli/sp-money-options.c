/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-money-options.h"

#include "sp-print-date.h"

char *sp_money_options_day;

gboolean
sp_money_options_check (SpCommandLine *line, SpExit *exit)
{
  char *day;

  if (sp_money_options_day == NULL)
    return TRUE;
  day = sp_read_day (line, sp_money_options_day, exit);
  if (day != NULL)
    {
      g_free (sp_money_options_day);
      sp_money_options_day = day;
    }
  return day != NULL;
}

const char *
sp_money_options_get_day (void)
{
  return sp_money_options_day;
}
