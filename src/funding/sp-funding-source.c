/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding.h"

#include <glib/gi18n-lib.h>

/* Codes of pot.source in the schema. */
static const struct { const char *code, *name; } SOURCES[] = {
  { "basic need", N_("Basic Need") },
  { "mid-year basic need", N_("Mid-year Basic Need") },
  { "targeted basic need", N_("Targeted Basic Need") },
  { "condition", N_("Condition and maintenance") },
  { "lcvap", N_("LCVAP (voluntary aided schools)") },
  { "devolved formula capital", N_("Devolved Formula Capital") },
  { "high needs", N_("High Needs Provision Capital") },
  { "project grant", N_("Project grant") },
  { "section 106", N_("Section 106 (developer contributions)") },
  { "cil", N_("Community Infrastructure Levy") },
  { "hif", N_("Housing Infrastructure Fund") },
  { "capital receipts", N_("Capital receipts") },
  { "revenue and reserves", N_("Revenue and reserves") },
  { "borrowing", N_("Borrowing") },
  { "carry forward", N_("Carry forward") },
  { "school or diocese", N_("School or diocese") },
  { "dfe grant", N_("Department for Education grant") },
  { "other", N_("Other") },
};

const char *
sp_funding_source_name (const char *source_code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (SOURCES); i++)
    if (g_strcmp0 (SOURCES[i].code, source_code) == 0)
      return _(SOURCES[i].name);
  return source_code != NULL ? source_code : _("Source not said");
}
