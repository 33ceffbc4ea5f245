/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-finding-columns.h"

#include <glib/gi18n-lib.h>
#include "sp-rows.h"

char *
sp_finding_column_message (gpointer row)
{
  return g_strdup (sp_finding_row_get_values (row)->message);
}

char *
sp_finding_column_severity (gpointer row)
{
  switch (sp_finding_row_get_values (row)->severity)
    {
    case SP_FINDING_ERROR:
      return g_strdup (_ ("Error"));
    case SP_FINDING_WARNING:
      return g_strdup (_ ("Warning"));
    default:
      return g_strdup (_ ("Note"));
    }
}

const char *
sp_finding_column_severity_style (gpointer row)
{
  switch (sp_finding_row_get_values (row)->severity)
    {
    case SP_FINDING_ERROR:
      return "severity-error";
    case SP_FINDING_WARNING:
      return "severity-warning";
    default:
      return "severity-note";
    }
}
